use super::{Findings, code_lines, code_strings};
use crate::tree::File;

/// Every rule that looks at one file alone.
pub(super) const ALL: &[fn(&File) -> Findings] = &[
    is_short,
    is_no_mod_rs,
    faces_ask_use_cases,
    api_knows_no_pages,
    store_knows_no_faces,
    model_is_pure,
    sql_stands_in_the_store,
    time_and_chance_are_arguments,
    names_no_machine,
    nothing_is_left_to_do,
];

const LINES_MAX: usize = 400;
const SOURCES: &[&str] = &["rs", "mjs", "js", "scss", "css", "sh"];

/// What a face would reach the tables with.
const TABLE_ACCESS: &[&str] = &["sea_orm", "sqlx", "rusqlite"];

/// The model of a context is the file named as one of its things, and the folder of that name. Where that is not
/// the context's name without its `s`, it is listed here.
const MODELS: &[(&str, &[&str])] = &[("people", &["staff", "unit", "name"])];
const MODEL_MAY_NOT_MENTION: &[&str] = &[
    "store::",
    "web::",
    "api::",
    "db::",
    "journal::",
    "jobs::",
    "sea_orm",
    "sqlx",
    "tokio",
    "axum",
    "maud",
    "serde_json",
    "async",
    "await",
];

/// Platform crates whose whole business is the database.
const DATABASE_CRATES: &[&str] =
    &["platform/db/", "platform/journal/", "platform/jobs/", "platform/testkit/"];
/// How SQL begins, or goes on when it was cut in pieces. Keywords are upper-case here (style, 18).
const SQL: &[&str] = &[
    "SELECT ",
    "INSERT INTO ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "CREATE UNIQUE INDEX ",
    "CREATE VIRTUAL TABLE ",
    "ALTER TABLE ",
    "DROP TABLE ",
    " WHERE ",
    " ORDER BY ",
    " GROUP BY ",
    " SET ",
];

/// Only the program itself reads the clock or draws a number; all else is told.
const CLOCK_AND_CHANCE: &[&str] = &[
    "Timestamp::now",
    "Zoned::now",
    "SystemTime::now",
    "Utc::now",
    "Local::now",
    "rand::",
    "getrandom::",
    "fastrand::",
    "OsRng",
    "thread_rng",
    "Uuid::new_v4",
    "Uuid::now_v7",
    "RandomState",
];

/// Folders of somebody's machine. Written in two parts, or this file would break its own rule.
const MACHINE_FOLDERS: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Use", "rs/"),
    concat!("C:\\Use", "rs"),
];

const LEFT_TO_DO: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];

fn is_short(file: &File) -> Findings {
    let lines = file.text.lines().count();
    let is_source = SOURCES.iter().any(|ending| file.has_ending(ending));
    if is_source && LINES_MAX < lines {
        vec![format!("{}: {lines} lines, at most {LINES_MAX}", file.path)]
    } else {
        vec![]
    }
}

fn is_no_mod_rs(file: &File) -> Findings {
    if file.path.ends_with("/mod.rs") {
        vec![format!("{}: write foo.rs beside foo/", file.path)]
    } else {
        vec![]
    }
}

fn faces_ask_use_cases(file: &File) -> Findings {
    if !(is_part(file, "web") || is_part(file, "api")) {
        return vec![];
    }
    let mut findings = mentions(file, TABLE_ACCESS);
    let code = code_lines(file).filter(|(_, line)| {
        let is_import = line.trim_start().starts_with("use ") || line.trim_end().ends_with(',');
        has_word(line, "store::") || line.contains("::store") || (is_import && has_word(line, "store"))
    });
    findings.extend(code.map(|(line, _)| format!("{}:{line}: a face mentions `store`", file.path)));
    findings
}

fn api_knows_no_pages(file: &File) -> Findings {
    if is_part(file, "api") { mentions(file, &["maud", "html::"]) } else { vec![] }
}

fn store_knows_no_faces(file: &File) -> Findings {
    if is_part(file, "store") {
        mentions(file, &["web::", "api::", "html::", "maud", "axum"])
    } else {
        vec![]
    }
}

fn model_is_pure(file: &File) -> Findings {
    if is_model(file) { mentions(file, MODEL_MAY_NOT_MENTION) } else { vec![] }
}

fn sql_stands_in_the_store(file: &File) -> Findings {
    let may = is_part(file, "store") || is_part(file, "migrations");
    if may || file.is_test() || has_prefix(file, DATABASE_CRATES) || has_prefix(file, &["xtask/"]) {
        return vec![];
    }
    let strings = code_strings(file).filter(|(_, text)| SQL.iter().any(|sql| text.contains(sql)));
    strings.map(|(line, _)| format!("{}:{line}: SQL outside the store", file.path)).collect()
}

fn time_and_chance_are_arguments(file: &File) -> Findings {
    if file.is_test() || has_prefix(file, &["apps/", "xtask/", "platform/testkit/"]) {
        return vec![];
    }
    mentions(file, CLOCK_AND_CHANCE)
}

fn names_no_machine(file: &File) -> Findings {
    let mut findings = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        for folder in MACHINE_FOLDERS {
            let is_start = |at: usize| {
                let before = line[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || "._-~}".contains(c))
            };
            if line.match_indices(folder).any(|(at, _)| is_start(at)) {
                findings.push(format!("{}:{}: names a folder of a machine, {folder}", file.path, number + 1));
            }
        }
    }
    findings
}

fn nothing_is_left_to_do(file: &File) -> Findings {
    let comments = file.parts.comments.iter();
    let left = comments.filter(|(_, text)| LEFT_TO_DO.iter().any(|word| has_word(text, word)));
    left.map(|(line, _)| format!("{}:{line}: do it, or open an issue", file.path)).collect()
}

fn mentions(file: &File, words: &[&str]) -> Findings {
    let mut findings = Vec::new();
    for (number, line) in code_lines(file) {
        let found = words.iter().filter(|word| has_word(line, word));
        findings.extend(found.map(|word| format!("{}:{number}: mentions `{word}`", file.path)));
    }
    findings
}

/// Whether the file is this part of a crate: `src/web.rs`, or a file below `src/web/`.
fn is_part(file: &File, part: &str) -> bool {
    in_source(file).is_some_and(|(_, path)| is_file_or_folder(path, part))
}

fn is_file_or_folder(path: &str, name: &str) -> bool {
    path.strip_prefix(name).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn is_model(file: &File) -> bool {
    let Some((context, path)) = in_source(file) else { return false };
    let listed = MODELS.iter().find(|(name, _)| *name == context).map(|(_, files)| *files);
    match (file.path.starts_with("contexts/"), listed) {
        (false, _) => false,
        (true, Some(files)) => files.iter().any(|name| is_file_or_folder(path, name)),
        (true, None) => is_file_or_folder(path, context.strip_suffix('s').unwrap_or(context)),
    }
}

/// The crate's folder and the path below its `src/`, for a crate of the platform or a context.
fn in_source(file: &File) -> Option<(&str, &str)> {
    let (krate, path) = file.path.split_once("/src/")?;
    let (floor, name) = krate.split_once('/')?;
    ["contexts", "platform"].contains(&floor).then_some((name, path))
}

fn has_prefix(file: &File, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| file.path.starts_with(prefix))
}

/// Whether the text has this word (or path, as `store::`), not as a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let open_end = word.ends_with(is_part);
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(is_part) && (!open_end || !after.is_some_and(is_part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_not_a_part_of_a_longer_one() {
        assert!(has_word("use crate::store;", "store"));
        assert!(has_word("store::find(x)", "store::"));
        assert!(!has_word("restore(x); store_all(y)", "store"));
    }
}
