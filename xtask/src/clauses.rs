//! Per clause of the standard: the code that implements it and the tests that prove it.
//!
//! Code implements a clause by naming it: `Clause::of("4.3.1(2)")`, or a doc comment with the word *clause* and the
//! id. A test proves one by a line `// clause: 4.3.1(2)` above it, or by `Clause::of("…")` in its body.

mod scan;
mod table;

use std::{collections::BTreeMap, error::Error, fs, path::Path};

use kernel::Clause;
use serde::Serialize;

use self::scan::{Mention, Role};
use crate::tree::{self, File};

const TABLE: &str = "docs/clauses.md";
const DATA: &str = "docs/clauses.json";

/// What is known of one clause.
#[derive(Serialize)]
struct Coverage {
    #[serde(serialize_with = "id")]
    clause: Clause,
    implemented_by: Vec<Place>,
    proved_by: Vec<Place>,
}

/// Where a clause is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Place {
    /// The file, from the root of the project.
    path: String,
    /// The function, type or constant; empty for the file as a whole.
    item: String,
}

/// Brings the two files up to date, and lists what they say.
pub(crate) fn update(root: &Path) -> Result<String, Box<dyn Error>> {
    let coverage = coverage(&tree::files(root)?)?;
    fs::write(root.join(TABLE), table::markdown(&coverage))?;
    fs::write(root.join(DATA), json(&coverage)?)?;
    Ok(table::listing(&coverage))
}

/// What the second file would say.
pub(crate) fn as_json(root: &Path) -> Result<String, Box<dyn Error>> {
    json(&coverage(&tree::files(root)?)?)
}

/// Fails where a file says something else than the code.
pub(crate) fn check(root: &Path) -> Result<String, Box<dyn Error>> {
    let coverage = coverage(&tree::files(root)?)?;
    for (path, expected) in [(TABLE, table::markdown(&coverage)), (DATA, json(&coverage)?)] {
        if fs::read_to_string(root.join(path)).unwrap_or_default() != expected {
            return Err(format!("{path} is not up to date: run `cargo xtask clauses` and commit it").into());
        }
    }
    Ok(format!("{TABLE} and {DATA} are up to date\n"))
}

fn coverage(files: &[File]) -> Result<Vec<Coverage>, Box<dyn Error>> {
    let mut implemented: BTreeMap<Clause, Vec<Place>> = BTreeMap::new();
    let mut proved: BTreeMap<Clause, Vec<Place>> = BTreeMap::new();
    for Mention { id, line, item, role, path } in files.iter().flat_map(scan::mentions) {
        let Some(clause) = Clause::parse(&id) else {
            if is_heading(&id) {
                continue;
            }
            return Err(format!("{path}:{line}: no clause {id} is in the register").into());
        };
        let places = match role {
            Role::Code => implemented.entry(clause).or_default(),
            Role::Test => proved.entry(clause).or_default(),
        };
        places.push(Place { path, item });
    }
    let sorted = |places: Option<Vec<Place>>| {
        let mut places = places.unwrap_or_default();
        places.sort();
        places.dedup();
        places
    };
    let rows = Clause::all().map(|clause| Coverage {
        clause,
        implemented_by: sorted(implemented.remove(&clause)),
        proved_by: sorted(proved.remove(&clause)),
    });
    Ok(rows.collect())
}

/// Whether the register has clauses under this number. To name them all at once says nothing of any of them.
fn is_heading(id: &str) -> bool {
    let is_below =
        |clause: Clause| clause.id().strip_prefix(id).is_some_and(|rest| rest.starts_with(['.', '(', '-']));
    Clause::all().any(is_below)
}

fn json(coverage: &[Coverage]) -> Result<String, Box<dyn Error>> {
    // A line for each clause, so that a difference shows which ones changed.
    let rows: Result<Vec<_>, _> = coverage.iter().map(serde_json::to_string).collect();
    Ok(format!("[\n{}\n]\n", rows?.join(",\n")))
}

fn id<S: serde::Serializer>(clause: &Clause, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(clause.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_say_what_the_code_says() {
        check(&tree::root()).unwrap();
    }

    #[test]
    fn the_project_implements_clauses() {
        let coverage = coverage(&tree::files(&tree::root()).unwrap()).unwrap();
        let post = coverage.iter().find(|row| row.clause.id() == "2.2(3)").unwrap();
        let staff = post.implemented_by.iter().any(|place| place.path == "contexts/people/src/staff.rs");
        assert!(staff, "the staff register names its clause: nothing was scanned");
    }

    #[test]
    fn a_table_that_is_out_of_step_fails() {
        let root = tree::root();
        let mut rows = coverage(&tree::files(&root).unwrap()).unwrap();
        let before = table::markdown(&rows);
        rows[0].proved_by.push(Place { path: "kernel/src/new.rs".to_owned(), item: "a_new_test".to_owned() });
        assert_ne!(table::markdown(&rows), before);
        assert_ne!(json(&rows).unwrap(), fs::read_to_string(root.join(DATA)).unwrap());
    }

    #[test]
    fn a_heading_counts_for_no_clause() {
        let file = File::new("contexts/complaints/src/a.rs", "/// See clause 4.3.1.\nfn a() {}");
        assert!(coverage(&[file]).unwrap().iter().all(|row| row.implemented_by.is_empty()));
    }

    #[test]
    fn a_clause_that_the_register_lacks_is_an_error() {
        let file = File::new("contexts/complaints/src/a.rs", "/// See clause 99.9.\nfn a() {}");
        let error = coverage(&[file]).err().unwrap();
        assert_eq!(error.to_string(), "contexts/complaints/src/a.rs:1: no clause 99.9 is in the register");
    }
}
