//! Background work that survives a restart and runs once across processes.
//!
//! A job is a row, written in the transaction of the change that asks for it. A worker claims due rows with a
//! lease; when its process dies, the lease runs out and another worker takes the job. Work is therefore done
//! at least once: a handler must find out whether its work is done already.

use std::{future::Future, time::Duration};

use db::{Db, Dialect, Error, Migration, Sql as _, Step, Tx, Value};
use jiff::{SignedDuration, Timestamp};

/// The table of the jobs.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "jobs",
    version: 1,
    steps: &[
        Step::Both(
            "CREATE TABLE jobs_job (
                id {serial},
                kind TEXT NOT NULL,
                payload TEXT NOT NULL,
                run_at BIGINT NOT NULL,
                attempts BIGINT NOT NULL,
                failure TEXT
            )",
        ),
        Step::Both("CREATE INDEX jobs_by_time ON jobs_job (run_at)"),
    ],
}];

/// A claimed job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// What is to be done, e.g. `send-notice`.
    pub kind: String,
    /// For what, as the one who asked wrote it.
    pub payload: String,
    /// How often it has been tried, this time included.
    pub attempts: i64,
}

const LEASE: SignedDuration = SignedDuration::from_secs(60);
const BATCH: i64 = 16;
/// After this many attempts a job waits a day between attempts, and its failure stays in sight.
const ATTEMPTS_FAST: u32 = 10;

/// Asks for work at or after `run_at`, in the transaction of the change that needs it.
pub async fn enqueue(tx: &Tx, kind: &str, payload: &str, run_at: Timestamp) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO jobs_job (kind, payload, run_at, attempts) VALUES ($1, $2, $3, 0)",
        vec![kind.into(), payload.into(), run_at.as_millisecond().into()],
    )
    .await?;
    Ok(())
}

/// Claims due jobs: until the lease ends, nobody else gets them.
pub async fn claim(db: &Db, now: Timestamp) -> Result<Vec<Job>, Error> {
    let due = db
        .one("SELECT id FROM jobs_job WHERE run_at <= $1 LIMIT 1", vec![now.as_millisecond().into()])
        .await?;
    if due.is_none() {
        return Ok(vec![]);
    }
    let tx = db.begin().await?;
    let lock = match tx.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let sql = format!(
        "UPDATE jobs_job
         SET run_at = $1, attempts = attempts + 1
         WHERE id IN (SELECT id FROM jobs_job WHERE run_at <= $2 ORDER BY run_at LIMIT $3 {lock})
         RETURNING id, kind, payload, attempts"
    );
    let lease_end = (now + LEASE).as_millisecond();
    let rows = tx.all(&sql, vec![lease_end.into(), now.as_millisecond().into(), BATCH.into()]).await?;
    tx.commit().await?;
    rows.iter()
        .map(|row| Ok(Job { id: row.at(0)?, kind: row.at(1)?, payload: row.at(2)?, attempts: row.at(3)? }))
        .collect()
}

/// Strikes a job off. In the transaction of its work, the two succeed or fail together.
pub async fn done(tx: &Tx, job: &Job) -> Result<(), Error> {
    tx.execute("DELETE FROM jobs_job WHERE id = $1", vec![job.id.into()]).await?;
    Ok(())
}

/// Strikes off every waiting job of a kind, and says how many: for data that was carried over with its work done.
pub async fn strike_off_all(tx: &Tx, kind: &str) -> Result<u64, Error> {
    tx.execute("DELETE FROM jobs_job WHERE kind = $1", vec![kind.into()]).await
}

/// Makes every job that was tried before due now, and says how many. For a database that was brought from elsewhere:
/// whoever held their leases works on another one, and what a job failed of may be different here.
pub async fn release_all(tx: &Tx, now: Timestamp) -> Result<u64, Error> {
    let now = now.as_millisecond();
    tx.execute("UPDATE jobs_job SET run_at = $1 WHERE attempts > 0 AND run_at > $1", vec![now.into()]).await
}

/// Puts a failed job back, later each time, with the reason in sight.
pub async fn postpone(db: &Db, job: &Job, failure: &str, now: Timestamp) -> Result<(), Error> {
    let tx = db.begin().await?;
    tx.execute(
        "UPDATE jobs_job SET run_at = $2, failure = $3 WHERE id = $1",
        vec![job.id.into(), (now + back_off(job.attempts)).as_millisecond().into(), failure.into()],
    )
    .await?;
    tx.commit().await
}

/// How many jobs wait, and how many of them have failed at least once.
pub async fn backlog(db: &Db) -> Result<(i64, i64), Error> {
    let row = db.one("SELECT COUNT(*), COUNT(failure) FROM jobs_job", Vec::<Value>::new()).await?;
    row.map_or(Ok((0, 0)), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// Works through due jobs until `stop` resolves. `clock` tells the time; `handle` does one job and strikes it off.
pub async fn run<F, E>(
    db: &Db,
    clock: impl Fn() -> Timestamp,
    handle: impl Fn(Job) -> F,
    stop: impl Future<Output = ()>,
) where
    F: Future<Output = Result<(), E>>,
    E: std::fmt::Display,
{
    const PAUSE: Duration = Duration::from_millis(500);
    let work = async {
        loop {
            let worked = run_due(db, &clock, &handle).await;
            if let Err(error) = &worked {
                tracing::warn!(%error, "jobs could not be claimed");
            }
            if !matches!(worked, Ok(1..)) {
                tokio::time::sleep(PAUSE).await;
            }
        }
    };
    tokio::select! {
        () = work => (),
        () = stop => (),
    }
}

/// Does the jobs that are due now, once, and says how many there were.
pub async fn run_due<F, E>(
    db: &Db,
    clock: &impl Fn() -> Timestamp,
    handle: &impl Fn(Job) -> F,
) -> Result<usize, Error>
where
    F: Future<Output = Result<(), E>>,
    E: std::fmt::Display,
{
    let jobs = claim(db, clock()).await?;
    for job in &jobs {
        if let Err(failure) = handle(job.clone()).await {
            tracing::warn!(kind = job.kind, attempts = job.attempts, %failure, "a job failed");
            postpone(db, job, &failure.to_string(), clock()).await?;
        }
    }
    Ok(jobs.len())
}

/// 2, 4, 8 … seconds up to about 17 minutes, then a day.
fn back_off(attempts: i64) -> SignedDuration {
    let attempts = u32::try_from(attempts).unwrap_or(ATTEMPTS_FAST + 1);
    if attempts > ATTEMPTS_FAST {
        SignedDuration::from_hours(24)
    } else {
        SignedDuration::from_secs(1 << attempts)
    }
}
