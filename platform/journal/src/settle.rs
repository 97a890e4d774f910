use db::{Db, Error, Tx};
use kernel::{Deed, Refusal};
use serde_json::json;

use crate::{Entry, record};

/// A use case's error that may be a refusal.
pub trait Refusable: From<Error> {
    /// The refusal, where it is one.
    fn refusal(&self) -> Option<&Refusal>;
}

/// Ends the transaction of a use case: commits what it decided, or leaves nothing of it and records the
/// refusal in a transaction of its own.
pub async fn settle<T, E: Refusable>(
    db: &Db,
    tx: Tx,
    deed: &Deed,
    context: &'static str,
    subject: &str,
    outcome: Result<T, E>,
) -> Result<T, E> {
    match outcome {
        Ok(value) => {
            tx.commit().await?;
            Ok(value)
        }
        Err(error) => {
            tx.rollback().await?;
            if let Some(refusal) = error.refusal() {
                let tx = db.begin().await?;
                refused(&tx, deed, context, subject, refusal).await?;
                tx.commit().await?;
            }
            Err(error)
        }
    }
}

/// Records that something was refused.
pub async fn refused(
    tx: &Tx,
    deed: &Deed,
    context: &'static str,
    subject: &str,
    refusal: &Refusal,
) -> Result<(), Error> {
    let facts: serde_json::Map<_, _> =
        refusal.facts.iter().map(|(name, value)| (name.to_string(), value.as_str().into())).collect();
    let body = json!({ "rule": refusal.rule, "kind": refusal.kind, "facts": facts });
    let entry =
        Entry { context, subject: subject.to_owned(), event: "refused", clause: Some(refusal.clause), body };
    record(tx, deed, entry).await.map(|_| ())
}
