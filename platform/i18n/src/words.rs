use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use kernel::{Language, Refusal};

use crate::bundle;

/// The words of one language. Cheap to copy; the language's files are read at the first use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub language: Language,
}

/// A value that a sentence mentions, see [`args!`](crate::args).
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// Put in as it stands.
    Text(Cow<'a, str>),
    /// Grouped (`1,234`), and chosen by where the sentence has plural forms. A year or an id is text.
    Number(i64),
}

/// What a refusal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalWords {
    /// What was refused, and why.
    pub what: String,
    /// What the person can do instead, where the language files say so.
    pub remedy: Option<String>,
}

/// The arguments of [`Words::with`]: `args![("n", 3), ("name", name)]`.
#[macro_export]
macro_rules! args {
    ($(($name:expr, $value:expr)),* $(,)?) => {
        &[$(($name, $crate::Arg::from($value))),*]
    };
}

impl Words {
    /// The words of this language.
    pub const fn of(language: Language) -> Self {
        Self { language }
    }

    /// A sentence without arguments. An unknown key is answered with itself, so that it is seen and not hidden.
    pub fn t(self, key: &str) -> Cow<'static, str> {
        let bundle = bundle::of(self.language);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return Cow::Owned(key.to_owned());
        };
        bundle.format_pattern(pattern, None, &mut Vec::new())
    }

    /// A sentence with arguments.
    pub fn with(self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(key, None, args).unwrap_or_else(|| key.to_owned())
    }

    /// An attribute of a sentence, such as `.remedy`; none where the sentence lacks it.
    pub fn attr(self, key: &str, attribute: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        self.find(key, Some(attribute), args)
    }

    /// Whether the key has a sentence of its own.
    pub fn has(self, key: &str) -> bool {
        bundle::of(self.language).get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// A refusal in words: `refusal-{rule}` and its `.remedy`, with the refusal's facts as arguments.
    ///
    /// A rule without words of its own is answered with a general sentence that names rule and clause.
    pub fn refusal(self, refusal: &Refusal) -> RefusalWords {
        let key = format!("refusal-{}", refusal.rule);
        let mut args = vec![("clause", Arg::from(refusal.clause.id()))];
        args.extend(refusal.facts.iter().map(|(name, value)| (name.as_ref(), Arg::from(value.as_str()))));
        let remedy = self.attr(&key, "remedy", &args);
        let what = self.find(&key, None, &args).unwrap_or_else(|| {
            self.with("refusal-other", args![("rule", refusal.rule), ("clause", refusal.clause.id())])
        });
        RefusalWords { what, remedy }
    }

    fn find(self, key: &str, attribute: Option<&str>, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let bundle = bundle::of(self.language);
        let message = bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.fluent())).collect();
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }
}

impl Arg<'_> {
    fn fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

/// Beyond `i64::MAX` a count is shown as that.
impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use kernel::Clause;

    use super::*;

    #[test]
    fn an_unknown_key_is_seen() {
        assert_eq!(Words::of(Language::En).t("no-such-key"), "no-such-key");
        assert_eq!(Words::of(Language::En).with("no-such-key", args![("n", 1)]), "no-such-key");
    }

    #[test]
    fn english_has_a_singular_and_chinese_has_none() {
        let check = |language, n: i64, expected| {
            assert_eq!(Words::of(language).with("live-new", args![("n", n)]), expected);
        };
        check(Language::En, 1, "1 new entry – show");
        check(Language::En, 1234, "1,234 new entries – show");
        check(Language::ZhCn, 1, "1 条新内容，点击查看");
    }

    #[test]
    fn arguments_come_back_without_isolation_marks() {
        let text = Words::of(Language::ZhCn).with("clause-short", args![("clause", "4.3.1(2)")]);
        assert_eq!(text, "第 4.3.1(2) 条");
    }

    #[test]
    fn a_refusal_without_words_names_its_rule_and_clause() {
        let refusal = Refusal::conflict("not-in-any-file", Clause::of("4.3.1(2)"));
        let said = Words::of(Language::En).refusal(&refusal);
        assert_eq!(said.what, "This step is not allowed (rule not-in-any-file, clause 4.3.1(2)).");
        assert_eq!(said.remedy, None);
    }
}
