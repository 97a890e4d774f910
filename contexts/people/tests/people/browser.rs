use std::collections::BTreeMap;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
    routing::any,
};
use tower::ServiceExt as _;
use web::{App, Failure};

use crate::{
    fixture::deed,
    house::{House, PASSWORD, secret},
};

/// Somebody at a browser without JavaScript, who keeps cookies and does not follow redirects by themselves.
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) language: &'static str,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Browser {
    pub(crate) fn at(app: App) -> Self {
        let nowhere = any(async || Failure::NotFound);
        let router = people::routes().into_router(app, nowhere);
        Self { router, cookies: BTreeMap::new(), language: "en" }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::builder().method(Method::GET).uri(path), Body::empty()).await
    }

    /// Sends a form as the browser would.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = fields.iter().fold(form_urlencoded::Serializer::new(String::new()), |mut form, field| {
            form.append_pair(field.0, field.1);
            form
        });
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, { body }.finish().into()).await
    }

    pub(crate) async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request
            .header(header::COOKIE, cookies.join("; "))
            .header(header::ACCEPT_LANGUAGE, self.language)
            .header(header::USER_AGENT, "Testfox/1.0");
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (pair, attributes) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let body = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Answer {
    /// Where it leads.
    pub(crate) fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().unwrap()
    }

    /// The words of the page without its tags.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for part in self.body.split('<') {
            text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
            text.push(' ');
        }
        text
    }
}

/// A browser in which this person is signed in; the administrator has the password too.
pub(crate) async fn signed_in(house: &House, number: &str) -> Browser {
    let hash = secret(PASSWORD).hash([2; 32]).await;
    let tx = house.db.begin().await.unwrap();
    people::set_password(&tx, &deed(), &number.parse().unwrap(), hash).await.unwrap();
    tx.commit().await.unwrap();
    let mut browser = Browser::at(house.app());
    browser.post("/preferences", &[("language", "en")]).await;
    let answer = browser.post("/sign-in", &[("number", number), ("password", PASSWORD)]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
    browser
}
