//! What is served, described: made from what serves it where that can be, so that the two cannot part.

use db::Sql;
use serde_json::{Value as Json, json};
use tmf::{
    Edition, TmfError,
    openapi::{Api, Described},
};

use super::{events::TROUBLE_TICKET_HUB, trouble_ticket::error};
use crate::{categories, tickets::TICKET};

/// The OpenAPI document of trouble tickets, with the categories that new ones may have now.
pub async fn trouble_ticket_openapi(on: &impl Sql) -> Result<Json, TmfError> {
    let known = categories(on).await.map_err(error)?;
    let codes: Vec<_> = known.iter().filter(|entry| entry.active).map(|entry| entry.code.as_str()).collect();
    let mut document = document();
    document["components"]["schemas"]["CategoryGiven"]["properties"]["value"] =
        json!({ "type": "string", "enum": codes });
    Ok(document)
}

/// Everything that does not depend on what is stored.
///
/// # Panics
/// Never: the files that come with the program are read by a test.
fn document() -> Json {
    let read =
        |text| -> Json { serde_json::from_str(text).expect("openapi/ is part of the program and tested") };
    let schemas = read(include_str!("../../openapi/trouble_ticket.json"));
    let mut document = Api {
        title: "Trouble Ticket",
        version: "5.0.1",
        edition: Edition::V5,
        base: "/tmf-api/troubleTicket/v5",
        resources: vec![Described {
            resource: &TICKET,
            type_name: "TroubleTicket",
            shown: schemas["TroubleTicket"].clone(),
            created: Some(schemas["TroubleTicket_FVO"].clone()),
            changed: Some(schemas["TroubleTicket_MVO"].clone()),
            can_be_deleted: false,
        }],
        hub: Some(&TROUBLE_TICKET_HUB),
        schemas: vec![],
    }
    .document();
    document["info"]["description"] = ABOUT.into();
    if let Some(parts) = schemas.as_object() {
        for (name, schema) in parts {
            document["components"]["schemas"][name] = schema.clone();
        }
    }
    let create =
        &mut document["paths"]["/troubleTicket"]["post"]["requestBody"]["content"]["application/json"];
    create["examples"] =
        json!({ "complaint": { "value": read(include_str!("../../openapi/trouble_ticket_example.json")) } });
    document["paths"]["/troubleTicket/{id}/attachment/{attachment}"] = attachment();
    document
}

const ABOUT: &str = "Complaints as TM Forum trouble tickets. Clients of v4 are served below \
    /tmf-api/troubleTicket/v4 by the same handlers: types may be left out, parties are flat, a partial page is 206. \
    What the contract has no attribute for are characteristics: category and demand are mandatory; product, place, \
    happened, arrival and language may be told. How to reach the customer stands in contactMedium of the related \
    party with the role customer. A ticket is never deleted: DELETE answers 405 with the clause of the standard, \
    and the attempt is on record. A status is set by people: a system that asks for one is answered with the rule \
    that forbids it. No limit is set by hand.";

fn attachment() -> Json {
    let place = |name: &str, about: &str| json!({ "name": name, "in": "path", "required": true, "description": about, "schema": { "type": "string", "minLength": 1 } });
    let error = json!({
        "description": "Refused; the body says why.",
        "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } },
    });
    let mut responses =
        json!({ "200": { "description": "The bytes, as they were handed in.", "content": { "*/*": {} } } });
    for status in ["400", "401", "403", "404", "405", "429", "500", "503"] {
        responses[status] = error.clone();
    }
    json!({ "get": {
        "operationId": "retrieveAttachment",
        "summary": "The bytes of an attached file",
        "parameters": [place("id", "The complaint's number."), place("attachment", "E-1, E-2 …")],
        "responses": responses,
    } })
}
