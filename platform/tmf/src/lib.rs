//! The rules that every TM Forum resource keeps (TMF630), written once: queries, pages, selected attributes,
//! patches, versions, repeated requests, event hubs, errors, and the document that describes them. It knows no
//! resource; a context declares its own as a [`Resource`]. `tests/parcels/` is a complete one.
//!
//! Text is compared and sorted as the database does: by code points in SQLite, and in PostgreSQL where the
//! database has the collation `C`.

mod answer;
mod attribute;
mod body;
mod edition;
mod error;
mod fields;
mod hub;
mod idempotency;
pub mod openapi;
mod page;
mod patch;
mod query;
mod store;
mod text;
mod version;

pub use self::{
    answer::{complete_errors, created, found},
    attribute::{Attribute, Choice, Kind, Resource},
    body::{Document, JSON_BYTES_MAX, read},
    edition::Edition,
    error::TmfError,
    fields::{Fields, Selection, select_fields},
    hub::{
        AuthorityInvalid, Courier, DestinationRefused, Destinations, Event, Hub, HubPath, Round, Secret,
        Undelivered, deliver, deliver_next, release_all,
    },
    idempotency::{Attempt, IDEMPOTENCY_KEPT, IdempotencyKey, attempt, forget_expired, remember},
    page::Page,
    patch::{Changes, Patch},
    query::{LIMIT_DEFAULT, LIMIT_MAX, Query},
    store::{MIGRATIONS, Source, list},
    text::Text,
    version::Version,
};
