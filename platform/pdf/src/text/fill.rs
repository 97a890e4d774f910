//! Filling lines from first to last, each as full as it gets.

use super::shape::Piece;

/// Rounding must not push out a word that fits exactly.
const TOLERANCE_EMS: f32 = 0.001;

/// Lines being filled. Widths are in ems.
pub(super) struct Filling {
    width: f32,
    lines: Vec<Vec<Piece>>,
    line: Vec<Piece>,
    used: f32,
}

impl Filling {
    pub(super) fn new(width: f32) -> Self {
        Self { width: width + TOLERANCE_EMS, lines: Vec::new(), line: Vec::new(), used: 0.0 }
    }

    pub(super) fn fits_a_line(&self, pieces: &[Piece]) -> bool {
        width(pieces) <= self.width
    }

    /// Places what must stay together on this line, or on the next one when this one is too full.
    pub(super) fn place(&mut self, pieces: Vec<Piece>) {
        let wanted = width(&pieces);
        if !self.line.is_empty() && self.used + wanted > self.width {
            self.lines.push(std::mem::take(&mut self.line));
            self.used = 0.0;
        }
        self.used += wanted;
        self.line.extend(pieces);
    }

    /// Places spaces; at the end of a line they may stand beyond its width.
    pub(super) fn hang(&mut self, spaces: Vec<Piece>) {
        self.used += width(&spaces);
        self.line.extend(spaces.into_iter().map(|piece| Piece { hangs: true, ..piece }));
    }

    pub(super) fn finish(mut self) -> Vec<Vec<Piece>> {
        if !self.line.is_empty() || self.lines.is_empty() {
            self.lines.push(self.line);
        }
        self.lines
    }
}

fn width(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.word.width).sum()
}
