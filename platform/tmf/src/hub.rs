mod courier;
mod deliver;
mod destinations;
mod filter;
mod routes;
mod signature;

pub(crate) use self::filter::EventFilter;
pub use self::{
    courier::{AuthorityInvalid, Courier, Undelivered},
    deliver::{Round, deliver, deliver_next, release_all},
    destinations::{DestinationRefused, Destinations},
    signature::Secret,
};
use crate::Edition;

/// The event hub of an API: where other systems ask to be told what happens (TMF630, part 1, section 8).
#[derive(Debug)]
pub struct Hub {
    /// The API, e.g. `troubleTicket`.
    pub api: &'static str,
    /// The events there are, e.g. `TroubleTicketCreateEvent`.
    pub event_types: &'static [&'static str],
    /// Where it is reached.
    pub paths: &'static [HubPath],
}

/// Where a hub is reached by clients of one edition.
#[derive(Debug)]
pub struct HubPath {
    /// The edition.
    pub edition: Edition,
    /// E.g. `/tmf-api/troubleTicket/v5/hub`.
    pub collection: &'static str,
    /// E.g. `/tmf-api/troubleTicket/v5/hub/{id}`.
    pub item: &'static str,
}

/// Something that subscribers are told.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its type, e.g. `TroubleTicketCreateEvent`.
    pub event_type: &'static str,
    /// The resource it is about, under its name: `{"troubleTicket": {…}}`.
    pub payload: serde_json::Value,
}

/// A system's wish to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    pub(crate) api: String,
    pub(crate) edition: Edition,
    /// Who subscribed, as the journal names them.
    pub(crate) client: String,
    pub(crate) callback: String,
    pub(crate) query: String,
    pub(crate) secret: Secret,
    /// The last entry of the journal that it has been told, or did not want to be told.
    pub(crate) seq: i64,
    /// How often the next event has failed to arrive.
    pub(crate) failures: i64,
    /// Who is working on it.
    pub(crate) lease: String,
}

#[cfg(test)]
mod tests;
