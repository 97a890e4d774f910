use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use html::{Markup, Page, Preferences, Toast, Tone};
use i18n::Words;
use kernel::{Deed, Language, Purpose};

use crate::{App, Caller};

/// Keeps what a request that ended in a redirect has to say for the page that follows.
const SAID_COOKIE: &str = "kefu_said";

/// Everything a page's handler needs: the application, the caller, and the page that is to be filled.
#[derive(Debug, Clone)]
pub struct View {
    /// The application.
    pub app: App,
    /// Who calls.
    pub caller: Caller,
    /// The page, with language, navigation and person set.
    pub page: Page,
}

impl View {
    /// Something the caller does now, for a purpose.
    pub fn deed(&self, purpose: Purpose) -> Deed {
        self.app.deed(&self.caller, purpose)
    }

    /// The words of the caller's language.
    pub fn words(&self) -> Words {
        self.page.words
    }

    pub(crate) fn of(app: &App, caller: Caller, parts: &Parts) -> Self {
        let preferences = preferences(&parts.headers);
        let language = language(preferences, &parts.headers);
        let operator = app.operator();
        let path = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let mut page = Page {
            preferences,
            zone: operator.time_zone.clone(),
            now: app.now(),
            operator: operator.name.clone(),
            hotline: operator.hotline.clone(),
            path,
            ..Page::of(language)
        };
        if let Some(key) = said(&parts.headers) {
            page.toasts.push(Toast::new(page.t(&key), Tone::Good));
        }
        app.furnish(&caller, &mut page);
        Self { app: app.clone(), caller, page }
    }
}

impl FromRequestParts<App> for View {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let caller = parts.extensions.get().cloned().unwrap_or_else(Caller::anonymous);
        Ok(Self::of(app, caller, parts))
    }
}

/// Leads to another page, which shows the sentence with this key once: what was just done.
pub fn redirect_saying(to: &str, key: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    let cookie = format!("{SAID_COOKIE}={key}; Path=/; Max-Age=10; HttpOnly; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// A page as an answer; the sentence it may carry from the request before is shown once.
pub fn page(markup: Markup) -> Response {
    let mut response = markup.into_response();
    let forget = format!("{SAID_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&forget) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

pub(crate) fn preferences(headers: &HeaderMap) -> Preferences {
    let cookies = headers.get(header::COOKIE).and_then(|value| value.to_str().ok());
    cookies.map(Preferences::from_cookies).unwrap_or_default()
}

pub(crate) fn language(preferences: Preferences, headers: &HeaderMap) -> Language {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    preferences.language.or_else(|| accepted.and_then(Language::accepted)).unwrap_or_default()
}

/// The key of what the last request said. It is a key of our language files or nothing.
fn said(headers: &HeaderMap) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let key = jar.get(SAID_COOKIE)?.value();
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    (is_key && Words::of(Language::En).has(key)).then(|| key.to_owned())
}
