//! What helps people at the desk and is no part of any file: drafts, who looks, saved views. None of it is
//! journalled: none of it decides anything.

use db::{Sql, Tx};
use jiff::{SignedDuration, Timestamp};
use kernel::StaffNumber;

use crate::{Error, complaint::Number, store};

/// Who looks is shown for so long after their last sign.
const PRESENCE: SignedDuration = SignedDuration::from_secs(40);

/// Whether somebody reads a complaint or writes on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Reads.
    Viewing,
    /// Writes.
    Editing,
}

impl Presence {
    const fn name(self) -> &'static str {
        match self {
            Self::Viewing => "viewing",
            Self::Editing => "editing",
        }
    }
}

/// Keeps what somebody is writing; an empty text strikes it off.
pub async fn keep_draft(
    tx: &Tx,
    staff: &StaffNumber,
    place: &str,
    text: &str,
    now: Timestamp,
) -> Result<(), Error> {
    Ok(store::desk::put_draft(tx, staff, place, text, now).await?)
}

/// Somebody's drafts whose place begins with a prefix, as place and text.
pub async fn drafts(
    on: &impl Sql,
    staff: &StaffNumber,
    prefix: &str,
) -> Result<Vec<(String, String)>, Error> {
    Ok(store::desk::drafts(on, staff, prefix).await?)
}

/// Notes that somebody is at a complaint.
pub async fn see(
    tx: &Tx,
    number: Number,
    staff: &StaffNumber,
    presence: Presence,
    now: Timestamp,
) -> Result<(), Error> {
    Ok(store::desk::see(tx, number, staff, presence.name(), now).await?)
}

/// Notes that somebody has left a complaint.
pub async fn leave(tx: &Tx, number: Number, staff: &StaffNumber) -> Result<(), Error> {
    Ok(store::desk::leave(tx, number, staff).await?)
}

/// Who is at a complaint now, as staff number and what they do.
pub async fn present(
    on: &impl Sql,
    number: Number,
    now: Timestamp,
) -> Result<Vec<(String, Presence)>, Error> {
    let present = store::desk::present(on, number, now - PRESENCE).await?;
    let read = |mode: &str| if mode == "editing" { Presence::Editing } else { Presence::Viewing };
    Ok(present.into_iter().map(|(staff, mode)| (staff, read(&mode))).collect())
}

/// Keeps a view under a name.
pub async fn keep_view(tx: &Tx, staff: &StaffNumber, name: &str, query: &str) -> Result<(), Error> {
    Ok(store::desk::put_view(tx, staff, name, query).await?)
}

/// Strikes a saved view off.
pub async fn drop_view(tx: &Tx, staff: &StaffNumber, name: &str) -> Result<(), Error> {
    Ok(store::desk::delete_view(tx, staff, name).await?)
}

/// Somebody's saved views, as name and query string.
pub async fn saved_views(on: &impl Sql, staff: &StaffNumber) -> Result<Vec<(String, String)>, Error> {
    Ok(store::desk::views(on, staff).await?)
}
