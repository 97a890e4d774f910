use serde_json::{Map, Value as Json, json};

use super::{Described, parameters, schema};
use crate::{Edition, Hub};

/// What may go wrong with every operation.
const ALWAYS: [u16; 7] = [400, 401, 403, 405, 429, 500, 503];
/// What may go wrong with a body too.
const WITH_BODY: [u16; 4] = [409, 413, 415, 422];

// Both headers are told in words and not declared as parameters: whether a value is accepted depends on what is
// stored, and what makes requests from declarations would report each 412 and 422.
const IF_MATCH: &str = "With the header If-Match, only the version that its entity tag names is changed; a newer \
    one answers 412.";
const IDEMPOTENCY_KEY: &str = "With the header Idempotency-Key (1 to 255 visible ASCII characters), the same \
    request sent again within two days answers with what the first one made; another request with the same key \
    answers 422.";

/// The operations on a collection.
pub(super) fn collection(described: &Described, edition: Edition) -> Json {
    let Described { resource, type_name, created, .. } = described;
    let page = json!({
        "description": "A page of the collection.",
        "headers": {
            "X-Total-Count": count("How many items there are on all pages."),
            "X-Result-Count": count("How many items this page has."),
            "Link": { "description": "first, prev, next, last (RFC 8288).", "schema": { "type": "string" } },
        },
        "content": json_content(&json!({ "type": "array", "items": schema::reference(type_name) })),
    });
    let mut responses = errors(&[]);
    if edition == Edition::V4 {
        responses.insert("206".to_owned(), page.clone());
    }
    responses.insert("200".to_owned(), page);
    let mut operations = json!({ "get": {
        "operationId": format!("list{type_name}"),
        "summary": format!("List or find {type_name}"),
        "parameters": parameters::of_collection(resource),
        "responses": responses,
    } });
    if created.is_some() {
        // 404: a request is repeated, and what it had made is gone.
        let mut responses = errors(&[&WITH_BODY[..], &[404]].concat());
        responses.insert("201".to_owned(), one(type_name, "Made.", true));
        operations["post"] = json!({
            "operationId": format!("create{type_name}"),
            "summary": format!("Create a {type_name}"),
            "description": IDEMPOTENCY_KEY,
            "parameters": [parameters::fields(resource)],
            "requestBody": body(&[("application/json", &schema::reference(&format!("{type_name}_FVO")))]),
            "responses": responses,
        });
    }
    operations
}

/// The operations on one resource.
pub(super) fn item(described: &Described) -> Json {
    let Described { resource, type_name, changed, can_be_deleted, .. } = described;
    let mut responses = errors(&[404]);
    responses.insert("200".to_owned(), one(type_name, "The resource.", false));
    responses.insert("304".to_owned(), json!({ "description": "It is the version that is known." }));
    let mut operations = json!({
        "parameters": [parameters::id()],
        "get": {
            "operationId": format!("retrieve{type_name}"),
            "summary": format!("Retrieve a {type_name}"),
            "parameters": [parameters::fields(resource), parameters::if_none_match()],
            "responses": responses,
        },
    });
    if changed.is_some() {
        let update = schema::reference(&format!("{type_name}_MVO"));
        let mut responses = errors(&[&WITH_BODY[..], &[404, 412]].concat());
        responses.insert("200".to_owned(), one(type_name, "Changed.", false));
        operations["patch"] = json!({
            "operationId": format!("patch{type_name}"),
            "summary": format!("Change a {type_name}"),
            "description": IF_MATCH,
            "parameters": [parameters::fields(resource)],
            "requestBody": body(&[
                ("application/merge-patch+json", &update),
                ("application/json", &update),
                ("application/json-patch+json", &schema::reference(&format!("{type_name}_JsonPatch"))),
            ]),
            "responses": responses,
        });
    }
    if *can_be_deleted {
        let mut responses = errors(&[404, 409, 412]);
        responses.insert("204".to_owned(), json!({ "description": "Deleted." }));
        operations["delete"] = json!({
            "operationId": format!("delete{type_name}"),
            "summary": format!("Delete a {type_name}"),
            "description": IF_MATCH,
            "responses": responses,
        });
    }
    operations
}

/// The operations of a hub, by their paths.
pub(super) fn hub(hub: &Hub) -> [(String, Json); 2] {
    let mut created = errors(&WITH_BODY);
    let mut subscribed = one("Hub", "Subscribed.", true);
    subscribed["headers"]["Webhook-Secret"] = json!({
        "description": "What the events are signed with (Standard Webhooks); told this once.",
        "schema": { "type": "string" },
    });
    created.insert("201".to_owned(), subscribed);
    let mut found = errors(&[404]);
    found.insert(
        "200".to_owned(),
        json!({
            "description": "The subscription.",
            "content": json_content(&schema::reference("Hub")),
        }),
    );
    let mut ended = errors(&[404]);
    ended.insert("204".to_owned(), json!({ "description": "Ended." }));
    let events = hub.event_types.join(", ");
    let collection = json!({ "post": {
        "operationId": "createHub",
        "summary": "Subscribe to events",
        "description": format!("Events: {events}."),
        "requestBody": body(&[("application/json", &schema::reference("Hub_FVO"))]),
        "responses": created,
    } });
    let item = json!({
        "parameters": [parameters::id()],
        "get": { "operationId": "retrieveHub", "summary": "Retrieve a subscription", "responses": found },
        "delete": { "operationId": "deleteHub", "summary": "End a subscription", "responses": ended },
    });
    [("/hub".to_owned(), collection), ("/hub/{id}".to_owned(), item)]
}

/// What subscribers are sent.
pub(super) fn webhooks(hub: &Hub) -> Json {
    let webhook = |event_type: &&str| {
        let properties = json!({
            "@type": { "type": "string" },
            "eventId": { "type": "string" },
            "eventTime": schema::instant(),
            "timeOccurred": schema::instant(),
            "eventType": { "const": event_type },
            "event": { "type": "object" },
        });
        let envelope = schema::object(&["eventId", "eventTime", "eventType", "event"], &properties);
        let operation = json!({ "post": {
            "operationId": event_type,
            "requestBody": body(&[("application/json", &envelope)]),
            "responses": { "2XX": { "description": "Received; anything else is sent again later." } },
        } });
        ((*event_type).to_owned(), operation)
    };
    Json::Object(hub.event_types.iter().map(webhook).collect())
}

/// A resource as an answer, with its version.
fn one(type_name: &str, about: &str, is_new: bool) -> Json {
    let text = |about: &str| json!({ "description": about, "schema": { "type": "string" } });
    let mut headers = Map::new();
    if type_name != "Hub" {
        headers.insert("ETag".to_owned(), text("The version, for If-Match and If-None-Match."));
    }
    if is_new {
        headers.insert("Location".to_owned(), text("Where it is."));
    }
    json!({ "description": about, "headers": headers, "content": json_content(&schema::reference(type_name)) })
}

fn errors(others: &[u16]) -> Map<String, Json> {
    let error = json!({
        "description": "Refused; the body says why.",
        "content": json_content(&schema::reference("Error")),
    });
    ALWAYS.iter().chain(others).map(|status| (status.to_string(), error.clone())).collect()
}

fn body(contents: &[(&str, &Json)]) -> Json {
    let contents: Map<_, _> = contents
        .iter()
        .map(|(media_type, schema)| ((*media_type).to_owned(), json!({ "schema": schema })))
        .collect();
    json!({ "required": true, "content": contents })
}

fn json_content(schema: &Json) -> Json {
    json!({ "application/json": { "schema": schema } })
}

fn count(about: &str) -> Json {
    json!({ "description": about, "required": true, "schema": { "type": "integer", "minimum": 0 } })
}
