//! Turns `clauses.toml` into a constant table, so that a `Clause` that the register lacks does not compile.

use std::{env, fmt::Write as _, fs, path::Path};

use serde::Deserialize;

#[derive(Deserialize)]
struct Register {
    clause: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    title_zh_cn: String,
    title_zh_tw: String,
    title_en: String,
    text_en: String,
    kind: String,
    capability: String,
    module: String,
    evidence: String,
    measure: String,
    #[serde(default)]
    inferred: bool,
    refuse: Option<String>,
}

fn main() {
    println!("cargo::rerun-if-changed=clauses.toml");
    let text = fs::read_to_string("clauses.toml").expect("kernel/clauses.toml is readable");
    let register: Register = toml::from_str(&text).expect("kernel/clauses.toml is a valid register");
    let mut table = String::from("&[\n");
    for entry in &register.clause {
        let Entry { id, title_zh_cn, title_zh_tw, title_en, text_en, .. } = entry;
        let Entry { capability, module, evidence, measure, inferred, refuse, .. } = entry;
        let kind = kind_variant(&entry.kind);
        writeln!(
            table,
            "ClauseEntry {{ id: {id:?}, title_zh_cn: {title_zh_cn:?}, title_zh_tw: {title_zh_tw:?}, \
             title_en: {title_en:?}, text_en: {text_en:?}, kind: ClauseKind::{kind}, capability: {capability:?}, \
             module: {module:?}, evidence: {evidence:?}, measure: {measure:?}, inferred: {inferred}, \
             refuse: {refuse:?} }},",
        )
        .expect("writing to a string succeeds");
    }
    table.push(']');
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("clauses.rs"), table).expect("OUT_DIR is writable");
}

fn kind_variant(kind: &str) -> &'static str {
    match kind {
        "record" => "Record",
        "enforce" => "Enforce",
        "measure" => "Measure",
        "publish" => "Publish",
        "train" => "Train",
        other => panic!("kernel/clauses.toml: unknown kind {other:?}"),
    }
}
