//! That no rule was forgotten.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What a rule's id stands behind in the sources: the refusals themselves, and what functions call their short
/// forms of them.
const BEFORE_A_RULE: &[&str] = &[
    "Refusal::conflict(",
    "Refusal::input(",
    "Refusal::forbidden(",
    "rule(",
    "input(",
    "missing(",
    "forbidden(",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { sources(&path) } else { vec![path] };
    entries.flat_map(below).filter(|path| path.extension().is_some_and(|e| e == "rs")).collect()
}

/// The string literals in kebab case of a text, each with what stands before it.
fn ids(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let quotes: Vec<_> = text.match_indices('"').map(|(place, _)| place).collect();
    let pairs = quotes.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>();
    let is_id = |id: &str| {
        id.contains('-')
            && id.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
    };
    pairs
        .into_iter()
        .map(|(from, to)| (text[..from].trim_end(), &text[from + 1..to]))
        .filter(move |(_, id)| is_id(id))
}

#[test]
fn every_rule_of_complaints_has_a_test_that_sees_it_refuse() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rules = BTreeSet::new();
    for path in sources(&root.join("src")) {
        let text = fs::read_to_string(path).unwrap();
        let of_rules = ids(&text).filter(|(before, _)| BEFORE_A_RULE.iter().any(|b| before.ends_with(b)));
        // Those refuse a row of a file, before there is a complaint: the import's own tests see them.
        let of_rules = of_rules.filter(|(_, id)| !id.starts_with("import-"));
        rules.extend(of_rules.map(|(_, id)| id.to_owned()));
    }
    let mut tested = BTreeSet::new();
    // What customers are refused, the tests of their pages see.
    for path in ["tests/refusals", "tests/portal"].iter().flat_map(|folder| sources(&root.join(folder))) {
        let text = fs::read_to_string(path).unwrap();
        tested.extend(ids(&text).map(|(_, id)| id.to_owned()));
    }
    let forgotten: Vec<_> = rules.difference(&tested).collect();
    assert!(forgotten.is_empty(), "no test sees these rules refuse: {forgotten:?}");
    // That rules are still found at all, however they come to be written.
    assert!(rules.len() >= 60, "only {} rules were found: {rules:?}", rules.len());
}
