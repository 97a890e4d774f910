use jiff::{SignedDuration, Timestamp};
use kernel::{Clause, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

use super::{Complaint, Handler, Opinion, State, Step, answer::ATTEMPTS_ENOUGH};

const ANSWER_AND_ASK: Clause = Clause::of("4.2.3(3)");
const NOTHING_LOST: Clause = Clause::of("1.3.5");

/// How a complaint ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Who closed it.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// Why it had happened, a code of the department's list (clause 4.3.2(3)).
    pub root_cause: String,
    /// The opinion; `None` where three documented tries stand in for it.
    pub opinion: Option<Opinion>,
}

/// An addition to a closed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// Who added it.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

/// A second look at a closed complaint (clause 4.3.2(2)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reexamination {
    /// Who looked.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// Whether the outcome stands.
    pub upheld: bool,
    /// What was seen.
    pub remark: String,
}

/// The customer's appeal to the regulator (申诉).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// The regulator's file number.
    pub reference: String,
    /// When the appeal was made.
    pub at: Timestamp,
    /// Who recorded it.
    pub by: StaffNumber,
    /// What it asks.
    pub text: String,
}

impl Complaint {
    pub(super) fn may_close(&self, by: &Handler) -> Result<(), Refusal> {
        let opinion = match &self.state {
            State::Answered { opinion } => opinion,
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. } => {
                return Err(Refusal::conflict("close-without-answer", ANSWER_AND_ASK)
                    .with("number", self.number)
                    .with("state", self.state.name()));
            }
            State::Closed(_) | State::ClosedElsewhere { .. } => return Err(self.not_now(Step::Close)),
        };
        self.is_owner(by)?;
        let attempts = self.answer().map_or(0, |answer| answer.attempts.len());
        match opinion {
            Some(given) if given.opinion == Opinion::Dissatisfied => {
                Err(Refusal::conflict("close-dissatisfied", ANSWER_AND_ASK).with("number", self.number))
            }
            Some(_) => Ok(()),
            None if attempts >= ATTEMPTS_ENOUGH => Ok(()),
            None => Err(Refusal::conflict("close-without-opinion", ANSWER_AND_ASK)
                .with("number", self.number)
                .with("attempts", attempts)),
        }
    }

    /// Closes an answered complaint: with an opinion that is not "dissatisfied", or after three documented
    /// tries, and with a root cause.
    pub fn close(mut self, by: &Handler, root_cause: &str, now: Timestamp) -> Result<Self, Refusal> {
        self.may_close(by)?;
        if root_cause.trim().is_empty() {
            return Err(Refusal::input("close-without-root-cause", Clause::of("4.3.2(3)"))
                .with("number", self.number));
        }
        let opinion = match &self.state {
            State::Answered { opinion } => opinion.as_ref().map(|given| given.opinion),
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => None,
        };
        let root_cause = root_cause.trim().to_owned();
        self.state = State::Closed(Closing { by: by.number.clone(), at: now, root_cause, opinion });
        self.handover = None;
        Ok(self)
    }

    pub(super) fn may_reopen(&self, by: &Handler) -> Result<(), Refusal> {
        match &self.state {
            State::Answered { .. } => self.is_owner(by),
            State::Closed(_) if self.reexamination.as_ref().is_some_and(|second| !second.upheld) => {
                self.is_owner(by)
            }
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::Reopen)),
        }
    }

    /// Goes on looking into an answered complaint, or into a closed one whose re-examination found it wrong.
    ///
    /// What the re-examination found is put aside with it: the next outcome may be looked at again.
    pub fn reopen(mut self, by: &Handler, reason: &str, now: Timestamp) -> Result<Self, Refusal> {
        self.may_reopen(by)?;
        if reason.trim().is_empty() {
            return Err(
                Refusal::input("reopening-without-reason", ANSWER_AND_ASK).with("number", self.number)
            );
        }
        self.earlier_reexaminations.extend(self.reexamination.take());
        self.reopenings.push(now);
        self.state = State::Investigating { since: now };
        Ok(self)
    }

    /// Adds to an ended file; what stands there is never changed (clause 1.3.5).
    pub fn add_to_file(mut self, addition: Addition) -> Result<Self, Refusal> {
        if self.is_open() {
            return Err(self.not_now(Step::AddToFile));
        }
        if addition.text.trim().is_empty() {
            return Err(Refusal::input("addition-empty", NOTHING_LOST).with("number", self.number));
        }
        self.additions.push(addition);
        Ok(self)
    }

    pub(super) fn may_reexamine(&self, by: &Handler) -> Result<(), Refusal> {
        let rule = |rule| Refusal::forbidden(rule, Clause::of("4.3.2(2)")).with("number", self.number);
        match &self.state {
            State::Closed(closing) if closing.by == by.number || self.owner == by.number => {
                Err(rule("reexamination-of-own-work"))
            }
            State::Closed(_) if !by.inspects => Err(rule("reexamination-needs-an-inspector")),
            State::Closed(_) if self.reexamination.is_none() => self.is_impartial(&by.number),
            State::Closed(_)
            | State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. }
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::Reexamine)),
        }
    }

    /// An inspector who had no hand in it looks at a closed complaint again.
    pub fn reexamine(mut self, by: &Handler, reexamination: Reexamination) -> Result<Self, Refusal> {
        self.may_reexamine(by)?;
        if reexamination.remark.trim().is_empty() {
            return Err(Refusal::input("reexamination-without-remark", Clause::of("4.3.2(2)"))
                .with("number", self.number));
        }
        self.reexamination = Some(reexamination);
        Ok(self)
    }

    /// Links the customer's appeal to the regulator (clause 4.3.2(4)). It may come before or after closing.
    pub fn link_appeal(mut self, appeal: Appeal, now: Timestamp) -> Result<Self, Refusal> {
        let rule = |rule| Refusal::input(rule, Clause::of("4.3.2(4)")).with("number", self.number);
        if appeal.reference.trim().is_empty() {
            return Err(rule("appeal-without-reference"));
        }
        // A day is known, not an hour: the day of acceptance counts.
        if now < appeal.at || appeal.at + SignedDuration::from_hours(24) <= self.accepted_at {
            return Err(rule("appeal-date-impossible"));
        }
        if self.appeal.is_some() {
            return Err(rule("appeal-known"));
        }
        self.appeal = Some(appeal);
        Ok(self)
    }
}
