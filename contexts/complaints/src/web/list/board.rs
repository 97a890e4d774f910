use html::{Button, Markup, Page, html};
use i18n::args;
use jiff::Timestamp;
use kernel::StaffNumber;
use web::{Failure, View};

use super::{Query, Side, layout, query, rows};
use crate::{
    Filter, Line, Order, Rules, inbox,
    web::{act::Answer, clocks, names},
};

/// A column of the board: what is due between two moments.
struct Lane {
    name: &'static str,
    after: Timestamp,
    until: Timestamp,
    lines: Vec<Line>,
    more: bool,
}

/// `GET /complaints?mode=board`: columns by what is left of the company's limit.
pub(super) async fn show(view: View, rules: &Rules, team: &[StaffNumber], query: &Query) -> Answer {
    let now = view.page.now;
    let mut lanes = lanes(rules, now)?;
    for lane in &mut lanes {
        let filter = Filter {
            due: Some((lane.after, lane.until)),
            order: Order::DueFirst,
            after: None,
            ..query.filter.clone()
        };
        let page = inbox(view.app.db(), &filter, now).await?;
        lane.more = page.next.is_some();
        // What has ended has no time left: it stands in the list, not on the board.
        lane.lines = page.lines.into_iter().filter(|line| is_open(&line.state)).collect();
    }
    let shown: Vec<_> = lanes.iter().flat_map(|lane| lane.lines.clone()).collect();
    let side = Side::load(&view, rules, team, &shown, query).await?;
    let page = &view.page;
    let content = html! {
        (super::filters(page, &side, query))
        div.k-board id="complaints" data-live-list=(crate::web::live::COMPLAINTS)
            data-live-one=(page.with("live-new", args![("n", 1)]))
            data-live-many=(page.with("live-new", args![("n", "{n}")])) {
            @for lane in &lanes { (column(page, rules, &side, query, lane)) }
        }
        (super::save_dialog(page, query))
    };
    Ok(web::page(layout(&view, &side, query, content)))
}

fn is_open(state: &str) -> bool {
    !matches!(state, "not-valid" | "closed" | "closed-elsewhere")
}

fn lanes(rules: &Rules, now: Timestamp) -> Result<[Lane; 5], Failure> {
    let ends = [0, 1, 2].map(|days| query::end_of_day(rules, now, days));
    let [today, next, then] = ends;
    let (today, next, then) = (today?, next?, then?);
    let lane = |name, after, until| Lane { name, after, until, lines: vec![], more: false };
    Ok([
        lane("late", Timestamp::UNIX_EPOCH, now),
        lane("today", now, today),
        lane("next", today, next),
        lane("then", next, then),
        lane("later", then, query::far_future(now)),
    ])
}

fn column(page: &Page, rules: &Rules, side: &Side, query: &Query, lane: &Lane) -> Markup {
    let label = match lane.name {
        "next" | "then" => {
            let day = page.words.day_short(rules.calendar.local_date(lane.until));
            format!("{} · {day}", names::named(page, "lane", lane.name))
        }
        name => names::named(page, "lane", name),
    };
    let list = query.address.clone().without("mode").with("sort", "due").to_string();
    html! {
        section.k-lane.{ "k-lane-" (lane.name) } aria-label=(label) {
            h2 { (label) " " span.k-count { (lane.lines.len()) @if lane.more { "+" } } }
            @if lane.lines.is_empty() { p.k-empty-hint { (page.t("complaint-lane-empty")) } }
            ul {
                @for line in &lane.lines { li { (card(page, rules, side, line)) } }
            }
            @if lane.more { (Button::quiet(page.t("action-more")).small().href(list)) }
        }
    }
}

fn card(page: &Page, rules: &Rules, side: &Side, line: &Line) -> Markup {
    html! {
        div.k-lane-card {
            div.k-lane-head {
                a href={ "/complaints/" (line.number) } { (line.number) }
                (clocks::of_line(page, rules, line))
            }
            p.k-lane-text { (line.title) }
            div.k-lane-foot {
                (names::state(page, &line.state))
                (rows::flags(page, line))
                (names::person(&side.directory, &line.owner))
            }
        }
    }
}
