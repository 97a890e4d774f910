//! The lines at the top and bottom of every page.

use super::flow::{Mark, Role};
use crate::document::{Document, Running};
use crate::look::{self, Ink, Style};
use crate::text::Typesetter;

/// Between what stands left and what stands right.
const GAP: f32 = 16.0;

pub(super) fn add(pages: &mut [Vec<Mark>], document: &Document, typesetter: &mut Typesetter<'_>) {
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let number = |text: &str| {
            text.replace("{pages}", &count.to_string()).replace("{page}", &(index + 1).to_string())
        };
        let is_first = index == 0;
        let numbered =
            |running: &Running| Running { start: number(&running.start), end: number(&running.end) };

        let header = numbered(&document.header);
        let start_style = if is_first { look::LETTERHEAD } else { look::RUNNING };
        line(page, &header, start_style, look::HEADER_BASELINE, Role::Header, typesetter);
        if is_first {
            rule(page, look::HEADER_RULE, look::STRONG, look::ACCENT);
        } else {
            rule(page, look::HEADER_RULE, look::HAIRLINE, look::LINE);
        }
        let footer = numbered(&document.footer);
        rule(page, look::FOOTER_RULE, look::HAIRLINE, look::LINE);
        line(page, &footer, look::RUNNING, look::FOOTER_BASELINE, Role::Footer, typesetter);
    }
}

fn line(
    page: &mut Vec<Mark>,
    running: &Running,
    start_style: Style,
    baseline: f32,
    role: Role,
    typesetter: &mut Typesetter<'_>,
) {
    let half = (look::WIDTH - GAP) / 2.0;
    let end = typesetter.set_on_one_line(&running.end, look::RUNNING, half);
    let end_width = end.as_ref().map_or(0.0, |line| line.width);
    if let Some(start) =
        typesetter.set_on_one_line(&running.start, start_style, look::WIDTH - GAP - end_width)
    {
        page.push(Mark::Text { x: look::LEFT, baseline, line: start, role });
    }
    if let Some(end) = end {
        page.push(Mark::Text { x: look::LEFT + look::WIDTH - end_width, baseline, line: end, role });
    }
}

fn rule(page: &mut Vec<Mark>, y: f32, height: f32, ink: Ink) {
    page.push(Mark::Fill { x: look::LEFT, y, width: look::WIDTH, height, ink });
}
