use std::{collections::BTreeSet, env, fs, path::PathBuf};

use customers::{customer_openapi, party_openapi};
use serde_json::Value as Json;
use tmf::Edition;

/// The published contract's text, where it is at hand.
fn contract(file: &str) -> Option<String> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let shared = env::var_os("KEFU_SHARED").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let path = shared.join("tmf").join(file);
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: needs {}", path.display());
    }
    text
}

/// The names of the attributes that a contract's schema declares itself: the keys below its `properties`.
fn declared(contract: &str, schema: &str) -> BTreeSet<String> {
    let heading = format!("    {schema}:");
    let block: Vec<_> = contract
        .lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| line.starts_with("      "))
        .collect();
    assert!(!block.is_empty(), "the contract has no schema {schema}");
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut names = BTreeSet::new();
    let mut below: Option<usize> = None;
    for line in block {
        let here = indent(line);
        if line.trim() == "properties:" && below.is_none_or(|depth| here <= depth) {
            below = Some(here);
        } else if below.is_some_and(|depth| here <= depth) {
            below = None;
        } else if below.is_some_and(|depth| here == depth + 2)
            && let Some(name) = line.trim().strip_suffix(':')
        {
            names.insert(name.trim_matches(['\'', '"']).to_owned());
        }
    }
    names
}

/// Every attribute of our schema is one of the contract's schema or of those it builds on.
fn check(contract: &str, ours: &Json, name: &str, theirs: &[&str]) {
    let known: BTreeSet<_> = theirs.iter().flat_map(|schema| declared(contract, schema)).collect();
    let properties = ours["properties"].as_object().unwrap_or_else(|| panic!("{name} has no attributes"));
    for attribute in properties.keys() {
        assert!(known.contains(attribute), "{name}.{attribute} is not in {theirs:?}: {known:?}");
    }
}

const BASE: [&str; 2] = ["Extensible", "Entity"];

#[test]
fn parties_have_the_names_of_the_contract() {
    let Some(contract) = contract("TMF632-Party_Management-v5.0.0.oas.yaml") else { return };
    let document = party_openapi(Edition::V5);
    let schemas = &document["components"]["schemas"];
    for (name, suffix) in
        [("Individual", ""), ("Individual", "_FVO"), ("Individual", "_MVO"), ("Organization", "")]
    {
        let ours = format!("{name}{suffix}");
        check(&contract, &schemas[&ours], &ours, &[&[name, "Party", "Addressable"], &BASE[..]].concat());
    }
    let media = schemas["Individual"]["properties"]["contactMedium"]["items"]["anyOf"].as_array().unwrap();
    for medium in media {
        let name = medium["properties"]["@type"]["const"].as_str().unwrap();
        check(&contract, medium, name, &[name, "ContactMedium", "Extensible"]);
    }
    let needs = &schemas["Individual"]["properties"]["partyCharacteristic"]["items"];
    check(&contract, needs, "needs", &["StringArrayCharacteristic", "Characteristic", "Extensible"]);
    let language = &schemas["Individual"]["properties"]["languageAbility"]["items"];
    check(&contract, language, "languageAbility", &["LanguageAbility"]);
}

#[test]
fn customers_have_the_names_of_the_contract() {
    let Some(contract) = contract("TMF629-Customer_Management-v5.0.1.oas.yaml") else { return };
    let document = customer_openapi(Edition::V5);
    let schemas = &document["components"]["schemas"];
    for ours in ["Customer", "Customer_FVO", "Customer_MVO"] {
        check(
            &contract,
            &schemas[ours],
            ours,
            &["Customer", "PartyRole", "Addressable", "Extensible", "Entity"],
        );
    }
    let properties = &schemas["Customer"]["properties"];
    check(
        &contract,
        &properties["engagedParty"],
        "engagedParty",
        &["PartyRef", "EntityRef", "Addressable", "Extensible"],
    );
    check(
        &contract,
        &properties["characteristic"]["items"],
        "plan",
        &["StringCharacteristic", "Characteristic", "Extensible"],
    );
    check(&contract, &properties["validFor"], "validFor", &["TimePeriod"]);
}

#[test]
fn what_the_contract_asks_for_is_asked_for() {
    let parties = party_openapi(Edition::V5);
    let required = |document: &Json, name: &str| document["components"]["schemas"][name]["required"].clone();
    assert_eq!(required(&parties, "Individual_FVO"), serde_json::json!(["@type", "familyName", "givenName"]));
    assert_eq!(required(&parties, "Organization_FVO"), serde_json::json!(["@type", "name"]));
    let customers = customer_openapi(Edition::V5);
    assert_eq!(required(&customers, "Customer_FVO"), serde_json::json!(["@type", "name", "engagedParty"]));
}
