use std::io::Read;

use db::{Tx, Value, lock_migrations, migrate_in};

use crate::{
    Contents, Error, Schema,
    archive::TableHeading,
    lines::{Lines, Part},
    store::{Table, any_table, clear, insert, set_serial, tables},
};

/// So many rows are read before they are put into the database; fewer where they are long.
const BATCH_ROWS: usize = 200;
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// Reads a backup through and checks it by its counts and digests, and that no newer program made it.
/// `on_rows` hears how many rows were read since it was last told.
pub fn inspect(
    schema: &Schema<'_>,
    file: impl Read,
    mut on_rows: impl FnMut(u64),
) -> Result<Contents, Error> {
    let mut lines = Lines::open(file)?;
    schema.taken(&lines.heading.migrations)?;
    loop {
        match lines.next()? {
            Part::Row(..) => on_rows(1),
            Part::Table(_) | Part::Filled(_) => (),
            Part::End(contents) => return Ok(contents),
        }
    }
}

/// Restores a backup into an empty database: its tables are made as they were, filled, checked by count and
/// digest, and then brought up to date. The caller makes derived tables anew and commits, or leaves nothing.
pub async fn restore(
    tx: &Tx,
    schema: &Schema<'_>,
    file: impl Read,
    mut on_rows: impl FnMut(u64),
) -> Result<Contents, Error> {
    let mut lines = Lines::open(file)?;
    let steps = schema.taken(&lines.heading.migrations)?;
    // Before looking, so that no process that starts meanwhile makes tables in between.
    lock_migrations(tx).await?;
    if let Some(table) = any_table(tx).await? {
        return Err(Error::NotEmpty { table });
    }
    migrate_in(tx, &steps).await?;
    let known = tables(tx, schema).await?;
    // What migrations had put there is in the backup as well. Whatever refers to another goes first.
    for table in known.iter().rev() {
        clear(tx, table).await?;
    }
    let contents = fill(tx, &known, &mut lines, &mut on_rows).await?;
    let is_filled = |table: &&Table| contents.tables.iter().any(|filled| filled.table == table.name);
    if let Some(table) = known.iter().find(|table| !is_filled(table)) {
        return Err(Error::damaged(format!("it lacks the table {}", table.name)));
    }
    migrate_in(tx, schema.migrations).await?;
    Ok(contents)
}

async fn fill<R: Read>(
    tx: &Tx,
    known: &[Table],
    lines: &mut Lines<R>,
    on_rows: &mut impl FnMut(u64),
) -> Result<Contents, Error> {
    let mut batch = Batch::default();
    let mut table = None;
    loop {
        match lines.next()? {
            Part::Table(heading) => table = Some(fitting(known, &heading)?),
            Part::Row(row, bytes) => {
                batch.rows.push(row);
                batch.bytes += bytes;
                if batch.is_full() {
                    batch.put(tx, table, on_rows).await?;
                }
            }
            Part::Filled(end) => {
                batch.put(tx, table, on_rows).await?;
                if let (Some(table), Some(serial)) = (table, end.serial) {
                    set_serial(tx, table, serial).await?;
                }
            }
            Part::End(contents) => return Ok(contents),
        }
    }
}

/// Rows on their way into a table.
#[derive(Default)]
struct Batch {
    rows: Vec<Vec<Value>>,
    bytes: usize,
}

impl Batch {
    fn is_full(&self) -> bool {
        self.rows.len() >= BATCH_ROWS || self.bytes >= BATCH_BYTES
    }

    async fn put(
        &mut self,
        tx: &Tx,
        table: Option<&Table>,
        on_rows: &mut impl FnMut(u64),
    ) -> Result<(), Error> {
        let rows = std::mem::take(self).rows;
        on_rows(rows.len() as u64);
        // Rows come after the line that names their table.
        if let Some(table) = table { insert(tx, table, rows).await } else { Ok(()) }
    }
}

fn fitting<'a>(known: &'a [Table], heading: &TableHeading) -> Result<&'a Table, Error> {
    let table = known.iter().find(|table| table.name == heading.table);
    let table =
        table.ok_or_else(|| Error::damaged(format!("it has a table {} that is not known", heading.table)))?;
    if table.columns == heading.columns {
        Ok(table)
    } else {
        Err(Error::damaged(format!("the table {} has other columns", heading.table)))
    }
}
