//! Every layout and component with sample content, to look at and to test in a browser.
//!
//! `cargo run -p html --example gallery [ADDRESS]` serves it, on `127.0.0.1:8099` unless told otherwise. Language,
//! theme and print follow the cookies that the menus set.

mod boards;
mod case;
mod desk;
mod portal;
mod sample;

use std::{convert::Infallible, env, error::Error, time::Duration};

use axum::{
    Form, Router,
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::{self, Next},
    response::{
        Html, IntoResponse, Redirect, Response,
        sse::{Event, Sse},
    },
    routing::{get, post},
};
use html::{
    Avatar, Badge, CONTENT_SECURITY_POLICY, Icon, Markup, Page, Preferences, Presence, Render, Tone, assets,
};
use serde::Deserialize;
use tokio_stream::StreamExt as _;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if let Some(how) = assets::missing() {
        eprintln!("{how}");
    }
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8099".to_owned());
    let listener = tokio::net::TcpListener::bind(&address).await?;
    eprintln!("http://{}", listener.local_addr()?);
    axum::serve(listener, router()).await?;
    Ok(())
}

fn router() -> Router {
    Router::new()
        .route("/", get(async || Redirect::to("/inbox")))
        .route("/inbox", get(async |request: Request| show(&request, desk::inbox)))
        .route("/empty", get(async |request: Request| show(&request, desk::empty)))
        .route("/complaints/T20260930-0001", get(async |request: Request| show(&request, case::page)))
        .route(
            "/complaints/T20260930-0001/timeline",
            get(async |request: Request| show(&request, case::timeline)),
        )
        .route(
            "/complaints/T20260930-0001/clock",
            get(async |request: Request| show(&request, case::statute)),
        )
        .route("/intake", get(async |request: Request| show(&request, desk::intake)))
        .route("/intake-refused", get(async |request: Request| show(&request, desk::intake_refused)))
        .route("/boards", get(async |request: Request| show(&request, boards::page)))
        .route("/imports", get(async |request: Request| show(&request, desk::import)))
        .route("/error", get(async |request: Request| show(&request, desk::error)))
        .route("/sign-in", get(async |request: Request| show(&request, desk::sign_in)))
        .route("/portal", get(async |request: Request| show(&request, portal::submit)))
        .route("/portal/follow", get(async |request: Request| show(&request, portal::follow)))
        .route("/preferences", post(html::keep_preferences))
        .route("/assets/{file}", get(assets::serve))
        .route("/live", get(live))
        .route("/palette", get(async || Html(found())))
        .route("/drafts", post(async || ""))
        .route("/undo", post(async || ""))
        .route("/presence", post(presence))
        .fallback(async |request: Request| show(&request, desk::error))
        .layer(middleware::from_fn(secure))
}

fn show(request: &Request, view: fn(&Page) -> Markup) -> Response {
    let cookies = request.headers().get(header::COOKIE).and_then(|value| value.to_str().ok());
    let preferences = Preferences::from_cookies(cookies.unwrap_or_default());
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    view(&sample::page(preferences, path)).into_response()
}

async fn secure(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let policy = HeaderValue::from_static(CONTENT_SECURITY_POLICY);
    answer.headers_mut().insert(HeaderName::from_static("content-security-policy"), policy);
    answer
}

/// A message now and then, as if somebody else were working.
async fn live() -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>>> {
    let beat = tokio_stream::iter(0_u32..).throttle(Duration::from_secs(4));
    Sse::new(beat.map(|_| Ok(Event::default().event("change").data("complaints complaints:T20260930-0001"))))
}

#[derive(Deserialize)]
struct Here {
    state: String,
}

async fn presence(Form(here): Form<Here>) -> Markup {
    let state = if here.state == "editing" { "✎" } else { "" };
    html::html! { (Avatar::new("赵蕾").presence(Presence::Viewing)) span { "赵蕾 正在查看 " (state) } }
}

fn found() -> String {
    let case =
        |number: &str, what: &str| html::html! { a href={ "/complaints/" (number) } { (number) " " (what) } };
    let badge = Badge::new("demo", Tone::Neutral).icon(Icon::Search).render();
    html::html! { (case("T20260930-0001", "视频彩铃会员")) (badge) }.into_string()
}
