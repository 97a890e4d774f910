//! Blocks into pages.

mod columns;
mod flow;
mod running;

use std::num::NonZeroU16;
use std::rc::Rc;

use crate::document::{Block, Document, Level};
use crate::look::{self, Style};
use crate::tags::{Part, PartId, Structure};
use crate::text::Typesetter;
use crate::{Error, Field, Moment, Table};
use flow::{Cell, Flow, Row};
pub(crate) use flow::{Mark, Role};

/// Pages ready to be drawn.
#[derive(Debug)]
pub(crate) struct LaidOut {
    pub(crate) pages: Vec<Vec<Mark>>,
    pub(crate) structure: Structure,
    pub(crate) bookmarks: Vec<Bookmark>,
}

/// A place a reader can jump to.
#[derive(Debug)]
pub(crate) struct Bookmark {
    /// 0 is the title, 1 a chapter.
    pub(crate) rank: u16,
    pub(crate) text: String,
    /// Counted from 0.
    pub(crate) page: usize,
    pub(crate) y: f32,
}

pub(crate) fn lay_out(document: &Document, typesetter: &mut Typesetter<'_>) -> Result<LaidOut, Error> {
    let mut layout = Layout {
        typesetter,
        flow: Flow::new(),
        structure: Structure::default(),
        bookmarks: Vec::new(),
        rank: 0,
    };
    layout.title(document);
    for block in &document.blocks {
        layout.block(block)?;
    }
    let Layout { typesetter, flow, structure, bookmarks, rank: _ } = layout;
    let mut pages = flow.pages;
    running::add(&mut pages, document, typesetter);
    Ok(LaidOut { pages, structure, bookmarks })
}

struct Layout<'t, 'a> {
    typesetter: &'t mut Typesetter<'a>,
    flow: Flow,
    structure: Structure,
    bookmarks: Vec<Bookmark>,
    /// Of the last heading.
    rank: u16,
}

impl Layout<'_, '_> {
    fn block(&mut self, block: &Block) -> Result<(), Error> {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Fields(fields) => self.fields(fields),
            Block::Table(table) => self.table(table)?,
            Block::Timeline(moments) => self.timeline(moments),
            Block::Mono(text) => self.mono(text),
            Block::Rule => self.rule(),
            Block::PageBreak if self.flow.is_at_top() => {}
            Block::PageBreak => self.flow.turn_page(),
        }
        Ok(())
    }

    fn title(&mut self, document: &Document) {
        self.bookmark(0, &document.title);
        let title = self.structure.add_root(Part::Title);
        self.stack(&document.title, look::TITLE, title);
        if !document.subtitle.trim().is_empty() {
            let subtitle = self.structure.add_root(Part::Paragraph);
            self.flow.space(2.0);
            self.stack(&document.subtitle, look::SUBTITLE, subtitle);
        }
        self.flow.space(8.0);
        self.flow.rule(look::LINE, look::THIN);
        self.flow.space(14.0);
    }

    fn heading(&mut self, level: Level, text: &str) {
        let (style, above, below) = match level {
            Level::One => (look::HEADING_ONE, 18.0, 6.0),
            Level::Two => (look::HEADING_TWO, 13.0, 4.0),
            Level::Three => (look::HEADING_THREE, 10.0, 3.0),
        };
        let lines = self.typesetter.set(text, style, look::WIDTH);
        if lines.is_empty() {
            return;
        }
        let height: f32 = lines.iter().map(|line| line.style.leading).sum();
        self.flow.space(above);
        self.flow.need(height + below + 4.0 * look::BODY.leading);
        // Screen readers lose their way when a rank is left out.
        let rank = (level as u16 + 1).min(self.rank + 1);
        self.rank = rank;
        self.bookmark(rank, text);
        let title = one_line(text);
        let rank = NonZeroU16::new(rank).unwrap_or(NonZeroU16::MIN);
        let part = self.structure.add_root(Part::Heading { rank, text: title });
        self.flow.place(&across(lines, Role::Content(part)), None);
        self.flow.space(below);
    }

    fn paragraph(&mut self, text: &str) {
        let part = self.structure.add_root(Part::Paragraph);
        self.stack(text, look::BODY, part);
        self.flow.space(7.0);
    }

    fn mono(&mut self, text: &str) {
        const PADDING: f32 = 8.0;
        let width = look::WIDTH - 2.0 * PADDING;
        let lines = self.typesetter.set(text, look::MONO, width);
        if lines.is_empty() {
            return;
        }
        let part = self.structure.add_root(Part::Code);
        let x = look::LEFT + PADDING;
        let cell = Cell { x, width, flush_right: false, lines, role: Role::Content(part) };
        self.flow.place(
            &Row {
                cells: vec![cell],
                space_above: PADDING - 2.0,
                space_below: PADDING - 2.0,
                shade: Some(look::SHADE),
                ..Row::default()
            },
            None,
        );
        self.flow.space(8.0);
    }

    fn rule(&mut self) {
        self.flow.need(10.0);
        self.flow.space(9.0);
        self.flow.rule(look::LINE, look::THIN);
        self.flow.space(9.0);
    }

    fn fields(&mut self, fields: &[Field]) {
        let rows = columns::fields(fields, self.typesetter, &mut self.structure);
        self.rows(&rows, None);
        self.flow.space(9.0);
    }

    fn table(&mut self, table: &Table) -> Result<(), Error> {
        let (titles, rows) = columns::table(table, self.typesetter, &mut self.structure)?;
        let Some(titles) = titles else { return Ok(()) };
        let first_height = rows.first().map_or(0.0, Row::height).min(60.0);
        self.flow.need(titles.height() + first_height);
        self.flow.place(&titles, None);
        self.rows(&rows, Some(&titles));
        self.flow.space(11.0);
        Ok(())
    }

    fn timeline(&mut self, moments: &[Moment]) {
        let rows = columns::timeline(moments, self.typesetter, &mut self.structure);
        self.rows(&rows, None);
        self.flow.space(5.0);
    }

    fn rows(&mut self, rows: &[Row], titles: Option<&Row>) {
        for row in rows {
            self.flow.place(row, titles);
        }
    }

    /// Lines across the whole page.
    fn stack(&mut self, text: &str, style: Style, part: PartId) {
        let lines = self.typesetter.set(text, style, look::WIDTH);
        if !lines.is_empty() {
            self.flow.place(&across(lines, Role::Content(part)), None);
        }
    }

    fn bookmark(&mut self, rank: u16, text: &str) {
        let y = self.flow.settle();
        let page = self.flow.pages.len() - 1;
        self.bookmarks.push(Bookmark { rank, text: one_line(text), page, y });
    }
}

fn across(lines: Vec<Rc<crate::text::Line>>, role: Role) -> Row {
    let cell = Cell { x: look::LEFT, width: look::WIDTH, flush_right: false, lines, role };
    Row { cells: vec![cell], ..Row::default() }
}

/// A name for lists of contents: short, on one line, never empty.
pub(crate) fn one_line(text: &str) -> String {
    const CHARACTERS_MAX: usize = 200;
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let line = words.join(" ");
    match line.trim() {
        "" => "—".to_owned(),
        line if line.chars().count() > CHARACTERS_MAX => {
            let start: String = line.chars().take(CHARACTERS_MAX).collect();
            format!("{start}…")
        }
        line => line.to_owned(),
    }
}
