use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::Deserialize;

use super::MappingInvalid;

/// Text with columns in it: `{City}, {State}`. Without any, it is a constant; `{{` and `}}` are braces.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Template(Vec<Part<String>>);

/// A template that knows where its columns are.
#[derive(Debug, Clone)]
pub(super) struct BoundTemplate(Vec<Part<Slot>>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part<C> {
    Text(String),
    Column(C),
}

/// Where a value of a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// In the cell of this place.
    Cell(usize),
    /// Among the values that the mapping derives, at this place.
    Derived(usize),
    /// In more than one cell: the heading has the name twice.
    Twice,
}

/// The names that templates may use.
pub(super) type Slots = BTreeMap<String, Slot>;

/// A row as templates look at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) cells: &'a [String],
    pub(super) derived: &'a [Option<String>],
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} has a null character, or a brace without its other half; a column is written {{Name}}, a brace itself \
     {{{{ or }}}}"
)]
pub(super) struct TemplateInvalid(String);

impl FromStr for Template {
    type Err = TemplateInvalid;

    fn from_str(text: &str) -> Result<Self, TemplateInvalid> {
        let invalid = || TemplateInvalid(text.to_owned());
        // PostgreSQL keeps no text with this character.
        if text.contains('\0') {
            return Err(invalid());
        }
        let (mut parts, mut plain, mut rest) = (Vec::new(), String::new(), text);
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                plain.push_str(brace);
                rest = after;
                continue;
            }
            let (name, after) = rest.split_once('}').filter(|_| brace == "{").ok_or_else(invalid)?;
            if name.trim().is_empty() || name.contains('{') {
                return Err(invalid());
            }
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(Part::Column(name.trim().to_owned()));
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        Ok(Self(parts))
    }
}

impl TryFrom<String> for Template {
    type Error = TemplateInvalid;

    fn try_from(text: String) -> Result<Self, TemplateInvalid> {
        text.parse()
    }
}

impl Template {
    /// Its text, where it has no columns.
    pub(super) fn constant(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }

    pub(super) fn bind(&self, slots: &Slots) -> Result<BoundTemplate, MappingInvalid> {
        let find = |part: &Part<String>| match part {
            Part::Text(text) => Ok(Part::Text(text.clone())),
            Part::Column(name) => match slots.get(name) {
                Some(Slot::Twice) => Err(MappingInvalid::ColumnTwice { name: name.clone() }),
                Some(slot) => Ok(Part::Column(*slot)),
                None => Err(MappingInvalid::NoColumn { name: name.clone(), columns: names(slots) }),
            },
        };
        Ok(BoundTemplate(self.0.iter().map(find).collect::<Result<_, _>>()?))
    }
}

impl BoundTemplate {
    /// The text for a row, without spaces around it; `None` where every column that it names is blank.
    pub(super) fn render(&self, row: Values<'_>) -> Option<String> {
        let (mut text, mut columns, mut blank) = (String::new(), 0, 0);
        for part in &self.0 {
            match part {
                Part::Text(plain) => text.push_str(plain),
                Part::Column(slot) => {
                    let value = row.value(*slot).trim();
                    columns += 1;
                    blank += usize::from(value.is_empty());
                    text.push_str(value);
                }
            }
        }
        let text = text.trim();
        let is_given = !text.is_empty() && (columns == 0 || blank < columns);
        is_given.then(|| text.to_owned())
    }
}

impl<'a> Values<'a> {
    fn value(self, slot: Slot) -> &'a str {
        match slot {
            Slot::Cell(place) => self.cells.get(place).map_or("", String::as_str),
            Slot::Twice => "",
            Slot::Derived(place) => self.derived.get(place).and_then(Option::as_deref).unwrap_or(""),
        }
    }
}

fn names(slots: &Slots) -> String {
    let names: Vec<_> = slots.keys().map(String::as_str).collect();
    names.join(", ")
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.0 {
            match part {
                Part::Text(text) => f.write_str(&text.replace('{', "{{").replace('}', "}}"))?,
                Part::Column(name) => write!(f, "{{{name}}}")?,
            }
        }
        Ok(())
    }
}
