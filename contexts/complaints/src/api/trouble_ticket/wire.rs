//! What callers send: read strictly, so that nothing they say is dropped in silence.

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value as Json, json};
use tmf::{Edition, TmfError};

use crate::complaint::{Channel, Severity};

/// The `TroubleTicket_FVO` of v5, as far as a complaint has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct NewTicket {
    #[serde(rename = "@type")]
    pub(super) _type: TicketType,
    #[serde(default, deserialize_with = "present")]
    pub(super) name: Option<String>,
    pub(super) description: String,
    pub(super) severity: SeverityWord,
    #[serde(rename = "ticketType")]
    pub(super) _ticket_type: Kind,
    #[serde(default, deserialize_with = "present")]
    pub(super) channel: Option<ChannelRef>,
    #[serde(default)]
    pub(super) related_party: Vec<Party>,
    #[serde(default)]
    pub(super) trouble_ticket_characteristic: Vec<Characteristic>,
    #[serde(default)]
    pub(super) note: Vec<Note>,
    #[serde(default)]
    pub(super) attachment: Vec<Attachment>,
}

#[derive(Debug, Deserialize)]
pub(super) enum TicketType {
    TroubleTicket,
}

#[derive(Debug, Deserialize)]
pub(super) enum Kind {
    #[serde(rename = "complaint")]
    Complaint,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) enum SeverityWord {
    Critical,
    Major,
    Minor,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "@type", deny_unknown_fields)]
pub(super) enum ChannelRef {
    ChannelRef {
        id: Channel,
        #[serde(rename = "@referredType", default, deserialize_with = "present")]
        _referred: Option<ChannelType>,
    },
}

#[derive(Debug, Deserialize)]
pub(super) enum ChannelType {
    Channel,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Party {
    #[serde(rename = "@type")]
    pub(super) _type: PartyType,
    pub(super) role: Role,
    #[serde(rename = "partyOrPartyRole", default, deserialize_with = "present")]
    pub(super) reference: Option<PartyRef>,
    #[serde(default, deserialize_with = "present")]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) contact_medium: Vec<Medium>,
}

#[derive(Debug, Deserialize)]
pub(super) enum PartyType {
    RelatedPartyRefOrPartyRoleRef,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    Customer,
    Concerned,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "@type", deny_unknown_fields)]
pub(super) enum PartyRef {
    PartyRef {
        id: String,
        #[serde(rename = "@referredType", default, deserialize_with = "present")]
        _referred: Option<PartyKind>,
    },
}

#[derive(Debug, Deserialize)]
pub(super) enum PartyKind {
    Customer,
    Individual,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "@type", deny_unknown_fields)]
pub(super) enum Medium {
    #[serde(rename = "PhoneContactMedium", rename_all = "camelCase")]
    Phone { phone_number: String },
    #[serde(rename = "EmailContactMedium", rename_all = "camelCase")]
    Email { email_address: String },
    #[serde(rename = "GeographicAddressContactMedium")]
    Address { street1: String },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "@type", deny_unknown_fields)]
pub(super) enum Characteristic {
    StringCharacteristic {
        name: Name,
        value: String,
        #[serde(rename = "valueType", default, deserialize_with = "present")]
        _value_type: Option<ValueType>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ValueType {
    String,
}

/// What a caller may tell beyond the attributes of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Name {
    Category,
    Demand,
    Product,
    Place,
    Happened,
    Arrival,
    Language,
    Opinion,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "@type", deny_unknown_fields)]
pub(super) enum Note {
    Note { text: String },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "@type", deny_unknown_fields, rename_all_fields = "camelCase")]
pub(super) enum Attachment {
    Attachment {
        name: String,
        mime_type: String,
        #[serde(rename = "attachmentType")]
        _attachment_type: AttachmentType,
        content: String,
        #[serde(default, deserialize_with = "present")]
        description: Option<String>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum AttachmentType {
    Evidence,
}

impl Name {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Demand => "demand",
            Self::Product => "product",
            Self::Place => "place",
            Self::Happened => "happened",
            Self::Arrival => "arrival",
            Self::Language => "language",
            Self::Opinion => "opinion",
        }
    }
}

impl From<SeverityWord> for Severity {
    fn from(word: SeverityWord) -> Self {
        match word {
            SeverityWord::Critical => Self::Critical,
            SeverityWord::Major => Self::Major,
            SeverityWord::Minor => Self::Minor,
        }
    }
}

/// An attribute that is there has a value: `null` is none (RFC 8259 knows it, the contract's types do not).
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// The lists of a ticket, with the type their items have in v5.
const LISTS: [(&str, &str); 4] = [
    ("relatedParty", "RelatedPartyRefOrPartyRoleRef"),
    ("troubleTicketCharacteristic", "StringCharacteristic"),
    ("note", "Note"),
    ("attachment", "Attachment"),
];

/// A document of an edition in the shape of v5: in v4, types may be left out and parties are flat.
pub(super) fn in_v5_shape(mut document: Json, edition: Edition) -> Result<Json, TmfError> {
    if edition == Edition::V5 {
        return Ok(document);
    }
    let Some(ticket) = document.as_object_mut() else { return Ok(document) };
    typed(ticket, "TroubleTicket");
    if let Some(Json::Object(channel)) = ticket.get_mut("channel") {
        typed(channel, "ChannelRef");
    }
    for (name, kind) in LISTS {
        let Some(Json::Array(items)) = ticket.get_mut(name) else { continue };
        for (place, item) in items.iter_mut().filter_map(Json::as_object_mut).enumerate() {
            if name == "relatedParty" {
                nest(item, place)?;
            }
            typed(item, kind);
        }
    }
    Ok(document)
}

fn typed(object: &mut Map<String, Json>, kind: &str) {
    object.entry("@type").or_insert_with(|| kind.into());
}

/// Moves the reference of a flat v4 party to where v5 has it.
fn nest(party: &mut Map<String, Json>, place: usize) -> Result<(), TmfError> {
    let kind = party.remove("@type").unwrap_or_else(|| "RelatedParty".into());
    if kind != "RelatedParty" {
        return Err(TmfError::attribute(&format!("relatedParty[{place}].@type"), "is not RelatedParty"));
    }
    let referred = party.remove("@referredType");
    match (party.remove("id"), referred) {
        (Some(id), Some(referred)) => {
            let reference = json!({ "@type": "PartyRef", "id": id, "@referredType": referred });
            party.insert("partyOrPartyRole".to_owned(), reference);
            Ok(())
        }
        (None, None) => Ok(()),
        (None, Some(_)) => Err(TmfError::attribute(&format!("relatedParty[{place}].id"), "is missing")),
        (Some(_), None) => {
            Err(TmfError::attribute(&format!("relatedParty[{place}].@referredType"), "is missing"))
        }
    }
}
