//! What search looks at: words of Latin script, and pairs of neighbouring characters of the Chinese ones.
//!
//! Both databases index the same terms, made here. A run of Chinese characters becomes all its pairs, so that
//! any word of two or more characters is found exactly where it stands: a longer word as consecutive pairs.
//! A single character is found as the start of a pair or, at the end of a run, as a term of its own.

use std::{collections::BTreeMap, fmt::Write as _};

use db::Dialect;

/// The terms of a text, separated by spaces, in the order of the text.
///
/// ```
/// assert_eq!(complaints::terms("光猫坏了, WiFi 慢"), "光猫 猫坏 坏了 了 wifi 慢");
/// ```
pub fn terms(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for run in runs(text) {
        match run {
            Run::Word(word) => push(&mut out, &word),
            Run::Han(characters) => {
                for pair in characters.windows(2) {
                    push(&mut out, &pair.iter().collect::<String>());
                }
                if let Some(last) = characters.last() {
                    push(&mut out, &last.to_string());
                }
            }
        }
    }
    out
}

/// The terms of a text as a PostgreSQL `tsvector` literal. Positions end at 16 383: what stands further back in
/// a very long file is found by its pairs and words, but no longer by their order. A vector ends at 1 MiB: terms
/// that first come after that are not found, in a file of some 90 000 different ones.
pub(crate) fn vector(text: &str) -> String {
    let terms = terms(text);
    let mut places_of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut bytes_left = VECTOR_BYTES_MAX;
    for (i, term) in terms.split(' ').filter(|term| !term.is_empty()).enumerate() {
        let place = (i + 1).min(POSITION_MAX);
        let places = places_of.get(term);
        let is_enough = places.is_some_and(|all| all.last() == Some(&place) || all.len() >= PLACES_MAX);
        let bytes = if places.is_some() { PLACE_BYTES } else { term.len() + TERM_BYTES };
        if !is_enough && bytes <= bytes_left {
            bytes_left -= bytes;
            places_of.entry(term).or_default().push(place);
        }
    }
    let mut out = String::with_capacity(terms.len() * 2);
    for (term, places) in places_of {
        let places: Vec<_> = places.iter().map(usize::to_string).collect();
        // Writing to a string cannot fail.
        let _ = write!(out, "'{term}':{} ", places.join(","));
    }
    out
}

/// What PostgreSQL keeps (its documentation, section "Limitations" of full text search): positions, positions of a
/// term, and 1 048 575 bytes of terms and positions together.
const POSITION_MAX: usize = 16_383;
const PLACES_MAX: usize = 255;
const VECTOR_BYTES_MAX: usize = 1_000_000;
/// What a term takes beside its letters, with its first position: alignment, their number, the position.
const TERM_BYTES: usize = 5;
const PLACE_BYTES: usize = 2;

/// The query in the search language of a database, or nothing where it has no term: every run of the query
/// must occur, a Chinese run as it stands, a Latin word as the beginning of one.
pub(crate) fn phrase(query: &str, dialect: Dialect) -> Option<String> {
    let runs: Vec<String> = runs(query).into_iter().take(RUNS_MAX).map(|run| quoted(&run, dialect)).collect();
    let and = match dialect {
        Dialect::Sqlite => " AND ",
        Dialect::Postgres => " & ",
    };
    (!runs.is_empty()).then(|| runs.join(and))
}

/// What a query asks for, run by run, in small letters: what a page marks in the texts it found.
pub(crate) fn runs_of(query: &str) -> Vec<String> {
    let text = |run: Run| match run {
        Run::Word(word) => word,
        Run::Han(characters) => characters.into_iter().collect(),
    };
    runs(query).into_iter().take(RUNS_MAX).map(text).collect()
}

/// A query of more runs than this is cut: nobody reads so many words, and each costs.
const RUNS_MAX: usize = 12;

fn quoted(run: &Run, dialect: Dialect) -> String {
    match (run, dialect) {
        (Run::Word(word), Dialect::Sqlite) => format!("\"{word}\"*"),
        (Run::Word(word), Dialect::Postgres) => format!("'{word}':*"),
        (Run::Han(characters), dialect) if characters.len() == 1 => match dialect {
            Dialect::Sqlite => format!("\"{}\"*", characters[0]),
            Dialect::Postgres => format!("'{}':*", characters[0]),
        },
        (Run::Han(characters), dialect) => {
            let pairs = characters.windows(2).map(|pair| pair.iter().collect::<String>());
            match dialect {
                Dialect::Sqlite => format!("\"{}\"", pairs.collect::<Vec<_>>().join(" ")),
                Dialect::Postgres => {
                    let pairs: Vec<_> = pairs.map(|pair| format!("'{pair}'")).collect();
                    format!("({})", pairs.join(" <-> "))
                }
            }
        }
    }
}

fn push(out: &mut String, term: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(term);
}

enum Run {
    Word(String),
    Han(Vec<char>),
}

/// A word longer than this is cut: it is a key or a digest, and its beginning finds it.
const WORD_CHARS_MAX: usize = 40;

fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if is_han(c) {
            match runs.last_mut() {
                Some(Run::Han(characters)) => characters.push(c),
                Some(Run::Word(_)) | None => runs.push(Run::Han(vec![c])),
            }
        } else if c.is_alphanumeric() {
            match runs.last_mut() {
                Some(Run::Word(word)) if !word.is_empty() => {
                    if word.chars().count() < WORD_CHARS_MAX {
                        word.push(c);
                    }
                }
                Some(Run::Word(_) | Run::Han(_)) | None => runs.push(Run::Word(c.to_string())),
            }
        } else {
            // An empty word stands for the gap, so that two runs do not grow together.
            runs.push(Run::Word(String::new()));
        }
    }
    runs.retain(|run| !matches!(run, Run::Word(word) if word.is_empty()));
    runs
}

/// Scripts written without spaces between words: Han, kana, Hangul is spaced and left out.
fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x3005..=0x3007 | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_two_character_word_is_one_term() {
        assert_eq!(phrase("宽带", Dialect::Sqlite).unwrap(), "\"宽带\"");
        assert_eq!(phrase("宽带", Dialect::Postgres).unwrap(), "('宽带')");
    }

    #[test]
    fn quotes_and_operators_in_a_query_are_gaps() {
        assert_eq!(
            phrase("\"a' OR b:* -c", Dialect::Sqlite).unwrap(),
            "\"a\"* AND \"or\"* AND \"b\"* AND \"c\"*"
        );
        assert_eq!(phrase("'); DROP", Dialect::Postgres).unwrap(), "'drop':*");
        assert_eq!(phrase("\"*()' ", Dialect::Sqlite), None);
    }

    #[test]
    fn a_gap_parts_two_chinese_runs() {
        assert_eq!(terms("宽带,光猫"), "宽带 带 光猫 猫");
    }

    #[test]
    fn each_term_of_a_vector_stands_once_with_its_places() {
        assert_eq!(vector("wifi 慢, WiFi"), "'wifi':1,3 '慢':2 ");
        assert_eq!(vector(&"a ".repeat(300)).matches(',').count(), PLACES_MAX - 1);
        let far = "x ".repeat(20_000) + "y z";
        assert!(vector(&far).ends_with("'y':16383 'z':16383 "));
    }

    #[test]
    fn a_vector_ends_before_the_limit_of_postgresql() {
        let characters = (0_u32..400_000).filter_map(|n| char::from_u32(0x4E00 + n * 7 % 20_000 + n % 3));
        let long: String = characters.collect();
        let vector = vector(&long);
        let bytes = |entry: &str| {
            let (term, places) = entry.split_once("':").unwrap();
            term.len() - 1 + TERM_BYTES + PLACE_BYTES * (places.split(',').count() - 1)
        };
        let total: usize = vector.trim_end().split(' ').map(bytes).sum();
        assert!((VECTOR_BYTES_MAX / 4..=VECTOR_BYTES_MAX).contains(&total), "{total}");
    }
}
