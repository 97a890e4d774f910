use std::future::{Ready, ready};

use axum::{
    Form,
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
};
use kernel::Language;
use serde::Deserialize;

use crate::Address;

/// How a person wants pages to be: kept in cookies, so that it holds before signing in too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// The language, where the person chose one.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
    /// The size of text in the portal.
    pub print: Print,
    /// Whether single keys are shortcuts.
    pub keys: SingleKeys,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the operating system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The size of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Print {
    /// As designed.
    #[default]
    Normal,
    /// Large, for tired eyes.
    Large,
}

/// Whether single keys such as `n` are shortcuts. Combinations with Ctrl or ⌘ always are (WCAG 2.1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SingleKeys {
    /// They are.
    #[default]
    On,
    /// They are not.
    Off,
}

impl Theme {
    /// The name in cookies and forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::System, Self::Light, Self::Dark].into_iter().find(|theme| theme.name() == name)
    }
}

impl Print {
    /// The value in cookies and forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "off",
            Self::Large => "on",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Normal, Self::Large].into_iter().find(|print| print.name() == name)
    }
}

impl SingleKeys {
    /// The name in cookies and forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::On, Self::Off].into_iter().find(|keys| keys.name() == name)
    }
}

impl Preferences {
    /// Reads the `Cookie` header. What is missing or unknown keeps its default.
    pub fn from_cookies(header: &str) -> Self {
        let mut found = Self::default();
        for (name, value) in header.split(';').filter_map(|pair| pair.trim().split_once('=')) {
            match name {
                "kefu_language" => found.language = Language::parse(value),
                "kefu_theme" => found.theme = Theme::parse(value).unwrap_or_default(),
                "kefu_large_print" => found.print = Print::parse(value).unwrap_or_default(),
                "kefu_shortcuts" => found.keys = SingleKeys::parse(value).unwrap_or_default(),
                _ => (),
            }
        }
        found
    }
}

/// The choice that a menu posts.
#[derive(Debug, Clone, Deserialize)]
pub struct PreferencesChoice {
    language: Option<String>,
    theme: Option<String>,
    large_print: Option<String>,
    shortcuts: Option<String>,
    back: Option<String>,
}

/// Answers `POST /preferences`, where the menus post to: keeps one choice in a cookie for a year and leads back.
/// May be open to everybody: nothing but the looks of this browser depends on it.
pub fn keep_preferences(Form(choice): Form<PreferencesChoice>) -> Ready<Response> {
    ready(keep(choice))
}

fn keep(choice: PreferencesChoice) -> Response {
    let chosen = [
        ("kefu_language", choice.language.and_then(|tag| Language::parse(&tag)).map(Language::tag)),
        ("kefu_theme", choice.theme.and_then(|name| Theme::parse(&name)).map(Theme::name)),
        ("kefu_large_print", choice.large_print.and_then(|name| Print::parse(&name)).map(Print::name)),
        ("kefu_shortcuts", choice.shortcuts.and_then(|name| SingleKeys::parse(&name)).map(SingleKeys::name)),
    ];
    let cookies = chosen.into_iter().filter_map(|(name, value)| {
        let cookie = format!("{name}={}; Path=/; Max-Age=31536000; SameSite=Lax", value?);
        Some((header::SET_COOKIE, cookie))
    });
    let cookies: Vec<_> = cookies.collect();
    let back = Address::parse(choice.back.as_deref().unwrap_or("/")).to_string();
    (StatusCode::SEE_OTHER, AppendHeaders(cookies), [(header::LOCATION, back)]).into_response()
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, http::Request, routing::post};
    use tower::ServiceExt;

    use super::*;

    async fn answer(body: &'static str) -> Response {
        let request =
            Request::post("/preferences").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let router: Router = Router::new().route("/preferences", post(keep_preferences));
        router.oneshot(request.body(Body::from(body)).unwrap()).await.unwrap()
    }

    #[tokio::test]
    async fn a_choice_is_kept_in_a_cookie_and_leads_back() {
        let answer = answer("theme=dark&back=/inbox%3Fsort%3Ddue").await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        assert_eq!(answer.headers()[header::LOCATION], "/inbox?sort=due");
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        assert_eq!(cookie, "kefu_theme=dark; Path=/; Max-Age=31536000; SameSite=Lax");
        assert_eq!(Preferences::from_cookies("a=b; kefu_theme=dark").theme, Theme::Dark);
    }

    #[tokio::test]
    async fn an_unknown_choice_or_a_foreign_address_changes_nothing() {
        let answer = answer("theme=%3Cscript%3E&back=//evil.example").await;
        assert_eq!(answer.headers().get(header::SET_COOKIE), None);
        assert_eq!(answer.headers()[header::LOCATION], "/");
    }
}
