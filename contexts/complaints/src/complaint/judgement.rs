use jiff::Timestamp;
use kernel::{Clause, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

use super::{Complaint, Dispatch, Handler, Notice, State, Step};

const EXPLAIN_AND_GUIDE: Clause = Clause::of("4.2.2(3)");

/// A judgement that the operator is not responsible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotValid {
    /// Who judged.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// Why, from the closed list.
    pub reason: NotValidReason,
    /// What the customer was told.
    pub explanation: String,
    /// Where the customer was guided.
    pub guidance: String,
    /// A second person's review.
    pub review: Option<Review>,
}

/// Why a complaint is not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotValidReason {
    /// Another company or authority is responsible.
    NotOurs,
    /// A question or wish, without dissatisfaction.
    Enquiry,
    /// Service and charge were as agreed and as published.
    AsAgreed,
    /// Caused by the customer's own equipment.
    CustomerEquipment,
    /// Already settled, or before a court or the regulator.
    SettledElsewhere,
}

/// A second person's look at a not-valid judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Who.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// Why it stands.
    pub remark: String,
}

impl NotValidReason {
    /// All reasons.
    pub const ALL: [Self; 5] =
        [Self::NotOurs, Self::Enquiry, Self::AsAgreed, Self::CustomerEquipment, Self::SettledElsewhere];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotOurs => "not-ours",
            Self::Enquiry => "enquiry",
            Self::AsAgreed => "as-agreed",
            Self::CustomerEquipment => "customer-equipment",
            Self::SettledElsewhere => "settled-elsewhere",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

impl Complaint {
    pub(super) fn may_judge(&self, by: &Handler) -> Result<(), Refusal> {
        match self.state {
            State::Accepted => self.is_impartial(&by.number),
            State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::Judge)),
        }
    }

    /// Judges it valid: the operator may be responsible (clause 4.2.2(2)).
    pub fn judge_valid(
        mut self,
        by: &Handler,
        dispatch_by: Timestamp,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        self.may_judge(by)?;
        self.state = State::Valid { at: now };
        self.judged_at = Some(now);
        self.clocks.dispatch_by = Some(dispatch_by);
        Ok(self)
    }

    /// Judges it not valid, which needs a reason, an explanation sent to the customer, and another route.
    pub fn judge_not_valid(
        mut self,
        by: &Handler,
        reason: Option<NotValidReason>,
        guidance: &str,
        notice: Notice,
    ) -> Result<Self, Refusal> {
        self.may_judge(by)?;
        let missing = |what: &'static str| Refusal::input(what, EXPLAIN_AND_GUIDE);
        let reason = reason.ok_or_else(|| missing("not-valid-without-reason"))?;
        if notice.text.trim().is_empty() {
            return Err(missing("not-valid-without-explanation"));
        }
        if guidance.trim().is_empty() {
            return Err(missing("not-valid-without-guidance"));
        }
        self.can_be_told(notice.told, EXPLAIN_AND_GUIDE)?;
        let at = notice.queued_at;
        self.state = State::NotValid(NotValid {
            by: by.number.clone(),
            at,
            reason,
            explanation: notice.text.clone(),
            guidance: guidance.to_owned(),
            review: None,
        });
        self.judged_at = Some(at);
        self.notices.push(notice);
        Ok(self)
    }

    pub(super) fn may_review(&self, by: &Handler) -> Result<(), Refusal> {
        match &self.state {
            State::NotValid(judgement) if judgement.review.is_some() => Err(self.not_now(Step::Review)),
            State::NotValid(judgement) if judgement.by == by.number => {
                Err(Refusal::forbidden("review-by-the-judge", EXPLAIN_AND_GUIDE).with("number", self.number))
            }
            State::NotValid(_) if by.leads || by.inspects => self.is_impartial(&by.number),
            State::NotValid(_) => {
                Err(Refusal::forbidden("review-needs-a-leader", EXPLAIN_AND_GUIDE)
                    .with("number", self.number))
            }
            State::Accepted
            | State::Valid { .. }
            | State::Dispatched
            | State::Investigating { .. }
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::Review)),
        }
    }

    fn has_remark(&self, remark: &str) -> Result<(), Refusal> {
        if remark.trim().is_empty() {
            return Err(
                Refusal::input("review-without-remark", EXPLAIN_AND_GUIDE).with("number", self.number)
            );
        }
        Ok(())
    }

    /// A second person upholds a not-valid judgement.
    pub fn uphold_not_valid(mut self, by: &Handler, remark: String, now: Timestamp) -> Result<Self, Refusal> {
        self.may_review(by)?;
        self.has_remark(&remark)?;
        if let State::NotValid(judgement) = &mut self.state {
            judgement.review = Some(Review { by: by.number.clone(), at: now, remark });
        }
        Ok(self)
    }

    /// A second person overturns a not-valid judgement: the complaint is valid after all.
    pub fn overturn_not_valid(
        mut self,
        by: &Handler,
        remark: String,
        dispatch_by: Timestamp,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        self.may_review(by)?;
        self.has_remark(&remark)?;
        self.overturned = Some(Review { by: by.number.clone(), at: now, remark });
        self.state = State::Valid { at: now };
        self.judged_at = Some(now);
        self.clocks.dispatch_by = Some(dispatch_by);
        Ok(self)
    }

    pub(super) fn may_dispatch(&self, by: &Handler) -> Result<(), Refusal> {
        match self.state {
            State::Valid { .. } | State::Dispatched => self.is_impartial(&by.number),
            State::Accepted
            | State::NotValid(_)
            | State::Investigating { .. }
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::Dispatch)),
        }
    }

    /// Sends a valid complaint to the department that is to look into it (clause 4.2.2(2)).
    ///
    /// The first dispatch is the one that is measured; sending it on keeps its time. Nothing restarts a
    /// department's clock: it is sent on to another department only, and not while it is held.
    pub fn dispatch(
        mut self,
        by: &Handler,
        department: String,
        clock: super::DepartmentClock,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        self.may_dispatch(by)?;
        let rule = |rule| Refusal::conflict(rule, Clause::of("4.2.2(2)")).with("number", self.number);
        if self.dispatched.as_ref().is_some_and(|sent| sent.department == department) {
            return Err(rule("dispatch-to-the-same-department").with("department", department));
        }
        if self.clocks.department.as_ref().is_some_and(|clock| clock.open_hold().is_some()) {
            return Err(rule("dispatch-while-held"));
        }
        let at = self.dispatched.as_ref().map_or(now, |first| first.at);
        self.dispatched = Some(Dispatch { department, at });
        self.clocks.department = Some(clock);
        self.state = State::Dispatched;
        Ok(self)
    }
}
