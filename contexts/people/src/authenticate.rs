use std::sync::Arc;

use db::Db;
use jiff::Timestamp;
use kernel::Actor;
use web::{App, Authenticate, Caller, Credential};

use crate::{
    Scope, Session, Staff, Token,
    create_token::PREFIX,
    digest::{digest, is_hex_of_32_bytes},
    session::SEEN_EVERY,
    store,
};

/// Who a cookie or a bearer token stands for: what [`web::Parts`] asks for.
pub fn authenticator() -> Authenticate {
    Arc::new(|app, credential| Box::pin(authenticate(app, credential)))
}

/// Who a cookie or a bearer token stands for, found with one indexed query.
pub async fn authenticate(app: App, credential: Credential) -> Result<Option<Caller>, db::Error> {
    match credential {
        Credential::Session(token) => of_session(app.db(), &token, app.now()).await,
        Credential::Token(secret) => of_token(app.db(), &secret, app.now()).await,
    }
}

async fn of_session(db: &Db, token: &str, at: Timestamp) -> Result<Option<Caller>, db::Error> {
    if !is_hex_of_32_bytes(token) {
        return Ok(None);
    }
    let Some((staff, session)) = store::find_session(db, digest(token), at).await? else { return Ok(None) };
    if let Some(seen) = session.seen(at) {
        note(touch_session(db, &seen).await);
    }
    Ok(Some(staff_caller(staff)))
}

async fn of_token(db: &Db, secret: &str, at: Timestamp) -> Result<Option<Caller>, db::Error> {
    if !secret.strip_prefix(PREFIX).is_some_and(is_hex_of_32_bytes) {
        return Ok(None);
    }
    let Some(token) = store::find_token(db, digest(secret)).await? else { return Ok(None) };
    if token.used_at.is_none_or(|used_at| at.duration_since(used_at) >= SEEN_EVERY) {
        note(touch_token(db, &token, at).await);
    }
    Ok(Some(client_caller(token)))
}

async fn touch_session(db: &Db, seen: &Session) -> Result<(), db::Error> {
    let tx = db.begin().await?;
    store::touch_session(&tx, seen).await?;
    tx.commit().await
}

async fn touch_token(db: &Db, token: &Token, at: Timestamp) -> Result<(), db::Error> {
    let tx = db.begin().await?;
    store::touch_token(&tx, &token.name, at).await?;
    tx.commit().await
}

/// A page is served even when the note that somebody looked at it cannot be written.
fn note(noted: Result<(), db::Error>) {
    if let Err(error) = noted {
        tracing::warn!(%error, "the use of a session or token could not be noted");
    }
}

fn staff_caller(staff: Staff) -> Caller {
    Caller {
        permissions: staff.permissions(),
        actor: Actor::Staff(staff.number),
        name: staff.name.into(),
        roles: staff.roles,
        department: Some(staff.department.into()),
        team: staff.team.map(String::from),
    }
}

fn client_caller(token: Token) -> Caller {
    Caller {
        actor: Actor::Client(token.name.to_string()),
        name: token.name.into(),
        roles: vec![],
        permissions: token.scopes.into_iter().map(Scope::permission).collect(),
        department: None,
        team: None,
    }
}
