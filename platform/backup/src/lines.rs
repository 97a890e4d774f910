//! The lines of a file, read one by one and checked against its own counts and digests.

use std::io::{BufRead, BufReader, Read};

use db::Value;
use flate2::read::MultiGzDecoder;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::{
    Contents, Error, TableContents,
    archive::{End, FORM, Heading, LINE_BYTES_MAX, TableEnd, TableHeading, Tally},
};

/// A backup as it comes out of the file.
pub(crate) struct Lines<R> {
    file: BufReader<MultiGzDecoder<R>>,
    pub(crate) heading: Heading,
    tables: Vec<TableContents>,
    open: Option<(TableHeading, Tally)>,
    all: Tally,
}

/// What the next line is.
pub(crate) enum Part {
    /// A table begins.
    Table(TableHeading),
    /// A row of it, with as many bytes as its line has.
    Row(Vec<Value>, usize),
    /// It is complete: its rows are those that were written.
    Filled(TableEnd),
    /// Everything is.
    End(Contents),
}

impl<R: Read> Lines<R> {
    /// Reads the heading.
    pub(crate) fn open(file: R) -> Result<Self, Error> {
        let not_a_backup = |what: &str| Error::NotABackup { what: what.to_owned() };
        let mut file = BufReader::new(MultiGzDecoder::new(file));
        let mut all = Tally::default();
        let line = line(&mut file, &mut all).map_err(|_| not_a_backup("it is not compressed lines"))?;
        let first: Json =
            serde_json::from_slice(&line).map_err(|_| not_a_backup("its first line is another"))?;
        let form = first.get("kefu_backup").and_then(Json::as_u64);
        match form {
            Some(form) if form == FORM => (),
            Some(form) => return Err(Error::OtherForm { form }),
            None => return Err(not_a_backup("its first line is another")),
        }
        let heading = serde_json::from_value(first).map_err(|error| Error::damaged(error.to_string()))?;
        Ok(Self { file, heading, tables: vec![], open: None, all })
    }

    /// The next line, checked as far as one can tell by then.
    pub(crate) fn next(&mut self) -> Result<Part, Error> {
        let so_far = self.all.clone();
        let line = line(&mut self.file, &mut self.all)?;
        let Some((heading, tally)) = &mut self.open else { return self.between_tables(&line, &so_far) };
        if line.starts_with(b"[") {
            tally.line(&line);
            let row: Vec<Json> = parsed(&line, self.all.lines)?;
            let values = values(heading, row).map_err(|what| {
                Error::damaged(format!("line {}: {what} of {}", self.all.lines, heading.table))
            })?;
            return Ok(Part::Row(values, line.len()));
        }
        let end: TableEnd = parsed(&line, self.all.lines)?;
        if (end.rows, &end.sha256) != (tally.lines, &tally.sha256()) {
            let table = &heading.table;
            return Err(Error::damaged(format!("the rows of {table} are not those that were written")));
        }
        let table = heading.table.clone();
        self.tables.push(TableContents { table, rows: end.rows, sha256: end.sha256.clone() });
        self.open = None;
        Ok(Part::Filled(end))
    }

    fn between_tables(&mut self, line: &[u8], so_far: &Tally) -> Result<Part, Error> {
        if let Ok(end) = serde_json::from_slice::<End>(line) {
            return self.end(end, so_far).map(Part::End);
        }
        let heading: TableHeading = parsed(line, self.all.lines)?;
        if self.tables.iter().any(|table| table.table == heading.table) {
            return Err(Error::damaged(format!("it has the table {} twice", heading.table)));
        }
        self.open = Some((heading.clone(), Tally::default()));
        Ok(Part::Table(heading))
    }

    fn end(&mut self, end: End, so_far: &Tally) -> Result<Contents, Error> {
        let rows = self.tables.iter().map(|table| table.rows).sum::<u64>();
        if (end.tables, end.rows, &end.sha256) != (self.tables.len(), rows, &so_far.sha256()) {
            return Err(Error::damaged("its tables are not those that were written"));
        }
        let rest = self.file.fill_buf().map_err(|error| Error::damaged(error.to_string()))?;
        if !rest.is_empty() {
            return Err(Error::damaged("it goes on after its end"));
        }
        let Heading { made_at, program, .. } = self.heading.clone();
        Ok(Contents { made_at, program, tables: std::mem::take(&mut self.tables), sha256: end.sha256 })
    }
}

fn line(file: &mut impl BufRead, all: &mut Tally) -> Result<Vec<u8>, Error> {
    let mut line = Vec::new();
    let number = all.lines + 1;
    let read = file.take(LINE_BYTES_MAX).read_until(b'\n', &mut line);
    match read {
        Ok(_) if line.pop() == Some(b'\n') => {
            all.line(&line);
            Ok(line)
        }
        Ok(_) => Err(Error::damaged(format!("it ends in line {number}"))),
        Err(error) => Err(Error::damaged(format!("line {number}: {error}"))),
    }
}

fn parsed<T: DeserializeOwned>(line: &[u8], number: u64) -> Result<T, Error> {
    serde_json::from_slice(line).map_err(|error| Error::damaged(format!("line {number}: {error}")))
}

fn values(heading: &TableHeading, row: Vec<Json>) -> Result<Vec<Value>, &'static str> {
    if row.len() != heading.columns.len() {
        return Err("another number of values");
    }
    heading.columns.iter().zip(row).map(|((_, kind), value)| kind.read(value)).collect()
}
