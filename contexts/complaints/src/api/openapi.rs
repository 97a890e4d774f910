//! What is served, described: generated from what serves it where that can be, so that the two cannot part.

use db::Sql;
use serde_json::{Value as Json, json};

use super::events::TROUBLE_TICKET_HUB;
use crate::{Error, categories, store::tickets::TICKET};

/// The OpenAPI document of trouble tickets, with the categories that new ones may have now.
///
/// # Panics
/// Never: the file that comes with the program is read by a test.
pub async fn trouble_ticket_openapi(on: &impl Sql) -> Result<Json, Error> {
    let mut document: Json = serde_json::from_str(include_str!("../../openapi/trouble_ticket.json"))
        .expect("openapi/trouble_ticket.json is part of the program and tested");
    tmf::describe_collection(&mut document, "troubleTicket", &TICKET);
    let known = categories(on).await?;
    let codes: Vec<_> = known.iter().filter(|entry| entry.active).map(|entry| entry.code.as_str()).collect();
    let schemas = &mut document["components"]["schemas"];
    schemas["CategoryGiven"]["properties"]["value"] = json!({ "type": "string", "enum": codes });
    schemas["EventType"] = json!({ "type": "string", "enum": TROUBLE_TICKET_HUB.event_types });
    Ok(document)
}
