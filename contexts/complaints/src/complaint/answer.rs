use jiff::Timestamp;
use kernel::{Clause, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

use super::{Complaint, Handler, Notice, State, Step, TEXT_CHARS_MAX, Told};

const ANSWER_AND_ASK: Clause = Clause::of("4.2.3(3)");

/// What the customer was told in the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Who answered.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// The answer.
    pub text: String,
    /// Where the customer can turn who does not agree (clause 4.3.2(4)).
    pub appeal_route: String,
    /// How the customer was told.
    pub told: Told,
    /// Times we tried to ask for the opinion.
    pub attempts: Vec<Attempt>,
    /// The opinion on this answer.
    pub opinion: Option<OpinionGiven>,
}

/// One documented try to reach the customer for an opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Who tried; `None` for our own messages.
    pub by: Option<StaffNumber>,
    /// When.
    pub at: Timestamp,
    /// How.
    pub told: Told,
    /// What came of it.
    pub outcome: String,
}

/// What the customer thinks of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opinion {
    /// Satisfied.
    Satisfied,
    /// Neither.
    Neutral,
    /// Dissatisfied: it is reopened or escalated, not closed.
    Dissatisfied,
}

/// An opinion with its circumstances.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionGiven {
    /// The opinion.
    pub opinion: Opinion,
    /// When it was given.
    pub at: Timestamp,
    /// The customer's words.
    pub remark: String,
}

/// So many documented tries stand in for an opinion that was not given.
pub(super) const ATTEMPTS_ENOUGH: usize = 3;

impl Opinion {
    /// All opinions.
    pub const ALL: [Self; 3] = [Self::Satisfied, Self::Neutral, Self::Dissatisfied];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Satisfied => "satisfied",
            Self::Neutral => "neutral",
            Self::Dissatisfied => "dissatisfied",
        }
    }

    /// The opinion with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|opinion| opinion.name() == name)
    }
}

impl Complaint {
    pub(super) fn may_answer(&self, by: &Handler) -> Result<(), Refusal> {
        match self.state {
            State::Investigating { .. } => self.is_owner(by)?,
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => return Err(self.not_now(Step::Answer)),
        }
        if self.findings.is_empty() {
            return Err(Refusal::conflict("answer-without-finding", Clause::of("4.2.3(1)"))
                .with("number", self.number));
        }
        if self.has_pending_measure() {
            return Err(
                Refusal::conflict("answer-before-approval", Clause::of("2.2(3)")).with("number", self.number)
            );
        }
        Ok(())
    }

    /// Tells the customer the result and where to turn, and asks for the opinion.
    pub fn give_answer(mut self, by: &Handler, answer: Answer, notice: Notice) -> Result<Self, Refusal> {
        self.may_answer(by)?;
        if answer.text.trim().is_empty() {
            return Err(Refusal::input("answer-empty", ANSWER_AND_ASK).with("number", self.number));
        }
        if answer.appeal_route.trim().is_empty() {
            return Err(Refusal::input("answer-without-appeal-route", Clause::of("4.3.2(4)"))
                .with("number", self.number));
        }
        self.can_be_told(notice.told, ANSWER_AND_ASK)?;
        self.answers.push(answer);
        self.notices.push(notice);
        self.state = State::Answered { opinion: None };
        Ok(self)
    }

    pub(super) fn may_take_opinion(&self) -> Result<(), Refusal> {
        match &self.state {
            State::Answered { opinion: None } => Ok(()),
            State::Answered { opinion: Some(_) } => {
                Err(Refusal::conflict("opinion-given", ANSWER_AND_ASK).with("number", self.number))
            }
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::RecordOpinion)),
        }
    }

    /// Takes the customer's opinion on the last answer.
    pub fn take_opinion(mut self, given: OpinionGiven) -> Result<Self, Refusal> {
        self.may_take_opinion()?;
        let chars = given.remark.chars().count();
        if chars > TEXT_CHARS_MAX {
            return Err(Refusal::input("opinion-too-long", ANSWER_AND_ASK)
                .with("number", self.number)
                .with("chars", chars)
                .with("max", TEXT_CHARS_MAX));
        }
        if let Some(answer) = self.answers.last_mut() {
            answer.opinion = Some(given.clone());
        }
        self.state = State::Answered { opinion: Some(given) };
        Ok(self)
    }

    /// Documents a try to reach the customer for an opinion.
    pub fn attempt_contact(mut self, attempt: Attempt) -> Result<Self, Refusal> {
        self.may_take_opinion()?;
        if attempt.outcome.trim().is_empty() {
            return Err(Refusal::input("attempt-without-outcome", ANSWER_AND_ASK).with("number", self.number));
        }
        if let Some(answer) = self.answers.last_mut() {
            answer.attempts.push(attempt);
        }
        Ok(self)
    }
}
