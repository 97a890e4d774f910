//! Trouble tickets (TMF621): complaints as other systems take them in, read them and add to them.

mod change;
mod intake;
mod shown;
mod wire;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Method, Uri, header},
    response::{IntoResponse, Response},
    routing::{get, patch, post},
};
use db::Tx;
use i18n::Words;
use kernel::{Deed, Language, Permission, Purpose};
use tmf::{Attempt, Document, Edition, IdempotencyKey, Patch, Query, TmfError, Version};
use web::{App, Caller, Routes};

pub(crate) use self::shown::{moment, ticket};
use self::{change::READ_ONLY, intake::Wanted};
use crate::{
    Accept, CONTEXT, Changed, Error, Rules, accept, add_note,
    change::load,
    complaint::Number,
    tickets::{self, TICKET, Ticket},
};

const V5: &str = "/tmf-api/troubleTicket/v5/troubleTicket";
const V5_ONE: &str = "/tmf-api/troubleTicket/v5/troubleTicket/{id}";
const V5_FILE: &str = "/tmf-api/troubleTicket/v5/troubleTicket/{id}/attachment/{attachment}";
const V4: &str = "/tmf-api/troubleTicket/v4/troubleTicket";
const V4_ONE: &str = "/tmf-api/troubleTicket/v4/troubleTicket/{id}";
const V4_FILE: &str = "/tmf-api/troubleTicket/v4/troubleTicket/{id}/attachment/{attachment}";

/// The routes of both editions.
pub(super) fn routes() -> Routes {
    [(V5, V5_ONE, V5_FILE), (V4, V4_ONE, V4_FILE)].into_iter().fold(
        Routes::new(),
        |routes, (all, one, file)| {
            routes
                .route(all, Permission::ApiRead, get(list))
                .route(all, Permission::ApiWrite, post(create))
                .route(one, Permission::ApiRead, get(show))
                .route(one, Permission::ApiWrite, patch(alter).fallback(refuse_method))
                .route(file, Permission::ApiRead, get(content))
        },
    )
}

async fn list(State(app): State<App>, uri: Uri) -> Result<Response, TmfError> {
    let edition = Edition::of_path(uri.path());
    let query = Query::parse(uri.query(), &TICKET, &app.operator().time_zone)?;
    let page = tickets::list(app.db(), &query).await?;
    Ok(page.map(|one| ticket(&one, edition)).respond(edition, &uri, &query))
}

async fn show(
    State(app): State<App>,
    uri: Uri,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, TmfError> {
    let fields = Query::parse_fields(uri.query(), &TICKET)?;
    let found = find(&app, &id).await?;
    let version = Version(found.version);
    if let Some(response) = version.not_modified(&headers) {
        return Ok(response);
    }
    Ok(tmf::found(ticket(&found, Edition::of_path(uri.path())), version, &fields))
}

/// Takes a complaint in, by the same use case as the desk and the portal.
async fn create(
    State(app): State<App>,
    caller: Caller,
    uri: Uri,
    headers: HeaderMap,
    Document(body): Document,
) -> Result<Response, TmfError> {
    let edition = Edition::of_path(uri.path());
    let fields = Query::parse_fields(uri.query(), &TICKET)?;
    let key = IdempotencyKey::of(&headers)?;
    let wanted = tmf::read(wire::in_v5_shape(body.clone(), edition)?)?;
    let wanted = intake::read(app.db(), wanted).await?;
    let rules = Rules::of(&app).map_err(|missing| error(missing.into()))?;
    let deed = app.deed(&caller, Purpose::Integration);
    let client = caller.actor.to_string();

    let tx = app.db().begin().await?;
    if let Some(key) = &key
        && let Attempt::Again(id) =
            tmf::attempt(&tx, &client, key, "createTroubleTicket", &body, deed.at).await?
    {
        tx.rollback().await?;
        let known = find(&app, &id).await?;
        return Ok(tmf::created(ticket(&known, edition), Version(known.version), &fields));
    }
    let outcome = Box::pin(take_in(&tx, &deed, &rules, wanted)).await;
    if let (Ok(taken), Some(key)) = (&outcome, &key) {
        tmf::remember(&tx, &client, key, &taken.complaint.number.to_string()).await?;
    }
    let taken =
        journal::settle(app.db(), tx, &deed, CONTEXT, "", outcome).await.map_err(in_words(&headers))?;
    let made = as_ticket(taken, &deed);
    Ok(tmf::created(ticket(&made, edition), Version(made.version), &fields))
}

async fn take_in(tx: &Tx, deed: &Deed, rules: &Rules, wanted: Wanted) -> Result<Changed, Error> {
    let Wanted { draft, notes, files } = wanted;
    let mut now = accept(tx, deed, rules, Accept { draft, ..Accept::default() }).await?;
    let number = now.complaint.number;
    for text in notes {
        now = add_note(tx, deed, number, text, None).await?;
    }
    for file in files {
        now = change::add_file(tx, deed, number, file).await?;
    }
    Ok(now)
}

/// Changes what a system may change; see [`change`].
async fn alter(
    State(app): State<App>,
    caller: Caller,
    uri: Uri,
    Path(id): Path<String>,
    headers: HeaderMap,
    patch: Patch,
) -> Result<Response, TmfError> {
    let edition = Edition::of_path(uri.path());
    let fields = Query::parse_fields(uri.query(), &TICKET)?;
    let number = number(&id)?;
    let deed = app.deed(&caller, Purpose::Integration);
    let tx = app.db().begin().await?;
    // Locked first, so that what the patch was applied to is what is changed.
    load(&tx, number).await.map_err(error)?;
    let before = tickets::find(&tx, number).await?.ok_or_else(TmfError::not_found)?;
    Version(before.version).check_if_match(&headers)?;
    let current = ticket(&before, edition);
    if let Patch::Merge(document) = &patch {
        change::check_names(document)?;
    }
    let changes = patch.apply(&current, READ_ONLY)?;
    if changes.is_empty() {
        return Ok(tmf::found(current, Version(before.version), &fields));
    }
    let wish = change::read(&current, &changes, edition)?;
    let now = Changed { complaint: before.complaint, version: before.version };
    let outcome = wish.carry_out(&tx, &deed, now).await;
    let settled = journal::settle(app.db(), tx, &deed, CONTEXT, &number.to_string(), outcome).await;
    let after = as_ticket(settled.map_err(in_words(&headers))?, &deed);
    Ok(tmf::found(ticket(&after, edition), Version(after.version), &fields))
}

/// What can be done with one ticket.
const METHODS: [Method; 3] = [Method::GET, Method::HEAD, Method::PATCH];

/// No complaint is deleted (clause 1.3.5); that somebody tried is on record. `DELETE` has no route of its own, so
/// that `Allow` never lists it.
async fn refuse_method(
    State(app): State<App>,
    caller: Caller,
    method: Method,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, TmfError> {
    if method != Method::DELETE {
        return Err(TmfError::method_not_allowed(&METHODS));
    }
    let number = number(&id)?;
    let deed = app.deed(&caller, Purpose::Integration);
    let tx = app.db().begin().await?;
    let outcome = crate::delete(&tx, number).await;
    let settled = journal::settle(app.db(), tx, &deed, CONTEXT, &number.to_string(), outcome).await;
    let refused = settled.map(|_| TmfError::internal()).map_err(in_words(&headers));
    Err(refused.unwrap_or_else(|error| error.as_method_refusal(&METHODS)))
}

/// The bytes of an attached file: always as a download, so that nothing in it runs.
async fn content(
    State(app): State<App>,
    Path((id, attachment)): Path<(String, String)>,
) -> Result<Response, TmfError> {
    let found = find(&app, &id).await?;
    let place = attachment.strip_prefix("E-").and_then(|place| place.parse::<usize>().ok());
    let item = place.and_then(|place| found.complaint.evidence.get(place.checked_sub(1)?));
    let item = item.ok_or_else(TmfError::not_found)?;
    let bytes = tickets::file_content(app.db(), &item.digest).await?.ok_or_else(TmfError::not_found)?;
    let kind = HeaderValue::from_str(&item.media_type)
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, bytes).into_response())
}

fn number(id: &str) -> Result<Number, TmfError> {
    id.parse().map_err(|_| TmfError::not_found())
}

async fn find(app: &App, id: &str) -> Result<Ticket, TmfError> {
    tickets::find(app.db(), number(id)?).await?.ok_or_else(TmfError::not_found)
}

fn as_ticket(changed: Changed, deed: &Deed) -> Ticket {
    Ticket { version: changed.version, changed_at: deed.at, complaint: changed.complaint }
}

/// The error of a use case, in technical words.
pub(crate) fn error(error: Error) -> TmfError {
    match error {
        Error::NotFound(_) => TmfError::not_found(),
        Error::Refused(refusal) => refusal.into(),
        Error::Stale(_) => TmfError::stale(),
        Error::Store(error) => error.into(),
        Error::Calendar(_) | Error::CalendarMissing(_) => {
            tracing::error!(%error, "the limits of a complaint could not be computed");
            TmfError::internal()
        }
    }
}

/// The error of a use case; a refusal is told in the language that the caller accepts.
fn in_words(headers: &HeaderMap) -> impl Fn(Error) -> TmfError {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = accepted.and_then(Language::accepted).unwrap_or_default();
    move |failed| match failed {
        Error::Refused(refusal) => {
            let said = Words::of(language).refusal(&refusal);
            TmfError::refused(&refusal, &said.what, said.remedy.as_deref().unwrap_or_default())
        }
        failed => error(failed),
    }
}
