//! Who answers for a complaint.

use html::{Button, Choice, Field, FieldErrors, Icon, Markup, Notice, Page, Tone, html};
use i18n::args;
use kernel::StaffNumber;

use super::{
    act::{Act, Answer},
    case::{Case, Form},
    names,
};
use crate::{accept_handover, ask_handover, complaint::Step, decline_handover, name_concerned};

/// So many successors are proposed; anybody else is named by number.
const PROPOSED: usize = 12;

/// To whom, and why. The least loaded of the department stand first; those whom it concerns are named as such.
pub(super) fn form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let (able, concerned): (Vec<_>, Vec<_>) =
        form.case.candidates.iter().partition(|candidate| candidate.conflict.is_none());
    let choices = able.into_iter().take(PROPOSED).map(|candidate| {
        let staff = &candidate.staff;
        let load = page.with("complaint-load", args![("n", candidate.open)]);
        Choice::new(staff.number.as_str(), format!("{} {}", staff.name, staff.number)).hint(load)
    });
    let choices: Vec<_> = choices.collect();
    let content = html! {
        p.form-hint { (page.t("complaint-handover-lead")) }
        @if !choices.is_empty() { (form.radios("to", "complaint-successor", choices).markup(page)) }
        (form.line("other", "complaint-successor-other").hint(page.t("complaint-successor-other-hint")).markup(page))
        @for candidate in concerned {
            p.form-hint {
                (Icon::Ban) " " (candidate.staff.name) " " (candidate.staff.number) " – "
                (page.t("complaint-successor-concerned"))
            }
        }
        (form.area("reason", "complaint-why").required().rows(2).markup(page))
        (form.send("complaint-step-hand-over"))
    };
    page.post(&form.action("handover"), content)
}

/// `POST /complaints/{number}/handover`: `to` (or `other`), and a reason.
pub(super) async fn post(act: Act) -> Answer {
    let to = act.sent.filled("other").or_else(|| act.sent.filled("to")).unwrap_or_default();
    let Ok(to) = to.trim().parse::<StaffNumber>() else {
        let mut errors = FieldErrors::new();
        errors.add("other", act.visit.view.page.t("complaint-error-staff"));
        return act.wrong(errors, Step::HandOver).await;
    };
    let (tx, deed) = act.begin().await?;
    let outcome = ask_handover(&tx, &deed, act.number(), to, act.sent.get("reason").to_owned()).await;
    act.settle(tx, &deed, outcome, Step::HandOver, "complaint-said-handover-asked").await
}

/// `POST /complaints/{number}/handover/acceptance`: `verdict=accept` or `decline`.
pub(super) async fn post_acceptance(act: Act) -> Answer {
    let accepts = act.sent.either("verdict", "accept", "decline")?;
    let (tx, deed) = act.begin().await?;
    let (outcome, said) = if accepts {
        (accept_handover(&tx, &deed, act.number()).await, "complaint-said-handover-accepted")
    } else {
        (decline_handover(&tx, &deed, act.number()).await, "complaint-said-handover-declined")
    };
    act.settle(tx, &deed, outcome, Step::AcceptHandover, said).await
}

/// A handover that waits for somebody's word; with the buttons for the one it names.
pub(super) fn waiting(page: &Page, case: &Case) -> Option<Markup> {
    let handover = case.complaint.handover.as_ref()?;
    let (from, to) = (case.complaint.owner.as_str(), handover.to.as_str());
    let names =
        args![("from", names::staff(&case.directory, from)), ("to", names::staff(&case.directory, to)),];
    let action = format!("/complaints/{}/handover/acceptance", case.complaint.number);
    let is_me = case.complaint.may(Step::AcceptHandover, &case.me, page.now).is_ok();
    let text = html! {
        p.k-prose { (handover.reason) }
        @if is_me {
            div.k-form-do {
                (page.post(&action, Button::primary(page.t("complaint-handover-accept")).icon(Icon::Check)
                    .shortcut("a").value("verdict", "accept")))
                (page.post(&action, Button::secondary(page.t("complaint-handover-decline"))
                    .value("verdict", "decline")))
            }
        }
    };
    let tone = if is_me { Tone::Warn } else { Tone::Neutral };
    Some(Notice::new(tone, page.with("complaint-handover-waits", names)).text(text).markup(page))
}

/// Whom the complaint concerns.
pub(super) fn concerned_form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let field = Field::text("staff", page.t("complaint-concerned-staff"));
    let content = html! {
        p.form-hint { (page.t("complaint-concerned-lead")) }
        (form.filled(field, "staff").required().autofocus().markup(page))
        (form.send("complaint-step-name-concerned"))
    };
    page.post(&form.action("concerned"), content)
}

/// `POST /complaints/{number}/concerned`: staff.
pub(super) async fn post_concerned(act: Act) -> Answer {
    let Some(staff) = act.sent.read::<StaffNumber>("staff") else {
        let mut errors = FieldErrors::new();
        errors.add("staff", act.visit.view.page.t("complaint-error-staff"));
        return act.wrong(errors, Step::NameConcerned).await;
    };
    let (tx, deed) = act.begin().await?;
    let outcome = name_concerned(&tx, &deed, act.number(), staff).await;
    act.settle(tx, &deed, outcome, Step::NameConcerned, "complaint-said-concerned").await
}
