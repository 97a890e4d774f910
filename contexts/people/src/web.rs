//! Pages, one file per screen.

mod departments;
mod me;
mod sign_in;
mod staff_form;
mod staff_list;
mod tokens;

use axum::{
    http::{HeaderName, header},
    routing::{get, post},
};
use html::{Choice, Page};
use kernel::{Permission, StaffNumber};
use web::{App, Failure, Routes, SESSION_COOKIE, View};

use crate::{Department, Error, Team};

/// A week: no session lasts longer, and one that nobody uses ends much sooner.
const SESSION_SECONDS: u32 = 7 * 24 * 3_600;

/// The pages and forms of people.
pub fn routes() -> Routes {
    Routes::new()
        .route("/sign-in", Permission::Public, get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", Permission::Public, post(sign_in::sign_out))
        .route("/preferences", Permission::Public, post(html::keep_preferences))
        .route("/me", Permission::SignedIn, get(me::show))
        .route("/me/password", Permission::SignedIn, post(me::change_password))
        .route("/me/sessions/{id}/end", Permission::SignedIn, post(me::end_session))
        .route("/admin/staff", Permission::Administer, get(staff_list::show).post(staff_form::add))
        .route("/admin/staff/new", Permission::Administer, get(staff_form::show_new))
        .route(
            "/admin/staff/{number}",
            Permission::Administer,
            get(staff_form::show).post(staff_form::change),
        )
        .route("/admin/staff/{number}/password", Permission::Administer, post(staff_form::give_password))
        .route(
            "/admin/departments",
            Permission::Administer,
            get(departments::show).post(departments::add_department),
        )
        .route("/admin/teams", Permission::Administer, post(departments::add_team))
        .route("/admin/tokens", Permission::Administer, get(tokens::show).post(tokens::create))
        .route("/admin/tokens/{name}/revocation", Permission::Administer, post(tokens::revoke))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal) => refusal.into(),
            Error::NotFound(_) => Self::NotFound,
            Error::Store(error) => error.into(),
        }
    }
}

/// The `Set-Cookie` of a session. Scripts cannot read it, other sites cannot send it, and where the operator is
/// reached over HTTPS it travels over nothing else. `None` takes it away.
fn session_cookie(app: &App, token: Option<&str>) -> (HeaderName, String) {
    let secure = if app.operator().base_url.starts_with("https://") { "; Secure" } else { "" };
    let (value, seconds) = token.map_or(("", 0), |token| (token, SESSION_SECONDS));
    let cookie =
        format!("{SESSION_COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    (header::SET_COOKIE, cookie)
}

fn me(view: &View) -> Result<StaffNumber, Failure> {
    view.caller.staff().cloned().ok_or(Failure::Forbidden)
}

fn department_choices(page: &Page, departments: &[Department]) -> Vec<Choice> {
    let choice = |department: &Department| {
        let name = department.name.in_language(page.words.language);
        Choice::new(department.code.as_str(), format!("{name} ({})", department.code))
    };
    departments.iter().map(choice).collect()
}

/// The teams under the headings of their departments, after the choice of none.
fn team_choices(page: &Page, departments: &[Department], teams: &[Team]) -> Vec<Choice> {
    let language = page.words.language;
    let mut choices = vec![Choice::new("", page.t("staff-no-team"))];
    for department in departments {
        let own = teams.iter().filter(|team| team.department == department.code);
        choices.extend(own.map(|team| {
            Choice::new(team.code.as_str(), team.name.in_language(language))
                .group(department.name.in_language(language))
        }));
    }
    choices
}
