//! Where a complaint stands, in the words of TMF621, and how it came there.

use jiff::Timestamp;

use crate::complaint::{Complaint, HoldReason, State};

/// The status of a trouble ticket. `cancelled` is missing: no complaint is withdrawn from the file (clause 1.3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Taken in; nobody has judged it.
    Acknowledged,
    /// Judged not valid.
    Rejected,
    /// Judged valid, and somebody looks into it.
    InProgress,
    /// Waits for the customer.
    Pending,
    /// Waits for somebody else.
    Held,
    /// Answered; the opinion is asked.
    Resolved,
    /// Ended.
    Closed,
}

/// One change of status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// The new status.
    pub(crate) status: Status,
    /// Since when; `None` where a former system kept no date.
    pub(crate) at: Option<Timestamp>,
    /// Why, where a reason was given.
    pub(crate) reason: Option<String>,
}

impl Status {
    /// The contract's word.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::Rejected => "rejected",
            Self::InProgress => "inProgress",
            Self::Pending => "pending",
            Self::Held => "held",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
        }
    }

    /// How a department's clock stands still for this reason.
    pub(crate) const fn of_hold(reason: HoldReason) -> Self {
        match reason {
            HoldReason::WaitingForCustomer | HoldReason::CustomerAsked => Self::Pending,
            HoldReason::ForceMajeure | HoldReason::OutsideExamination => Self::Held,
        }
    }

    fn of(complaint: &Complaint) -> Self {
        match &complaint.state {
            State::Accepted => Self::Acknowledged,
            State::NotValid(_) => Self::Rejected,
            State::Valid { .. } => Self::InProgress,
            State::Dispatched | State::Investigating { .. } => {
                let hold = complaint.clocks.department.as_ref().and_then(|clock| clock.open_hold());
                hold.map_or(Self::InProgress, |hold| Self::of_hold(hold.reason))
            }
            State::Answered { .. } => Self::Resolved,
            State::Closed(_) | State::ClosedElsewhere { .. } => Self::Closed,
        }
    }
}

/// Every change of status, oldest first.
pub(crate) fn history(complaint: &Complaint) -> Vec<Change> {
    let mut changes = vec![of(Status::Acknowledged, complaint.accepted_at, None)];
    changes.extend(judged(complaint));
    for hold in complaint.clocks.department.iter().flat_map(|clock| &clock.holds) {
        changes.push(of(Status::of_hold(hold.reason), hold.from, Some(hold.reason.name())));
        changes.extend(hold.until.map(|until| of(Status::InProgress, until, None)));
    }
    changes.extend(complaint.answers.iter().map(|answer| of(Status::Resolved, answer.at, None)));
    changes.extend(complaint.reopenings.iter().map(|&at| of(Status::InProgress, at, None)));
    if let State::Closed(closing) = &complaint.state {
        changes.push(of(Status::Closed, closing.at, Some(&closing.root_cause)));
    }
    // What happened in one moment stays in the order of a complaint's life.
    changes.sort_by_key(|change| change.at);
    if let State::ClosedElsewhere { status } = &complaint.state {
        let reason = (!status.is_empty()).then(|| status.clone());
        changes.push(Change { status: Status::Closed, at: None, reason });
    }
    changes.dedup_by_key(|change| change.status);
    changes
}

/// The status now.
pub(crate) fn now(complaint: &Complaint) -> Change {
    let status = Status::of(complaint);
    let last = history(complaint).pop().filter(|change| change.status == status);
    last.unwrap_or(Change { status, at: Some(complaint.accepted_at), reason: None })
}

/// When it was resolved, where it is: by the answer that stands, or by the judgement that it is not valid.
pub(crate) fn resolved_at(complaint: &Complaint) -> Option<Timestamp> {
    match &complaint.state {
        State::NotValid(judgement) => Some(judgement.at),
        State::Answered { .. } | State::Closed(_) => complaint.answer().map(|answer| answer.at),
        State::Accepted
        | State::Valid { .. }
        | State::Dispatched
        | State::Investigating { .. }
        | State::ClosedElsewhere { .. } => None,
    }
}

fn judged(complaint: &Complaint) -> Option<Change> {
    let at = complaint.judged_at?;
    Some(match (&complaint.state, &complaint.overturned) {
        (State::NotValid(judgement), _) => of(Status::Rejected, at, Some(judgement.reason.name())),
        (_, Some(review)) => of(Status::InProgress, at, Some(&review.remark)),
        (_, None) => of(Status::InProgress, at, None),
    })
}

fn of(status: Status, at: Timestamp, reason: Option<&str>) -> Change {
    let reason = reason.filter(|reason| !reason.is_empty()).map(str::to_owned);
    Change { status, at: Some(at), reason }
}
