use db::{Dialect, Error, Sql as _, Tx};

/// Where a consumer of the journal stands, with its row locked until the transaction ends: while one process
/// works through the entries after it, another one gets `None`.
pub async fn cursor(tx: &Tx, consumer: &str) -> Result<Option<i64>, Error> {
    tx.execute(
        "INSERT INTO journal_cursor (consumer, seq) VALUES ($1, 0) ON CONFLICT (consumer) DO NOTHING",
        vec![consumer.into()],
    )
    .await?;
    let lock = match tx.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let sql = format!("SELECT seq FROM journal_cursor WHERE consumer = $1 {lock}");
    let row = tx.one(&sql, vec![consumer.into()]).await?;
    row.map(|row| row.at(0)).transpose()
}

/// Moves a consumer past what it has worked through, in the transaction of that work.
pub async fn advance(tx: &Tx, consumer: &str, seq: i64) -> Result<(), Error> {
    tx.execute("UPDATE journal_cursor SET seq = $2 WHERE consumer = $1", vec![consumer.into(), seq.into()])
        .await?;
    Ok(())
}
