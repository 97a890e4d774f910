/// A Rust file taken apart, so that a rule about code is not broken by a comment, nor one about SQL by code.
#[derive(Default)]
pub(crate) struct Parts {
    /// The text line by line, with blanks in place of comments and of what literals hold.
    pub(crate) code: String,
    pub(crate) strings: Vec<Literal>,
    /// What the comments say, with the line each begins on.
    pub(crate) comments: Vec<(usize, String)>,
    /// The first line of the tests inside the file; 0 where there are none.
    pub(crate) tests_from: usize,
}

/// A string literal.
pub(crate) struct Literal {
    /// The line it begins on, from 1.
    pub(crate) line: usize,
    /// What it holds, escapes as written.
    pub(crate) text: String,
    /// Where the code before it ends, in `Parts::code`.
    pub(crate) code_end: usize,
}

impl Parts {
    pub(crate) fn of(text: &str) -> Self {
        let mut parts = Self { tests_from: tests_from(text), ..Self::default() };
        let mut line = 1;
        let mut rest = text;
        let mut before = ' ';
        while let Some(first) = rest.chars().next() {
            let piece = Piece::at(rest, before);
            let (taken, after) = rest.split_at(piece.length(first));
            match piece {
                Piece::Comment(_) => parts.comments.push((line, taken.to_owned())),
                Piece::Text { open, close, .. } => {
                    let inside = taken.get(open..taken.len().saturating_sub(close)).unwrap_or_default();
                    let code_end = parts.code.len();
                    parts.strings.push(Literal { line, text: inside.to_owned(), code_end });
                }
                Piece::Char(_) | Piece::Code => {}
            }
            match piece {
                Piece::Code => parts.code.push_str(taken),
                // A word in a literal is no word of the code, but the quotes stay to be seen.
                Piece::Text { .. } | Piece::Char(_) => parts.code.push_str(&blanked(taken, "\"\"")),
                Piece::Comment(_) => parts.code.push_str(&blanked(taken, "")),
            }
            line += taken.matches('\n').count();
            before = taken.chars().next_back().unwrap_or(' ');
            rest = after;
        }
        parts
    }

    /// Whether the line, from 1, is in the tests of the file.
    pub(crate) fn is_in_tests(&self, line: usize) -> bool {
        self.tests_from != 0 && self.tests_from <= line
    }
}

enum Piece {
    Comment(usize),
    /// A string: its whole length, and the lengths of what opens and closes it.
    Text {
        length: usize,
        open: usize,
        close: usize,
    },
    Char(usize),
    Code,
}

impl Piece {
    fn at(rest: &str, before: char) -> Self {
        if rest.starts_with("//") {
            return Self::Comment(rest.find('\n').unwrap_or(rest.len()));
        }
        if rest.starts_with("/*") {
            return Self::Comment(block_comment(rest));
        }
        if rest.starts_with('\'') {
            return char_literal(rest).map_or(Self::Code, Self::Char);
        }
        let starts_word = !(before.is_alphanumeric() || before == '_');
        let prefixes: &[&str] = if starts_word { &["br", "cr", "b", "c", "r", ""] } else { &[""] };
        prefixes.iter().find_map(|prefix| string(rest, prefix)).unwrap_or(Self::Code)
    }

    fn length(&self, first: char) -> usize {
        match self {
            Self::Comment(length) | Self::Char(length) | Self::Text { length, .. } => *length,
            Self::Code => first.len_utf8(),
        }
    }
}

fn string(rest: &str, prefix: &str) -> Option<Piece> {
    let body = rest.strip_prefix(prefix)?;
    let hashes = if prefix.ends_with('r') { body.len() - body.trim_start_matches('#').len() } else { 0 };
    let inside = body[hashes..].strip_prefix('"')?;
    let open = prefix.len() + hashes + 1;
    let close = 1 + hashes;
    let length = if prefix.ends_with('r') {
        inside.find(&format!("\"{}", "#".repeat(hashes))).unwrap_or(inside.len())
    } else {
        unescaped_quote(inside)
    };
    Some(Piece::Text { length: (open + length + close).min(rest.len()), open, close })
}

fn unescaped_quote(inside: &str) -> usize {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            '"' if !escaped => return at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    inside.len()
}

fn char_literal(rest: &str) -> Option<usize> {
    let inside = &rest[1..];
    let first = inside.chars().next()?;
    if first == '\\' {
        // The escaped character itself may be a quote.
        return inside.get(2..)?.find('\'').map(|at| at + 4);
    }
    inside[first.len_utf8()..].starts_with('\'').then(|| first.len_utf8() + 2)
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn blanked(taken: &str, instead: &str) -> String {
    let lines = "\n".repeat(taken.matches('\n').count());
    format!("{instead}{lines}")
}

/// Tests stand last in a file: everything from an inline `#[cfg(test)] mod` on.
fn tests_from(text: &str) -> usize {
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if line.starts_with("#[cfg(test)]") {
            let module = lines.find(|(_, line)| !line.trim_start().starts_with("#["));
            if module.is_some_and(|(_, line)| line.contains('{')) {
                return number + 1;
            }
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, code: &str, strings: &[&str], comments: &[&str]) {
        let parts = Parts::of(text);
        assert_eq!(parts.code, code);
        assert_eq!(parts.strings.iter().map(|s| s.text.as_str()).collect::<Vec<_>>(), strings);
        assert_eq!(parts.comments.iter().map(|(_, c)| c.as_str()).collect::<Vec<_>>(), comments);
    }

    #[test]
    fn a_string_keeps_its_quotes_and_loses_its_words() {
        check(r#"f("a \" b", x)"#, r#"f("", x)"#, &[r#"a \" b"#], &[]);
    }

    #[test]
    fn a_raw_string_ends_where_its_hashes_do() {
        check("f(r#\"a \" b\"#);", r#"f("");"#, &[r#"a " b"#], &[]);
    }

    #[test]
    fn an_escaped_backslash_does_not_escape_the_quote_after_it() {
        check(r#"f("a\\", "b")"#, r#"f("", "")"#, &[r"a\\", "b"], &[]);
    }

    #[test]
    fn a_quote_in_a_character_opens_no_string() {
        check(r#"f('"', '\'', b"x")"#, r#"f("", "", "")"#, &["x"], &[]);
    }

    #[test]
    fn a_lifetime_is_no_character() {
        check("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}", &[], &[]);
    }

    #[test]
    fn comments_nest_and_keep_the_lines() {
        check("a /* b /* c\n */ d */ e // f\ng", "a \n e \ng", &[], &["/* b /* c\n */ d */", "// f"]);
    }

    #[test]
    fn a_comment_in_a_string_is_a_string() {
        check(r#""http://x" // y"#, r#""" "#, &["http://x"], &["// y"]);
    }

    #[test]
    fn lines_are_counted_through_strings() {
        let parts = Parts::of("f(\"a\nb\");\ng(\"c\");");
        let lines: Vec<_> = parts.strings.iter().map(|s| (s.line, s.text.as_str())).collect();
        assert_eq!(lines, [(1, "a\nb"), (3, "c")]);
    }

    #[test]
    fn tests_at_the_end_are_told_apart() {
        let parts = Parts::of("fn a() {}\n#[cfg(test)]\nmod tests {\n}");
        assert!(!parts.is_in_tests(1));
        assert!(parts.is_in_tests(2));
    }

    #[test]
    fn a_test_module_in_its_own_file_ends_nothing() {
        assert_eq!(Parts::of("#[cfg(test)]\nmod tests;\nfn a() {}").tests_from, 0);
    }
}
