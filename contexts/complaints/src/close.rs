//! The end of a complaint, and what may still happen to its file.

use db::Tx;
use jiff::Timestamp;
use kernel::{Clause, Deed};
use serde_json::json;

use crate::{
    Changed, Error,
    change::{Happened, handler, is_current, is_impartial, load, save},
    complaint::{Addition, Appeal, Note, Number, Reexamination, is_past},
    judge::Verdict,
    root_causes::check_listed,
};

/// Closes an answered complaint.
pub async fn close(tx: &Tx, deed: &Deed, number: Number, root_cause: &str) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let after = before.complaint.clone().close(&by, root_cause, deed.at)?;
    check_listed(tx, root_cause).await?;
    let in_time = |due: Timestamp| !is_past(due, deed.at);
    let body = json!({
        "root_cause": after.root_cause(),
        "opinion": before.complaint.answer().and_then(|a| a.opinion.as_ref()).map(|given| given.opinion),
        "in_original_time": in_time(after.clocks.original_due),
        "in_announced_time": in_time(after.clocks.announced_due),
    });
    save(tx, deed, &before, after, Happened { event: "closed", clause: Clause::of("4.3.1(1)"), body }).await
}

/// Goes on looking into an answered complaint, or a closed one that was found wrong.
pub async fn reopen(tx: &Tx, deed: &Deed, number: Number, reason: &str) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let after = before.complaint.clone().reopen(&by, reason, deed.at)?;
    let body = json!({ "reason": reason });
    save(tx, deed, &before, after, Happened { event: "reopened", clause: Clause::of("4.2.3(3)"), body }).await
}

/// Asks a leader to take a complaint up.
pub async fn escalate(tx: &Tx, deed: &Deed, number: Number, reason: String) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let reopens = before.complaint.state.name() == "answered";
    let body = json!({ "reason": reason, "reopens": reopens });
    let after = before.complaint.clone().escalate(&by, reason, deed.at)?;
    let happened = Happened { event: "escalated", clause: Clause::of("4.2.3(3)"), body };
    save(tx, deed, &before, after, happened).await
}

/// Adds to an ended file.
pub async fn add_to_file(tx: &Tx, deed: &Deed, number: Number, text: String) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    is_impartial(deed, &before.complaint)?;
    let body = json!({ "text": text });
    let after = before.complaint.clone().add_to_file(Addition { by: by.number, at: deed.at, text })?;
    save(tx, deed, &before, after, Happened { event: "added", clause: Clause::of("1.3.5"), body }).await
}

/// An inspector looks at a closed complaint again.
pub async fn reexamine(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    verdict: Verdict,
    remark: String,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let upheld = verdict == Verdict::Upheld;
    let body = json!({ "upheld": upheld, "remark": remark });
    let seen = Reexamination { by: by.number.clone(), at: deed.at, upheld, remark };
    let after = before.complaint.clone().reexamine(&by, seen)?;
    let happened = Happened { event: "reexamined", clause: Clause::of("4.3.2(2)"), body };
    save(tx, deed, &before, after, happened).await
}

/// Links the customer's appeal to the regulator.
pub async fn link_appeal(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    reference: String,
    appealed_at: Timestamp,
    text: String,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    is_impartial(deed, &before.complaint)?;
    let body = json!({ "reference": reference, "appealed_at": appealed_at, "text": text });
    let appeal = Appeal { reference, at: appealed_at, by: by.number, text };
    let after = before.complaint.clone().link_appeal(appeal, deed.at)?;
    let happened = Happened { event: "appeal-linked", clause: Clause::of("4.3.2(4)"), body };
    save(tx, deed, &before, after, happened).await
}

/// Writes an internal note. `expected` is the version the writer saw, where the caller insists on it.
pub async fn add_note(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    text: String,
    expected: Option<i64>,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    is_current(&before, expected)?;
    let body = json!({ "text": text });
    let note = Note { by: deed.by.staff().cloned(), at: deed.at, text };
    let after = before.complaint.clone().add_note(note)?;
    save(tx, deed, &before, after, Happened { event: "noted", clause: Clause::of("4.2.2(1)"), body }).await
}

/// Counts that the customer asked again. No clock changes.
pub async fn chase(tx: &Tx, deed: &Deed, number: Number, text: &str) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let after = before.complaint.clone().chase(deed.at)?;
    let body = json!({ "count": after.chases.len(), "text": text });
    save(tx, deed, &before, after, Happened { event: "chased", clause: Clause::of("4.3.1(1)"), body }).await
}

/// Refuses to delete a complaint (clause 1.3.5). It exists so that the attempt is on record.
pub async fn delete(tx: &Tx, number: Number) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    Err(before.complaint.delete().into())
}

/// Refuses to set a due date by hand (clause 4.3.1(1)). It exists so that the attempt is on record.
pub async fn set_due_date(tx: &Tx, number: Number) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    Err(before.complaint.set_due_date().into())
}
