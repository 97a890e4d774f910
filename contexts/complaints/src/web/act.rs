//! A step that somebody asks for with a form, from the request to the answer.

use std::collections::HashMap;

use axum::{
    Json, RequestPartsExt as _,
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Response},
};
use db::Tx;
use html::FieldErrors;
use kernel::{Deed, Purpose, Refusal};
use serde_json::json;
use web::{App, Failure, View, redirect_saying};

use super::{
    case::{self, Screen},
    sent::Sent,
};
use crate::{
    CONTEXT, Changed, Error,
    complaint::{Number, Step},
};

/// What every handler of the desk answers.
pub(super) type Answer = Result<Response, Failure>;

/// Somebody at a complaint.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    pub(super) view: View,
    pub(super) number: Number,
    /// The place of a measure or an evidence item, where the path names one.
    pub(super) place: usize,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let Ok(view) = parts.extract_with_state::<View, App>(app).await;
        let path = parts.extract::<Path<HashMap<String, String>>>().await;
        let Path(path) = path.map_err(|_| Failure::NotFound)?;
        let number = path.get("number").and_then(|number| number.parse().ok()).ok_or(Failure::NotFound)?;
        let place = match path.get("place") {
            Some(place) => place.parse().map_err(|_| Failure::NotFound)?,
            None => 0,
        };
        Ok(Self { view, number, place })
    }
}

/// A step on a complaint that somebody asks for.
#[derive(Debug)]
pub(super) struct Act {
    pub(super) visit: Visit,
    pub(super) sent: Sent,
    json: bool,
}

impl FromRequest<App> for Act {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, app).await?;
        let json = wants_json(&parts.headers);
        let sent = Sent::from_request(Request::from_parts(parts, body), app).await?;
        Ok(Self { visit, sent, json })
    }
}

/// Whether the caller is a program that wants the outcome and no page.
pub(super) fn wants_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| accepted.starts_with("application/json"))
}

impl Act {
    /// The complaint's number.
    pub(super) fn number(&self) -> Number {
        self.visit.number
    }

    /// Opens the transaction of a use case, and says who does it, why and when.
    pub(super) async fn begin(&self) -> Result<(Tx, Deed), Failure> {
        let deed = self.visit.view.deed(Purpose::ComplaintHandling);
        Ok((self.visit.view.app.db().begin().await?, deed))
    }

    /// Ends the use case and answers: back to the complaint with a word on what was done, or the complaint's
    /// page with the refusal on top and the form as it was filled in.
    pub(super) async fn settle(
        self,
        tx: Tx,
        deed: &Deed,
        outcome: Result<Changed, Error>,
        step: Step,
        said: &str,
    ) -> Answer {
        let to = format!("/complaints/{}", self.number());
        self.settle_at(tx, deed, outcome, step, said, &to).await
    }

    /// As [`Act::settle`], and leads elsewhere.
    pub(super) async fn settle_at(
        self,
        tx: Tx,
        deed: &Deed,
        outcome: Result<Changed, Error>,
        step: Step,
        said: &str,
        to: &str,
    ) -> Answer {
        match self.end(tx, deed, outcome).await {
            Ok(changed) => Ok(self.did(&changed, to, said)),
            Err(error) => self.fail(error, step).await,
        }
    }

    /// Answers that it was done, and leads on.
    pub(super) fn did(&self, changed: &Changed, to: &str, said: &str) -> Response {
        if self.json { Json(outcome_of(changed)).into_response() } else { redirect_saying(to, said) }
    }

    /// Ends the use case: commits it, or leaves nothing of it and records the refusal.
    pub(super) async fn end(
        &self,
        tx: Tx,
        deed: &Deed,
        outcome: Result<Changed, Error>,
    ) -> Result<Changed, Error> {
        let db = self.visit.view.app.db();
        journal::settle(db, tx, deed, CONTEXT, &self.number().to_string(), outcome).await
    }

    /// Answers why it was not done.
    pub(super) async fn fail(self, error: Error, step: Step) -> Answer {
        match error {
            Error::Refused(refusal) => self.refused(refusal, step).await,
            other => Err(other.into()),
        }
    }

    async fn refused(self, refusal: Refusal, step: Step) -> Answer {
        let status = Failure::status_of(&refusal);
        if self.json {
            return Ok((status, Json(refusal_of(&self.visit.view, &refusal))).into_response());
        }
        let errors = errors_of(&self.visit.view, &refusal);
        self.show(status, Screen { refusal: Some(refusal), errors, open: Some(step), ..Screen::default() })
            .await
    }

    /// Answers that something in the form cannot be read. No rule was asked.
    pub(super) async fn wrong(self, errors: FieldErrors, step: Step) -> Answer {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        if self.json {
            let fields: HashMap<_, _> = errors.iter().collect();
            return Ok((status, Json(json!({ "fields": fields }))).into_response());
        }
        self.show(status, Screen { errors, open: Some(step), ..Screen::default() }).await
    }

    /// The complaint's page with this form as it was filled in.
    pub(super) async fn show(self, status: StatusCode, screen: Screen) -> Answer {
        let screen = Screen { sent: self.sent, ..screen };
        case::again(&self.visit.view, self.visit.number, status, screen).await
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound(_) => Self::NotFound,
            Error::Refused(refusal) => refusal.into(),
            Error::Stale(_) => Self::Stale,
            Error::Calendar(_) | Error::CalendarMissing(_) | Error::Store(_) => Self::broken(error),
        }
    }
}

fn outcome_of(changed: &Changed) -> serde_json::Value {
    let complaint = &changed.complaint;
    json!({
        "number": complaint.number,
        "version": changed.version,
        "state": complaint.state.name(),
        "owner": complaint.owner,
        "due": complaint.clocks.announced_on,
        "statute": complaint.clocks.statutory_on,
        "notices": complaint.notices.len(),
    })
}

/// A refusal for a program: rule, clause, and the words for a person.
pub(super) fn refusal_of(view: &View, refusal: &Refusal) -> serde_json::Value {
    let said = view.words().refusal(refusal);
    json!({
        "rule": refusal.rule,
        "clause": refusal.clause.id(),
        "message": said.what,
        "remedy": said.remedy,
    })
}

/// Shows a refusal of what was filled in at its field too.
pub(super) fn errors_of(view: &View, refusal: &Refusal) -> FieldErrors {
    let mut errors = FieldErrors::new();
    let fixed = FIELD_OF_RULE.iter().find(|(rule, _)| *rule == refusal.rule).map(|(_, field)| *field);
    // Some rules say themselves which field they mean.
    let named = refusal.facts.iter().find(|(name, _)| name == "field").map(|(_, field)| field.as_str());
    if let Some(field) = fixed.or(named) {
        let said = view.words().refusal(refusal);
        errors.add(field, said.remedy.unwrap_or(said.what));
    }
    errors
}

/// The field in which a rule of the model finds something missing.
const FIELD_OF_RULE: &[(&str, &str)] = &[
    ("intake-text-missing", "text"),
    ("intake-demand-missing", "demand"),
    ("intake-category-missing", "category"),
    ("intake-contact-missing", "phone"),
    ("not-valid-without-reason", "reason"),
    ("not-valid-without-explanation", "explanation"),
    ("not-valid-without-guidance", "guidance"),
    ("department-unknown", "department"),
    ("handover-without-reason", "reason"),
    ("handover-to-the-owner", "to"),
    ("successor-may-not-handle", "to"),
    ("concerned-may-not-handle", "to"),
    ("concerned-owner-hands-over-first", "staff"),
    ("hold-without-listed-reason", "reason"),
    ("hold-without-proof", "proof"),
    ("measure-without-finding", "finding"),
    ("measure-without-reason", "reason"),
    ("measure-empty", "amount-1"),
    ("measure-amount-wrong", "amount-1"),
    ("decline-without-reason", "reason"),
    ("extension-without-reason", "reason"),
    ("extension-past-statute", "until"),
    ("extension-not-longer", "until"),
    ("extension-not-announced", "told"),
    ("notice-without-address", "told"),
    ("review-without-remark", "remark"),
    ("reopening-without-reason", "reason"),
    ("dispatch-to-the-same-department", "department"),
    ("appeal-date-impossible", "appealed_on"),
    ("concerned-unknown", "staff"),
    ("answer-empty", "reply"),
    ("answer-without-appeal-route", "appeal_route"),
    ("attempt-without-outcome", "outcome"),
    ("close-without-root-cause", "root_cause"),
    ("root-cause-not-listed", "root_cause"),
    ("escalation-without-reason", "reason"),
    ("addition-empty", "text"),
    ("note-empty", "note"),
    ("reexamination-without-remark", "remark"),
    ("appeal-without-reference", "reference"),
    ("evidence-empty", "files"),
    ("evidence-known", "files"),
    ("evidence-too-large", "files"),
    ("evidence-too-many", "files"),
];
