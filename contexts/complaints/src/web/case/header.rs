use html::{Button, Icon, Markup, Page, Tone, html};
use i18n::args;

use crate::{
    complaint::{Complaint, State},
    web::{
        case::Case,
        names::{self, Flag},
    },
};

/// State, class and whatever needs a second look, beside the number.
pub(super) fn meta(page: &Page, case: &Case) -> Markup {
    let complaint = &case.complaint;
    html! {
        (names::state(page, complaint.state.name()))
        @for flag in flags(page, complaint) { (flag.badge()) }
        span.text-secondary {
            (page.t("complaint-owner")) " " (names::person(&case.directory, complaint.owner.as_str()))
            @if let Some(dispatch) = &complaint.dispatched {
                " · " (names::department(page, &case.directory, &dispatch.department))
            }
        }
    }
}

fn flags(page: &Page, complaint: &Complaint) -> Vec<Flag> {
    let mut flags = vec![];
    let mut add = |icon, tone, words| flags.push(Flag::new(icon, tone, words));
    if complaint.is_overdue(page.now) {
        add(Icon::AlertTriangle, Tone::Bad, page.t("complaint-flag-overdue"));
    }
    if complaint.escalated.is_some() && complaint.is_open() {
        add(Icon::Flag, Tone::Bad, page.t("complaint-flag-escalated"));
    }
    if complaint.repeat_of.is_some() {
        add(Icon::Refresh, Tone::Warn, page.t("complaint-flag-repeat"));
    }
    if complaint.mass.is_some() {
        add(Icon::Users, Tone::Warn, page.t("complaint-flag-mass"));
    }
    if !complaint.chases.is_empty() {
        let n = complaint.chases.len();
        add(Icon::Bell, Tone::Warn, page.with("complaint-flag-chases", args![("n", n)]));
    }
    if complaint.has_pending_measure() {
        add(Icon::Cash, Tone::Warn, page.t("complaint-flag-approval"));
    }
    if complaint.appeal.is_some() {
        add(Icon::Gavel, Tone::Bad, page.t("complaint-flag-appeal"));
    }
    if let Some(import) = &complaint.import {
        let source = import.source.as_str();
        add(Icon::Database, Tone::Neutral, page.with("complaint-flag-imported", args![("source", source)]));
    }
    flags
}

/// What can be done with the file as a whole.
pub(super) fn actions(page: &Page, case: &Case) -> Markup {
    let number = case.complaint.number;
    html! {
        (Button::quiet(page.t("action-copy")).icon(Icon::Copy).icon_only().small().copy(number.to_string()))
        @if let State::Accepted = case.complaint.state {
            (Button::secondary(page.t("complaint-tell")).icon(Icon::PhoneCall).small()
                .href(format!("/complaints/{number}/accepted")))
        }
        (Button::secondary(page.t("complaint-dossier")).icon(Icon::Download).small()
            .href(format!("/complaints/{number}/dossier.pdf")))
    }
}
