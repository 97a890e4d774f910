use axum::{extract::Query, response::Response};
use html::{Badge, Button, Choice, Column, Desk, Field, FilterBar, Icon, Pager, Row, Table, Tone, html};
use serde::Deserialize;
use web::{Failure, View};

use super::department_choices;
use crate::{Department, LISTED_PER_PAGE, Staff, StaffFilter, departments, staff_page};

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    department: String,
    #[serde(default)]
    active: String,
    #[serde(default)]
    after: String,
}

/// Everybody who works here, or worked here once.
pub(super) async fn show(view: View, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (page, db) = (&view.page, view.app.db());
    let filter = StaffFilter {
        department: asked.department.parse().ok(),
        active: match asked.active.as_str() {
            "all" => None,
            "left" => Some(false),
            _ => Some(true),
        },
    };
    let departments = departments(db).await?;
    let staff = staff_page(db, &filter, asked.after.parse().ok().as_ref()).await?;
    let add =
        Button::primary(page.t("staff-add")).icon(Icon::UserPlus).href("/admin/staff/new").shortcut("n");
    let content = html! {
        (filter_bar(&view, &asked, &departments))
        (table(&view, &staff, &departments, &asked))
    };
    let markup = Desk::new(page.t("staff-title"))
        .crumb(page.t("nav-administration"), "/admin/staff")
        .actions(html! {
            (Button::secondary(page.t("departments-title")).icon(Icon::Building).href("/admin/departments"))
            (add)
        })
        .markup(page, content);
    Ok(web::page(markup))
}

fn filter_bar(view: &View, asked: &Asked, departments: &[Department]) -> html::Markup {
    let page = &view.page;
    let mut choices = vec![Choice::new("", page.t("staff-every-department"))];
    choices.extend(department_choices(page, departments));
    let department = Field::select("department", page.t("staff-department"), choices);
    let states = ["", "left", "all"].into_iter().zip(["staff-at-work", "staff-left", "staff-everybody"]);
    let states = states.map(|(value, key)| Choice::new(value, page.t(key))).collect();
    let active = Field::select("active", page.t("staff-state"), states);
    let count = [&asked.department, &asked.active].iter().filter(|value| !value.is_empty()).count();
    let fields =
        vec![department.value(&asked.department).markup(page), active.value(&asked.active).markup(page)];
    FilterBar::new(fields).active(count).markup(page)
}

fn table(view: &View, staff: &[Staff], departments: &[Department], asked: &Asked) -> html::Markup {
    let page = &view.page;
    let columns = vec![
        Column::new(page.t("staff-number")),
        Column::new(page.t("staff-name")),
        Column::new(page.t("staff-department")),
        Column::new(page.t("staff-roles")).wide(),
        Column::number(page.t("staff-authority")).minor(),
        Column::new(page.t("staff-state")).minor(),
    ];
    let rows = staff.iter().map(|one| row(view, one, departments)).collect();
    let next = staff.last().filter(|_| staff.len() >= LISTED_PER_PAGE);
    let first = (!asked.after.is_empty()).then(|| page.address().without("after").to_string());
    let next = next.map(|last| page.address().with("after", last.number.as_str()).to_string());
    Table::new("staff", page.t("staff-title"), columns)
        .rows(rows)
        .pager(Pager { count: None, first, previous: None, next })
        .markup(page)
}

fn row(view: &View, staff: &Staff, departments: &[Department]) -> Row {
    let page = &view.page;
    let department = departments.iter().find(|department| department.code == staff.department);
    let roles: Vec<_> = staff.roles.iter().map(|role| page.t(&format!("role-{}", role.name()))).collect();
    let state = if staff.active {
        Badge::new(page.t("staff-at-work"), Tone::Good)
    } else {
        Badge::new(page.t("staff-left"), Tone::Neutral)
    };
    let cells = vec![
        html! { a href={ "/admin/staff/" (staff.number) } { (staff.number) } },
        html! { (staff.name) },
        html! { (department.map_or(staff.department.as_str(), |d| d.name.in_language(page.words.language))) },
        html! { (roles.join(&page.t("people-and"))) },
        html! { (page.money(staff.authority)) },
        html! { (state) },
    ];
    Row::new(staff.number.as_str(), staff.name.as_str(), cells)
}
