//! Each rule is seen to fail.

use super::*;

/// A house in which nothing is broken; each test breaks one thing of it.
fn house() -> Vec<Package> {
    vec![
        package("kernel", "kernel", &[]),
        package("engines", "sla-clock", &["kernel", "business-calendar"]),
        package("engines", "business-calendar", &["kernel", "jiff"]),
        package("platform", "db", &["kernel", "sea-orm"]),
        package("platform", "i18n", &["kernel"]),
        package("platform", "testkit", &["db"]),
        package("contexts", "people", &["kernel", "db"]),
        package("contexts", "complaints", &["kernel", "sla-clock", "db", "people"]),
        package("apps", "kefu", &["complaints", "db", "clap"]),
        package("apps", "bench", &["kefu", "testkit"]),
        package("xtask", "xtask", &["kernel"]),
    ]
}

fn package(floor: &str, name: &str, imports: &[&str]) -> Package {
    let imports = imports.iter().map(|name| Import { name: (*name).to_owned(), only_in_tests: false });
    Package {
        name: name.to_owned(),
        floor: floor.to_owned(),
        imports: imports.collect(),
        reaches: BTreeSet::new(),
    }
}

fn with_import(from: &str, to: &str, only_in_tests: bool) -> Vec<String> {
    let mut house = house();
    let package = house.iter_mut().find(|package| package.name == from).unwrap();
    package.imports.push(Import { name: to.to_owned(), only_in_tests });
    broken_rules(&house)
}

fn check(from: &str, to: &str, broken: &str) {
    assert_eq!(with_import(from, to, false), [broken]);
}

#[test]
fn a_house_in_order_breaks_no_rule() {
    assert_eq!(broken_rules(&house()), [""; 0]);
}

#[test]
fn the_kernel_imports_nothing_of_ours() {
    check("kernel", "business-calendar", "kernel (kernel) imports business-calendar (engines)");
    check("kernel", "db", "kernel (kernel) imports db (platform)");
}

#[test]
fn an_engine_imports_no_platform_crate() {
    check("sla-clock", "db", "sla-clock (engines) imports db (platform)");
}

#[test]
fn the_platform_imports_no_engine_and_no_context() {
    check("db", "sla-clock", "db (platform) imports sla-clock (engines)");
    check("db", "people", "db (platform) imports people (contexts)");
}

#[test]
fn a_context_imports_no_program() {
    check("people", "kefu", "people (contexts) imports kefu (apps)");
}

#[test]
fn nobody_imports_the_developer_commands() {
    check("kefu", "xtask", "kefu (apps) imports xtask (xtask)");
}

#[test]
fn an_edge_within_a_floor_needs_its_row() {
    check("db", "i18n", "db (platform) imports i18n (platform)");
    check("people", "complaints", "people (contexts) imports complaints (contexts)");
    check("business-calendar", "sla-clock", "business-calendar (engines) imports sla-clock (engines)");
}

#[test]
fn the_program_does_not_import_what_measures_it() {
    check("kefu", "bench", "kefu (apps) imports bench (apps)");
}

#[test]
fn a_rule_holds_for_tests_too() {
    assert_eq!(with_import("people", "complaints", true).len(), 1);
    assert_eq!(with_import("sla-clock", "db", true).len(), 1);
}

#[test]
fn the_testkit_is_for_tests_and_not_for_pure_floors() {
    check("people", "testkit", "people (contexts) imports testkit (platform)");
    assert_eq!(with_import("people", "testkit", true), [""; 0]);
    assert_eq!(with_import("sla-clock", "testkit", true).len(), 1);
}

#[test]
fn a_crate_lies_on_a_floor() {
    let mut house = house();
    house.push(package("helpers", "misc", &[]));
    assert_eq!(broken_rules(&house), ["misc lies on no floor: helpers/ is none"]);
}

#[test]
fn only_its_owner_imports_a_crate_that_is_owned() {
    check("people", "sea-orm", "people imports sea-orm, which is another's");
    check("complaints", "anyhow", "complaints imports anyhow, which is another's");
}

#[test]
fn a_pure_floor_reaches_nothing_impure_however_far_away() {
    for impure in IMPURE {
        let mut house = house();
        house[1].reaches.insert((*impure).to_owned());
        assert_eq!(broken_rules(&house), [format!("sla-clock (engines) reaches {impure}")]);
    }
}
