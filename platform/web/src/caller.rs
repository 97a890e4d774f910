use std::{convert::Infallible, future::Future, pin::Pin, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use axum_extra::extract::CookieJar;
use kernel::{Actor, Permission, Role, StaffNumber};

use crate::App;

/// The cookie of a signed-in session. `__Host-` would need HTTPS, which a first run on localhost has not.
pub const SESSION_COOKIE: &str = "kefu_session";

/// Who calls, and what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who acts.
    pub actor: Actor,
    /// What pages call them.
    pub name: String,
    /// Their posts' roles.
    pub roles: Vec<Role>,
    /// The permissions that come from the roles, or from a token's scope.
    pub permissions: Vec<Permission>,
    /// The department they belong to, where they are staff.
    pub department: Option<String>,
    /// The team they belong to, where they are staff.
    pub team: Option<String>,
}

/// Finds out who a session cookie or a bearer token stands for.
pub type Authenticate = Arc<
    dyn Fn(App, Credential) -> Pin<Box<dyn Future<Output = Result<Option<Caller>, db::Error>> + Send>>
        + Send
        + Sync,
>;

/// What a request brings to show who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// A session cookie's value.
    Session(String),
    /// A bearer token.
    Token(String),
}

impl Caller {
    /// Somebody who is not signed in.
    pub fn anonymous() -> Self {
        Self {
            actor: Actor::Customer,
            name: String::new(),
            roles: vec![],
            permissions: vec![],
            department: None,
            team: None,
        }
    }

    /// Whether the caller may do what a route asks for.
    pub fn may(&self, permission: Permission) -> bool {
        permission == Permission::Public || self.permissions.contains(&permission)
    }

    /// The staff number, where the caller is staff.
    pub fn staff(&self) -> Option<&StaffNumber> {
        self.actor.staff()
    }

    /// Whether nobody is signed in.
    pub fn is_anonymous(&self) -> bool {
        self.permissions.is_empty()
    }
}

impl Credential {
    /// The request's credential. A bearer token wins, so that a script inside a browser acts as its token says.
    pub(crate) fn of(headers: &HeaderMap) -> Option<Self> {
        let bearer =
            headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(bearer);
        if let Some(token) = bearer {
            return Some(Self::Token(token.to_owned()));
        }
        CookieJar::from_headers(headers).get(SESSION_COOKIE).map(|c| Self::Session(c.value().to_owned()))
    }
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The gate has put the caller there; a route cannot be reached without it.
impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_else(Self::anonymous))
    }
}
