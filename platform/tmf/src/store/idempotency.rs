use db::{Error, Sql as _, Tx};
use jiff::Timestamp;

/// Takes the key, unless somebody has it. On PostgreSQL this waits for a transaction that is taking it.
pub(crate) async fn claim(
    tx: &Tx,
    client: &str,
    key: &str,
    digest: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    let rows = tx
        .execute(
            "INSERT INTO tmf_idempotency (client, request_key, digest, resource, at)
             VALUES ($1, $2, $3, '', $4)
             ON CONFLICT (client, request_key) DO NOTHING",
            vec![client.into(), key.into(), digest.into(), now.as_millisecond().into()],
        )
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn find(tx: &Tx, client: &str, key: &str) -> Result<Option<(String, String)>, Error> {
    let row = tx
        .one(
            "SELECT digest, resource FROM tmf_idempotency WHERE client = $1 AND request_key = $2",
            vec![client.into(), key.into()],
        )
        .await?;
    row.map(|row| Ok((row.at(0)?, row.at(1)?))).transpose()
}

pub(crate) async fn remember(tx: &Tx, client: &str, key: &str, id: &str) -> Result<(), Error> {
    tx.execute(
        "UPDATE tmf_idempotency SET resource = $3 WHERE client = $1 AND request_key = $2",
        vec![client.into(), key.into(), id.into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget(tx: &Tx, client: &str, key: &str, before: Timestamp) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM tmf_idempotency WHERE client = $1 AND request_key = $2 AND at < $3",
        vec![client.into(), key.into(), before.as_millisecond().into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_all(tx: &Tx, before: Timestamp, limit: i64) -> Result<u64, Error> {
    tx.execute(
        "DELETE FROM tmf_idempotency
         WHERE (client, request_key) IN (
             SELECT client, request_key FROM tmf_idempotency WHERE at < $1 ORDER BY at LIMIT $2
         )",
        vec![before.as_millisecond().into(), limit.into()],
    )
    .await
}
