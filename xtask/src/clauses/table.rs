use kernel::{ClauseKind, Language};

use super::{Coverage, Place};

const HEAD: &str = "\
# Clauses: what implements them, what proves them

Made by `cargo xtask clauses` from the sources; a test checks that it is in step. How code and tests name a clause is
[decided here](decisions/0004-clauses-in-code.md). The text of each clause stands in `kernel/clauses.toml`.
";

/// `docs/clauses.md`.
pub(super) fn markdown(coverage: &[Coverage]) -> String {
    let mut lines = vec![HEAD.to_owned(), summary(coverage)];
    let mut chapter = "";
    for row in coverage {
        let Coverage { clause, implemented_by, proved_by } = row;
        let this = clause.id().split('.').next().unwrap_or_default();
        if this != chapter {
            chapter = this;
            lines.push(format!("\n## {chapter}\n"));
            lines.push(
                "| clause | | asks to | implemented by | proved by |\n|---|---|---|---|---|".to_owned(),
            );
        }
        let entry = clause.entry();
        let title = format!("{} {}", entry.title(Language::ZhCn), entry.title(Language::En));
        let (kind, implemented, proved) = (kind(entry.kind), links(implemented_by), links(proved_by));
        lines.push(format!("| {clause} | {title} | {kind} | {implemented} | {proved} |"));
    }
    lines.join("\n") + "\n"
}

/// The same for a terminal.
pub(super) fn listing(coverage: &[Coverage]) -> String {
    let mut lines = Vec::new();
    for Coverage { clause, implemented_by, proved_by } in coverage {
        lines.push(format!("{:<12} {}", clause.id(), clause.entry().title(Language::En)));
        for (role, places) in [("implemented by", implemented_by), ("proved by", proved_by)] {
            let places =
                places.iter().map(|Place { path, item }| format!("{:13}{role:<15}{path} {item}", ""));
            lines.extend(places);
        }
    }
    lines.push(format!("\n{}\n", summary(coverage)));
    lines.join("\n")
}

fn summary(coverage: &[Coverage]) -> String {
    let implemented = coverage.iter().filter(|row| !row.implemented_by.is_empty()).count();
    let proved = coverage.iter().filter(|row| !row.proved_by.is_empty()).count();
    format!("Of {} clauses, code implements {implemented} and tests prove {proved}.", coverage.len())
}

fn links(places: &[Place]) -> String {
    let links = places.iter().map(|Place { path, item }| {
        let file = path.rsplit('/').next().unwrap_or(path);
        let name = if item.is_empty() { file.to_owned() } else { format!("{file} {item}") };
        format!("[{name}](../{path})")
    });
    links.collect::<Vec<_>>().join("<br>")
}

const fn kind(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Record => "record",
        ClauseKind::Enforce => "enforce",
        ClauseKind::Measure => "measure",
        ClauseKind::Publish => "publish",
        ClauseKind::Train => "train",
    }
}
