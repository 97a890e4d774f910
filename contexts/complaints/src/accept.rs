//! Taking a complaint in.

use db::Tx;
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Clause, Deed, Refusal, StaffNumber};
use serde_json::json;

use crate::{
    Changed, Error, Rules,
    change::{Happened, load, record, save},
    complaint::{Acceptance, Complaint, Draft, Import, Notice, NoticeKind, Number},
    handover::is_staff,
    import::content_digest,
    limits::Limits,
    notices::{process_text, send_later, way_of},
    store::{
        self,
        complaints::{self, Stored},
    },
};

/// What came in, and from where.
#[derive(Debug, Clone, Default)]
pub struct Accept {
    /// What was told.
    pub draft: Draft,
    /// Who is to answer for it first; where nobody is named, the least loaded of the service department.
    pub owner: Option<StaffNumber>,
    /// Where it was carried over from.
    pub import: Option<Import>,
    /// When a carried-over complaint had been accepted; otherwise it is accepted now.
    pub accepted_at: Option<Timestamp>,
}

/// Accepts a complaint: number, limits, owner, and the customer told, in one transaction.
pub async fn accept(tx: &Tx, deed: &Deed, rules: &Rules, command: Accept) -> Result<Changed, Error> {
    let content = content_digest(&command);
    let Accept { draft, owner, import, accepted_at } = command;
    let at = accepted_at.filter(|_| import.is_some()).unwrap_or(deed.at);
    // Asked before anything is counted: an incomplete intake takes no number.
    draft.clone().complete()?;
    for staff in &draft.concerned {
        Box::pin(is_staff(tx, staff)).await?;
    }
    let clocks = rules.clocks(at)?;
    let limits = Limits::on(clocks.accepted_on);
    let owner = match owner {
        Some(owner) => owner,
        None => first_owner(tx, deed, &draft).await?,
    };
    let number = complaints::next_number(tx, clocks.accepted_on).await?;
    let process_notice = import.is_none().then(|| {
        let text = process_text(rules, draft.language, number, clocks.announced_on, clocks.statutory_on);
        Notice::write(NoticeKind::Process, way_of(&draft), text, deed.at)
    });
    let repeat_of =
        earlier_complaint(tx, &draft, at - SignedDuration::from_hours(24 * limits.repeat_days)).await?;
    let acceptance = Acceptance { number, at, clocks, owner, process_notice, import, repeat_of };
    let complaint = Complaint::accept(draft, acceptance)?;
    complaint.is_impartial(&complaint.owner)?;
    complaints::insert(tx, &complaint, deed.at).await?;
    if let Some(import) = &complaint.import {
        store::imports::remember(tx, import, number, &content).await?;
    }
    send_later(tx, &complaint, 0, deed.at).await?;
    let mass = mass_of(tx, &complaint, limits).await?;
    record(tx, deed, number, accepted(&complaint)).await?;
    match mass {
        Some(mass) => Box::pin(link_mass(tx, deed, complaint, mass)).await,
        None => Ok(Changed { complaint, version: 1 }),
    }
}

fn accepted(complaint: &Complaint) -> Happened {
    let clocks = &complaint.clocks;
    let body = json!({
        "category": complaint.intake.category.code,
        "channel": complaint.intake.channel,
        "arrival": complaint.intake.arrival,
        "owner": complaint.owner,
        "due": clocks.announced_on,
        "statute": clocks.statutory_on,
        "calendar": clocks.calendar,
        "provisional": clocks.provisional,
        "notice": complaint.notices.first().map(|notice| notice.told),
        "repeat_of": complaint.repeat_of,
        "import": complaint.import.as_ref().map(|import| &import.source),
    });
    Happened { event: "accepted", clause: Clause::of("4.2.2(1)"), body }
}

/// Who answers first: the one who takes it in; for what comes by itself, the least loaded who may
/// (clause 2.1(2)).
async fn first_owner(tx: &Tx, deed: &Deed, draft: &Draft) -> Result<StaffNumber, Error> {
    if let Actor::Staff(number) = &deed.by
        && !draft.concerned.contains(number)
    {
        return Ok(number.clone());
    }
    let staff = people::all_active(tx).await?;
    let able = staff
        .into_iter()
        .filter(|staff| staff.has(kernel::Role::Agent) || staff.has(kernel::Role::Specialist))
        .filter(|staff| !draft.concerned.contains(&staff.number));
    let able: Vec<_> = able.map(|staff| staff.number).collect();
    let load = complaints::open_by_owner(tx, &able).await?;
    let least = able.into_iter().min_by_key(|number| load.get(number.as_str()).copied().unwrap_or(0));
    least.ok_or_else(|| Refusal::conflict("nobody-to-own-it", Clause::of("1.3.1")).into())
}

async fn earlier_complaint(tx: &Tx, draft: &Draft, from: Timestamp) -> Result<Option<Number>, Error> {
    let Some(category) = &draft.category else { return Ok(None) };
    let phone = draft.contact.phone.as_ref();
    Ok(complaints::earlier(tx, draft.customer.as_deref(), phone, category.code.as_str(), from).await?)
}

/// A mass complaint (群体投诉).
struct Mass {
    /// Its first complaint, which names it.
    first: Number,
    /// Its members that are not linked to it yet, locked.
    unlinked: Vec<Stored>,
}

/// Recognises a mass complaint when enough came in about one matter at one place. Once it is recognised, each
/// newcomer links itself.
///
/// Its members are locked before anything is recorded. Whoever holds a complaint may wait for the journal's head;
/// so nobody who holds the head may wait for a complaint, or the two would wait for each other.
async fn mass_of(tx: &Tx, complaint: &Complaint, limits: &Limits) -> Result<Option<Mass>, Error> {
    let intake = &complaint.intake;
    let (Some(place), None) = (&intake.place, &complaint.import) else { return Ok(None) };
    let from = complaint.accepted_at - SignedDuration::from_hours(limits.mass_hours);
    let code = intake.category.code.as_str();
    let members = complaints::same_matter(tx, code, place, from, limits.mass_complaints).await?;
    if members.len() < usize::try_from(limits.mass_complaints).unwrap_or(usize::MAX) {
        return Ok(None);
    }
    let known = members.iter().find_map(|&(_, mass)| mass);
    let oldest = members.iter().map(|&(member, _)| member).min().unwrap_or(complaint.number);
    let mut unlinked = vec![];
    for (member, _) in members.into_iter().filter(|(_, mass)| mass.is_none()) {
        unlinked.push(load(tx, member).await?);
    }
    Ok(Some(Mass { first: known.unwrap_or(oldest), unlinked }))
}

/// Links the members, and answers with the newcomer as it is then.
async fn link_mass(tx: &Tx, deed: &Deed, newcomer: Complaint, mass: Mass) -> Result<Changed, Error> {
    let number = newcomer.number;
    let mut newest = Changed { complaint: newcomer, version: 1 };
    for before in mass.unlinked {
        let mut after = before.complaint.clone();
        after.mass = Some(mass.first);
        let happened = Happened {
            event: "mass-linked",
            clause: Clause::of("4.2.2(1)"),
            body: json!({ "first": mass.first, "category": after.intake.category.code }),
        };
        let linked = save(tx, deed, &before, after, happened).await?;
        if linked.complaint.number == number {
            newest = linked;
        }
    }
    Ok(newest)
}
