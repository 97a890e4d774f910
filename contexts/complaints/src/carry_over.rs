//! Carrying complaints over from a former system, some hundred in each transaction.

use std::collections::{BTreeMap, HashMap};

use db::{Db, Tx};
use kernel::{Clause, Deed, Refusal};
use serde_json::{Value as Json, json};

use crate::{
    Accept, CONTEXT, Error, Rules, accept,
    complaint::{Import, Number},
    import::content_digest,
    store::{self, imports::Known},
};

/// What became of one complaint of a former system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CarriedOver {
    /// It was accepted.
    Accepted(Number),
    /// It was carried over before.
    AlreadyThere(Number),
    /// A rule forbids it.
    Refused(Refusal),
}

/// Whether what is carried over is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It is.
    All,
    /// Nothing is: it is only tried.
    Nothing,
}

/// Carries complaints over, in one transaction: each of them once, however often it is tried, by whomever and
/// however a former try ended. One that is refused does not keep the others back.
pub async fn carry_over(
    db: &Db,
    deed: &Deed,
    rules: &Rules,
    batch: &[Accept],
    keep: Keep,
) -> Result<Vec<CarriedOver>, Error> {
    let mut refused = BTreeMap::new();
    loop {
        let tx = db.begin().await?;
        match all_of(&tx, deed, rules, batch, &refused).await? {
            Ok(outcomes) => {
                match keep {
                    Keep::All => tx.commit().await?,
                    Keep::Nothing => tx.rollback().await?,
                }
                return Ok(outcomes);
            }
            // What the refused one had written already goes with the transaction; the others are done again.
            Err((place, refusal)) => {
                tx.rollback().await?;
                refused.insert(place, refusal);
            }
        }
    }
}

type AtPlace = (usize, Refusal);

/// Every complaint of the batch but those refused before; or the first one that is refused now.
async fn all_of(
    tx: &Tx,
    deed: &Deed,
    rules: &Rules,
    batch: &[Accept],
    refused: &BTreeMap<usize, Refusal>,
) -> Result<Result<Vec<CarriedOver>, AtPlace>, Error> {
    store::imports::hold(tx).await?;
    let mut known = known(tx, batch).await?;
    let mut outcomes = Vec::with_capacity(batch.len());
    for (place, command) in batch.iter().enumerate() {
        let outcome = match (refused.get(&place), &command.import) {
            (Some(refusal), _) => CarriedOver::Refused(refusal.clone()),
            (None, None) => CarriedOver::Refused(Refusal::input("import-id-missing", Clause::of("4.2.2(1)"))),
            (None, Some(import)) => match known.get(&key(import)) {
                Some(held) => again(held, command),
                None => match accept(tx, deed, rules, command.clone()).await {
                    Ok(accepted) => {
                        let number = accepted.complaint.number;
                        let content = Some(content_digest(command).to_string());
                        known.insert(key(import), Known { number, content });
                        CarriedOver::Accepted(number)
                    }
                    Err(Error::Refused(refusal)) => return Ok(Err((place, refusal))),
                    Err(error) => return Err(error),
                },
            },
        };
        outcomes.push(outcome);
    }
    Ok(Ok(outcomes))
}

/// What becomes of a row whose id is known. Its content is compared, or a change in the former system, and another
/// complaint under the same id, would be lost without a word.
fn again(held: &Known, command: &Accept) -> CarriedOver {
    match &held.content {
        Some(content) if *content != content_digest(command).to_string() => CarriedOver::Refused(
            Refusal::conflict("import-id-known-with-other-content", Clause::of("4.2.2(1)"))
                .with("complaint", held.number),
        ),
        Some(_) | None => CarriedOver::AlreadyThere(held.number),
    }
}

type Key = (String, String);

fn key(import: &Import) -> Key {
    (import.source.clone(), import.id.clone())
}

async fn known(tx: &Tx, batch: &[Accept]) -> Result<HashMap<Key, Known>, Error> {
    let mut ids: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for import in batch.iter().filter_map(|command| command.import.as_ref()) {
        ids.entry(&import.source).or_default().push(&import.id);
    }
    let mut known = HashMap::new();
    for (source, ids) in ids {
        let found = store::imports::known(tx, source, &ids).await?;
        known.extend(found.into_iter().map(|(id, held)| ((source.to_owned(), id), held)));
    }
    Ok(known)
}

/// A file that was worked through to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// The former system.
    pub source: String,
    /// The file's SHA-256 in hexadecimal digits, by which the same file is known again.
    pub sha256: String,
    /// Complaints accepted.
    pub accepted: u64,
    /// Complaints that were carried over before.
    pub already_there: u64,
    /// Rows refused, by rule.
    pub refused: BTreeMap<&'static str, u64>,
}

/// Records that a file was worked through (clause 4.2.2(1)). A file that brings nothing new and is refused where
/// it was before is not recorded again: the same file twice changes nothing. Says whether it was recorded.
pub async fn record_import(tx: &Tx, deed: &Deed, run: &ImportRun) -> Result<bool, Error> {
    let subject = format!("file:{}", run.sha256);
    let refused: Json = run.refused.iter().map(|(rule, rows)| ((*rule).to_owned(), json!(rows))).collect();
    if run.accepted == 0 {
        let before = journal::of_subject(tx, CONTEXT, &subject, 0, RUNS_MAX).await?;
        if before.last().is_some_and(|entry| entry.body["refused"] == refused) {
            return Ok(false);
        }
    }
    let entry = journal::Entry {
        context: CONTEXT,
        subject,
        event: "imported",
        clause: Some(Clause::of("4.2.2(1)")),
        body: json!({
            "source": run.source,
            "accepted": run.accepted,
            "already_there": run.already_there,
            "refused": refused,
        }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(true)
}

/// One file is hardly imported more often.
const RUNS_MAX: i64 = 1_000;
