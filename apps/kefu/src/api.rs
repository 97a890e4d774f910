//! The TM Forum face of the contexts, put together: routes, descriptions, and the delivery of events.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    extract::{Path, State},
    routing::get,
};
use jiff::Timestamp;
use kernel::Permission;
use serde_json::{Value, json};
use tmf::{Courier, Destinations, TmfError};
use web::{App, Routes};

/// After a look at the hubs that found nothing to send.
const DELIVERY_EVERY: Duration = Duration::from_secs(2);
/// Old idempotency keys are looked for so often.
const FORGET_EVERY: Duration = Duration::from_mins(10);
const FORGOTTEN_AT_ONCE: i64 = 1000;

/// The APIs there are, by the name of their document, with their titles.
const APIS: &[(&str, &str)] = &[("troubleTicket", "Trouble tickets (TMF621)")];

/// Where events may be sent: to public addresses.
fn destinations() -> Destinations {
    Destinations::public()
}

/// The routes of every API, and of their descriptions.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .route("/openapi", Permission::Public, get(index))
        .route("/openapi/{file}", Permission::Public, get(describe))
        .merge(complaints::api_routes(&destinations()))
}

/// Which descriptions there are.
async fn index() -> Json<Value> {
    let link = |&(name, title): &(&str, &str)| json!({ "api": name, "title": title, "href": format!("/openapi/{name}.json") });
    Json(APIS.iter().map(link).collect())
}

async fn describe(State(app): State<App>, Path(file): Path<String>) -> Result<Json<Value>, TmfError> {
    let described = match file.as_str() {
        "troubleTicket.json" => complaints::trouble_ticket_openapi(app.db()).await,
        _ => return Err(TmfError::not_found()),
    };
    described.map(Json).map_err(|error| {
        tracing::error!(%error, "an API could not be described");
        TmfError::internal()
    })
}

/// Tells subscribers what happens, as long as the program runs.
pub(crate) async fn deliver(app: App) {
    let courier = Courier::new(destinations());
    let worker: Arc<str> =
        app.random()[..8].iter().map(|byte| format!("{byte:02x}")).collect::<String>().into();
    let clock = || -> Timestamp { app.now() };
    loop {
        let hub = &complaints::TROUBLE_TICKET_HUB;
        let events = |entry, edition| complaints::ticket_events(app.db(), entry, edition);
        match tmf::deliver_next(app.db(), &courier, hub, &worker, &clock, events).await {
            // There may be more at once.
            Ok(Some(_)) => continue,
            Ok(None) => (),
            Err(error) => tracing::warn!(%error, "events could not be delivered"),
        }
        tokio::time::sleep(DELIVERY_EVERY).await;
    }
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
