//! Text that runs from the right, and its mixture with text that runs from the left (UAX #9).

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level, ParagraphBidiInfo};

use super::shape::Piece;
use super::{Line, Run};
use crate::look::Style;

/// How much longer a run may grow when its neighbour is joined to it: PDF/A limits the length of strings.
const RUN_GLYPHS_MAX: usize = 2_000;

/// The embedding level of each byte of a text. Odd levels run from the right.
pub(super) struct Levels {
    pub(super) base: Level,
    bytes: Vec<Level>,
}

/// Nothing when all of `text` runs from the left, as nearly all of it does.
pub(super) fn levels(text: &str) -> Option<Levels> {
    if !text.chars().any(may_run_from_right) {
        return None;
    }
    let found = ParagraphBidiInfo::new(text, None);
    Some(Levels { base: found.paragraph_level, bytes: found.levels })
}

fn may_run_from_right(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

impl Levels {
    /// The stretches of one level within `part`.
    pub(super) fn stretches(&self, part: Range<usize>) -> Vec<(Range<usize>, Level)> {
        let mut stretches: Vec<(Range<usize>, Level)> = Vec::new();
        for (at, &level) in part.clone().zip(&self.bytes[part]) {
            match stretches.last_mut() {
                Some((range, last)) if *last == level => range.end = at + 1,
                Some(_) | None => stretches.push((at..at + 1, level)),
            }
        }
        stretches
    }
}

/// Puts the pieces of one line into the order in which they stand on paper.
pub(super) fn assemble(mut pieces: Vec<Piece>, levels: Option<&Levels>, style: Style) -> Line {
    let base = levels.map_or(Level::ltr(), |levels| levels.base);
    let advance: f32 = pieces.iter().map(|piece| piece.word.width).sum();
    let mut hanging = 0.0;
    for piece in pieces.iter_mut().rev().take_while(|piece| piece.hangs) {
        // Rule L1: spaces at the end of a line stand where the paragraph ends.
        piece.level = base;
        hanging += piece.word.width;
    }
    let runs = if levels.is_some() {
        let order: Vec<Level> = pieces.iter().map(|piece| piece.level).collect();
        join(BidiInfo::reorder_visual(&order).into_iter().map(|index| &pieces[index]))
    } else {
        join(pieces.iter())
    };
    let is_from_right = base.is_rtl();
    let outdent = if is_from_right { hanging * style.size } else { 0.0 };
    Line { runs, width: (advance - hanging) * style.size, outdent, from_right: is_from_right, style }
}

/// Neighbours in one font become one run, so that the file holds lines and not single characters.
fn join<'p>(pieces: impl Iterator<Item = &'p Piece>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    let mut last_from_right = true;
    for piece in pieces {
        for run in &piece.word.runs {
            let from_right = piece.level.is_rtl();
            match joined.last_mut() {
                Some(last)
                    if last.slot == run.slot
                        && !from_right
                        && !last_from_right
                        && last.glyphs.len() < RUN_GLYPHS_MAX =>
                {
                    append(last, run);
                }
                Some(_) | None => joined.push(run.clone()),
            }
            last_from_right = from_right;
        }
    }
    joined
}

fn append(run: &mut Run, next: &Run) {
    let offset = run.text.len();
    run.text.push_str(&next.text);
    run.width += next.width;
    run.glyphs.extend(next.glyphs.iter().cloned().map(|mut glyph| {
        glyph.text_range = glyph.text_range.start + offset..glyph.text_range.end + offset;
        glyph
    }));
}
