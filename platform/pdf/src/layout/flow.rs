//! Rows of cells flowing down the pages, split where a page ends.

use std::rc::Rc;

use crate::look::{self, Ink};
use crate::tags::PartId;
use crate::text::Line;

/// A part of a page, ready to be drawn. Coordinates are points from the upper left corner.
#[derive(Debug)]
pub(crate) enum Mark {
    Text { x: f32, baseline: f32, line: Rc<Line>, role: Role },
    Fill { x: f32, y: f32, width: f32, height: f32, ink: Ink },
    Disc { x: f32, y: f32, radius: f32, ink: Ink },
}

/// What a text is to a screen reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Content(PartId),
    /// Column titles once more on a further page.
    Repeated,
    Header,
    Footer,
}

/// Lines under each other in a column of their own.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) flush_right: bool,
    pub(crate) lines: Vec<Rc<Line>>,
    pub(crate) role: Role,
}

impl Cell {
    /// How many lines from `start` fit into `room`. Neither the first nor the last line of a longer cell
    /// stands alone on a page.
    fn fitting(&self, start: usize, room: f32) -> usize {
        let mut left = room;
        let rest = &self.lines[start..];
        let fitting = rest
            .iter()
            .take_while(|line| {
                left -= line.style.leading;
                left >= -TOLERANCE
            })
            .count();
        match rest.len() - fitting {
            0 => fitting,
            1 if fitting > 2 => fitting - 1,
            _ if fitting == 1 && start == 0 => 0,
            _ => fitting,
        }
    }

    fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.style.leading).sum()
    }
}

/// Cells side by side.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) space_above: f32,
    pub(crate) space_below: f32,
    /// A row up to this height moves to the next page rather than be split.
    pub(crate) unsplit_height_max: f32,
    pub(crate) shade: Option<Ink>,
    /// Drawn under the row wherever it ends, also at the end of a page.
    pub(crate) rule: Option<(Ink, f32)>,
    pub(crate) rail: Option<Rail>,
}

/// The line along a timeline, with a disc where the row begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rail {
    pub(crate) x: f32,
    pub(crate) disc_below_top: f32,
    /// The last row's rail ends at its disc.
    pub(crate) goes_on: bool,
}

impl Row {
    pub(crate) fn height(&self) -> f32 {
        let tallest = self.cells.iter().map(Cell::height).fold(0.0, f32::max);
        self.space_above + tallest + self.space_below
    }
}

/// Rounding must not turn a page.
const TOLERANCE: f32 = 0.01;
/// What the rows of tables, fields and timelines may leave empty of a page rather than be split.
pub(super) const UNSPLIT_HEIGHT_MAX: f32 = 120.0;
/// Column titles taller than this are not repeated, or they would leave no room for the rows.
const REPEATED_HEIGHT_MAX: f32 = 240.0;

/// The pages so far, and how far down the last one is filled.
#[derive(Debug)]
pub(crate) struct Flow {
    pub(crate) pages: Vec<Vec<Mark>>,
    y: f32,
    /// White space owed before the next thing on this page; neighbours' spaces do not add up.
    owed: f32,
}

impl Flow {
    pub(crate) fn new() -> Self {
        Self { pages: vec![Vec::new()], y: look::TOP, owed: 0.0 }
    }

    pub(crate) fn is_at_top(&self) -> bool {
        self.y <= look::TOP + TOLERANCE
    }

    pub(crate) fn turn_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = look::TOP;
        self.owed = 0.0;
    }

    /// Leaves at least this much white space before what comes next, except at the top of a page.
    pub(crate) fn space(&mut self, height: f32) {
        if !self.is_at_top() {
            self.owed = self.owed.max(height);
        }
    }

    /// Pays the white space owed and answers where the next thing stands.
    pub(crate) fn settle(&mut self) -> f32 {
        self.y += std::mem::take(&mut self.owed);
        self.y
    }

    /// Turns the page unless `height` is left on it.
    pub(crate) fn need(&mut self, height: f32) {
        if self.y + self.owed + height > look::BOTTOM && !self.is_at_top() {
            self.turn_page();
        }
    }

    /// A line across the page.
    pub(crate) fn rule(&mut self, ink: Ink, thickness: f32) {
        let y = self.settle();
        self.mark(Mark::Fill { x: look::LEFT, y, width: look::WIDTH, height: thickness, ink });
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Places a row, on as many pages as it takes; `titles` stand above it on each further page.
    pub(crate) fn place(&mut self, row: &Row, titles: Option<&Row>) {
        self.settle();
        let mut starts = vec![0; row.cells.len()];
        let mut is_first_part = true;
        loop {
            let room = look::BOTTOM - self.y - row.space_above - row.space_below;
            let mut ends: Vec<usize> = row
                .cells
                .iter()
                .zip(&starts)
                .map(|(cell, &start)| start + cell.fitting(start, room))
                .collect();
            let is_whole = row.cells.iter().zip(&ends).all(|(cell, &end)| end == cell.lines.len());
            let has_progress = ends.iter().zip(&starts).any(|(end, start)| end > start);
            if is_whole && room >= 0.0 {
                self.draw(row, &starts, &ends, is_first_part, true);
                return;
            }
            // A label must not stay behind when its value moves on.
            let is_starved =
                row.cells.iter().zip(&ends).any(|(cell, &end)| !cell.lines.is_empty() && end == 0);
            let would_rather_move = is_starved || !has_progress || row.height() <= row.unsplit_height_max;
            if !(is_first_part && would_rather_move) || self.is_at_top_under(titles) {
                if !has_progress {
                    // Not even a line fits on a whole page: it has to stand somewhere.
                    for ((cell, end), start) in row.cells.iter().zip(&mut ends).zip(&starts) {
                        *end = cell.lines.len().min(start + 1);
                    }
                }
                self.draw(row, &starts, &ends, is_first_part, false);
                starts = ends;
                is_first_part = false;
                if row.cells.iter().zip(&starts).all(|(cell, &start)| start == cell.lines.len()) {
                    return;
                }
            }
            self.turn_page_under(titles);
        }
    }

    fn is_at_top_under(&self, titles: Option<&Row>) -> bool {
        let height = titles.map_or(0.0, Row::height);
        self.y <= look::TOP + height + TOLERANCE
    }

    fn turn_page_under(&mut self, titles: Option<&Row>) {
        self.turn_page();
        if let Some(titles) = titles.filter(|titles| titles.height() <= REPEATED_HEIGHT_MAX) {
            let mut titles = titles.clone();
            for cell in &mut titles.cells {
                cell.role = Role::Repeated;
            }
            let ends: Vec<usize> = titles.cells.iter().map(|cell| cell.lines.len()).collect();
            self.draw(&titles, &vec![0; ends.len()], &ends, true, true);
        }
    }

    fn draw(&mut self, row: &Row, starts: &[usize], ends: &[usize], is_first_part: bool, is_last_part: bool) {
        let parts = row.cells.iter().zip(starts.iter().zip(ends));
        let tallest = parts
            .clone()
            .map(|(cell, (&start, &end))| cell.lines[start..end].iter().map(|line| line.style.leading).sum())
            .fold(0.0, f32::max);
        let height = row.space_above + tallest + row.space_below;
        if let Some(ink) = row.shade {
            self.mark(Mark::Fill { x: look::LEFT, y: self.y, width: look::WIDTH, height, ink });
        }
        if let Some(rail) = row.rail {
            self.draw_rail(rail, row.space_above, height, is_first_part, is_last_part);
        }
        for (cell, (&start, &end)) in parts {
            let mut y = self.y + row.space_above;
            for line in &cell.lines[start..end] {
                let x = if cell.flush_right || line.from_right {
                    cell.x + cell.width - line.width
                } else {
                    cell.x
                };
                let baseline = y + line.style.rise();
                self.mark(Mark::Text { x, baseline, line: Rc::clone(line), role: cell.role });
                y += line.style.leading;
            }
        }
        self.y += height;
        if let Some((ink, thickness)) = row.rule {
            self.rule(ink, thickness);
        }
    }

    fn draw_rail(&mut self, rail: Rail, space_above: f32, height: f32, is_first: bool, is_last: bool) {
        let disc_y = self.y + space_above + rail.disc_below_top;
        let top = if is_first { disc_y } else { self.y };
        let bottom = if rail.goes_on || !is_last {
            self.y + height + space_above + if is_last { rail.disc_below_top } else { 0.0 }
        } else {
            top
        };
        let bottom = bottom.min(look::BOTTOM);
        if bottom > top {
            let x = rail.x - look::THIN / 2.0;
            self.mark(Mark::Fill { x, y: top, width: look::THIN, height: bottom - top, ink: look::LINE });
        }
        if is_first {
            self.mark(Mark::Disc { x: rail.x, y: disc_y, radius: 2.6, ink: look::ACCENT });
        }
    }
}
