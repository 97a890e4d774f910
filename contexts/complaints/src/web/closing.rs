//! The end of a complaint, and what may still happen to its file.

use html::{Button, Choice, Field, FieldErrors, Markup, Page, html};
use jiff::civil::Date;

use super::{
    act::{Act, Answer},
    case::Form,
    judgement::{verdict, verdicts},
};
use crate::{
    Filter, RootCause, add_to_file, close,
    complaint::{Number, Step},
    escalate, inbox, link_appeal, reexamine, reopen,
};

/// Why it had happened. Closing, and closing with the next one of one's own.
pub(super) fn form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let content = html! {
        p.form-hint { (page.t("complaint-close-lead")) }
        (form.filled(causes(page, &form.case.root_causes), "root_cause").markup(page))
        div.k-form-do {
            (Button::primary(page.t("keys-close-next")).shortcut("mod+enter").value("next", "yes"))
            (Button::secondary(page.t("complaint-step-close")).value("next", ""))
            (form.cancel())
        }
    };
    page.post(&form.action("closing"), content)
}

/// The causes of the list that are in use, to choose one from.
pub(super) fn causes(page: &Page, causes: &[RootCause]) -> Field {
    let language = page.words.language;
    let listed = causes.iter().filter(|cause| cause.active);
    let choices = listed.map(|cause| Choice::new(cause.code.as_str(), cause.name(language)));
    let nothing = Choice::new("", "–");
    let choices: Vec<_> = std::iter::once(nothing).chain(choices).collect();
    Field::select("root_cause", page.t("complaint-root-cause"), choices)
        .hint(page.t("complaint-root-cause-hint"))
        .required()
        .autofocus()
}

/// `POST /complaints/{number}/closing`: `root_cause`; with `next`, on to the next of one's own.
pub(super) async fn post(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let root_cause = act.sent.get("root_cause").to_owned();
    let outcome = close(&tx, &deed, act.number(), &root_cause).await;
    let to = match &outcome {
        Ok(_) if !act.sent.get("next").is_empty() => next_of_mine(&act).await?,
        Ok(_) | Err(_) => format!("/complaints/{}", act.number()),
    };
    act.settle_at(tx, &deed, outcome, Step::Close, "complaint-said-closed", &to).await
}

/// The complaint of one's own that is due first, this one apart; the list where there is none.
async fn next_of_mine(act: &Act) -> Result<String, web::Failure> {
    let view = &act.visit.view;
    let Some(me) = view.caller.staff() else { return Ok("/complaints".to_owned()) };
    let page = inbox(view.app.db(), &Filter::mine(me.clone()), view.page.now).await?;
    let is_other = |number: Number| number != act.number();
    let next = page.lines.into_iter().map(|line| line.number).find(|number| is_other(*number));
    Ok(next.map_or_else(|| "/complaints".to_owned(), |number| format!("/complaints/{number}")))
}

/// Why it is looked into again.
pub(super) fn reopening_form(form: &Form<'_>) -> Markup {
    let content = html! {
        (form.area("reason", "complaint-why").required().rows(2).autofocus().markup(form.page))
        (form.send("complaint-step-reopen"))
    };
    form.page.post(&form.action("reopening"), content)
}

/// `POST /complaints/{number}/reopening`: reason.
pub(super) async fn post_reopening(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let outcome = reopen(&tx, &deed, act.number(), act.sent.get("reason")).await;
    act.settle(tx, &deed, outcome, Step::Reopen, "complaint-said-reopened").await
}

/// Why a leader is asked to take it up.
pub(super) fn escalation_form(form: &Form<'_>) -> Markup {
    let content = html! {
        p.form-hint { (form.page.t("complaint-escalation-lead")) }
        (form.area("reason", "complaint-why").required().rows(2).autofocus().markup(form.page))
        (form.send("complaint-step-escalate"))
    };
    form.page.post(&form.action("escalation"), content)
}

/// `POST /complaints/{number}/escalation`: reason.
pub(super) async fn post_escalation(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let outcome = escalate(&tx, &deed, act.number(), act.sent.get("reason").to_owned()).await;
    act.settle(tx, &deed, outcome, Step::Escalate, "complaint-said-escalated").await
}

/// What is added to an ended file.
pub(super) fn addition_form(form: &Form<'_>) -> Markup {
    let content = html! {
        p.form-hint { (form.page.t("complaint-addition-lead")) }
        (form.area("text", "complaint-addition").required().rows(4).autofocus().markup(form.page))
        (form.send("complaint-step-add-to-file"))
    };
    form.page.post(&form.action("additions"), content)
}

/// `POST /complaints/{number}/additions`: text.
pub(super) async fn post_addition(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let outcome = add_to_file(&tx, &deed, act.number(), act.sent.get("text").to_owned()).await;
    act.settle(tx, &deed, outcome, Step::AddToFile, "complaint-said-added").await
}

/// Whether the outcome stands, and what was seen.
pub(super) fn reexamination_form(form: &Form<'_>) -> Markup {
    let content = html! {
        (verdicts(form).markup(form.page))
        (form.area("remark", "complaint-remark").required().rows(3).markup(form.page))
        (form.send("complaint-step-reexamine"))
    };
    form.page.post(&form.action("reexamination"), content)
}

/// `POST /complaints/{number}/reexamination`: `verdict=upheld` or `overturned`, and a remark.
pub(super) async fn post_reexamination(act: Act) -> Answer {
    let verdict = verdict(&act)?;
    let (tx, deed) = act.begin().await?;
    let remark = act.sent.get("remark").to_owned();
    let outcome = reexamine(&tx, &deed, act.number(), verdict, remark).await;
    act.settle(tx, &deed, outcome, Step::Reexamine, "complaint-said-reexamined").await
}

/// The customer's appeal to the regulator.
pub(super) fn appeal_form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let date = Field::date("appealed_on", page.t("complaint-appeal-date"));
    let content = html! {
        p.form-hint { (page.t("complaint-appeal-lead")) }
        div.k-fields {
            (form.line("reference", "complaint-appeal-reference").required().autofocus().markup(page))
            (form.filled(date, "appealed_on").required().markup(page))
        }
        (form.area("text", "complaint-appeal-text").rows(3).markup(page))
        (form.send("complaint-step-link-appeal"))
    };
    page.post(&form.action("appeal"), content)
}

/// `POST /complaints/{number}/appeal`: reference, `appealed_on` (a day), text.
pub(super) async fn post_appeal(act: Act) -> Answer {
    let page = &act.visit.view.page;
    let day = act.sent.read::<Date>("appealed_on").and_then(|day| day.to_zoned(page.zone.clone()).ok());
    let Some(day) = day else {
        let mut errors = FieldErrors::new();
        errors.add("appealed_on", page.t("field-date-hint"));
        return act.wrong(errors, Step::LinkAppeal).await;
    };
    let (tx, deed) = act.begin().await?;
    let (reference, text) = (act.sent.get("reference").to_owned(), act.sent.get("text").to_owned());
    let outcome = link_appeal(&tx, &deed, act.number(), reference, day.timestamp(), text).await;
    act.settle(tx, &deed, outcome, Step::LinkAppeal, "complaint-said-appeal").await
}
