use jiff::Timestamp;
use kernel::Refusal;

use super::{Complaint, Handler, MeasureState, State};

/// A step that somebody can take on a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// First judgement: valid or not valid.
    Judge,
    /// A second person's review of "not valid".
    Review,
    /// Send to a department.
    Dispatch,
    /// Begin to look into it.
    Investigate,
    /// Record a finding.
    Find,
    /// Grant a measure, or propose it for approval.
    GrantMeasure,
    /// Approve or decline a proposed measure.
    ApproveMeasure,
    /// Hold the department's clock, or let it run again.
    Hold,
    /// Announce a longer limit and extend.
    Extend,
    /// Answer the customer.
    Answer,
    /// Take the customer's opinion, or document a try to get it.
    RecordOpinion,
    /// Go on looking into it.
    Reopen,
    /// Ask a leader to take it up.
    Escalate,
    /// End it.
    Close,
    /// Ask somebody to take over.
    HandOver,
    /// Accept or decline a handover.
    AcceptHandover,
    /// Name staff whom it concerns.
    NameConcerned,
    /// Count that the customer asked again.
    Chase,
    /// Write an internal note.
    Note,
    /// Add an evidence file.
    AddEvidence,
    /// Add to the ended file.
    AddToFile,
    /// Look at a closed complaint again.
    Reexamine,
    /// Link an appeal to the regulator.
    LinkAppeal,
}

/// A step, and why it is not open, where it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The step.
    pub step: Step,
    /// What its rules say now to this person; `None` where it is open.
    pub refusal: Option<Refusal>,
}

impl Step {
    /// The steps in the order a page offers them.
    pub const ALL: [Self; 23] = [
        Self::AcceptHandover,
        Self::Judge,
        Self::Review,
        Self::Dispatch,
        Self::Investigate,
        Self::Find,
        Self::GrantMeasure,
        Self::ApproveMeasure,
        Self::Answer,
        Self::RecordOpinion,
        Self::Reopen,
        Self::Close,
        Self::Extend,
        Self::Hold,
        Self::HandOver,
        Self::Escalate,
        Self::NameConcerned,
        Self::Chase,
        Self::Note,
        Self::AddEvidence,
        Self::AddToFile,
        Self::Reexamine,
        Self::LinkAppeal,
    ];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Judge => "judge",
            Self::Review => "review",
            Self::Dispatch => "dispatch",
            Self::Investigate => "investigate",
            Self::Find => "find",
            Self::GrantMeasure => "grant-measure",
            Self::ApproveMeasure => "approve-measure",
            Self::Hold => "hold",
            Self::Extend => "extend",
            Self::Answer => "answer",
            Self::RecordOpinion => "record-opinion",
            Self::Reopen => "reopen",
            Self::Escalate => "escalate",
            Self::Close => "close",
            Self::HandOver => "hand-over",
            Self::AcceptHandover => "accept-handover",
            Self::NameConcerned => "name-concerned",
            Self::Chase => "chase",
            Self::Note => "note",
            Self::AddEvidence => "add-evidence",
            Self::AddToFile => "add-to-file",
            Self::Reexamine => "reexamine",
            Self::LinkAppeal => "link-appeal",
        }
    }

    /// The step with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

impl Complaint {
    /// Every step with what its rules say to this person now. Pages show exactly this.
    pub fn offers(&self, by: &Handler, now: Timestamp) -> Vec<Offer> {
        Step::ALL.into_iter().map(|step| Offer { step, refusal: self.may(step, by, now).err() }).collect()
    }

    /// Whether the step's rules let this person take it now, what is filled in apart.
    pub fn may(&self, step: Step, by: &Handler, now: Timestamp) -> Result<(), Refusal> {
        match step {
            Step::Judge => self.may_judge(by),
            Step::Review => self.may_review(by),
            Step::Dispatch => self.may_dispatch(by),
            Step::Investigate => self.may_investigate(by),
            Step::Find => self.may_find(by),
            Step::GrantMeasure => self.may_measure(by),
            Step::ApproveMeasure => self.may_approve(by, self.place_of_waiting_measure()),
            Step::Hold => self.may_hold(by),
            Step::Extend => self.may_extend(by, now),
            Step::Answer => self.may_answer(by),
            Step::RecordOpinion => self.may_take_opinion().and_then(|()| self.is_impartial(&by.number)),
            Step::Reopen => self.may_reopen(by),
            // What they know, also those may tell whom it concerns.
            Step::Chase | Step::Note => self.is_not_closed(step),
            Step::Escalate | Step::NameConcerned | Step::AddEvidence => {
                self.is_not_closed(step).and_then(|()| self.is_impartial(&by.number))
            }
            Step::Close => self.may_close(by),
            Step::HandOver => self.may_ask_handover(by),
            Step::AcceptHandover => self.may_answer_handover(by),
            Step::AddToFile if self.is_open() => Err(self.not_now(step)),
            Step::AddToFile | Step::LinkAppeal => self.is_impartial(&by.number),
            Step::Reexamine => self.may_reexamine(by),
        }
    }

    /// The first measure that waits for approval; past the last one where none waits.
    pub fn place_of_waiting_measure(&self) -> usize {
        let waits = |measure: &super::Measure| matches!(measure.state, MeasureState::Proposed);
        self.measures.iter().position(waits).unwrap_or(self.measures.len())
    }

    /// What an open complaint waits for, for the alarms: a judgement or a dispatch that is late.
    pub fn alarm(&self, now: Timestamp) -> Option<Step> {
        match self.state {
            State::Accepted => (self.clocks.judge_by < now).then_some(Step::Judge),
            State::Valid { .. } => {
                self.clocks.dispatch_by.is_some_and(|by| by < now).then_some(Step::Dispatch)
            }
            State::NotValid(_)
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => None,
        }
    }
}
