//! Milliseconds for documents of one and of a hundred pages:
//! `KEFU_FONTS=web/dist/fonts cargo bench -p pdf`.

use std::path::PathBuf;
use std::sync::Arc;

use divan::Bencher;
use kernel::Language;
use pdf::{Block, Column, Document, Fonts, Level, Running, Setting, Table, render};

fn main() {
    divan::main();
}

#[divan::bench(args = [1, 100])]
fn pages(bencher: Bencher, pages: u32) {
    let Some(fonts) = fonts() else { return };
    let document = document(pages);
    bencher.bench(|| render(divan::black_box(&document), &fonts));
}

fn fonts() -> Option<Fonts> {
    let default = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../web/dist/fonts");
    let folder = std::env::var_os("KEFU_FONTS").map_or(default, PathBuf::from);
    let fonts = Fonts::noto(Language::ZhCn, |name| Some(Arc::new(std::fs::read(folder.join(name)).ok()?)));
    if fonts.is_none() {
        eprintln!("skipped: needs the npm font (make assets)");
    }
    fonts
}

/// A heading, seven paragraphs and a table make about a page.
fn document(pages: u32) -> Document {
    let column = |title: &str, share, setting| Column { title: title.to_owned(), share, setting };
    let mut blocks = Vec::new();
    for page in 0..pages {
        blocks.push(Block::Heading { level: Level::One, text: format!("第 {page} 章 Chapter") });
        for paragraph in 0..7 {
            // Characters differ from page to page, as they do in life.
            let varied: String = (0..120)
                .filter_map(|i| char::from_u32(0x4E00 + (page * 131 + paragraph * 17 + i * 7) % 8_000))
                .collect();
            blocks.push(Block::Paragraph(format!(
                "{varied}，2026 年 7 月至 9 月 broadband charges {paragraph}。"
            )));
        }
        blocks.push(Block::Table(Table {
            columns: vec![column("文件", 10, Setting::Text), column("SHA-256", 28, Setting::Mono)],
            rows: (0..8).map(|row| vec![format!("录音 {row}.wav"), "9f86d081".repeat(8)]).collect(),
        }));
    }
    Document {
        title: "投诉案卷".to_owned(),
        subtitle: String::new(),
        language: Language::ZhCn,
        author: String::new(),
        created_at: jiff::Timestamp::UNIX_EPOCH,
        header: Running::default(),
        footer: Running { start: String::new(), end: "{page} / {pages}".to_owned() },
        blocks,
    }
}
