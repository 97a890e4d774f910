//! The three languages say the same things, and every sentence that the program names exists.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast, parser};
use i18n::{AREAS, Words};
use kernel::Language;
use regex::Regex;

/// `key` or `key.attribute` → the variables it mentions.
type Sentences = BTreeMap<String, BTreeSet<String>>;

fn parsed(text: &'static str) -> ast::Resource<&'static str> {
    parser::parse(text).unwrap_or_else(|(_, errors)| panic!("not Fluent: {errors:?}"))
}

fn sentences(language: &str, area: &str) -> Sentences {
    let mut found = Sentences::new();
    let files = AREAS.iter().filter(|(tag, name, _)| *tag == language && *name == area);
    for (_, _, text) in files {
        for entry in parsed(text).body {
            let ast::Entry::Message(message) = entry else { continue };
            let key = message.id.name.to_owned();
            let patterns = message.value.iter().map(|pattern| (key.clone(), pattern));
            let attributes = message.attributes.iter().map(|a| (format!("{key}.{}", a.id.name), &a.value));
            for (key, pattern) in patterns.chain(attributes) {
                let mut variables = BTreeSet::new();
                in_pattern(pattern, &mut variables);
                assert!(
                    found.insert(key.clone(), variables).is_none(),
                    "{language}/{area}.ftl has {key} twice"
                );
            }
        }
    }
    found
}

fn in_pattern(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &ast::Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => in_inline(inline, variables),
        ast::Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            for variant in variants {
                in_pattern(&variant.value, variables);
            }
        }
    }
}

fn in_inline(inline: &ast::InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => in_expression(expression, variables),
        _ => (),
    }
}

fn areas() -> BTreeSet<&'static str> {
    AREAS.iter().map(|(_, area, _)| *area).collect()
}

#[test]
fn every_area_says_the_same_in_all_languages() {
    assert!(areas().contains("common"));
    for area in areas() {
        let chinese = sentences("zh-CN", area);
        assert!(!chinese.is_empty(), "zh-CN/{area}.ftl is missing or empty");
        for language in ["zh-TW", "en"] {
            let other = sentences(language, area);
            let keys = |sentences: &Sentences| sentences.keys().cloned().collect::<BTreeSet<_>>();
            let differing: Vec<_> = keys(&chinese).symmetric_difference(&keys(&other)).cloned().collect();
            assert!(
                differing.is_empty(),
                "only in one of zh-CN/{area}.ftl and {language}/{area}.ftl: {differing:?}"
            );
            for (key, variables) in &chinese {
                assert_eq!(variables, &other[key], "variables of {key} differ in {language}/{area}.ftl");
            }
        }
    }
}

#[test]
fn no_key_stands_in_two_areas() {
    for language in Language::ALL {
        let mut owner = BTreeMap::new();
        for area in areas() {
            for key in sentences(language.tag(), area).into_keys() {
                if let Some(other) = owner.insert(key.clone(), area) {
                    panic!("{key} stands in both {other}.ftl and {area}.ftl");
                }
            }
        }
    }
}

#[test]
fn no_chinese_stands_in_the_english_files_and_no_simplified_character_in_the_traditional_ones() {
    let simplified = "们这时间门问题开关长东车书写电话费单户务员级统计点击选择删关闭确认状态处理转发对应导设备网络\
                      换现还让给说请谁题类规标准结办证项审听记录应该经过阶";
    let traditional = "們這時間門問題開關長東車書寫電話費單戶務員級統計點擊選擇刪關閉確認狀態處理轉發對應導設備網絡\
                       換現還讓給說請誰題類規標準結辦證項審聽記錄應該經過階";
    let shared: BTreeSet<char> = traditional.chars().collect();
    let only_simplified: BTreeSet<char> = simplified.chars().filter(|c| !shared.contains(c)).collect();
    for (language, area, text) in AREAS {
        let wrong = |c: &char| match *language {
            "en" => ('\u{4e00}'..='\u{9fff}').contains(c),
            "zh-TW" => only_simplified.contains(c),
            _ => false,
        };
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            assert!(!line.chars().any(|c| wrong(&c)), "{language}/{area}.ftl: {line}");
        }
    }
}

#[test]
fn every_sentence_that_the_source_names_exists() {
    let literal = Regex::new(r#"(?:words|page|w)\s*\.(?:t|with|attr)\(\s*"([a-z][a-z0-9-]*)""#)
        .expect("a valid pattern");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (mut named, mut missing) = (0, Vec::new());
    for folder in ["platform/html", "platform/web", "contexts", "apps"] {
        for file in rust_files(&root.join(folder)) {
            let source = fs::read_to_string(&file).expect("source is UTF-8");
            for capture in literal.captures_iter(&source) {
                named += 1;
                if !Words::of(Language::ZhCn).has(&capture[1]) {
                    missing.push(format!("{}: {}", file.display(), &capture[1]));
                }
            }
        }
    }
    assert!(named > 50, "the search for keys in the source finds {named} only: is its pattern out of date?");
    assert!(missing.is_empty(), "keys without a sentence:\n{}", missing.join("\n"));
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("a folder entry is readable").path());
    paths
        .flat_map(|path| match path.extension() {
            _ if path.is_dir() => rust_files(&path),
            Some(extension) if extension == "rs" => vec![path],
            Some(_) | None => Vec::new(),
        })
        .collect()
}
