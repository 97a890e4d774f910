use jiff::tz::TimeZone;

use super::{
    decode::Part,
    pattern::{self, Pattern},
    value::{Span, instant_span},
};
use crate::{Attribute, Resource, TmfError, attribute::Kind};

/// What an attribute is asked to be.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    pub(crate) attribute: &'static Attribute,
    pub(crate) operator: Operator,
    pub(crate) test: Test,
}

/// The operators of the guideline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Regex,
}

/// A test of a stored value, the caller's text already read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// It is one of these.
    AnyOf(Vec<Stored>),
    /// It is none of these.
    NoneOf(Vec<Stored>),
    /// It is a moment in one of these stretches.
    Within(Vec<Span>),
    /// It is a moment in none of these stretches.
    Outside(Vec<Span>),
    /// It compares so: `>`, `>=`, `<` or `<=`.
    Compared(&'static str, Stored),
    /// It fits.
    Fits(Pattern),
}

/// A value as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stored {
    Text(String),
    Number(i64),
}

impl Test {
    /// How many values it compares with.
    pub(crate) fn values_count(&self) -> usize {
        match self {
            Self::AnyOf(values) | Self::NoneOf(values) => values.len(),
            Self::Within(spans) | Self::Outside(spans) => spans.len(),
            Self::Compared(..) => 1,
            Self::Fits(pattern) => pattern.alternatives.len(),
        }
    }
}

impl Operator {
    /// The suffixes that stand for operators.
    const SUFFIXES: [(&str, Self); 7] = [
        (".eq", Self::Equal),
        (".ne", Self::NotEqual),
        (".gt", Self::Greater),
        (".gte", Self::GreaterOrEqual),
        (".lt", Self::Less),
        (".lte", Self::LessOrEqual),
        (".regex", Self::Regex),
    ];

    /// All of them.
    pub(crate) const ALL: [Self; 7] = [
        Self::Equal,
        Self::NotEqual,
        Self::Greater,
        Self::GreaterOrEqual,
        Self::Less,
        Self::LessOrEqual,
        Self::Regex,
    ];

    /// The suffix that stands for it; none for equality.
    pub(crate) const fn suffix(self) -> &'static str {
        match self {
            Self::Equal => "",
            Self::NotEqual => ".ne",
            Self::Greater => ".gt",
            Self::GreaterOrEqual => ".gte",
            Self::Less => ".lt",
            Self::LessOrEqual => ".lte",
            Self::Regex => ".regex",
        }
    }

    fn of_sign(sign: &str) -> Self {
        match sign {
            ">" => Self::Greater,
            ">=" => Self::GreaterOrEqual,
            "<" => Self::Less,
            "<=" => Self::LessOrEqual,
            "!=" => Self::NotEqual,
            "*=" => Self::Regex,
            _ => Self::Equal,
        }
    }

    /// Which operators make sense for a kind of attribute.
    pub(crate) fn serves(self, kind: Kind) -> bool {
        match (self, kind) {
            (_, Kind::Whole) => false,
            (Self::Equal | Self::NotEqual, _) => true,
            (Self::Regex, kind) => matches!(kind, Kind::Text),
            (Self::Greater | Self::GreaterOrEqual | Self::Less | Self::LessOrEqual, kind) => {
                matches!(kind, Kind::Text | Kind::Instant | Kind::Integer | Kind::Code(_))
            }
        }
    }
}

/// The conditions of a segment, of which one must hold.
pub(super) fn alternatives(
    segment: &[Part],
    resource: &'static Resource,
    zone: &TimeZone,
) -> Result<Vec<Condition>, TmfError> {
    let mut conditions: Vec<Condition> = Vec::new();
    for part in segment {
        let (attribute, operator) = match conditions.last() {
            // `status=open;closed`: a bare value is another one of the attribute before it.
            Some(before) if part.operator.is_empty() => (before.attribute, before.operator),
            Some(_) | None => subject(part, resource)?,
        };
        conditions.extend(read(part, attribute, operator, zone)?);
    }
    Ok(conditions)
}

/// Adds a segment's conditions to a query's. Conditions that ask the same of the same attribute are
/// alternatives, except that what must not be is always forbidden.
pub(super) fn add(filters: &mut Vec<Vec<Condition>>, conditions: Vec<Condition>) {
    let Some(subject) = common_subject(&conditions) else {
        filters.extend((!conditions.is_empty()).then_some(conditions));
        return;
    };
    let same = filters.iter_mut().find(|group| common_subject(group) == Some(subject));
    match same {
        Some(group) if subject.1 != Operator::NotEqual => {
            for condition in conditions {
                merge(group, condition);
            }
        }
        Some(_) | None => filters.push(conditions),
    }
}

fn common_subject(group: &[Condition]) -> Option<(&'static str, Operator)> {
    let subject = |condition: &Condition| (condition.attribute.path, condition.operator);
    let first = subject(group.first()?);
    group.iter().all(|condition| subject(condition) == first).then_some(first)
}

fn merge(group: &mut Vec<Condition>, condition: Condition) {
    match (group.last_mut().map(|last| &mut last.test), &condition.test) {
        (Some(Test::AnyOf(values)), Test::AnyOf(more)) => values.extend_from_slice(more),
        (Some(Test::Within(spans)), Test::Within(more)) => spans.extend_from_slice(more),
        _ => group.push(condition),
    }
}

fn subject(part: &Part, resource: &'static Resource) -> Result<(&'static Attribute, Operator), TmfError> {
    if part.operator.is_empty() {
        return Err(TmfError::malformed(format!(
            "{} is no condition: write attribute=value.",
            part.shown_name()
        )));
    }
    let (attribute, operator) = match resource.attribute(&part.name) {
        Ok(attribute) => (attribute, Operator::of_sign(part.operator)),
        Err(unknown) if part.operator == "=" => {
            let by_suffix = Operator::SUFFIXES.iter().find_map(|(suffix, operator)| {
                let path = part.name.strip_suffix(suffix)?;
                Some((resource.attribute(path), *operator))
            });
            match by_suffix {
                Some((attribute, operator)) => (attribute?, operator),
                None => return Err(unknown),
            }
        }
        Err(unknown) => return Err(unknown),
    };
    if !attribute.is_filterable() {
        return Err(TmfError::attribute(&part.name, "cannot be filtered by"));
    }
    if !operator.serves(attribute.kind) {
        return Err(TmfError::attribute(&part.name, "does not have this operator"));
    }
    Ok((attribute, operator))
}

fn read(
    part: &Part,
    attribute: &'static Attribute,
    operator: Operator,
    zone: &TimeZone,
) -> Result<Vec<Condition>, TmfError> {
    let texts = match (operator, attribute.kind) {
        // A comma in an expression, and an encoded one in a text, stand for themselves.
        (Operator::Regex, _) => vec![part.text()?],
        (_, Kind::Text) => part.texts()?,
        _ => part.text()?.split(',').map(str::to_owned).collect(),
    };
    if texts.iter().any(|text| text.contains('\0')) {
        return Err(TmfError::attribute(attribute.path, "holds a NUL character"));
    }
    let conditions = match attribute.kind {
        Kind::Instant => instant_tests(&texts, attribute, operator, zone)?,
        Kind::Text | Kind::Integer | Kind::Boolean | Kind::Choice(_) | Kind::Code(_) | Kind::Whole => {
            value_tests(&texts, attribute, operator)?
        }
    };
    Ok(conditions.into_iter().map(|test| Condition { attribute, operator, test }).collect())
}

fn instant_tests(
    texts: &[String],
    attribute: &Attribute,
    operator: Operator,
    zone: &TimeZone,
) -> Result<Vec<Test>, TmfError> {
    let span = |text: &String| {
        instant_span(text, zone).ok_or_else(|| {
            TmfError::attribute(attribute.path, "is no date-time such as 2026-09-30T08:20:00Z")
        })
    };
    let spans = texts.iter().map(span).collect::<Result<Vec<_>, _>>()?;
    let bounds = |sign: &'static str, bound: fn(&Span) -> i64| {
        spans.iter().map(|span| Test::Compared(sign, Stored::Number(bound(span)))).collect()
    };
    Ok(match operator {
        Operator::NotEqual => vec![Test::Outside(spans)],
        Operator::Greater => bounds(">=", |span| span.until),
        Operator::GreaterOrEqual => bounds(">=", |span| span.from),
        Operator::Less => bounds("<", |span| span.from),
        Operator::LessOrEqual => bounds("<", |span| span.until),
        Operator::Equal | Operator::Regex => vec![Test::Within(spans)],
    })
}

fn value_tests(texts: &[String], attribute: &Attribute, operator: Operator) -> Result<Vec<Test>, TmfError> {
    let each = |sign: &'static str| {
        texts
            .iter()
            .map(|text| match stored(text, attribute)?.as_slice() {
                [value] => Ok(Test::Compared(sign, value.clone())),
                // Nothing lies before or behind what no resource can be.
                _ => Ok(Test::AnyOf(vec![])),
            })
            .collect()
    };
    let all = || -> Result<Vec<Stored>, TmfError> {
        let values = texts.iter().map(|text| stored(text, attribute)).collect::<Result<Vec<_>, _>>()?;
        Ok(values.concat())
    };
    match operator {
        Operator::Equal => Ok(vec![Test::AnyOf(all()?)]),
        Operator::NotEqual => Ok(vec![Test::NoneOf(all()?)]),
        Operator::Greater => each(">"),
        Operator::GreaterOrEqual => each(">="),
        Operator::Less => each("<"),
        Operator::LessOrEqual => each("<="),
        Operator::Regex => texts
            .iter()
            .map(|text| Pattern::parse(text).map(Test::Fits))
            .map(|test| test.ok_or_else(|| TmfError::attribute(attribute.path, pattern::SERVED)))
            .collect(),
    }
}

/// The stored values that a text of the caller stands for; none, where no resource can have it.
fn stored(text: &str, attribute: &Attribute) -> Result<Vec<Stored>, TmfError> {
    let invalid = |problem: String| Err(TmfError::attribute(attribute.path, problem));
    match attribute.kind {
        Kind::Text => Ok(vec![Stored::Text(text.to_owned())]),
        Kind::Code(read) => Ok(read(text).map(Stored::Number).into_iter().collect()),
        Kind::Integer => match text.parse() {
            Ok(number) => Ok(vec![Stored::Number(number)]),
            Err(_) => invalid("is no whole number".to_owned()),
        },
        Kind::Boolean => match text {
            "true" => Ok(vec![Stored::Number(1)]),
            "false" => Ok(vec![Stored::Number(0)]),
            _ => invalid("is neither true nor false".to_owned()),
        },
        Kind::Choice(choices) => {
            let Some(choice) = choices.iter().find(|choice| choice.name == text) else {
                let names: Vec<_> = choices.iter().map(|choice| choice.name).collect();
                return invalid(format!("is none of {}", names.join(", ")));
            };
            Ok(choice.stored.iter().map(|word| Stored::Text((*word).to_owned())).collect())
        }
        Kind::Instant | Kind::Whole => invalid("cannot be compared".to_owned()),
    }
}
