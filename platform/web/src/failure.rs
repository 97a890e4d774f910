use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use html::{ErrorPage, Notice, Page};
use kernel::{Refusal, RefusalKind};

/// Why a page's request was not served. The gate shows it as a page in the caller's language.
#[derive(Debug, Clone)]
pub enum Failure {
    /// There is no such thing, or the caller may not know of it.
    NotFound,
    /// The caller may not do that.
    Forbidden,
    /// The request cannot be read.
    Unreadable,
    /// The request is larger than it may be.
    TooLarge,
    /// A rule forbids it.
    Refused(Box<Refusal>),
    /// Somebody else changed it meanwhile.
    Stale,
    /// We failed; the cause is logged, not shown.
    Broken(Arc<dyn std::error::Error + Send + Sync>),
}

impl Failure {
    /// Something of ours that failed.
    pub fn broken(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Broken(Arc::new(cause))
    }

    /// The status a refusal answers with: 409, 422 or 403.
    pub fn status_of(refusal: &Refusal) -> StatusCode {
        match refusal.kind {
            RefusalKind::Conflict => StatusCode::CONFLICT,
            RefusalKind::Input => StatusCode::UNPROCESSABLE_ENTITY,
            RefusalKind::Forbidden => StatusCode::FORBIDDEN,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(refusal) => Self::status_of(refusal),
            Self::Stale => StatusCode::CONFLICT,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page that says so.
    pub(crate) fn page(&self, page: &Page) -> Response {
        let status = self.status();
        let markup = match self {
            Self::Refused(refusal) => {
                let (title, notice) = (page.t("error-409"), Notice::refusal(page, refusal).markup(page));
                match page.me {
                    Some(_) => html::Desk::new(title).narrow().markup(page, notice),
                    None => html::Portal::new(title).markup(page, notice),
                }
            }
            Self::NotFound
            | Self::Forbidden
            | Self::Unreadable
            | Self::TooLarge
            | Self::Stale
            | Self::Broken(_) => ErrorPage::new(status.as_u16()).markup(page),
        };
        (status, markup).into_response()
    }
}

impl From<db::Error> for Failure {
    fn from(error: db::Error) -> Self {
        Self::broken(error)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

/// The bare status; the gate turns it into a page.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        if let Self::Broken(cause) = &self {
            tracing::error!(%cause, "a request failed");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
