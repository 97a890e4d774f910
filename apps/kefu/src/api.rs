//! The TM Forum face of the contexts, put together: routes, descriptions, and the delivery of events.

use std::time::Duration;

use axum::{
    Json,
    extract::{Path, State},
    routing::get,
};
use jiff::Timestamp;
use kernel::Permission;
use serde_json::{Value, json};
use tmf::{Courier, Destinations, Edition, TmfError};
use web::{App, Routes};

/// Old idempotency keys are looked for so often.
const FORGET_EVERY: Duration = Duration::from_mins(10);
const FORGOTTEN_AT_ONCE: i64 = 1000;

/// The APIs there are, by the name of their document, with their titles.
const APIS: &[(&str, &str)] = &[
    ("troubleTicket", "Trouble tickets (TMF621)"),
    ("party", "People and organisations (TMF632)"),
    ("customerManagement", "Customers (TMF629)"),
];

/// The routes of every API, and of their descriptions. Events may be sent to `destinations`.
pub(crate) fn routes(destinations: &Destinations) -> Routes {
    Routes::new()
        .route("/openapi", Permission::Public, get(index))
        .route("/openapi/{file}", Permission::Public, get(describe))
        .merge(complaints::api_routes(destinations))
        .merge(customers::api_routes(destinations))
}

/// Which descriptions there are.
async fn index() -> Json<Value> {
    let link = |&(name, title): &(&str, &str)| json!({ "api": name, "title": title, "href": format!("/openapi/{name}.json") });
    Json(APIS.iter().map(link).collect())
}

async fn describe(State(app): State<App>, Path(file): Path<String>) -> Result<Json<Value>, TmfError> {
    match file.as_str() {
        "troubleTicket.json" => complaints::trouble_ticket_openapi(app.db()).await.map(Json),
        "party.json" => Ok(Json(customers::party_openapi(Edition::V5))),
        "customerManagement.json" => Ok(Json(customers::customer_openapi(Edition::V5))),
        _ => Err(TmfError::not_found()),
    }
}

/// Tells subscribers what happens, as long as the program runs.
pub(crate) async fn deliver(app: App, destinations: Destinations) {
    let courier = Courier::new(destinations);
    let worker = u64::from_le_bytes(app.random().first_chunk().copied().unwrap_or_default()).to_string();
    let clock = || -> Timestamp { app.now() };
    let (db, zone) = (app.db(), &app.operator().time_zone);
    let of_tickets = |entry, edition| complaints::ticket_events(db, entry, edition);
    let of_parties = |entry, edition| customers::party_events(db, entry, edition);
    let of_customers = |entry, edition| customers::customer_events(db, entry, edition, zone);
    tokio::join!(
        tmf::deliver(db, &courier, &complaints::TROUBLE_TICKET_HUB, &worker, &clock, of_tickets),
        tmf::deliver(db, &courier, &customers::PARTY_HUB, &worker, &clock, of_parties),
        tmf::deliver(db, &courier, &customers::CUSTOMER_HUB, &worker, &clock, of_customers),
    );
}

/// Forgets idempotency keys whose time is over.
pub(crate) async fn forget_keys(app: App) {
    loop {
        if let Err(error) = forget(&app).await {
            tracing::warn!(%error, "old idempotency keys could not be forgotten");
        }
        tokio::time::sleep(FORGET_EVERY).await;
    }
}

async fn forget(app: &App) -> Result<(), db::Error> {
    let tx = app.db().begin().await?;
    tmf::forget_expired(&tx, app.now(), FORGOTTEN_AT_ONCE).await?;
    tx.commit().await
}
