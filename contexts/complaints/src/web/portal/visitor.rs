//! Whose complaint a browser may look at: the cookie of a visit.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use web::{Failure, View};

use crate::{Visit, complaint::Number, visited};

/// The cookie that holds a visit's token.
pub(super) const VISIT_COOKIE: &str = "kefu_visit";
/// As long as a visit can last; the server ends it before.
const SECONDS_MAX: u32 = 12 * 60 * 60;

/// The token that a browser brings.
pub(super) fn token(jar: &CookieJar) -> Option<&str> {
    jar.get(VISIT_COOKIE).map(axum_extra::extract::cookie::Cookie::value)
}

/// The complaint that the browser may act on: the one its visit opens, if the form was made for the same one.
///
/// Somebody with two complaints can have the page of the one open while the visit is already to the other: what
/// they send must not land there.
pub(super) async fn visited_by(
    view: &View,
    jar: &CookieJar,
    form_of: &str,
) -> Result<Option<Number>, Failure> {
    let Some(token) = token(jar) else { return Ok(None) };
    let number = visited(view.app.db(), token, view.app.now()).await.map_err(super::failure)?;
    match number {
        Some(number) if number.to_string() != form_of => Err(Failure::NotFound),
        number => Ok(number),
    }
}

/// Leads on, with the token in a cookie that no script reads and no other site sends.
pub(super) fn lead_in(view: &View, visit: &Visit, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    set_cookie(view, &mut response, &visit.token, SECONDS_MAX);
    response
}

/// Takes the token away from the browser.
pub(super) fn forget(view: &View, mut response: Response) -> Response {
    set_cookie(view, &mut response, "", 0);
    response
}

/// Where a browser goes whose visit is over, or never was.
pub(super) fn knock_again(jar: &CookieJar) -> Response {
    let to = if token(jar).is_some() { "/portal/follow?ended" } else { "/portal/follow" };
    Redirect::to(to).into_response()
}

fn set_cookie(view: &View, response: &mut Response, token: &str, seconds: u32) {
    let secure = if view.app.operator().base_url.starts_with("https://") { "; Secure" } else { "" };
    let cookie =
        format!("{VISIT_COOKIE}={token}; Path=/portal; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
