//! A new trouble ticket as a complaint's intake.

use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{GeneralPurpose, GeneralPurposeConfig},
};
use db::Sql;
use kernel::{Language, StaffNumber};
use tmf::TmfError;

use super::wire::{
    Attachment, ChannelRef, Characteristic, Medium, Name, NewTicket, Note, Party, PartyRef, Role,
};
use crate::{
    complaint::{Arrival, Channel, Draft, LINE_CHARS_MAX, TEXT_CHARS_MAX},
    media::harmless_name,
};

/// What a caller wants to be taken in.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) draft: Draft,
    pub(super) notes: Vec<String>,
    pub(super) files: Vec<File>,
}

/// A file that comes with a ticket.
#[derive(Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) content: Vec<u8>,
}

/// Longer names and media types of files are refused.
const FILE_NAME_CHARS_MAX: usize = 200;
/// Longer descriptions of files are refused.
const FILE_DESCRIPTION_CHARS_MAX: usize = 2_000;
/// Whoever encodes may leave rubbish in the last bits; the bytes are clear all the same.
const BASE64: GeneralPurpose =
    GeneralPurpose::new(&STANDARD, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true));

/// Reads what was sent. What a complaint lacks is the use case's to say.
pub(super) async fn read(on: &impl Sql, sent: NewTicket) -> Result<Wanted, TmfError> {
    let mut draft = Draft {
        name: sent.name,
        text: sent.description,
        severity: sent.severity.into(),
        channel: match sent.channel {
            Some(ChannelRef::ChannelRef { id, .. }) => id,
            None => Channel::Api,
        },
        ..Draft::default()
    };
    if draft.name.as_ref().is_some_and(|name| name.trim().is_empty() || name.chars().count() > LINE_CHARS_MAX)
    {
        return Err(TmfError::attribute(
            "name",
            format!("is blank or longer than {LINE_CHARS_MAX} characters"),
        ));
    }
    let mut has_customer = false;
    for (place, party) in sent.related_party.into_iter().enumerate() {
        add_party(&mut draft, &mut has_customer, party, place)?;
    }
    let mut told: Vec<Name> = Vec::new();
    for Characteristic::StringCharacteristic { name, value, .. } in sent.trouble_ticket_characteristic {
        if told.contains(&name) {
            return Err(twice("characteristic-twice", name.name()));
        }
        told.push(name);
        add_characteristic(on, &mut draft, name, value).await?;
    }
    Ok(Wanted { draft, notes: notes(sent.note)?, files: files(sent.attachment)? })
}

/// The texts of notes.
pub(super) fn notes(sent: Vec<Note>) -> Result<Vec<String>, TmfError> {
    let text = |(place, Note::Note { text }): (usize, Note)| {
        let chars = text.chars().count();
        if text.trim().is_empty() || chars > TEXT_CHARS_MAX {
            let problem = format!("is blank or longer than {TEXT_CHARS_MAX} characters");
            return Err(TmfError::attribute(&format!("note[{place}].text"), problem));
        }
        Ok(text)
    };
    sent.into_iter().enumerate().map(text).collect()
}

/// Files, decoded.
pub(super) fn files(sent: Vec<Attachment>) -> Result<Vec<File>, TmfError> {
    let file = |(place, one): (usize, Attachment)| {
        let Attachment::Attachment { name, mime_type, content, description, .. } = one;
        let description = description.unwrap_or_default();
        let lengths = [
            ("name", &name, FILE_NAME_CHARS_MAX),
            ("mimeType", &mime_type, FILE_NAME_CHARS_MAX),
            ("description", &description, FILE_DESCRIPTION_CHARS_MAX),
        ];
        if let Some((attribute, _, max)) =
            lengths.into_iter().find(|(_, text, max)| text.chars().count() > *max)
        {
            let problem = format!("is longer than {max} characters");
            return Err(TmfError::attribute(&format!("attachment[{place}].{attribute}"), problem));
        }
        let invalid =
            |_| TmfError::attribute(&format!("attachment[{place}].content"), "is no base64 (RFC 4648)");
        let content = BASE64.decode(content).map_err(invalid)?;
        Ok(File { name: harmless_name(&name), description, content })
    };
    sent.into_iter().enumerate().map(file).collect()
}

fn add_party(draft: &mut Draft, has_customer: &mut bool, party: Party, place: usize) -> Result<(), TmfError> {
    let at = |rest: &str| format!("relatedParty[{place}].{rest}");
    let id = party.reference.map(|PartyRef::PartyRef { id, .. }| id);
    match party.role {
        Role::Customer if *has_customer => return Err(twice("customer-twice", "customer")),
        Role::Customer => {
            *has_customer = true;
            if id.as_deref().is_some_and(|id| !is_id(id)) {
                return Err(TmfError::attribute(&at("partyOrPartyRole.id"), "is no customer number"));
            }
            draft.customer = id;
            if party.name.as_deref().is_some_and(is_blank) {
                return Err(TmfError::attribute(&at("name"), "is blank"));
            }
            draft.contact.name = party.name;
            for medium in party.contact_medium {
                add_medium(draft, medium, place)?;
            }
        }
        Role::Concerned => {
            let id = id.ok_or_else(|| TmfError::attribute(&at("partyOrPartyRole"), "is missing"))?;
            let staff: StaffNumber = id
                .parse()
                .map_err(|e| TmfError::attribute(&at("partyOrPartyRole.id"), format!("is none: {e}")))?;
            if party.name.is_some() || !party.contact_medium.is_empty() {
                return Err(TmfError::attribute(&at("contactMedium"), "is kept of the customer only"));
            }
            draft.concerned.insert(staff);
        }
    }
    Ok(())
}

fn add_medium(draft: &mut Draft, medium: Medium, place: usize) -> Result<(), TmfError> {
    let at = |name: &str| format!("relatedParty[{place}].contactMedium.{name}");
    let contact = &mut draft.contact;
    let is_new = match medium {
        Medium::Phone { phone_number } => {
            let digits = phone_number.strip_prefix('+').unwrap_or(&phone_number);
            let number = phone_number.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
            let number =
                number.ok_or_else(|| TmfError::attribute(&at("phoneNumber"), "is no telephone number"))?;
            contact.phone.replace(number).is_none()
        }
        Medium::Email { email_address } if !is_email(&email_address) => {
            return Err(TmfError::attribute(&at("emailAddress"), "is no e-mail address"));
        }
        Medium::Email { email_address } => contact.email.replace(email_address).is_none(),
        Medium::Address { street1 } if is_blank(&street1) => {
            return Err(TmfError::attribute(&at("street1"), "is blank"));
        }
        Medium::Address { street1 } => contact.address.replace(street1).is_none(),
    };
    if is_new { Ok(()) } else { Err(twice("contact-medium-twice", "contactMedium")) }
}

async fn add_characteristic(
    on: &impl Sql,
    draft: &mut Draft,
    name: Name,
    value: String,
) -> Result<(), TmfError> {
    match name {
        Name::Category => {
            let category = crate::category(on, &value).await.map_err(super::error)?;
            draft.category = Some(category.ok_or_else(|| unknown(name, &value))?);
        }
        Name::Demand => draft.demand = value,
        Name::Product => draft.product = Some(value),
        Name::Place => draft.place = Some(value),
        Name::Happened => draft.happened = Some(value),
        Name::Arrival => draft.arrival = Arrival::parse(&value).ok_or_else(|| unknown(name, &value))?,
        Name::Language => draft.language = Language::parse(&value).ok_or_else(|| unknown(name, &value))?,
        Name::Opinion => return Err(unknown(name, "before there is an answer")),
    }
    Ok(())
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Letters, digits and hyphens, as customers are numbered.
fn is_id(id: &str) -> bool {
    (1..=40).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// One `@` with visible ASCII on both sides (RFC 5321 allows 254 characters): notices are sent there.
fn is_email(text: &str) -> bool {
    let is_clean = text.len() <= 254 && text.bytes().all(|b| b.is_ascii_graphic());
    let parts = text.split_once('@');
    is_clean && parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
}

/// A value that the attribute's list does not have.
pub(super) fn unknown(name: Name, value: &str) -> TmfError {
    let value: String = value.chars().take(80).collect();
    TmfError::unprocessable(
        "characteristic-unknown",
        format!("The characteristic {} cannot be `{value}`.", name.name()),
    )
}

fn twice(code: &'static str, what: &str) -> TmfError {
    TmfError::unprocessable(code, format!("`{what}` is given twice; a complaint has one."))
}
