//! TMF629 `Customer`: the part a person or an organisation plays for us once they pay for a plan.

mod wire;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, Uri},
    response::Response,
    routing::{get, patch, post},
};
use db::Db;
use jiff::{Timestamp, civil::Time, tz::TimeZone};
use journal::Recorded;
use kernel::{Permission, Purpose};
use serde_json::{Value as Json, json};
use tmf::{Attempt, Document, Edition, Event, IdempotencyKey, Patch, Query, TmfError, Version};
use web::{App, Caller, Routes};

pub(super) use self::wire::api;
use self::wire::{CustomerNew, CustomerUpdate, plan_of};
use super::{
    party::{customer_of, face_of, href as party_href, not_served, record_reading},
    told,
};
use crate::{
    CONTEXT, CUSTOMERS, ChangeCustomer, Customer, CustomerNumber, Details, Engage, change_customer,
    customers, engage, find,
};

const READ_ONLY: &[&str] = &["name", "role", "engagedParty", "validFor"];

pub(super) fn routes() -> Routes {
    let mut routes = Routes::new();
    let paths = [
        ("/tmf-api/customer/v5/customer", "/tmf-api/customer/v5/customer/{id}"),
        ("/tmf-api/customerManagement/v4/customer", "/tmf-api/customerManagement/v4/customer/{id}"),
    ];
    for (collection, item) in paths {
        routes = routes
            .route(collection, Permission::ApiRead, get(list))
            .route(collection, Permission::ApiWrite, post(create))
            .route(item, Permission::ApiRead, get(retrieve))
            .route(item, Permission::ApiWrite, patch(change).fallback(not_served));
    }
    routes
}

async fn list(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, TmfError> {
    let edition = Edition::of_path(uri.path());
    let zone = &app.operator().time_zone;
    let query = Query::parse(uri.query(), &CUSTOMERS, zone)?;
    let page = customers(app.db(), &query).await?;
    let shown: Vec<_> = page.items.iter().map(|customer| customer.number).collect();
    record_reading(&app, &caller, "Customer", &shown).await.map_err(|error| told(error, &headers))?;
    Ok(page.map(|customer| resource(&customer, edition, zone)).respond(edition, &uri, &query))
}

async fn retrieve(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, TmfError> {
    let fields = Query::parse_fields(uri.query(), &CUSTOMERS)?;
    let customer = existing(app.db(), &id).await?;
    let version = Version(customer.version);
    if let Some(response) = version.not_modified(&headers) {
        return Ok(response);
    }
    record_reading(&app, &caller, "Customer", &[customer.number])
        .await
        .map_err(|error| told(error, &headers))?;
    let shown = resource(&customer, Edition::of_path(uri.path()), &app.operator().time_zone);
    Ok(tmf::found(shown, version, &fields))
}

async fn create(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    uri: Uri,
    Document(body): Document,
) -> Result<Response, TmfError> {
    let (edition, zone) = (Edition::of_path(uri.path()), &app.operator().time_zone);
    let fields = Query::parse_fields(uri.query(), &CUSTOMERS)?;
    let key = IdempotencyKey::of(&headers)?;
    let new: CustomerNew = tmf::read(body.clone())?;
    let plan = new.plan(edition)?;
    let (deed, client) = (app.deed(&caller, Purpose::Integration), caller.actor.to_string());
    let tx = app.db().begin().await?;
    if let Some(key) = &key
        && let Attempt::Again(id) = tmf::attempt(&tx, &client, key, "createCustomer", &body, deed.at).await?
    {
        let customer = existing(&tx, &id).await?;
        return Ok(tmf::created(resource(&customer, edition, zone), Version(customer.version), &fields));
    }
    let number = engaged(&tx, &new).await?;
    let since = new.valid_for.map_or(deed.at, |since| since.start_date_time).to_zoned(zone.clone()).date();
    let made = engage(&tx, &deed, Engage { number, since, plan }).await;
    if let (Ok(customer), Some(key)) = (&made, &key) {
        tmf::remember(&tx, &client, key, &customer.number.to_string()).await?;
    }
    let made = journal::settle(app.db(), tx, &deed, CONTEXT, &number.to_string(), made).await;
    let customer = made.map_err(|error| told(error, &headers))?;
    Ok(tmf::created(resource(&customer, edition, zone), Version(customer.version), &fields))
}

async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    uri: Uri,
    wish: Patch,
) -> Result<Response, TmfError> {
    let (edition, zone) = (Edition::of_path(uri.path()), &app.operator().time_zone);
    let fields = Query::parse_fields(uri.query(), &CUSTOMERS)?;
    let deed = app.deed(&caller, Purpose::Integration);
    let tx = app.db().begin().await?;
    let before = existing(&tx, &id).await?;
    Version(before.version).check_if_match(&headers)?;
    let changes = wish.apply(&resource(&before, edition, zone), READ_ONLY)?;
    let update: CustomerUpdate = changes.read()?;
    let mut details = before.details.clone();
    if changes.has("characteristic") {
        details.plan = plan_of(&update.characteristic.unwrap_or_default(), edition)?;
    }
    let command = ChangeCustomer { number: before.number, details, seen: Some(before.version) };
    let outcome = change_customer(&tx, &deed, command).await;
    let outcome = journal::settle(app.db(), tx, &deed, CONTEXT, &id, outcome).await;
    let after = outcome.map_err(|error| told(error, &headers))?;
    Ok(tmf::found(resource(&after, edition, zone), Version(after.version), &fields))
}

/// The party that shall become a customer, under the name that it has.
async fn engaged(on: &impl db::Sql, new: &CustomerNew) -> Result<CustomerNumber, TmfError> {
    let unknown = || TmfError::conflict("unknown-party", "`engagedParty.id` names no party here.");
    let number: CustomerNumber = new.engaged_party.id.parse().map_err(|_| unknown())?;
    let party = find(on, number).await?.ok_or_else(unknown)?;
    if party.details.name != new.name {
        let message = "`name` is not the name of the engaged party. Change the party first.";
        return Err(TmfError::conflict("name-of-the-party", message));
    }
    Ok(number)
}

async fn existing(on: &impl db::Sql, id: &str) -> Result<Customer, TmfError> {
    let number: CustomerNumber = id.parse().map_err(|_| TmfError::not_found())?;
    let customer = find(on, number).await?.ok_or_else(TmfError::not_found)?;
    if customer.details.since.is_some() { Ok(customer) } else { Err(TmfError::not_found()) }
}

fn resource(customer: &Customer, edition: Edition, zone: &TimeZone) -> Json {
    let Customer { number, kind, details, .. } = customer;
    let face = face_of(*kind);
    let mut shown = json!({
        "@type": "Customer",
        "id": number,
        "href": format!("{}/customer/{number}", wire::base(edition)),
        "name": details.name,
        "role": "Customer",
        "engagedParty": {
            "@type": "PartyRef",
            "@referredType": face.type_name,
            "id": number,
            "href": party_href(*number, face, edition),
            "name": details.name,
        },
    });
    if let Some(plan) = &details.plan {
        shown["characteristic"] = json!([{ "@type": "StringCharacteristic", "name": "plan", "value": plan }]);
    }
    if let Some(since) = start(details, zone) {
        shown["validFor"] = json!({ "startDateTime": since });
    }
    shown
}

/// The beginning of the day since which they are a customer, where the operator is.
fn start(details: &Details, zone: &TimeZone) -> Option<Timestamp> {
    let day = details.since?;
    zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight())).compatible().ok()
}

/// Somebody who becomes a customer, and a change of what the customer pays for or is called.
pub(super) async fn events(
    db: &Db,
    entry: &Recorded,
    edition: Edition,
    zone: &TimeZone,
) -> Result<Vec<Event>, db::Error> {
    let Some(customer) = customer_of(db, entry).await? else { return Ok(vec![]) };
    let event_type = match entry.event.as_str() {
        "customer-engaged" => "CustomerCreateEvent",
        "customer-added" if !entry.body["details"]["since"].is_null() => "CustomerCreateEvent",
        "customer-changed" if customer.details.since.is_some() && is_about_the_customer(entry) => {
            "CustomerAttributeValueChangeEvent"
        }
        _ => return Ok(vec![]),
    };
    let payload = json!({ "customer": resource(&customer, edition, zone) });
    Ok(vec![Event { event_type, payload }])
}

fn is_about_the_customer(entry: &Recorded) -> bool {
    ["plan", "since", "name"].iter().any(|name| entry.body["changes"].get(name).is_some())
}
