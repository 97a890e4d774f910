//! What TMF632 `Individual` and `Organization` have in common: everything but the attributes of their names.

mod ability;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, Method, Uri},
    response::Response,
    routing::{get, patch, post},
};
use db::Db;
use journal::Recorded;
use kernel::{Clause, Permission, Purpose, Refusal};
use serde_json::{Value as Json, json};
use tmf::{
    Attempt, Changes, Document, Edition, Event, IdempotencyKey, Patch, Query, Resource, TmfError, Version,
    openapi::{Api, Described},
};
use web::{App, Caller, Routes};

pub(super) use self::ability::{
    LanguageAbility, NeedsCharacteristic, language, language_schema, needs, needs_schema,
};
use super::{PARTY_HUB, individual, medium, organization, refused, told};
use crate::{
    CONTEXT, ChangeCustomer, Customer, CustomerNumber, Details, Error, Kind, add_customer, change_customer,
    disclose::disclose, find, parties,
};

/// Who the customers are stays on file.
const FILE: Clause = Clause::of("8.1(4)");

/// What a body says about a party: its details, or the rule that forbids them and is to be recorded; otherwise it
/// cannot be read.
pub(super) type Reading = Result<Result<Details, Refusal>, TmfError>;

/// One of the two resources.
#[derive(Debug)]
pub(super) struct Face {
    pub(super) kind: Kind,
    pub(super) type_name: &'static str,
    pub(super) resource: &'static Resource,
    /// Reads what POST sends.
    pub(super) created: fn(Json, Edition) -> Reading,
    /// Reads what PATCH changes.
    pub(super) changed: fn(&Details, &Changes, Edition) -> Reading,
    /// Shows the attributes that only this resource has.
    pub(super) show: fn(&Details, &mut Json),
    /// Describes it.
    pub(super) describe: fn(Edition) -> Described,
}

pub(super) fn routes() -> Routes {
    let individual = (
        ["/tmf-api/partyManagement/v5/individual", "/tmf-api/party/v4/individual"],
        ["/tmf-api/partyManagement/v5/individual/{id}", "/tmf-api/party/v4/individual/{id}"],
    );
    let organization = (
        ["/tmf-api/partyManagement/v5/organization", "/tmf-api/party/v4/organization"],
        ["/tmf-api/partyManagement/v5/organization/{id}", "/tmf-api/party/v4/organization/{id}"],
    );
    let mut routes = Routes::new();
    for (face, (collections, items)) in [(&individual::FACE, individual), (&organization::FACE, organization)]
    {
        for path in collections {
            routes = on_collection(routes, face, path);
        }
        for path in items {
            routes = on_item(routes, face, path);
        }
    }
    routes
}

fn on_collection(routes: Routes, face: &'static Face, path: &'static str) -> Routes {
    let list = async move |State(app): State<App>, caller: Caller, headers: HeaderMap, uri: Uri| {
        list(&app, &caller, &headers, &uri, face).await
    };
    let create = async move |State(app): State<App>,
                             caller: Caller,
                             headers: HeaderMap,
                             uri: Uri,
                             Document(body): Document| {
        create(&app, &caller, &headers, &uri, face, body).await
    };
    routes.route(path, Permission::ApiRead, get(list)).route(path, Permission::ApiWrite, post(create))
}

fn on_item(routes: Routes, face: &'static Face, path: &'static str) -> Routes {
    let retrieve =
        async move |State(app): State<App>,
                    caller: Caller,
                    Path(id): Path<String>,
                    headers: HeaderMap,
                    uri: Uri| { retrieve(&app, &caller, &id, &headers, &uri, face).await };
    let change =
        async move |State(app): State<App>,
                    caller: Caller,
                    Path(id): Path<String>,
                    headers: HeaderMap,
                    uri: Uri,
                    wish: Patch| { change(&app, &caller, &id, &headers, &uri, face, wish).await };
    routes.route(path, Permission::ApiRead, get(retrieve)).route(
        path,
        Permission::ApiWrite,
        patch(change).fallback(not_served),
    )
}

async fn list(
    app: &App,
    caller: &Caller,
    headers: &HeaderMap,
    uri: &Uri,
    face: &Face,
) -> Result<Response, TmfError> {
    let edition = Edition::of_path(uri.path());
    let query = Query::parse(uri.query(), face.resource, &app.operator().time_zone)?;
    let page = parties(app.db(), &query, face.kind).await?;
    let shown: Vec<_> = page.items.iter().map(|customer| customer.number).collect();
    record_reading(app, caller, face.type_name, &shown).await.map_err(|error| told(error, headers))?;
    Ok(page.map(|customer| resource(&customer, face, edition)).respond(edition, uri, &query))
}

async fn retrieve(
    app: &App,
    caller: &Caller,
    id: &str,
    headers: &HeaderMap,
    uri: &Uri,
    face: &Face,
) -> Result<Response, TmfError> {
    let fields = Query::parse_fields(uri.query(), face.resource)?;
    let customer = existing(app.db(), id, face).await?;
    let version = Version(customer.version);
    if let Some(response) = version.not_modified(headers) {
        return Ok(response);
    }
    record_reading(app, caller, face.type_name, &[customer.number])
        .await
        .map_err(|error| told(error, headers))?;
    Ok(tmf::found(resource(&customer, face, Edition::of_path(uri.path())), version, &fields))
}

async fn create(
    app: &App,
    caller: &Caller,
    headers: &HeaderMap,
    uri: &Uri,
    face: &Face,
    body: Json,
) -> Result<Response, TmfError> {
    let edition = Edition::of_path(uri.path());
    let fields = Query::parse_fields(uri.query(), face.resource)?;
    let key = IdempotencyKey::of(headers)?;
    let details = (face.created)(body.clone(), edition)?;
    let (deed, client) = (app.deed(caller, Purpose::Integration), caller.actor.to_string());
    let tx = app.db().begin().await?;
    if let Some(key) = &key
        && let Attempt::Again(id) = tmf::attempt(&tx, &client, key, face.type_name, &body, deed.at).await?
    {
        let customer = existing(&tx, &id, face).await?;
        let version = Version(customer.version);
        return Ok(tmf::created(resource(&customer, face, edition), version, &fields));
    }
    let made = match details {
        Ok(details) => add_customer(&tx, &deed, None, face.kind, details).await,
        Err(refusal) => Err(refusal.into()),
    };
    if let (Ok(customer), Some(key)) = (&made, &key) {
        tmf::remember(&tx, &client, key, &customer.number.to_string()).await?;
    }
    let made = journal::settle(app.db(), tx, &deed, CONTEXT, CONTEXT, made).await;
    let customer = made.map_err(|error| told(error, headers))?;
    Ok(tmf::created(resource(&customer, face, edition), Version(customer.version), &fields))
}

async fn change(
    app: &App,
    caller: &Caller,
    id: &str,
    headers: &HeaderMap,
    uri: &Uri,
    face: &Face,
    wish: Patch,
) -> Result<Response, TmfError> {
    let edition = Edition::of_path(uri.path());
    let fields = Query::parse_fields(uri.query(), face.resource)?;
    let deed = app.deed(caller, Purpose::Integration);
    let tx = app.db().begin().await?;
    let before = existing(&tx, id, face).await?;
    Version(before.version).check_if_match(headers)?;
    let changes = wish.apply(&resource(&before, face, edition), &[])?;
    let outcome = match (face.changed)(&before.details, &changes, edition)? {
        Ok(details) => {
            let command = ChangeCustomer { number: before.number, details, seen: Some(before.version) };
            change_customer(&tx, &deed, command).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    let outcome = journal::settle(app.db(), tx, &deed, CONTEXT, id, outcome).await;
    let after = outcome.map_err(|error| told(error, headers))?;
    Ok(tmf::found(resource(&after, face, edition), Version(after.version), &fields))
}

/// What else may be tried on one of our resources. Nobody is deleted over the API; the attempt is recorded.
pub(super) async fn not_served(
    State(app): State<App>,
    caller: Caller,
    method: Method,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> TmfError {
    let served = [Method::GET, Method::HEAD, Method::PATCH];
    let number: Option<CustomerNumber> = id.parse().ok();
    let Some(number) = number.filter(|_| method == Method::DELETE) else {
        return TmfError::method_not_allowed(&served);
    };
    let refusal = Refusal::conflict("customer-kept", FILE).with("customer", number);
    match record_refusal(&app, &caller, &id, &refusal).await {
        Ok(()) => refused(&refusal, &headers).as_method_refusal(&served),
        Err(error) => error.into(),
    }
}

async fn record_refusal(
    app: &App,
    caller: &Caller,
    subject: &str,
    refusal: &Refusal,
) -> Result<(), db::Error> {
    let tx = app.db().begin().await?;
    journal::refused(&tx, &app.deed(caller, Purpose::Integration), CONTEXT, subject, refusal).await?;
    tx.commit().await
}

/// One entry for the request, whatever it shows.
pub(super) async fn record_reading(
    app: &App,
    caller: &Caller,
    resource: &str,
    shown: &[CustomerNumber],
) -> Result<(), Error> {
    let tx = app.db().begin().await?;
    disclose(&tx, &app.deed(caller, Purpose::Integration), resource, shown).await?;
    Ok(tx.commit().await?)
}

async fn existing(on: &impl db::Sql, id: &str, face: &Face) -> Result<Customer, TmfError> {
    let number: CustomerNumber = id.parse().map_err(|_| TmfError::not_found())?;
    let customer = find(on, number).await?.ok_or_else(TmfError::not_found)?;
    if customer.kind == face.kind { Ok(customer) } else { Err(TmfError::not_found()) }
}

/// The face of this kind.
pub(super) fn face_of(kind: Kind) -> &'static Face {
    match kind {
        Kind::Individual => &individual::FACE,
        Kind::Organisation => &organization::FACE,
    }
}

/// Where the API is, as the contract of each edition names it.
const fn base(edition: Edition) -> &'static str {
    match edition {
        Edition::V4 => "/tmf-api/party/v4",
        Edition::V5 => "/tmf-api/partyManagement/v5",
    }
}

/// Where a party is.
pub(super) fn href(number: CustomerNumber, face: &Face, edition: Edition) -> String {
    format!("{}/{}/{number}", base(edition), face.resource.name)
}

fn resource(customer: &Customer, face: &Face, edition: Edition) -> Json {
    let Customer { number, details, .. } = customer;
    let mut shown = json!({
        "@type": face.type_name,
        "id": number,
        "href": href(*number, face, edition),
        "name": details.name,
        "contactMedium": medium::shown(details),
    });
    if !details.needs.is_empty() {
        shown["partyCharacteristic"] =
            json!([{ "@type": "StringArrayCharacteristic", "name": "needs", "value": details.needs }]);
    }
    (face.show)(details, &mut shown);
    shown
}

/// The API as it is served.
pub(super) fn api(edition: Edition) -> Api {
    Api {
        title: "Party Management",
        version: match edition {
            Edition::V4 => "4.0.0",
            Edition::V5 => "5.0.0",
        },
        edition,
        base: base(edition),
        resources: vec![(individual::FACE.describe)(edition), (organization::FACE.describe)(edition)],
        hub: Some(&PARTY_HUB),
        schemas: vec![],
    }
}

/// A new file, and a change that is not only about the customer's plan.
pub(super) async fn events(db: &Db, entry: &Recorded, edition: Edition) -> Result<Vec<Event>, db::Error> {
    let Some(customer) = customer_of(db, entry).await? else { return Ok(vec![]) };
    let is_new = match entry.event.as_str() {
        "customer-added" => true,
        "customer-changed" if is_about_the_party(entry) => false,
        _ => return Ok(vec![]),
    };
    let event_type = match (customer.kind, is_new) {
        (Kind::Individual, true) => "IndividualCreateEvent",
        (Kind::Individual, false) => "IndividualAttributeValueChangeEvent",
        (Kind::Organisation, true) => "OrganizationCreateEvent",
        (Kind::Organisation, false) => "OrganizationAttributeValueChangeEvent",
    };
    let face = face_of(customer.kind);
    let payload = json!({ face.resource.name: resource(&customer, face, edition) });
    Ok(vec![Event { event_type, payload }])
}

/// The customer that an entry of this context is about, as they are now.
pub(super) async fn customer_of(db: &Db, entry: &Recorded) -> Result<Option<Customer>, db::Error> {
    if entry.context != CONTEXT {
        return Ok(None);
    }
    match entry.subject.parse() {
        Ok(number) => find(db, number).await,
        Err(_) => Ok(None),
    }
}

fn is_about_the_party(entry: &Recorded) -> bool {
    let changes = entry.body["changes"].as_object();
    changes.is_some_and(|changes| changes.keys().any(|name| name != "plan" && name != "since"))
}
