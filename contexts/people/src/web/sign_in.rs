use axum::{
    extract::{Query, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{AppendHeaders, IntoResponse as _, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use html::{Address, Button, Field, Icon, Notice, html};
use kernel::{Language, Purpose, Refusal};
use serde::Deserialize;
use web::{App, Failure, Posted, Remote, SESSION_COOKIE, View};

use super::session_cookie;
use crate::{Error, Secret, SignIn, sign_in as open, sign_out as close};

#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    number: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// The page where staff sign in.
pub(super) async fn show(view: View, Query(wanted): Query<Wanted>) -> Response {
    if view.caller.staff().is_some() {
        return Redirect::to(&local(&wanted.next)).into_response();
    }
    web::page(form(&view, "", &wanted.next, None))
}

/// Opens a session and leads to where the person wanted to go.
pub(super) async fn sign_in(
    view: View,
    remote: Remote,
    jar: CookieJar,
    headers: HeaderMap,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let command = SignIn {
        number: typed.number.clone(),
        password: Secret::new(typed.password),
        remote: remote.to_string(),
        device: device(&headers),
        former_token: jar.get(SESSION_COOKIE).map(|cookie| cookie.value().to_owned()),
        random: view.app.random(),
    };
    match open(view.app.db(), command, view.app.now()).await {
        Ok(signed_in) => {
            let mut cookies = vec![session_cookie(&view.app, Some(&signed_in.token))];
            if view.page.preferences.language.is_none() {
                cookies.push(language_cookie(signed_in.staff.language));
            }
            Ok((AppendHeaders(cookies), Redirect::to(&local(&typed.next))).into_response())
        }
        Err(Error::Refused(refusal)) => {
            let markup = form(&view, &typed.number, &typed.next, Some(&refusal));
            Ok((status(&refusal), markup).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Ends the session of this browser.
pub(super) async fn sign_out(
    State(app): State<App>,
    view: View,
    jar: CookieJar,
) -> Result<Response, Failure> {
    if let Some(cookie) = jar.get(SESSION_COOKIE) {
        close(app.db(), &view.deed(Purpose::Administration), cookie.value()).await?;
    }
    Ok((AppendHeaders([session_cookie(&app, None), no_language_cookie()]), Redirect::to("/sign-in"))
        .into_response())
}

fn form(view: &View, number: &str, next: &str, refusal: Option<&Refusal>) -> html::Markup {
    let page = &view.page;
    let notice = refusal.map(|refusal| Notice::refusal(page, refusal).markup(page));
    let number_field =
        Field::text("number", page.t("sign-in-number")).value(number).required().length_max(16);
    let password = Field::password("password", page.t("sign-in-password")).required();
    let form = page.post(
        "/sign-in",
        html! {
            input type="hidden" name="next" value=(next);
            (number_field.autocomplete("username").autofocus().markup(page))
            (password.autocomplete("current-password").markup(page))
            div.k-form-do { (Button::primary(page.t("sign-in-submit")).icon(Icon::Key)) }
        },
    );
    html::SignIn::new().notice(notice).markup(page, form)
}

/// A sign-in form is the favourite start of an open redirect: only a path on this server is followed.
fn local(next: &str) -> String {
    Address::parse(next).to_string()
}

fn status(refusal: &Refusal) -> StatusCode {
    match refusal.rule {
        "sign-in-locked" => StatusCode::TOO_MANY_REQUESTS,
        _ => Failure::status_of(refusal),
    }
}

pub(super) fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    agent.unwrap_or_default().to_owned()
}

/// The language of the person's own record, where none was chosen before signing in.
fn language_cookie(language: Language) -> (HeaderName, String) {
    (header::SET_COOKIE, format!("kefu_language={}; Path=/; SameSite=Lax", language.tag()))
}

/// Several people share a desk: the next one is met in their own language again.
fn no_language_cookie() -> (HeaderName, String) {
    (header::SET_COOKIE, "kefu_language=; Path=/; Max-Age=0; SameSite=Lax".to_owned())
}
