//! The SQL of this crate.

mod filter;
pub(crate) mod hub;
pub(crate) mod idempotency;
mod tables;

use db::{Row, Sql, Value};

use crate::{Page, Query};

use self::filter::conditions;
pub use self::tables::MIGRATIONS;

/// Where the items of a collection are read from.
#[derive(Debug)]
pub struct Source<'a> {
    /// What stands between `SELECT` and `FROM`.
    pub columns: &'a str,
    /// What stands between `FROM` and `WHERE`: the table, under the name that the attributes use.
    pub tables: &'a str,
    /// What holds for every item that this caller may know of, e.g. `p.tenant = $1`; `1 = 1` where it is all.
    pub scope: &'a str,
    /// The values of the scope's placeholders.
    pub scope_values: Vec<Value>,
    /// What tells how many items there are in all, without a filter, where something keeps count; `None` counts them.
    pub whole: Option<&'a str>,
}

/// Reads a page of a collection: filtered, sorted and cut by the database.
pub async fn list<T>(
    on: &impl Sql,
    query: &Query,
    source: Source<'_>,
    read: impl Fn(&Row) -> Result<T, db::Error>,
) -> Result<Page<T>, db::Error> {
    let Source { columns, tables, scope, scope_values, whole } = source;
    let mut values = scope_values;
    let filter = conditions(query, &mut values);
    let counted = match whole {
        Some(whole) if query.filters.is_empty() => on.one(whole, vec![]).await?,
        _ => {
            let count = format!("SELECT COUNT(*) FROM {tables} WHERE ({scope}) AND {filter}");
            on.one(&count, values.clone()).await?
        }
    };
    let total: i64 = match counted {
        Some(row) => row.at(0)?,
        None => 0,
    };
    let mut items = Vec::new();
    if query.limit > 0 && query.offset < total {
        let (limit_at, offset_at) = (values.len() + 1, values.len() + 2);
        values.extend([query.limit.into(), query.offset.into()]);
        let order = filter::order(query);
        let select = format!(
            "SELECT {columns} FROM {tables} WHERE ({scope}) AND {filter} ORDER BY {order} \
             LIMIT ${limit_at} OFFSET ${offset_at}"
        );
        items = on.all(&select, values).await?.iter().map(read).collect::<Result<_, _>>()?;
    }
    Ok(Page { items, total, offset: query.offset, limit: query.limit })
}

#[cfg(test)]
mod tests;
