//! All queries: the catalogue, and whole tables.

mod catalogue;
mod rows;

use db::Tx;

pub(crate) use self::{
    catalogue::{Table, any_table, serial, set_serial, tables},
    rows::{Pages, clear, insert, line},
};
use crate::{Error, Schema, TableContents, archive::Tally};

/// What every table has now: two databases with the same sums have the same rows.
pub async fn sums(tx: &Tx, schema: &Schema<'_>) -> Result<Vec<TableContents>, Error> {
    let mut sums = Vec::new();
    for table in tables(tx, schema).await? {
        let (mut pages, mut tally) = (Pages::open(tx, &table).await?, Tally::default());
        while let Some(rows) = pages.next(tx, &table).await? {
            for row in rows {
                tally.line(&line(row)?);
            }
        }
        sums.push(TableContents { table: table.name, rows: tally.lines, sha256: tally.sha256() });
    }
    Ok(sums)
}
