use std::fmt;

use crate::Language;

/// A clause of the service standard, e.g. `4.3.1(2)`.
///
/// A value exists only for an id of the register (`kernel/clauses.toml`). In a constant the check
/// happens when the program is compiled:
///
/// ```
/// # use kernel::Clause;
/// const EXTENSION_NOTICE: Clause = Clause::of("4.3.1(2)");
/// assert_eq!(EXTENSION_NOTICE.id(), "4.3.1(2)");
/// ```
///
/// ```compile_fail
/// # use kernel::Clause;
/// const NO_SUCH_CLAUSE: Clause = Clause::of("13.1");
/// # let _ = NO_SUCH_CLAUSE;
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clause(&'static str);

/// One row of the register.
#[derive(Debug)]
pub struct ClauseEntry {
    /// The stable id, as the standard numbers it.
    pub id: &'static str,
    title: Words,
    text: Words,
    /// What the program owes the clause.
    pub kind: ClauseKind,
    /// The capability that serves it.
    pub capability: &'static str,
    /// The part of the product that the capability belongs to.
    pub module: &'static str,
    /// What an auditor is shown.
    pub evidence: &'static str,
    /// How keeping the clause is measured; `none` where it is not.
    pub measure: &'static str,
    /// The standard gives only a heading; the text is our reading.
    pub inferred: bool,
    refuse: Option<Words>,
}

/// The same in each language.
#[derive(Debug)]
struct Words {
    zh_cn: &'static str,
    zh_tw: &'static str,
    en: &'static str,
}

/// What the program owes a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// Keep the facts.
    Record,
    /// Make the contrary impossible.
    Enforce,
    /// Compute a figure.
    Measure,
    /// Show it to those concerned.
    Publish,
    /// Train and test people.
    Train,
}

const REGISTER: &[ClauseEntry] = include!(concat!(env!("OUT_DIR"), "/clauses.rs"));

impl ClauseEntry {
    /// The heading.
    pub const fn title(&self, language: Language) -> &'static str {
        self.title.of(language)
    }

    /// What the clause asks for, paraphrased.
    pub const fn text(&self, language: Language) -> &'static str {
        self.text.of(language)
    }

    /// What the clause makes impossible, as a noun phrase without a full stop.
    pub fn refuse(&self, language: Language) -> Option<&'static str> {
        self.refuse.as_ref().map(|words| words.of(language))
    }
}

impl Words {
    const fn of(&self, language: Language) -> &'static str {
        match language {
            Language::ZhCn => self.zh_cn,
            Language::ZhTw => self.zh_tw,
            Language::En => self.en,
        }
    }
}

impl Clause {
    /// The clause with this id.
    ///
    /// # Panics
    /// When the register has no such clause; in a constant, that is a compile error.
    #[must_use]
    pub const fn of(id: &'static str) -> Self {
        let mut i = 0;
        while i < REGISTER.len() {
            if same(REGISTER[i].id, id) {
                return Self(REGISTER[i].id);
            }
            i += 1;
        }
        panic!("the register has no such clause");
    }

    /// The clause named by untrusted text, if the register has it.
    pub fn parse(id: &str) -> Option<Self> {
        REGISTER.iter().find(|entry| entry.id == id).map(|entry| Self(entry.id))
    }

    /// The id, e.g. `4.3.1(2)`.
    pub const fn id(self) -> &'static str {
        self.0
    }

    /// The register's row for this clause.
    ///
    /// # Panics
    /// Never: a `Clause` exists only for a row of the register.
    pub fn entry(self) -> &'static ClauseEntry {
        REGISTER.iter().find(|entry| entry.id == self.0).expect("a clause is a row of the register")
    }

    /// Every clause, in the order of the standard.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        REGISTER.iter().map(|entry| Self(entry.id))
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clause({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_holds_every_clause_once() {
        let mut ids: Vec<_> = Clause::all().map(Clause::id).collect();
        assert_eq!(ids.len(), 224);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 224);
    }

    #[test]
    fn ninety_five_clauses_name_a_refusal() {
        assert_eq!(Clause::all().filter(|c| c.entry().refuse(Language::En).is_some()).count(), 95);
    }

    /// Signs of the other width, and characters of the other script.
    const fn foreign(language: Language) -> &'static str {
        match language {
            Language::ZhCn => ",;:()!?「」\"們個對於為時間門書訴務與資訊證據號說過還開關",
            Language::ZhTw => ",;:()!?“”\"们个对为时门书诉务与资讯证说过还开关质络网",
            Language::En => "，；：。（）“”「」",
        }
    }

    #[test]
    fn every_clause_has_its_own_words_in_each_language() {
        let is_chinese = |words: &str| words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        for (entry, language) in
            Clause::all().flat_map(|c| Language::ALL.map(|language| (c.entry(), language)))
        {
            let (title, text, refuse) = (entry.title(language), entry.text(language), entry.refuse(language));
            for words in [title, text].into_iter().chain(refuse) {
                assert_eq!(is_chinese(words), language != Language::En, "{}: {words}", entry.id);
                let strange = words.chars().find(|c| foreign(language).contains(*c));
                assert_eq!(strange, None, "{}: {words}", entry.id);
            }
            let stop = if language == Language::En { '.' } else { '。' };
            assert!(text.ends_with(stop), "{}: {text}", entry.id);
            let phrases: Vec<_> = [title].into_iter().chain(refuse).collect();
            assert!(phrases.iter().all(|words| !words.ends_with(stop)), "{}: {phrases:?}", entry.id);
        }
    }

    #[test]
    fn an_unknown_id_is_no_clause() {
        assert_eq!(Clause::parse("13.1"), None);
    }
}
