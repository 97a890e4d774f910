//! What every step on a complaint has in common: load and lock, save, record.

use db::Tx;
use kernel::{Actor, Clause, Deed, Permission, Refusal};
use serde_json::Value as Json;

use crate::{
    CONTEXT, Error,
    complaint::{Complaint, Handler, Number},
    store::complaints::{self, Stored},
};

/// A complaint after a step.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The complaint.
    pub complaint: Complaint,
    /// Its version now.
    pub version: i64,
}

/// What a step did, for the journal.
pub(crate) struct Happened {
    pub(crate) event: &'static str,
    pub(crate) clause: Clause,
    pub(crate) body: Json,
}

/// The complaint, locked until the transaction ends.
pub(crate) async fn load(tx: &Tx, number: Number) -> Result<Stored, Error> {
    complaints::lock(tx, number).await?.ok_or(Error::NotFound(number))
}

/// Saves the complaint and records what happened, in one transaction.
pub(crate) async fn save(
    tx: &Tx,
    deed: &Deed,
    before: &Stored,
    after: Complaint,
    happened: Happened,
) -> Result<Changed, Error> {
    let version = complaints::update(tx, before, &after, deed.at).await?;
    record(tx, deed, after.number, happened).await?;
    Ok(Changed { complaint: after, version })
}

pub(crate) async fn record(tx: &Tx, deed: &Deed, number: Number, happened: Happened) -> Result<(), Error> {
    let Happened { event, clause, body } = happened;
    let subject = number.to_string();
    journal::record(
        tx,
        deed,
        journal::Entry { context: CONTEXT, subject, event, clause: Some(clause), body },
    )
    .await?;
    Ok(())
}

/// The member of staff who acts, as the complaint's rules look at them (clause 1.3.1).
pub(crate) async fn handler(tx: &Tx, deed: &Deed) -> Result<Handler, Error> {
    let nobody = || Refusal::forbidden("staff-only", Clause::of("1.3.1"));
    let Actor::Staff(number) = &deed.by else { return Err(nobody().into()) };
    let staff = people::find(tx, number).await?;
    let staff = staff.filter(|staff| staff.active).ok_or_else(nobody)?;
    Ok(handler_of(&staff))
}

/// Refuses a member of staff whom the complaint concerns (clause 4.3.2(1)); customers and other systems are none.
pub(crate) fn is_impartial(deed: &Deed, complaint: &Complaint) -> Result<(), Refusal> {
    deed.by.staff().map_or(Ok(()), |number| complaint.is_impartial(number))
}

/// How the rules of complaints look at a member of staff.
pub fn handler_of(staff: &people::Staff) -> Handler {
    Handler {
        number: staff.number.clone(),
        leads: staff.may(Permission::LeadComplaints),
        inspects: staff.may(Permission::InspectComplaints),
        authority: staff.authority,
    }
}

/// Refuses when the complaint was changed since the caller read it (RFC 9110, section 13.1.1).
pub(crate) fn is_current(stored: &Stored, expected: Option<i64>) -> Result<(), Error> {
    match expected {
        Some(version) if version != stored.version => Err(Error::Stale(stored.complaint.number)),
        Some(_) | None => Ok(()),
    }
}
