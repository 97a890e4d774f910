//! The document that an API serves about itself (OpenAPI 3.1), made from what it declares: the same
//! [`Resource`] that queries are read with, the schemas of its bodies, and its hub.

mod operations;
mod parameters;
pub mod schema;

use axum::{
    http::{HeaderValue, header},
    response::IntoResponse as _,
    routing::get,
};
use kernel::Permission;
use serde_json::{Map, Value as Json, json};
use web::Routes;

use crate::{Edition, Hub, Resource};

/// An API as it is served.
#[derive(Debug)]
pub struct Api {
    /// Its name, e.g. `Trouble Ticket`.
    pub title: &'static str,
    /// The version of the contract it keeps, e.g. `5.0.1`.
    pub version: &'static str,
    /// The edition.
    pub edition: Edition,
    /// Where it is reached, e.g. `/tmf-api/troubleTicket/v5`.
    pub base: &'static str,
    /// Its resources.
    pub resources: Vec<Described>,
    /// Its hub, if it has one.
    pub hub: Option<&'static Hub>,
    /// Schemas that the others refer to, by their names.
    pub schemas: Vec<(&'static str, Json)>,
}

/// A resource with what its operations read and answer. Leave out what is not served.
///
/// `fields` takes attributes away from every answer, so that `shown` may require `id`, `href` and `@type` only.
#[derive(Debug)]
pub struct Described {
    /// How its collection is queried. Its name is the last part of the path.
    pub resource: &'static Resource,
    /// The name of its schema, e.g. `TroubleTicket`.
    pub type_name: &'static str,
    /// What is answered.
    pub shown: Json,
    /// What POST reads.
    pub created: Option<Json>,
    /// What a merge patch reads: an object of attributes. The operations of a JSON patch follow from it; an
    /// attribute may be removed if it may be `null`.
    pub changed: Option<Json>,
    /// Whether DELETE is served.
    pub can_be_deleted: bool,
}

impl Api {
    /// The document.
    pub fn document(&self) -> Json {
        let mut paths = Map::new();
        for described in &self.resources {
            let path = format!("/{}", described.resource.name);
            paths.insert(format!("{path}/{{id}}"), operations::item(described));
            paths.insert(path, operations::collection(described, self.edition));
        }
        if let Some(hub) = self.hub {
            for (path, operations) in operations::hub(hub) {
                paths.insert(path, operations);
            }
        }
        let mut document = json!({
            "openapi": "3.1.0",
            "info": { "title": self.title, "version": self.version },
            "servers": [{ "url": self.base }],
            "security": [{ "bearer": [] }],
            "paths": paths,
            "components": {
                "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer" } },
                "schemas": self.components(),
            },
        });
        if let Some(hub) = self.hub {
            document["webhooks"] = operations::webhooks(hub);
        }
        document
    }

    fn components(&self) -> Map<String, Json> {
        let mut schemas = Map::new();
        schemas.insert("Error".to_owned(), schema::error());
        if let Some(hub) = self.hub {
            schemas.insert("Hub".to_owned(), schema::hub(self.edition));
            schemas.insert("Hub_FVO".to_owned(), schema::hub_request(self.edition, hub.event_types));
        }
        for described in &self.resources {
            let name = described.type_name;
            schemas.insert(name.to_owned(), described.shown.clone());
            if let Some(created) = &described.created {
                schemas.insert(format!("{name}_FVO"), created.clone());
            }
            if let Some(changed) = &described.changed {
                schemas.insert(format!("{name}_MVO"), changed.clone());
                schemas.insert(format!("{name}_JsonPatch"), schema::json_patch(changed));
            }
        }
        schemas.extend(self.schemas.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())));
        schemas
    }

    /// The route that serves the document, to everybody: it holds nothing that the contracts do not say.
    pub fn route(&self, path: &'static str) -> Routes {
        let text = self.document().to_string();
        let serve = async move || {
            let json = HeaderValue::from_static("application/json");
            ([(header::CONTENT_TYPE, json)], text.clone()).into_response()
        };
        Routes::new().route(path, Permission::Public, get(serve))
    }
}
