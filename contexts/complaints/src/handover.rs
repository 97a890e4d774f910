//! Who answers for a complaint.

use db::{Sql, Tx};
use kernel::{Clause, Deed, Refusal, StaffNumber};
use serde_json::json;

use crate::{
    Changed, Error,
    change::{Happened, handler, is_impartial, load, save},
    complaint::{Complaint, Number},
    store::complaints,
};

const FIRST_OWNER: Clause = Clause::of("2.1(2)");

/// Asks somebody to take a complaint over. Until they accept, its owner stays answerable.
pub async fn ask_handover(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    to: StaffNumber,
    reason: String,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    before.complaint.is_impartial(&to)?;
    let successor = people::find(tx, &to).await?;
    let able = successor.is_some_and(|s| s.active && s.may(kernel::Permission::HandleComplaints));
    if !able {
        let unable = Refusal::input("successor-may-not-handle", FIRST_OWNER);
        return Err(unable.with("number", number).with("staff", &to).into());
    }
    let after = before.complaint.clone().ask_handover(&by, to.clone(), reason.clone(), deed.at)?;
    let body = json!({ "to": to, "reason": reason, "from": after.owner });
    save(tx, deed, &before, after, Happened { event: "handover-asked", clause: FIRST_OWNER, body }).await
}

/// The named successor accepts: the former owner is released now.
pub async fn accept_handover(tx: &Tx, deed: &Deed, number: Number) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let after = before.complaint.clone().accept_handover(&by, deed.at)?;
    let body =
        json!({ "from": before.complaint.owner, "to": after.owner, "transfers": after.transfers.len() });
    save(tx, deed, &before, after, Happened { event: "handover-accepted", clause: FIRST_OWNER, body }).await
}

/// The named successor declines: the owner stays.
pub async fn decline_handover(tx: &Tx, deed: &Deed, number: Number) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let after = before.complaint.clone().decline_handover(&by)?;
    let body = json!({ "owner": after.owner });
    save(tx, deed, &before, after, Happened { event: "handover-declined", clause: FIRST_OWNER, body }).await
}

/// Names staff whom a complaint concerns: from now on they may not handle it.
pub async fn name_concerned(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    staff: StaffNumber,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    handler(tx, deed).await?;
    is_impartial(deed, &before.complaint)?;
    is_staff(tx, &staff).await?;
    let after = before.complaint.clone().name_concerned(staff.clone())?;
    let happened = Happened {
        event: "concerned-named",
        clause: Clause::of("4.3.2(1)"),
        body: json!({ "staff": staff }),
    };
    save(tx, deed, &before, after, happened).await
}

/// Refuses the name of nobody: a slip of the pen would leave the right person free to handle it.
pub(crate) async fn is_staff(tx: &Tx, staff: &StaffNumber) -> Result<(), Error> {
    if people::find(tx, staff).await?.is_some() {
        return Ok(());
    }
    Err(Refusal::conflict("concerned-unknown", Clause::of("4.3.2(1)")).with("staff", staff).into())
}

/// Somebody who could take a complaint over.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) staff: people::Staff,
    /// So many open complaints they answer for already.
    pub(crate) open: i64,
    /// Why they may not, where they may not (clause 4.3.2(1)).
    pub(crate) conflict: Option<Refusal>,
}

/// Who could take a complaint over in its department, the least loaded first; nobody whom it concerns.
pub async fn successors(on: &impl Sql, complaint: &Complaint) -> Result<Vec<people::Staff>, Error> {
    let candidates = candidates(on, complaint).await?;
    Ok(candidates.into_iter().filter(|c| c.conflict.is_none()).map(|c| c.staff).collect())
}

/// As [`successors`], with how much each has to do already, and those whom it concerns with the reason.
pub(crate) async fn candidates(on: &impl Sql, complaint: &Complaint) -> Result<Vec<Candidate>, Error> {
    let staff = match &complaint.dispatched {
        Some(dispatch) => match dispatch.department.parse() {
            Ok(code) => people::in_department(on, &code).await?,
            Err(_) => vec![],
        },
        None => people::all_active(on).await?,
    };
    let able = staff.into_iter().filter(|s| s.active && s.may(kernel::Permission::HandleComplaints));
    let able: Vec<_> = able.filter(|s| s.number != complaint.owner).collect();
    let numbers: Vec<_> = able.iter().map(|s| s.number.clone()).collect();
    let load = complaints::open_by_owner(on, &numbers).await?;
    let candidate = |staff: people::Staff| Candidate {
        open: load.get(staff.number.as_str()).copied().unwrap_or(0),
        conflict: complaint.is_impartial(&staff.number).err(),
        staff,
    };
    let mut candidates: Vec<_> = able.into_iter().map(candidate).collect();
    candidates.sort_by_key(|candidate| (candidate.conflict.is_some(), candidate.open));
    Ok(candidates)
}
