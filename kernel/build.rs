//! Turns `clauses.toml` into a constant table, so that a `Clause` that the register lacks does not compile.

use std::{env, fmt::Write as _, fs, path::Path};

use serde::Deserialize;

#[derive(Deserialize)]
struct Register {
    clause: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    title_zh_cn: String,
    title_zh_tw: String,
    title_en: String,
    text_zh_cn: String,
    text_zh_tw: String,
    text_en: String,
    kind: String,
    capability: String,
    module: String,
    evidence: String,
    measure: String,
    #[serde(default)]
    inferred: bool,
    refuse_zh_cn: Option<String>,
    refuse_zh_tw: Option<String>,
    refuse_en: Option<String>,
}

fn main() {
    println!("cargo::rerun-if-changed=clauses.toml");
    let text = fs::read_to_string("clauses.toml").expect("kernel/clauses.toml is readable");
    let register: Register = toml::from_str(&text).expect("kernel/clauses.toml is a valid register");
    let mut table = String::from("&[\n");
    for entry in &register.clause {
        let Entry { id, capability, module, evidence, measure, inferred, .. } = entry;
        let title = words(id, [&entry.title_zh_cn, &entry.title_zh_tw, &entry.title_en]);
        let text = words(id, [&entry.text_zh_cn, &entry.text_zh_tw, &entry.text_en]);
        let refuse = refuse(entry);
        let kind = kind_variant(&entry.kind);
        writeln!(
            table,
            "ClauseEntry {{ id: {id:?}, title: {title}, text: {text}, kind: ClauseKind::{kind}, \
             capability: {capability:?}, module: {module:?}, evidence: {evidence:?}, measure: {measure:?}, \
             inferred: {inferred}, refuse: {refuse} }},",
        )
        .expect("writing to a string succeeds");
    }
    table.push(']');
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("clauses.rs"), table).expect("OUT_DIR is writable");
}

fn words(id: &str, [zh_cn, zh_tw, en]: [&String; 3]) -> String {
    for said in [zh_cn, zh_tw, en] {
        assert!(!said.trim().is_empty(), "kernel/clauses.toml: clause {id} lacks words");
    }
    format!("Words {{ zh_cn: {zh_cn:?}, zh_tw: {zh_tw:?}, en: {en:?} }}")
}

fn refuse(entry: &Entry) -> String {
    match (&entry.refuse_zh_cn, &entry.refuse_zh_tw, &entry.refuse_en) {
        (None, None, None) => "None".to_owned(),
        (Some(zh_cn), Some(zh_tw), Some(en)) => format!("Some({})", words(&entry.id, [zh_cn, zh_tw, en])),
        _ => panic!("kernel/clauses.toml: clause {} names its refusal in some languages only", entry.id),
    }
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
