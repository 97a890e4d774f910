mod decode;
mod filter;
mod pattern;
mod value;

use jiff::tz::TimeZone;

pub(crate) use self::{
    decode::{Part, segments},
    filter::{Condition, Operator, Stored, Test},
    pattern::{Fit, Pattern, grammar as pattern_grammar},
    value::Span,
};
use crate::{Attribute, Fields, Resource, TmfError};

/// The items of a page where the request names no number.
pub const LIMIT_DEFAULT: i64 = 50;
/// The items of a page at most; a larger `limit` is served with this many.
pub const LIMIT_MAX: i64 = 500;

const QUERY_BYTES_MAX: usize = 32 * 1024;
/// SQLite takes expressions of a thousand levels, and each value may become one.
const VALUES_MAX: usize = 500;
const OFFSET_MAX: i64 = 1 << 53;

/// What a caller asks of a collection (TMF630, part 1, section 4): which items, in which order, which of them,
/// and which of their attributes.
///
/// Filters: `attribute=value`, with `.gt .gte .lt .lte .ne .regex` behind the attribute or `> >= < <= != *=`
/// instead of `=`. Several values of one attribute, repeated or with commas between them, are alternatives; so
/// are conditions with `;` between them. Everything else must hold together. `.ne` is the exact contrary of
/// `=`, so with several values it means "none of them".
#[derive(Debug, Clone)]
pub struct Query {
    pub(crate) resource: &'static Resource,
    pub(crate) fields: Fields,
    pub(crate) offset: i64,
    pub(crate) limit: i64,
    pub(crate) sort: Vec<Order>,
    /// All of them must hold; within each, one.
    pub(crate) filters: Vec<Vec<Condition>>,
}

/// One step of an order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order {
    pub(crate) attribute: &'static Attribute,
    pub(crate) descending: bool,
}

impl Query {
    /// Reads the query of a collection's address. `zone` says when a day begins where a filter names a date
    /// without a time.
    pub fn parse(raw: Option<&str>, resource: &'static Resource, zone: &TimeZone) -> Result<Self, TmfError> {
        let mut asked = Asked::default();
        let mut filters: Vec<Vec<Condition>> = Vec::new();
        for segment in segments(raw.unwrap_or_default(), QUERY_BYTES_MAX)? {
            if let [part] = segment.as_slice()
                && asked.take(part)?
            {
                continue;
            }
            filter::add(&mut filters, filter::alternatives(&segment, resource, zone)?);
        }
        let values = filters.iter().flatten().map(|condition| condition.test.values_count()).sum::<usize>();
        if values > VALUES_MAX {
            let message = format!("A query may have at most {VALUES_MAX} values in its filters.");
            return Err(TmfError::malformed(message));
        }
        let mut sort = Vec::new();
        let texts = if asked.sort.is_empty() { vec![resource.default_sort.to_owned()] } else { asked.sort };
        for text in texts.iter().flat_map(|text| text.split(',')) {
            add_order(&mut sort, text.trim(), resource)?;
        }
        Ok(Self {
            resource,
            fields: Fields::parse(&asked.fields, resource)?,
            offset: asked.offset.map_or(0, |offset| offset.min(OFFSET_MAX)),
            limit: asked.limit.map_or(LIMIT_DEFAULT, |limit| limit.min(LIMIT_MAX)),
            sort,
            filters,
        })
    }

    /// Reads the query of a single resource's address, which may name `fields` and nothing else.
    pub fn parse_fields(raw: Option<&str>, resource: &'static Resource) -> Result<Fields, TmfError> {
        let mut asked = Asked::default();
        for segment in segments(raw.unwrap_or_default(), QUERY_BYTES_MAX)? {
            match segment.as_slice() {
                [part] if part.name == "fields" => asked.take(part)?,
                [part, ..] => {
                    return Err(TmfError::malformed(format!("{} has no meaning here.", part.shown_name())));
                }
                [] => continue,
            };
        }
        Fields::parse(&asked.fields, resource)
    }

    /// Which attributes the answer shows.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// How many items come before the page.
    pub fn offset(&self) -> i64 {
        self.offset
    }

    /// How many items the page has at most.
    pub fn limit(&self) -> i64 {
        self.limit
    }
}

/// The parameters that are no filters, as they were asked for.
#[derive(Debug, Default)]
struct Asked {
    fields: Vec<String>,
    sort: Vec<String>,
    offset: Option<i64>,
    limit: Option<i64>,
}

impl Asked {
    /// Takes the parameter, if it is one of these.
    fn take(&mut self, part: &Part) -> Result<bool, TmfError> {
        match part.name.as_str() {
            "fields" => self.fields.push(part.text()?),
            "sort" => self.sort.push(part.text()?),
            "offset" => count(&mut self.offset, part)?,
            "limit" => count(&mut self.limit, part)?,
            "filter" | "before" | "after" => {
                let message =
                    format!("`{}` is not served: filter by attributes and page by offset.", part.name);
                return Err(TmfError::malformed(message));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// Reads a count. One that is too large to be a number of ours is served as the largest.
fn count(place: &mut Option<i64>, part: &Part) -> Result<(), TmfError> {
    let text = part.text()?;
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number {
        return Err(TmfError::attribute(&part.name, "is no count"));
    }
    match place.replace(text.parse().unwrap_or(i64::MAX)) {
        None => Ok(()),
        Some(_) => Err(TmfError::attribute(&part.name, "is given twice")),
    }
}

fn add_order(sort: &mut Vec<Order>, text: &str, resource: &'static Resource) -> Result<(), TmfError> {
    let (descending, path) = match text.strip_prefix('-') {
        Some(path) => (true, path),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let attribute = resource.attribute(path)?;
    if !attribute.is_sortable() {
        return Err(TmfError::attribute(path, "cannot be sorted by"));
    }
    if sort.iter().all(|order: &Order| order.attribute.path != path) {
        sort.push(Order { attribute, descending });
    }
    Ok(())
}
