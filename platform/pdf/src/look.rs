//! Sizes, distances and colours, all in one place. Lengths are points (1/72 inch).

/// A4, ISO 216.
pub(crate) const PAGE_WIDTH: f32 = 595.28;
pub(crate) const PAGE_HEIGHT: f32 = 841.89;
/// 20 mm.
pub(crate) const LEFT: f32 = 56.69;
pub(crate) const WIDTH: f32 = PAGE_WIDTH - 2.0 * LEFT;
/// Where the content begins and ends on every page.
pub(crate) const TOP: f32 = 70.0;
pub(crate) const BOTTOM: f32 = PAGE_HEIGHT - 62.0;
/// The running lines stand in the margins, parted from the content by rules.
pub(crate) const HEADER_BASELINE: f32 = 41.0;
pub(crate) const HEADER_RULE: f32 = 48.0;
pub(crate) const FOOTER_RULE: f32 = PAGE_HEIGHT - 50.0;
pub(crate) const FOOTER_BASELINE: f32 = PAGE_HEIGHT - 37.0;

pub(crate) const HAIRLINE: f32 = 0.4;
pub(crate) const THIN: f32 = 0.7;
pub(crate) const STRONG: f32 = 1.4;

/// A colour as red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ink(pub(crate) u8, pub(crate) u8, pub(crate) u8);

pub(crate) const INK: Ink = Ink(0x1B, 0x23, 0x2D);
/// 5.9:1 on white, above the 4.5:1 that WCAG 2.2 asks for small text.
pub(crate) const QUIET: Ink = Ink(0x59, 0x65, 0x73);
pub(crate) const ACCENT: Ink = Ink(0x1D, 0x4B, 0x7A);
pub(crate) const LINE: Ink = Ink(0xD3, 0xD9, 0xE0);
pub(crate) const SHADE: Ink = Ink(0xF2, 0xF5, 0xF8);

/// Which cut of the fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Cut {
    Regular,
    Bold,
    Mono,
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) cut: Cut,
    pub(crate) size: f32,
    /// From baseline to baseline.
    pub(crate) leading: f32,
    pub(crate) ink: Ink,
}

impl Style {
    /// From the top of the line to its baseline. It depends on the leading alone, so that texts of different
    /// sizes beside each other stand on one baseline.
    pub(crate) fn rise(self) -> f32 {
        0.74 * self.leading
    }

    pub(crate) fn smaller(self, size: f32) -> Self {
        Self { size, leading: self.leading * size / self.size, ..self }
    }
}

const fn style(cut: Cut, size: f32, leading: f32, ink: Ink) -> Style {
    Style { cut, size, leading, ink }
}

pub(crate) const TITLE: Style = style(Cut::Bold, 20.0, 29.0, INK);
pub(crate) const SUBTITLE: Style = style(Cut::Regular, 10.5, 17.0, QUIET);
pub(crate) const HEADING_ONE: Style = style(Cut::Bold, 13.5, 20.0, ACCENT);
pub(crate) const HEADING_TWO: Style = style(Cut::Bold, 11.0, 17.0, INK);
pub(crate) const HEADING_THREE: Style = style(Cut::Bold, 10.0, 16.0, QUIET);
pub(crate) const BODY: Style = style(Cut::Regular, 10.0, 16.5, INK);
pub(crate) const LABEL: Style = style(Cut::Regular, 9.0, 14.5, QUIET);
pub(crate) const VALUE: Style = style(Cut::Regular, 9.5, 14.5, INK);
pub(crate) const COLUMN_TITLE: Style = style(Cut::Bold, 8.5, 13.0, INK);
pub(crate) const CELL: Style = style(Cut::Regular, 9.0, 13.5, INK);
pub(crate) const CELL_MONO: Style = style(Cut::Mono, 7.5, 13.5, INK);
pub(crate) const MOMENT_AT: Style = style(Cut::Regular, 9.0, 15.0, QUIET);
pub(crate) const MOMENT_TITLE: Style = style(Cut::Bold, 10.0, 15.0, INK);
pub(crate) const MOMENT_BY: Style = style(Cut::Regular, 8.5, 13.5, QUIET);
pub(crate) const MOMENT_TEXT: Style = style(Cut::Regular, 9.5, 15.0, INK);
pub(crate) const MONO: Style = style(Cut::Mono, 8.5, 13.0, INK);
pub(crate) const LETTERHEAD: Style = style(Cut::Bold, 11.0, 16.0, ACCENT);
pub(crate) const RUNNING: Style = style(Cut::Regular, 8.0, 12.0, QUIET);
