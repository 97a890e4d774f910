use jiff::Timestamp;
use people::Name;
use serde::Deserialize;
use serde_json::json;
use tmf::{
    Edition, Text, TmfError,
    openapi::{Api, Described, schema},
};

use crate::{
    CUSTOMERS,
    api::{
        CUSTOMER_HUB,
        medium::{self, present},
    },
};

/// What POST reads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct CustomerNew {
    #[serde(rename = "@type", default, deserialize_with = "present")]
    at_type: Option<CustomerType>,
    #[serde(rename = "@baseType", default, deserialize_with = "present")]
    _base_type: Option<Text<100>>,
    #[serde(rename = "@schemaLocation", default, deserialize_with = "present")]
    _schema_location: Option<Text<1000>>,
    pub(super) name: Name,
    pub(super) engaged_party: PartyRef,
    #[serde(default)]
    characteristic: Vec<PlanCharacteristic>,
    #[serde(default, deserialize_with = "present")]
    pub(super) valid_for: Option<Since>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum CustomerType {
    Customer,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartyRef {
    #[serde(rename = "@type", default, deserialize_with = "present")]
    at_type: Option<PartyRefType>,
    #[serde(rename = "@referredType", default, deserialize_with = "present")]
    _referred_type: Option<Text<100>>,
    #[serde(rename = "href", default, deserialize_with = "present")]
    _href: Option<Text<1000>>,
    #[serde(rename = "name", default, deserialize_with = "present")]
    _name: Option<Text<400>>,
    pub(super) id: Text<100>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum PartyRefType {
    PartyRef,
}

/// The `characteristic` that we know: what the plan is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanCharacteristic {
    #[serde(rename = "@type", default, deserialize_with = "present")]
    at_type: Option<StringType>,
    #[serde(rename = "name")]
    _name: PlanName,
    value: Name,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum StringType {
    StringCharacteristic,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PlanName {
    Plan,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Since {
    pub(super) start_date_time: Timestamp,
}

/// What PATCH may change. What was taken away is `None`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct CustomerUpdate {
    pub(super) characteristic: Option<Vec<PlanCharacteristic>>,
}

impl CustomerNew {
    /// The plan that they chose.
    pub(super) fn plan(&self, edition: Edition) -> Result<Option<Name>, TmfError> {
        if edition == Edition::V5 {
            if self.at_type.is_none() {
                return Err(TmfError::attribute("@type", "is missing"));
            }
            if self.engaged_party.at_type.is_none() {
                return Err(TmfError::attribute("engagedParty.@type", "is missing"));
            }
        }
        plan_of(&self.characteristic, edition)
    }
}

pub(super) fn plan_of(
    characteristics: &[PlanCharacteristic],
    edition: Edition,
) -> Result<Option<Name>, TmfError> {
    match characteristics {
        [] => Ok(None),
        [only] if only.at_type.is_none() && edition == Edition::V5 => {
            Err(TmfError::attribute("characteristic[0].@type", "is missing"))
        }
        [only] => Ok(Some(only.value.clone())),
        [_, _, ..] => Err(TmfError::attribute("characteristic", "has more than one item")),
    }
}

/// Where the API is, as the contract of each edition names it.
pub(in crate::api) const fn base(edition: Edition) -> &'static str {
    match edition {
        Edition::V4 => "/tmf-api/customerManagement/v4",
        Edition::V5 => "/tmf-api/customer/v5",
    }
}

/// The API as it is served.
pub(in crate::api) fn api(edition: Edition) -> Api {
    Api {
        title: "Customer Management",
        version: match edition {
            Edition::V4 => "4.0.0",
            Edition::V5 => "5.0.1",
        },
        edition,
        base: base(edition),
        resources: vec![describe(edition)],
        hub: Some(&CUSTOMER_HUB),
        schemas: vec![],
    }
}

fn describe(edition: Edition) -> Described {
    let typed = |mandatory: &[&'static str]| match edition {
        Edition::V4 => mandatory.to_vec(),
        Edition::V5 => [&["@type"], mandatory].concat(),
    };
    let plan = json!({
        "@type": { "const": "StringCharacteristic" },
        "name": { "const": "plan" },
        "value": medium::name(),
    });
    let mut plans = schema::list(&schema::object(&typed(&["name", "value"]), &plan));
    plans["maxItems"] = 1.into();
    let party = json!({
        "@type": { "const": "PartyRef" },
        "@referredType": schema::text(100),
        "id": schema::text(100),
        "href": schema::text(1000),
        "name": schema::text(400),
    });
    let party = schema::object(&typed(&["id"]), &party);
    let since = schema::object(&["startDateTime"], &json!({ "startDateTime": schema::instant() }));
    let shown = json!({
        "@type": { "const": "Customer" },
        "id": schema::text(20),
        "href": schema::text(200),
        "name": medium::name(),
        "role": { "const": "Customer" },
        "engagedParty": party,
        "characteristic": plans,
        "validFor": since,
    });
    let created = json!({
        "@type": { "const": "Customer" },
        "@baseType": schema::text(100),
        "@schemaLocation": schema::text(1000),
        "name": medium::name(),
        "engagedParty": party,
        "characteristic": plans,
        "validFor": since,
    });
    let changed = json!({ "characteristic": schema::nullable(&plans) });
    Described {
        resource: &CUSTOMERS,
        type_name: "Customer",
        shown: schema::object(&["id", "href", "@type"], &shown),
        created: Some(schema::object(&typed(&["name", "engagedParty"]), &created)),
        changed: Some(schema::object(&[], &changed)),
        can_be_deleted: false,
    }
}
