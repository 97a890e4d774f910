//! A customer's own complaint.

use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use axum_extra::extract::CookieJar;
use html::{Button, Facts, FieldErrors, Icon, Markup, Notice, Page, Portal, html};
use i18n::args;
use kernel::{PhoneNumber, Refusal};
use web::{Failure, View, page};

use super::{
    actions, deed, failure, files, letters, page_of, refused, status, submit,
    visitor::{forget, knock_again, token},
};
use crate::{
    appeal_route, categories,
    complaint::{Answer, Complaint, NotValid, Number, State},
    find, look,
};

/// What a customer had entered when something was refused, and why it was.
#[derive(Debug, Default)]
pub(super) struct Entered {
    pub information: String,
    pub opinion: String,
    pub remark: String,
    pub errors: FieldErrors,
    pub problem: Option<Notice>,
}

pub(super) async fn show(view: View, jar: CookieJar) -> Result<Response, Failure> {
    let token = token(&jar).unwrap_or_default();
    let Some(found) = look(view.app.db(), &deed(&view), token).await.map_err(failure)? else {
        return Ok(forget(&view, knock_again(&jar)));
    };
    let shown = page_of(&view);
    Ok(page(markup(&view, &shown, &found.complaint, Entered::default()).await?))
}

/// The page as it stands now, with what was refused and what was entered.
pub(super) async fn again(
    view: &View,
    number: Number,
    refusal: &Refusal,
    kept: Entered,
    lost_files: bool,
) -> Result<Response, Failure> {
    let found = find(view.app.db(), number).await.map_err(failure)?.ok_or(Failure::NotFound)?;
    let mut shown = page_of(view);
    // What is chosen in the head of the page leads back to an address that can be asked for.
    "/portal/case".clone_into(&mut shown.path);
    let problem = refused::notice(&shown, refusal, "refusal-title");
    let problem = problem.kept(shown.t(if lost_files { "portal-files-again" } else { "refusal-kept-form" }));
    let errors = refused::at_field(&shown, refusal);
    let entered = Entered { errors, problem: Some(problem), ..kept };
    let markup = markup(view, &shown, &found.complaint, entered).await?;
    let status: StatusCode = Failure::status_of(refusal);
    Ok((status, page(markup)).into_response())
}

async fn markup(
    view: &View,
    page: &Page,
    complaint: &Complaint,
    mut entered: Entered,
) -> Result<Markup, Failure> {
    let tree = categories(view.app.db()).await.map_err(failure)?;
    let code = &complaint.intake.category.code;
    let about = tree.iter().find(|entry| entry.code == *code);
    let about = about.map_or_else(|| code.to_string(), |entry| submit::matter(page, entry));
    let problem = entered.problem.take().map(|problem| problem.markup(page));
    let content = html! {
        (status::summary(page, complaint))
        @if let State::NotValid(judgement) = &complaint.state { (not_valid(page, judgement)) }
        @if let Some(answer) = complaint.answer() { (answered(page, complaint, answer, &entered)) }
        (status::limits(page, complaint))
        (actions::forms(page, complaint, &entered))
        (letters::markup(page, complaint))
        (yours(page, complaint, &about))
        (actions::leave_form(page))
    };
    let title = page.with("portal-case-title", args![("number", complaint.number.to_string())]);
    Ok(Portal::new(title).notice(problem).markup(page, content))
}

/// The standing answer, where to turn, and the opinion: asked, or as it was given.
fn answered(page: &Page, complaint: &Complaint, answer: &Answer, entered: &Entered) -> Markup {
    let by = args![("number", answer.by.as_str()), ("when", page.words.date_time(answer.at, &page.zone)),];
    html! {
        section.k-portal-part.k-portal-answer {
            h2 { (page.t("portal-answer")) }
            p.k-portal-aside { (page.with("portal-answer-by", by)) }
            div.k-prose { (answer.text) }
            h3 { (page.t("portal-appeal")) }
            div.k-prose { (answer.appeal_route) }
        }
        (actions::opinion_part(page, complaint, entered))
    }
}

fn not_valid(page: &Page, judgement: &NotValid) -> Markup {
    html! {
        section.k-portal-part {
            h2 { (page.t("portal-not-valid")) }
            p { (page.t(&format!("portal-not-valid-reason-{}", judgement.reason.name()))) }
            // The customer was sent explanation and guidance as one text.
            @let explanation = judgement.explanation.strip_suffix(&judgement.guidance);
            div.k-prose { (explanation.unwrap_or(&judgement.explanation).trim_end()) }
            h3 { (page.t("portal-not-valid-guidance")) }
            div.k-prose { (judgement.guidance) }
            p { (page.t("portal-not-valid-disagree")) }
            p { (appeal_route(page.words.language)) }
        }
    }
}

/// What the customer told at the beginning, and the files they gave.
fn yours(page: &Page, complaint: &Complaint, about: &str) -> Markup {
    let intake = &complaint.intake;
    let contact = &intake.contact;
    let prose = |text: &str| html! { div.k-prose { (text) } };
    let facts = Facts::new()
        .row(page.t("portal-yours-about"), about)
        .row(page.t("portal-yours-text"), prose(&intake.text))
        .row(page.t("portal-yours-demand"), prose(&intake.demand))
        .maybe(page.t("portal-field-product"), intake.product.as_deref().map(prose))
        .maybe(page.t("portal-field-place"), intake.place.as_deref().map(prose))
        .maybe(page.t("portal-field-happened"), intake.happened.as_deref().map(prose))
        .maybe(page.t("portal-field-name"), contact.name.as_deref().map(prose))
        .maybe(page.t("portal-yours-contact"), contact.phone.as_ref().map(PhoneNumber::masked))
        .maybe(page.t("portal-field-email"), contact.email.as_deref().map(prose));
    html! {
        details.k-more id="yours" {
            summary { h2 { (page.t("portal-yours")) } (Icon::ChevronDown) }
            (facts)
        }
        (files::own(page, complaint))
        @if !complaint.is_open() {
            div.k-form-do { (Button::secondary(page.t("portal-submit-again")).href("/portal/submit")) }
        }
    }
}
