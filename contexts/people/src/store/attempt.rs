use db::{Error, Sql as _, Tx};
use jiff::Timestamp;

/// Counts one attempt, and says how many there were in the current window and when it ends. A window that is
/// over starts anew.
pub(crate) async fn count_attempt(
    tx: &Tx,
    subject: &str,
    at: Timestamp,
    window_ends_at: Timestamp,
) -> Result<(i64, Timestamp), Error> {
    let row = tx
        .one(
            "INSERT INTO people_attempt (subject, count, ends_at)
             VALUES ($1, 1, $2)
             ON CONFLICT (subject) DO UPDATE
             SET count = CASE WHEN people_attempt.ends_at <= $3 THEN 1 ELSE people_attempt.count + 1 END,
                 ends_at = CASE WHEN people_attempt.ends_at <= $3 THEN $2 ELSE people_attempt.ends_at END
             RETURNING count, ends_at",
            vec![subject.into(), window_ends_at.as_millisecond().into(), at.as_millisecond().into()],
        )
        .await?
        .ok_or_else(|| Error::RecordNotFound("people_attempt".to_owned()))?;
    Ok((row.at(0)?, super::instant(row.at(1)?)?))
}

/// Takes one attempt back.
pub(crate) async fn uncount_attempt(tx: &Tx, subject: &str) -> Result<(), Error> {
    tx.execute(
        "UPDATE people_attempt SET count = count - 1 WHERE subject = $1 AND count > 0",
        vec![subject.into()],
    )
    .await?;
    Ok(())
}

/// Forgets all attempts.
pub(crate) async fn delete_attempts(tx: &Tx, subject: &str) -> Result<(), Error> {
    tx.execute("DELETE FROM people_attempt WHERE subject = $1", vec![subject.into()]).await?;
    Ok(())
}

/// Forgets the attempts whose windows are over, so that somebody who tries many numbers does not fill the table.
pub(crate) async fn delete_old_attempts(tx: &Tx, at: Timestamp) -> Result<(), Error> {
    // Rows that another attempt holds are left to the next sweep: two sweeps must not wait for each other.
    let lock = match tx.dialect() {
        db::Dialect::Sqlite => "",
        db::Dialect::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let sql = format!(
        "DELETE FROM people_attempt
         WHERE subject IN (SELECT subject FROM people_attempt WHERE ends_at <= $1 LIMIT 100 {lock})"
    );
    tx.execute(&sql, vec![at.as_millisecond().into()]).await?;
    Ok(())
}
