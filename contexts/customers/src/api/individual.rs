//! TMF632 `Individual`: a person whom we know.

use people::Name;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tmf::{
    Changes, Edition, Text, TmfError,
    openapi::{Described, schema},
};

use super::{
    medium::{self, Medium, present},
    party::{
        Face, LanguageAbility, NeedsCharacteristic, Reading, language, language_schema, needs, needs_schema,
    },
};
use crate::{Details, INDIVIDUAL, Kind, NameParts};

pub(super) static FACE: Face = Face {
    kind: Kind::Individual,
    type_name: "Individual",
    resource: &INDIVIDUAL,
    created,
    changed,
    show,
    describe,
};

/// What POST reads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct IndividualNew {
    #[serde(rename = "@type", default, deserialize_with = "present")]
    at_type: Option<IndividualType>,
    #[serde(rename = "@baseType", default, deserialize_with = "present")]
    _base_type: Option<Text<100>>,
    #[serde(rename = "@schemaLocation", default, deserialize_with = "present")]
    _schema_location: Option<Text<1000>>,
    family_name: Name,
    given_name: Name,
    #[serde(default, deserialize_with = "present")]
    name: Option<Name>,
    #[serde(default)]
    contact_medium: Vec<Medium>,
    #[serde(default)]
    language_ability: Vec<LanguageAbility>,
    #[serde(default)]
    party_characteristic: Vec<NeedsCharacteristic>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum IndividualType {
    Individual,
}

/// What PATCH may change. What was taken away is `None`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct IndividualUpdate {
    family_name: Option<Name>,
    given_name: Option<Name>,
    name: Option<Name>,
    contact_medium: Option<Vec<Medium>>,
    language_ability: Option<Vec<LanguageAbility>>,
    party_characteristic: Option<Vec<NeedsCharacteristic>>,
}

fn created(body: Json, edition: Edition) -> Reading {
    let new: IndividualNew = tmf::read(body)?;
    if new.at_type.is_none() && edition == Edition::V5 {
        return Err(TmfError::attribute("@type", "is missing"));
    }
    let parts = NameParts { family: new.family_name, given: new.given_name };
    let name = match new.name {
        Some(name) => name,
        None => in_full(&parts)?,
    };
    let needs = needs(new.party_characteristic, edition)?;
    let language = language(&new.language_ability)?;
    let reach = medium::read(new.contact_medium, edition)?;
    let details = Details { parts: Some(parts), language, needs, ..Details::of(name) };
    Ok(reach.map(|reach| reach.over(details)))
}

fn changed(before: &Details, changes: &Changes, edition: Edition) -> Reading {
    let update: IndividualUpdate = changes.read()?;
    let mut after = before.clone();
    for (attribute, value) in
        [("familyName", &update.family_name), ("givenName", &update.given_name), ("name", &update.name)]
    {
        if changes.has(attribute) && value.is_none() {
            return Err(TmfError::attribute(attribute, "is missing"));
        }
    }
    if changes.has("familyName") || changes.has("givenName") {
        let known = before.parts.clone();
        let family = update.family_name.or_else(|| known.as_ref().map(|parts| parts.family.clone()));
        let given = update.given_name.or_else(|| known.map(|parts| parts.given));
        let parts = NameParts {
            family: family.ok_or_else(|| TmfError::attribute("familyName", "is missing"))?,
            given: given.ok_or_else(|| TmfError::attribute("givenName", "is missing"))?,
        };
        // Unless the caller says otherwise, the whole follows its parts.
        after.name = in_full(&parts)?;
        after.parts = Some(parts);
    }
    if let Some(name) = update.name {
        after.name = name;
    }
    if changes.has("languageAbility") {
        after.language = language(&update.language_ability.unwrap_or_default())?;
    }
    if changes.has("partyCharacteristic") {
        after.needs = needs(update.party_characteristic.unwrap_or_default(), edition)?;
    }
    if changes.has("contactMedium") {
        let reach = medium::read(update.contact_medium.unwrap_or_default(), edition)?;
        return Ok(reach.map(|reach| reach.over(after)));
    }
    Ok(Ok(after))
}

fn in_full(parts: &NameParts) -> Result<Name, TmfError> {
    parts
        .in_full()
        .map_err(|_| TmfError::conflict("name-too-long", "The name in full is too long. Send `name` too."))
}

fn show(details: &Details, shown: &mut Json) {
    if let Some(parts) = &details.parts {
        shown["familyName"] = json!(parts.family);
        shown["givenName"] = json!(parts.given);
    }
    shown["languageAbility"] = json!([{ "languageCode": details.language }]);
}

fn describe(edition: Edition) -> Described {
    let own = json!({
        "@type": { "const": "Individual" },
        "familyName": medium::name(),
        "givenName": medium::name(),
        "name": medium::name(),
        "contactMedium": medium::schema(edition),
        "languageAbility": language_schema(),
        "partyCharacteristic": needs_schema(edition),
    });
    let with = |names: &[(&str, Json)]| {
        let mut all = own.clone();
        for (name, schema) in names {
            all[name] = schema.clone();
        }
        all
    };
    let shown = with(&[("id", schema::text(20)), ("href", schema::text(200))]);
    let created = with(&[("@baseType", schema::text(100)), ("@schemaLocation", schema::text(1000))]);
    let changed = with(
        &["contactMedium", "languageAbility", "partyCharacteristic"]
            .map(|name| (name, schema::nullable(&own[name]))),
    );
    let mandatory: &[&str] = match edition {
        Edition::V4 => &["familyName", "givenName"],
        Edition::V5 => &["@type", "familyName", "givenName"],
    };
    Described {
        resource: &INDIVIDUAL,
        type_name: "Individual",
        shown: schema::object(&["id", "href", "@type"], &shown),
        created: Some(schema::object(mandatory, &created)),
        changed: Some(schema::object(&[], &changed)),
        can_be_deleted: false,
    }
}
