//! The answer to the customer, and what the customer thinks of it.

use axum::http::StatusCode;
use html::{Button, Field, Markup, html};
use i18n::args;

use super::{
    act::{Act, Answer},
    case::{Form, Screen},
    judgement::{rules, told},
    names,
};
use crate::{
    GiveAnswer, appeal_route, attempt_contact,
    complaint::{Opinion, Step, Told},
    desk, find, give_answer,
    notices::answer_text,
    take_opinion,
};

/// The composer's field for the answer.
pub(super) fn field(form: &Form<'_>) -> Field {
    let (page, case) = (form.page, form.case);
    Field::textarea("reply", page.t("keys-reply"))
        .placeholder(page.t("complaint-answer-placeholder"))
        .rows(6)
        .value(form.value_or("reply", case.draft("reply")))
        .error_in(form.errors)
        .draft(format!("{}/reply", case.complaint.number), "/drafts")
}

/// What stands above it: how the customer is told, where to turn who does not agree, and the preview.
pub(super) fn above(form: &Form<'_>) -> Markup {
    let page = form.page;
    let route = form.value_or("appeal_route", &appeal_route(form.case.complaint.intake.language));
    let field = Field::textarea("appeal_route", page.t("complaint-appeal-route"));
    html! {
        div.k-fields {
            (form.told("told", "complaint-told").markup(page))
            (field.value(route).error_in(form.errors).required().rows(2).markup(page))
        }
        div.k-form-do {
            (Button::quiet(page.t("complaint-preview")).icon(html::Icon::Eye).small().value("preview", "yes"))
        }
    }
}

/// `POST /complaints/{number}/answer`: reply, `appeal_route`, told; with `preview`, what the customer would get.
pub(super) async fn post(act: Act) -> Answer {
    let rules = rules(&act)?;
    let (text, route) = (act.sent.get("reply").to_owned(), act.sent.get("appeal_route").to_owned());
    if !act.sent.get("preview").is_empty() {
        let found = find(act.visit.view.app.db(), act.number()).await?.ok_or(web::Failure::NotFound)?;
        let preview = answer_text(&rules, &found.complaint, &text, &route);
        let screen = Screen { open: Some(Step::Answer), preview: Some(preview), ..Screen::default() };
        return act.show(StatusCode::OK, screen).await;
    }
    let told = told(&act).await?;
    let (tx, deed) = act.begin().await?;
    let number = act.number();
    let command = GiveAnswer { number, text, appeal_route: route, told };
    let mut outcome = give_answer(&tx, &deed, &rules, command).await;
    if let (Ok(_), Some(staff)) = (&outcome, deed.by.staff())
        && let Err(error) = desk::keep_draft(&tx, staff, &format!("{number}/reply"), "", deed.at).await
    {
        outcome = Err(error);
    }
    act.settle(tx, &deed, outcome, Step::Answer, "complaint-said-answered").await
}

/// What the customer said, or a try to hear it.
pub(super) fn opinion_form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let attempts = form.case.complaint.answer().map_or(0, |answer| answer.attempts.len());
    let opinions = names::choices(page, "opinion", Opinion::ALL.map(Opinion::name));
    let opinion = html! {
        (form.radios("opinion", "complaint-opinion", opinions).required().markup(page))
        (form.area("remark", "complaint-opinion-remark").rows(2).markup(page))
        (form.send("complaint-opinion-record"))
    };
    let attempt = html! {
        p.form-hint { (page.with("complaint-attempts-lead", args![("n", attempts)])) }
        (form.told("attempt_told", "complaint-attempt-way").markup(page))
        (form.line("outcome", "complaint-attempt-outcome").hint(page.t("complaint-attempt-hint")).required()
            .markup(page))
        div.k-form-do { (Button::secondary(page.t("complaint-attempt-record"))) }
    };
    html! {
        (page.post(&form.action("opinion"), opinion))
        hr;
        h3 { (page.t("complaint-attempt")) }
        (page.post(&form.action("attempts"), attempt))
    }
}

/// `POST /complaints/{number}/opinion`: opinion and remark, as the customer told them to staff.
pub(super) async fn post_opinion(act: Act) -> Answer {
    let Some(opinion) = Opinion::parse(act.sent.get("opinion")) else {
        let mut errors = html::FieldErrors::new();
        errors.add("opinion", act.visit.view.page.t("complaint-error-opinion"));
        return act.wrong(errors, Step::RecordOpinion).await;
    };
    let (tx, deed) = act.begin().await?;
    let remark = act.sent.get("remark").to_owned();
    let outcome = take_opinion(&tx, &deed, act.number(), opinion, remark).await;
    act.settle(tx, &deed, outcome, Step::RecordOpinion, "complaint-said-opinion").await
}

/// `POST /complaints/{number}/attempts`: `attempt_told` and outcome of a try to reach the customer.
pub(super) async fn post_attempt(act: Act) -> Answer {
    let told = act.sent.choice("attempt_told", Told::parse)?.unwrap_or(Told::Phone);
    let (tx, deed) = act.begin().await?;
    let outcome = act.sent.get("outcome").to_owned();
    let outcome = attempt_contact(&tx, &deed, act.number(), told, outcome).await;
    act.settle(tx, &deed, outcome, Step::RecordOpinion, "complaint-said-attempt").await
}
