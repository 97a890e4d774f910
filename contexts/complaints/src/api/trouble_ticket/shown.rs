//! A complaint as a trouble ticket.

use jiff::Timestamp;
use serde_json::{Map, Value as Json, json};
use tmf::Edition;

use crate::{
    complaint::{Arrival, Channel, Complaint, Contact, Evidence, Severity},
    ticket_status::{self as status, Change},
    tickets::{Ticket, title},
};

/// Where the collection is reached.
pub(crate) const fn collection(edition: Edition) -> &'static str {
    match edition {
        Edition::V4 => "/tmf-api/troubleTicket/v4/troubleTicket",
        Edition::V5 => "/tmf-api/troubleTicket/v5/troubleTicket",
    }
}

/// The word of the contract.
pub(crate) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Minor => "Minor",
        Severity::Major => "Major",
        Severity::Critical => "Critical",
    }
}

/// The resource as callers of an edition see it. Lists that callers add to are always there, also empty.
pub(crate) fn ticket(ticket: &Ticket, edition: Edition) -> Json {
    let complaint = &ticket.complaint;
    let intake = &complaint.intake;
    let id = complaint.number.to_string();
    let href = format!("{}/{id}", collection(edition));
    let standing = status::now(complaint);
    let mut shown = json!({
        "@type": "TroubleTicket",
        "id": id,
        "name": title(intake),
        "description": intake.text,
        "severity": severity(intake.severity),
        "priority": priority(complaint),
        "ticketType": "complaint",
        "status": standing.status.name(),
        "statusChangeDate": moment(standing.at.unwrap_or(complaint.accepted_at)),
        "creationDate": moment(complaint.accepted_at),
        "lastUpdate": moment(ticket.changed_at),
        "expectedResolutionDate": moment(complaint.clocks.announced_due),
        "requestedResolutionDate": moment(complaint.clocks.statutory_due),
        "channel": channel(intake.channel),
        "relatedParty": parties(complaint, edition),
        "note": notes(complaint),
        "attachment": attachments(complaint, &href),
        "troubleTicketCharacteristic": characteristics(complaint),
    });
    shown["href"] = href.into();
    if let Some(reason) = standing.reason {
        shown["statusChangeReason"] = reason.into();
    }
    if let Some(at) = status::resolved_at(complaint) {
        shown["resolutionDate"] = moment(at);
    }
    let changes: Vec<Json> = status::history(complaint).into_iter().map(|one| change(one, edition)).collect();
    let history = match edition {
        Edition::V4 => "statusChange",
        Edition::V5 => "statusChangeHistory",
    };
    shown[history] = changes.into();
    let related = relationships(complaint, edition);
    if !related.is_empty() {
        shown["troubleTicketRelationship"] = related.into();
    }
    identify_outside(&mut shown, complaint, edition);
    shown
}

/// A moment as JSON has it (RFC 3339, UTC), to the millisecond: what columns keep and filters compare.
pub(crate) fn moment(at: Timestamp) -> Json {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at).to_string().into()
}

fn priority(complaint: &Complaint) -> &'static str {
    let is_looked_at = complaint.escalated.is_some()
        || complaint.intake.arrival == Arrival::Regulator
        || complaint.repeat_of.is_some()
        || complaint.intake.severity == Severity::Critical;
    match complaint.mass {
        Some(_) => "Critical",
        None if is_looked_at => "High",
        None => "Medium",
    }
}

fn channel(channel: Channel) -> Json {
    json!({ "@type": "ChannelRef", "id": channel.name(), "@referredType": "Channel" })
}

fn change(change: Change, edition: Edition) -> Json {
    let (date, reason) = match edition {
        Edition::V4 => ("changeDate", "changeReason"),
        Edition::V5 => ("statusChangeDate", "statusChangeReason"),
    };
    let mut shown = json!({ "@type": "StatusChange", "status": change.status.name() });
    if let Some(at) = change.at {
        shown[date] = moment(at);
    }
    if let Some(given) = change.reason {
        shown[reason] = given.into();
    }
    shown
}

fn parties(complaint: &Complaint, edition: Edition) -> Vec<Json> {
    let intake = &complaint.intake;
    let mut customer = match (&intake.customer, edition) {
        (Some(id), _) => party("customer", id, "Customer", edition),
        // v4 wants an id of everybody: within this ticket there is one such party.
        (None, Edition::V4) => {
            party("customer", &format!("{}/customer", complaint.number), "Individual", edition)
        }
        (None, Edition::V5) => json!({ "@type": "RelatedPartyRefOrPartyRoleRef", "role": "customer" }),
    };
    if let Some(name) = &intake.contact.name {
        customer["name"] = name.as_str().into();
    }
    customer["contactMedium"] = media(&intake.contact).into();
    let mut parties = vec![customer, party("owner", complaint.owner.as_str(), "Individual", edition)];
    let concerned = complaint.concerned.iter();
    parties.extend(concerned.map(|staff| party("concerned", staff.as_str(), "Individual", edition)));
    parties
}

fn party(role: &str, id: &str, referred: &str, edition: Edition) -> Json {
    match edition {
        Edition::V4 => json!({ "@type": "RelatedParty", "role": role, "id": id, "@referredType": referred }),
        Edition::V5 => json!({
            "@type": "RelatedPartyRefOrPartyRoleRef",
            "role": role,
            "partyOrPartyRole": { "@type": "PartyRef", "id": id, "@referredType": referred },
        }),
    }
}

fn media(contact: &Contact) -> Vec<Json> {
    let phone = contact.phone.as_ref().map(kernel::PhoneNumber::as_str);
    let ways = [
        ("PhoneContactMedium", "phoneNumber", phone),
        ("EmailContactMedium", "emailAddress", contact.email.as_deref()),
        ("GeographicAddressContactMedium", "street1", contact.address.as_deref()),
    ];
    let given = ways.into_iter().filter_map(|(kind, name, value)| Some((kind, name, value?)));
    given.map(|(kind, name, value)| json!({ "@type": kind, name: value })).collect()
}

fn notes(complaint: &Complaint) -> Vec<Json> {
    let note = |id: String, author: Option<&str>, at: Timestamp, text: &str| {
        let mut shown = json!({ "@type": "Note", "id": id, "date": moment(at), "text": text });
        if let Some(author) = author {
            shown["author"] = author.into();
        }
        shown
    };
    let notes = complaint.notes.iter().zip(1..).map(|(one, place)| {
        note(format!("N-{place}"), one.by.as_ref().map(kernel::StaffNumber::as_str), one.at, &one.text)
    });
    let additions = complaint.additions.iter().zip(1..);
    let additions =
        additions.map(|(one, place)| note(format!("A-{place}"), Some(one.by.as_str()), one.at, &one.text));
    notes.chain(additions).collect()
}

fn attachments(complaint: &Complaint, href: &str) -> Vec<Json> {
    let one = |(item, place): (&Evidence, usize)| {
        let mut shown = json!({
            "@type": "Attachment",
            "id": format!("E-{place}"),
            "name": item.name,
            "attachmentType": "evidence",
            "mimeType": item.media_type,
            "size": { "amount": item.length, "units": "byte" },
            "sha256": item.digest.as_str(),
            "url": format!("{href}/attachment/E-{place}"),
        });
        if !item.description.is_empty() {
            shown["description"] = item.description.as_str().into();
        }
        shown
    };
    complaint.evidence.iter().zip(1..).map(one).collect()
}

fn characteristics(complaint: &Complaint) -> Vec<Json> {
    let intake = &complaint.intake;
    let answer = complaint.answer();
    let opinion = answer.and_then(|answer| answer.opinion.as_ref());
    let texts = [
        ("category", Some(intake.category.code.as_str())),
        ("categoryClass", Some(intake.category.top.name())),
        ("demand", Some(intake.demand.as_str())),
        ("product", intake.product.as_deref()),
        ("place", intake.place.as_deref()),
        ("happened", intake.happened.as_deref()),
        ("arrival", Some(intake.arrival.name())),
        ("language", Some(intake.language.tag())),
        ("department", complaint.dispatched.as_ref().map(|dispatch| dispatch.department.as_str())),
        ("answer", answer.map(|answer| answer.text.as_str())),
        ("appealRoute", answer.map(|answer| answer.appeal_route.as_str())),
        ("opinion", opinion.map(|given| given.opinion.name())),
        ("rootCause", complaint.root_cause()),
    ];
    let given = texts.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let mut shown: Vec<Json> = given
        .map(|(name, value)| {
            json!({ "@type": "StringCharacteristic", "name": name, "valueType": "string", "value": value })
        })
        .collect();
    shown.push(json!({
        "@type": "IntegerCharacteristic", "name": "chases", "valueType": "integer",
        "value": complaint.chases.len(),
    }));
    shown
}

fn relationships(complaint: &Complaint, edition: Edition) -> Vec<Json> {
    let others = [("repeats", complaint.repeat_of), ("massComplaint", complaint.mass)];
    let given = others.into_iter().filter_map(|(kind, other)| Some((kind, other?)));
    given
        .map(|(kind, other)| {
            json!({
                "@type": "TroubleTicketRelationship",
                "id": other.to_string(),
                "href": format!("{}/{other}", collection(edition)),
                "relationshipType": kind,
                "@referredType": "TroubleTicket",
            })
        })
        .collect()
}

/// Under which keys other systems know it: the former system's, and the regulator's file number.
fn identify_outside(shown: &mut Json, complaint: &Complaint, edition: Edition) {
    let import = complaint.import.as_ref().map(|import| (import.source.as_str(), "ticket", &import.id));
    let appeal = complaint.appeal.as_ref().map(|appeal| ("regulator", "appeal", &appeal.reference));
    let known: Vec<_> = import.into_iter().chain(appeal).collect();
    match edition {
        Edition::V4 => {
            if let Some((_, _, id)) = known.first() {
                shown["externalId"] = id.as_str().into();
            }
        }
        Edition::V5 if known.is_empty() => (),
        Edition::V5 => {
            let identifier = |(owner, kind, id): (&str, &str, &String)| {
                let mut one = Map::new();
                for (name, value) in [
                    ("@type", "ExternalIdentifier"),
                    ("owner", owner),
                    ("externalIdentifierType", kind),
                    ("id", id),
                ] {
                    one.insert(name.to_owned(), value.into());
                }
                Json::Object(one)
            };
            shown["externalIdentifier"] = known.into_iter().map(identifier).collect();
        }
    }
}
