use std::borrow::Cow;

use axum::{
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Refusal, RefusalKind};
use serde_json::{Value as Json, json};

/// What a caller is told when a request cannot be served: the `Error` of the contracts (TMF630, part 1).
///
/// It never carries SQL, paths or names of ours: what went wrong inside is logged, and the caller reads that
/// something did.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} {}: {}", .0.status, .0.code, .0.message)]
pub struct TmfError(Box<Told>);

/// Boxed, so that a `Result` stays small where all goes well.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    status: StatusCode,
    code: Cow<'static, str>,
    reason: Cow<'static, str>,
    message: String,
    reference: Option<String>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// Seconds after which a caller may come back to a service that is busy.
const RETRY_SECONDS: u32 = 5;

impl TmfError {
    fn new(status: StatusCode, code: &'static str, reason: &'static str, message: impl Into<String>) -> Self {
        let (code, reason) = (Cow::Borrowed(code), Cow::Borrowed(reason));
        Self(Box::new(Told {
            status,
            code,
            reason,
            message: message.into(),
            reference: None,
            headers: Vec::new(),
        }))
    }

    /// 400: an attribute of the body, or a parameter of the query, is missing or malformed. `problem` goes on
    /// from the name: `"is missing"`, `"is no date-time"`.
    pub fn attribute(path: &str, problem: impl AsRef<str>) -> Self {
        let message = format!("{} {}.", shown(path), problem.as_ref());
        Self::new(
            StatusCode::BAD_REQUEST,
            "invalid-attribute",
            "An attribute is missing or malformed",
            message,
        )
    }

    /// 400: the resource has no such attribute.
    pub fn unknown_attribute(path: &str, resource: &str) -> Self {
        let message = format!("{} is no attribute of {resource}.", shown(path));
        Self::new(StatusCode::BAD_REQUEST, "unknown-attribute", "The resource has no such attribute", message)
    }

    /// 400: the caller may not set these attributes.
    pub fn read_only(paths: &[&str]) -> Self {
        let verb = if paths.len() == 1 { "is" } else { "are" };
        let message = format!("{} {verb} set by the server and cannot be changed.", paths.join(", "));
        Self::new(StatusCode::BAD_REQUEST, "read-only-attribute", "An attribute cannot be changed", message)
    }

    /// 400: the request cannot be read at all.
    pub fn malformed(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed-request", "The request cannot be read", message)
    }

    /// 401: nobody knows who calls.
    pub fn unauthorized() -> Self {
        let message = "Send a valid token: Authorization: Bearer …";
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "The caller is not known", message)
            .with_header(header::WWW_AUTHENTICATE, "Bearer")
    }

    /// 403: this caller may not do it.
    pub fn forbidden() -> Self {
        let message = "The token's scope does not cover this operation.";
        Self::new(StatusCode::FORBIDDEN, "forbidden", "The caller may not do this", message)
    }

    /// 404: there is no such resource, or none that this caller may know of.
    pub fn not_found() -> Self {
        let message = "There is no such resource.";
        Self::new(StatusCode::NOT_FOUND, "not-found", "The resource was not found", message)
    }

    /// 405: the resource knows other methods only.
    pub fn method_not_allowed(allowed: &[Method]) -> Self {
        let names: Vec<_> = allowed.iter().map(Method::as_str).collect();
        let message = format!("Allowed here: {}.", names.join(", "));
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "The method is not allowed", message)
            .with_header(header::ALLOW, &names.join(", "))
    }

    /// 409: the state of the resource, or another resource, forbids it.
    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, code, "The state of the resource forbids it", message)
    }

    /// 412: somebody changed the resource since the caller read it.
    pub fn stale() -> Self {
        let message = "The resource has changed since it was read. Read it again and repeat the change.";
        Self::new(StatusCode::PRECONDITION_FAILED, "stale-version", "The resource has changed", message)
    }

    /// 413: the body is larger than `bytes_max`.
    pub fn too_large(bytes_max: usize) -> Self {
        let message = format!("A body may have at most {bytes_max} bytes.");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", "The body is too large", message)
    }

    /// 415: the body is of a type that the operation does not read.
    pub fn unsupported_media_type(readable: &[&str]) -> Self {
        let message = format!("Send the body as {}.", readable.join(" or "));
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "The body cannot be read",
            message,
        )
    }

    /// 422: the request is well formed and still cannot be carried out.
    pub fn unprocessable(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, "The request cannot be carried out", message)
    }

    /// 429: too many requests. `seconds` is when to come back.
    pub fn too_many_requests(seconds: u32) -> Self {
        let message = format!("Come back in {seconds} seconds.");
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", "Too many requests", message)
            .with_header(header::RETRY_AFTER, &seconds.to_string())
    }

    /// 500: something broke. Log it before; the caller is told no more than this.
    pub fn internal() -> Self {
        let message = "The request could not be served. It was logged and may be sent again.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal-error", "Something broke", message)
    }

    /// 503: not now.
    pub fn unavailable() -> Self {
        let message = format!("Come back in {RETRY_SECONDS} seconds.");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "The service is busy", message)
            .with_header(header::RETRY_AFTER, &RETRY_SECONDS.to_string())
    }

    /// A refusal in the words of the caller's language: what happened, and what can be done instead.
    pub fn refused(refusal: &Refusal, what: &str, remedy: &str) -> Self {
        let mut error = Self::from(refusal);
        error.0.reason = Cow::Owned(what.to_owned());
        error.0.message = format!("{remedy} ({})", refusal.clause);
        error
    }

    /// The same words for a method that the resource knows and never carries out: 405, with what it does carry
    /// out. Only for a rule's refusal; other errors stay what they are.
    #[must_use]
    pub fn as_method_refusal(mut self, allowed: &[Method]) -> Self {
        if self.0.status == StatusCode::CONFLICT {
            self.0.status = StatusCode::METHOD_NOT_ALLOWED;
            let names: Vec<_> = allowed.iter().map(Method::as_str).collect();
            return self.with_header(header::ALLOW, &names.join(", "));
        }
        self
    }

    /// The error for a bare status, for answers that something below us gave without a body.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::unauthorized(),
            StatusCode::FORBIDDEN => Self::forbidden(),
            StatusCode::NOT_FOUND => Self::not_found(),
            StatusCode::METHOD_NOT_ALLOWED => {
                // The router knows the methods, and adds the header where there is none.
                let mut error = Self::method_not_allowed(&[]);
                "The header Allow lists the methods of this resource.".clone_into(&mut error.0.message);
                error.0.headers.clear();
                error
            }
            StatusCode::PRECONDITION_FAILED => Self::stale(),
            StatusCode::TOO_MANY_REQUESTS => Self::too_many_requests(RETRY_SECONDS),
            StatusCode::SERVICE_UNAVAILABLE => Self::unavailable(),
            status if status.is_client_error() => {
                let mut error = Self::malformed("The request is not one that this service can read.");
                error.0.status = status;
                error
            }
            status => {
                let mut error = Self::internal();
                error.0.status = status;
                error
            }
        }
    }

    pub(crate) fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.0.headers.push((name, value));
        }
        self
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The stable code, in kebab case; the rule's id where a rule refused.
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// The sentence for people.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The body, as the contracts want it.
    pub fn body(&self) -> Json {
        let mut body = json!({
            "@type": "Error",
            "code": self.0.code,
            "reason": self.0.reason,
            "message": self.0.message,
            "status": self.0.status.as_str(),
        });
        if let Some(reference) = &self.0.reference {
            body["referenceError"] = reference.as_str().into();
        }
        body
    }
}

/// A name that came from outside, short enough to be read back.
fn shown(path: &str) -> String {
    const CHARS_MAX: usize = 80;
    let mut name: String = path.chars().take(CHARS_MAX).collect();
    if name.len() < path.len() {
        name.push('…');
    }
    format!("`{name}`")
}

/// The technical words, for callers whose language nobody knows: the rule, its clause and the facts.
impl From<&Refusal> for TmfError {
    fn from(refusal: &Refusal) -> Self {
        let (status, reason) = match refusal.kind {
            RefusalKind::Conflict => (StatusCode::CONFLICT, "The state of the resource forbids it"),
            RefusalKind::Input => (StatusCode::UNPROCESSABLE_ENTITY, "What was given is not enough"),
            RefusalKind::Forbidden => (StatusCode::FORBIDDEN, "This caller may not do this"),
        };
        let mut error = Self::new(status, refusal.rule, reason, refusal.to_string());
        error.0.reference = Some(format!("/standard#{}", refusal.clause));
        error
    }
}

impl From<Refusal> for TmfError {
    fn from(refusal: Refusal) -> Self {
        Self::from(&refusal)
    }
}

/// The error is logged here; the caller reads nothing of it.
impl From<db::Error> for TmfError {
    fn from(error: db::Error) -> Self {
        tracing::error!(%error, "the database could not serve a request");
        match error {
            db::Error::ConnectionAcquire(_) | db::Error::Conn(_) => Self::unavailable(),
            _ => Self::internal(),
        }
    }
}

impl IntoResponse for TmfError {
    fn into_response(self) -> Response {
        let mut response = (self.0.status, axum::Json(self.body())).into_response();
        for (name, value) in self.0.headers {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use kernel::Clause;

    use super::*;

    #[test]
    fn a_refusal_tells_rule_and_clause() {
        let refusal = Refusal::conflict("due-date-fixed", Clause::of("4.3.1(1)")).with("due", "2026-10-10");
        let error = TmfError::from(&refusal);
        assert_eq!(error.status(), StatusCode::CONFLICT);
        let body = error.body();
        assert_eq!(body["@type"], "Error");
        assert_eq!(body["code"], "due-date-fixed");
        assert_eq!(body["status"], "409");
        assert_eq!(body["referenceError"], "/standard#4.3.1(1)");
        assert_eq!(body["message"], "due-date-fixed (clause 4.3.1(1)): due=2026-10-10");
    }

    #[test]
    fn the_kind_of_refusal_decides_the_status() {
        let clause = Clause::of("4.3.1(1)");
        assert_eq!(TmfError::from(Refusal::input("r", clause)).status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(TmfError::from(Refusal::forbidden("r", clause)).status(), StatusCode::FORBIDDEN);
    }

    #[test]
    fn what_is_never_carried_out_names_its_clause_and_what_is() {
        let refusal = Refusal::conflict("complaint-kept", Clause::of("1.3.5"));
        let error = TmfError::refused(&refusal, "It stays.", "Close it.");
        let error = error.as_method_refusal(&[Method::GET, Method::PATCH]);
        assert_eq!((error.status(), error.code()), (StatusCode::METHOD_NOT_ALLOWED, "complaint-kept"));
        assert_eq!(error.body()["referenceError"], "/standard#1.3.5");
        assert_eq!(error.into_response().headers()[header::ALLOW], "GET, PATCH");
    }

    #[test]
    fn a_broken_query_tells_the_caller_nothing_of_itself() {
        let inside = db::Error::Custom("SELECT secret FROM people_token".to_owned());
        let error = TmfError::from(inside);
        assert_eq!(error.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!error.body().to_string().contains("SELECT"));
    }

    #[test]
    fn a_long_name_from_outside_is_cut() {
        let error = TmfError::unknown_attribute(&"x".repeat(5000), "troubleTicket");
        assert!(error.message().len() < 200);
    }

    #[test]
    fn who_is_not_known_is_told_how_to_be() {
        let response = TmfError::unauthorized().into_response();
        assert_eq!(response.headers()[header::WWW_AUTHENTICATE], "Bearer");
    }
}
