//! Every rule that the program refuses by has words in all languages: what was refused, and what to do instead.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use i18n::{Words, args};
use kernel::Language;
use regex::Regex;

/// Where rules are kept.
const FOLDERS: [&str; 3] = ["contexts", "platform/calendars", "apps"];

/// A rule's id, and the facts that its source file hands to refusals.
type Rules = BTreeMap<String, BTreeSet<String>>;

/// The ids in one file. A refusal is made with its id as it stands, or by a local helper that is given the id.
/// A refusal whose id cannot be read here is an error: it would go unchecked.
fn rules_in(source: &str) -> Result<BTreeSet<String>, String> {
    let of = |pattern: &str| Regex::new(pattern).expect("a valid pattern");
    // Tests make up rules of their own.
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let made = of(r#"Refusal::(?:conflict|input|forbidden)\(\s*(?:"([a-z0-9-]+)"|([a-z_]+))"#);
    let helper =
        of(r"let ([a-z_]+) = \|([a-z_]+)[^|]*\|\s*(?:\{\s*)?(?:Err\(\s*)?Refusal::[a-z]+\(\s*([a-z_]+)");
    let helpers: BTreeSet<&str> = helper
        .captures_iter(source)
        .filter(|found| found[2] == found[3])
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .collect();
    let mut rules = BTreeSet::new();
    let mut handed_on = 0;
    for found in made.captures_iter(source) {
        match found.get(1) {
            Some(rule) => _ = rules.insert(rule.as_str().to_owned()),
            None => handed_on += 1,
        }
    }
    let understood = helper.captures_iter(source).filter(|found| found[2] == found[3]).count();
    if handed_on > understood {
        return Err(format!(
            "{handed_on} refusals are given their rule from elsewhere, {understood} by a helper"
        ));
    }
    for name in helpers {
        let call = of(&format!(r#"\b{name}\(\s*"([a-z0-9-]+)""#));
        let before = rules.len();
        rules.extend(call.captures_iter(source).map(|found| found[1].to_owned()));
        if rules.len() == before && !call.is_match(source) {
            return Err(format!("no call of the helper `{name}` could be read"));
        }
    }
    Ok(rules)
}

fn rules() -> Rules {
    let fact = Regex::new(r#"\.with\(\s*"([a-z_]+)""#).expect("a valid pattern");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut rules = Rules::new();
    for file in FOLDERS.iter().flat_map(|folder| rust_files(&root.join(folder))) {
        let source = fs::read_to_string(&file).expect("source is UTF-8");
        let facts: BTreeSet<_> = fact.captures_iter(&source).map(|found| found[1].to_owned()).collect();
        let found = rules_in(&source).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        for rule in found {
            rules.entry(rule).or_default().extend(facts.iter().cloned());
        }
    }
    rules
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("a folder entry is readable").path());
    paths
        .filter(|path| !path.ends_with("tests"))
        .flat_map(|path| match path.extension() {
            _ if path.is_dir() => rust_files(&path),
            Some(extension) if extension == "rs" => vec![path],
            Some(_) | None => Vec::new(),
        })
        .collect()
}

#[test]
fn every_rule_says_in_each_language_what_was_refused_and_what_to_do_instead() {
    let rules = rules();
    assert!(rules.len() > 70, "only {} rules are found: is the pattern out of date?", rules.len());
    let mut silent = Vec::new();
    for language in Language::ALL {
        let words = Words::of(language);
        for rule in rules.keys() {
            let key = format!("refusal-{rule}");
            if !words.has(&key) {
                silent.push(format!("{}: {key}", language.tag()));
            }
            if words.attr(&key, "remedy", args![]).is_none() {
                silent.push(format!("{}: {key}.remedy", language.tag()));
            }
        }
    }
    assert!(silent.is_empty(), "rules without words:\n{}", silent.join("\n"));
}

/// A fact that no refusal of the rule's file carries would be shown as `{$fact}`.
#[test]
fn words_of_a_rule_mention_only_facts_that_its_source_hands_over() {
    let mut unknown = Vec::new();
    for (rule, facts) in rules() {
        let words = Words::of(Language::ZhCn);
        let key = format!("refusal-{rule}");
        let facts: Vec<_> = facts.iter().map(|fact| (fact.as_str(), i18n::Arg::from("1"))).collect();
        let said = [Some(words.with(&key, &facts)), words.attr(&key, "remedy", &facts)];
        unknown.extend(said.into_iter().flatten().filter(|text| text.contains("{$")));
    }
    assert!(unknown.is_empty(), "facts that nobody hands over:\n{}", unknown.join("\n"));
}

#[test]
fn a_rule_is_found_where_it_stands_and_where_a_helper_is_given_it() {
    let found = rules_in(
        r#"
        let missing = |what: &'static str| Refusal::input(what, CLAUSE).with("number", 1);
        return Err(missing("by-helper"));
        Err(Refusal::conflict(
            "on-its-own-line", CLAUSE))
        #[cfg(test)]
        Refusal::input("made-up", CLAUSE)
        "#,
    );
    assert_eq!(found, Ok(BTreeSet::from(["by-helper".to_owned(), "on-its-own-line".to_owned()])));
}

#[test]
fn a_rule_that_cannot_be_read_off_the_source_is_an_error() {
    assert!(rules_in("fn no(rule: &'static str) -> Refusal { Refusal::input(rule, CLAUSE) }").is_err());
    assert!(rules_in("let no = |rule| Refusal::input(rule, CLAUSE); no(WHICH)").is_err());
}
