//! Finding one complaint.

use db::Sql;

use crate::{Changed, Error, complaint::Number, store::complaints};

/// The complaint with this number, with its version, where there is one.
pub async fn find(on: &impl Sql, number: Number) -> Result<Option<Changed>, Error> {
    let stored = complaints::find(on, number).await?;
    Ok(stored.map(|stored| Changed { complaint: stored.complaint, version: stored.version }))
}

/// The complaint that was carried over from a former system under this key.
pub async fn imported(on: &impl Sql, source: &str, id: &str) -> Result<Option<Number>, Error> {
    Ok(complaints::imported(on, source, id).await?)
}
