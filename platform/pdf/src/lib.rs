//! Documents as archival PDF, in Chinese and English.
//!
//! A [`Document`] is a title, running lines and a list of [`Block`]s; [`render`] sets it in type on A4 and
//! answers the bytes of a file that is PDF/A-2a (to be kept for decades, ISO 19005-2) and PDF/UA-1 (to be
//! read aloud, ISO 14289-1) at once: tagged, with bookmarks, its fonts inside, its text searchable.
//!
//! Three promises hold for any text, however hostile:
//! - nothing is dropped in silence: a character that no font has is shown as □ and is still found by search
//!   and copy; only control characters and private-use code points are replaced, by U+FFFD;
//! - nothing leaves its column: a string without a place to break is broken anyway;
//! - the same document and the same fonts give the same bytes.
//!
//! The crate reads no file and no clock; fonts and the date come with the call.

mod document;
mod fonts;
mod layout;
mod look;
mod paint;
mod tags;
#[cfg(test)]
mod tests;
mod text;

pub use document::{Block, Column, Document, Field, Level, Moment, Running, Setting, Table};
pub use fonts::{FontFile, Fonts};

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A font file is no usable OpenType font.
    #[error("the {font} font cannot be used: {reason}")]
    Font {
        /// Which of the [`Fonts`].
        font: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A table row has more cells than its table has columns, so that a cell would have no place.
    #[error("a table row has {cells} cells, its table only {columns} columns")]
    CellsWithoutColumn {
        /// Cells in the row.
        cells: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// The file could not be written to the standard's rules.
    #[error("the PDF could not be written: {detail}")]
    Write {
        /// Which rules were broken, as far as known.
        detail: String,
        /// What the writer said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// Sets `document` in type and answers the bytes of the PDF.
///
/// The fonts are read only during the call, and only the glyphs in use go into the file. A page costs about
/// two milliseconds, the first some ten.
///
/// # Errors
/// When a font is unusable, a table row has more cells than its table has columns, or the file cannot keep to
/// PDF/A-2a and PDF/UA-1.
pub fn render(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let loaded = fonts.load()?;
    let mut typesetter = text::Typesetter::new(&loaded, document.language);
    let laid_out = layout::lay_out(document, &mut typesetter)?;
    paint::paint(document, &typesetter, laid_out)
}
