use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::MethodRouter,
};
use kernel::Permission;

use crate::{App, Caller, Failure, View, caller::Credential};

/// What every answer tells the browser it may not do.
const SECURITY_HEADERS: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, html::CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Routes with what each asks of its caller.
#[derive(Debug, Default)]
pub struct Routes {
    router: Router<App>,
    rules: Vec<RouteRule>,
}

/// What a route asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RouteRule {
    /// The path, in axum's notation.
    pub path: &'static str,
    /// What it asks for.
    pub permission: Permission,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a route. The same path may come twice with different methods and permissions.
    #[must_use]
    pub fn route(mut self, path: &'static str, permission: Permission, methods: MethodRouter<App>) -> Self {
        let gated = methods
            .layer(middleware::from_fn(move |request: Request, next: Next| gate(permission, request, next)));
        self.router = self.router.route(path, gated);
        self.rules.push(RouteRule { path, permission });
        self
    }

    /// Adds the routes of another part.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.rules.extend(other.rules);
        self
    }

    /// What each route asks for, for the test that tries every role on every route.
    pub fn rules(&self) -> &[RouteRule] {
        &self.rules
    }

    /// The router, with the caller of each request identified before any route is tried.
    pub fn into_router(self, app: App, fallback: MethodRouter<App>) -> Router {
        self.router
            .fallback_service(fallback.with_state(app.clone()))
            .layer(middleware::from_fn_with_state(app.clone(), identify))
            .with_state(app)
    }
}

/// Puts the caller on the request. A state-changing request that another site sent in a person's name is
/// refused before anything looks at it.
async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let credential = Credential::of(request.headers());
    let by_cookie = !matches!(credential, Some(Credential::Token(_)));
    if by_cookie && is_cross_site(request.method(), request.headers()) {
        return (StatusCode::FORBIDDEN, "This request came from another site.").into_response();
    }
    let caller = match credential {
        None => None,
        Some(credential) => match app.authenticate()(app.clone(), credential).await {
            Ok(caller) => caller,
            Err(error) => {
                tracing::error!(%error, "the caller could not be identified");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        },
    };
    let signed_in = caller.is_some();
    let caller = caller.unwrap_or_else(Caller::anonymous);
    request.extensions_mut().insert(caller.clone());
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        response = failure.page(&View::of(&app, caller, &asked).page);
    } else if is_bare_error(&response) && !is_api(asked.uri.path()) {
        response = in_words(response, &View::of(&app, caller, &asked).page);
    }
    let headers = response.headers_mut();
    for (name, value) in SECURITY_HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if signed_in {
        // What a signed-in person saw must not come back out of a cache after sign-out.
        response
            .headers_mut()
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("no-store, private"));
    }
    response
}

/// Whether the framework said no on its own, with a status alone or a line of English: to a method that is not
/// served, to a path that is no text.
fn is_bare_error(response: &Response) -> bool {
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    (status.is_client_error() || status.is_server_error())
        && kind.is_none_or(|kind| kind.starts_with(b"text/plain"))
}

/// The same answer as a page; what else it told the browser stays.
fn in_words(response: Response, page: &html::Page) -> Response {
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    let shown = html::ErrorPage::new(parts.status.as_u16()).markup(page).into_response();
    parts.headers.extend(shown.headers().clone());
    Response::from_parts(parts, shown.into_body())
}

fn is_api(path: &str) -> bool {
    path.starts_with("/tmf-api/")
}

/// The one authorisation point.
async fn gate(permission: Permission, request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>();
    if caller.is_some_and(|caller| caller.may(permission)) || permission == Permission::Public {
        return next.run(request).await;
    }
    let is_api = is_api(request.uri().path());
    let is_known = caller.is_some_and(|caller| !caller.is_anonymous());
    match (is_known, is_api) {
        (false, true) => (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")]).into_response(),
        (false, false) => Redirect::to(&sign_in_path(&request)).into_response(),
        (true, true) => StatusCode::FORBIDDEN.into_response(),
        (true, false) => Failure::Forbidden.into_response(),
    }
}

/// The sign-in page, which leads back to where a reader wanted to go.
fn sign_in_path(request: &Request) -> String {
    let wanted = request.uri().path_and_query().map_or("/", |p| p.as_str());
    if request.method() == Method::GET && wanted != "/" {
        let escaped: String = wanted
            .bytes()
            .map(|b| match b {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                    (b as char).to_string()
                }
                _ => format!("%{b:02X}"),
            })
            .collect();
        return format!("/sign-in?next={escaped}");
    }
    "/sign-in".to_owned()
}

/// Whether a browser says that another site sent this state-changing request.
///
/// Browsers send `Sec-Fetch-Site` (W3C Fetch Metadata) and, older ones, `Origin` (RFC 6454) with every such
/// request; a caller that sends neither is no browser and cannot be tricked into carrying a cookie.
pub fn is_cross_site(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return false;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => site != "same-origin" && site != "none",
        (None, Some(origin)) => {
            let host = text("host").unwrap_or_default();
            origin.split_once("://").is_none_or(|(_, authority)| authority != host)
        }
        (None, None) => false,
    }
}
