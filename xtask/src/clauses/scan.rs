use crate::{rust::Literal, tree::File};

/// A place that names a clause.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) id: String,
    pub(super) path: String,
    pub(super) line: usize,
    /// The function, type or constant that names it; empty for the file as a whole.
    pub(super) item: String,
    pub(super) role: Role,
}

/// What a mention says of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// This code implements it.
    Code,
    /// This test proves it.
    Test,
}

/// The floors whose code implements clauses.
const FLOORS: &[&str] = &["kernel/", "engines/", "platform/", "contexts/", "apps/", "web/"];
const MARK: &str = "clause:";

/// Every mention of a clause in the file.
pub(super) fn mentions(file: &File) -> Vec<Mention> {
    if !FLOORS.iter().any(|floor| file.path.starts_with(floor)) {
        return vec![];
    }
    if file.has_ending("mjs") {
        return in_browser_tests(file);
    }
    let lines: Vec<&str> = file.parts.code.lines().collect();
    let mut mentions = in_comments(file, &lines);
    mentions.extend(in_code(file, &lines));
    mentions
}

/// Doc comments of code, and marks above tests.
fn in_comments(file: &File, lines: &[&str]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut in_example = false;
    for (line, comment) in &file.parts.comments {
        let text = comment.trim_start_matches(['/', '!', '*', ' ']);
        if text.starts_with("```") {
            in_example = !in_example;
            continue;
        }
        let is_doc = comment.starts_with("///") || comment.starts_with("//!");
        let (ids, role, item) = if let Some(marked) = text.strip_prefix(MARK) {
            (ids_in(marked), Role::Test, item_after(lines, *line).map(str::to_owned).unwrap_or_default())
        } else if is_doc && !in_example && !is_test(file, *line) {
            let item = if comment.starts_with("//!") { None } else { item_of_doc(lines, *line) };
            (ids_named(text), Role::Code, item.unwrap_or_default().to_owned())
        } else {
            continue;
        };
        mentions.extend(ids.into_iter().map(|id| mention(file, id, *line, &item, role)));
    }
    mentions
}

/// `Clause::of("…")`.
fn in_code(file: &File, lines: &[&str]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for Literal { line, text, code_end } in &file.parts.strings {
        if !file.parts.code[..*code_end].trim_end().ends_with("Clause::of(") {
            continue;
        }
        let item = item_around(lines, *line).unwrap_or_default();
        // A helper among tests proves nothing by itself.
        let role = match (is_test(file, *line), is_test_function(lines, *line)) {
            (false, _) => Role::Code,
            (true, true) => Role::Test,
            (true, false) => continue,
        };
        mentions.push(mention(file, text.clone(), *line, item, role));
    }
    mentions
}

/// `// clause: 4.3.1(2)` above `test("…", …)` or `it("…", …)`.
fn in_browser_tests(file: &File) -> Vec<Mention> {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut mentions = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(marked) =
            line.trim_start().strip_prefix("//").and_then(|text| text.trim_start().strip_prefix(MARK))
        else {
            continue;
        };
        let title = lines[at..].iter().find_map(|line| {
            let line = line.trim_start();
            let call = line.strip_prefix("test(").or_else(|| line.strip_prefix("it("))?;
            let quote = call.chars().next()?;
            call[1..].split(quote).next()
        });
        let title = title.unwrap_or_default();
        mentions.extend(ids_in(marked).into_iter().map(|id| mention(file, id, at + 1, title, Role::Test)));
    }
    mentions
}

fn mention(file: &File, id: String, line: usize, item: &str, role: Role) -> Mention {
    Mention { id, path: file.path.clone(), line, item: item.to_owned(), role }
}

fn is_test(file: &File, line: usize) -> bool {
    file.is_test() || file.parts.is_in_tests(line)
}

/// The ids in "clause 4.3.1(2)", "clauses 4.2, 4.3 and 9.1".
fn ids_named(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let mut ids = Vec::new();
    for (at, _) in lower.match_indices("clause") {
        let rest = text[at + "clause".len()..].trim_start_matches('s');
        if rest.starts_with(' ') {
            ids.extend(ids_in(rest));
        }
    }
    ids
}

/// The ids at the beginning of the text, between commas, "and" and "or".
fn ids_in(text: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for word in text.split([' ', ',']).filter(|word| !["", "and", "or"].contains(word)) {
        let id = id_at_start(word);
        if id.is_empty() {
            break;
        }
        ids.push(id.to_owned());
        if id.len() < word.len() {
            break;
        }
    }
    ids
}

/// The id that the word begins with: `4.3.1(2)` of `4.3.1(2)).`
fn id_at_start(word: &str) -> &str {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return "";
    }
    let is_part = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || ".()-".contains(c);
    let mut id = word.split_once(|c| !is_part(c)).map_or(word, |(id, _)| id);
    loop {
        let unpaired = id.matches('(').count() < id.matches(')').count();
        let shorter = id.strip_suffix(['.', '-', '(']).or_else(|| id.strip_suffix(')').filter(|_| unpaired));
        match shorter {
            Some(shorter) => id = shorter,
            None => return id,
        }
    }
}

/// The item that a doc comment on this line belongs to: the one it stands above, or, on a field or a variant, the
/// one around it.
fn item_of_doc<'a>(lines: &[&'a str], line: usize) -> Option<&'a str> {
    let next = lines[line..]
        .iter()
        .map(|line| line.trim())
        .find(|line| !line.is_empty() && !line.starts_with("#["))?;
    item_name(next).or_else(|| item_around(lines, line))
}

fn item_after<'a>(lines: &[&'a str], line: usize) -> Option<&'a str> {
    lines[line..].iter().find_map(|line| item_name(line))
}

fn item_around<'a>(lines: &[&'a str], line: usize) -> Option<&'a str> {
    lines[..line].iter().rev().find_map(|line| item_name(line))
}

/// Whether the function around this line has a test attribute.
fn is_test_function(lines: &[&str], line: usize) -> bool {
    let Some(function) = lines[..line].iter().rposition(|line| item_name(line).is_some()) else {
        return false;
    };
    let above = lines[..function].iter().rev().map(|line| line.trim());
    let mut attributes = above.take_while(|line| line.is_empty() || line.starts_with("#["));
    attributes.any(|line| line.contains("test]") || line.contains("test("))
}

/// The name that a line of code declares, if it declares an item.
fn item_name(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let is_visibility = word.starts_with("pub");
        let is_qualifier = ["async", "unsafe", "const"].contains(&word);
        let is_keyword = ["fn", "struct", "enum", "trait", "type", "static", "const"].contains(&word);
        let qualifies =
            is_qualifier && words.peek().is_some_and(|next| ["fn", "async", "unsafe"].contains(next));
        if is_keyword && !qualifies {
            let rest = words.next()?;
            let name =
                rest.split_once(|c: char| !c.is_alphanumeric() && c != '_').map_or(rest, |(name, _)| name);
            return (!name.is_empty()).then_some(name);
        }
        if !is_visibility && !qualifies {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests;
