use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use db::Tx;
use journal::Entry;
use kernel::{Deed, Permission, Purpose};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{App, Caller, Routes};

use super::{Destinations, EventFilter, Hub, HubPath, Secret, Subscription};
use crate::{Document, Edition, Text, TmfError, body::read, idempotency::hex, store::hub as store};

/// Tells the subscriber, once, the secret that its events are signed with (Standard Webhooks).
const SECRET: HeaderName = HeaderName::from_static("webhook-secret");
/// The subscriptions of a client to one API at most.
const SUBSCRIPTIONS_MAX: i64 = 20;

/// The `Hub_FVO` of v5 and the `EventSubscriptionInput` of v4.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct HubRequest {
    callback: Text<1000>,
    query: Option<Text<1000>>,
    #[serde(rename = "@type")]
    at_type: Option<String>,
    #[serde(rename = "@baseType")]
    _base_type: Option<Text<200>>,
    #[serde(rename = "@schemaLocation")]
    _schema_location: Option<Text<1000>>,
}

impl Hub {
    /// The routes of the hub: subscribe, look at a subscription, end it.
    pub fn routes(&'static self, destinations: &Destinations) -> Routes {
        self.paths.iter().fold(Routes::new(), |routes, path| {
            let destinations = destinations.clone();
            let subscribe = async move |State(app): State<App>, caller: Caller, Document(body): Document| {
                subscribe(&app, &caller, self, path, &destinations, body).await
            };
            let show = async move |State(app): State<App>, caller: Caller, Path(id): Path<String>| {
                let subscription = find(app.db(), &caller, self, &id).await?;
                Ok::<_, TmfError>(Json(shown(&subscription, path)))
            };
            let end = async move |State(app): State<App>, caller: Caller, Path(id): Path<String>| {
                unsubscribe(&app, &caller, self, &id).await
            };
            routes
                .route(path.collection, Permission::ApiWrite, post(subscribe))
                .route(path.item, Permission::ApiRead, get(show))
                .route(path.item, Permission::ApiWrite, delete(end))
        })
    }
}

async fn subscribe(
    app: &App,
    caller: &Caller,
    hub: &Hub,
    path: &HubPath,
    destinations: &Destinations,
    body: Value,
) -> Result<Response, TmfError> {
    let request: HubRequest = read(body)?;
    match (path.edition, request.at_type.as_deref()) {
        (Edition::V4 | Edition::V5, Some("Hub")) | (Edition::V4, None | Some("EventSubscription")) => (),
        (Edition::V5, None) => return Err(TmfError::attribute("@type", "is missing")),
        (_, Some(_)) => return Err(TmfError::attribute("@type", "is not Hub")),
    }
    let url = destinations
        .parse(&request.callback)
        .map_err(|refused| TmfError::attribute("callback", refused.to_string()))?;
    let query = request.query.map(Text::into_string).unwrap_or_default();
    EventFilter::parse(&query)?.check_types(hub.event_types)?;

    let deed = app.deed(caller, Purpose::Integration);
    let tx = app.db().begin().await?;
    let subscription = Subscription {
        id: hex(&app.random()[..16]),
        api: hub.api.to_owned(),
        edition: path.edition,
        client: caller.actor.to_string(),
        callback: request.callback.into_string(),
        query,
        secret: Secret::new(app.random()),
        seq: journal::head(&tx).await?,
        failures: 0,
        lease: String::new(),
    };
    check_new(&tx, &subscription).await?;
    store::insert(&tx, &subscription, deed.at).await?;
    // The host alone: the rest of a callback may hold a token.
    let facts = json!({ "api": hub.api, "edition": path.edition.name(), "host": url.host_str() });
    record(&tx, &deed, &subscription, "subscribed", facts).await?;
    tx.commit().await?;

    let shown = shown(&subscription, path);
    let headers = [
        (header::LOCATION, shown["href"].as_str().unwrap_or_default().to_owned()),
        (SECRET, subscription.secret.told()),
    ];
    Ok((StatusCode::CREATED, headers, Json(shown)).into_response())
}

async fn check_new(tx: &Tx, new: &Subscription) -> Result<(), TmfError> {
    let present = store::of_client(tx, &new.api, &new.client, SUBSCRIPTIONS_MAX).await?;
    let is_same = |old: &Subscription| {
        (old.edition, &old.callback, &old.query) == (new.edition, &new.callback, &new.query)
    };
    if present.iter().any(is_same) {
        let message = "There is a subscription with this callback and query already.";
        return Err(TmfError::conflict("subscription-exists", message));
    }
    if i64::try_from(present.len()).is_ok_and(|count| count >= SUBSCRIPTIONS_MAX) {
        let message = format!("A client may have at most {SUBSCRIPTIONS_MAX} subscriptions to an API.");
        return Err(TmfError::conflict("too-many-subscriptions", message));
    }
    Ok(())
}

async fn unsubscribe(app: &App, caller: &Caller, hub: &Hub, id: &str) -> Result<StatusCode, TmfError> {
    let deed = app.deed(caller, Purpose::Integration);
    let tx = app.db().begin().await?;
    let subscription = find(&tx, caller, hub, id).await?;
    store::delete(&tx, id).await?;
    record(&tx, &deed, &subscription, "unsubscribed", json!({ "api": hub.api })).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A client's own subscription; of others it may not know.
async fn find(on: &impl db::Sql, caller: &Caller, hub: &Hub, id: &str) -> Result<Subscription, TmfError> {
    // No id of ours has another character, and PostgreSQL refuses some.
    if !id.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(TmfError::not_found());
    }
    let client = caller.actor.to_string();
    store::find(on, hub.api, &client, id).await?.ok_or_else(TmfError::not_found)
}

pub(super) async fn record(
    tx: &Tx,
    deed: &Deed,
    subscription: &Subscription,
    event: &'static str,
    body: Value,
) -> Result<(), db::Error> {
    let entry = Entry { context: "hub", subject: subscription.id.clone(), event, clause: None, body };
    journal::record(tx, deed, entry).await.map(|_| ())
}

fn shown(subscription: &Subscription, path: &HubPath) -> Value {
    let Subscription { id, callback, query, .. } = subscription;
    let mut shown = match path.edition {
        Edition::V4 => json!({ "id": id, "callback": callback }),
        Edition::V5 => json!({ "@type": "Hub", "id": id, "callback": callback }),
    };
    shown["href"] = format!("{}/{id}", path.collection).into();
    if !query.is_empty() {
        shown["query"] = query.as_str().into();
    }
    shown
}
