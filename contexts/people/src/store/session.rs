use db::{Dialect, Error, Row, Sql, Tx};
use jiff::Timestamp;
use kernel::StaffNumber;

use super::{STAFF, instant, parsed, staff};
use crate::{SecretHash, Session, Staff, digest::unhex};

const LISTED_MAX: i64 = 100;

/// Whom a session stands for, with the session, where it has not ended. The one query of every page.
pub(crate) async fn find_session(
    on: &impl Sql,
    digest: Vec<u8>,
    at: Timestamp,
) -> Result<Option<(Staff, Session)>, Error> {
    let row = on
        .one(
            &format!(
                "SELECT {STAFF}, digest, device, opened_at, seen_at, ends_at
                 FROM people_session
                 JOIN people_staff ON number = staff
                 WHERE digest = $1 AND ends_at > $2 AND active = 1"
            ),
            vec![digest.into(), at.as_millisecond().into()],
        )
        .await?;
    row.map(|row| Ok((staff(&row)?, session(&row)?))).transpose()
}

/// A member of staff's sessions that have not ended, newest first; at most 100.
pub async fn sessions(on: &impl Sql, staff: &StaffNumber, at: Timestamp) -> Result<Vec<Session>, Error> {
    let rows = on
        .all(
            "SELECT digest, device, opened_at, seen_at, ends_at
             FROM people_session
             WHERE staff = $1 AND ends_at > $2
             ORDER BY opened_at DESC
             LIMIT $3",
            vec![staff.as_str().into(), at.as_millisecond().into(), LISTED_MAX.into()],
        )
        .await?;
    rows.iter().map(session).collect()
}

/// Opens a session.
pub(crate) async fn insert_session(tx: &Tx, staff: &StaffNumber, session: &Session) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO people_session (digest, staff, device, opened_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        vec![
            session.digest.clone().into(),
            staff.as_str().into(),
            session.device.as_str().into(),
            session.opened_at.as_millisecond().into(),
            session.seen_at.as_millisecond().into(),
            session.ends_at.as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Notes that a session is in use.
pub(crate) async fn touch_session(tx: &Tx, session: &Session) -> Result<(), Error> {
    tx.execute(
        "UPDATE people_session SET seen_at = $2, ends_at = $3 WHERE digest = $1 AND seen_at < $2",
        vec![
            session.digest.clone().into(),
            session.seen_at.as_millisecond().into(),
            session.ends_at.as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Ends the session with this digest, and says whose it was.
pub(crate) async fn drop_session(tx: &Tx, digest: Vec<u8>) -> Result<Option<StaffNumber>, Error> {
    let row =
        tx.one("DELETE FROM people_session WHERE digest = $1 RETURNING staff", vec![digest.into()]).await?;
    row.map(|row| parsed(&row, "staff")).transpose()
}

/// Ends one session of a member of staff by its [`Session::id`]; `false` where there was none.
pub(crate) async fn delete_session(tx: &Tx, staff: &StaffNumber, id: &str) -> Result<bool, Error> {
    let Some(digest) = unhex(id) else { return Ok(false) };
    let ended = tx
        .execute(
            "DELETE FROM people_session WHERE digest = $1 AND staff = $2",
            vec![digest.into(), staff.as_str().into()],
        )
        .await?;
    Ok(ended == 1)
}

/// Ends every session of a member of staff, and says how many there were.
pub(crate) async fn delete_sessions(tx: &Tx, staff: &StaffNumber) -> Result<u64, Error> {
    tx.execute("DELETE FROM people_session WHERE staff = $1", vec![staff.as_str().into()]).await
}

/// Forgets the sessions of a member of staff that have ended by themselves.
pub(crate) async fn delete_ended_sessions(tx: &Tx, staff: &StaffNumber, at: Timestamp) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM people_session WHERE staff = $1 AND ends_at <= $2",
        vec![staff.as_str().into(), at.as_millisecond().into()],
    )
    .await?;
    Ok(())
}

/// The password of somebody who works here.
pub(crate) async fn password(on: &impl Sql, staff: &StaffNumber) -> Result<Option<SecretHash>, Error> {
    read_password(on, staff, "").await
}

/// The password of somebody who works here, which nobody changes until the transaction ends.
pub(crate) async fn hold_password(tx: &Tx, staff: &StaffNumber) -> Result<Option<SecretHash>, Error> {
    let lock = match tx.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "FOR UPDATE",
    };
    read_password(tx, staff, lock).await
}

async fn read_password(on: &impl Sql, staff: &StaffNumber, lock: &str) -> Result<Option<SecretHash>, Error> {
    let sql = format!("SELECT password FROM people_staff WHERE number = $1 AND active = 1 {lock}");
    let row = on.one(&sql, vec![staff.as_str().into()]).await?;
    let password: Option<String> = row.map(|row| row.at(0)).transpose()?.flatten();
    Ok(password.map(SecretHash::stored))
}

/// Sets a password; `false` where nobody has the number.
pub(crate) async fn update_password(tx: &Tx, staff: &StaffNumber, hash: &SecretHash) -> Result<bool, Error> {
    let changed = tx
        .execute(
            "UPDATE people_staff SET password = $2 WHERE number = $1",
            vec![staff.as_str().into(), hash.as_str().into()],
        )
        .await?;
    Ok(changed == 1)
}

fn session(row: &Row) -> Result<Session, Error> {
    Ok(Session {
        digest: row.get("digest")?,
        device: row.get("device")?,
        opened_at: instant(row.get("opened_at")?)?,
        seen_at: instant(row.get("seen_at")?)?,
        ends_at: instant(row.get("ends_at")?)?,
    })
}
