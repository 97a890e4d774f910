//! What is done for the customer.

use db::Tx;
use kernel::{Clause, Deed};
use serde_json::json;

use crate::{
    Changed, Error,
    change::{Happened, handler, load, save},
    complaint::{Complaint, Handler, Measure, MeasureItem, MeasureState, Number},
};

/// A measure to be granted or proposed.
#[derive(Debug, Clone, Default)]
pub struct TakeMeasure {
    /// What is done.
    pub items: Vec<MeasureItem>,
    /// The finding it answers: F-1, F-2 …
    pub finding: String,
    /// Why.
    pub reason: String,
}

/// Grants a measure within the owner's own authority.
pub async fn grant_measure(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    command: TakeMeasure,
) -> Result<Changed, Error> {
    take(tx, deed, number, command, "measure-granted", Complaint::grant_measure).await
}

/// Proposes a measure for another person's approval.
pub async fn propose_measure(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    command: TakeMeasure,
) -> Result<Changed, Error> {
    take(tx, deed, number, command, "measure-proposed", Complaint::propose_measure).await
}

async fn take(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    command: TakeMeasure,
    event: &'static str,
    step: fn(Complaint, &Handler, Measure) -> Result<Complaint, kernel::Refusal>,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let TakeMeasure { items, finding, reason } = command;
    let state = MeasureState::Proposed;
    let measure = Measure { items, finding, reason, by: by.number.clone(), at: deed.at, state };
    let body = json!({
        "items": measure.items, "finding": measure.finding, "reason": measure.reason,
        "amount": measure.amount(), "place": before.complaint.measures.len(),
    });
    let after = step(before.complaint.clone(), &by, measure)?;
    save(tx, deed, &before, after, Happened { event, clause: Clause::of("4.2.3(2)"), body }).await
}

/// Another person with enough authority approves a proposed measure.
pub async fn approve_measure(tx: &Tx, deed: &Deed, number: Number, place: usize) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let after = before.complaint.clone().approve_measure(&by, place, deed.at)?;
    let body = json!({ "place": place, "amount": after.measures[place].amount() });
    let happened = Happened { event: "measure-approved", clause: Clause::of("2.2(3)"), body };
    save(tx, deed, &before, after, happened).await
}

/// Another person declines a proposed measure, or its proposer takes it back.
pub async fn decline_measure(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    place: usize,
    reason: String,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let body = json!({ "place": place, "reason": reason });
    let after = before.complaint.clone().decline_measure(&by, place, reason, deed.at)?;
    let happened = Happened { event: "measure-declined", clause: Clause::of("2.2(3)"), body };
    save(tx, deed, &before, after, happened).await
}
