//! What the API says about itself.

use serde_json::json;
use tmf::{
    Edition,
    openapi::{Api, Described, schema},
};

use super::resource::{HUB, PARCEL};

pub(crate) fn api() -> Api {
    let content = schema::object(&["name"], &json!({ "name": schema::text(100) }));
    let shown = json!({
        "@type": { "const": "Parcel" },
        "id": schema::text(20),
        "href": schema::text(200),
        "name": schema::text(100),
        "remark": schema::text(1000),
        "creationDate": schema::instant(),
        "dueDate": schema::instant(),
        "weight": schema::integer(0, 4_294_967_295),
        "status": schema::choice(&["open", "sent", "lost"]),
        "content": schema::list(&content),
    });
    let created = json!({
        "@type": { "const": "Parcel" },
        "name": schema::text(100),
        "remark": schema::nullable(&schema::text(1000)),
        "dueDate": schema::nullable(&schema::instant()),
        "weight": schema::integer(0, 4_294_967_295),
        "content": schema::list(&content),
    });
    let changed = json!({
        "name": schema::text(100),
        "remark": schema::nullable(&schema::text(1000)),
        "dueDate": schema::nullable(&schema::instant()),
        "weight": schema::integer(0, 4_294_967_295),
    });
    Api {
        title: "Parcel",
        version: "5.0.0",
        edition: Edition::V5,
        base: "/tmf-api/parcel/v5",
        resources: vec![Described {
            resource: &PARCEL,
            type_name: "Parcel",
            shown: schema::object(&["id", "href", "@type"], &shown),
            created: Some(schema::object(&["@type", "name", "weight"], &created)),
            changed: Some(schema::object(&[], &changed)),
            can_be_deleted: true,
        }],
        hub: Some(&HUB),
        schemas: vec![],
    }
}
