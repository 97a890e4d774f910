use jiff::{Timestamp, civil::Date};
use kernel::{Clause, Refusal};
use serde::{Deserialize, Serialize};

use super::{Complaint, Handler, State, Step};

const WORKING_TIME: Clause = Clause::of("4.3.1(1)");

/// The limits of one complaint, computed from dated calendars and never set by hand (clause 4.3.1).
///
/// Chasing, transfers and edits have no way to move them: only an announced extension, a held department
/// clock, or a revised calendar does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clocks {
    /// The announcements they were counted by, e.g. `cn-2026.1 cn-2027.1`; empty where no year was published.
    pub calendar: String,
    /// A year of the calendar was not published when the limits were computed: the dates may move.
    pub provisional: bool,
    /// The local day of acceptance: day 0.
    pub accepted_on: Date,
    /// The company limit, as first announced.
    pub original_due: Timestamp,
    /// The company limit after announced extensions.
    pub announced_due: Timestamp,
    /// The local day of the announced limit.
    pub announced_on: Date,
    /// The statutory answer limit (order 35 of 2016, article 10(4)).
    pub statutory_due: Timestamp,
    /// The local day of the statutory limit.
    pub statutory_on: Date,
    /// By when it is to be judged.
    pub judge_by: Timestamp,
    /// By when, once valid, it is to be with a department.
    pub dispatch_by: Option<Timestamp>,
    /// The department's own limit.
    pub department: Option<DepartmentClock>,
}

/// A department's limit in minutes of its opening time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentClock {
    /// Minutes of opening time it has.
    pub minutes: i64,
    /// Since when it runs.
    pub since: Timestamp,
    /// When it runs out, holds counted.
    pub due: Timestamp,
    /// When it stood still, oldest first.
    pub holds: Vec<Hold>,
}

/// A stretch during which a department's clock stands still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// What proves it: an evidence item's name or a message reference.
    pub proof: String,
    /// From when.
    pub from: Timestamp,
    /// Until when; `None` while it lasts.
    pub until: Option<Timestamp>,
}

/// The closed list of reasons for which a department's clock may stand still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoldReason {
    /// The customer was asked for something and has not given it.
    WaitingForCustomer,
    /// The customer asked us to wait.
    CustomerAsked,
    /// Nobody can get to the place: flood, epidemic, unrest.
    ForceMajeure,
    /// An outside body is examining it.
    OutsideExamination,
}

/// Whether a limit is over. Limits are whole seconds: 23:59:59.9 is still 23:59:59.
pub fn is_past(due: Timestamp, now: Timestamp) -> bool {
    due.as_second() < now.as_second()
}

impl Clocks {
    /// The limit that counts: the announced one.
    pub fn due(&self) -> Timestamp {
        self.announced_due
    }
}

impl HoldReason {
    /// All reasons.
    pub const ALL: [Self; 4] =
        [Self::WaitingForCustomer, Self::CustomerAsked, Self::ForceMajeure, Self::OutsideExamination];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WaitingForCustomer => "waiting-for-customer",
            Self::CustomerAsked => "customer-asked",
            Self::ForceMajeure => "force-majeure",
            Self::OutsideExamination => "outside-examination",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

impl DepartmentClock {
    /// The hold that lasts, where one does.
    pub fn open_hold(&self) -> Option<&Hold> {
        self.holds.last().filter(|hold| hold.until.is_none())
    }
}

impl Complaint {
    pub(super) fn may_hold(&self, by: &Handler) -> Result<(), Refusal> {
        match self.state {
            State::Dispatched | State::Investigating { .. } => self.is_owner(by),
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::Hold)),
        }
    }

    /// Holds the department's clock, for a listed reason and with proof. Company limit and statute run on.
    pub fn hold(
        mut self,
        by: &Handler,
        reason: Option<HoldReason>,
        proof: &str,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        self.may_hold(by)?;
        let rule = |rule| Refusal::input(rule, WORKING_TIME).with("number", self.number);
        let reason = reason.ok_or_else(|| rule("hold-without-listed-reason"))?;
        if proof.trim().is_empty() {
            return Err(rule("hold-without-proof"));
        }
        let not_running = Refusal::conflict("hold-not-possible", WORKING_TIME).with("number", self.number);
        match &mut self.clocks.department {
            Some(clock) if clock.open_hold().is_none() => {
                clock.holds.push(Hold { reason, proof: proof.to_owned(), from: now, until: None });
                Ok(self)
            }
            Some(_) | None => Err(not_running),
        }
    }

    /// Lets the department's clock run again; `due` is its new limit, holds counted.
    pub fn release_hold(mut self, by: &Handler, due: Timestamp, now: Timestamp) -> Result<Self, Refusal> {
        self.may_hold(by)?;
        let not_held = Refusal::conflict("hold-not-lasting", WORKING_TIME).with("number", self.number);
        let clock = self.clocks.department.as_mut().ok_or_else(|| not_held.clone())?;
        let hold = clock.holds.last_mut().filter(|hold| hold.until.is_none()).ok_or(not_held)?;
        hold.until = Some(now);
        clock.due = due;
        Ok(self)
    }
}
