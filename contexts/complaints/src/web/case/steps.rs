use html::{Button, Icon, Markup, Page, Steps, html};
use kernel::Permission;
use web::View;

use super::{Case, Form};
use crate::{
    complaint::{Complaint, Offer, State, Step},
    web::{answer, closing, evidence, extension, handover, investigation, judgement, measures, names, notes},
};

/// The steps that the model allows this person now, and the others with the reason why not.
pub(super) fn section(view: &View, case: &Case) -> Markup {
    let page = &view.page;
    let works = [Permission::HandleComplaints, Permission::InspectComplaints, Permission::LeadComplaints];
    if !works.into_iter().any(|permission| view.caller.may(permission)) {
        return html! {};
    }
    let number = case.complaint.number;
    let source = format!("/complaints/{number}/steps");
    let offers = case.complaint.offers(&case.me, page.now);
    let offers = offers.into_iter().filter(|offer| is_for(view, offer.step));
    let (open, refused): (Vec<_>, Vec<_>) = offers.partition(|offer| offer.refusal.is_none());
    let main = main_step(&case.complaint, &open);
    let buttons = open.iter().map(|offer| buttons(page, case, offer.step, main));
    let buttons: Vec<_> = buttons.filter(|markup| !markup.0.is_empty()).map(html::Step::allowed).collect();
    html! {
        section.k-card.k-steps-card id="steps" aria-label=(page.t("complaint-steps"))
            data-live={ "complaint:" (number) } hx-get=(source) hx-trigger="live" hx-swap="outerMorph" {
            @if let Some(handover) = handover::waiting(page, case) { (handover) }
            @if let Some(extension) = extension::waiting(page, case) { (extension) }
            @if buttons.is_empty() {
                p.text-secondary { (page.t("complaint-steps-none")) }
            } @else {
                (Steps::new(buttons).markup(page))
            }
            @if !refused.is_empty() { (why_not(page, refused)) }
        }
    }
}

fn why_not(page: &Page, refused: Vec<Offer>) -> Markup {
    let count = refused.len();
    let steps = refused.into_iter().filter_map(|offer| {
        let refusal = offer.refusal?;
        let said = page.words.refusal(&refusal);
        Some(html::Step::refused(names::step(page, offer.step), said.what, Some(refusal.clause)))
    });
    html! {
        details.k-why-not {
            summary { (page.with("complaint-steps-refused", i18n::args![("n", count)])) }
            (Steps::new(steps.collect()).markup(page))
        }
    }
}

/// Whether the step belongs to what this person's post does. Notes have their own place below.
fn is_for(view: &View, step: Step) -> bool {
    match step {
        Step::Note => false,
        Step::Review => {
            view.caller.may(Permission::LeadComplaints) || view.caller.may(Permission::InspectComplaints)
        }
        Step::Reexamine => view.caller.may(Permission::InspectComplaints),
        Step::Judge
        | Step::Dispatch
        | Step::Investigate
        | Step::Find
        | Step::GrantMeasure
        | Step::ApproveMeasure
        | Step::Hold
        | Step::Extend
        | Step::Answer
        | Step::RecordOpinion
        | Step::Reopen
        | Step::Escalate
        | Step::Close
        | Step::HandOver
        | Step::AcceptHandover
        | Step::NameConcerned
        | Step::Chase
        | Step::AddEvidence
        | Step::AddToFile
        | Step::LinkAppeal => view.caller.may(Permission::HandleComplaints),
    }
}

/// The step that leads on, where one does: it is shown as the thing to do.
fn main_step(complaint: &Complaint, open: &[Offer]) -> Option<Step> {
    let leads_on: &[Step] = match complaint.state {
        State::Accepted => &[Step::Judge],
        State::NotValid(_) => &[Step::Review],
        State::Valid { .. } => &[Step::Dispatch],
        State::Dispatched => &[Step::Investigate],
        State::Investigating { .. } if complaint.findings.is_empty() => &[Step::Find],
        State::Investigating { .. } => &[Step::ApproveMeasure, Step::Answer],
        State::Answered { .. } => &[Step::Close, Step::RecordOpinion, Step::Reopen],
        State::Closed(_) | State::ClosedElsewhere { .. } => &[Step::Reexamine],
    };
    leads_on.iter().copied().find(|step| open.iter().any(|offer| offer.step == *step))
}

fn buttons(page: &Page, case: &Case, step: Step, main: Option<Step>) -> Markup {
    let number = case.complaint.number;
    let action = |noun: &str| format!("/complaints/{number}/{noun}");
    let look = |label: String| match step {
        _ if main == Some(step) => Button::primary(label),
        // What may be done at any time should not draw the eye.
        Step::NameConcerned | Step::Chase | Step::AddEvidence | Step::LinkAppeal | Step::Escalate => {
            Button::quiet(label)
        }
        _ => Button::secondary(label),
    };
    match step {
        // Accepting and declining stand in the message that asks for them.
        Step::AcceptHandover | Step::Note => html! {},
        Step::Judge => html! {
            (page.post(&action("judgement"), look(page.t("complaint-judge-valid")).icon(Icon::CircleCheck)
                .shortcut("v").value("verdict", "valid")))
            (Button::secondary(page.t("complaint-judge-not-valid")).icon(Icon::CircleX).shortcut("i")
                .href(form_address(case, step)))
        },
        Step::Investigate => page
            .post(&action("investigation"), look(names::step(page, step)).icon(Icon::Search).shortcut("b")),
        Step::Hold if is_held(&case.complaint) => page.post(
            &action("hold"),
            Button::secondary(page.t("complaint-release-hold"))
                .icon(Icon::ClockPause)
                .shortcut("w")
                .value("release", "yes"),
        ),
        Step::Review
        | Step::Dispatch
        | Step::Find
        | Step::GrantMeasure
        | Step::ApproveMeasure
        | Step::Hold
        | Step::Extend
        | Step::Answer
        | Step::RecordOpinion
        | Step::Reopen
        | Step::Escalate
        | Step::Close
        | Step::HandOver
        | Step::NameConcerned
        | Step::Chase
        | Step::AddEvidence
        | Step::AddToFile
        | Step::Reexamine
        | Step::LinkAppeal => {
            let (icon, keys) = face(step);
            let button = look(names::step(page, step)).icon(icon).href(form_address(case, step));
            let button = match keys {
                Some(keys) => button.shortcut(keys),
                None => button,
            };
            html! { (button) }
        }
    }
}

fn is_held(complaint: &Complaint) -> bool {
    complaint.clocks.department.as_ref().is_some_and(|clock| clock.open_hold().is_some())
}

/// The page with the step's form open. The answer's form is the composer's.
fn form_address(case: &Case, step: Step) -> String {
    let place = if step == Step::Answer { "composer" } else { "step" };
    format!("/complaints/{}?step={}#{place}", case.complaint.number, step.name())
}

const fn face(step: Step) -> (Icon, Option<&'static str>) {
    match step {
        Step::Review => (Icon::Scale, Some("v")),
        Step::Dispatch => (Icon::ArrowForward, Some("d")),
        Step::Find => (Icon::Search, Some("f")),
        Step::GrantMeasure => (Icon::Cash, Some("m")),
        Step::ApproveMeasure => (Icon::Check, Some("a")),
        Step::Hold => (Icon::ClockPause, Some("w")),
        Step::Extend => (Icon::CalendarPlus, Some("x")),
        // The composer's own key for a reply is `r`.
        Step::Answer => (Icon::Send, None),
        Step::RecordOpinion => (Icon::ThumbUp, Some("o")),
        Step::Reopen => (Icon::ArrowBackUp, None),
        Step::Escalate => (Icon::Flag, Some("p")),
        Step::Close => (Icon::Archive, Some("e")),
        Step::HandOver => (Icon::ArrowsRightLeft, Some("h")),
        Step::NameConcerned => (Icon::UserCheck, None),
        Step::Chase => (Icon::Bell, Some("c")),
        Step::AddEvidence => (Icon::Paperclip, Some("u")),
        Step::AddToFile => (Icon::MessagePlus, Some("n")),
        Step::Reexamine => (Icon::Scale, Some("q")),
        Step::LinkAppeal => (Icon::Gavel, None),
        Step::Judge | Step::Investigate | Step::AcceptHandover | Step::Note => (Icon::ListCheck, None),
    }
}

/// The open form of a step.
pub(super) fn panel(form: &Form<'_>, step: Step) -> Markup {
    let content = match step {
        Step::Judge => judgement::form(form),
        Step::Review => judgement::review_form(form),
        Step::Dispatch => judgement::dispatch_form(form),
        Step::Find => investigation::form(form),
        Step::Hold => investigation::hold_form(form),
        Step::GrantMeasure => measures::form(form),
        Step::ApproveMeasure => measures::approval_form(form),
        Step::Extend => extension::form(form),
        Step::RecordOpinion => answer::opinion_form(form),
        Step::Reopen => closing::reopening_form(form),
        Step::Escalate => closing::escalation_form(form),
        Step::Close => closing::form(form),
        Step::HandOver => handover::form(form),
        Step::NameConcerned => handover::concerned_form(form),
        Step::Chase => notes::chase_form(form),
        Step::AddEvidence => evidence::form(form),
        Step::AddToFile => closing::addition_form(form),
        Step::Reexamine => closing::reexamination_form(form),
        Step::LinkAppeal => closing::appeal_form(form),
        // These have no form of their own here.
        Step::Investigate | Step::Answer | Step::AcceptHandover | Step::Note => return html! {},
    };
    html! {
        section.k-card.k-step-form id="step" aria-labelledby="step-title" {
            h2 id="step-title" {
                @if step == Step::Judge { (form.page.t("complaint-judge-not-valid")) }
                @else { (names::step(form.page, step)) }
            }
            (content)
        }
    }
}
