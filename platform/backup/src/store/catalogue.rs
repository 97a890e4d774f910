use std::collections::BTreeMap;

use db::{Dialect, Row, Sql as _, Tx};

use crate::{Error, Schema, archive::Kind};

/// A table, as the database's catalogue describes it.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<(String, Kind)>,
    /// The places of the columns that make the primary key, in its order.
    pub(crate) key: Vec<usize>,
    /// The column that the database numbers, where there is one.
    numbered: Option<String>,
    refers_to: Vec<String>,
}

/// No operator has so many; the lists of a catalogue need a bound as well.
const LISTED_MAX: i64 = 10_000;

/// The tables that are kept, each after those that it refers to.
pub(crate) async fn tables(tx: &Tx, schema: &Schema<'_>) -> Result<Vec<Table>, Error> {
    let mut tables = BTreeMap::new();
    for name in names(tx).await?.into_iter().filter(|name| schema.keeps(name)) {
        let table = describe(tx, &name).await?;
        tables.insert(name, table);
    }
    let mut sorted: Vec<Table> = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let is_free = |table: &Table| {
            table.refers_to.iter().all(|other| *other == table.name || !tables.contains_key(other))
        };
        let next = tables.iter().find(|(_, table)| is_free(table)).map(|(name, _)| name.clone());
        let name = next.ok_or_else(|| {
            Error::table(tables.keys().next().map_or("", String::as_str), "is in a ring of references")
        })?;
        sorted.extend(tables.remove(&name));
    }
    Ok(sorted)
}

/// A table that is there, whosever it is.
pub(crate) async fn any_table(tx: &Tx) -> Result<Option<String>, Error> {
    Ok(names(tx).await?.into_iter().next())
}

async fn names(tx: &Tx) -> Result<Vec<String>, Error> {
    let sql = match tx.dialect() {
        // Neither the search index nor the tables it keeps its own words in.
        Dialect::Sqlite => {
            "SELECT name
             FROM pragma_table_list
             WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'
             ORDER BY name
             LIMIT $1"
        }
        Dialect::Postgres => {
            "SELECT CAST(table_name AS TEXT) AS name
             FROM information_schema.tables
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
             ORDER BY 1
             LIMIT $1"
        }
    };
    let rows = tx.all(sql, vec![LISTED_MAX.into()]).await?;
    rows.iter().map(|row| Ok(row.at(0)?)).collect()
}

async fn describe(tx: &Tx, name: &str) -> Result<Table, Error> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => "SELECT name, type FROM pragma_table_info($1) ORDER BY cid LIMIT $2",
        Dialect::Postgres => {
            "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT)
             FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1
             ORDER BY ordinal_position
             LIMIT $2"
        }
    };
    let rows = tx.all(sql, vec![name.into(), LISTED_MAX.into()]).await?;
    let columns: Vec<_> = rows.iter().map(|row| column(name, row)).collect::<Result<_, _>>()?;
    let key = key(tx, name).await?;
    let key: Vec<_> =
        key.iter().filter_map(|part| columns.iter().position(|(column, _)| column == part)).collect();
    if key.is_empty() {
        return Err(Error::table(name, "has no primary key, so its rows have no order"));
    }
    let numbered = numbered(tx, name).await?;
    Ok(Table { name: name.to_owned(), columns, key, numbered, refers_to: refers_to(tx, name).await? })
}

fn column(table: &str, row: &Row) -> Result<(String, Kind), Error> {
    let (name, kind): (String, String) = (row.at(0)?, row.at(1)?);
    let kind = match kind.to_ascii_lowercase().as_str() {
        "bigint" | "integer" => Kind::Integer,
        "text" => Kind::Text,
        "blob" | "bytea" => Kind::Bytes,
        other => {
            return Err(Error::table(
                table,
                format!("stores {name} as {other}, which only one database has"),
            ));
        }
    };
    Ok((name, kind))
}

async fn key(tx: &Tx, table: &str) -> Result<Vec<String>, Error> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk LIMIT $2",
        Dialect::Postgres => {
            "SELECT CAST(a.attname AS TEXT)
             FROM pg_index i
             CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
             JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
             WHERE i.indisprimary AND i.indrelid = CAST(CAST($1 AS TEXT) AS regclass)
             ORDER BY k.place
             LIMIT $2"
        }
    };
    strings(tx, sql, table).await
}

async fn refers_to(tx: &Tx, table: &str) -> Result<Vec<String>, Error> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1) LIMIT $2",
        Dialect::Postgres => {
            "SELECT DISTINCT CAST(other.relname AS TEXT)
             FROM pg_constraint c
             JOIN pg_class other ON other.oid = c.confrelid
             WHERE c.contype = 'f' AND c.conrelid = CAST(CAST($1 AS TEXT) AS regclass)
             LIMIT $2"
        }
    };
    strings(tx, sql, table).await
}

async fn numbered(tx: &Tx, table: &str) -> Result<Option<String>, Error> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => {
            "SELECT i.name
             FROM sqlite_master m
             JOIN pragma_table_info(m.name) i ON i.pk = 1
             WHERE m.type = 'table' AND m.name = $1 AND m.sql LIKE '%AUTOINCREMENT%'
             LIMIT $2"
        }
        Dialect::Postgres => {
            "SELECT CAST(column_name AS TEXT)
             FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1 AND is_identity = 'YES'
             LIMIT $2"
        }
    };
    Ok(strings(tx, sql, table).await?.pop())
}

async fn strings(tx: &Tx, sql: &str, table: &str) -> Result<Vec<String>, Error> {
    let rows = tx.all(sql, vec![table.into(), LISTED_MAX.into()]).await?;
    rows.iter().map(|row| Ok(row.at(0)?)).collect()
}

/// The last number that the database gave a row of the table, where it numbers them; 0 before the first.
pub(crate) async fn serial(tx: &Tx, table: &Table) -> Result<Option<i64>, Error> {
    let Some(column) = &table.numbered else { return Ok(None) };
    let row = match tx.dialect() {
        Dialect::Sqlite => {
            // The table of the sequences is there once one was used.
            let known = "SELECT name FROM sqlite_master WHERE name = 'sqlite_sequence'";
            if tx.one(known, vec![]).await?.is_none() {
                return Ok(Some(0));
            }
            let sql = "SELECT seq FROM sqlite_sequence WHERE name = $1";
            tx.one(sql, vec![table.name.as_str().into()]).await?
        }
        Dialect::Postgres => {
            let sql = "SELECT COALESCE(pg_sequence_last_value(CAST(pg_get_serial_sequence($1, $2) AS regclass)), 0)";
            tx.one(sql, vec![table.name.as_str().into(), column.as_str().into()]).await?
        }
    };
    Ok(Some(row.map_or(Ok(0), |row| row.at(0))?))
}

/// Goes on numbering the table's rows after `serial`.
pub(crate) async fn set_serial(tx: &Tx, table: &Table, serial: i64) -> Result<(), Error> {
    let Some(column) = &table.numbered else { return Ok(()) };
    match tx.dialect() {
        Dialect::Sqlite => {
            tx.execute("DELETE FROM sqlite_sequence WHERE name = $1", vec![table.name.as_str().into()])
                .await?;
            let sql = "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)";
            tx.execute(sql, vec![table.name.as_str().into(), serial.into()]).await?;
        }
        Dialect::Postgres => {
            // A sequence that was never used begins at 1; "called" is what makes the next one follow.
            let sql =
                "SELECT setval(CAST(pg_get_serial_sequence($1, $2) AS regclass), GREATEST($3, 1), $3 > 0)";
            tx.one(sql, vec![table.name.as_str().into(), column.as_str().into(), serial.into()]).await?;
        }
    }
    Ok(())
}
