//! How often something may be tried: signing in, checking a customer's identity, following a complaint.
//!
//! An attempt is counted *before* it is looked at, in one statement on a row of the database. A hundred guesses
//! that arrive together are therefore counted one after the other, whichever process they reach.

use db::{Db, Tx};
use jiff::{SignedDuration, Timestamp};

use crate::{
    digest::{digest, hex},
    store,
};

/// How many attempts fit into which time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// How many.
    pub count_max: i64,
    /// From the first of them on.
    pub window: SignedDuration,
}

/// Whether an attempt may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Go,
    /// Not before `until`.
    Locked {
        /// When the next attempt may be made.
        until: Timestamp,
        /// It is the attempt that ran into the limit. Record this one: whoever goes on trying must not fill
        /// the journal.
        first: bool,
    },
}

/// Counts an attempt and says whether it may be made. `subject` says what is limited, e.g. `sign-in 1002`; it
/// may be anything a person typed, and only its digest is stored.
pub async fn count(db: &Db, limit: Limit, subject: &str, at: Timestamp) -> Result<Verdict, db::Error> {
    let tx = db.begin().await?;
    let (count, ends_at) = store::count_attempt(&tx, &key(subject), at, at + limit.window).await?;
    if count == 1 {
        store::delete_old_attempts(&tx, at).await?;
    }
    tx.commit().await?;
    Ok(if count <= limit.count_max {
        Verdict::Go
    } else {
        Verdict::Locked { until: ends_at, first: count == limit.count_max + 1 }
    })
}

/// Forgets all attempts, because one of them succeeded.
pub async fn forget(tx: &Tx, subject: &str) -> Result<(), db::Error> {
    store::delete_attempts(tx, &key(subject)).await
}

/// Takes one attempt back, because it succeeded, and leaves those of others who share the subject.
pub async fn take_back(tx: &Tx, subject: &str) -> Result<(), db::Error> {
    store::uncount_attempt(tx, &key(subject)).await
}

fn key(subject: &str) -> String {
    hex(&digest(subject))
}
