//! TMF632 `Organization`: a company, an authority or an association that we know.

use people::Name;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tmf::{
    Changes, Edition, Text, TmfError,
    openapi::{Described, schema},
};

use super::{
    medium::{self, Medium, present},
    party::{Face, NeedsCharacteristic, Reading, needs, needs_schema},
};
use crate::{Details, Kind, ORGANIZATION};

pub(super) static FACE: Face = Face {
    kind: Kind::Organisation,
    type_name: "Organization",
    resource: &ORGANIZATION,
    created,
    changed,
    show: |_, _| (),
    describe,
};

/// What POST reads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct OrganizationNew {
    #[serde(rename = "@type", default, deserialize_with = "present")]
    at_type: Option<OrganizationType>,
    #[serde(rename = "@baseType", default, deserialize_with = "present")]
    _base_type: Option<Text<100>>,
    #[serde(rename = "@schemaLocation", default, deserialize_with = "present")]
    _schema_location: Option<Text<1000>>,
    name: Name,
    #[serde(default)]
    contact_medium: Vec<Medium>,
    #[serde(default)]
    party_characteristic: Vec<NeedsCharacteristic>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum OrganizationType {
    Organization,
}

/// What PATCH may change. What was taken away is `None`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct OrganizationUpdate {
    name: Option<Name>,
    contact_medium: Option<Vec<Medium>>,
    party_characteristic: Option<Vec<NeedsCharacteristic>>,
}

fn created(body: Json, edition: Edition) -> Reading {
    let new: OrganizationNew = tmf::read(body)?;
    if new.at_type.is_none() && edition == Edition::V5 {
        return Err(TmfError::attribute("@type", "is missing"));
    }
    let needs = needs(new.party_characteristic, edition)?;
    let reach = medium::read(new.contact_medium, edition)?;
    Ok(reach.map(|reach| reach.over(Details { needs, ..Details::of(new.name) })))
}

fn changed(before: &Details, changes: &Changes, edition: Edition) -> Reading {
    let update: OrganizationUpdate = changes.read()?;
    let mut after = before.clone();
    if changes.has("name") {
        after.name = update.name.ok_or_else(|| TmfError::attribute("name", "is missing"))?;
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

fn describe(edition: Edition) -> Described {
    let own = json!({
        "@type": { "const": "Organization" },
        "name": medium::name(),
        "contactMedium": medium::schema(edition),
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
    let changed =
        with(&["contactMedium", "partyCharacteristic"].map(|name| (name, schema::nullable(&own[name]))));
    let mandatory: &[&str] = match edition {
        Edition::V4 => &["name"],
        Edition::V5 => &["@type", "name"],
    };
    Described {
        resource: &ORGANIZATION,
        type_name: "Organization",
        shown: schema::object(&["id", "href", "@type"], &shown),
        created: Some(schema::object(mandatory, &created)),
        changed: Some(schema::object(&[], &changed)),
        can_be_deleted: false,
    }
}
