use html::{Badge, Button, Facts, Icon, Markup, Page, Tone, html};
use i18n::args;
use kernel::{Money, Refusal};

use crate::{
    complaint::{Complaint, Measure, MeasureState, State},
    web::{case::Case, names},
};

/// What the customer told.
pub(super) fn intake(page: &Page, case: &Case) -> Markup {
    let complaint = &case.complaint;
    let intake = &complaint.intake;
    let category = names::category(
        page,
        intake.category.top.name(),
        case.category.as_ref(),
        intake.category.code.as_str(),
    );
    let same = format!("/complaints?view=all&category={}", intake.category.code);
    let channel = format!(
        "{} · {}",
        names::named(page, "channel", intake.channel.name()),
        names::named(page, "arrival", intake.arrival.name())
    );
    let facts = Facts::new()
        .wide()
        .row(
            page.t("complaint-category"),
            html! { a href=(same) title=(page.t("complaint-similar")) { (category) } },
        )
        .row(page.t("complaint-channel"), channel)
        .row(page.t("complaint-accepted-at"), page.date_time(complaint.accepted_at))
        .maybe(page.t("complaint-happened"), intake.happened.as_ref())
        .maybe(page.t("complaint-product"), intake.product.as_ref())
        .maybe(page.t("complaint-place"), intake.place.as_ref());
    html! {
        section.k-card.k-case-card aria-label=(page.t("complaint-content")) {
            h2 { (page.t("complaint-content")) }
            div.k-prose { (intake.text) }
            h3 { (page.t("complaint-demand")) }
            div.k-prose { (intake.demand) }
            (facts)
        }
    }
}

/// What has been found and done so far: findings, measures, and what ended it.
pub(super) fn outcome(page: &Page, case: &Case) -> Markup {
    let complaint = &case.complaint;
    if complaint.findings.is_empty() && complaint.measures.is_empty() && complaint.ended_at().is_none() {
        return html! {};
    }
    html! {
        section.k-card.k-case-card aria-label=(page.t("complaint-outcome")) {
            h2 { (page.t("complaint-outcome")) }
            @if let Some(end) = end(page, case) { (end) }
            (findings(page, complaint))
            @for (place, measure) in complaint.measures.iter().enumerate() {
                (measure_row(page, case, place, measure))
            }
        }
    }
}

fn end(page: &Page, case: &Case) -> Option<Markup> {
    let complaint = &case.complaint;
    let facts = match &complaint.state {
        State::NotValid(judgement) => Facts::new()
            .row(page.t("complaint-not-valid-reason"), names::named(page, "reason", judgement.reason.name()))
            .row(page.t("complaint-explanation"), html! { div.k-prose { (judgement.explanation) } })
            .row(page.t("complaint-guidance"), html! { div.k-prose { (judgement.guidance) } })
            .maybe(
                page.t("complaint-review"),
                judgement.review.as_ref().map(|review| review.remark.as_str()),
            ),
        State::Closed(closing) => {
            let opinion = closing.opinion.map_or("none", crate::complaint::Opinion::name);
            let upheld = |upheld| if upheld { "complaint-upheld" } else { "complaint-overturned" };
            let second = complaint.reexamination.as_ref();
            let second =
                second.map(|second| format!("{} · {}", page.t(upheld(second.upheld)), second.remark));
            Facts::new()
                .row(page.t("complaint-root-cause"), html! { code { (closing.root_cause) } })
                .row(page.t("complaint-opinion"), names::named(page, "opinion", opinion))
                .maybe(page.t("complaint-reexamination"), second)
        }
        State::ClosedElsewhere { status } => {
            Facts::new().row(page.t("complaint-former-status"), status.as_str())
        }
        State::Accepted
        | State::Valid { .. }
        | State::Dispatched
        | State::Investigating { .. }
        | State::Answered { .. } => return None,
    };
    Some(html! { (facts) })
}

fn findings(page: &Page, complaint: &Complaint) -> Markup {
    let evidence = |name: &str| name.strip_prefix("E-").and_then(|place| place.parse::<usize>().ok());
    html! {
        @for (i, finding) in complaint.findings.iter().enumerate() {
            div.k-item id={ "F-" (i + 1) } {
                div.k-item-head {
                    strong { "F-" (i + 1) " " (page.t("complaint-finding")) }
                    @for place in finding.evidence.iter().filter_map(|name| evidence(name)) {
                        a href={ "/complaints/" (complaint.number) "/evidence/" (place) } { "E-" (place) }
                    }
                }
                div.k-prose.text-secondary { (finding.checked) }
                div.k-prose { (finding.found) }
            }
        }
    }
}

/// What a measure gives, such as 退费 ¥30.00 + 赔付 ¥80.00.
pub(crate) fn items(page: &Page, measure: &Measure) -> String {
    let item = |item: &crate::complaint::MeasureItem| {
        let kind = names::named(page, "measure", item.kind.name());
        if item.kind.is_money() { format!("{kind} {}", page.money(item.amount)) } else { kind }
    };
    measure.items.iter().map(item).collect::<Vec<_>>().join(" + ")
}

fn measure_row(page: &Page, case: &Case, place: usize, measure: &Measure) -> Markup {
    let (key, tone) = match &measure.state {
        MeasureState::Proposed => ("proposed", Tone::Warn),
        MeasureState::Granted => ("granted", Tone::Good),
        MeasureState::Approved { .. } => ("approved", Tone::Good),
        MeasureState::Declined { .. } => ("declined", Tone::Bad),
    };
    let approver = match &measure.state {
        MeasureState::Approved { by, .. } | MeasureState::Declined { by, .. } => Some(by.as_str()),
        MeasureState::Proposed | MeasureState::Granted => None,
    };
    html! {
        div.k-item {
            div.k-item-head {
                strong { (page.with("complaint-measure-n", args![("n", place + 1)])) }
                span { (items(page, measure)) }
                (Badge::new(names::named(page, "measure-state", key), tone))
                span.text-secondary {
                    (measure.finding) " · " (names::staff(&case.directory, measure.by.as_str()))
                    @if let Some(by) = approver { " → " (names::staff(&case.directory, by)) }
                }
            }
            div.k-prose { (measure.reason) }
            @if let MeasureState::Declined { reason, .. } = &measure.state {
                div.k-prose { (page.t("complaint-declined-because")) " " (reason) }
            }
            @if let MeasureState::Proposed = measure.state { (approval(page, case, place)) }
        }
    }
}

/// The approval, for whom it is open; for everybody else, why it is not.
fn approval(page: &Page, case: &Case, place: usize) -> Markup {
    let waiting = case.complaint.place_of_waiting_measure();
    let may: Result<(), Refusal> = if waiting == place {
        case.complaint.may(crate::complaint::Step::ApproveMeasure, &case.me, page.now)
    } else {
        Ok(())
    };
    let action = format!("/complaints/{}/measures/{place}/approval", case.complaint.number);
    match may {
        Ok(()) => html! {
            div.k-form-do {
                (page.post(&action, Button::primary(page.t("complaint-approve")).icon(Icon::Check)
                    .value("verdict", "approve")))
                (Button::secondary(page.t("complaint-decline"))
                    .href(format!("/complaints/{}?step=approve-measure#step", case.complaint.number)))
            }
        },
        Err(refusal) => {
            let said = page.words.refusal(&refusal);
            html! { p.text-secondary { (Icon::Lock) " " (said.what) " " (page.clause(refusal.clause)) } }
        }
    }
}

/// What everything done for the customer is worth, where it is worth money.
pub(crate) fn total(page: &Page, complaint: &Complaint) -> Option<String> {
    let total = complaint.measures_amount();
    (total > Money::ZERO).then(|| page.money(total))
}
