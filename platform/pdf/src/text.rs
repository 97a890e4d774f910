//! Text into lines: where lines may end (UAX #14), what stands right to left (UAX #9), how it is shaped.

mod bidi;
mod characters;
mod fill;
mod shape;

use std::ops::Range;
use std::rc::Rc;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter, LineSegmenterBorrowed};
use kernel::Language;
use krilla::text::{Font, KrillaGlyph};

use crate::fonts::{LoadedFonts, Slot};
use crate::look::Style;
use bidi::Levels;
use fill::Filling;
use shape::Shaping;

/// One line of text, ready to be drawn.
#[derive(Debug)]
pub(crate) struct Line {
    /// In the order they stand on paper, from the left.
    pub(crate) runs: Vec<Run>,
    /// In points; white space at the end of the line does not count.
    pub(crate) width: f32,
    /// How far white space at the end of the line stands out to the left, in a paragraph from the right.
    pub(crate) outdent: f32,
    /// Whether it belongs to a paragraph that reads from the right.
    pub(crate) from_right: bool,
    pub(crate) style: Style,
}

/// Glyphs of one font, with the text they stand for.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) slot: Slot,
    pub(crate) text: String,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    /// In ems.
    pub(crate) width: f32,
}

/// Makes lines of text.
pub(crate) struct Typesetter<'a> {
    shaping: Shaping<'a>,
    line_ends: LineSegmenterBorrowed<'static>,
}

impl<'a> Typesetter<'a> {
    pub(crate) fn new(fonts: &'a LoadedFonts<'_>, language: Language) -> Self {
        Self {
            shaping: Shaping::new(fonts, language),
            line_ends: LineSegmenter::new_lstm(LineBreakOptions::default()),
        }
    }

    pub(crate) fn font(&self, slot: Slot) -> Font {
        self.shaping.font(slot)
    }

    /// Sets `text` into lines no wider than `width` points. Blank text has no lines.
    pub(crate) fn set(&mut self, text: &str, style: Style, width: f32) -> Vec<Rc<Line>> {
        let mut lines = Vec::new();
        for hard_line in characters::hard_lines(text) {
            lines.extend(self.set_hard_line(&hard_line, style, width));
        }
        lines
    }

    /// Sets `text` on one line; what does not fit is replaced by "…".
    pub(crate) fn set_on_one_line(&mut self, text: &str, style: Style, width: f32) -> Option<Rc<Line>> {
        // More characters never fit; to measure them on every page would take long.
        const CHARACTERS_MAX: usize = 300;
        let text = characters::hard_lines(text).join(" ");
        let start: String = text.chars().take(CHARACTERS_MAX).collect();
        if start == text && self.natural_width(&text, style) <= width {
            return self.set(&text, style, f32::INFINITY).pop();
        }
        let ends: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(&start).collect();
        let cut = |end: usize| format!("{}…", &start[..end]);
        let fitting = ends.partition_point(|&end| self.natural_width(&cut(end), style) <= width);
        let end = ends.get(fitting.saturating_sub(1)).copied().unwrap_or_default();
        self.set(&cut(end), style, f32::INFINITY).pop()
    }

    /// The width in points that `text` takes when its lines end only where it says so.
    pub(crate) fn natural_width(&mut self, text: &str, style: Style) -> f32 {
        self.set(text, style, f32::INFINITY).iter().map(|line| line.width).fold(0.0, f32::max)
    }

    fn set_hard_line(&mut self, text: &str, style: Style, width: f32) -> Vec<Rc<Line>> {
        let levels = bidi::levels(text);
        let mut filling = Filling::new(width / style.size);
        let mut start = 0;
        for end in self.line_ends.segment_str(text).filter(|&end| end > 0) {
            let segment = &text[start..end];
            let core_end = start + segment.trim_end_matches(characters::is_breaking_space).len();
            let core = self.shaping.pieces(text, start..core_end, levels.as_ref(), style.cut);
            if filling.fits_a_line(&core) {
                filling.place(core);
            } else {
                self.place_broken(text, start..core_end, levels.as_ref(), style, &mut filling);
            }
            filling.hang(self.shaping.pieces(text, core_end..end, levels.as_ref(), style.cut));
            start = end;
        }
        filling
            .finish()
            .into_iter()
            .map(|pieces| Rc::new(bidi::assemble(pieces, levels.as_ref(), style)))
            .collect()
    }

    /// Places what is wider than a line: each cluster by itself, and a cluster wider than a line, which is
    /// one of many characters that no font has, character by character.
    fn place_broken(
        &mut self,
        text: &str,
        part: Range<usize>,
        levels: Option<&Levels>,
        style: Style,
        filling: &mut Filling,
    ) {
        for cluster in characters::clusters(text, part) {
            let pieces = self.shaping.pieces(text, cluster.clone(), levels, style.cut);
            if filling.fits_a_line(&pieces) {
                filling.place(pieces);
                continue;
            }
            for (offset, character) in text[cluster.clone()].char_indices() {
                let start = cluster.start + offset;
                let range = start..start + character.len_utf8();
                filling.place(self.shaping.pieces(text, range, levels, style.cut));
            }
        }
    }
}
