//! Any text at all.

use std::path::PathBuf;

use proptest::prelude::*;

use super::{assert_within_margins, document, fonts, laid_out, texts, workspace};
use crate::layout::lay_out;
use crate::paint::paint;
use crate::text::Typesetter;
use crate::{Block, Column, Document, Field, Level, Moment, Running, Setting, Table};

/// The text in every place a document has for it.
fn everywhere(text: &str) -> Document {
    let text = || text.to_owned();
    let mut everywhere = document(vec![
        Block::Heading { level: Level::Three, text: text() },
        Block::Paragraph(text()),
        Block::Fields(vec![Field { label: text(), value: text() }, Field { label: text(), value: text() }]),
        Block::Table(Table {
            columns: [Setting::Text, Setting::Number, Setting::Mono]
                .map(|setting| Column { title: text(), share: 1, setting })
                .to_vec(),
            rows: vec![vec![text(), text(), text()], vec![text()]],
        }),
        Block::Timeline(vec![Moment { at: text(), title: text(), by: text(), text: text() }; 2]),
        Block::Mono(text()),
        Block::Heading { level: Level::One, text: text() },
    ]);
    everywhere.title = text();
    everywhere.subtitle = text();
    everywhere.author = text();
    everywhere.header = Running { start: text(), end: text() };
    everywhere.footer = Running { start: text(), end: text() };
    everywhere
}

fn check(text: &str) {
    let Some(fonts) = fonts() else { return };
    let everywhere = everywhere(text);
    let loaded = fonts.load().unwrap();
    let mut typesetter = Typesetter::new(&loaded, everywhere.language);
    let laid_out = lay_out(&everywhere, &mut typesetter).unwrap();
    assert_within_margins(&laid_out);
    let file =
        paint(&everywhere, &typesetter, laid_out).unwrap_or_else(|error| panic!("{error} for {text:?}"));
    assert!(file.starts_with(b"%PDF-1.7"));
}

/// The characters that show something, in no order: text from the right stands in another one on paper.
fn visible(text: &str) -> Vec<char> {
    let is_visible = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{FEFF}' && *c != '\u{2060}';
    let mut characters: Vec<char> = text.chars().filter(is_visible).collect();
    characters.sort_unstable();
    characters
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_a_file(text in "\\PC{0,300}|(.|\n){0,300}") {
        check(&text);
    }

    #[test]
    fn any_mixture_of_scripts_becomes_a_file(
        text in "([a-z]{1,12}|[一-龥]{1,6}|[א-ת]{1,6}|[ا-ي]{1,6}|[ก-๛]{1,6}|[\u{300}-\u{36F}]{1,9}\
            |[😀-🙏]{1,3}|[ \t\n]|[\u{200B}-\u{200F}]|[\u{202A}-\u{202E}]|[\u{2066}-\u{2069}]){0,60}",
    ) {
        check(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_visible_character_is_lost(
        text in "([a-z0-9]{1,30}|[一-龥，。（）]{1,20}|[א-ת]{1,9}|[😀-🙏]{1,3}|[à-ỹ]{1,5}|[ \n]){0,60}",
    ) {
        let Some(fonts) = fonts() else { return Ok(()) };
        let mut document = document(vec![Block::Paragraph(text.clone())]);
        document.title = "—".to_owned();
        let set = texts(&laid_out(&document, fonts).unwrap()).concat().concat();
        prop_assert_eq!(visible(&set), visible(&format!("—{text}")));
    }
}

#[test]
fn the_corpus_of_naughty_strings_becomes_files() {
    let shared = std::env::var_os("KEFU_SHARED").map_or_else(|| workspace().join("../shared"), PathBuf::from);
    let file = shared.join("data/hostile-naughty-strings/blns.json");
    let Ok(json) = std::fs::read_to_string(&file) else {
        println!("skipped: needs {}", file.display());
        return;
    };
    let strings: Vec<String> = serde_json::from_str(&json).unwrap();
    assert!(!strings.is_empty());
    for some in strings.chunks(50) {
        check(&some.join("\n"));
    }
    for string in strings.iter().step_by(25) {
        check(string);
    }
}

#[test]
fn text_with_every_kind_of_trouble_becomes_a_file() {
    for text in [
        "",
        " ",
        "\n\n\n",
        "\u{0}\u{FEFF}\u{FFFE}\u{FFFF}\u{E000}\u{10FFFF}",
        "\u{202E}反向\u{202C}",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "👨\u{200D}👩\u{200D}👧\u{FE0F}🇨🇳",
        "﷽",
        "⸻⸻⸻⸻",
        "{page}{pages}{",
        "\u{AD}\u{AD}soft\u{AD}hyphen",
        "مرحبا بالعالم 12 abc",
    ] {
        check(text);
    }
    check(&"长".repeat(5_000));
    check(&"x".repeat(5_000));
    check(&" ".repeat(5_000));
    check(&"\u{301}".repeat(2_000));
}
