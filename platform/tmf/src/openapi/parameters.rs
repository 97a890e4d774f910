use serde_json::{Value as Json, json};

use super::schema;
use crate::{
    Attribute, LIMIT_DEFAULT, LIMIT_MAX, Resource,
    attribute::Kind,
    query::{Operator, pattern_grammar},
};

/// Everything that the query of a collection may hold.
pub(super) fn of_collection(resource: &Resource) -> Vec<Json> {
    let sortable = resource.attributes.iter().filter(|attribute| attribute.is_sortable());
    let orders: Vec<String> = sortable
        .flat_map(|attribute| [attribute.path().to_owned(), format!("-{}", attribute.path())])
        .collect();
    let mut parameters = vec![
        fields(resource),
        query(
            "offset",
            "How many items to leave out.",
            &json!({ "type": "integer", "minimum": 0, "default": 0 }),
        ),
        query(
            "limit",
            &format!("How many items to give; at most {LIMIT_MAX} are given."),
            &json!({ "type": "integer", "minimum": 0, "default": LIMIT_DEFAULT }),
        ),
    ];
    if !orders.is_empty() {
        parameters.push(several(
            "sort",
            "The order; - turns a step around.",
            &json!({ "enum": orders }),
            false,
        ));
    }
    for attribute in resource.attributes.iter().filter(|attribute| attribute.is_filterable()) {
        let served = Operator::ALL.into_iter().filter(|operator| operator.serves(attribute.kind()));
        parameters.extend(served.map(|operator| filter(attribute, operator)));
    }
    parameters
}

/// The `fields` parameter.
pub(super) fn fields(resource: &Resource) -> Json {
    let mut names = resource.field_names();
    names.push("none");
    let about = "Which attributes to show: names with commas between them, nested ones by dotted paths; none for \
                 id, href and @type alone.";
    several("fields", about, &json!({ "enum": names }), false)
}

/// The `{id}` of a path.
pub(super) fn id() -> Json {
    json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 } })
}

pub(super) fn if_none_match() -> Json {
    let about = "The entity tags of versions that are known; 304 where one is the newest.";
    json!({ "name": "If-None-Match", "in": "header", "description": about, "schema": { "type": "string" } })
}

fn filter(attribute: &Attribute, operator: Operator) -> Json {
    let name = format!("{}{}", attribute.path(), operator.suffix());
    let about = match operator {
        Operator::Equal => "Equal to one of these.",
        Operator::NotEqual => "Equal to none of these.",
        Operator::Greater => "Greater than one of these.",
        Operator::GreaterOrEqual => "Greater than or equal to one of these.",
        Operator::Less => "Less than one of these.",
        Operator::LessOrEqual => "Less than or equal to one of these.",
        Operator::Regex => {
            let about = "Fits this expression: literals, alternatives with |, ^, $, and .* between beginning and end.";
            return query(
                &name,
                about,
                &json!({ "type": "string", "maxLength": 200, "pattern": pattern_grammar() }),
            );
        }
    };
    several(&name, about, &value(attribute.kind()), true)
}

fn value(kind: Kind) -> Json {
    match kind {
        Kind::Text | Kind::Code(_) | Kind::Whole => schema::text(1000),
        Kind::Instant => schema::instant(),
        Kind::Integer => schema::integer(i64::MIN, i64::MAX),
        Kind::Boolean => schema::boolean(),
        Kind::Choice(choices) => {
            schema::choice(&choices.iter().map(|choice| choice.name).collect::<Vec<_>>())
        }
    }
}

/// A parameter of several values, repeated or with commas between them.
fn several(name: &str, about: &str, item: &Json, is_repeated: bool) -> Json {
    let schema = json!({ "type": "array", "items": item, "minItems": 1 });
    let mut parameter = query(name, about, &schema);
    parameter["style"] = "form".into();
    parameter["explode"] = is_repeated.into();
    parameter
}

fn query(name: &str, about: &str, schema: &Json) -> Json {
    json!({ "name": name, "in": "query", "description": about, "schema": schema })
}
