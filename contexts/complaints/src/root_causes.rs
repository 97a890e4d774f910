//! Why complaints happen: a list that the department keeps itself, so that the same cause counts as one.

use db::{Sql, Tx};
use kernel::{Clause, Deed, Language, Refusal};
use serde_json::json;

use crate::{CategoryNames, Error, store};

const CAUSES: Clause = Clause::of("4.3.2(3)");

/// A root cause of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootCause {
    /// Its code: letters, digits and hyphens. It never changes: closed files name it.
    pub code: String,
    /// Its place in the list.
    pub place: i64,
    /// What it is called.
    pub names: CategoryNames,
    /// Complaints may still be closed with it.
    pub active: bool,
}

const CODE_CHARS_MAX: usize = 60;

impl RootCause {
    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        self.names.in_language(language)
    }

    fn check(&self) -> Result<(), Refusal> {
        let rule = |rule| Refusal::input(rule, CAUSES).with("code", &self.code);
        let is_clean = self.code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !is_clean || !(1..=CODE_CHARS_MAX).contains(&self.code.len()) {
            return Err(rule("root-cause-code-wrong"));
        }
        if [&self.names.zh_cn, &self.names.zh_tw, &self.names.en].iter().any(|name| name.trim().is_empty()) {
            return Err(rule("root-cause-without-name"));
        }
        Ok(())
    }
}

/// The whole list in its order.
pub async fn root_causes(on: &impl Sql) -> Result<Vec<RootCause>, Error> {
    Ok(store::root_causes::all(on).await?)
}

/// Adds a root cause, or changes its names, place and use.
pub async fn keep_root_cause(tx: &Tx, deed: &Deed, cause: RootCause) -> Result<(), Error> {
    cause.check()?;
    store::root_causes::put(tx, &cause).await?;
    let entry = journal::Entry {
        context: crate::CONTEXT,
        subject: format!("root-cause:{}", cause.code),
        event: "root-cause-kept",
        clause: Some(CAUSES),
        body: json!({ "name": cause.names.zh_cn, "active": cause.active }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(())
}

/// Refuses a cause that the list does not have, or no longer.
pub(crate) async fn check_listed(tx: &Tx, code: &str) -> Result<(), Error> {
    let known = store::root_causes::find(tx, code).await?;
    if known.is_some_and(|cause| cause.active) {
        return Ok(());
    }
    // What was typed may be anything; a refusal says no more of it than a code could be.
    let shown: String = code.chars().filter(|c| !c.is_control()).take(CODE_CHARS_MAX).collect();
    Err(Refusal::input("root-cause-not-listed", CAUSES).with("code", shown).into())
}

#[derive(serde::Deserialize)]
struct ListFile {
    cause: Vec<ListEntry>,
}

#[derive(serde::Deserialize)]
struct ListEntry {
    code: String,
    names: [String; 3],
}

/// Gives a department that has no list of root causes the one to start with.
///
/// # Panics
/// Never: the file that comes with the program is read by every test that closes a complaint.
pub async fn plant_root_causes(tx: &Tx, deed: &Deed) -> Result<(), Error> {
    if !store::root_causes::all(tx).await?.is_empty() {
        return Ok(());
    }
    let file: ListFile = toml::from_str(include_str!("../root_causes.toml"))
        .expect("root_causes.toml is part of the program and tested");
    for (place, entry) in (0..).zip(file.cause) {
        let [zh_cn, zh_tw, en] = entry.names;
        let names = CategoryNames { zh_cn, zh_tw, en };
        keep_root_cause(tx, deed, RootCause { code: entry.code, place, names, active: true }).await?;
    }
    Ok(())
}
