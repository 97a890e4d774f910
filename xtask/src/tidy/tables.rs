use std::collections::BTreeMap;

use super::{Findings, code_strings};
use crate::tree::File;

/// Which crate owns which table: the one whose source creates it.
pub(super) struct Tables {
    owners: BTreeMap<String, String>,
}

/// The one table that is not named after its crate: every crate's migrations are listed in it.
const MIGRATIONS: (&str, &str) = ("kefu_migration", "db");
/// A table of another crate may be met where whole databases are carried.
const WHOLE_DATABASE: &[&str] = &["testkit"];

impl Tables {
    pub(super) fn of(files: &[File]) -> Self {
        let mut owners = BTreeMap::new();
        for file in files.iter().filter(|file| !file.is_test()) {
            let Some(owner) = owner(file) else { continue };
            for (_, sql) in code_strings(file) {
                owners.extend(created(sql).map(|table| (table.to_owned(), owner.to_owned())));
            }
        }
        Self { owners }
    }

    pub(super) fn owner(&self, table: &str) -> Option<&str> {
        self.owners.get(table).map(String::as_str)
    }

    /// Tables that this file creates under another's name, and tables of others that its SQL mentions.
    pub(super) fn trespasses(&self, file: &File) -> Findings {
        let Some(here) = owner(file).filter(|owner| !file.is_test() && !WHOLE_DATABASE.contains(owner))
        else {
            return vec![];
        };
        let mut findings = Vec::new();
        for (line, text) in code_strings(file) {
            let place = format!("{}:{line}", file.path);
            for table in created(text) {
                let is_own =
                    table.strip_prefix(&here.replace('-', "_")).is_some_and(|rest| rest.starts_with('_'));
                if !is_own && (table, here) != MIGRATIONS {
                    findings.push(format!("{place}: table `{table}` is not named after {here}"));
                }
            }
            for word in words(text) {
                match self.owner(word) {
                    Some(owner) if owner != here => {
                        findings.push(format!("{place}: `{word}` belongs to {owner}"));
                    }
                    Some(_) | None => {}
                }
            }
        }
        findings
    }
}

/// The crate a file of source belongs to, by its folder.
fn owner(file: &File) -> Option<&str> {
    let (krate, _) = file.path.split_once("/src/")?;
    krate.split_once('/').map(|(_, name)| name)
}

fn created(sql: &str) -> impl Iterator<Item = &str> {
    let after =
        ["CREATE TABLE ", "CREATE VIRTUAL TABLE "].into_iter().flat_map(|begin| sql.split(begin).skip(1));
    after.filter_map(|rest| words(rest.trim_start_matches("IF NOT EXISTS ")).next())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}
