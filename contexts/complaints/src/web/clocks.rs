//! The clocks of a complaint as chips.

use axum::response::{IntoResponse as _, Response};
use html::{ClockChip, ClockLevel, Markup, Page, html};
use i18n::args;
use jiff::Timestamp;
use kernel::Clause;
use sla_clock::Level;
use web::Failure;

use super::{act::Visit, names};
use crate::{
    Limits, Line, Rules,
    complaint::{Complaint, DepartmentClock, State},
    find,
    standing::{Span, Standing},
};

/// The clocks of a complaint, all of them.
pub(super) fn chips(page: &Page, rules: &Rules, complaint: &Complaint) -> Markup {
    let all = [company(page, rules, complaint), statute(page, rules, complaint)];
    let department = complaint.clocks.department.as_ref();
    html! {
        @for chip in all.into_iter().flatten() { (chip.markup(page)) }
        @if let Some(clock) = department.filter(|_| complaint.is_open()) {
            @if let Some(chip) = department_chip(page, rules, complaint, clock) { (chip.markup(page)) }
        }
    }
}

/// `GET /complaints/{number}/clocks`: the chips anew.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let rules = Rules::of(&visit.view.app).map_err(Failure::broken)?;
    let found = find(visit.view.app.db(), visit.number).await?.ok_or(Failure::NotFound)?;
    Ok(row(&visit.view.page, &rules, &found.complaint).into_response())
}

/// The row of chips, which fetches itself anew when the complaint changes and each minute.
pub(super) fn row(page: &Page, rules: &Rules, complaint: &Complaint) -> Markup {
    let source = format!("/complaints/{}/clocks", complaint.number);
    html! {
        div.k-head-meta id="clocks" data-live={ "complaint:" (complaint.number) } hx-get=(source)
            hx-trigger="live, every 60s" hx-swap="outerMorph" { (chips(page, rules, complaint)) }
    }
}

fn company(page: &Page, rules: &Rules, complaint: &Complaint) -> Option<ClockChip> {
    let clocks = &complaint.clocks;
    let days = i64::from(Limits::on(clocks.accepted_on).company_working_days);
    let chip = match met_at(complaint) {
        Met::Never => return None,
        Met::At(at) => ended(page, "company", at, clocks.announced_due),
        Met::NotYet => {
            let standing = rules.company(complaint.accepted_at, clocks.announced_due, page.now);
            running(page, "company", standing.ok()?)
        }
    };
    let limit = page.with("complaint-clock-company-limit", args![("days", days)]);
    let mut chip = chip
        .due(clocks.announced_due)
        .detail(page.t("complaint-clock-limit"), html! { (limit) " " (page.clause(Clause::of("4.3.1(1)"))) })
        .detail(page.t("complaint-clock-from"), day_zero(page, complaint))
        .detail(page.t("clock-calendar"), calendar(page, rules, &clocks.calendar));
    if clocks.provisional {
        chip = chip.detail(page.t("complaint-clock-provisional"), page.t("complaint-clock-provisional-why"));
    }
    if clocks.original_due != clocks.announced_due {
        chip = chip.detail(page.t("complaint-clock-original"), page.date_time(clocks.original_due));
    }
    for extension in &complaint.extensions {
        let day = page.words.date(extension.new_due, &page.zone);
        let told = page.words.date_time(extension.announced_at, &page.zone);
        let reason = extension.reason.as_str();
        let why =
            page.with("complaint-clock-extended", args![("until", day), ("told", told), ("reason", reason)]);
        chip = chip.detail(page.t("complaint-clock-extension"), why);
    }
    Some(chip)
}

fn statute(page: &Page, rules: &Rules, complaint: &Complaint) -> Option<ClockChip> {
    let clocks = &complaint.clocks;
    let answered = complaint.answers.first().map(|answer| answer.at).or_else(|| complaint.ended_at());
    let chip = match (met_at(complaint), answered) {
        (Met::Never, _) => return None,
        (Met::NotYet | Met::At(_), Some(at)) => ended(page, "statute", at, clocks.statutory_due),
        (Met::NotYet | Met::At(_), None) => {
            let standing = rules.statute(complaint.accepted_at, clocks.statutory_due, page.now);
            running(page, "statute", standing.ok()?)
        }
    };
    let days = Limits::on(clocks.accepted_on).statute_calendar_days;
    let limit = page.with("complaint-clock-statute-limit", args![("days", days)]);
    let chip = chip
        .due(clocks.statutory_due)
        .detail(page.t("complaint-clock-limit"), limit)
        .detail(page.t("complaint-clock-from"), day_zero(page, complaint))
        .detail(page.t("complaint-clock-source"), page.t("complaint-clock-statute-source"));
    Some(chip)
}

fn department_chip(
    page: &Page,
    rules: &Rules,
    complaint: &Complaint,
    clock: &DepartmentClock,
) -> Option<ClockChip> {
    let standing = rules.department(complaint, clock, page.now).ok()?;
    let limit = page.with("complaint-clock-department-limit", args![("minutes", clock.minutes)]);
    let mut chip = match complaint.state {
        State::Answered { .. } => {
            let at = complaint.answer().map_or(clock.due, |answer| answer.at);
            ended(page, "department", at, clock.due)
        }
        State::Accepted
        | State::NotValid(_)
        | State::Valid { .. }
        | State::Dispatched
        | State::Investigating { .. }
        | State::Closed(_)
        | State::ClosedElsewhere { .. } => running(page, "department", standing),
    };
    if clock.open_hold().is_none() {
        chip = chip.due(clock.due);
    }
    chip = chip
        .detail(page.t("complaint-clock-limit"), limit)
        .detail(page.t("complaint-clock-from"), page.date_time(clock.since));
    for hold in &clock.holds {
        let reason = names::named(page, "hold", hold.reason.name());
        let from = page.words.when(hold.from, page.now, &page.zone);
        let until = hold.until.map_or_else(String::new, |at| page.words.when(at, page.now, &page.zone));
        let span = html! { (from) " – " (until) " " (reason) " (" (hold.proof) ")" };
        chip = chip.detail(page.t("complaint-clock-hold"), span);
    }
    Some(chip)
}

enum Met {
    NotYet,
    At(Timestamp),
    /// The former system kept no limits.
    Never,
}

fn met_at(complaint: &Complaint) -> Met {
    match (&complaint.state, complaint.ended_at()) {
        (State::ClosedElsewhere { .. }, _) => Met::Never,
        (_, Some(at)) => Met::At(at),
        (_, None) => Met::NotYet,
    }
}

fn running(page: &Page, clock: &str, standing: Standing) -> ClockChip {
    ClockChip::new(label(page, clock), level(standing.level), text(page, standing))
}

/// Milliseconds past the last second still count: a day ends with 23:59:59.
fn ended(page: &Page, clock: &str, at: Timestamp, due: Timestamp) -> ClockChip {
    let in_time = at.as_second() <= due.as_second();
    let (level, key) =
        if in_time { (ClockLevel::Met, "clock-met") } else { (ClockLevel::Missed, "clock-missed") };
    ClockChip::new(label(page, clock), level, page.t(key))
        .detail(page.t("complaint-clock-ended"), page.date_time(at))
}

/// The company's limit of a row, small.
pub(super) fn of_line(page: &Page, rules: &Rules, line: &Line) -> Markup {
    if is_ended(&line.state) {
        return html! { span.text-secondary { (page.date(line.due_at)) } };
    }
    let Ok(standing) = rules.company(line.accepted_at, line.due_at, page.now) else {
        return html! { (page.date(line.due_at)) };
    };
    running(page, "company", standing).due(line.due_at).compact().markup(page)
}

/// The statute's limit of a row, small.
pub(super) fn statute_of_line(page: &Page, rules: &Rules, line: &Line) -> Markup {
    if is_ended(&line.state) || line.state == "answered" {
        return html! { span.text-secondary { (page.date(line.statutory_due)) } };
    }
    let Ok(standing) = rules.statute(line.accepted_at, line.statutory_due, page.now) else {
        return html! { (page.date(line.statutory_due)) };
    };
    running(page, "statute", standing).due(line.statutory_due).compact().markup(page)
}

fn is_ended(state: &str) -> bool {
    matches!(state, "not-valid" | "closed" | "closed-elsewhere")
}

fn label(page: &Page, clock: &str) -> String {
    names::named(page, "clock", clock)
}

const fn level(level: Level) -> ClockLevel {
    match level {
        Level::Held => ClockLevel::Held,
        Level::Green => ClockLevel::Green,
        Level::Amber => ClockLevel::Amber,
        Level::Red => ClockLevel::Red,
        Level::Late => ClockLevel::Late,
    }
}

fn text(page: &Page, standing: Standing) -> String {
    let time = match standing.span {
        Span::WorkingDays(days) => page.with("complaint-span-working-days", args![("days", i64::from(days))]),
        Span::CalendarDays(days) => page.with("complaint-span-days", args![("days", i64::from(days))]),
        Span::Opening(time) => page.words.duration(time.as_secs()),
        Span::Closed if standing.level == Level::Late => return page.t("complaint-span-just-late"),
        Span::Closed => return page.t("complaint-span-midnight"),
    };
    match standing.level {
        Level::Held => page.with("complaint-clock-held-left", args![("time", time)]),
        Level::Late => page.with("clock-late-by", args![("time", time)]),
        Level::Green | Level::Amber | Level::Red => page.with("clock-left", args![("time", time)]),
    }
}

fn day_zero(page: &Page, complaint: &Complaint) -> Markup {
    html! { (page.date_time(complaint.accepted_at)) " · " (page.t("complaint-clock-day-zero")) }
}

fn calendar(page: &Page, rules: &Rules, versions: &str) -> Markup {
    html! {
        code { (versions) } " " (rules.calendar.attribution())
        @if versions.is_empty() { (page.t("state-unknown")) }
    }
}
