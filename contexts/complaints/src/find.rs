//! Finding one complaint.

use db::{Sql, Tx};

use crate::{
    CategoryNames, Changed, Error,
    complaint::{Complaint, Number},
    store::{complaints, search},
};

/// The complaint with this number, with its version, where there is one.
pub async fn find(on: &impl Sql, number: Number) -> Result<Option<Changed>, Error> {
    let stored = complaints::find(on, number).await?;
    Ok(stored.map(|stored| Changed { complaint: stored.complaint, version: stored.version }))
}

/// As [`find`], with what its category is called.
pub(crate) async fn find_named(
    on: &impl Sql,
    number: Number,
) -> Result<Option<(Changed, Option<CategoryNames>)>, Error> {
    let found = complaints::find_named(on, number).await?;
    let changed =
        |stored: complaints::Stored| Changed { complaint: stored.complaint, version: stored.version };
    Ok(found.map(|(stored, category)| (changed(stored), category)))
}

/// These complaints in full, at most a page of them, in no order.
pub(crate) async fn find_all(on: &impl Sql, numbers: &[Number]) -> Result<Vec<Complaint>, Error> {
    Ok(complaints::documents(on, numbers).await?)
}

/// The complaint that was carried over from a former system under this key.
pub async fn imported(on: &impl Sql, source: &str, id: &str) -> Result<Option<Number>, Error> {
    Ok(complaints::imported(on, source, id).await?)
}

/// Makes anew what search finds complaints by, where their rows were brought from elsewhere, and says how many there
/// are. `on_complaints` hears how many were done since it was last told.
pub async fn index_anew(tx: &Tx, on_complaints: impl FnMut(u64)) -> Result<u64, Error> {
    Ok(search::make_anew(tx, on_complaints).await?)
}
