use jiff::Timestamp;
use kernel::Language;

/// What is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Set large on the first page, and the name of the document in the reader's window.
    pub title: String,
    /// A line under the title; may be empty.
    pub subtitle: String,
    /// The language of the document: screen readers pronounce by it, fonts choose their shapes by it.
    pub language: Language,
    /// Who answers for the document; goes into the file's properties.
    pub author: String,
    /// The moment the document is dated, for the file's properties.
    pub created_at: Timestamp,
    /// At the top of every page; on the first it is the letterhead.
    pub header: Running,
    /// At the bottom of every page.
    pub footer: Running,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

/// One line at the edge of every page. `{page}` and `{pages}` stand for the page's number and the number of
/// pages. What is wider than its half of the page is cut, visibly, with "…".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Running {
    /// On the left.
    pub start: String,
    /// On the right.
    pub end: String,
}

/// A part of the content. In every text, a line break breaks the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, also a bookmark; it stays with what follows.
    Heading {
        /// Its rank.
        level: Level,
        /// Its words.
        text: String,
    },
    /// Running text.
    Paragraph(String),
    /// Labels with values; short ones stand two in a row.
    Fields(Vec<Field>),
    /// Rows and columns.
    Table(Table),
    /// What happened, moment by moment.
    Timeline(Vec<Moment>),
    /// Text in letters of one width, in a shaded box.
    Mono(String),
    /// A thin line across the page.
    Rule,
    /// What follows begins a new page.
    PageBreak,
}

/// The rank of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A chapter.
    One,
    /// A section.
    Two,
    /// A subsection.
    Three,
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What it is.
    pub label: String,
    /// What it says; an empty value is shown as "—".
    pub value: String,
}

/// Rows under column titles, which are repeated at the top of every page that the table reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The cells of each row. Missing cells at the end stay empty; surplus ones are an error.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// Its width relative to the other columns' shares; 0 counts as 1.
    pub share: u16,
    /// How its cells are set.
    pub setting: Setting,
}

/// How the cells of a column are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Setting {
    /// Running text from the left.
    #[default]
    Text,
    /// Flush right, as amounts and counts are.
    Number,
    /// In letters of one width, as digests and codes are.
    Mono,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When, in words the reader understands.
    pub at: String,
    /// What.
    pub title: String,
    /// By whom; may be empty.
    pub by: String,
    /// The details; may be empty.
    pub text: String,
}
