//! Tables of text as other programs write and read them: CSV (RFC 4180) in the encodings met in the field.
//!
//! A file is read row by row, whatever is in it: memory stays bounded by one row of at most
//! [`ROW_BYTES_MAX`], a broken row says in which lines it stands, and the next one is read.
//!
//! ```
//! use sheets::{Format, Sheet, survey};
//!
//! let file = "编号,内容\r\n1,\"宽带慢, 又断\"\r\n".as_bytes();
//! let encoding = survey(file)?.encoding;
//! let mut sheet = Sheet::open(file, Format { encoding, delimiter: b',' })?;
//! assert_eq!(sheet.columns(), ["编号", "内容"]);
//! let row = sheet.next_row()?.unwrap();
//! assert_eq!((row.first_line, row.cells), (2, Ok(vec!["1".to_owned(), "宽带慢, 又断".to_owned()])));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod decoded;
mod encoding;
mod neutral;
mod sheet;
mod survey;
mod writer;

pub use self::{
    encoding::{Encoding, EncodingUnknown},
    neutral::{original, safe},
    sheet::{COLUMNS_MAX, Format, Heading, ROW_BYTES_MAX, Row, RowUnreadable, Sheet},
    survey::{Survey, survey},
    writer::Writer,
};
