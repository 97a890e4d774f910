use db::{Dialect, Row, Sql as _, Tx, Value};
use serde_json::Value as Json;

use super::Table;
use crate::{Error, archive::Kind};

/// So many rows are held at once …
const PAGE_ROWS: usize = 200;
/// … and so many of a table that holds files.
const PAGE_ROWS_WITH_BYTES: usize = 4;
/// A statement takes so many values at once. SQLite looks each of them up among all others by name, so that few
/// are faster; to PostgreSQL each statement is a journey.
const fn values_max(dialect: Dialect) -> usize {
    match dialect {
        Dialect::Sqlite => 300,
        Dialect::Postgres => 4_000,
    }
}

/// A table's rows, page by page, in the order of its key, which is the same on both databases: bytes decide.
///
/// PostgreSQL sorts once and keeps the place in a cursor; SQLite finds the next page by the key itself.
pub(crate) struct Pages {
    select: String,
    rows: usize,
    last: Option<Vec<Value>>,
    ended: bool,
}

impl Pages {
    pub(crate) async fn open(tx: &Tx, table: &Table) -> Result<Self, Error> {
        let has_bytes = table.columns.iter().any(|(_, kind)| *kind == Kind::Bytes);
        let rows = if has_bytes { PAGE_ROWS_WITH_BYTES } else { PAGE_ROWS };
        let name = quoted(&table.name);
        let select = format!("SELECT {} FROM {name}", names(table));
        if tx.dialect() == Dialect::Postgres {
            let order: Vec<_> = table.key.iter().map(|&place| order(&table.columns[place])).collect();
            tx.run_script(&format!(
                "DECLARE {} NO SCROLL CURSOR FOR {select} ORDER BY {}",
                cursor(table),
                order.join(", ")
            ))
            .await?;
        }
        Ok(Self { select, rows, last: None, ended: false })
    }

    /// The next rows; nothing after the last.
    pub(crate) async fn next(&mut self, tx: &Tx, table: &Table) -> Result<Option<Vec<Vec<Value>>>, Error> {
        if self.ended {
            return Ok(None);
        }
        let found = match tx.dialect() {
            Dialect::Sqlite => self.next_by_key(tx, table).await?,
            Dialect::Postgres => {
                tx.all(&format!("FETCH FORWARD {} FROM {}", self.rows, cursor(table)), vec![]).await?
            }
        };
        let rows: Vec<_> = found.iter().map(|row| values(table, row)).collect::<Result<_, _>>()?;
        self.ended = rows.len() < self.rows;
        if self.ended && tx.dialect() == Dialect::Postgres {
            tx.run_script(&format!("CLOSE {}", cursor(table))).await?;
        }
        let key = |row: &Vec<Value>| table.key.iter().map(|&place| row[place].clone()).collect();
        self.last = rows.last().map(key);
        Ok((!rows.is_empty()).then_some(rows))
    }

    async fn next_by_key(&self, tx: &Tx, table: &Table) -> Result<Vec<Row>, Error> {
        let key: Vec<_> = table.key.iter().map(|&place| quoted(&table.columns[place].0)).collect();
        let key = key.join(", ");
        let (select, rows) = (&self.select, self.rows);
        let Some(last) = &self.last else {
            return Ok(tx.all(&format!("{select} ORDER BY {key} LIMIT {rows}"), vec![]).await?);
        };
        let places: Vec<_> = (1..=last.len()).map(|n| format!("${n}")).collect();
        let places = places.join(", ");
        let sql = format!("{select} WHERE ({key}) > ({places}) ORDER BY {key} LIMIT {rows}");
        Ok(tx.all(&sql, last.clone()).await?)
    }
}

/// A row as it is written.
pub(crate) fn line(row: Vec<Value>) -> Result<Vec<u8>, Error> {
    let row: Vec<Json> = row.into_iter().map(Kind::write).collect();
    serde_json::to_vec(&row).map_err(|error| Error::Io(error.into()))
}

/// Takes every row out of a table.
pub(crate) async fn clear(tx: &Tx, table: &Table) -> Result<(), Error> {
    tx.execute(&format!("DELETE FROM {}", quoted(&table.name)), vec![]).await?;
    Ok(())
}

/// Puts rows into a table.
pub(crate) async fn insert(tx: &Tx, table: &Table, rows: Vec<Vec<Value>>) -> Result<(), Error> {
    let columns = table.columns.len();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take((values_max(tx.dialect()) / columns).max(1)).collect();
        let tuple = |row: usize| {
            let places: Vec<_> = (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
            format!("({})", places.join(", "))
        };
        let tuples: Vec<_> = (0..some.len()).map(tuple).collect();
        let (name, names) = (quoted(&table.name), names(table));
        let sql = format!("INSERT INTO {name} ({names}) VALUES {}", tuples.join(", "));
        tx.execute(&sql, some.into_iter().flatten().collect()).await?;
    }
    Ok(())
}

fn values(table: &Table, row: &Row) -> Result<Vec<Value>, Error> {
    let columns = table.columns.iter().enumerate();
    let value = |(place, (_, kind)): (usize, &(String, Kind))| {
        Ok(match kind {
            Kind::Integer => row.at::<Option<i64>>(place)?.into(),
            Kind::Text => row.at::<Option<String>>(place)?.into(),
            Kind::Bytes => row.at::<Option<Vec<u8>>>(place)?.into(),
        })
    };
    columns.map(value).collect()
}

fn names(table: &Table) -> String {
    let names: Vec<_> = table.columns.iter().map(|(name, _)| quoted(name)).collect();
    names.join(", ")
}

/// PostgreSQL orders text by the database's language unless told otherwise; SQLite by bytes.
fn order((name, kind): &(String, Kind)) -> String {
    match kind {
        Kind::Text => format!("{} COLLATE \"C\"", quoted(name)),
        Kind::Integer | Kind::Bytes => quoted(name),
    }
}

/// With the number of columns, because a connection remembers what it read from a cursor of that name before, also
/// when the table got more columns meanwhile.
fn cursor(table: &Table) -> String {
    quoted(&format!("backup_of_{}_{}", table.columns.len(), table.name))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
