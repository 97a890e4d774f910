//! A complete resource on top of the shared rules: everything that a context has to write itself.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri},
    response::Response,
    routing::{delete, get, patch, post},
};
use db::{Sql, Tx};
use jiff::Timestamp;
use journal::Entry;
use kernel::{Clause, Deed, Permission, Purpose, Refusal};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tmf::{
    Attempt, Attribute, Changes, Choice, Destinations, Document, Edition, Hub, HubPath, IdempotencyKey,
    Patch, Query, Resource, Text, TmfError, Version,
};
use web::{App, Caller, Routes};

use super::{description, store};

const STATUS: &[Choice] = &[
    Choice::new("open", &["accepted", "packed"]),
    Choice::new("sent", &["sent"]),
    Choice::new("lost", &["lost"]),
];

pub(crate) static PARCEL: Resource = Resource {
    name: "parcel",
    attributes: &[
        Attribute::code("id", "p.number", number_of).sortable(),
        Attribute::shown("href"),
        Attribute::text("name", "p.name").sortable(),
        Attribute::text("remark", "p.remark").optional(),
        Attribute::instant("creationDate", "p.created_at").sortable(),
        Attribute::instant("dueDate", "p.due_at").sortable().optional(),
        Attribute::integer("weight", "p.grams").sortable(),
        Attribute::choice("status", "p.state", STATUS),
        Attribute::shown("content"),
        Attribute::text("content.name", "c.name").any_of("parcel_content c WHERE c.parcel = p.number"),
    ],
    default_sort: "-creationDate",
    tie_breaker: "p.number",
};

const READ_ONLY: &[&str] = &["creationDate", "status"];

pub(crate) static HUB: Hub = Hub {
    api: "parcel",
    event_types: &["ParcelCreateEvent", "ParcelAttributeValueChangeEvent"],
    paths: &[HubPath {
        edition: Edition::V5,
        collection: "/tmf-api/parcel/v5/hub",
        item: "/tmf-api/parcel/v5/hub/{id}",
    }],
};

/// The parcel as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Parcel {
    pub(crate) number: i64,
    pub(crate) name: String,
    pub(crate) remark: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) due_at: Option<Timestamp>,
    pub(crate) grams: i64,
    pub(crate) state: String,
    pub(crate) version: i64,
    pub(crate) content: Vec<String>,
}

/// What POST reads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ParcelNew {
    #[serde(rename = "@type")]
    _type: ParcelType,
    name: Text<100>,
    remark: Option<Text<1000>>,
    due_date: Option<Timestamp>,
    weight: u32,
    #[serde(default)]
    content: Vec<Content>,
}

/// What PATCH may change.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ParcelUpdate {
    name: Option<Text<100>>,
    remark: Option<Text<1000>>,
    due_date: Option<Timestamp>,
    weight: Option<u32>,
}

#[derive(Debug, Deserialize)]
enum ParcelType {
    Parcel,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    name: Text<100>,
}

pub(crate) fn routes(destinations: &Destinations) -> Routes {
    const COLLECTION: &str = "/tmf-api/parcel/v5/parcel";
    const ITEM: &str = "/tmf-api/parcel/v5/parcel/{id}";
    Routes::new()
        .route(COLLECTION, Permission::ApiRead, get(list))
        .route(COLLECTION, Permission::ApiWrite, post(create))
        .route(ITEM, Permission::ApiRead, get(retrieve))
        .route(ITEM, Permission::ApiWrite, patch(change))
        .route(ITEM, Permission::ApiWrite, delete(remove))
        .merge(HUB.routes(destinations))
        .merge(description::api().route("/openapi/parcel.json"))
}

async fn list(State(app): State<App>, uri: Uri) -> Result<Response, TmfError> {
    let query = Query::parse(uri.query(), &PARCEL, &app.operator().time_zone)?;
    let page = store::list(app.db(), &query).await?;
    Ok(page.map(|parcel| shown(&parcel)).respond(Edition::V5, &uri, &query))
}

async fn retrieve(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, TmfError> {
    let fields = Query::parse_fields(uri.query(), &PARCEL)?;
    let parcel = find(app.db(), &id).await?;
    let version = Version(parcel.version);
    match version.not_modified(&headers) {
        Some(response) => Ok(response),
        None => Ok(tmf::found(shown(&parcel), version, &fields)),
    }
}

async fn create(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    uri: Uri,
    Document(body): Document,
) -> Result<Response, TmfError> {
    let fields = Query::parse_fields(uri.query(), &PARCEL)?;
    let key = IdempotencyKey::of(&headers)?;
    let command: ParcelNew = tmf::read(body.clone())?;
    let deed = app.deed(&caller, Purpose::Integration);
    let client = caller.actor.to_string();
    let tx = app.db().begin().await?;
    if let Some(key) = &key
        && let Attempt::Again(id) = tmf::attempt(&tx, &client, key, "createParcel", &body, deed.at).await?
    {
        let parcel = find(&tx, &id).await?;
        return Ok(tmf::created(shown(&parcel), Version(parcel.version), &fields));
    }
    let parcel = accept(&tx, &deed, command).await?;
    if let Some(key) = &key {
        tmf::remember(&tx, &client, key, &id_of(parcel.number)).await?;
    }
    tx.commit().await?;
    Ok(tmf::created(shown(&parcel), Version(parcel.version), &fields))
}

async fn accept(tx: &Tx, deed: &Deed, command: ParcelNew) -> Result<Parcel, TmfError> {
    let parcel = Parcel {
        number: store::next_number(tx).await?,
        name: command.name.into_string(),
        remark: command.remark.map(Text::into_string),
        created_at: deed.at,
        due_at: command.due_date,
        grams: command.weight.into(),
        state: "accepted".to_owned(),
        version: 1,
        content: command.content.into_iter().map(|content| content.name.into_string()).collect(),
    };
    store::insert(tx, &parcel).await?;
    record(tx, deed, &parcel, "created").await?;
    Ok(parcel)
}

async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    uri: Uri,
    patch: Patch,
) -> Result<Response, TmfError> {
    let fields = Query::parse_fields(uri.query(), &PARCEL)?;
    let tx = app.db().begin().await?;
    let mut parcel = find(&tx, &id).await?;
    Version(parcel.version).check_if_match(&headers)?;
    let changes = patch.apply(&shown(&parcel), READ_ONLY)?;
    update(&mut parcel, &changes)?;
    store::update(&tx, &parcel).await?;
    record(&tx, &app.deed(&caller, Purpose::Integration), &parcel, "changed").await?;
    tx.commit().await?;
    Ok(tmf::found(shown(&parcel), Version(parcel.version), &fields))
}

fn update(parcel: &mut Parcel, changes: &Changes) -> Result<(), TmfError> {
    let update: ParcelUpdate = changes.read()?;
    if changes.has("dueDate") && parcel.due_at.is_some() {
        return Err(Refusal::conflict("due-date-fixed", Clause::of("4.3.1(1)")).into());
    }
    // Name and weight are mandatory: they may be changed, and not taken away.
    for name in ["name", "weight"] {
        if changes.has(name) && changes.after().get(name).is_none_or(Json::is_null) {
            return Err(TmfError::attribute(name, "is missing"));
        }
    }
    parcel.name = update.name.map_or_else(|| parcel.name.clone(), Text::into_string);
    parcel.grams = update.weight.map_or(parcel.grams, i64::from);
    if changes.has("remark") {
        parcel.remark = update.remark.map(Text::into_string);
    }
    if changes.has("dueDate") {
        parcel.due_at = update.due_date;
    }
    parcel.version += 1;
    Ok(())
}

async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, TmfError> {
    let tx = app.db().begin().await?;
    let parcel = find(&tx, &id).await?;
    Version(parcel.version).check_if_match(&headers)?;
    store::delete(&tx, parcel.number).await?;
    record(&tx, &app.deed(&caller, Purpose::Integration), &parcel, "deleted").await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn find(on: &impl Sql, id: &str) -> Result<Parcel, TmfError> {
    let number = number_of(id).ok_or_else(TmfError::not_found)?;
    store::find(on, number).await?.ok_or_else(TmfError::not_found)
}

async fn record(tx: &Tx, deed: &Deed, parcel: &Parcel, event: &'static str) -> Result<(), db::Error> {
    let (subject, body) = (id_of(parcel.number), shown(parcel));
    let entry = Entry { context: "parcels", subject, event, clause: None, body };
    journal::record(tx, deed, entry).await.map(|_| ())
}

fn shown(parcel: &Parcel) -> Json {
    let id = id_of(parcel.number);
    let status = STATUS.iter().find(|choice| choice.stored.contains(&parcel.state.as_str()));
    let mut shown = json!({
        "@type": "Parcel",
        "href": format!("/tmf-api/parcel/v5/parcel/{id}"),
        "id": id,
        "name": parcel.name,
        "creationDate": parcel.created_at,
        "weight": parcel.grams,
        "status": status.map(|choice| choice.name),
        "content": parcel.content.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>(),
    });
    if let Some(remark) = &parcel.remark {
        shown["remark"] = remark.as_str().into();
    }
    if let Some(due_at) = parcel.due_at {
        shown["dueDate"] = json!(due_at);
    }
    shown
}

fn id_of(number: i64) -> String {
    format!("P{number}")
}

fn number_of(id: &str) -> Option<i64> {
    id.strip_prefix('P')?.parse().ok()
}
