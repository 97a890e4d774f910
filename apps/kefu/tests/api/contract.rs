//! Every answer is one that the published contract and our own description allow.

use std::{env, fs, path::PathBuf};

use serde_json::{Value as Json, json};

use crate::house::{House, V4, V5, in_house, new_ticket};

fn contract(file: &str) -> Option<String> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let folder = env::var_os("KEFU_SHARED").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let path = folder.join("tmf").join(file);
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: needs {}", path.display());
    }
    text
}

/// Lets the discriminator decide between alternatives, as OpenAPI means it: to JSON Schema alone several may
/// describe the same document.
fn decided(schema: Json) -> Json {
    match schema {
        Json::Object(mut members) => {
            if let Some(discriminator) = members.get("discriminator")
                && members.contains_key("oneOf")
            {
                let property = discriminator["propertyName"].as_str().unwrap().to_owned();
                let mapping = discriminator["mapping"].as_object().unwrap().clone();
                let alternative = |(name, schema): (String, Json)| {
                    let named =
                        json!({ "required": [&property], "properties": { &property: { "enum": [name] } } });
                    json!({ "allOf": [{ "$ref": schema }, named] })
                };
                members.insert("oneOf".to_owned(), mapping.into_iter().map(alternative).collect());
            }
            members.into_iter().map(|(name, member)| (name, decided(member))).collect()
        }
        Json::Array(items) => items.into_iter().map(decided).collect(),
        other => other,
    }
}

/// Checks a document against a schema of a contract, its references among it.
fn check(contract: &Json, schema: &str, document: &Json) {
    let mut root = decided(contract.clone());
    root["$ref"] = schema.into();
    let validator = jsonschema::draft4::options().should_validate_formats(true).build(&root).unwrap();
    let problems: Vec<_> =
        validator.iter_errors(document).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(problems.is_empty(), "{schema}: {problems:#?}\n{document:#}");
}

async fn answers(house: &House, base: &str) -> (Json, Json, Json) {
    let href = house.accepted(&new_ticket()).await;
    let note = json!([{ "op": "add", "path": "/note/-", "value": { "@type": "Note", "text": "x" } }]);
    house.operate(&href, &note).await;
    let list = house.get(base).await.body;
    let one = house.get(&format!("{base}/{}", list[0]["id"].as_str().unwrap())).await.body;
    let error = house.get(&format!("{base}?colour=red")).await.body;
    (list, one, error)
}

#[tokio::test]
async fn v5_answers_are_what_the_contract_allows() {
    let Some(text) = contract("TMF621-Trouble_Ticket-v5.0.1.oas.yaml") else { return };
    let contract: Json = serde_saphyr::from_str(&text).unwrap();
    in_house(async |house| {
        let (list, one, error) = answers(&house, V5).await;
        check(&contract, "#/components/schemas/TroubleTicket_RES", &one);
        check(&contract, "#/components/schemas/TroubleTicket_RES", &list[0]);
        check(&contract, "#/components/schemas/Error", &error);
        check(&contract, "#/components/schemas/TroubleTicket_FVO", &new_ticket());
    })
    .await;
}

#[tokio::test]
async fn v4_answers_are_what_the_contract_allows() {
    let Some(text) = contract("TMF621_Trouble_Ticket_Management_API_v4.0.0_swagger.json") else { return };
    let contract: Json = serde_json::from_str(&text).unwrap();
    in_house(async |house| {
        let (list, one, error) = answers(&house, V4).await;
        check(&contract, "#/definitions/TroubleTicket", &one);
        check(&contract, "#/definitions/TroubleTicket", &list[0]);
        check(&contract, "#/definitions/Error", &error);
    })
    .await;
}

#[tokio::test]
async fn the_served_description_is_what_is_implemented() {
    in_house(async |house| {
        let listed = house.get("/openapi").await.body;
        assert_eq!(listed[0]["href"], "/openapi/troubleTicket.json");
        house.get("/openapi/nothing.json").await.is_refused(404, "not-found");
        let mut document = house.get("/openapi/troubleTicket.json").await.body;
        let (list, one, error) = answers(&house, V5).await;
        let examples =
            &document["paths"]["/troubleTicket"]["post"]["requestBody"]["content"]["application/json"];
        let example = examples["examples"]["complaint"]["value"].clone();
        house.accepted(&example).await;
        let base = document["servers"][0]["url"].as_str().unwrap().to_owned();
        let served = kefu::house::routes(&tmf::Destinations::public());
        for path in document["paths"].as_object().unwrap().keys() {
            let path = format!("{base}{path}");
            assert!(served.rules().iter().any(|rule| rule.path == path), "{path} is not served");
        }
        for (name, shown) in [
            ("TroubleTicket", &one),
            ("TroubleTicket", &list[0]),
            ("Error", &error),
            ("TroubleTicket_FVO", &example),
        ] {
            document["$ref"] = format!("#/components/schemas/{name}").into();
            let validator = jsonschema::validator_for(&document).unwrap();
            let problems: Vec<_> = validator.iter_errors(shown).map(|e| e.to_string()).collect();
            assert!(problems.is_empty(), "{name}: {problems:#?}");
        }
        let described = document["components"]["schemas"]["TroubleTicket"]["properties"].as_object().unwrap();
        for name in one.as_object().unwrap().keys() {
            assert!(described.contains_key(name), "{name} is shown and not described");
        }
    })
    .await;
}
