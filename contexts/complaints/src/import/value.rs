use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::{
    MappingInvalid,
    template::{BoundTemplate, Slots, Template, Values},
};

/// Where a field's value comes from: a template alone, or one whose text is looked up in a map.
#[derive(Debug, Clone)]
pub(super) struct Value {
    from: Template,
    map: BTreeMap<String, String>,
    otherwise: Option<Template>,
    pad: usize,
}

/// A value that knows where its columns are.
#[derive(Debug, Clone)]
pub(super) struct BoundValue {
    from: BoundTemplate,
    map: BTreeMap<String, String>,
    otherwise: Option<BoundTemplate>,
    pad: usize,
}

/// A text that its map does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotMapped(pub(super) String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    from: Template,
    /// What the text of `from` stands for.
    #[serde(default)]
    map: BTreeMap<String, String>,
    /// For a text that the map lacks, and for none at all.
    otherwise: Option<Template>,
    /// Digits it has at least, zeros set before it: a spreadsheet program drops those of a postal code.
    #[serde(default)]
    pad: usize,
}

impl From<Spec> for Value {
    fn from(spec: Spec) -> Self {
        let Spec { from, map, otherwise, pad } = spec;
        Self { from, map, otherwise, pad }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrTable;

        impl<'de> Visitor<'de> for TextOrTable {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text such as \"{Column}\", or { from = \"{Column}\", map = { … } }")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
                let from = text.parse().map_err(E::custom)?;
                Ok(Value { from, map: BTreeMap::new(), otherwise: None, pad: 0 })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
                Spec::deserialize(MapAccessDeserializer::new(map)).map(Value::from)
            }
        }

        deserializer.deserialize_any(TextOrTable)
    }
}

impl Value {
    /// The words that it can only ever be, as far as the mapping itself tells.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let from = self.from.constant().filter(|_| self.map.is_empty());
        let otherwise = self.otherwise.as_ref().and_then(Template::constant);
        self.map.values().map(String::as_str).chain(from).chain(otherwise)
    }

    pub(super) fn bind(&self, slots: &Slots) -> Result<BoundValue, MappingInvalid> {
        Ok(BoundValue {
            from: self.from.bind(slots)?,
            map: self.map.clone(),
            otherwise: self.otherwise.as_ref().map(|otherwise| otherwise.bind(slots)).transpose()?,
            pad: self.pad,
        })
    }
}

impl BoundValue {
    pub(super) fn of(&self, row: Values<'_>) -> Result<Option<String>, NotMapped> {
        let otherwise = self.otherwise.as_ref();
        let Some(text) = self.from.render(row) else {
            return Ok(otherwise.and_then(|otherwise| otherwise.render(row)));
        };
        if self.map.is_empty() {
            return Ok(Some(padded(text, self.pad)));
        }
        match (self.map.get(&text), otherwise) {
            (Some(mapped), _) => Ok(Some(mapped.clone())),
            (None, Some(otherwise)) => Ok(otherwise.render(row)),
            (None, None) => Err(NotMapped(text)),
        }
    }
}

fn padded(text: String, digits: usize) -> String {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && text.len() < digits { format!("{text:0>digits$}") } else { text }
}
