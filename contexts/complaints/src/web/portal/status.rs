//! Where a complaint stands, in words that need no glossary.

use html::{Facts, Icon, Markup, Notice, Page, Tone, html};
use i18n::args;

use crate::{
    appeal_route,
    complaint::{Complaint, HoldReason, Opinion, OpinionGiven, State},
};

/// How far a step of the process is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Done,
    Now,
    Later,
}

/// One sentence, the steps, and what the customer should know first.
pub(super) fn summary(page: &Page, complaint: &Complaint) -> Markup {
    html! {
        div.k-portal-state {
            p.k-portal-sentence { (page.t(sentence(complaint))) }
            (journey(page, complaint))
            @if complaint.mass.is_some() && complaint.is_open() { p { (page.t("portal-mass")) } }
        }
        @if is_late(page, complaint) {
            (late(page, complaint))
        }
        @if waits_for_customer(complaint) {
            (Notice::new(Tone::Accent, page.t("portal-waiting")).remedy(page.t("portal-waiting-remedy"))
                .markup(page))
        }
    }
}

fn sentence(complaint: &Complaint) -> &'static str {
    match &complaint.state {
        State::Accepted => "portal-state-accepted",
        State::NotValid(_) => "portal-state-not-valid",
        State::Valid { .. } => "portal-state-valid",
        State::Dispatched => "portal-state-dispatched",
        State::Investigating { .. } if complaint.answers.is_empty() => "portal-state-investigating",
        State::Investigating { .. } => "portal-state-investigating-again",
        State::Answered { opinion: None } => "portal-state-answered",
        State::Answered { opinion: Some(given) } => match given.opinion {
            Opinion::Dissatisfied => "portal-state-answered-dissatisfied",
            Opinion::Satisfied | Opinion::Neutral => "portal-state-answered-content",
        },
        State::Closed(_) | State::ClosedElsewhere { .. } => "portal-state-closed",
    }
}

/// How many of the five steps are done.
fn steps_done(state: &State) -> usize {
    match state {
        State::Accepted => 1,
        State::NotValid(_)
        | State::Valid { .. }
        | State::Dispatched
        | State::Investigating { .. }
        | State::Answered { opinion: Some(OpinionGiven { opinion: Opinion::Dissatisfied, .. }) } => 2,
        State::Answered { .. } => 4,
        State::Closed(_) | State::ClosedElsewhere { .. } => 5,
    }
}

fn journey(page: &Page, complaint: &Complaint) -> Markup {
    let steps: &[&str] = match complaint.state {
        State::NotValid(_) => &["portal-journey-accepted", "portal-journey-not-valid"],
        State::Accepted
        | State::Valid { .. }
        | State::Dispatched
        | State::Investigating { .. }
        | State::Answered { .. }
        | State::Closed(_)
        | State::ClosedElsewhere { .. } => &[
            "portal-journey-accepted",
            "portal-journey-judged",
            "portal-journey-investigated",
            "portal-journey-answered",
            "portal-journey-closed",
        ],
    };
    let done = steps_done(&complaint.state);
    let stage = |place: usize| match place {
        place if place < done => Stage::Done,
        place if place == done => Stage::Now,
        _ => Stage::Later,
    };
    html! {
        ol.k-journey aria-label=(page.t("portal-journey")) {
            @for (place, key) in steps.iter().enumerate() {
                (step(page, key, stage(place)))
            }
        }
    }
}

fn step(page: &Page, key: &str, stage: Stage) -> Markup {
    let (class, said) = match stage {
        Stage::Done => ("k-journey-done", "portal-journey-done"),
        Stage::Now => ("k-journey-now", "portal-journey-now"),
        Stage::Later => ("k-journey-later", "portal-journey-later"),
    };
    html! {
        li class=(class) aria-current=[(stage == Stage::Now).then_some("step")] {
            span.k-journey-mark aria-hidden="true" { @if stage == Stage::Done { (Icon::Check) } }
            span.k-journey-label { (page.t(key)) span.visually-hidden { " – " (page.t(said)) } }
        }
    }
}

/// An answer that is owed and late. After it, the clock that matters to the customer has stopped.
fn is_late(page: &Page, complaint: &Complaint) -> bool {
    let is_answered = match complaint.state {
        State::Answered { .. } => true,
        State::Accepted
        | State::NotValid(_)
        | State::Valid { .. }
        | State::Dispatched
        | State::Investigating { .. }
        | State::Closed(_)
        | State::ClosedElsewhere { .. } => false,
    };
    !is_answered && complaint.is_overdue(page.now)
}

/// Past the statutory day the customer may appeal, and is told so.
fn late(page: &Page, complaint: &Complaint) -> Markup {
    let late = Notice::new(Tone::Warn, page.t("portal-late"));
    let late = if complaint.clocks.statutory_due < page.now {
        late.text(appeal_route(page.words.language))
    } else {
        late
    };
    late.remedy(page.t("portal-late-remedy")).markup(page)
}

fn waits_for_customer(complaint: &Complaint) -> bool {
    let hold = complaint.clocks.department.as_ref().and_then(|clock| clock.open_hold());
    complaint.is_open() && hold.is_some_and(|hold| hold.reason == HoldReason::WaitingForCustomer)
}

/// Dates and owner. An announced extension says what it was, when it was told, and why.
pub(super) fn limits(page: &Page, complaint: &Complaint) -> Markup {
    let clocks = &complaint.clocks;
    let facts = Facts::new()
        .row(page.t("portal-accepted-on"), page.date_time(complaint.accepted_at))
        .row(page.t("portal-due"), page.words.day(clocks.announced_on))
        .row(page.t("portal-statute"), page.words.day(clocks.statutory_on))
        .maybe(page.t("portal-answered-on"), complaint.answer().map(|answer| page.date_time(answer.at)))
        .row(
            page.t("portal-owner"),
            page.with("portal-owner-number", args![("number", complaint.owner.as_str())]),
        );
    html! {
        section.k-portal-part {
            h2 { (page.t("portal-limits")) }
            (facts)
            @for extension in &complaint.extensions {
                p.k-portal-aside {
                    (page.with("portal-due-was", args![
                        ("was", page.words.date(extension.old_due, &page.zone)),
                        ("told", page.words.date(extension.announced_at, &page.zone)),
                        ("now", page.words.date(extension.new_due, &page.zone)),
                        ("reason", extension.reason.as_str()),
                    ]))
                }
            }
            @if clocks.provisional && complaint.is_open() {
                p.k-portal-aside { (page.t("portal-due-provisional")) }
            }
        }
    }
}
