use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::{Resource, TmfError};

/// Which attributes of a resource the caller wants to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Fields {
    /// All of them.
    #[default]
    All,
    /// These, and always `id`, `href` and `@type`.
    Only(Selection),
}

/// A tree of attribute names; a leaf stands for everything below it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection(BTreeMap<String, Selection>);

/// What every answer keeps, whatever the caller selects.
const ALWAYS: [&str; 3] = ["id", "href", "@type"];
const PATHS_MAX: usize = 100;
const DEPTH_MAX: usize = 16;

impl Fields {
    /// Reads the values of `fields`: paths with commas between them, or `none`.
    pub(crate) fn parse(texts: &[String], resource: &Resource) -> Result<Self, TmfError> {
        if texts.is_empty() {
            return Ok(Self::All);
        }
        let mut selection = Selection::default();
        let paths = texts.iter().flat_map(|text| text.split(',')).map(str::trim);
        for (i, path) in paths.enumerate() {
            if i >= PATHS_MAX {
                return Err(TmfError::attribute("fields", format!("names more than {PATHS_MAX} attributes")));
            }
            match path {
                "none" => (),
                path if path.split('.').count() > DEPTH_MAX => {
                    return Err(TmfError::attribute(path, format!("is deeper than {DEPTH_MAX} levels")));
                }
                path if resource.shows(path) => selection.add(path),
                path => return Err(TmfError::unknown_attribute(path, resource.name)),
            }
        }
        Ok(Self::Only(selection))
    }
}

impl Selection {
    fn add(&mut self, path: &str) {
        let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
        let known = self.0.contains_key(name);
        let below = self.0.entry(name.to_owned()).or_default();
        match rest {
            // Asked for as a whole before: nothing narrower may take away from it.
            Some(_) if known && below.0.is_empty() => (),
            Some(rest) => below.add(rest),
            None => below.0.clear(),
        }
    }
}

/// Leaves of a resource only what was asked for, and always `id`, `href` and `@type`.
///
/// Inside nested objects `@type` stays too: without it a reader could not tell what it reads.
pub fn select_fields(resource: &mut Json, fields: &Fields) {
    match fields {
        Fields::All => (),
        Fields::Only(selection) => keep(resource, selection, &ALWAYS),
    }
}

fn keep(value: &mut Json, selection: &Selection, always: &[&str]) {
    match value {
        Json::Object(object) => {
            object.retain(|name, _| always.contains(&name.as_str()) || selection.0.contains_key(name));
            for (name, below) in &selection.0 {
                if let Some(inner) = object.get_mut(name).filter(|_| !below.0.is_empty()) {
                    keep(inner, below, &["@type"]);
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| keep(item, selection, always)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => (),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::attribute::tests::PARCEL;

    fn check(fields: &str, expected: &Json) {
        let fields = Fields::parse(&[fields.to_owned()], &PARCEL).unwrap();
        let mut parcel = json!({
            "id": "P1", "href": "/parcel/P1", "@type": "Parcel", "name": "Books", "status": "open",
            "content": [{ "@type": "Content", "name": "Book", "pages": 12 }, { "name": "Pen" }],
            "label": { "colour": { "shade": "dark", "base": "blue" }, "text": "x" },
        });
        select_fields(&mut parcel, &fields);
        assert_eq!(parcel, *expected);
    }

    #[test]
    fn identity_always_stays() {
        check("name", &json!({ "id": "P1", "href": "/parcel/P1", "@type": "Parcel", "name": "Books" }));
        check("none", &json!({ "id": "P1", "href": "/parcel/P1", "@type": "Parcel" }));
    }

    #[test]
    fn a_path_reaches_into_lists_and_objects() {
        check(
            "content.name,label.colour.shade",
            &json!({
                "id": "P1", "href": "/parcel/P1", "@type": "Parcel",
                "content": [{ "@type": "Content", "name": "Book" }, { "name": "Pen" }],
                "label": { "colour": { "shade": "dark" } },
            }),
        );
    }

    #[test]
    fn the_whole_wins_over_its_parts_in_either_order() {
        let whole = json!({
            "id": "P1", "href": "/parcel/P1", "@type": "Parcel",
            "label": { "colour": { "shade": "dark", "base": "blue" }, "text": "x" },
        });
        check("label,label.text", &whole);
        check("label.text,label", &whole);
    }

    #[test]
    fn an_attribute_that_is_not_there_stays_away() {
        check("remark", &json!({ "id": "P1", "href": "/parcel/P1", "@type": "Parcel" }));
    }

    #[test]
    fn an_unknown_attribute_is_named() {
        let error = Fields::parse(&["name,colour".to_owned()], &PARCEL).unwrap_err();
        assert_eq!(error.status(), 400);
        assert!(error.message().contains("`colour`"), "{}", error.message());
    }
}
