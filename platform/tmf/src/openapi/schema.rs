//! Schemas of attributes, for the descriptions of resources.

use serde_json::{Value as Json, json};

use crate::{Edition, patch::OPERATIONS_MAX};

/// No NUL character: PostgreSQL cannot store it, and bodies with one are refused.
const NO_NUL: &str = "^[^\\x00]*$";

/// Text of at most `chars_max` characters.
pub fn text(chars_max: usize) -> Json {
    json!({ "type": "string", "maxLength": chars_max, "pattern": NO_NUL })
}

/// Text of 1 to `chars_max` characters.
pub fn filled_text(chars_max: usize) -> Json {
    json!({ "type": "string", "minLength": 1, "maxLength": chars_max, "pattern": NO_NUL })
}

/// A moment (RFC 3339).
pub fn instant() -> Json {
    json!({ "type": "string", "format": "date-time" })
}

/// A whole number within bounds.
pub fn integer(min: i64, max: i64) -> Json {
    json!({ "type": "integer", "minimum": min, "maximum": max })
}

/// True or false.
pub fn boolean() -> Json {
    json!({ "type": "boolean" })
}

/// One of a few words.
pub fn choice(words: &[&str]) -> Json {
    json!({ "type": "string", "enum": words })
}

/// A list.
pub fn list(item: &Json) -> Json {
    json!({ "type": "array", "items": item })
}

/// An object with these attributes and no others.
pub fn object(required: &[&str], properties: &Json) -> Json {
    json!({
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

/// The schema with this name.
pub fn reference(name: &str) -> Json {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// What the schema allows, or `null`: for attributes that a merge patch may take away.
pub fn nullable(schema: &Json) -> Json {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

pub(super) fn error() -> Json {
    let properties = json!({
        "@type": { "const": "Error" },
        "code": { "type": "string", "description": "A stable word for programs; the rule's id where a rule refused." },
        "reason": { "type": "string", "description": "What went wrong, for people." },
        "message": { "type": "string", "description": "Details, and what to do instead." },
        "status": { "type": "string", "description": "The HTTP status." },
        "referenceError": {
            "type": "string",
            "format": "uri-reference",
            "description": "The clause of the service standard that forbids it.",
        },
    });
    object(&["@type", "code", "reason", "message", "status"], &properties)
}

pub(super) fn hub(edition: Edition) -> Json {
    let properties = json!({
        "@type": { "const": "Hub" },
        "id": { "type": "string" },
        "href": { "type": "string", "format": "uri-reference" },
        "callback": { "type": "string" },
        "query": { "type": "string" },
    });
    match edition {
        Edition::V4 => object(&["id", "href", "callback"], &properties),
        Edition::V5 => object(&["@type", "id", "href", "callback"], &properties),
    }
}

pub(super) fn hub_request(edition: Edition, event_types: &[&str]) -> Json {
    let (types, required): (&[&str], &[&str]) = match edition {
        Edition::V4 => (&["Hub", "EventSubscription"], &["callback"]),
        Edition::V5 => (&["Hub"], &["@type", "callback"]),
    };
    let named = event_types.join("|");
    let condition = format!(
        "(eventType(\\.ne)?=({named})(,({named}))*|event(\\.[A-Za-z0-9@]+){{1,9}}(\\.ne)?=[^&;%\\x00]+)"
    );
    let properties = json!({
        "@type": match edition { Edition::V4 => nullable(&choice(types)), Edition::V5 => choice(types) },
        "@baseType": nullable(&text(200)),
        "@schemaLocation": nullable(&text(1000)),
        "callback": {
            "type": "string",
            "maxLength": 1000,
            "pattern": CALLBACK,
            "description": "A public web address that begins with https://.",
        },
        "query": {
            "type": ["string", "null"],
            "maxLength": 1000,
            "pattern": format!("^({condition}(&{condition})*)?$"),
            "description": "Which events to send: eventType and attributes below event, joined with &.",
        },
    });
    object(required, &properties)
}

/// A host by name, so never an address inside.
const CALLBACK: &str =
    "^https://([a-z0-9]+(-[a-z0-9]+)*\\.)+[a-z]{2,20}(:[1-9][0-9]{0,3})?(/[^#\\x00-\\x20\\x7f]*)?$";

/// The operations of a JSON patch (RFC 6902) that a merge patch with this schema could carry out too.
pub(super) fn json_patch(changed: &Json) -> Json {
    let operation = |name: &[&str], path: &str, value: Option<&Json>| {
        // Not `object`: members that mean nothing are ignored (RFC 6902, section 4).
        let properties = json!({ "op": choice(name), "path": { "const": path } });
        let mut operation = json!({ "type": "object", "required": ["op", "path"], "properties": properties });
        if let Some(value) = value {
            operation["required"] = json!(["op", "path", "value"]);
            operation["properties"]["value"] = value.clone();
        }
        operation
    };
    let mut operations = Vec::new();
    for (name, schema) in changed["properties"].as_object().into_iter().flatten() {
        let path = format!("/{name}");
        operations.push(operation(&["add", "replace"], &path, Some(schema)));
        operations.push(operation(&["test"], &path, Some(&json!({}))));
        if schema["anyOf"].as_array().is_some_and(|kinds| kinds.contains(&json!({ "type": "null" }))) {
            operations.push(operation(&["remove"], &path, None));
        }
    }
    let mut patch = list(&json!({ "anyOf": operations }));
    patch["maxItems"] = OPERATIONS_MAX.into();
    patch["description"] = "Also move and copy, and paths below these attributes (RFC 6902).".into();
    patch
}
