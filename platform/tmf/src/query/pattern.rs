/// A regular expression that can be decided in linear time without a regular-expression engine, so that a
/// database without one decides it too.
///
/// Served are alternatives of literals, each free or tied to the beginning or the end of the text:
/// `fibre`, `^139`, `0001$`, `^open|closed$`, `^(139|138)`, `^1390.*01$`. `\` takes a sign literally, a leading
/// or trailing `.*` says what its absence would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// One of them must fit.
    pub(crate) alternatives: Vec<Fit>,
}

/// How one alternative lies in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Somewhere.
    Within(String),
    /// At the beginning.
    Start(String),
    /// At the end.
    End(String),
    /// It is the whole text.
    Whole(String),
    /// The one at the beginning, the other at the end, without overlap.
    Ends(String, String),
}

const CHARS_MAX: usize = 200;
const ALTERNATIVES_MAX: usize = 20;

/// What an expression may be made of, for messages.
pub(crate) const SERVED: &str = "is no expression that is served: use literals, alternatives with |, ^, $, and .* between beginning and end";

/// The expressions that are served, groups left out, as one expression for schemas.
pub(crate) fn grammar() -> String {
    let literal = r"([^\\^$.|?*+()\[\]{}\x00]|\\[^A-Za-z0-9\x00])*";
    let one = format!(r"(\^?(\.\*)?{literal}(\.\*)?\$?|\^{literal}\.\*{literal}\$)");
    format!(r"^{one}(\|{one}){{0,19}}$")
}

impl Pattern {
    /// Reads the expression; `None` where it is more than that.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.chars().count() > CHARS_MAX {
            return None;
        }
        let signs = signs(text)?;
        let alternatives = match grouped(&signs) {
            Some((head, inside, tail)) => inside
                .split(|sign| *sign == Sign::Or)
                .map(|middle| fit(&[head, middle, tail].concat()))
                .collect::<Option<Vec<_>>>()?,
            None => signs.split(|sign| *sign == Sign::Or).map(fit).collect::<Option<Vec<_>>>()?,
        };
        (alternatives.len() <= ALTERNATIVES_MAX).then_some(Self { alternatives })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Literal(char),
    Start,
    End,
    Anything,
    Or,
    Open,
    Close,
}

fn signs(text: &str) -> Option<Vec<Sign>> {
    let mut signs = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        signs.push(match c {
            '\\' => match chars.next()? {
                // Letters and digits behind a backslash are classes and references.
                c if c.is_ascii_alphanumeric() => return None,
                c => Sign::Literal(c),
            },
            '^' => Sign::Start,
            '$' => Sign::End,
            '|' => Sign::Or,
            '(' => {
                if chars.peek() == Some(&'?') {
                    chars.next();
                    (chars.next()? == ':').then_some(())?;
                }
                Sign::Open
            }
            ')' => Sign::Close,
            '.' => {
                (chars.next()? == '*').then_some(())?;
                Sign::Anything
            }
            '*' | '+' | '?' | '[' | ']' | '{' | '}' => return None,
            c => Sign::Literal(c),
        });
    }
    Some(signs)
}

/// The one group of an expression without alternatives outside of it: before, inside, after.
fn grouped(signs: &[Sign]) -> Option<(&[Sign], &[Sign], &[Sign])> {
    let open = signs.iter().position(|sign| *sign == Sign::Open)?;
    let close = signs.iter().position(|sign| *sign == Sign::Close)?;
    let (head, tail) = (&signs[..open], &signs[close + 1..]);
    let is_outside_plain = !head.contains(&Sign::Or) && !tail.contains(&Sign::Or);
    (open < close && is_outside_plain).then(|| (head, &signs[open + 1..close], tail))
}

fn fit(signs: &[Sign]) -> Option<Fit> {
    let (at_start, signs) = match signs {
        [Sign::Start, rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (at_end, signs) = match signs {
        [rest @ .., Sign::End] => (true, rest),
        rest => (false, rest),
    };
    let (at_start, signs) = match signs {
        [Sign::Anything, rest @ ..] => (false, rest),
        rest => (at_start, rest),
    };
    let (at_end, signs) = match signs {
        [rest @ .., Sign::Anything] => (false, rest),
        rest => (at_end, rest),
    };
    let pieces = signs.split(|sign| *sign == Sign::Anything).map(literal).collect::<Option<Vec<_>>>()?;
    match (pieces.as_slice(), at_start, at_end) {
        ([text], false, false) => Some(Fit::Within(text.clone())),
        ([text], true, false) => Some(Fit::Start(text.clone())),
        ([text], false, true) => Some(Fit::End(text.clone())),
        ([text], true, true) => Some(Fit::Whole(text.clone())),
        ([start, end], true, true) => Some(Fit::Ends(start.clone(), end.clone())),
        _ => None,
    }
}

fn literal(signs: &[Sign]) -> Option<String> {
    signs
        .iter()
        .map(|sign| match sign {
            Sign::Literal(c) => Some(*c),
            Sign::Start | Sign::End | Sign::Anything | Sign::Or | Sign::Open | Sign::Close => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[Fit]) {
        assert_eq!(Pattern::parse(text).map(|p| p.alternatives).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn literals_are_free_or_tied() {
        check("光猫", &[Fit::Within("光猫".into())]);
        check("^139", &[Fit::Start("139".into())]);
        check("^139.*", &[Fit::Start("139".into())]);
        check(".*01$", &[Fit::End("01".into())]);
        check("^a\\.b$", &[Fit::Whole("a.b".into())]);
        check("^139.*01$", &[Fit::Ends("139".into(), "01".into())]);
    }

    #[test]
    fn alternatives_stand_alone_or_in_a_group() {
        check("^a|b$", &[Fit::Start("a".into()), Fit::End("b".into())]);
        check("^(138|139)$", &[Fit::Whole("138".into()), Fit::Whole("139".into())]);
        check("x(?:1|2)y", &[Fit::Within("x1y".into()), Fit::Within("x2y".into())]);
    }

    #[test]
    fn what_could_take_long_is_not_served() {
        for text in [
            "(a+)+$", "a.b", "[a-z]", "a{3}", "\\d", "a?", "a.*b", "(a)(b)", "((a))", "a)(b", "(", "\\",
            "x^", "(?i)a",
        ] {
            assert_eq!(Pattern::parse(text), None, "{text}");
        }
        assert_eq!(Pattern::parse(&"a".repeat(201)), None);
        assert_eq!(Pattern::parse(&"a|".repeat(30)), None);
    }
}
