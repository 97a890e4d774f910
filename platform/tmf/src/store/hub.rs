use db::{Dialect, Error, Row, Sql, Tx, Value};
use jiff::Timestamp;

use crate::{
    Edition,
    hub::{Secret, Subscription},
};

const COLUMNS: &str = "id, api, edition, client, callback, query, secret, seq, failures, lease";

pub(crate) async fn insert(tx: &Tx, subscription: &Subscription, now: Timestamp) -> Result<(), Error> {
    let Subscription { id, api, edition, client, callback, query, secret, seq, .. } = subscription;
    tx.execute(
        "INSERT INTO tmf_hub (id, api, edition, client, callback, query, secret, created_at, seq, due_at,
             leased_until, lease, failures)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, 0, '', 0)",
        vec![
            id.as_str().into(),
            api.as_str().into(),
            edition.name().into(),
            client.as_str().into(),
            callback.as_str().into(),
            query.as_str().into(),
            secret.bytes().to_vec().into(),
            now.as_millisecond().into(),
            (*seq).into(),
        ],
    )
    .await?;
    Ok(())
}

/// The subscriptions of a client, at most `limit`.
pub(crate) async fn of_client(
    on: &impl Sql,
    api: &str,
    client: &str,
    limit: i64,
) -> Result<Vec<Subscription>, Error> {
    let rows = on
        .all(
            &format!("SELECT {COLUMNS} FROM tmf_hub WHERE client = $1 AND api = $2 ORDER BY id LIMIT $3"),
            vec![client.into(), api.into(), limit.into()],
        )
        .await?;
    rows.iter().map(read).collect()
}

pub(crate) async fn find(
    on: &impl Sql,
    api: &str,
    client: &str,
    id: &str,
) -> Result<Option<Subscription>, Error> {
    let row = on
        .one(
            &format!("SELECT {COLUMNS} FROM tmf_hub WHERE id = $1 AND api = $2 AND client = $3"),
            vec![id.into(), api.into(), client.into()],
        )
        .await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn delete(tx: &Tx, id: &str) -> Result<u64, Error> {
    tx.execute("DELETE FROM tmf_hub WHERE id = $1", vec![id.into()]).await
}

const DUE: &str = "api = $1 AND due_at <= $2 AND leased_until <= $2 AND given_up_at IS NULL AND seq < $3";

/// Whether a subscription may have something to send; asked before anything is written.
pub(crate) async fn is_any_due(on: &impl Sql, api: &str, head: i64, now: Timestamp) -> Result<bool, Error> {
    let row = on
        .one(
            &format!("SELECT id FROM tmf_hub WHERE {DUE} LIMIT 1"),
            vec![api.into(), now.as_millisecond().into(), head.into()],
        )
        .await?;
    Ok(row.is_some())
}

/// Takes a subscription that may have something to send, for the holder of `lease` alone.
pub(crate) async fn lease(
    tx: &Tx,
    api: &str,
    head: i64,
    now: Timestamp,
    until: Timestamp,
    lease: &str,
) -> Result<Option<Subscription>, Error> {
    let lock = match tx.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let sql = format!(
        "UPDATE tmf_hub
         SET leased_until = $4, lease = $5
         WHERE id = (SELECT id FROM tmf_hub WHERE {DUE} ORDER BY due_at, id LIMIT 1 {lock})
         RETURNING {COLUMNS}"
    );
    let values: Vec<Value> = vec![
        api.into(),
        now.as_millisecond().into(),
        head.into(),
        until.as_millisecond().into(),
        lease.into(),
    ];
    tx.one(&sql, values).await?.as_ref().map(read).transpose()
}

/// Remembers how far the subscriber has got; says whether the lease still holds.
pub(crate) async fn advance(tx: &Tx, subscription: &Subscription, seq: i64) -> Result<bool, Error> {
    let rows = tx
        .execute(
            "UPDATE tmf_hub SET seq = $3, failures = 0, problem = NULL WHERE id = $1 AND lease = $2",
            vec![subscription.id.as_str().into(), subscription.lease.as_str().into(), seq.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Gives the subscription back, to be looked at again from `due_at` on.
pub(crate) async fn release(tx: &Tx, subscription: &Subscription, due_at: Timestamp) -> Result<(), Error> {
    tx.execute(
        "UPDATE tmf_hub SET leased_until = 0, lease = '', due_at = $3 WHERE id = $1 AND lease = $2",
        vec![
            subscription.id.as_str().into(),
            subscription.lease.as_str().into(),
            due_at.as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Gives every subscription back that somebody holds, and says how many.
pub(crate) async fn release_all(tx: &Tx) -> Result<u64, Error> {
    tx.execute("UPDATE tmf_hub SET leased_until = 0, lease = '' WHERE lease <> ''", vec![]).await
}

/// Remembers that an event did not arrive; says whether the lease still held.
pub(crate) async fn fail(
    tx: &Tx,
    subscription: &Subscription,
    problem: &str,
    due_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<bool, Error> {
    let given_up_at = if due_at.is_none() { Some(now.as_millisecond()) } else { None };
    let rows = tx
        .execute(
            "UPDATE tmf_hub
             SET leased_until = 0, lease = '', failures = failures + 1, problem = $3, due_at = $4,
                 given_up_at = $5
             WHERE id = $1 AND lease = $2",
            vec![
                subscription.id.as_str().into(),
                subscription.lease.as_str().into(),
                problem.into(),
                due_at.unwrap_or(now).as_millisecond().into(),
                given_up_at.into(),
            ],
        )
        .await?;
    Ok(rows == 1)
}

fn read(row: &Row) -> Result<Subscription, Error> {
    let edition: String = row.at(2)?;
    let secret: Vec<u8> = row.at(6)?;
    let secret = secret.try_into().map_err(|_| Error::Type("a hub's secret has 32 bytes".to_owned()))?;
    Ok(Subscription {
        id: row.at(0)?,
        api: row.at(1)?,
        edition: if edition == Edition::V4.name() { Edition::V4 } else { Edition::V5 },
        client: row.at(3)?,
        callback: row.at(4)?,
        query: row.at(5)?,
        secret: Secret::new(secret),
        seq: row.at(7)?,
        failures: row.at(8)?,
        lease: row.at(9)?,
    })
}
