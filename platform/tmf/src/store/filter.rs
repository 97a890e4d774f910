use db::Value;

use crate::{
    Query,
    attribute::Column,
    query::{Condition, Fit, Pattern, Span, Stored, Test},
};

/// The conditions of a query as SQL, one text for both databases; its values come behind those that are
/// already there. Names come from the resource's declaration alone, and whatever a caller wrote is bound.
pub(crate) fn conditions(query: &Query, values: &mut Vec<Value>) -> String {
    if query.filters.is_empty() {
        return "1 = 1".to_owned();
    }
    let groups: Vec<_> = query
        .filters
        .iter()
        .map(|group| {
            let alternatives: Vec<_> = group.iter().map(|condition| one(condition, values)).collect();
            format!("({})", alternatives.join(" OR "))
        })
        .collect();
    groups.join(" AND ")
}

/// The order of a query as SQL. A missing value counts as the largest one on both databases; that is what
/// PostgreSQL's indexes keep, so that they serve it.
pub(crate) fn order(query: &Query) -> String {
    let mut steps: Vec<String> = query
        .sort
        .iter()
        .map(|order| {
            let column = match order.attribute.column {
                Column::Of(column) | Column::AnyOf { column, .. } | Column::Either(column, _) => column,
                Column::Nowhere => query.resource.tie_breaker,
            };
            match (order.descending, order.attribute.is_optional) {
                (false, false) => column.to_owned(),
                (true, false) => format!("{column} DESC"),
                (false, true) => format!("{column} ASC NULLS LAST"),
                (true, true) => format!("{column} DESC NULLS FIRST"),
            }
        })
        .collect();
    // The tie-breaker runs the way of the last step, so that one index can serve both.
    let direction = if query.sort.last().is_some_and(|order| order.descending) { " DESC" } else { "" };
    steps.push(format!("{}{direction}", query.resource.tie_breaker));
    steps.join(", ")
}

fn one(condition: &Condition, values: &mut Vec<Value>) -> String {
    let is_optional = condition.attribute.is_optional;
    match condition.attribute.column {
        Column::Nowhere => "1 = 0".to_owned(),
        Column::Of(column) => match contrary(&condition.test) {
            None => holds(column, &condition.test, values),
            Some(test) if is_optional => {
                format!("({column} IS NULL OR NOT {})", holds(column, &test, values))
            }
            Some(test) => format!("NOT {}", holds(column, &test, values)),
        },
        Column::Either(first, second) => match contrary(&condition.test) {
            None => {
                let alternatives = [first, second].map(|column| holds(column, &condition.test, values));
                format!("({})", alternatives.join(" OR "))
            }
            // A column without a value is not equal to anything.
            Some(test) => {
                let none = [first, second]
                    .map(|column| format!("({column} IS NULL OR NOT {})", holds(column, &test, values)));
                none.join(" AND ")
            }
        },
        Column::AnyOf { rows, column } => {
            // "Not equal" is the contrary of "equal" here too: no row has the value.
            let (not, test) = match contrary(&condition.test) {
                None => ("", condition.test.clone()),
                Some(test) => ("NOT ", test),
            };
            format!("{not}EXISTS (SELECT 1 FROM {rows} AND {})", holds(column, &test, values))
        }
    }
}

/// What must not hold, where the test is a negative one.
fn contrary(test: &Test) -> Option<Test> {
    match test {
        Test::NoneOf(stored) => Some(Test::AnyOf(stored.clone())),
        Test::Outside(spans) => Some(Test::Within(spans.clone())),
        Test::AnyOf(_) | Test::Within(_) | Test::Compared(..) | Test::Fits(_) => None,
    }
}

fn holds(column: &str, test: &Test, values: &mut Vec<Value>) -> String {
    match test {
        Test::AnyOf(stored) | Test::NoneOf(stored) => {
            let places: Vec<_> = stored.iter().map(|value| bind(value.into(), values)).collect();
            match places.as_slice() {
                [] => "1 = 0".to_owned(),
                [place] => format!("{column} = {place}"),
                places => format!("{column} IN ({})", places.join(", ")),
            }
        }
        Test::Within(spans) | Test::Outside(spans) => {
            let ranges: Vec<_> = spans.iter().map(|span| within(column, *span, values)).collect();
            format!("({})", ranges.join(" OR "))
        }
        Test::Compared(sign, stored) => format!("{column} {sign} {}", bind(stored.into(), values)),
        Test::Fits(pattern) => fits(column, pattern, values),
    }
}

fn within(column: &str, span: Span, values: &mut Vec<Value>) -> String {
    let from = bind(span.from.into(), values);
    let until = bind(span.until.into(), values);
    format!("({column} >= {from} AND {column} < {until})")
}

/// Plain string functions that both databases have and that heed case: no LIKE, whose case rules differ.
fn fits(column: &str, pattern: &Pattern, values: &mut Vec<Value>) -> String {
    let mut text = |text: &str| bind(text.into(), values);
    let alternatives: Vec<_> = pattern
        .alternatives
        .iter()
        .map(|fit| match fit {
            Fit::Within(part) | Fit::Start(part) | Fit::End(part) if part.is_empty() => {
                format!("{column} IS NOT NULL")
            }
            Fit::Within(part) => format!("REPLACE({column}, {}, '') <> {column}", text(part)),
            Fit::Start(part) => starts(column, part, &text(part)),
            Fit::End(part) => ends(column, part, &text(part)),
            Fit::Whole(whole) => format!("{column} = {}", text(whole)),
            Fit::Ends(start, end) => format!(
                "({} AND {} AND LENGTH({column}) >= {})",
                starts(column, start, &text(start)),
                ends(column, end, &text(end)),
                start.chars().count() + end.chars().count(),
            ),
        })
        .collect();
    format!("({})", alternatives.join(" OR "))
}

/// Not a range, which an index could serve: under a collation other than `C` it would leave out what fits.
fn starts(column: &str, part: &str, place: &str) -> String {
    format!("SUBSTR({column}, 1, {}) = {place}", part.chars().count())
}

fn ends(column: &str, part: &str, place: &str) -> String {
    let len = part.chars().count();
    format!("(LENGTH({column}) >= {len} AND SUBSTR({column}, LENGTH({column}) - {len} + 1) = {place})")
}

fn bind(value: Value, values: &mut Vec<Value>) -> String {
    values.push(value);
    format!("${}", values.len())
}

impl From<&Stored> for Value {
    fn from(stored: &Stored) -> Self {
        match stored {
            Stored::Text(text) => text.as_str().into(),
            Stored::Number(number) => (*number).into(),
        }
    }
}
