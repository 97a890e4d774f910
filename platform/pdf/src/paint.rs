//! Pages into a PDF file.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::{Document as Pdf, SerializeSettings};

use crate::Error;
use crate::document::Document;
use crate::layout::{Bookmark, LaidOut, Mark, Role, one_line};
use crate::look::{self, Ink};
use crate::tags::Structure;
use crate::text::{Line, Typesetter};

/// Of the font size: how much heavier a font without a bold cut is drawn for bold text.
const EMBOLDENING: f32 = 0.03;

pub(crate) fn paint(
    document: &Document,
    typesetter: &Typesetter<'_>,
    laid_out: LaidOut,
) -> Result<Vec<u8>, Error> {
    let settings = SerializeSettings { configuration: conformance(), ..SerializeSettings::default() };
    let mut pdf = Pdf::new_with(settings);
    let LaidOut { pages, mut structure, bookmarks } = laid_out;
    for marks in &pages {
        paint_page(&mut pdf, marks, typesetter, &mut structure);
    }
    let language = document.language.tag();
    pdf.set_metadata(metadata(document));
    pdf.set_outline(outline(&bookmarks));
    pdf.set_tag_tree(structure.into_tree(language));
    pdf.finish().map_err(|error| Error::Write { detail: detail(&error), source: Box::new(error) })
}

fn conformance() -> Configuration {
    ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .unwrap_or_default()
}

fn detail(error: &KrillaError) -> String {
    match error {
        KrillaError::Validation(broken) => broken
            .iter()
            .map(|(rule, standards)| format!("{rule:?} ({standards:?})"))
            .collect::<Vec<_>>()
            .join("; "),
        other => other.to_string(),
    }
}

fn metadata(document: &Document) -> Metadata {
    let metadata = Metadata::new()
        .title(one_line(&document.title))
        .language(document.language.tag().to_owned())
        .creation_date(date(document.created_at));
    if document.author.trim().is_empty() {
        metadata
    } else {
        metadata.authors(vec![one_line(&document.author)])
    }
}

fn date(at: Timestamp) -> DateTime {
    let utc = at.to_zoned(TimeZone::UTC);
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    DateTime::new(u16::try_from(utc.year()).unwrap_or_default())
        .month(part(utc.month()))
        .day(part(utc.day()))
        .hour(part(utc.hour()))
        .minute(part(utc.minute()))
        .second(part(utc.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    let mut rest = bookmarks;
    while let Some(node) = outline_node(&mut rest) {
        outline.push_child(node);
    }
    outline
}

/// Takes the first bookmark with everything below it.
fn outline_node(rest: &mut &[Bookmark]) -> Option<OutlineNode> {
    let (first, following) = rest.split_first()?;
    *rest = following;
    let destination = XyzDestination::new(first.page, Point::from_xy(look::LEFT, (first.y - 8.0).max(0.0)));
    let mut node = OutlineNode::new(first.text.clone(), destination).with_open(true);
    while rest.first().is_some_and(|next| next.rank > first.rank) {
        if let Some(child) = outline_node(rest) {
            node.push_child(child);
        }
    }
    Some(node)
}

fn paint_page(pdf: &mut Pdf, marks: &[Mark], typesetter: &Typesetter<'_>, structure: &mut Structure) {
    let settings = PageSettings::from_wh(look::PAGE_WIDTH, look::PAGE_HEIGHT).unwrap_or_default();
    let mut page = pdf.start_page_with(settings);
    let mut surface = page.surface();
    for group in marks.chunk_by(|one, other| role(one) == role(other)) {
        let content = match role(&group[0]) {
            Some(Role::Content(part)) => {
                structure.attach(part, surface.start_tagged(ContentTag::Other));
                None
            }
            Some(Role::Repeated) => Some(ArtifactType::PaginationOther),
            Some(Role::Header) => Some(ArtifactType::Header),
            Some(Role::Footer) => Some(ArtifactType::Footer),
            None => Some(ArtifactType::Layout),
        };
        if let Some(kind) = content {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        }
        for mark in group {
            paint_mark(&mut surface, mark, typesetter);
        }
        surface.end_tagged();
    }
    surface.finish();
    page.finish();
}

fn role(mark: &Mark) -> Option<Role> {
    match mark {
        Mark::Text { role, .. } => Some(*role),
        Mark::Fill { .. } | Mark::Disc { .. } => None,
    }
}

fn paint_mark(surface: &mut Surface<'_>, mark: &Mark, typesetter: &Typesetter<'_>) {
    match mark {
        Mark::Text { x, baseline, line, role: _ } => paint_line(surface, *x, *baseline, line, typesetter),
        Mark::Fill { x, y, width, height, ink } => {
            let mut path = PathBuilder::new();
            if let Some(area) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(area);
            }
            fill(surface, path.finish(), *ink);
        }
        Mark::Disc { x, y, radius, ink } => fill(surface, circle(*x, *y, *radius), *ink),
    }
}

fn paint_line(surface: &mut Surface<'_>, x: f32, baseline: f32, line: &Line, typesetter: &Typesetter<'_>) {
    let size = line.style.size;
    let ink = line.style.ink;
    surface.set_fill(Some(solid(ink)));
    let mut pen = x - line.outdent;
    for run in &line.runs {
        let heavier = Stroke {
            paint: solid(ink).paint,
            width: size * EMBOLDENING,
            opacity: NormalizedF32::ONE,
            ..Stroke::default()
        };
        surface.set_stroke(run.slot.emboldened.then_some(heavier));
        let start = Point::from_xy(pen, baseline);
        surface.draw_glyphs(start, &run.glyphs, typesetter.font(run.slot), &run.text, size, false);
        pen += run.width * size;
    }
    surface.set_stroke(None);
}

fn fill(surface: &mut Surface<'_>, path: Option<Path>, ink: Ink) {
    if let Some(path) = path {
        surface.set_fill(Some(solid(ink)));
        surface.set_stroke(None);
        surface.draw_path(&path);
    }
}

fn solid(ink: Ink) -> Fill {
    Fill { paint: rgb::Color::new(ink.0, ink.1, ink.2).into(), ..Fill::default() }
}

/// Four Bézier arcs, which miss a true circle by less than a thousandth of its radius.
fn circle(x: f32, y: f32, radius: f32) -> Option<Path> {
    let arm = radius * 0.5523;
    let (left, right, top, bottom) = (x - radius, x + radius, y - radius, y + radius);
    let mut path = PathBuilder::new();
    path.move_to(right, y);
    path.cubic_to(right, y + arm, x + arm, bottom, x, bottom);
    path.cubic_to(x - arm, bottom, left, y + arm, left, y);
    path.cubic_to(left, y - arm, x - arm, top, x, top);
    path.cubic_to(x + arm, top, right, y - arm, right, y);
    path.close();
    path.finish()
}
