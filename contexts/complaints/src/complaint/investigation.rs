use jiff::Timestamp;
use kernel::{Clause, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

use super::{Complaint, Handler, State, Step};

/// What an investigation checked and found (clause 4.2.3(1)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Who found it.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// What was checked.
    pub checked: String,
    /// What was found.
    pub found: String,
    /// Names of the evidence items that show it.
    pub evidence: Vec<String>,
}

impl Complaint {
    pub(super) fn may_investigate(&self, by: &Handler) -> Result<(), Refusal> {
        match self.state {
            State::Dispatched => self.is_owner(by),
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Investigating { .. }
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::Investigate)),
        }
    }

    /// The owner begins to look into it.
    pub fn start_investigation(mut self, by: &Handler, now: Timestamp) -> Result<Self, Refusal> {
        self.may_investigate(by)?;
        self.state = State::Investigating { since: now };
        Ok(self)
    }

    pub(super) fn may_find(&self, by: &Handler) -> Result<(), Refusal> {
        match self.state {
            State::Investigating { .. } => self.is_impartial(&by.number),
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::Find)),
        }
    }

    /// Records a finding. Findings are never changed; a better one follows.
    pub fn find(mut self, by: &Handler, finding: Finding) -> Result<Self, Refusal> {
        self.may_find(by)?;
        let incomplete = |field: &'static str| {
            Refusal::input("finding-incomplete", Clause::of("4.2.3(1)")).with("field", field)
        };
        if finding.checked.trim().is_empty() {
            return Err(incomplete("checked"));
        }
        if finding.found.trim().is_empty() {
            return Err(incomplete("found"));
        }
        if let Some(unknown) = finding.evidence.iter().find(|name| !self.has_evidence(name)) {
            return Err(Refusal::input("evidence-unknown", Clause::of("4.2.3(1)")).with("name", unknown));
        }
        self.findings.push(finding);
        Ok(self)
    }

    /// Whether a finding is called this: F-1, F-2 …
    pub(super) fn has_finding(&self, name: &str) -> bool {
        name.strip_prefix("F-")
            .and_then(|place| place.parse::<usize>().ok())
            .is_some_and(|place| (1..=self.findings.len()).contains(&place))
    }
}
