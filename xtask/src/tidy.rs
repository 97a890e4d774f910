//! What files may say, and how long they may be (ARCHITECTURE.md, "Inside a context").

mod rules;
mod tables;
mod tests;

use crate::tree::File;

use self::tables::Tables;

/// What a rule found: the place, and what is wrong there.
type Findings = Vec<String>;

#[test]
fn every_file_is_tidy() {
    let files = crate::tree::files(&crate::tree::root()).unwrap();
    for folder in ["kernel/src/", "engines/", "platform/", "contexts/", "apps/", "xtask/src/", "docs/"] {
        assert!(files.iter().any(|f| f.path.starts_with(folder)), "no file in {folder}: nothing was checked");
    }
    let untidy = findings(&files);
    assert!(untidy.is_empty(), "see ARCHITECTURE.md, \"Inside a context\":\n{}", untidy.join("\n"));
}

#[test]
fn the_tables_of_the_contexts_are_known() {
    let files = crate::tree::files(&crate::tree::root()).unwrap();
    assert_eq!(Tables::of(&files).owner("people_staff"), Some("people"));
    assert_eq!(Tables::of(&files).owner("journal_entry"), Some("journal"));
}

fn findings(files: &[File]) -> Findings {
    let tables = Tables::of(files);
    let mut findings: Findings =
        files.iter().flat_map(|file| rules::ALL.iter().flat_map(|rule| rule(file))).collect();
    findings.extend(files.iter().flat_map(|file| tables.trespasses(file)));
    findings
}

/// The lines of a file that are neither tests nor comments, with their numbers.
fn code_lines(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let numbered = file.parts.code.lines().enumerate().map(|(i, line)| (i + 1, line));
    numbered.filter(|(number, _)| !file.parts.is_in_tests(*number))
}

/// The string literals that are not in tests.
fn code_strings(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let strings = file.parts.strings.iter().map(|literal| (literal.line, literal.text.as_str()));
    strings.filter(|(line, _)| !file.parts.is_in_tests(*line))
}
