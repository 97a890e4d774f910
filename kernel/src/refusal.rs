use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize, Serializer};

use crate::Clause;

/// What the standard forbids: which rule, under which clause, because of which facts.
///
/// It is a value, not a sentence. Its words stand in the language files under `refusal-{rule}` (what happened)
/// and `refusal-{rule}.remedy` (what the person can do instead); `facts` are their arguments.
///
/// ```
/// # use kernel::{Clause, Refusal};
/// let refusal = Refusal::conflict("due-date-fixed", Clause::of("4.3.1(1)")).with("due", "2026-10-10");
/// assert_eq!(refusal.to_string(), "due-date-fixed (clause 4.3.1(1)): due=2026-10-10");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
pub struct Refusal {
    /// The stable id of the rule, in kebab case.
    pub rule: &'static str,
    /// The clause the rule keeps.
    #[serde(serialize_with = "clause_id")]
    pub clause: Clause,
    /// What kind of "no" it is.
    pub kind: RefusalKind,
    /// What led to it. Never personal data: a refusal is journalled and logged.
    pub facts: Vec<(Cow<'static, str>, String)>,
}

/// What kind of "no" a refusal is; faces turn it into a status code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusalKind {
    /// The matter's state or another record forbids it (HTTP 409).
    Conflict,
    /// What was given is not enough or not allowed (HTTP 422).
    Input,
    /// This person may not do it, whatever is given (HTTP 403).
    Forbidden,
}

impl Refusal {
    /// A refusal because of the state of things.
    pub const fn conflict(rule: &'static str, clause: Clause) -> Self {
        Self { rule, clause, kind: RefusalKind::Conflict, facts: Vec::new() }
    }

    /// A refusal because of what was given.
    pub const fn input(rule: &'static str, clause: Clause) -> Self {
        Self { rule, clause, kind: RefusalKind::Input, facts: Vec::new() }
    }

    /// A refusal because of who asks.
    pub const fn forbidden(rule: &'static str, clause: Clause) -> Self {
        Self { rule, clause, kind: RefusalKind::Forbidden, facts: Vec::new() }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.facts.push((Cow::Borrowed(name), format!("{value}")));
        self
    }
}

fn clause_id<S: Serializer>(clause: &Clause, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(clause.id())
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (clause {})", self.rule, self.clause)?;
        for (i, (name, value)) in self.facts.iter().enumerate() {
            write!(f, "{}{name}={value}", if i == 0 { ": " } else { ", " })?;
        }
        Ok(())
    }
}
