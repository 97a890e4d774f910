use std::collections::HashMap;

use db::{Dialect, Error, Sql as _, Tx};

use super::complaints::number;
use crate::complaint::{Digest, Import, Number};

/// Lets only this transaction carry complaints over until it ends, so that what it found missing stays missing.
/// SQLite has one writer anyway.
pub(crate) async fn hold(tx: &Tx) -> Result<(), Error> {
    match tx.dialect() {
        Dialect::Sqlite => Ok(()),
        Dialect::Postgres => tx.run_script("LOCK TABLE complaints_import IN SHARE ROW EXCLUSIVE MODE").await,
    }
}

/// What is held of a row that was carried over.
#[derive(Debug)]
pub(crate) struct Known {
    /// The complaint that it became.
    pub(crate) number: Number,
    /// The digest of what it said; those carried over by the first programs have none.
    pub(crate) content: Option<String>,
}

/// Remembers that a row was carried over, and what it said.
pub(crate) async fn remember(
    tx: &Tx,
    import: &Import,
    complaint: Number,
    content: &Digest,
) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO complaints_import (source, id, number, content) VALUES ($1, $2, $3, $4)",
        vec![
            import.source.as_str().into(),
            import.id.as_str().into(),
            complaint.key().into(),
            content.to_string().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Which of these keys of a former system were carried over before, with the complaints they became.
pub(crate) async fn known(tx: &Tx, source: &str, ids: &[&str]) -> Result<HashMap<String, Known>, Error> {
    const ASKED_MAX: usize = 500;
    let mut known = HashMap::new();
    for ids in ids.chunks(ASKED_MAX) {
        let places: Vec<_> = (2..ids.len() + 2).map(|n| format!("${n}")).collect();
        let sql = format!(
            "SELECT id, number, content
             FROM complaints_import
             WHERE source = $1 AND id IN ({})
             LIMIT {ASKED_MAX}",
            places.join(", ")
        );
        let mut values = vec![source.into()];
        values.extend(ids.iter().map(|&id| id.into()));
        for row in tx.all(&sql, values).await? {
            known.insert(row.at(0)?, Known { number: number(&row, 1)?, content: row.at(2)? });
        }
    }
    Ok(known)
}
