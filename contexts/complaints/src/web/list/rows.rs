use html::{Button, Column, Empty, Icon, Markup, Pager, Row, Table, Tone, html};
use i18n::args;
use kernel::Permission;
use people::Directory;
use web::View;

use super::Query;
use crate::{
    Line, Page, Rules,
    web::{
        clocks, live,
        names::{self, Flag},
    },
};

/// One page of the list. Each row leads to its complaint.
pub(super) fn table(
    view: &View,
    rules: &Rules,
    directory: &Directory,
    query: &Query,
    found: &Page,
) -> Markup {
    let page = &view.page;
    let rows = found.lines.iter().map(|line| {
        let category = names::category(page, &line.top, line.category_names.as_ref(), &line.category);
        let name = format!("{} {}", line.number, line.title);
        Row::new(line.number.to_string(), name, vec![
            html! { a href={ "/complaints/" (line.number) } { (line.number) } (sub(&names::named(page, "channel", &line.channel))) },
            html! { span.k-cut { (line.title) } (flags(page, line)) (sub(&category)) },
            html! { (names::state(page, &line.state)) },
            html! { (names::person(directory, &line.owner)) },
            html! { @if let Some(code) = &line.department { (names::department(page, directory, code)) } },
            clocks::of_line(page, rules, line),
            clocks::statute_of_line(page, rules, line),
            html! { (page.when(line.accepted_at)) },
        ])
    });
    let columns = vec![
        Column::new(page.t("complaint-number")).sort("number"),
        Column::new(page.t("complaint-matter")).wide(),
        Column::new(page.t("complaint-state")),
        Column::new(page.t("complaint-owner")),
        Column::new(page.t("complaint-department")).minor(),
        Column::new(names::named(page, "clock", "company")).sort("due"),
        Column::new(names::named(page, "clock", "statute")).minor(),
        Column::new(page.t("complaint-accepted-at")).minor(),
    ];
    let rows: Vec<_> = rows.collect();
    let pager = Pager {
        count: Some(page.with("list-count", args![("n", rows.len())])),
        first: query.filter.after.map(|_| query.address.to_string()),
        previous: None,
        next: found.next.map(|after| query.next(after)),
    };
    let mut table = Table::new("complaints", page.t("nav-complaints"), columns)
        .rows(rows)
        .empty(empty(view, query))
        .pager(pager)
        .live(live::COMPLAINTS);
    if view.caller.may(Permission::HandleComplaints) {
        table = table.select("number", "/complaints/bulk", bulk_bar(page));
    }
    html! { (table.markup(page)) (super::save_dialog(page, query)) }
}

fn sub(text: &str) -> Markup {
    html! { span.k-sub { (text) } }
}

/// What can be done with several at once. Each leads to a page that asks what it needs to know.
fn bulk_bar(page: &html::Page) -> Markup {
    let button = |name: &str, icon, keys: &str| {
        let label = names::named(page, "bulk", name);
        Button::secondary(label).small().icon(icon).shortcut(keys).value("do", name)
    };
    html! {
        (button("judge-valid", Icon::CircleCheck, "v"))
        (button("dispatch", Icon::ArrowForward, "d"))
        (button("hand-over", Icon::ArrowsRightLeft, "h"))
        (button("note", Icon::Note, "n"))
        (button("close", Icon::Archive, "e"))
    }
}

/// What needs a second look, as small badges behind the title.
pub(super) fn flags(page: &html::Page, line: &Line) -> Markup {
    let mut flags = vec![];
    let mut add = |icon, tone, words| flags.push(Flag::new(icon, tone, words));
    if line.handover_to.is_some() {
        add(Icon::ArrowsRightLeft, Tone::Accent, page.t("complaint-flag-handover"));
    }
    if line.approval_waits {
        add(Icon::Cash, Tone::Warn, page.t("complaint-flag-approval"));
    }
    if line.escalated {
        add(Icon::Flag, Tone::Bad, page.t("complaint-flag-escalated"));
    }
    if line.opinion.as_deref() == Some("dissatisfied") {
        add(Icon::ThumbDown, Tone::Bad, names::named(page, "opinion", "dissatisfied"));
    }
    if line.repeat_of.is_some() {
        add(Icon::Refresh, Tone::Warn, page.t("complaint-flag-repeat"));
    }
    if line.mass.is_some() {
        add(Icon::Users, Tone::Warn, page.t("complaint-flag-mass"));
    }
    if line.chases > 0 {
        add(Icon::Bell, Tone::Warn, page.with("complaint-flag-chases", args![("n", line.chases)]));
    }
    if line.provisional {
        add(Icon::Calendar, Tone::Neutral, page.t("complaint-clock-provisional"));
    }
    html! { @for flag in flags { " " (flag.badge()) } }
}

fn empty(view: &View, query: &Query) -> Empty {
    let page = &view.page;
    if query.active() > 0 {
        let all = Button::secondary(page.t("action-clear")).href(format!("/complaints?view={}", query.name));
        let action = Some(html! { (all) });
        return Empty { title: page.t("list-none"), hint: page.t("list-none-hint"), action };
    }
    let title = page.t(&format!("complaint-empty-{}", query.name));
    let action = match query.name {
        "mine" => Some(Button::secondary(names::named(page, "view", "open")).href("/complaints?view=open")),
        _ if view.caller.may(Permission::TakeComplaints) => {
            Some(Button::secondary(page.t("nav-intake")).href("/complaints/new"))
        }
        _ => None,
    };
    Empty { title, hint: page.t("complaint-empty-hint"), action: action.map(|button| html! { (button) }) }
}
