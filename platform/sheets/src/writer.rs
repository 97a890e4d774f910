use std::io::{self, Write};

use crate::safe;

/// Writes a table that people open in a spreadsheet program: UTF-8 with a byte order mark, and no cell that
/// would be computed.
#[derive(Debug)]
pub struct Writer<W: Write>(csv::Writer<W>);

impl<W: Write> Writer<W> {
    /// Begins a file.
    pub fn new(mut file: W) -> io::Result<Self> {
        file.write_all("\u{FEFF}".as_bytes())?;
        Ok(Self(csv::WriterBuilder::new().flexible(true).from_writer(file)))
    }

    /// Adds a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(safe(cell).as_bytes()).map_err(io::Error::other)?;
        }
        self.0.write_record(None::<&[u8]>).map_err(io::Error::other)
    }

    /// Ends the file.
    pub fn finish(self) -> io::Result<W> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}
