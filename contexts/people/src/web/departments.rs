use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use html::{Button, Column, Desk, Field, FieldErrors, Icon, Markup, Notice, Row, Table, html};
use kernel::{Purpose, Refusal};
use serde::Deserialize;
use web::{Failure, Posted, View, redirect_saying};

use super::department_choices;
use crate::{
    CONTEXT, Department, Error, LocalName, Name, Team, UnitCode, add_department as open,
    add_team as put_together, departments, teams,
};

/// What stands in the two forms of the page. Each posts its own half.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    code: String,
    name: String,
    name_zh_tw: String,
    name_en: String,
    team_code: String,
    team_department: String,
    team_name: String,
    team_name_zh_tw: String,
    team_name_en: String,
}

/// The departments and their teams.
pub(super) async fn show(view: View) -> Result<Response, Failure> {
    Ok(web::page(content(&view, &Typed::default(), None, &FieldErrors::new()).await?))
}

/// Adds a department.
pub(super) async fn add_department(view: View, Posted(typed): Posted<Typed>) -> Result<Response, Failure> {
    let mut errors = FieldErrors::new();
    let code = code(&view, "code", &typed.code, &mut errors);
    let names = [("name", &typed.name), ("name_zh_tw", &typed.name_zh_tw), ("name_en", &typed.name_en)];
    let name = local_name(&view, names, &mut errors);
    let (Some(code), Some(name)) = (code, name) else {
        return again(&view, &typed, &errors).await;
    };
    let deed = view.deed(Purpose::Administration);
    let tx = view.app.db().begin().await?;
    let outcome = open(&tx, &deed, Department { code, name }).await;
    let outcome = journal::settle(view.app.db(), tx, &deed, CONTEXT, &typed.code, outcome).await;
    answer(&view, &typed, outcome, "department-saved").await
}

/// Adds a team.
pub(super) async fn add_team(view: View, Posted(typed): Posted<Typed>) -> Result<Response, Failure> {
    let mut errors = FieldErrors::new();
    let code = code(&view, "team_code", &typed.team_code, &mut errors);
    let department = typed.team_department.parse();
    let department =
        department.map_err(|_| errors.add("team_department", view.page.t("staff-department-wrong")));
    let names = [
        ("team_name", &typed.team_name),
        ("team_name_zh_tw", &typed.team_name_zh_tw),
        ("team_name_en", &typed.team_name_en),
    ];
    let name = local_name(&view, names, &mut errors);
    let (Some(code), Ok(department), Some(name)) = (code, department, name) else {
        return again(&view, &typed, &errors).await;
    };
    let deed = view.deed(Purpose::Administration);
    let tx = view.app.db().begin().await?;
    let outcome = put_together(&tx, &deed, Team { code, department, name }).await;
    let outcome = journal::settle(view.app.db(), tx, &deed, CONTEXT, &typed.team_code, outcome).await;
    answer(&view, &typed, outcome, "team-saved").await
}

fn code(view: &View, field: &str, text: &str, errors: &mut FieldErrors) -> Option<UnitCode> {
    text.parse().map_err(|_| errors.add(field, view.page.t("unit-code-wrong"))).ok()
}

/// The first name is needed; the others are left out where their fields are empty.
fn local_name(view: &View, fields: [(&str, &String); 3], errors: &mut FieldErrors) -> Option<LocalName> {
    let [first, second, third] = fields;
    let mut other = |(field, text): (&str, &String)| -> Option<Option<Name>> {
        let name = (!text.is_empty()).then(|| text.parse()).transpose();
        name.map_err(|_| errors.add(field, view.page.t("staff-name-wrong"))).ok()
    };
    let (zh_tw, en) = (other(second), other(third));
    let zh_cn = first.1.parse().map_err(|_| errors.add(first.0, view.page.t("staff-name-wrong"))).ok();
    Some(LocalName { zh_cn: zh_cn?, zh_tw: zh_tw?, en: en? })
}

async fn answer<T>(
    view: &View,
    typed: &Typed,
    outcome: Result<T, Error>,
    said: &str,
) -> Result<Response, Failure> {
    match outcome {
        Ok(_) => Ok(redirect_saying("/admin/departments", said)),
        Err(Error::Refused(refusal)) => {
            let markup = content(view, typed, Some(&refusal), &FieldErrors::new()).await?;
            Ok((Failure::status_of(&refusal), markup).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn again(view: &View, typed: &Typed, errors: &FieldErrors) -> Result<Response, Failure> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, content(view, typed, None, errors).await?).into_response())
}

async fn content(
    view: &View,
    typed: &Typed,
    refusal: Option<&Refusal>,
    errors: &FieldErrors,
) -> Result<Markup, Failure> {
    let page = &view.page;
    let (departments, teams) = (departments(view.app.db()).await?, teams(view.app.db()).await?);
    let notice = match refusal {
        Some(refusal) => Some(Notice::refusal(page, refusal).kept(page.t("refusal-kept-form"))),
        None => Notice::fields(page, errors),
    };
    let body = html! {
        div.k-stack {
            (table(view, &departments, &teams))
            section.k-card { h2 { (page.t("department-add")) } (department_form(view, typed, errors)) }
            section.k-card { h2 { (page.t("team-add")) } (team_form(view, typed, &departments, errors)) }
        }
    };
    Ok(Desk::new(page.t("departments-title"))
        .crumb(page.t("nav-administration"), "/admin/staff")
        .narrow()
        .notice(notice.map(|notice| notice.markup(page)))
        .markup(page, body))
}

fn table(view: &View, departments: &[Department], teams: &[Team]) -> Markup {
    let (page, language) = (&view.page, view.page.words.language);
    let columns = vec![
        Column::new(page.t("unit-code")),
        Column::new(page.t("unit-name")),
        Column::new(page.t("department-teams")).wide(),
    ];
    let row = |department: &Department| {
        let own: Vec<_> = teams
            .iter()
            .filter(|team| team.department == department.code)
            .map(|team| format!("{} ({})", team.name.in_language(language), team.code))
            .collect();
        let cells = vec![
            html! { (department.code) },
            html! { (department.name.in_language(language)) },
            html! { (own.join(&page.t("people-and"))) },
        ];
        Row::new(department.code.as_str(), department.name.in_language(language), cells)
    };
    let rows = departments.iter().map(row).collect();
    Table::new("departments", page.t("departments-title"), columns).rows(rows).markup(page)
}

fn department_form(view: &View, typed: &Typed, errors: &FieldErrors) -> Markup {
    let fields = vec![
        code_field(view, "code", &typed.code),
        Field::text("name", view.page.t("unit-name")).value(&typed.name).required(),
        Field::text("name_zh_tw", view.page.t("unit-name-zh-tw")).value(&typed.name_zh_tw),
        Field::text("name_en", view.page.t("unit-name-en")).value(&typed.name_en),
    ];
    form(view, "/admin/departments", fields, errors)
}

fn team_form(view: &View, typed: &Typed, departments: &[Department], errors: &FieldErrors) -> Markup {
    let choices = department_choices(&view.page, departments);
    let fields = vec![
        Field::select("team_department", view.page.t("staff-department"), choices)
            .value(&typed.team_department)
            .required(),
        code_field(view, "team_code", &typed.team_code),
        Field::text("team_name", view.page.t("unit-name")).value(&typed.team_name).required(),
        Field::text("team_name_zh_tw", view.page.t("unit-name-zh-tw")).value(&typed.team_name_zh_tw),
        Field::text("team_name_en", view.page.t("unit-name-en")).value(&typed.team_name_en),
    ];
    form(view, "/admin/teams", fields, errors)
}

fn code_field(view: &View, name: &str, value: &str) -> Field {
    Field::text(name, view.page.t("unit-code"))
        .value(value)
        .hint(view.page.t("unit-code-hint"))
        .length_max(16)
        .required()
}

fn form(view: &View, action: &str, fields: Vec<Field>, errors: &FieldErrors) -> Markup {
    let page = &view.page;
    page.post(
        action,
        html! {
            div.k-fields { @for field in fields { (field.error_in(errors).markup(page)) } }
            div.k-form-do { (Button::secondary(page.t("action-add")).icon(Icon::Plus)) }
        },
    )
}
