mod files;
mod hostile;
mod paper;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use kernel::Language;

use crate::layout::{LaidOut, Mark, Role, lay_out};
use crate::text::Typesetter;
use crate::{Block, Document, Error, Fonts, Running, look};

/// The fonts that the program carries; `KEFU_FONTS` names another folder.
fn fonts() -> Option<&'static Fonts> {
    static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let folder =
            std::env::var_os("KEFU_FONTS").map_or_else(|| workspace().join("web/dist/fonts"), PathBuf::from);
        Fonts::noto(Language::ZhCn, |name| Some(Arc::new(std::fs::read(folder.join(name)).ok()?)))
    });
    if fonts.is_none() {
        println!("skipped: needs the npm font (make assets)");
    }
    fonts.as_ref()
}

fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "案卷".to_owned(),
        subtitle: String::new(),
        language: Language::ZhCn,
        author: "云岭通信".to_owned(),
        created_at: "2026-10-09T01:30:00Z".parse().unwrap(),
        header: Running { start: "云岭通信".to_owned(), end: String::new() },
        footer: Running { start: String::new(), end: "第 {page} 页，共 {pages} 页".to_owned() },
        blocks,
    }
}

fn laid_out(document: &Document, fonts: &Fonts) -> Result<LaidOut, Error> {
    let loaded = fonts.load()?;
    lay_out(document, &mut Typesetter::new(&loaded, document.language))
}

/// The texts of each page in the order they were set, without header, footer and repeated column titles.
fn texts(laid_out: &LaidOut) -> Vec<Vec<String>> {
    let content = |mark: &Mark| match mark {
        Mark::Text { line, role: Role::Content(_), .. } => {
            Some(line.runs.iter().map(|run| run.text.as_str()).collect::<String>().trim_end().to_owned())
        }
        Mark::Text { .. } | Mark::Fill { .. } | Mark::Disc { .. } => None,
    };
    laid_out.pages.iter().map(|page| page.iter().filter_map(content).collect()).collect()
}

/// Everything that must stand within the margins, does.
fn assert_within_margins(laid_out: &LaidOut) {
    const ROUNDING: f32 = 0.1;
    for mark in laid_out.pages.iter().flatten() {
        let (left, right, top, bottom) = match mark {
            Mark::Text { x, baseline, line, .. } => (*x, x + line.width, *baseline, *baseline),
            Mark::Fill { x, y, width, height, .. } => (*x, x + width, *y, y + height),
            Mark::Disc { x, y, radius, .. } => (x - radius, x + radius, y - radius, y + radius),
        };
        let shown = match mark {
            Mark::Text { line, .. } => line.runs.iter().map(|run| run.text.as_str()).collect(),
            Mark::Fill { .. } | Mark::Disc { .. } => String::new(),
        };
        assert!(
            left >= look::LEFT - ROUNDING && right <= look::LEFT + look::WIDTH + ROUNDING,
            "{shown} from {left}, {top} to {right}, {bottom}"
        );
        assert!(top >= 0.0 && bottom <= look::PAGE_HEIGHT, "{shown} from {left}, {top} to {right}, {bottom}");
    }
}
