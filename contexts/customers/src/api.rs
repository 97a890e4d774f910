//! TM Forum resources, one file per resource.

mod customer;
mod individual;
mod medium;
mod organization;
mod party;

use axum::http::{HeaderMap, header};
use db::Db;
use i18n::Words;
use journal::Recorded;
use kernel::{Language, Refusal};
use serde_json::Value as Json;
use tmf::{Destinations, Edition, Event, Hub, HubPath, TmfError};
use web::Routes;

use crate::Error;

/// Where other systems hear of people and organisations (TMF632).
pub static PARTY_HUB: Hub = Hub {
    api: "party",
    event_types: &[
        "IndividualCreateEvent",
        "IndividualAttributeValueChangeEvent",
        "OrganizationCreateEvent",
        "OrganizationAttributeValueChangeEvent",
    ],
    paths: &[
        HubPath {
            edition: Edition::V5,
            collection: "/tmf-api/partyManagement/v5/hub",
            item: "/tmf-api/partyManagement/v5/hub/{id}",
        },
        HubPath {
            edition: Edition::V4,
            collection: "/tmf-api/party/v4/hub",
            item: "/tmf-api/party/v4/hub/{id}",
        },
    ],
};

/// Where other systems hear of customers (TMF629).
pub static CUSTOMER_HUB: Hub = Hub {
    api: "customerManagement",
    event_types: &["CustomerCreateEvent", "CustomerAttributeValueChangeEvent"],
    paths: &[
        HubPath {
            edition: Edition::V5,
            collection: "/tmf-api/customer/v5/hub",
            item: "/tmf-api/customer/v5/hub/{id}",
        },
        HubPath {
            edition: Edition::V4,
            collection: "/tmf-api/customerManagement/v4/hub",
            item: "/tmf-api/customerManagement/v4/hub/{id}",
        },
    ],
};

/// TMF632 and TMF629, both in the editions v5 and v4, with their hubs. `destinations` is where events may be sent.
pub fn api_routes(destinations: &Destinations) -> Routes {
    Routes::new()
        .merge(party::routes())
        .merge(customer::routes())
        .merge(PARTY_HUB.routes(destinations))
        .merge(CUSTOMER_HUB.routes(destinations))
}

/// The OpenAPI document of people and organisations.
pub fn party_openapi(edition: Edition) -> Json {
    party::api(edition).document()
}

/// The OpenAPI document of customers.
pub fn customer_openapi(edition: Edition) -> Json {
    customer::api(edition).document()
}

/// What subscribers to [`PARTY_HUB`] are told of an entry of the journal.
pub async fn party_events(db: &Db, entry: Recorded, edition: Edition) -> Result<Vec<Event>, db::Error> {
    party::events(db, &entry, edition).await
}

/// What subscribers to [`CUSTOMER_HUB`] are told of an entry of the journal.
pub async fn customer_events(
    db: &Db,
    entry: Recorded,
    edition: Edition,
    zone: &jiff::tz::TimeZone,
) -> Result<Vec<Event>, db::Error> {
    customer::events(db, &entry, edition, zone).await
}

/// An error as the contracts tell it, a refusal in the words of the caller's language.
fn told(error: Error, headers: &HeaderMap) -> TmfError {
    match error {
        Error::Refused(refusal) => refused(&refusal, headers),
        Error::NoCustomer(_) | Error::NoContact(_) => TmfError::not_found(),
        Error::Stale(_) => TmfError::stale(),
        Error::Store(error) => error.into(),
    }
}

fn refused(refusal: &Refusal, headers: &HeaderMap) -> TmfError {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let said = Words::of(accepted.and_then(Language::accepted).unwrap_or_default()).refusal(refusal);
    TmfError::refused(refusal, &said.what, &said.remedy.unwrap_or_default())
}
