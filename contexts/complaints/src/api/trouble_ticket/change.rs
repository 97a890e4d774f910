//! A change that another system wants of a trouble ticket.
//!
//! A complaint is led by people: a system adds notes, files and the customer's opinion. What it may not do is
//! refused by the rule that forbids it, and the refusal is journalled.

use db::Tx;
use jiff::Timestamp;
use kernel::{Clause, Deed, Money, Refusal};
use serde::Deserialize;
use serde_json::Value as Json;
use tmf::{Changes, Edition, TmfError};

use super::{
    intake::{File, files, notes, unknown},
    wire::{Attachment, Characteristic, Name, Note, in_v5_shape},
};
use crate::{
    AddEvidence, Changed, Error, add_evidence, add_note,
    complaint::{Complaint, Handler, Number, Opinion, State, Step},
    take_opinion,
    tickets::TICKET,
};

/// What nobody outside changes; the rest is looked at here.
pub(super) const READ_ONLY: &[&str] = &[
    "name",
    "description",
    "severity",
    "priority",
    "ticketType",
    "statusChangeDate",
    "statusChangeHistory",
    "statusChange",
    "creationDate",
    "lastUpdate",
    "resolutionDate",
    "channel",
    "relatedParty",
    "relatedEntity",
    "externalIdentifier",
    "externalId",
    "troubleTicketRelationship",
    "troubleTicketSpecification",
];

/// A wish, read and not yet carried out.
#[derive(Debug, Default)]
pub(super) struct Wish {
    moves_due: bool,
    status: Option<String>,
    notes: Vec<String>,
    files: Vec<File>,
    opinion: Option<Opinion>,
}

/// The items that a caller has added to lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Added {
    #[serde(default)]
    note: Vec<Note>,
    #[serde(default)]
    attachment: Vec<Attachment>,
    #[serde(default)]
    trouble_ticket_characteristic: Vec<Characteristic>,
}

/// Refuses names that no ticket has: a merge patch that takes one away would else change nothing in silence.
pub(super) fn check_names(document: &Json) -> Result<(), TmfError> {
    let known = TICKET.field_names();
    let mut names = document.as_object().into_iter().flat_map(serde_json::Map::keys);
    match names.find(|name| !known.contains(&name.as_str())) {
        Some(unknown) => Err(TmfError::unknown_attribute(unknown, "troubleTicket")),
        None => Ok(()),
    }
}

/// Reads what changes between what a caller has seen and what it wants.
pub(super) fn read(current: &Json, changes: &Changes, edition: Edition) -> Result<Wish, TmfError> {
    let mut wish = Wish::default();
    let mut added = serde_json::Map::new();
    for name in changes.names() {
        match name.as_str() {
            "expectedResolutionDate" | "requestedResolutionDate" => wish.moves_due = true,
            "status" => wish.status = Some(status(changes.after())?),
            "statusChangeReason" if changes.has("status") => (),
            "statusChangeReason" => {
                let message = "A statusChangeReason is told together with a new status.";
                return Err(TmfError::conflict("reason-without-status", message));
            }
            "note" | "attachment" | "troubleTicketCharacteristic" => {
                added.insert(name.clone(), additions(current, changes.after(), name)?.into());
            }
            _ => return Err(TmfError::unknown_attribute(name, "troubleTicket")),
        }
    }
    let added: Added = tmf::read(typed(added, edition)?)?;
    wish.notes = notes(added.note)?;
    wish.files = files(added.attachment)?;
    for Characteristic::StringCharacteristic { name, value, .. } in added.trouble_ticket_characteristic {
        match (name, Opinion::ALL.into_iter().find(|opinion| opinion.name() == value)) {
            (Name::Opinion, Some(opinion)) if wish.opinion.is_none() => wish.opinion = Some(opinion),
            _ => return Err(unknown(name, &value)),
        }
    }
    Ok(wish)
}

fn typed(added: serde_json::Map<String, Json>, edition: Edition) -> Result<Json, TmfError> {
    let mut document = in_v5_shape(added.into(), edition)?;
    if let Some(object) = document.as_object_mut() {
        object.remove("@type");
    }
    Ok(document)
}

fn status(after: &Json) -> Result<String, TmfError> {
    const WORDS: [&str; 8] =
        ["acknowledged", "rejected", "pending", "held", "inProgress", "cancelled", "closed", "resolved"];
    match after.get("status").and_then(Json::as_str) {
        Some(word) if WORDS.contains(&word) => Ok(word.to_owned()),
        _ => Err(TmfError::attribute("status", format!("is none of {}", WORDS.join(", ")))),
    }
}

/// What comes after the items that were there: nothing is taken out of a file (clause 1.3.5).
fn additions(current: &Json, after: &Json, name: &str) -> Result<Vec<Json>, TmfError> {
    let items = |resource: &Json| resource.get(name).and_then(Json::as_array).cloned();
    let old = items(current).unwrap_or_default();
    let new = match after.get(name) {
        None | Some(Json::Null) => vec![],
        Some(Json::Array(items)) => items.clone(),
        Some(_) => return Err(TmfError::attribute(name, "is no list")),
    };
    if !new.starts_with(&old) {
        let message = format!(
            "`{name}` takes additions: send all present items and then the new ones, or a JSON patch that adds \
             to /{name}/-."
        );
        return Err(TmfError::conflict("additions-only", message));
    }
    Ok(new[old.len()..].to_vec())
}

impl Wish {
    /// Carries it out by the use cases, all of it or nothing.
    pub(super) async fn carry_out(self, tx: &Tx, deed: &Deed, mut now: Changed) -> Result<Changed, Error> {
        let number = now.complaint.number;
        if self.moves_due {
            crate::set_due_date(tx, number).await?;
        }
        if let Some(status) = self.status {
            return Err(status_refused(&now.complaint, &status, deed.at).into());
        }
        for text in self.notes {
            now = add_note(tx, deed, number, text, None).await?;
        }
        for file in self.files {
            now = add_file(tx, deed, number, file).await?;
        }
        if let Some(opinion) = self.opinion {
            now = take_opinion(tx, deed, number, opinion, String::new()).await?;
        }
        Ok(now)
    }
}

/// Adds a file that came with a ticket.
pub(super) async fn add_file(tx: &Tx, deed: &Deed, number: Number, file: File) -> Result<Changed, Error> {
    let File { name, description, content } = file;
    add_evidence(tx, deed, AddEvidence { number, name, description, content }).await
}

/// Why a system does not set this status: what the state machine says to the owner, and where it has nothing
/// against it, that a person takes this step.
fn status_refused(complaint: &Complaint, status: &str, now: Timestamp) -> Refusal {
    let step = match (status, &complaint.state) {
        ("rejected", _) | ("inProgress", State::Accepted) => Step::Judge,
        ("inProgress", State::Valid { .. }) => Step::Dispatch,
        ("inProgress", State::Answered { .. } | State::Closed(_) | State::ClosedElsewhere { .. }) => {
            Step::Reopen
        }
        ("inProgress", State::NotValid(_)) => Step::Review,
        ("inProgress" | "pending" | "held", _) => Step::Hold,
        ("resolved", _) => Step::Answer,
        ("closed", _) => Step::Close,
        // No step leads back to where nothing was decided, or out of the file.
        ("cancelled", _) => return complaint.delete(),
        _ => return complaint.not_now(Step::Judge),
    };
    let owner = Handler {
        number: complaint.owner.clone(),
        leads: true,
        inspects: true,
        authority: Money::from_minor(i64::MAX),
    };
    let allowed = complaint.may(step, &owner, now);
    allowed.err().unwrap_or_else(|| Refusal::forbidden("staff-only", Clause::of("1.3.1")))
}
