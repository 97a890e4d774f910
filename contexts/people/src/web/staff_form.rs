use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use html::{Button, Choice, Desk, Field, FieldErrors, Icon, Markup, Notice, Tone, html};
use kernel::{Language, Purpose, Refusal, Role, StaffNumber};
use serde::Deserialize;
use web::{Failure, Posted, View, redirect_saying};

use super::{department_choices, team_choices};
use crate::{
    CONTEXT, Error, Secret, Staff, add_staff, change_staff, departments, find, hash_password, set_password,
    teams,
};

/// A member of staff as the form has them: text, right or wrong.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    number: String,
    name: String,
    department: String,
    #[serde(default)]
    team: String,
    #[serde(default)]
    roles: Vec<String>,
    authority: String,
    language: String,
    active: Option<String>,
}

/// What stands above the form.
#[derive(Default)]
struct Said {
    refusal: Option<Refusal>,
    errors: FieldErrors,
    password: Option<String>,
}

/// The form for somebody new.
pub(super) async fn show_new(view: View) -> Result<Response, Failure> {
    let typed = Typed { authority: "0.00".to_owned(), active: Some("on".to_owned()), ..Typed::default() };
    Ok(web::page(form(&view, None, &typed, &Said::default()).await?))
}

/// The form of somebody who is there.
pub(super) async fn show(view: View, Path(number): Path<String>) -> Result<Response, Failure> {
    let staff = existing(&view, &number).await?;
    Ok(web::page(form(&view, Some(&staff.number), &Typed::from(&staff), &Said::default()).await?))
}

/// Adds somebody.
pub(super) async fn add(view: View, Posted(typed): Posted<Typed>) -> Result<Response, Failure> {
    let staff = match typed.read(&view, typed.number.parse().ok()) {
        Ok(staff) => staff,
        Err(errors) => return again(&view, None, &typed, errors).await,
    };
    let number = staff.number.clone();
    let deed = view.deed(Purpose::Administration);
    let tx = view.app.db().begin().await?;
    let outcome = add_staff(&tx, &deed, staff).await;
    let outcome = journal::settle(view.app.db(), tx, &deed, CONTEXT, number.as_str(), outcome).await;
    answer(&view, None, &typed, outcome).await
}

/// Changes somebody.
pub(super) async fn change(
    view: View,
    Path(number): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let number = existing(&view, &number).await?.number;
    let staff = match typed.read(&view, Some(number.clone())) {
        Ok(staff) => staff,
        Err(errors) => return again(&view, Some(&number), &typed, errors).await,
    };
    let deed = view.deed(Purpose::Administration);
    let tx = view.app.db().begin().await?;
    let outcome = change_staff(&tx, &deed, staff).await;
    let outcome = journal::settle(view.app.db(), tx, &deed, CONTEXT, number.as_str(), outcome).await;
    answer(&view, Some(&number), &typed, outcome).await
}

/// Gives somebody a random password and shows it once: no administrator chooses what another person types.
pub(super) async fn give_password(view: View, Path(number): Path<String>) -> Result<Response, Failure> {
    let staff = existing(&view, &number).await?;
    let password = readable(&view.app.random());
    let hash = hash_password(Secret::new(password.clone()), &staff.number, view.app.random()).await?;
    let tx = view.app.db().begin().await?;
    set_password(&tx, &view.deed(Purpose::Administration), &staff.number, hash).await?;
    tx.commit().await?;
    let said = Said { password: Some(password), ..Said::default() };
    Ok(web::page(form(&view, Some(&staff.number), &Typed::from(&staff), &said).await?))
}

async fn existing(view: &View, number: &str) -> Result<Staff, Failure> {
    let number: StaffNumber = number.parse().map_err(|_| Failure::NotFound)?;
    find(view.app.db(), &number).await?.ok_or(Failure::NotFound)
}

async fn answer(
    view: &View,
    number: Option<&StaffNumber>,
    typed: &Typed,
    outcome: Result<Staff, Error>,
) -> Result<Response, Failure> {
    match outcome {
        Ok(staff) => Ok(redirect_saying(&format!("/admin/staff/{}", staff.number), "staff-saved")),
        Err(Error::Refused(refusal)) => {
            let status = Failure::status_of(&refusal);
            let said = Said { refusal: Some(refusal), ..Said::default() };
            Ok((status, form(view, number, typed, &said).await?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn again(
    view: &View,
    number: Option<&StaffNumber>,
    typed: &Typed,
    errors: FieldErrors,
) -> Result<Response, Failure> {
    let said = Said { errors, ..Said::default() };
    let markup = form(view, number, typed, &said).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response())
}

impl From<&Staff> for Typed {
    fn from(staff: &Staff) -> Self {
        Self {
            number: staff.number.to_string(),
            name: staff.name.to_string(),
            department: staff.department.to_string(),
            team: staff.team.as_ref().map(ToString::to_string).unwrap_or_default(),
            roles: staff.roles.iter().map(|role| role.name().to_owned()).collect(),
            authority: staff.authority.to_string(),
            language: staff.language.tag().to_owned(),
            active: staff.active.then(|| "on".to_owned()),
        }
    }
}

impl Typed {
    /// The member of staff that the text means, or what is wrong with it.
    fn read(&self, view: &View, number: Option<StaffNumber>) -> Result<Staff, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut wrong = |field: &str, key: &str| errors.add(field, view.page.t(key));
        if number.is_none() {
            wrong("number", "staff-number-wrong");
        }
        let name = self.name.parse().map_err(|_| wrong("name", "staff-name-wrong")).ok();
        let department = self.department.parse();
        let department = department.map_err(|_| wrong("department", "staff-department-wrong")).ok();
        let team = (!self.team.is_empty()).then(|| self.team.parse()).transpose();
        let team = team.map_err(|_| wrong("team", "staff-team-wrong")).ok();
        let authority = self.authority.parse();
        let authority = authority.map_err(|_| wrong("authority", "staff-authority-wrong")).ok();
        let roles: Option<Vec<Role>> = self.roles.iter().map(|name| Role::parse(name)).collect();
        if roles.is_none() {
            wrong("roles", "staff-roles-wrong");
        }
        let language = Language::parse(&self.language).unwrap_or_default();
        match (number, name, department, team, authority, roles) {
            (Some(number), Some(name), Some(department), Some(team), Some(authority), Some(roles)) => {
                let active = self.active.is_some();
                Ok(Staff { number, name, department, team, roles, authority, language, active })
            }
            _ => Err(errors),
        }
    }
}

async fn form(
    view: &View,
    number: Option<&StaffNumber>,
    typed: &Typed,
    said: &Said,
) -> Result<Markup, Failure> {
    let page = &view.page;
    let fields = fields(view, number.is_none(), typed, &said.errors).await?;
    let action = number.map_or("/admin/staff".to_owned(), |number| format!("/admin/staff/{number}"));
    let notice = match (&said.refusal, &said.password) {
        (Some(refusal), _) => Some(Notice::refusal(page, refusal).kept(page.t("refusal-kept-form"))),
        (None, Some(password)) => Some(
            Notice::new(Tone::Good, page.t("staff-password-given"))
                .text(html! { code.k-secret { (password) } " " (Button::quiet(page.t("action-copy")).copy(password)) })
                .remedy(page.t("staff-password-once")),
        ),
        (None, None) => Notice::fields(page, &said.errors),
    };
    let save = Button::primary(page.t("action-save")).icon(Icon::Check).shortcut("mod+enter");
    let body = html! {
        div.k-stack {
            section.k-card { (page.post(&action, html! { (fields) div.k-form-do { (save) } })) }
            @if let Some(number) = number {
                section.k-card {
                    h2 { (page.t("staff-password")) }
                    p.text-secondary { (page.t("staff-password-hint")) }
                    (page.post(&format!("/admin/staff/{number}/password"),
                        Button::secondary(page.t("staff-password-give")).icon(Icon::Key)))
                }
            }
        }
    };
    let title = number.map_or_else(|| page.t("staff-add"), |number| format!("{number} {}", typed.name));
    Ok(Desk::new(title)
        .crumb(page.t("nav-administration"), "/admin/staff")
        .crumb(page.t("staff-title"), "/admin/staff")
        .narrow()
        .notice(notice.map(|notice| notice.markup(page)))
        .markup(page, body))
}

async fn fields(view: &View, is_new: bool, typed: &Typed, errors: &FieldErrors) -> Result<Markup, Failure> {
    let (page, db) = (&view.page, view.app.db());
    let (departments, teams) = (departments(db).await?, teams(db).await?);
    let roles = Role::ALL.into_iter().map(|role| {
        Choice::new(role.name(), page.t(&format!("role-{}", role.name())))
            .chosen(typed.roles.iter().any(|name| name == role.name()))
    });
    let languages = Language::ALL.into_iter().map(|l| Choice::new(l.tag(), l.name())).collect();
    let active = typed.active.as_deref().unwrap_or_default();
    let shown = [
        Field::text("name", page.t("staff-name")).value(&typed.name).required(),
        Field::select("department", page.t("staff-department"), department_choices(page, &departments))
            .value(&typed.department)
            .required(),
        Field::select("team", page.t("staff-team"), team_choices(page, &departments, &teams))
            .value(&typed.team),
        Field::checks("roles", page.t("staff-roles"), roles.collect()).required(),
        Field::money("authority", page.t("staff-authority"))
            .value(&typed.authority)
            .hint(page.t("staff-authority-hint"))
            .required(),
        Field::select("language", page.t("setting-language"), languages).value(&typed.language).required(),
        Field::check("active", page.t("staff-active")).value(active).hint(page.t("staff-active-hint")),
    ];
    let number = Field::text("number", page.t("staff-number"))
        .value(&typed.number)
        .hint(page.t("staff-number-hint"))
        .length_max(16)
        .required();
    Ok(html! {
        @if is_new { (number.error_in(errors).markup(page)) }
        @for field in shown { (field.error_in(errors).markup(page)) }
    })
}

/// Sixteen characters that nobody mistakes for one another: 80 random bits.
fn readable(random: &[u8; 32]) -> String {
    const CHARACTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let characters = random.iter().take(16).map(|byte| char::from(CHARACTERS[usize::from(byte % 32)]));
    characters.enumerate().fold(String::new(), |mut text, (place, character)| {
        if place > 0 && place % 4 == 0 {
            text.push('-');
        }
        text.push(character);
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_password_has_eighty_random_bits_in_four_groups() {
        assert_eq!(readable(&std::array::from_fn(|i| u8::try_from(i).unwrap())), "abcd-efgh-ijkm-npqr");
        let bytes: [u8; 32] = [255; 32];
        assert_eq!(readable(&bytes), "9999-9999-9999-9999");
    }
}
