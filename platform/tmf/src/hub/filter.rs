use serde_json::Value as Json;

use crate::{
    TmfError,
    query::{Part, segments},
};

/// Which events a subscriber wants: the `query` of its subscription, e.g.
/// `eventType=TroubleTicketCreateEvent,TroubleTicketStatusChangeEvent&event.troubleTicket.status=closed`.
///
/// Alternatives have commas between them, conditions `&`; `.ne` is the contrary. Everything must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EventFilter {
    conditions: Vec<Condition>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Condition {
    path: String,
    is_negative: bool,
    values: Vec<String>,
}

/// A thousand characters of whatever script.
const QUERY_BYTES_MAX: usize = 4000;
const DEPTH_MAX: usize = 16;
const TYPE: &str = "eventType";

impl EventFilter {
    /// Reads a subscription's query.
    pub(crate) fn parse(query: &str) -> Result<Self, TmfError> {
        // The guideline's own examples have spaces: `eventType = QuoteStateChangeEvent`.
        let query = query.replace(" = ", "=");
        let mut conditions = Vec::new();
        for part in segments(query.trim(), QUERY_BYTES_MAX)?.into_iter().flatten() {
            conditions.push(Condition::read(&part)?);
        }
        Ok(Self { conditions })
    }

    /// Refuses a query for an event type that does not exist.
    pub(crate) fn check_types(&self, event_types: &[&str]) -> Result<(), TmfError> {
        let asked = self.conditions.iter().filter(|condition| condition.path == TYPE);
        match asked.flat_map(|condition| &condition.values).find(|v| !event_types.contains(&v.as_str())) {
            Some(unknown) => Err(problem(&format!("there is no event type `{unknown}`"))),
            None => Ok(()),
        }
    }

    /// Whether the subscriber wants this event.
    pub(crate) fn wants(&self, envelope: &Json) -> bool {
        self.conditions.iter().all(|condition| {
            let has = holds(envelope, &condition.path, &condition.values);
            has != condition.is_negative
        })
    }
}

impl Condition {
    fn read(part: &Part) -> Result<Self, TmfError> {
        let (path, is_negative) = match (part.operator, part.name.strip_suffix(".ne")) {
            ("=", Some(path)) => (path, true),
            ("=", None) => (part.name.as_str(), false),
            ("!=", _) => (part.name.as_str(), true),
            _ => {
                return Err(problem(&format!(
                    "{} has no value or an operator that is not served",
                    part.shown_name()
                )));
            }
        };
        let values = part.texts()?;
        let is_below_event = path.starts_with("event.") && path.split('.').count() <= DEPTH_MAX;
        if path != TYPE && !is_below_event {
            return Err(problem(&format!("`{path}` is neither eventType nor below event")));
        }
        Ok(Self { path: path.to_owned(), is_negative, values })
    }
}

fn problem(text: &str) -> TmfError {
    TmfError::attribute("query", format!("is malformed: {text}"))
}

/// Whether one of the values stands at the path; of a list, any item may have it.
fn holds(value: &Json, path: &str, values: &[String]) -> bool {
    if let Json::Array(items) = value {
        return items.iter().any(|item| holds(item, path, values));
    }
    if path.is_empty() {
        return match value {
            Json::String(text) => values.contains(text),
            Json::Bool(_) | Json::Number(_) => values.contains(&value.to_string()),
            Json::Null | Json::Array(_) | Json::Object(_) => false,
        };
    }
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    value.get(name).is_some_and(|inner| holds(inner, rest, values))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(query: &str, expected: bool) {
        let envelope = json!({ "eventType": "ParcelCreateEvent", "event": { "parcel": {
            "status": "open", "weight": 7, "content": [{ "name": "Pen" }, { "name": "光猫" }] } } });
        assert_eq!(EventFilter::parse(query).unwrap().wants(&envelope), expected, "{query}");
    }

    #[test]
    fn a_subscriber_gets_what_its_query_asks_for() {
        check("", true);
        check("eventType=ParcelCreateEvent", true);
        check("eventType = ParcelCreateEvent", true);
        check("eventType=ParcelStatusChangeEvent,ParcelCreateEvent", true);
        check("eventType=ParcelStatusChangeEvent", false);
        check("eventType.ne=ParcelStatusChangeEvent", true);
        check("event.parcel.status=open&event.parcel.weight=7", true);
        check("event.parcel.status=open&event.parcel.weight=8", false);
        check("event.parcel.content.name=光猫", true);
        check("event.parcel.content.name=%E5%85%89%E7%8C%AB", true);
        check("event.parcel.content.name.ne=Pen", false);
        check("event.parcel.colour=red", false);
    }

    #[test]
    fn a_query_that_means_nothing_is_refused() {
        for query in ["colour=red", "eventType", "event.a>1", "event.a=%zz", "event=1", "event.a*=x"] {
            assert_eq!(EventFilter::parse(query).unwrap_err().status(), 400, "{query}");
        }
        assert!(EventFilter::parse(&"x".repeat(4001)).is_err());
    }

    #[test]
    fn an_event_type_that_does_not_exist_is_refused() {
        let filter = EventFilter::parse("eventType=ParcelCreateEvent,ParcelLostEvent").unwrap();
        assert!(filter.check_types(&["ParcelCreateEvent", "ParcelLostEvent"]).is_ok());
        let error = filter.check_types(&["ParcelCreateEvent"]).unwrap_err();
        assert!(error.message().contains("`ParcelLostEvent`"), "{}", error.message());
    }
}
