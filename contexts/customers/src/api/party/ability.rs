use kernel::Language;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tmf::{Edition, TmfError, openapi::schema};

use crate::{Need, api::medium::present};

/// `languageAbility` as it is sent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(in crate::api) struct LanguageAbility {
    language_code: Language,
}

/// The `partyCharacteristic` that we know: what makes service easier.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct NeedsCharacteristic {
    #[serde(rename = "@type", default, deserialize_with = "present")]
    at_type: Option<StringArray>,
    #[serde(rename = "name")]
    _name: NeedsName,
    value: Vec<Need>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum StringArray {
    StringArrayCharacteristic,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum NeedsName {
    Needs,
}

/// Reads `partyCharacteristic`.
pub(in crate::api) fn needs(
    characteristics: Vec<NeedsCharacteristic>,
    edition: Edition,
) -> Result<Vec<Need>, TmfError> {
    let path = "partyCharacteristic";
    match <[NeedsCharacteristic; 1]>::try_from(characteristics) {
        Ok([only]) if only.at_type.is_none() && edition == Edition::V5 => {
            Err(TmfError::attribute(&format!("{path}[0].@type"), "is missing"))
        }
        Ok([only]) => Ok(only.value),
        Err(none) if none.is_empty() => Ok(vec![]),
        Err(_) => Err(TmfError::attribute(path, "has more than one item")),
    }
}

/// Reads `languageAbility`.
pub(in crate::api) fn language(abilities: &[LanguageAbility]) -> Result<Language, TmfError> {
    match abilities {
        [] => Ok(Language::default()),
        [only] => Ok(only.language_code),
        [_, _, ..] => Err(TmfError::attribute("languageAbility", "has more than one item")),
    }
}

/// What can be in `partyCharacteristic`.
pub(in crate::api) fn needs_schema(edition: Edition) -> Json {
    let names = Need::ALL.map(Need::name);
    let properties = json!({
        "@type": { "const": "StringArrayCharacteristic" },
        "name": { "const": "needs" },
        "value": schema::list(&schema::choice(&names)),
    });
    let required: &[&str] =
        if edition == Edition::V5 { &["@type", "name", "value"] } else { &["name", "value"] };
    let mut list = schema::list(&schema::object(required, &properties));
    list["maxItems"] = 1.into();
    list
}

/// What can be in `languageAbility`.
pub(in crate::api) fn language_schema() -> Json {
    let tags = Language::ALL.map(Language::tag);
    let one = schema::object(&["languageCode"], &json!({ "languageCode": schema::choice(&tags) }));
    let mut list = schema::list(&one);
    list["maxItems"] = 1.into();
    list
}
