//! What subscribers of the trouble ticket hub are told, read off the journal.

use db::Db;
use journal::Recorded;
use serde_json::{Value as Json, json};
use tmf::{Edition, Event, Hub, HubPath};

use super::trouble_ticket::{moment, ticket};
use crate::{
    CONTEXT,
    complaint::{HoldReason, Number},
    ticket_status::Status,
    tickets,
};

const CREATE: &str = "TroubleTicketCreateEvent";
const CHANGE: &str = "TroubleTicketAttributeValueChangeEvent";
const STATUS: &str = "TroubleTicketStatusChangeEvent";
const RESOLVED: &str = "TroubleTicketResolvedEvent";
const INFORMATION: &str = "TroubleTicketInformationRequiredEvent";

/// The hub of the trouble ticket API. There is no delete event: no complaint is deleted (clause 1.3.5).
pub static TROUBLE_TICKET_HUB: Hub = Hub {
    api: "troubleTicket",
    event_types: &[CREATE, CHANGE, STATUS, RESOLVED, INFORMATION],
    paths: &[
        HubPath {
            edition: Edition::V5,
            collection: "/tmf-api/troubleTicket/v5/hub",
            item: "/tmf-api/troubleTicket/v5/hub/{id}",
        },
        HubPath {
            edition: Edition::V4,
            collection: "/tmf-api/troubleTicket/v4/hub",
            item: "/tmf-api/troubleTicket/v4/hub/{id}",
        },
    ],
};

/// The events that an entry of the journal is to subscribers: the same ones each time. They carry the ticket as
/// it is when they are sent; an event about a status carries the status that the ticket came to then.
pub async fn ticket_events(db: &Db, entry: Recorded, edition: Edition) -> Result<Vec<Event>, db::Error> {
    let told = kinds(&entry);
    if entry.context != CONTEXT || told.is_empty() {
        return Ok(vec![]);
    }
    let Ok(number) = entry.subject.parse::<Number>() else { return Ok(vec![]) };
    let Some(found) = tickets::find(db, number).await? else { return Ok(vec![]) };
    let mut shown = ticket(&found, edition);
    if let Some(status) = status_after(&entry) {
        shown["status"] = status.name().into();
        shown["statusChangeDate"] = moment(entry.at);
    }
    let event = |event_type| Event { event_type, payload: json!({ "troubleTicket": shown }) };
    Ok(told.iter().map(|event_type| event(*event_type)).collect())
}

fn kinds(entry: &Recorded) -> &'static [&'static str] {
    match entry.event.as_str() {
        "accepted" => &[CREATE],
        "answered" => &[STATUS, RESOLVED],
        "held" if hold(entry) == Some(HoldReason::WaitingForCustomer) => &[STATUS, INFORMATION],
        "judged-valid"
        | "judged-not-valid"
        | "not-valid-overturned"
        | "held"
        | "hold-released"
        | "reopened"
        | "closed" => &[STATUS],
        "escalated" if reopens(entry) => &[STATUS, CHANGE],
        "noted" | "evidence-added" | "extended" | "limits-recounted" | "dispatched" | "handover-accepted"
        | "escalated" | "chased" | "mass-linked" | "concerned-named" | "opinion-given" | "added"
        | "appeal-linked" => &[CHANGE],
        _ => &[],
    }
}

/// The status that a step led to, where it is a step of that kind.
fn status_after(entry: &Recorded) -> Option<Status> {
    match entry.event.as_str() {
        "accepted" => Some(Status::Acknowledged),
        "judged-valid" | "not-valid-overturned" | "hold-released" | "reopened" => Some(Status::InProgress),
        "escalated" if reopens(entry) => Some(Status::InProgress),
        "judged-not-valid" => Some(Status::Rejected),
        "held" => hold(entry).map(Status::of_hold),
        "answered" => Some(Status::Resolved),
        "closed" => Some(Status::Closed),
        _ => None,
    }
}

fn hold(entry: &Recorded) -> Option<HoldReason> {
    entry.body.get("reason").and_then(Json::as_str).and_then(HoldReason::parse)
}

fn reopens(entry: &Recorded) -> bool {
    entry.body.get("reopens") == Some(&Json::Bool(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(event: &str, body: Json) -> Recorded {
        Recorded {
            seq: 1,
            at: jiff::Timestamp::UNIX_EPOCH,
            actor: "staff:1002".to_owned(),
            purpose: "complaint-handling".to_owned(),
            context: CONTEXT.to_owned(),
            subject: "T20260930-0001".to_owned(),
            event: event.to_owned(),
            clause: None,
            body,
        }
    }

    #[test]
    fn waiting_for_the_customer_asks_for_information() {
        let waiting = entry("held", json!({ "reason": "waiting-for-customer" }));
        assert_eq!(kinds(&waiting), [STATUS, INFORMATION]);
        assert_eq!(status_after(&waiting), Some(Status::Pending));
        let flood = entry("held", json!({ "reason": "force-majeure" }));
        assert_eq!(kinds(&flood), [STATUS]);
        assert_eq!(status_after(&flood), Some(Status::Held));
    }

    #[test]
    fn a_refusal_is_told_to_nobody() {
        assert_eq!(kinds(&entry("refused", json!({ "rule": "due-date-fixed" }))), [""; 0]);
    }
}
