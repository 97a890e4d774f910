use std::io::Write;

use db::{Tx, applied};
use flate2::{Compression, write::GzEncoder};
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    Contents, Error, Schema, TableContents,
    archive::{End, FORM, Heading, TableEnd, TableHeading, Tally},
    store::{Pages, line, serial, tables},
};

/// Who makes a backup, and when.
#[derive(Debug, Clone)]
pub struct Making {
    /// When.
    pub at: Timestamp,
    /// The version of the program.
    pub program: String,
}

/// Lines on their way into the file.
struct Lines<W: Write> {
    file: GzEncoder<W>,
    all: Tally,
}

/// Writes every table as `tx`, a snapshot, sees it; `on_rows` hears how many rows were written since it was last
/// told. Holds one page of rows at a time.
pub async fn write<W: Write>(
    tx: &Tx,
    schema: &Schema<'_>,
    making: Making,
    file: W,
    mut on_rows: impl FnMut(u64),
) -> Result<(Contents, W), Error> {
    let tables = tables(tx, schema).await?;
    if tables.is_empty() {
        return Err(Error::NoTables);
    }
    let migrations = applied(tx).await?;
    // Tables that are not known here would be left out.
    schema.taken(&migrations)?;
    let mut lines = Lines { file: GzEncoder::new(file, Compression::default()), all: Tally::default() };
    let mut done = vec![];
    let Making { at: made_at, program } = making;
    lines.json(&Heading { kefu_backup: FORM, made_at, program: program.clone(), migrations })?;
    for table in tables {
        lines.json(&TableHeading { table: table.name.clone(), columns: table.columns.clone() })?;
        let (mut pages, mut tally) = (Pages::open(tx, &table).await?, Tally::default());
        while let Some(rows) = pages.next(tx, &table).await? {
            on_rows(rows.len() as u64);
            for row in rows {
                let line = line(row)?;
                tally.line(&line);
                lines.line(&line)?;
            }
        }
        let (rows, sha256) = (tally.lines, tally.sha256());
        lines.json(&TableEnd { rows, sha256: sha256.clone(), serial: serial(tx, &table).await? })?;
        done.push(TableContents { table: table.name, rows, sha256 });
    }
    let contents = Contents { made_at, program, tables: done, sha256: lines.all.sha256() };
    let (tables, rows, sha256) = (contents.tables.len(), contents.rows(), contents.sha256.clone());
    lines.json(&End { tables, rows, sha256 })?;
    Ok((contents, lines.file.finish()?))
}

impl<W: Write> Lines<W> {
    fn json(&mut self, value: &impl Serialize) -> Result<(), Error> {
        let line = serde_json::to_vec(value).map_err(|error| Error::Io(error.into()))?;
        self.line(&line)
    }

    fn line(&mut self, line: &[u8]) -> Result<(), Error> {
        self.all.line(line);
        self.file.write_all(line)?;
        Ok(self.file.write_all(b"\n")?)
    }
}
