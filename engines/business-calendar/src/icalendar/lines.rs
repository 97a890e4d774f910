//! Content lines: unfolded, with name, parameters and value (RFC 5545, 3.1).

/// One content line.
pub(super) struct Line {
    /// The line of the file it begins on, from 1.
    pub(super) number: usize,
    /// The line as it stands, unfolded.
    pub(super) raw: String,
    /// What it says; `None` when it is not a content line.
    pub(super) property: Option<Property>,
}

/// A property: `DTSTART;VALUE=DATE:20261001`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Property {
    /// In upper case; names are the same in either case.
    pub(super) name: String,
    /// Names in upper case, values without their quotes.
    parameters: Vec<(String, String)>,
    pub(super) value: String,
}

impl Property {
    /// Whether the parameter is given with this value; both are the same in either case.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.parameters.iter().any(|(n, v)| n == name && v.eq_ignore_ascii_case(value))
    }

    /// The value as text, with its escapes undone (RFC 5545, 3.3.11).
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(escaped) => text.push(escaped),
                    None => text.push('\\'),
                },
                _ => text.push(c),
            }
        }
        text.trim().to_owned()
    }
}

/// The content lines of a file, blank lines left out. Line ends may be CRLF, LF or CR.
pub(super) fn content_lines(text: &str) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut unfolded: Vec<(usize, String)> = Vec::new();
    for (number, line) in physical_lines(text).enumerate() {
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some((_, begun))) => begun.push_str(rest),
            _ => unfolded.push((number + 1, line.to_owned())),
        }
    }
    let lines = unfolded.into_iter().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, raw)| Line { number, property: property(&raw), raw }).collect()
}

fn physical_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// `None` when the line is not `name *(";" parameter) ":" value`.
fn property(line: &str) -> Option<Property> {
    let name_end = line.find([';', ':'])?;
    let (name, mut rest) = line.split_at(name_end);
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    let mut parameters = Vec::new();
    while let Some(parameter) = rest.strip_prefix(';') {
        let end = unquoted(parameter, &[';', ':'])?;
        let (name, values) = parameter[..end].split_once('=')?;
        for value in split_unquoted(values, ',') {
            parameters.push((name.to_ascii_uppercase(), value.trim_matches('"').to_owned()));
        }
        rest = &parameter[end..];
    }
    let value = rest.strip_prefix(':')?;
    Some(Property { name: name.to_ascii_uppercase(), parameters, value: value.to_owned() })
}

/// Where the first of these characters stands outside quotes.
fn unquoted(text: &str, wanted: &[char]) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (!quoted && wanted.contains(&c)).then_some(at)
    })
}

fn split_unquoted(mut text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    while let Some(at) = unquoted(text, &[separator]) {
        parts.push(&text[..at]);
        text = &text[at + separator.len_utf8()..];
    }
    parts.push(text);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str, &str)]) {
        let lines = content_lines(text);
        let read: Vec<_> = lines
            .iter()
            .map(|line| match &line.property {
                Some(property) => (line.number, property.name.as_str(), property.value.as_str()),
                None => (line.number, "", line.raw.as_str()),
            })
            .collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn folded_lines_are_put_together_and_keep_their_number() {
        check(
            "A:1\r\nSUMMARY:国庆\r\n 节\r\n\t假期\r\nB:2\r\n",
            &[(1, "A", "1"), (2, "SUMMARY", "国庆节假期"), (5, "B", "2")],
        );
    }

    #[test]
    fn any_line_end_will_do_and_blank_lines_do_not_count() {
        check("\u{feff}A:1\n\nB:2\rC:3\r\n", &[(1, "A", "1"), (3, "B", "2"), (4, "C", "3")]);
    }

    #[test]
    fn colons_and_semicolons_in_quotes_belong_to_the_parameter() {
        check("summary;ALTREP=\"http://x;y:z\";LANGUAGE=de:Neu: Jahr", &[(1, "SUMMARY", "Neu: Jahr")]);
    }

    #[test]
    fn a_line_without_name_or_value_is_told_apart() {
        check(
            "GARBAGE\n:x\nA B:c\nA;b:c\nA;b=\"c:d",
            &[(1, "", "GARBAGE"), (2, "", ":x"), (3, "", "A B:c"), (4, "", "A;b:c"), (5, "", "A;b=\"c:d")],
        );
    }

    #[test]
    fn escapes_in_text_are_undone() {
        let line = property(r"SUMMARY:Weihnachten\, 1. Tag\; frei\\ \n").unwrap();
        assert_eq!(line.text(), "Weihnachten, 1. Tag; frei\\");
    }

    #[test]
    fn a_parameter_may_have_several_values() {
        let line = property("X;VALUE=\"a,b\",DATE:1").unwrap();
        assert!(line.has("VALUE", "date") && line.has("VALUE", "a,b") && !line.has("VALUE", "a"));
    }
}
