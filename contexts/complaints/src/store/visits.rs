//! The browsers in which customers have shown whose complaint it is.

use db::{Error, Row, Sql, Tx};
use jiff::Timestamp;

use crate::complaint::{Digest, Number};

/// An open visit, as it was last used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StoredVisit {
    pub(crate) number: Number,
    pub(crate) opened_at: Timestamp,
    /// When it was last used, give or take some minutes.
    pub(crate) used_at: Timestamp,
}

/// Opens a visit, unless there is one of this token; says whether it was opened.
pub(crate) async fn put(
    tx: &Tx,
    token: &Digest,
    number: Number,
    at: Timestamp,
    ends_at: Timestamp,
) -> Result<bool, Error> {
    let values = vec![
        token.as_str().into(),
        number.key().into(),
        at.as_millisecond().into(),
        ends_at.as_millisecond().into(),
    ];
    let opened = tx
        .execute(
            "INSERT INTO complaints_visit (token, number, opened_at, used_at, ends_at)
             VALUES ($1, $2, $3, $3, $4)
             ON CONFLICT (token) DO NOTHING",
            values,
        )
        .await?;
    Ok(opened > 0)
}

/// The visit that a token opens now.
pub(crate) async fn find(
    on: &impl Sql,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<StoredVisit>, Error> {
    let row = on
        .one(
            "SELECT number, opened_at, used_at FROM complaints_visit WHERE token = $1 AND ends_at > $2",
            vec![token.as_str().into(), now.as_millisecond().into()],
        )
        .await?;
    row.as_ref().map(read).transpose()
}

/// Notes that a visit was used.
pub(crate) async fn touch(
    tx: &Tx,
    token: &Digest,
    used_at: Timestamp,
    ends_at: Timestamp,
) -> Result<(), Error> {
    tx.execute(
        "UPDATE complaints_visit SET used_at = $2, ends_at = $3 WHERE token = $1",
        vec![token.as_str().into(), used_at.as_millisecond().into(), ends_at.as_millisecond().into()],
    )
    .await?;
    Ok(())
}

/// Ends a visit.
pub(crate) async fn drop(tx: &Tx, token: &Digest) -> Result<(), Error> {
    tx.execute("DELETE FROM complaints_visit WHERE token = $1", vec![token.as_str().into()]).await?;
    Ok(())
}

/// Forgets visits that are over, some at a time.
pub(crate) async fn drop_ended(tx: &Tx, now: Timestamp) -> Result<(), Error> {
    // Rows that another sweep holds are left to the next one: two sweeps must not wait for each other.
    let lock = match tx.dialect() {
        db::Dialect::Sqlite => "",
        db::Dialect::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let sql = format!(
        "DELETE FROM complaints_visit
         WHERE token IN (SELECT token FROM complaints_visit WHERE ends_at <= $1 LIMIT 100 {lock})"
    );
    tx.execute(&sql, vec![now.as_millisecond().into()]).await?;
    Ok(())
}

fn read(row: &Row) -> Result<StoredVisit, Error> {
    let instant = |ms: i64| Timestamp::from_millisecond(ms).map_err(|e| Error::Type(e.to_string()));
    Ok(StoredVisit {
        number: super::complaints::number(row, 0)?,
        opened_at: instant(row.at(1)?)?,
        used_at: instant(row.at(2)?)?,
    })
}
