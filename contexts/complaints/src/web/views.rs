//! Lists that people keep under a name of their own.

use axum::{extract::Query, response::IntoResponse as _};
use html::Address;
use serde::Deserialize;
use web::{Failure, Posted, View, redirect_saying};

use super::act::Answer;
use crate::desk;

/// A list and its name.
#[derive(Debug, Deserialize)]
pub(super) struct Kept {
    name: String,
    query: String,
}

const NAME_CHARS_MAX: usize = 40;

/// `POST /complaints/views`: name and query.
pub(super) async fn keep(view: View, Posted(kept): Posted<Kept>) -> Answer {
    let me = view.caller.staff().ok_or(Failure::Forbidden)?;
    let name: String = kept.name.trim().chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX).collect();
    // Read and written again: what is kept is a list of ours and nothing else.
    let address = Address::parse(&format!("/complaints?{}", kept.query)).to_string();
    let query = address.split_once('?').map_or("", |(_, query)| query);
    if name.is_empty() || address.len() > 2_000 || address.contains("%00") {
        return Err(Failure::Unreadable);
    }
    let tx = view.app.db().begin().await?;
    desk::keep_view(&tx, me, &name, query).await?;
    tx.commit().await?;
    Ok(redirect_saying(&address, "complaint-said-view-kept"))
}

/// Which one.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    name: String,
}

/// `POST /complaints/views/removal?name=`.
pub(super) async fn remove(view: View, Query(named): Query<Named>) -> Answer {
    let me = view.caller.staff().ok_or(Failure::Forbidden)?;
    // No view is called so, and PostgreSQL does not even look for it.
    if named.name.contains('\0') {
        return Err(Failure::Unreadable);
    }
    let tx = view.app.db().begin().await?;
    desk::drop_view(&tx, me, &named.name).await?;
    tx.commit().await?;
    Ok(redirect_saying("/complaints", "complaint-said-view-removed").into_response())
}
