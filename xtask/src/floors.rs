//! Who may import whom (ARCHITECTURE.md, "Floors").

mod tests;

use std::{collections::BTreeSet, path::Path, process::Command};

use serde_json::Value;

/// A crate's floor is the folder it lies in. A floor may import only the floors listed.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("engines", &["kernel"]),
    ("platform", &["kernel"]),
    ("contexts", &["kernel", "engines", "platform"]),
    ("apps", &["kernel", "engines", "platform", "contexts"]),
    ("xtask", &["kernel"]),
];

/// Edges beyond that, nearly all within a floor: who, whom, and the decision record in `docs/decisions/` that says
/// why.
const SIDEWAYS: &[(&str, &str, &str)] = &[
    ("sla-clock", "business-calendar", CRATES),
    ("journal", "db", JOURNAL),
    ("jobs", "db", JOURNAL),
    ("jobs", "journal", JOURNAL),
    ("backup", "db", BACKUP),
    ("calendars", "db", CRATES),
    ("calendars", "journal", CRATES),
    ("calendars", "business-calendar", CRATES),
    ("html", "i18n", PAGES),
    ("web", "db", PAGES),
    ("web", "journal", PAGES),
    ("web", "i18n", PAGES),
    ("web", "html", PAGES),
    ("web", "calendars", PAGES),
    ("tmf", "db", JSON_FACE),
    ("tmf", "journal", JSON_FACE),
    ("tmf", "web", JSON_FACE),
    ("tmf", "calendars", JSON_FACE),
    ("testkit", "db", DATABASES),
    ("customers", "people", CRATES),
    ("complaints", "people", CRATES),
    ("complaints", "customers", CRATES),
    ("bench", "kefu", MEASURING),
];

const CRATES: &str = "0001-a-crate-for-each-context.md";
const DATABASES: &str = "0002-two-databases-one-code-base.md";
const JOURNAL: &str = "0003-the-journal-is-gapless.md";
const PAGES: &str = "0005-html-from-the-server.md";
const MEASURING: &str = "0011-a-program-that-measures.md";
const BACKUP: &str = "0014-a-backup-is-lines-of-json.md";
const JSON_FACE: &str = "0006-tm-forum-is-the-json-face.md";

/// Floors that touch nothing: values in, values out.
const PURE: &[&str] = &["kernel", "engines"];

/// What would let a pure floor touch the world, also through another crate.
const IMPURE: &[&str] = &[
    "async-std",
    "axum",
    "fastrand",
    "getrandom",
    "hyper",
    "maud",
    "mio",
    "rand",
    "rand-core",
    "reqwest",
    "rusqlite",
    "sea-orm",
    "smol",
    "sqlx",
    "sqlx-core",
    "tempfile",
    "tokio",
    "tower-http",
    "uuid",
];

/// Crates of others that one crate of ours, or one floor, keeps for itself.
const OWNED: &[(&str, &[&str])] = &[
    ("sea-orm", &["db"]),
    ("sqlx", &["db"]),
    ("rusqlite", &["db"]),
    ("fluent-templates", &["i18n"]),
    ("krilla", &["pdf"]),
    ("clap", &["kefu", "bench"]),
    ("figment", &["kefu"]),
    ("anyhow", &["kefu", "bench"]),
];

/// Only tests stand on it, and the program that measures.
const TESTS_ONLY: &str = "testkit";
const MEASURES: &str = "bench";

/// A crate of ours.
struct Package {
    name: String,
    floor: String,
    imports: Vec<Import>,
    /// Every crate that is linked into it, its own name left out.
    reaches: BTreeSet<String>,
}

/// A line of its `Cargo.toml`.
struct Import {
    name: String,
    only_in_tests: bool,
}

#[test]
fn crates_import_only_what_their_floor_allows() {
    let packages = packages();
    for (floor, _) in MAY_IMPORT {
        assert!(
            packages.iter().any(|p| p.floor == *floor),
            "no crate lies on the floor {floor}: nothing was checked"
        );
    }
    let edges = packages.iter().flat_map(|p| &p.imports).filter(|i| find(&packages, &i.name).is_some());
    assert!(edges.count() > packages.len(), "nearly no edge was found: nothing was checked");
    assert!(
        packages.iter().any(|p| p.reaches.contains("tokio")),
        "no crate reaches tokio: nothing was checked"
    );
    let broken = broken_rules(&packages);
    assert!(broken.is_empty(), "see ARCHITECTURE.md, \"Floors\":\n{}", broken.join("\n"));
}

#[test]
fn every_edge_beyond_the_floors_has_its_decision_record() {
    let folder = crate::tree::root().join("docs/decisions");
    for (from, to, record) in SIDEWAYS {
        let text = std::fs::read_to_string(folder.join(record)).unwrap_or_default();
        let edge = format!("`{from}` → `{to}`");
        assert!(text.contains(&edge), "docs/decisions/{record} does not say why {edge}");
    }
}

fn broken_rules(packages: &[Package]) -> Vec<String> {
    let mut broken = Vec::new();
    for package in packages {
        let Package { name, floor, imports, reaches } = package;
        if !MAY_IMPORT.iter().any(|(known, _)| known == floor) {
            broken.push(format!("{name} lies on no floor: {floor}/ is none"));
        }
        for import in imports {
            match find(packages, &import.name) {
                Some(target) if !may_import(package, target, import.only_in_tests) => {
                    broken.push(format!("{name} ({floor}) imports {} ({})", target.name, target.floor));
                }
                None if !may_own(name, &import.name) => {
                    broken.push(format!("{name} imports {}, which is another's", import.name));
                }
                Some(_) | None => {}
            }
        }
        if PURE.contains(&floor.as_str()) {
            let impure = IMPURE.iter().filter(|impure| reaches.contains(**impure));
            broken.extend(impure.map(|impure| format!("{name} ({floor}) reaches {impure}")));
        }
    }
    broken
}

fn may_import(from: &Package, to: &Package, only_in_tests: bool) -> bool {
    if to.name == TESTS_ONLY {
        return (only_in_tests && !PURE.contains(&from.floor.as_str())) || from.name == MEASURES;
    }
    let below =
        MAY_IMPORT.iter().any(|(floor, below)| *floor == from.floor && below.contains(&to.floor.as_str()));
    below || SIDEWAYS.iter().any(|(importer, imported, _)| *importer == from.name && *imported == to.name)
}

fn may_own(package: &str, import: &str) -> bool {
    OWNED.iter().all(|(owned, owners)| *owned != import || owners.contains(&package))
}

fn find<'a>(packages: &'a [Package], name: &str) -> Option<&'a Package> {
    packages.iter().find(|package| package.name == name)
}

fn packages() -> Vec<Package> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--locked", "--format-version=1"]).current_dir(crate::tree::root());
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let root = Path::new(text(&metadata["workspace_root"]));
    let members: BTreeSet<&str> = list(&metadata["workspace_members"]).iter().map(text).collect();
    let ours = list(&metadata["packages"]).iter().filter(|package| members.contains(text(&package["id"])));
    ours.map(|package| Package {
        name: text(&package["name"]).to_owned(),
        floor: floor(root, Path::new(text(&package["manifest_path"]))),
        imports: list(&package["dependencies"]).iter().map(import).collect(),
        reaches: reaches(&metadata, text(&package["id"])),
    })
    .collect()
}

fn floor(root: &Path, manifest: &Path) -> String {
    let first = manifest.strip_prefix(root).unwrap().components().next().unwrap();
    first.as_os_str().to_str().unwrap().to_owned()
}

fn import(dependency: &Value) -> Import {
    Import { name: text(&dependency["name"]).to_owned(), only_in_tests: dependency["kind"] == "dev" }
}

/// Every crate that is linked into the one with this id.
fn reaches(metadata: &Value, id: &str) -> BTreeSet<String> {
    let nodes = list(&metadata["resolve"]["nodes"]);
    let mut seen = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut next = vec![id];
    while let Some(id) = next.pop() {
        let node = nodes.iter().find(|node| node["id"] == id).unwrap();
        let linked =
            list(&node["deps"]).iter().filter(|d| list(&d["dep_kinds"]).iter().any(|k| k["kind"].is_null()));
        for dependency in linked {
            if seen.insert(text(&dependency["pkg"])) {
                next.push(text(&dependency["pkg"]));
                names.insert(text(&dependency["name"]).replace('_', "-"));
            }
        }
    }
    names
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}
