//! What a customer can do on their own complaint: ask again, add to it, say what they think, leave.

use axum::{
    extract::{Multipart, multipart::MultipartRejection},
    response::{IntoResponse as _, Response},
};
use axum_extra::extract::CookieJar;
use db::Tx;
use html::{Button, Choice, Field, FieldErrors, Icon, Markup, Notice, Page, Tone, html};
use i18n::args;
use kernel::Deed;
use serde::Deserialize;
use web::{Failure, Posted, View, redirect_saying};

use super::{
    case::{self, Entered},
    deed, failure,
    files::{self, Files},
    follow, size,
    visitor::{forget, token, visited_by},
};
use crate::{
    CONTEXT, Changed, EVIDENCE_BYTES_MAX, Error, Inform, ask_again,
    complaint::{Complaint, Number, Opinion, State, TEXT_CHARS_MAX},
    guard_deed, inform as add_information, take_opinion, visited,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Pressed {
    number: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Thought {
    number: String,
    opinion: String,
    remark: String,
}

pub(super) async fn chase(
    view: View,
    jar: CookieJar,
    Posted(Pressed { number }): Posted<Pressed>,
) -> Result<Response, Failure> {
    let Some(number) = visited_by(&view, &jar, &number).await? else {
        return Ok(forget(&view, follow::ended(&view, "")));
    };
    let deed = deed(&view);
    let outcome = act(&view, &deed, number, async |tx| ask_again(tx, &deed, number).await).await;
    answer(&view, number, outcome, "portal-said-chased", Entered::default(), false).await
}

pub(super) async fn inform(
    view: View,
    jar: CookieJar,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    let form = form.map_err(|_| Failure::Unreadable)?;
    // Files of strangers are not even read.
    let open = visited(view.app.db(), token(&jar).unwrap_or_default(), view.app.now()).await;
    let wanted = if open.map_err(failure)?.is_some() { Files::Keep } else { Files::Skip };
    let uploaded = files::read(form, wanted).await?;
    let text = uploaded.information;
    let Some(number) = visited_by(&view, &jar, &uploaded.number).await? else {
        return Ok(forget(&view, follow::ended(&view, &text)));
    };
    let deed = deed(&view);
    let has_files = !uploaded.files.is_empty();
    let command = Inform { number, text: text.clone(), files: uploaded.files };
    let outcome = act(&view, &deed, number, async |tx| add_information(tx, &deed, command).await).await;
    let kept = Entered { information: text, ..Entered::default() };
    answer(&view, number, outcome, "portal-said-informed", kept, has_files).await
}

pub(super) async fn opinion(
    view: View,
    jar: CookieJar,
    Posted(thought): Posted<Thought>,
) -> Result<Response, Failure> {
    let Some(number) = visited_by(&view, &jar, &thought.number).await? else {
        return Ok(forget(&view, follow::ended(&view, &thought.remark)));
    };
    let opinion = Opinion::parse(&thought.opinion).ok_or(Failure::Unreadable)?;
    let Thought { remark, opinion: name, .. } = thought;
    let deed = deed(&view);
    let said = remark.clone();
    let outcome =
        act(&view, &deed, number, async |tx| take_opinion(tx, &deed, number, opinion, said).await).await;
    let kept = Entered { opinion: name, remark, ..Entered::default() };
    answer(&view, number, outcome, "portal-said-opinion", kept, false).await
}

pub(super) async fn leave(view: View, jar: CookieJar) -> Result<Response, Failure> {
    if let Some(token) = token(&jar) {
        crate::leave(view.app.db(), token).await.map_err(failure)?;
    }
    Ok(forget(&view, redirect_saying("/portal", "portal-said-left")))
}

/// Takes a step as the customer, in a transaction of its own.
async fn act(
    view: &View,
    deed: &Deed,
    number: Number,
    step: impl AsyncFnOnce(&Tx) -> Result<Changed, Error>,
) -> Result<Changed, Error> {
    let db = view.app.db();
    guard_deed(db, deed, number).await?;
    let tx = db.begin().await?;
    let outcome = step(&tx).await;
    journal::settle(db, tx, deed, CONTEXT, &number.to_string(), outcome).await
}

async fn answer(
    view: &View,
    number: Number,
    outcome: Result<Changed, Error>,
    said: &str,
    kept: Entered,
    lost_files: bool,
) -> Result<Response, Failure> {
    match outcome {
        Ok(_) => Ok(redirect_saying("/portal/case", said).into_response()),
        Err(Error::Refused(refusal)) => case::again(view, number, &refusal, kept, lost_files).await,
        Err(error) => Err(failure(error)),
    }
}

/// The forms of a complaint that may still be added to.
pub(super) fn forms(page: &Page, complaint: &Complaint, entered: &Entered) -> Markup {
    if complaint.may_inform().is_err() {
        let ended = Notice::new(Tone::Neutral, page.t("portal-ended"));
        return ended.remedy(page.t("portal-ended-remedy")).markup(page);
    }
    html! {
        (inform_form(page, complaint, entered))
        @if owes_an_answer(&complaint.state) { (chase_form(page, complaint)) }
    }
}

/// Whether there is something to ask for again.
fn owes_an_answer(state: &State) -> bool {
    match state {
        State::Accepted | State::Valid { .. } | State::Dispatched | State::Investigating { .. } => true,
        State::Answered { opinion } => {
            opinion.as_ref().is_some_and(|given| given.opinion == Opinion::Dissatisfied)
        }
        State::NotValid(_) | State::Closed(_) | State::ClosedElsewhere { .. } => false,
    }
}

fn of(complaint: &Complaint) -> Markup {
    html! { input type="hidden" name="number" value=(complaint.number); }
}

fn chase_form(page: &Page, complaint: &Complaint) -> Markup {
    let count = complaint.chases.last().map(|last| {
        let when = page.words.date_time(*last, &page.zone);
        page.with("portal-chase-count", args![("n", complaint.chases.len()), ("when", when)])
    });
    html! {
        section.k-portal-part id="chase" {
            h2 { (page.t("portal-chase")) }
            p { (page.t("portal-chase-lead")) }
            @if let Some(count) = count { p { (count) } }
            (page.post("/portal/case/chase", html! {
                (of(complaint))
                div.k-form-do { (Button::secondary(page.t("portal-chase-send")).icon(Icon::Bell)) }
            }))
        }
    }
}

fn inform_form(page: &Page, complaint: &Complaint, entered: &Entered) -> Markup {
    let text = Field::textarea("information", page.t("portal-inform-text"))
        .value(&entered.information)
        .rows(4)
        .length_max(u32::try_from(TEXT_CHARS_MAX).unwrap_or(u32::MAX))
        .error_in(&entered.errors);
    // While we ask for an opinion, that is the one thing to do here.
    let is_asked = matches!(complaint.state, State::Answered { opinion: None });
    let is_open = !is_asked || !entered.information.is_empty();
    html! {
        details.k-more id="inform" open[is_open] {
            summary { h2 { (page.t("portal-inform")) } (Icon::ChevronDown) }
            p { (page.t("portal-inform-lead")) }
            (page.upload("/portal/case/information", html! {
                (of(complaint))
                (text.markup(page))
                (files_field(page).error_in(&entered.errors).markup(page))
                div.k-form-do { (Button::primary(page.t("portal-inform-send")).icon(Icon::Send)) }
            }))
        }
    }
}

/// Files alone, on the receipt.
pub(super) fn files_form(page: &Page, complaint: &Complaint, errors: &FieldErrors) -> Markup {
    page.upload(
        "/portal/case/information",
        html! {
            (of(complaint))
            (files_field(page).error_in(errors).markup(page))
            div.k-form-do { (Button::secondary(page.t("portal-files-send")).icon(Icon::Paperclip)) }
        },
    )
}

fn files_field(page: &Page) -> Field {
    let bytes = |n: usize| size(u64::try_from(n).unwrap_or(u64::MAX));
    let limits = args![("size", bytes(EVIDENCE_BYTES_MAX)), ("total", bytes(files::UPLOAD_BYTES_MAX))];
    Field::files("files", page.t("portal-inform-files")).hint(page.with("portal-inform-files-hint", limits))
}

/// The opinion on the standing answer: asked for, or as it was given.
pub(super) fn opinion_part(page: &Page, complaint: &Complaint, entered: &Entered) -> Markup {
    let given = complaint.answer().and_then(|answer| answer.opinion.as_ref());
    match (&complaint.state, given) {
        (State::Answered { opinion: None }, None) => opinion_form(page, complaint, entered),
        (_, Some(given)) => html! {
            section.k-portal-part {
                h2 { (page.t("portal-opinion-yours")) }
                p { strong { (page.t(&format!("portal-opinion-{}", given.opinion.name()))) } }
                @if !given.remark.is_empty() { div.k-prose { (given.remark) } }
                @if given.opinion == Opinion::Dissatisfied && complaint.is_open() {
                    p { (page.t("portal-opinion-then")) }
                }
            }
        },
        (_, None) => html! {},
    }
}

fn opinion_form(page: &Page, complaint: &Complaint, entered: &Entered) -> Markup {
    let choices = Opinion::ALL.into_iter().map(|opinion| {
        let key = format!("portal-opinion-{}", opinion.name());
        let hint = page.words.attr(&key, "hint", &[]).unwrap_or_default();
        Choice::new(opinion.name(), page.t(&key)).hint(hint)
    });
    html! {
        section.k-portal-part id="opinion" {
            (page.post("/portal/case/opinion", html! {
                (of(complaint))
                (Field::radios("opinion", page.t("portal-opinion"), choices.collect())
                    .value(&entered.opinion).required().markup(page))
                (Field::textarea("remark", page.t("portal-opinion-remark")).value(&entered.remark).rows(3)
                    .hint(page.t("portal-opinion-remark-hint")).error_in(&entered.errors).markup(page))
                div.k-form-do { (Button::primary(page.t("portal-opinion-send")).icon(Icon::Check)) }
            }))
        }
    }
}

pub(super) fn leave_form(page: &Page) -> Markup {
    html! {
        div.k-portal-leave {
            (page.post("/portal/leave", html! {
                (Button::quiet(page.t("portal-leave")).icon(Icon::Logout))
            }))
            p.k-portal-aside { (page.t("portal-leave-hint")) }
        }
    }
}
