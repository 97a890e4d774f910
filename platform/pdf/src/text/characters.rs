//! What single characters are to a typesetter.

use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;

/// The lines that the text itself asks for, with every character made printable. Trailing blank lines go.
pub(super) fn hard_lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim_end_matches(is_line_end);
    if text.trim().is_empty() {
        return Vec::new();
    }
    text.split(is_line_end).map(printable).collect()
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Replaces what PDF/A-2a does not allow in text (ISO 19005-2, 6.2.11.7: no U+0000, U+FEFF, U+FFFE, no
/// private use) and what has no meaning in print.
fn printable(line: &str) -> String {
    let mut printable = String::with_capacity(line.len());
    for character in line.chars() {
        match character {
            '\t' => printable.push_str("    "),
            // A byte order mark inside a text is an old word joiner.
            '\u{FEFF}' => printable.push('\u{2060}'),
            character if character.is_control() || is_private(character) || is_noncharacter(character) => {
                printable.push('\u{FFFD}');
            }
            character => printable.push(character),
        }
    }
    printable
}

fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{FDD0}'..='\u{FDEF}') || u32::from(character) & 0xFFFE == 0xFFFE
}

/// Spaces that may end a line, and then take no room on it.
pub(super) fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

/// Characters that show nothing by themselves (Unicode property `Default_Ignorable_Code_Point`).
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// The user-perceived characters of a part of `text` (UAX #29).
pub(super) fn clusters(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let ends: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(&text[part.clone()]).collect();
    ends.windows(2).map(|pair| part.start + pair[0]..part.start + pair[1]).collect()
}
