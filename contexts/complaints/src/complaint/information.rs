use jiff::Timestamp;
use kernel::{Clause, Refusal};
use serde::{Deserialize, Serialize};

use super::{Complaint, State, TEXT_CHARS_MAX};

const RECORD_IN_DETAIL: Clause = Clause::of("4.2.2(1)");
/// At most so many additions by the customer on one complaint.
const ITEMS_MAX: usize = 200;

/// What the customer added or answered after intake. Unlike a note, the customer sees it: it is their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Information {
    /// When.
    pub at: Timestamp,
    /// What, in the customer's words; empty where files say it.
    pub text: String,
    /// Names of the evidence items that came with it: E-1, E-2 …
    pub evidence: Vec<String>,
}

impl Complaint {
    /// Whether the customer may still add something. An ended file takes no more of it: a new matter is a new
    /// complaint, and a wrong outcome is appealed.
    pub fn may_inform(&self) -> Result<(), Refusal> {
        match self.state {
            State::Closed(_) | State::ClosedElsewhere { .. } => {
                Err(Refusal::conflict("closed-file-takes-additions", Clause::of("1.3.5"))
                    .with("number", self.number)
                    .with("step", "inform"))
            }
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. } => Ok(()),
        }
    }

    /// Takes what the customer added.
    pub fn inform(mut self, information: Information) -> Result<Self, Refusal> {
        self.may_inform()?;
        let rule = |rule| Refusal::input(rule, RECORD_IN_DETAIL).with("number", self.number);
        if information.text.trim().is_empty() && information.evidence.is_empty() {
            return Err(rule("information-empty"));
        }
        let chars = information.text.chars().count();
        if chars > TEXT_CHARS_MAX {
            return Err(rule("information-too-long").with("chars", chars).with("max", TEXT_CHARS_MAX));
        }
        if let Some(unknown) = information.evidence.iter().find(|name| !self.has_evidence(name)) {
            return Err(Refusal::input("evidence-unknown", Clause::of("4.2.3(1)")).with("name", unknown));
        }
        if self.informed.len() >= ITEMS_MAX {
            return Err(rule("information-too-much").with("max", ITEMS_MAX));
        }
        self.informed.push(information);
        Ok(self)
    }
}
