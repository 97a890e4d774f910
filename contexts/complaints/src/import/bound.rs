use std::collections::BTreeSet;

use jiff::Timestamp;
use kernel::{Clause, Language, PhoneNumber, Refusal, StaffNumber};

use super::{
    category::BoundCategory,
    mapping::Status,
    moment::BoundMoment,
    owner::{BoundOwner, NoOwner},
    template::{BoundTemplate, Values},
    value::BoundValue,
};
use crate::{
    Accept,
    complaint::{Arrival, Channel, Contact, Draft, Import},
};

/// The longest id of a former system, in characters.
pub const ID_CHARS_MAX: usize = 200;

const RECORD_IN_DETAIL: Clause = Clause::of("4.2.2(1)");

/// A mapping that has found its columns: it reads rows.
#[derive(Debug, Clone)]
pub struct Bound {
    pub(super) source: String,
    pub(super) columns: usize,
    pub(super) derived: Vec<BoundValue>,
    pub(super) id: BoundTemplate,
    pub(super) fields: BoundFields,
    pub(super) category: BoundCategory,
    pub(super) accepted: Option<BoundMoment>,
    pub(super) status_from: BoundTemplate,
    pub(super) status: Status,
    pub(super) owner: BoundOwner,
    pub(super) now: Timestamp,
}

#[derive(Debug, Clone)]
pub(super) struct BoundFields {
    pub(super) text: BoundValue,
    pub(super) demand: BoundValue,
    pub(super) channel: BoundValue,
    pub(super) arrival: Option<BoundValue>,
    pub(super) language: Option<BoundValue>,
    pub(super) customer: Option<BoundValue>,
    pub(super) name: Option<BoundValue>,
    pub(super) phone: Option<BoundValue>,
    pub(super) email: Option<BoundValue>,
    pub(super) address: Option<BoundValue>,
    pub(super) product: Option<BoundValue>,
    pub(super) place: Option<BoundValue>,
    pub(super) happened: Option<BoundValue>,
    pub(super) concerned: Option<BoundValue>,
}

impl Bound {
    /// The complaint that a row tells of. `ordinal` counts the rows of the table, from 1.
    ///
    /// # Errors
    /// When the row lacks what an intake needs, or says something that the mapping does not know.
    pub fn accept(&self, ordinal: u64, cells: &[String]) -> Result<Accept, Refusal> {
        if cells.len() != self.columns {
            return Err(Refusal::input("import-cells", RECORD_IN_DETAIL)
                .with("cells", cells.len())
                .with("columns", self.columns));
        }
        if cells.iter().any(|cell| cell.contains('\0')) {
            return Err(Refusal::input("import-null-character", RECORD_IN_DETAIL));
        }
        let derived = self.derived(cells)?;
        let row = Values { cells, derived: &derived };
        let import = self.import(row)?;
        let accepted_at = self.accepted_at(row)?;
        let draft = self.draft(row)?;
        // Asked here already, so that a row is refused before a transaction is begun for it.
        draft.clone().complete()?;
        let owner = self.owner.of(ordinal, row, &draft.concerned).map_err(|why| {
            let no_owner = |rule| Refusal::input(rule, Clause::of("1.3.1"));
            match why {
                NoOwner::Unknown(name) => no_owner("import-owner-unknown").with("owner", name),
                NoOwner::Concerned => no_owner("import-owner-concerned"),
            }
        })?;
        Ok(Accept { draft, owner: Some(owner), import: Some(import), accepted_at })
    }

    /// The id of a row in the former system, where it has one; for reports.
    pub fn id(&self, cells: &[String]) -> Option<String> {
        let derived = self.derived(cells).unwrap_or_default();
        self.id.render(Values { cells, derived: &derived })
    }

    fn derived(&self, cells: &[String]) -> Result<Vec<Option<String>>, Refusal> {
        let row = Values { cells, derived: &[] };
        self.derived.iter().map(|value| optional("derived", Some(value), row)).collect()
    }

    fn import(&self, row: Values<'_>) -> Result<Import, Refusal> {
        let input = |rule| Refusal::input(rule, RECORD_IN_DETAIL);
        let id = self.id.render(row).ok_or_else(|| input("import-id-missing"))?;
        if id.chars().count() > ID_CHARS_MAX {
            return Err(input("import-id-too-long").with("max", ID_CHARS_MAX));
        }
        let status = self.status_from.render(row).unwrap_or_default();
        let ended = match (self.status.open.contains(&status), self.status.ended.contains(&status)) {
            (true, _) => false,
            (false, true) => true,
            (false, false) => return Err(unknown("status", &status)),
        };
        Ok(Import { source: self.source.clone(), id, status, ended })
    }

    fn accepted_at(&self, row: Values<'_>) -> Result<Option<Timestamp>, Refusal> {
        let Some(accepted) = &self.accepted else { return Ok(None) };
        let at = accepted.of(row).map_err(|no_moment| {
            Refusal::input("import-date-unreadable", RECORD_IN_DETAIL)
                .with("value", shown(&no_moment.text))
                .with("formats", no_moment.formats)
        })?;
        if at > self.now {
            return Err(Refusal::input("import-time-ahead", RECORD_IN_DETAIL).with("at", at));
        }
        Ok(Some(at))
    }

    fn draft(&self, row: Values<'_>) -> Result<Draft, Refusal> {
        let fields = &self.fields;
        let text = |field, value: &BoundValue| optional(field, Some(value), row);
        let may = |field, value: &Option<BoundValue>| optional(field, value.as_ref(), row);
        let category = self.category.of(row).map_err(|no_category| {
            Refusal::input("import-category-unknown", RECORD_IN_DETAIL)
                .with("category", shown(&no_category.0))
        })?;
        let customer = may("customer", &fields.customer)?;
        if customer.as_ref().is_some_and(|id| id.chars().count() > ID_CHARS_MAX) {
            return Err(unreadable("customer"));
        }
        Ok(Draft {
            text: text("text", &fields.text)?.unwrap_or_default(),
            demand: text("demand", &fields.demand)?.unwrap_or_default(),
            category,
            channel: word("channel", text("channel", &fields.channel)?, Channel::parse)?,
            arrival: word("arrival", may("arrival", &fields.arrival)?, Arrival::parse)?,
            contact: Contact {
                name: may("name", &fields.name)?,
                phone: may("phone", &fields.phone)?.map(|text| phone(&text)).transpose()?,
                email: may("email", &fields.email)?,
                address: may("address", &fields.address)?,
            },
            customer,
            product: may("product", &fields.product)?,
            place: may("place", &fields.place)?,
            happened: may("happened", &fields.happened)?,
            language: word("language", may("language", &fields.language)?, Language::parse)?,
            concerned: staff(&may("concerned", &fields.concerned)?.unwrap_or_default())?,
            ..Draft::default()
        })
    }
}

fn optional(
    field: &'static str,
    value: Option<&BoundValue>,
    row: Values<'_>,
) -> Result<Option<String>, Refusal> {
    let Some(value) = value else { return Ok(None) };
    value.of(row).map_err(|not_mapped| unknown(field, &not_mapped.0))
}

/// A field of few possible values; the default where the row says nothing.
fn word<T: Default>(
    field: &'static str,
    text: Option<String>,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, Refusal> {
    let Some(text) = text else { return Ok(T::default()) };
    parse(&text).ok_or_else(|| unknown(field, &text))
}

fn phone(text: &str) -> Result<PhoneNumber, Refusal> {
    text.parse().map_err(|_| unreadable("phone"))
}

fn staff(text: &str) -> Result<BTreeSet<StaffNumber>, Refusal> {
    let numbers = text.split(|c: char| c.is_whitespace() || ",;，；、".contains(c));
    let numbers = numbers.filter(|number| !number.is_empty());
    numbers.map(|number| number.parse().map_err(|_| unreadable("concerned"))).collect()
}

fn unknown(field: &'static str, value: &str) -> Refusal {
    Refusal::input("import-value-unknown", RECORD_IN_DETAIL).with("field", field).with("value", shown(value))
}

/// Without the value: it may be about a person.
fn unreadable(field: &'static str) -> Refusal {
    Refusal::input("import-value-unreadable", RECORD_IN_DETAIL).with("field", field)
}

/// As much of a value as a sentence can hold.
fn shown(value: &str) -> String {
    value.chars().take(60).collect()
}
