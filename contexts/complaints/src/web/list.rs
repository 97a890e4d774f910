//! The inbox: what waits for whom, as a list or as a board of limits.

mod board;
mod query;
mod rows;

use html::{Button, Choice, Desk, Field, FilterBar, Icon, Markup, Page, SavedView, SavedViews, Tabs, html};
use kernel::{Permission, StaffNumber};
use people::Directory;
use web::{Failure, View};

pub(super) use self::query::BUILT_IN;
use self::query::{Counted, Query};
use super::{act::Answer, names};
use crate::{
    Line, Rules,
    complaint::{Channel, State, TopClass},
    counts, desk, inbox,
};

/// `GET /complaints`.
pub(super) async fn show(view: View) -> Answer {
    let rules = Rules::of(&view.app).map_err(Failure::broken)?;
    let team = team_led_by(&view).await?;
    let query = Query::read(&view, &rules, &team)?;
    if query.board {
        return board::show(view, &rules, &team, &query).await;
    }
    let db = view.app.db();
    let page = inbox(db, &query.filter, view.page.now).await?;
    let side = Side::load(&view, &rules, &team, &page.lines, &query).await?;
    let content = html! {
        (filters(&view.page, &side, &query))
        (rows::table(&view, &rules, &side.directory, &query, &page))
    };
    Ok(web::page(layout(&view, &side, &query, content)))
}

/// What stands around the list: names, counts, and views of one's own.
struct Side {
    directory: Directory,
    counts: Vec<(&'static str, i64)>,
    own: Vec<(String, String)>,
}

impl Side {
    async fn load(
        view: &View,
        rules: &Rules,
        team: &[StaffNumber],
        lines: &[Line],
        query: &Query,
    ) -> Result<Self, Failure> {
        let db = view.app.db();
        let counted = query::counted(view, rules, team)?;
        let views: Vec<_> = counted.iter().map(|(_, view)| view.clone()).collect();
        let counts = counts(db, &views, view.page.now).await?;
        let own = match view.caller.staff() {
            Some(me) => desk::saved_views(db, me).await?,
            None => vec![],
        };
        let mut numbers: Vec<StaffNumber> = lines.iter().filter_map(|line| line.owner.parse().ok()).collect();
        numbers.extend(query.filter.owner.clone());
        numbers.sort_unstable();
        numbers.dedup();
        Ok(Self {
            directory: people::directory(db, &numbers).await?,
            counts: counted.iter().map(|(name, _)| *name).zip(counts).collect(),
            own,
        })
    }
}

/// Everybody of the team that the caller leads; nobody where they lead none.
async fn team_led_by(view: &View) -> Result<Vec<StaffNumber>, Failure> {
    let caller = &view.caller;
    let (Some(department), Some(team)) = (&caller.department, &caller.team) else { return Ok(vec![]) };
    if !caller.may(Permission::LeadComplaints) {
        return Ok(vec![]);
    }
    let department = department.parse().map_err(Failure::broken)?;
    let colleagues = people::in_department(view.app.db(), &department).await?;
    let of_team =
        colleagues.into_iter().filter(|staff| staff.team.as_ref().is_some_and(|t| t.as_str() == team));
    Ok(of_team.map(|staff| staff.number).collect())
}

fn layout(view: &View, side: &Side, query: &Query, content: Markup) -> Markup {
    let page = &view.page;
    let actions = html! {
        (Tabs::new(page.t("complaint-mode"))
            .tab(page.t("complaint-mode-list"), query.address.clone().without("mode").to_string(), !query.board)
            .tab(page.t("complaint-mode-board"), query.address.clone().with("mode", "board").to_string(), query.board))
        @if view.caller.may(Permission::TakeComplaints) {
            (Button::primary(page.t("nav-intake")).icon(Icon::Plus).shortcut("c").href("/complaints/new"))
        }
    };
    let whose = html! {
        @if let Some(customer) = query.address.get("customer") {
            span.text-secondary { (page.t("complaint-customer")) " " (customer) }
        }
    };
    Desk::new(page.t("nav-complaints"))
        .meta(whose)
        .actions(actions)
        .below(views(page, side, query))
        .markup(page, content)
}

/// The built-in views with their counts, then one's own.
fn views(page: &Page, side: &Side, query: &Query) -> Markup {
    let own_current = side.own.iter().find(|(_, saved)| query.is_saved_as(saved)).map(|(name, _)| name);
    let mut all: Vec<SavedView> = vec![];
    for (name, counted) in BUILT_IN {
        let count = side.counts.iter().find(|(known, _)| *known == name).map(|(_, count)| *count);
        if counted == Counted::Yes && count.is_none() {
            continue;
        }
        all.push(SavedView {
            label: names::named(page, "view", name),
            href: format!("/complaints?view={name}"),
            count,
            urgent: matches!(name, "overdue" | "today" | "handed" | "approvals"),
            current: own_current.is_none() && query.name == name,
            remove: None,
        });
    }
    for (name, saved) in &side.own {
        let remove = html::Address::parse("/complaints/views/removal").with("name", name);
        all.push(SavedView {
            label: name.clone(),
            href: html::Address::parse(&format!("/complaints?{saved}")).to_string(),
            count: None,
            urgent: false,
            current: own_current == Some(name),
            remove: Some(remove.to_string()),
        });
    }
    SavedViews::new(all).markup(page)
}

fn filters(page: &Page, side: &Side, query: &Query) -> Markup {
    let any = |mut choices: Vec<Choice>| {
        choices.insert(0, Choice::new("", page.t("complaint-any")));
        choices
    };
    let filter = &query.filter;
    let departments = side.directory.departments.iter().map(|department| {
        Choice::new(department.code.as_str(), department.name.in_language(page.words.language))
    });
    let select = |name: &str, label: &str, choices: Vec<Choice>, value: &str| {
        Field::select(name, page.t(label), any(choices)).value(value).markup(page)
    };
    let owner = filter.owner.as_ref().map_or("", StaffNumber::as_str);
    let category = filter.category.as_deref().unwrap_or_default();
    let fields = vec![
        select(
            "state",
            "complaint-state",
            names::choices(page, "state", State::NAMES),
            filter.state.as_deref().unwrap_or_default(),
        ),
        select(
            "class",
            "complaint-class",
            names::choices(page, "class", TopClass::ALL.map(TopClass::name)),
            filter.top.map_or("", TopClass::name),
        ),
        select(
            "department",
            "complaint-department",
            departments.collect(),
            filter.department.as_deref().unwrap_or_default(),
        ),
        select(
            "channel",
            "complaint-channel",
            names::choices(page, "channel", Channel::ALL.map(Channel::name)),
            filter.channel.map_or("", Channel::name),
        ),
        Field::text("owner", page.t("complaint-owner"))
            .value(owner)
            .placeholder(page.t("sign-in-number"))
            .markup(page),
        html! { @if !category.is_empty() { input type="hidden" name="category" value=(category); } },
    ];
    FilterBar::new(fields)
        .active(query.active())
        .keep(vec!["sort", "view", "mode", "mass", "customer"])
        .end(save_view(page, query))
        .markup(page)
}

/// Keeps this list under a name. The form stands in a box of its own: a form cannot stand in a form.
fn save_view(page: &Page, query: &Query) -> Markup {
    if query.active() == 0 {
        return html! {};
    }
    html! { (Button::quiet(page.t("list-view-save")).icon(Icon::Star).dialog("save-view")) }
}

/// The box in which a view is named.
fn save_dialog(page: &Page, query: &Query) -> Markup {
    let content = html! {
        input type="hidden" name="query" value=(query.saved());
        (Field::text("name", page.t("complaint-view-name")).required().length_max(40).markup(page))
        (Button::primary(page.t("action-save")).shortcut("mod+enter"))
    };
    html::Dialog::new("save-view", page.t("list-view-save"))
        .markup(page, page.post("/complaints/views", content))
}
