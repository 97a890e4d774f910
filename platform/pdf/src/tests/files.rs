//! What a reader finds in the file.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::{document, fonts};
use crate::{Block, Document, Fonts, Level, render};

fn sample() -> Document {
    let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    document(vec![
        Block::Heading { level: Level::One, text: "基本情况".to_owned() },
        Block::Paragraph("客户来电称三个月账单每月多收 40.00 元。Łukasz wrote: “naïve”.".to_owned()),
        Block::Mono(digest.to_owned()),
        Block::PageBreak,
        Block::Heading { level: Level::Two, text: "שלום 😀".to_owned() },
        Block::Paragraph("繁體中文與簡體中文並存。".to_owned()),
    ])
}

/// What a tool of poppler says about the file, or nothing where poppler is not installed.
fn poppler(tool: &str, arguments: &[&str], file: &[u8]) -> Option<String> {
    let started = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else {
        println!("skipped: needs {tool} (apt-get install poppler-utils)");
        return None;
    };
    child.stdin.take().unwrap().write_all(file).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_text_is_found_again_also_where_no_font_has_it() {
    let Some(fonts) = fonts() else { return };
    let file = render(&sample(), fonts).unwrap();
    let Some(text) = poppler("pdftotext", &["-", "-"], &file) else { return };
    for expected in [
        "客户来电称三个月账单每月多收 40.00 元。Łukasz wrote: “naïve”.",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "繁體中文與簡體中文並存。",
        "😀",
        "第 1 页，共 2 页",
        "第 2 页，共 2 页",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn the_file_says_what_it_is_and_when_it_was_made() {
    let Some(fonts) = fonts() else { return };
    let file = render(&sample(), fonts).unwrap();
    let Some(said) = poppler("pdfinfo", &["-"], &file) else { return };
    let said: Vec<String> =
        said.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for expected in
        ["Title: 案卷", "Author: 云岭通信", "Tagged: yes", "Pages: 2", "Page size: 595.28 x 841.89 pts (A4)"]
    {
        assert!(said.iter().any(|line| line == expected), "{expected} in {said:?}");
    }
    assert!(said.iter().any(|line| line.starts_with("CreationDate:") && line.contains("2026")), "{said:?}");
}

#[test]
fn the_file_declares_both_standards() {
    let Some(fonts) = fonts() else { return };
    let file = render(&sample(), fonts).unwrap();
    let text = String::from_utf8_lossy(&file);
    for expected in
        ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A<", "<pdfuaid:part>1</pdfuaid:part>"]
    {
        assert!(text.contains(expected), "{expected}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let Some(fonts) = fonts() else { return };
    assert_eq!(render(&sample(), fonts).unwrap(), render(&sample(), fonts).unwrap());
}

#[test]
fn another_date_gives_another_file() {
    let Some(fonts) = fonts() else { return };
    let mut later = sample();
    later.created_at = "2026-10-10T01:30:00Z".parse().unwrap();
    assert_ne!(render(&sample(), fonts).unwrap(), render(&later, fonts).unwrap());
}

#[test]
fn only_the_glyphs_in_use_go_into_the_file() {
    let Some(fonts) = fonts() else { return };
    assert!(render(&sample(), fonts).unwrap().len() < 100_000);
}

#[test]
fn a_file_that_is_no_font_is_refused() {
    let error = render(&sample(), &Fonts::new(std::sync::Arc::new(b"no font".to_vec()))).unwrap_err();
    assert_eq!(error.to_string(), "the regular font cannot be used: it is no OpenType or TrueType font");
}
