use kernel::{Clause, PhoneNumber, Refusal};
use serde::{Deserialize, Deserializer};
use serde_json::{Value as Json, json};
use tmf::{Edition, TmfError, openapi::schema};

use crate::{Address, Details, EmailAddress};

/// A field that is not in the catalogue cannot be stored.
const CATALOGUE: Clause = Clause::of("5.1.1(1)");

/// A `ContactMedium` of a party: a telephone number, an e-mail address, or a postal address.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Medium {
    #[serde(rename = "@type", default, deserialize_with = "present")]
    at_type: Option<MediumType>,
    #[serde(default, deserialize_with = "present")]
    preferred: Option<bool>,
    #[serde(default, deserialize_with = "present")]
    phone_number: Option<Digits>,
    #[serde(default, deserialize_with = "present")]
    email_address: Option<EmailAddress>,
    #[serde(default, deserialize_with = "present")]
    street1: Option<Address>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[expect(clippy::enum_variant_names, reason = "the names of the contract")]
enum MediumType {
    PhoneContactMedium,
    EmailContactMedium,
    GeographicAddressContactMedium,
}

/// A telephone number in the one spelling that the interface has: digits, with an optional leading `+`.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
struct Digits(PhoneNumber);

#[derive(Debug, thiserror::Error)]
#[error("a telephone number has 5 to 15 digits, with an optional + before them")]
struct NoDigits;

impl TryFrom<String> for Digits {
    type Error = NoDigits;

    fn try_from(text: String) -> Result<Self, NoDigits> {
        match text.parse::<PhoneNumber>() {
            Ok(number) if number.as_str() == text => Ok(Self(number)),
            Ok(_) | Err(_) => Err(NoDigits),
        }
    }
}

/// What a list of media says about a party.
#[derive(Debug, Default)]
pub(super) struct Reach {
    pub(super) phones: Vec<PhoneNumber>,
    pub(super) email: Option<EmailAddress>,
    pub(super) address: Option<Address>,
}

impl Reach {
    /// The details with these media in the place of those that were there.
    pub(super) fn over(self, details: Details) -> Details {
        Details { phones: self.phones, email: self.email, address: self.address, ..details }
    }
}

/// Reads the list `contactMedium`. The preferred telephone number comes first.
pub(super) fn read(media: Vec<Medium>, edition: Edition) -> Result<Result<Reach, Refusal>, TmfError> {
    if media.len() > Details::PHONES_MAX {
        let problem = format!("has more than {} items", Details::PHONES_MAX);
        return Err(TmfError::attribute("contactMedium", problem));
    }
    let mut reach = Reach::default();
    let mut preferred = Vec::new();
    let mut has_two = false;
    for (place, medium) in media.into_iter().enumerate() {
        medium.check(place, edition)?;
        if let Some(Digits(phone)) = medium.phone_number {
            if medium.preferred == Some(true) { &mut preferred } else { &mut reach.phones }.push(phone);
        }
        if let Some(email) = medium.email_address {
            has_two |= reach.email.replace(email).is_some();
        }
        if let Some(address) = medium.street1 {
            has_two |= reach.address.replace(address).is_some();
        }
    }
    if has_two {
        return Ok(Err(Refusal::conflict("one-address-each", CATALOGUE)));
    }
    preferred.append(&mut reach.phones);
    reach.phones = preferred;
    Ok(Ok(reach))
}

/// An attribute that is there has a value: `null` would say two things at once.
pub(super) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

impl Medium {
    /// A medium has the attribute of its type and no other.
    fn check(&self, place: usize, edition: Edition) -> Result<(), TmfError> {
        let path = |name: &str| format!("contactMedium[{place}].{name}");
        let has = [
            (MediumType::PhoneContactMedium, "phoneNumber", self.phone_number.is_some()),
            (MediumType::EmailContactMedium, "emailAddress", self.email_address.is_some()),
            (MediumType::GeographicAddressContactMedium, "street1", self.street1.is_some()),
        ];
        let inferred = || has.iter().find(|(.., is_there)| *is_there).map(|(own, ..)| *own);
        let at_type = match (self.at_type, edition) {
            (Some(at_type), _) => at_type,
            (None, Edition::V5) => return Err(TmfError::attribute(&path("@type"), "is missing")),
            (None, Edition::V4) => {
                inferred().ok_or_else(|| TmfError::attribute(&path("phoneNumber"), "is missing"))?
            }
        };
        for (own, name, is_there) in has {
            match (own == at_type, is_there) {
                (true, true) | (false, false) => (),
                (true, false) => return Err(TmfError::attribute(&path(name), "is missing")),
                (false, true) => return Err(TmfError::unknown_attribute(&path(name), "this medium")),
            }
        }
        if self.preferred.is_some() && at_type != MediumType::PhoneContactMedium {
            return Err(TmfError::unknown_attribute(&path("preferred"), "this medium"));
        }
        Ok(())
    }
}

/// The media of a party, as they are shown.
pub(super) fn shown(details: &Details) -> Vec<Json> {
    let phones = details.phones.iter().enumerate().map(|(place, phone)| {
        json!({ "@type": "PhoneContactMedium", "preferred": place == 0, "phoneNumber": phone })
    });
    let email =
        details.email.iter().map(|email| json!({ "@type": "EmailContactMedium", "emailAddress": email }));
    let address = details
        .address
        .iter()
        .map(|address| json!({ "@type": "GeographicAddressContactMedium", "street1": address }));
    phones.chain(email).chain(address).collect()
}

/// What can be in `contactMedium`.
pub(super) fn schema(edition: Edition) -> Json {
    let one = |name: &str, attribute: &str, value: Json, others: Json| {
        let mut properties = json!({ "@type": { "const": name }, attribute: value });
        if let (Json::Object(properties), Json::Object(others)) = (&mut properties, others) {
            properties.extend(others);
        }
        match edition {
            Edition::V4 => schema::object(&[attribute], &properties),
            Edition::V5 => schema::object(&["@type", attribute], &properties),
        }
    };
    let preferred = json!({ "preferred": schema::boolean() });
    let mut list = schema::list(&json!({ "anyOf": [
        one("PhoneContactMedium", "phoneNumber", phone(), preferred),
        one("EmailContactMedium", "emailAddress", email(), json!({})),
        one("GeographicAddressContactMedium", "street1", address(), json!({})),
    ] }));
    list["maxItems"] = Details::PHONES_MAX.into();
    list["description"] =
        "At most one e-mail address and one postal address; the preferred number first.".into();
    list
}

fn phone() -> Json {
    json!({ "type": "string", "pattern": "^\\+?[0-9]{5,15}$" })
}

/// What [`EmailAddress`] accepts.
fn email() -> Json {
    let part = "[^@<>(),;:\\\\\"\\[\\]\\x00-\\x20\\x7f-\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
    json!({ "type": "string", "maxLength": 254, "pattern": format!("^{part}@{part}$") })
}

/// What [`Address`] accepts.
fn address() -> Json {
    let pattern = format!("^[^\\x00]*{FILLED}[^\\x00]*$");
    json!({ "type": "string", "maxLength": Address::LENGTH_MAX, "pattern": pattern })
}

/// What [`people::Name`] accepts.
pub(super) fn name() -> Json {
    let pattern = format!("^[^\\x00\\r\\n]*{FILLED}[^\\x00\\r\\n]*$");
    json!({ "type": "string", "maxLength": people::Name::LENGTH_MAX, "pattern": pattern })
}

/// One character that is not white space (Unicode `White_Space`).
const FILLED: &str =
    "[^\\x00\\x09-\\x0d\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
