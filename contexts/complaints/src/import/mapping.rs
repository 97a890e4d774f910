use std::collections::BTreeMap;

use kernel::{Language, StaffNumber};
use serde::Deserialize;

use super::{
    Bound, Surroundings,
    bound::BoundFields,
    category::CategoryOf,
    moment::Moment,
    owner::OwnerOf,
    template::{Slot, Slots, Template},
    value::Value,
};
use crate::complaint::{Arrival, Channel};

/// What the columns of a former system's table mean, as an operator writes it down (`docs/guides/import.md`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What the former system is called. With the row's id it tells whether a row was carried over before.
    pub source: String,
    /// How the file is written.
    #[serde(default)]
    pub file: FileFormat,
    pub(super) id: Template,
    #[serde(default)]
    derived: BTreeMap<String, Value>,
    fields: Fields,
    category: CategoryOf,
    accepted: Option<Moment>,
    status: Status,
    owner: OwnerOf,
}

/// How a file is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FileFormat {
    /// `auto`, or the name of an encoding.
    pub encoding: String,
    /// What parts the cells.
    pub delimiter: char,
}

/// The fields of an intake.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    text: Value,
    demand: Value,
    channel: Value,
    arrival: Option<Value>,
    language: Option<Value>,
    customer: Option<Value>,
    name: Option<Value>,
    phone: Option<Value>,
    email: Option<Value>,
    address: Option<Value>,
    product: Option<Value>,
    place: Option<Value>,
    happened: Option<Value>,
    concerned: Option<Value>,
}

/// Which words of the former system mean that a complaint is still open there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Status {
    pub(super) from: Template,
    #[serde(default)]
    pub(super) open: Vec<String>,
    #[serde(default)]
    pub(super) ended: Vec<String>,
}

/// What is wrong with a mapping, or between it and a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingInvalid {
    /// It is no TOML, or has other parts than a mapping.
    #[error("{0}")]
    Unreadable(String),
    /// It names no former system, or too long a one.
    #[error("`source` names the former system, in 1 to 60 characters")]
    NoSource,
    /// The table lacks a column.
    #[error("there is no column {name:?}; there are: {columns}")]
    NoColumn {
        /// The column that is named.
        name: String,
        /// Those that there are.
        columns: String,
    },
    /// The table has a column twice.
    #[error("there is more than one column {name:?}")]
    ColumnTwice {
        /// Its name.
        name: String,
    },
    /// A field cannot have this value.
    #[error("{field} cannot be {word:?}; it can be: {words}")]
    NoSuchWord {
        /// The field.
        field: &'static str,
        /// The value given.
        word: String,
        /// Those that it can have.
        words: String,
    },
    /// A word is listed as open and as ended.
    #[error("status {word:?} is listed as open and as ended")]
    StatusTwice {
        /// The word.
        word: String,
    },
    /// There is no such time zone.
    #[error("there is no time zone {name:?}")]
    NoTimeZone {
        /// The name given.
        name: String,
    },
    /// It does not say how dates are written.
    #[error("`accepted.formats` says how the date is written, e.g. [\"%d-%m-%Y %H:%M\"]")]
    NoFormat,
    /// The category tree has no such code.
    #[error("the category tree has no {code:?} in use; `kefu category list` shows it")]
    NoCategory {
        /// The code given.
        code: String,
    },
    /// Nobody is named who could own complaints.
    #[error("`owner` names nobody: give `staff`, `department` or `from`")]
    NoOwners,
    /// Owners are named in two ways.
    #[error("`owner` has `staff` or `department`, not both")]
    OwnersTwice,
    /// Nobody of a department handles complaints.
    #[error("nobody in department {department:?} handles complaints")]
    NoOwnersIn {
        /// Its code.
        department: String,
    },
    /// This person does not handle complaints.
    #[error("{number} does not work here, or does not handle complaints")]
    NoOwner {
        /// The number given.
        number: StaffNumber,
    },
}

impl Mapping {
    /// Reads a mapping from TOML.
    pub fn read(toml: &str) -> Result<Self, MappingInvalid> {
        let mapping: Self =
            toml::from_str(toml).map_err(|error| MappingInvalid::Unreadable(error.to_string()))?;
        if !(1..=60).contains(&mapping.source.trim().chars().count()) {
            return Err(MappingInvalid::NoSource);
        }
        let fields = &mapping.fields;
        only("channel", Some(&fields.channel), &Channel::ALL.map(Channel::name))?;
        only("arrival", fields.arrival.as_ref(), &Arrival::ALL.map(Arrival::name))?;
        only("language", fields.language.as_ref(), &Language::ALL.map(Language::tag))?;
        match mapping.status.open.iter().find(|word| mapping.status.ended.contains(word)) {
            Some(word) => Err(MappingInvalid::StatusTwice { word: word.clone() }),
            None => Ok(mapping),
        }
    }

    /// Finds everything the mapping names: in the table's heading, among the staff, in the category tree.
    pub fn bind(&self, columns: &[String], surroundings: &Surroundings) -> Result<Bound, MappingInvalid> {
        let mut slots = slots(columns);
        let derived = self.derived.values().map(|value| value.bind(&slots)).collect::<Result<_, _>>()?;
        for (place, name) in self.derived.keys().enumerate() {
            slots.insert(name.clone(), Slot::Derived(place));
        }
        let slots = &slots;
        let accepted = self.accepted.as_ref();
        Ok(Bound {
            source: self.source.trim().to_owned(),
            columns: columns.len(),
            derived,
            id: self.id.bind(slots)?,
            fields: self.fields.bind(slots)?,
            category: self.category.bind(slots, surroundings)?,
            accepted: accepted.map(|moment| moment.bind(slots, &surroundings.time_zone)).transpose()?,
            status_from: self.status.from.bind(slots)?,
            status: self.status.clone(),
            owner: self.owner.bind(slots, surroundings)?,
            now: surroundings.now,
        })
    }
}

fn slots(columns: &[String]) -> Slots {
    let mut slots = Slots::new();
    for (place, name) in columns.iter().enumerate() {
        let name = name.trim();
        // Columns without a name cannot be meant by one.
        if !name.is_empty() && slots.insert(name.to_owned(), Slot::Cell(place)).is_some() {
            slots.insert(name.to_owned(), Slot::Twice);
        }
    }
    slots
}

/// Refuses a word that the field cannot have, as far as the mapping itself tells.
fn only(field: &'static str, value: Option<&Value>, words: &[&str]) -> Result<(), MappingInvalid> {
    let given = value.into_iter().flat_map(Value::words);
    match given.into_iter().find(|word| !words.contains(word)) {
        Some(word) => {
            Err(MappingInvalid::NoSuchWord { field, word: word.to_owned(), words: words.join(", ") })
        }
        None => Ok(()),
    }
}

impl Fields {
    fn bind(&self, slots: &Slots) -> Result<BoundFields, MappingInvalid> {
        let may = |value: &Option<Value>| value.as_ref().map(|value| value.bind(slots)).transpose();
        Ok(BoundFields {
            text: self.text.bind(slots)?,
            demand: self.demand.bind(slots)?,
            channel: self.channel.bind(slots)?,
            arrival: may(&self.arrival)?,
            language: may(&self.language)?,
            customer: may(&self.customer)?,
            name: may(&self.name)?,
            phone: may(&self.phone)?,
            email: may(&self.email)?,
            address: may(&self.address)?,
            product: may(&self.product)?,
            place: may(&self.place)?,
            happened: may(&self.happened)?,
            concerned: may(&self.concerned)?,
        })
    }
}

impl Default for FileFormat {
    fn default() -> Self {
        Self { encoding: "auto".to_owned(), delimiter: ',' }
    }
}
