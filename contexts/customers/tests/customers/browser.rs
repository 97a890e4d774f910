use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header, request::Builder},
    routing::any,
};
use calendars::Calendars;
use db::Db;
use jiff::tz::TimeZone;
use kernel::Role;
use tower::ServiceExt as _;
use web::{App, Caller, Failure, Live, Operator, Parts};

/// The agent 1001.
pub(crate) fn agent() -> Caller {
    Caller {
        actor: "staff:1001".parse().unwrap(),
        name: "李敏".to_owned(),
        roles: vec![Role::Agent],
        permissions: Role::Agent.permissions().to_vec(),
        department: Some("CC".to_owned()),
        team: None,
    }
}

/// The program as this caller sees it: any cookie and any token stand for them.
pub(crate) fn house(db: &Db, caller: Caller) -> App {
    let random = Mutex::new(testkit::Random::seeded(1));
    App::new(Parts {
        db: db.clone(),
        operator: Operator {
            name: "云岭通信".to_owned(),
            time_zone: TimeZone::fixed(jiff::tz::offset(8)),
            calendar: "cn".to_owned(),
            base_url: "http://localhost:8080".to_owned(),
            hotline: None,
            users_in_service: 0,
        },
        calendars: Calendars::built_in(),
        clock: Arc::new(|| "2026-09-30T16:12:00+08:00".parse().unwrap()),
        random: Arc::new(move || random.lock().unwrap().bytes()),
        authenticate: Arc::new(move |_, _| {
            let caller = caller.clone();
            Box::pin(async { Ok(Some(caller)) })
        }),
        furnish: Arc::new(|_, _| ()),
        live: Live::new(),
    })
}

/// Somebody at a browser without JavaScript who does not follow redirects by themselves.
pub(crate) struct Browser {
    router: Router,
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
        Self { router: customers::routes().into_router(app, nowhere), language: "en" }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::builder().method(Method::GET).uri(path), Body::empty()).await
    }

    /// Sends a form as the browser would.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, form.finish().into()).await
    }

    pub(crate) async fn send(&mut self, request: Builder, body: Body) -> Answer {
        let request =
            request.header(header::COOKIE, "kefu_session=x").header(header::ACCEPT_LANGUAGE, self.language);
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = String::from_utf8(to_bytes(body, 1 << 22).await.unwrap().to_vec()).unwrap();
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
