//! The complaint and the steps it may take. Pure.
//!
//! A step consumes the complaint and returns it changed, or refuses with rule and clause. Each step has a
//! guard of the same rules (`may_…`), which the page asks to show why a step is not open.

mod acceptance;
mod answer;
mod category;
mod clocks;
mod closing;
mod evidence;
mod extension;
mod information;
mod intake;
mod investigation;
mod judgement;
mod measure;
mod notice;
mod number;
mod ownership;
mod recount;
mod state;
mod steps;

use std::collections::BTreeSet;

use jiff::Timestamp;
use kernel::{Clause, Money, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

pub use self::{
    acceptance::{Acceptance, Import},
    answer::{Answer, Attempt, Opinion, OpinionGiven},
    category::{Category, CategoryCode, CategoryCodeInvalid, TopClass},
    clocks::{Clocks, DepartmentClock, Hold, HoldReason, is_past},
    closing::{Addition, Appeal, Closing, Reexamination},
    evidence::{Digest, Evidence},
    extension::{Extension, ExtensionAsked},
    information::Information,
    intake::{Arrival, Channel, Contact, Draft, Intake, LINE_CHARS_MAX, Severity, TEXT_CHARS_MAX},
    investigation::Finding,
    judgement::{NotValid, NotValidReason, Review},
    measure::{Measure, MeasureItem, MeasureKind, MeasureState},
    notice::{Notice, NoticeKind, Told},
    number::{Number, NumberInvalid},
    ownership::{Handover, Transfer},
    recount::Recounted,
    state::State,
    steps::{Offer, Step},
};

/// A complaint: what the customer told, what was promised, and what has been done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    /// Its number, which is also its key.
    pub number: Number,
    /// What was told at intake. Never changed afterwards.
    pub intake: Intake,
    /// When it was accepted. Every limit counts from here.
    pub accepted_at: Timestamp,
    /// Where it stands, with the facts of that state.
    pub state: State,
    /// When the judgement that stands was made; `None` before.
    pub judged_at: Option<Timestamp>,
    /// The department it was sent to and when.
    pub dispatched: Option<Dispatch>,
    /// Its limits.
    pub clocks: Clocks,
    /// Who is answerable for it now (clauses 1.3.1 and 2.1(2)). Never nobody.
    pub owner: StaffNumber,
    /// A handover that waits for the successor's word.
    pub handover: Option<Handover>,
    /// Handovers that were accepted.
    pub transfers: Vec<Transfer>,
    /// Staff whom the complaint concerns: they may not handle it (clause 4.3.2(1)).
    pub concerned: BTreeSet<StaffNumber>,
    /// What was found, in order; a finding's place plus one is its name: F-1, F-2 …
    pub findings: Vec<Finding>,
    /// What was or is to be done for the customer.
    pub measures: Vec<Measure>,
    /// What proves it.
    pub evidence: Vec<Evidence>,
    /// What the customer was told besides the answer.
    pub notices: Vec<Notice>,
    /// Longer limits that were announced in time.
    pub extensions: Vec<Extension>,
    /// Every answer given, the last one standing.
    pub answers: Vec<Answer>,
    /// Times it was looked into again after an answer.
    #[serde(default)]
    pub reopenings: Vec<Timestamp>,
    /// Times the customer asked again (催单). No clock depends on it.
    pub chases: Vec<Timestamp>,
    /// What the customer added or answered after intake.
    #[serde(default)]
    pub informed: Vec<Information>,
    /// Internal notes.
    pub notes: Vec<Note>,
    /// Additions to the closed file.
    pub additions: Vec<Addition>,
    /// The re-examination of a closed complaint.
    pub reexamination: Option<Reexamination>,
    /// Re-examinations that had found an outcome wrong, before it was looked into again.
    #[serde(default)]
    pub earlier_reexaminations: Vec<Reexamination>,
    /// The customer's appeal to the regulator.
    pub appeal: Option<Appeal>,
    /// A leader took it up: when and why.
    pub escalated: Option<Escalation>,
    /// The review that overturned a not-valid judgement.
    pub overturned: Option<Review>,
    /// The earlier complaint of the same customer about the same matter.
    pub repeat_of: Option<Number>,
    /// The mass complaint it is part of, named by its first complaint.
    pub mass: Option<Number>,
    /// Where it came from, when it was carried over from a former system.
    pub import: Option<Import>,
}

/// Where a valid complaint was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    /// The department's code.
    pub department: String,
    /// When.
    pub at: Timestamp,
}

/// An internal note: staff see it, the customer does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Who wrote it; `None` for another system.
    pub by: Option<StaffNumber>,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

/// A leader's taking-up of a complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// Who asked for it.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// A member of staff who takes a step, as far as a complaint's rules look at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handler {
    /// Who.
    pub number: StaffNumber,
    /// May review judgements, approve measures and reason third transfers.
    pub leads: bool,
    /// May re-examine closed complaints.
    pub inspects: bool,
    /// The largest sum of measures on one complaint that they may grant (clause 2.2(3)).
    pub authority: Money,
}

impl Complaint {
    /// Whether somebody still owes something.
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// Whether the announced limit has passed while it was open.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.is_open() && is_past(self.clocks.due(), now)
    }

    /// When it was ended: closed, or judged not valid.
    pub fn ended_at(&self) -> Option<Timestamp> {
        match &self.state {
            State::NotValid(judgement) => Some(judgement.at),
            State::Closed(closing) => Some(closing.at),
            State::ClosedElsewhere { .. }
            | State::Accepted
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. } => None,
        }
    }

    /// When an alarm is due, if nothing happens before: a judgement or a dispatch that is late, then the limit.
    pub fn alarm_at(&self) -> Option<Timestamp> {
        match self.state {
            State::Accepted => Some(self.clocks.judge_by),
            State::Valid { .. } => self.clocks.dispatch_by,
            State::Dispatched | State::Investigating { .. } => Some(self.clocks.due()),
            State::NotValid(_)
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => None,
        }
    }

    /// Why it had happened, once it is closed.
    pub fn root_cause(&self) -> Option<&str> {
        match &self.state {
            State::Closed(closing) => Some(&closing.root_cause),
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. }
            | State::ClosedElsewhere { .. } => None,
        }
    }

    /// When the customer was told number, process and limits.
    pub fn process_told_at(&self) -> Option<Timestamp> {
        let process = self.notices.iter().find(|notice| matches!(notice.kind, NoticeKind::Process));
        process.and_then(|notice| notice.sent_at)
    }

    /// How many extensions were announced before the limit they replaced.
    pub fn extensions_announced(&self) -> usize {
        self.extensions.iter().filter(|e| !is_past(e.old_due, e.announced_at)).count()
    }

    /// What the second look at a not-valid judgement said: `upheld` or `overturned`.
    pub fn review_verdict(&self) -> Option<&'static str> {
        match &self.state {
            State::NotValid(judgement) if judgement.review.is_some() => Some("upheld"),
            State::NotValid(_)
            | State::Accepted
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => self.overturned.as_ref().map(|_| "overturned"),
        }
    }

    /// The last answer, where there is one.
    pub fn answer(&self) -> Option<&Answer> {
        self.answers.last()
    }

    /// Whether a measure waits for approval.
    pub fn has_pending_measure(&self) -> bool {
        self.measures.iter().any(|measure| matches!(measure.state, MeasureState::Proposed))
    }

    /// Adds an internal note. A closed file takes additions instead.
    pub fn add_note(mut self, note: Note) -> Result<Self, Refusal> {
        self.is_not_closed(Step::Note)?;
        if note.text.trim().is_empty() {
            return Err(Refusal::input("note-empty", Clause::of("1.3.5")));
        }
        self.notes.push(note);
        Ok(self)
    }

    /// Counts that the customer asked again. No clock changes (process guide, fact 1).
    pub fn chase(mut self, at: Timestamp) -> Result<Self, Refusal> {
        self.is_not_closed(Step::Chase)?;
        self.chases.push(at);
        Ok(self)
    }

    /// A complaint is never deleted (clause 1.3.5).
    pub fn delete(&self) -> Refusal {
        Refusal::conflict("complaint-not-deletable", Clause::of("1.3.5")).with("number", self.number)
    }

    /// Nobody sets the due date by hand (clause 4.3.1(1)).
    pub fn set_due_date(&self) -> Refusal {
        Refusal::conflict("due-date-fixed", Clause::of("4.3.1(1)")).with("number", self.number)
    }

    /// Refuses a step that the present state has no room for (clause 1.3.2).
    pub(crate) fn not_now(&self, step: Step) -> Refusal {
        match self.state {
            State::Closed(_) | State::ClosedElsewhere { .. } => {
                Refusal::conflict("closed-file-takes-additions", Clause::of("1.3.5"))
                    .with("number", self.number)
                    .with("step", step.name())
            }
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. } => Refusal::conflict("step-not-in-order", Clause::of("1.3.2"))
                .with("number", self.number)
                .with("step", step.name())
                .with("state", self.state.name()),
        }
    }

    fn is_not_closed(&self, step: Step) -> Result<(), Refusal> {
        match self.state {
            State::Closed(_) | State::ClosedElsewhere { .. } => Err(self.not_now(step)),
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. } => Ok(()),
        }
    }
}
