use crate::TmfError;

/// A resource as its collection is queried: which attributes there are, and where they are stored.
///
/// ```
/// use tmf::{Attribute, Choice, Resource};
///
/// const STATUS: &[Choice] = &[Choice::new("open", &["accepted", "dispatched"]), Choice::new("closed", &["closed"])];
/// static PARCEL: Resource = Resource {
///     name: "parcel",
///     attributes: &[
///         Attribute::text("id", "p.id").sortable(),
///         Attribute::instant("dueDate", "p.due_at").sortable().optional(),
///         Attribute::choice("status", "p.state", STATUS),
///         Attribute::text("content.name", "c.name").any_of("parcel_content c WHERE c.parcel = p.id"),
///         Attribute::shown("content"),
///     ],
///     default_sort: "-dueDate",
///     tie_breaker: "p.id",
/// };
/// ```
#[derive(Debug)]
pub struct Resource {
    /// The collection's name in paths and messages, e.g. `troubleTicket`.
    pub name: &'static str,
    /// The attributes, the nested ones by their dotted paths.
    pub attributes: &'static [Attribute],
    /// The `sort` of a request that names none, e.g. `-creationDate`.
    pub default_sort: &'static str,
    /// A unique column that ends every order, so that pages neither overlap nor leave gaps.
    pub tie_breaker: &'static str,
}

/// An attribute of a resource.
#[derive(Debug, Clone, Copy)]
pub struct Attribute {
    pub(crate) path: &'static str,
    pub(crate) kind: Kind,
    pub(crate) column: Column,
    pub(crate) is_sortable: bool,
    pub(crate) is_optional: bool,
}

/// What an attribute's values are.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Text.
    Text,
    /// A moment, stored as milliseconds since 1970 in UTC.
    Instant,
    /// A whole number.
    Integer,
    /// True or false, stored as 1 or 0.
    Boolean,
    /// One of a few words.
    Choice(&'static [Choice]),
    /// Text that is stored as a number: `T20260930-0001` as 202609300000001. `None` is text that no resource
    /// can have.
    Code(fn(&str) -> Option<i64>),
    /// An object or a list: can be asked for in `fields`, and nothing else.
    Whole,
}

/// A word of the contract, and the stored words that it covers.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The contract's word, e.g. `inProgress`.
    pub name: &'static str,
    /// What is stored, e.g. `dispatched`, `investigated`.
    pub stored: &'static [&'static str],
}

/// Where an attribute is stored.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Column {
    /// Nowhere that a query could look.
    Nowhere,
    /// In a column, or in what an expression makes of columns.
    Of(&'static str),
    /// In a column of other rows, of which any may match.
    AnyOf { rows: &'static str, column: &'static str },
    /// In either of two columns, each with its index.
    Either(&'static str, &'static str),
}

impl Choice {
    /// A word of the contract, and the stored words that it covers.
    pub const fn new(name: &'static str, stored: &'static [&'static str]) -> Self {
        Self { name, stored }
    }
}

impl Attribute {
    const fn new(path: &'static str, kind: Kind, column: Column) -> Self {
        Self { path, kind, column, is_sortable: false, is_optional: false }
    }

    /// Text in a column, or in an SQL expression over columns.
    pub const fn text(path: &'static str, column: &'static str) -> Self {
        Self::new(path, Kind::Text, Column::Of(column))
    }

    /// A moment in a column of milliseconds.
    pub const fn instant(path: &'static str, column: &'static str) -> Self {
        Self::new(path, Kind::Instant, Column::Of(column))
    }

    /// A whole number in a column.
    pub const fn integer(path: &'static str, column: &'static str) -> Self {
        Self::new(path, Kind::Integer, Column::Of(column))
    }

    /// True or false in a column of 1 and 0.
    pub const fn boolean(path: &'static str, column: &'static str) -> Self {
        Self::new(path, Kind::Boolean, Column::Of(column))
    }

    /// One of a few words, in a column of text.
    pub const fn choice(path: &'static str, column: &'static str, choices: &'static [Choice]) -> Self {
        Self::new(path, Kind::Choice(choices), Column::Of(column))
    }

    /// Text that a column keeps as a number.
    pub const fn code(path: &'static str, column: &'static str, read: fn(&str) -> Option<i64>) -> Self {
        Self::new(path, Kind::Code(read), Column::Of(column))
    }

    /// An attribute that `fields` may name, and no filter: an object, a list, or what is made when it is shown.
    pub const fn shown(path: &'static str) -> Self {
        Self::new(path, Kind::Whole, Column::Nowhere)
    }

    /// The column belongs to other rows: `rows` is what stands between `FROM` and the end, with the condition
    /// that ties them to the resource's row. A filter matches where any of them does.
    #[must_use]
    pub const fn any_of(mut self, rows: &'static str) -> Self {
        if let Column::Of(column) = self.column {
            self.column = Column::AnyOf { rows, column };
        }
        self
    }

    /// The value is in this column too. A filter matches where either does.
    #[must_use]
    pub const fn or(mut self, other: &'static str) -> Self {
        if let Column::Of(column) = self.column {
            self.column = Column::Either(column, other);
        }
        self
    }

    /// `sort` may name it.
    #[must_use]
    pub const fn sortable(mut self) -> Self {
        self.is_sortable = true;
        self
    }

    /// The column may be `NULL`. A missing value sorts as the largest one and differs from every value.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// The dotted path, e.g. `relatedParty.id`.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// What its values are.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether filters may name it.
    pub const fn is_filterable(&self) -> bool {
        !matches!(self.column, Column::Nowhere)
    }

    /// Whether `sort` may name it.
    pub const fn is_sortable(&self) -> bool {
        self.is_sortable && matches!(self.column, Column::Of(_))
    }
}

/// What every resource has beside its own attributes.
const COMMON: [&str; 5] = ["id", "href", "@type", "@baseType", "@schemaLocation"];

impl Resource {
    /// The attribute with this path, or the error that names it.
    pub(crate) fn attribute(&self, path: &str) -> Result<&'static Attribute, TmfError> {
        self.attributes
            .iter()
            .find(|attribute| attribute.path == path)
            .ok_or_else(|| TmfError::unknown_attribute(path, self.name))
    }

    /// Whether `fields` may name this path: an attribute, one that has attributes below it, or a part of a
    /// whole whose parts are not declared.
    pub(crate) fn shows(&self, path: &str) -> bool {
        let is_below = |inner: &str, outer: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        COMMON.contains(&path)
            || self.attributes.iter().any(|attribute| {
                is_below(attribute.path, path)
                    || (matches!(attribute.kind, Kind::Whole) && is_below(path, attribute.path))
            })
    }

    /// The names that `fields` may give at the first level, each once.
    pub fn field_names(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = COMMON.to_vec();
        for attribute in self.attributes {
            let name = attribute.path.split('.').next().unwrap_or(attribute.path);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const STATUS: &[Choice] =
        &[Choice::new("open", &["accepted", "dispatched"]), Choice::new("closed", &["closed"])];

    fn number(text: &str) -> Option<i64> {
        text.strip_prefix('P')?.parse().ok()
    }

    /// The resource that the tests of this crate query.
    pub(crate) static PARCEL: Resource = Resource {
        name: "parcel",
        attributes: &[
            Attribute::code("id", "p.number", number).sortable(),
            Attribute::text("name", "p.name").sortable(),
            Attribute::text("remark", "p.remark").sortable().optional(),
            Attribute::instant("creationDate", "p.created_at").sortable(),
            Attribute::instant("dueDate", "p.due_at").sortable().optional(),
            Attribute::integer("weight", "p.grams").sortable(),
            Attribute::boolean("fragile", "p.is_fragile"),
            Attribute::choice("status", "p.state", STATUS).sortable(),
            Attribute::text("content.name", "c.name").any_of("parcel_content c WHERE c.parcel = p.number"),
            Attribute::text("mark", "p.name").or("p.remark"),
            Attribute::shown("content"),
            Attribute::shown("label"),
        ],
        default_sort: "-creationDate",
        tie_breaker: "p.number",
    };

    #[test]
    fn a_part_of_a_whole_may_be_shown() {
        for path in ["id", "@type", "content", "content.name", "label.colour.shade", "status"] {
            assert!(PARCEL.shows(path), "{path}");
        }
        for path in ["", "cont", "content2", "status.x", "labels", "content."] {
            assert!(!PARCEL.shows(path) || path == "content.", "{path}");
        }
    }

    #[test]
    fn first_level_names_come_once() {
        let names = PARCEL.field_names();
        assert_eq!(names.iter().filter(|name| **name == "content").count(), 1);
        assert_eq!(names.iter().filter(|name| **name == "id").count(), 1);
    }
}
