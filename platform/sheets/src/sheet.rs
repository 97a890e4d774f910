use std::{
    fmt,
    io::{self, Read},
};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::{Encoding, decoded::Decoded};

/// A row longer than this, in UTF-8, is a broken one: a quotation mark that nobody closed.
pub const ROW_BYTES_MAX: usize = 1024 * 1024;
/// More columns than this no sheet has.
pub const COLUMNS_MAX: usize = 4_096;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// How its characters are written as bytes.
    pub encoding: Encoding,
    /// What parts its cells, one ASCII character.
    pub delimiter: u8,
}

/// A table that is being read: its first row names the columns.
pub struct Sheet<R> {
    text: Decoded<R>,
    records: Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
    columns: Vec<String>,
}

/// One row below the heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line it begins in; the heading begins in line 1 or, after empty lines, later.
    pub first_line: u64,
    /// The line it ends in: a quoted cell may hold line breaks.
    pub last_line: u64,
    /// Its cells, not always as many as the heading's.
    pub cells: Result<Vec<String>, RowUnreadable>,
}

/// Why a row could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RowUnreadable {
    /// It goes on for more than [`ROW_BYTES_MAX`], or has more than [`COLUMNS_MAX`] cells: most likely a
    /// quotation mark is missing.
    #[error("the row does not end")]
    TooLong,
    /// It holds bytes that mean no character.
    #[error("the row has bytes that mean no character")]
    Undecodable,
}

/// Why a file is no table.
#[derive(Debug, thiserror::Error)]
pub enum Heading {
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// Its first row cannot be read.
    #[error("the heading cannot be read: {0}")]
    Unreadable(#[from] RowUnreadable),
    /// The file cannot be read.
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
}

impl<R: Read> Sheet<R> {
    /// Reads the heading.
    pub fn open(file: R, format: Format) -> Result<Self, Heading> {
        let mut sheet = Self {
            text: Decoded::new(file, format.encoding),
            records: ReaderBuilder::new().delimiter(format.delimiter).build(),
            cells: vec![0; 1024],
            ends: vec![0; 32],
            columns: Vec::new(),
        };
        let heading = sheet.next_row()?.ok_or(Heading::Empty)?;
        sheet.columns = heading.cells?;
        Ok(sheet)
    }

    /// What the first row says, cell by cell.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The next row; empty lines are passed over.
    pub fn next_row(&mut self) -> io::Result<Option<Row>> {
        self.text.pass_breaks()?;
        let first_line = self.text.line();
        let (mut bytes, mut count, mut whole) = (0, 0, true);
        let read = loop {
            let rest = self.text.rest()?;
            let (result, read, written, ended) =
                self.records.read_record(rest, &mut self.cells[bytes..], &mut self.ends[count..]);
            whole &= self.text.pass(read);
            bytes += written;
            count += ended;
            match result {
                ReadRecordResult::InputEmpty => (),
                ReadRecordResult::OutputFull if self.cells.len() < ROW_BYTES_MAX => {
                    self.cells.resize((self.cells.len() * 2).min(ROW_BYTES_MAX), 0);
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < COLUMNS_MAX => {
                    self.ends.resize((self.ends.len() * 2).min(COLUMNS_MAX), 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    self.text.pass_line()?;
                    self.records.reset();
                    break Err(RowUnreadable::TooLong);
                }
                ReadRecordResult::Record if whole => break Ok(()),
                ReadRecordResult::Record => break Err(RowUnreadable::Undecodable),
                ReadRecordResult::End => return Ok(None),
            }
        };
        let cells = read.map(|()| self.split(count));
        Ok(Some(Row { first_line, last_line: self.text.text_line(), cells }))
    }

    fn split(&self, count: usize) -> Vec<String> {
        let mut from = 0;
        let cut = |&end: &usize| {
            let cell = String::from_utf8_lossy(&self.cells[from..end]).into_owned();
            from = end;
            cell
        };
        self.ends[..count].iter().map(cut).collect()
    }
}

impl<R> fmt::Debug for Sheet<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("columns", &self.columns).finish_non_exhaustive()
    }
}
