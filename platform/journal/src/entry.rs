use db::{Error, Row, Sql, Tx};
use jiff::Timestamp;
use kernel::{Clause, Deed};
use serde_json::Value as Json;

/// Something that happened, about to be recorded.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The business context that says so, e.g. `complaints`.
    pub context: &'static str,
    /// What it happened to, e.g. `T20260930-0001`.
    pub subject: String,
    /// What happened, in kebab case, e.g. `extended`.
    pub event: &'static str,
    /// The clause it is evidence for.
    pub clause: Option<Clause>,
    /// The facts.
    pub body: Json,
}

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Its place: 1, 2, 3 … without gaps, in the order of commits.
    pub seq: i64,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it, in the form of [`kernel::Actor`]'s `Display`.
    pub actor: String,
    /// What for.
    pub purpose: String,
    /// The business context.
    pub context: String,
    /// What it happened to.
    pub subject: String,
    /// What happened.
    pub event: String,
    /// The clause it is evidence for.
    pub clause: Option<String>,
    /// The facts.
    pub body: Json,
}

/// Appends an entry in the transaction of the change it describes, and says its place.
pub async fn record(tx: &Tx, deed: &Deed, entry: Entry) -> Result<i64, Error> {
    let head = tx.one("UPDATE journal_head SET seq = seq + 1 WHERE id = 1 RETURNING seq", vec![]).await?;
    let seq: i64 = head.ok_or_else(|| Error::RecordNotFound("journal_head".to_owned()))?.at(0)?;
    tx.execute(
        "INSERT INTO journal_entry (seq, at, actor, purpose, context, subject, event, clause, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        vec![
            seq.into(),
            deed.at.as_millisecond().into(),
            deed.by.to_string().into(),
            deed.purpose.name().into(),
            entry.context.into(),
            entry.subject.into(),
            entry.event.into(),
            entry.clause.map(Clause::id).into(),
            entry.body.to_string().into(),
        ],
    )
    .await?;
    Ok(seq)
}

const COLUMNS: &str = "seq, at, actor, purpose, context, subject, event, clause, body";

/// What happened to one subject after place `after`, oldest first, at most `limit` entries.
pub async fn of_subject(
    on: &impl Sql,
    context: &str,
    subject: &str,
    after: i64,
    limit: i64,
) -> Result<Vec<Recorded>, Error> {
    let rows = on
        .all(
            &format!(
                "SELECT {COLUMNS}
                 FROM journal_entry
                 WHERE context = $1 AND subject = $2 AND seq > $3
                 ORDER BY seq
                 LIMIT $4"
            ),
            vec![context.into(), subject.into(), after.into(), limit.into()],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// Whether somebody (in the form of [`kernel::Actor`]'s `Display`) has done this to a subject since `from`.
pub async fn has_done(
    on: &impl Sql,
    context: &str,
    subject: &str,
    event: &str,
    actor: &str,
    from: Timestamp,
) -> Result<bool, Error> {
    let row = on
        .one(
            "SELECT seq
             FROM journal_entry
             WHERE context = $1 AND subject = $2 AND event = $3 AND actor = $4 AND at > $5
             LIMIT 1",
            vec![context.into(), subject.into(), event.into(), actor.into(), from.as_millisecond().into()],
        )
        .await?;
    Ok(row.is_some())
}

/// What happened after place `after`, oldest first, at most `limit` entries.
pub async fn since(on: &impl Sql, after: i64, limit: i64) -> Result<Vec<Recorded>, Error> {
    let rows = on
        .all(
            &format!("SELECT {COLUMNS} FROM journal_entry WHERE seq > $1 ORDER BY seq LIMIT $2"),
            vec![after.into(), limit.into()],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// Refusals from `from` on, newest first, at most `limit`.
pub async fn refusals_since(on: &impl Sql, from: Timestamp, limit: i64) -> Result<Vec<Recorded>, Error> {
    let rows = on
        .all(
            &format!(
                "SELECT {COLUMNS}
                 FROM journal_entry
                 WHERE event = 'refused' AND at >= $1
                 ORDER BY at DESC
                 LIMIT $2"
            ),
            vec![from.as_millisecond().into(), limit.into()],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// Per clause: entries that are evidence for it, and refusals among them.
pub async fn clause_counts(on: &impl Sql) -> Result<Vec<(String, i64, i64)>, Error> {
    let rows = on
        .all(
            "SELECT clause, COUNT(*), CAST(SUM(CASE WHEN event = 'refused' THEN 1 ELSE 0 END) AS BIGINT)
             FROM journal_entry
             WHERE clause IS NOT NULL
             GROUP BY clause
             LIMIT 1000",
            vec![],
        )
        .await?;
    rows.iter().map(|row| Ok((row.at(0)?, row.at(1)?, row.at(2)?))).collect()
}

/// The place of the newest entry; 0 where there is none.
pub async fn head(on: &impl Sql) -> Result<i64, Error> {
    let row = on.one("SELECT seq FROM journal_head WHERE id = 1", vec![]).await?;
    row.map_or(Ok(0), |row| row.at(0))
}

fn read(row: &Row) -> Result<Recorded, Error> {
    let at: i64 = row.at(1)?;
    let body: String = row.at(8)?;
    Ok(Recorded {
        seq: row.at(0)?,
        at: Timestamp::from_millisecond(at).map_err(|e| Error::Type(e.to_string()))?,
        actor: row.at(2)?,
        purpose: row.at(3)?,
        context: row.at(4)?,
        subject: row.at(5)?,
        event: row.at(6)?,
        clause: row.at(7)?,
        body: serde_json::from_str(&body).map_err(|e| Error::Json(e.to_string()))?,
    })
}
