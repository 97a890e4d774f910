//! What this crate itself answers and sends has the names of the published contracts.

use std::{env, fs, path::PathBuf};

use serde_json::Value as Json;
use tmf::{Edition, Hub, HubPath, TmfError, openapi::Api};

static HUB: Hub = Hub {
    api: "parcel",
    event_types: &["ParcelCreateEvent"],
    paths: &[HubPath { edition: Edition::V4, collection: "/hub", item: "/hub/{id}" }],
};

/// A contract's text, where it is at hand.
fn contract(file: &str) -> Option<String> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let path = env::var_os("KEFU_SHARED")
        .map_or_else(|| PathBuf::from(beside), PathBuf::from)
        .join("tmf")
        .join(file);
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: needs {}", path.display());
    }
    text
}

fn names(object: &Json) -> Vec<String> {
    object.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

fn document(edition: Edition) -> Json {
    let api = Api {
        title: "Parcel",
        version: "1",
        edition,
        base: "/",
        resources: vec![],
        hub: Some(&HUB),
        schemas: vec![],
    };
    api.document()
}

#[test]
fn v4_knows_every_attribute_that_we_answer() {
    let Some(text) = contract("TMF621_Trouble_Ticket_Management_API_v4.0.0_swagger.json") else { return };
    let contract: Json = serde_json::from_str(&text).unwrap();
    let document = document(Edition::V4);
    let ours = |name: &str| names(&document["components"]["schemas"][name]["properties"]);
    let theirs = |name: &str| names(&contract["definitions"][name]["properties"]);
    assert!(ours("Error").iter().all(|name| theirs("Error").contains(name)));
    // `href` and the polymorphic attributes are what every resource may have (TMF630).
    let extra = ["href", "@type", "@baseType", "@schemaLocation"];
    for (our_name, their_name) in [("Hub", "EventSubscription"), ("Hub_FVO", "EventSubscriptionInput")] {
        for name in ours(our_name).iter().filter(|name| !extra.contains(&name.as_str())) {
            assert!(theirs(their_name).contains(name), "{our_name}.{name}");
        }
    }
    let envelope = &document["webhooks"]["ParcelCreateEvent"]["post"]["requestBody"]["content"];
    let envelope = names(&envelope["application/json"]["schema"]["properties"]);
    let theirs = theirs("TroubleTicketCreateEvent");
    // v4 spells the moment of the occurrence wrongly; its envelope goes without.
    for name in envelope.iter().filter(|name| !["@type", "timeOccurred"].contains(&name.as_str())) {
        assert!(theirs.contains(name), "{name}");
    }
}

#[test]
fn v5_knows_every_attribute_that_we_answer() {
    let Some(contract) = contract("TMF621-Trouble_Ticket-v5.0.1.oas.yaml") else { return };
    let document = document(Edition::V5);
    let schemas = &document["components"]["schemas"];
    let envelope = &document["webhooks"]["ParcelCreateEvent"]["post"]["requestBody"]["content"];
    let all = ["Error", "Hub", "Hub_FVO"].into_iter().map(|name| &schemas[name]);
    for schema in all.chain([&envelope["application/json"]["schema"]]) {
        for name in names(&schema["properties"]) {
            let quoted = if name.starts_with('@') { format!("'{name}':") } else { format!("{name}:") };
            let is_known = contract.lines().any(|line| line.trim() == quoted);
            assert!(is_known, "{name}");
        }
    }
}

#[test]
fn an_error_has_the_form_that_its_schema_says() {
    let schema = &document(Edition::V5)["components"]["schemas"]["Error"];
    let clause = kernel::Clause::of("4.3.1(1)");
    for error in [TmfError::not_found(), kernel::Refusal::conflict("due-date-fixed", clause).into()] {
        let body = error.body();
        let known = names(&schema["properties"]);
        assert!(names(&body).iter().all(|name| known.contains(name)), "{body}");
        for name in schema["required"].as_array().unwrap() {
            assert!(body[name.as_str().unwrap()].is_string(), "{body}");
        }
    }
}
