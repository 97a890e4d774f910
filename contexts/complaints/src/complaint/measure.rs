use jiff::Timestamp;
use kernel::{Clause, Money, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

use super::{Complaint, Handler, State, Step};

const MEASURES: Clause = Clause::of("4.2.3(2)");
const AUTHORITY: Clause = Clause::of("2.2(3)");

/// Something done for the customer because of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What is done, item by item.
    pub items: Vec<MeasureItem>,
    /// The finding it answers: F-1, F-2 …
    pub finding: String,
    /// Why.
    pub reason: String,
    /// Who proposed it.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// Whether it stands.
    pub state: MeasureState,
}

/// One thing done for the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureItem {
    /// What.
    pub kind: MeasureKind,
    /// How much; zero for what costs nothing.
    pub amount: Money,
}

/// What can be done for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureKind {
    /// Money back that was charged (退费).
    Refund,
    /// A charge not asked for (减免).
    Waiver,
    /// A credit for goodwill (赔付).
    Goodwill,
    /// An apology.
    Apology,
    /// Something put right: a service cancelled, a record corrected.
    Correction,
}

/// Whether a measure stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum MeasureState {
    /// Waits for somebody with enough authority.
    Proposed,
    /// Granted within the proposer's own authority.
    Granted,
    /// Approved by another person.
    Approved {
        /// Who.
        by: StaffNumber,
        /// When.
        at: Timestamp,
    },
    /// Declined by another person.
    Declined {
        /// Who.
        by: StaffNumber,
        /// When.
        at: Timestamp,
        /// Why.
        reason: String,
    },
}

impl MeasureKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Refund, Self::Waiver, Self::Goodwill, Self::Apology, Self::Correction];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refund => "refund",
            Self::Waiver => "waiver",
            Self::Goodwill => "goodwill",
            Self::Apology => "apology",
            Self::Correction => "correction",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it is worth money, so that an amount belongs to it.
    pub const fn is_money(self) -> bool {
        match self {
            Self::Refund | Self::Waiver | Self::Goodwill => true,
            Self::Apology | Self::Correction => false,
        }
    }
}

impl Measure {
    /// What the measure is worth.
    pub fn amount(&self) -> Money {
        self.items.iter().map(|item| item.amount).sum()
    }

    fn stands_or_waits(&self) -> bool {
        match self.state {
            MeasureState::Proposed | MeasureState::Granted | MeasureState::Approved { .. } => true,
            MeasureState::Declined { .. } => false,
        }
    }
}

impl Complaint {
    /// What all measures that stand or wait are worth together.
    pub fn measures_amount(&self) -> Money {
        self.measures.iter().filter(|measure| measure.stands_or_waits()).map(Measure::amount).sum()
    }

    pub(super) fn may_measure(&self, by: &Handler) -> Result<(), Refusal> {
        match self.state {
            State::Investigating { .. } => self.is_owner(by),
            State::Accepted
            | State::NotValid(_)
            | State::Valid { .. }
            | State::Dispatched
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => Err(self.not_now(Step::GrantMeasure)),
        }
    }

    /// Grants a measure on the owner's own authority, which covers all measures on the complaint together:
    /// a large sum cannot be cut into small ones.
    pub fn grant_measure(mut self, by: &Handler, measure: Measure) -> Result<Self, Refusal> {
        self.may_measure(by)?;
        self.is_sound(&measure)?;
        let total = self.measures_amount() + measure.amount();
        if total > by.authority {
            return Err(Refusal::forbidden("measure-above-authority", AUTHORITY)
                .with("number", self.number)
                .with("total", total)
                .with("authority", by.authority));
        }
        self.measures.push(Measure { state: MeasureState::Granted, ..measure });
        Ok(self)
    }

    /// Proposes a measure for somebody else's approval.
    pub fn propose_measure(mut self, by: &Handler, measure: Measure) -> Result<Self, Refusal> {
        self.may_measure(by)?;
        self.is_sound(&measure)?;
        self.measures.push(Measure { state: MeasureState::Proposed, ..measure });
        Ok(self)
    }

    /// A measure answers a finding, says what is done, and names an amount exactly where money is meant.
    fn is_sound(&self, measure: &Measure) -> Result<(), Refusal> {
        let rule = |rule| Refusal::input(rule, MEASURES).with("number", self.number);
        if !self.has_finding(&measure.finding) {
            return Err(rule("measure-without-finding").with("finding", &measure.finding));
        }
        if measure.items.is_empty() {
            return Err(rule("measure-empty"));
        }
        let unsound = |item: &&MeasureItem| item.kind.is_money() != (item.amount > Money::ZERO);
        if let Some(item) = measure.items.iter().find(unsound) {
            return Err(rule("measure-amount-wrong")
                .with("kind", item.kind.name())
                .with("amount", item.amount));
        }
        if measure.reason.trim().is_empty() {
            return Err(rule("measure-without-reason"));
        }
        Ok(())
    }

    pub(super) fn may_approve(&self, by: &Handler, place: usize) -> Result<(), Refusal> {
        self.is_not_closed(Step::ApproveMeasure)?;
        let forbidden = |rule| Refusal::forbidden(rule, AUTHORITY).with("number", self.number);
        let Some(measure) = self.measures.get(place) else {
            return Err(Refusal::conflict("no-measure-waits", AUTHORITY).with("number", self.number));
        };
        if !matches!(measure.state, MeasureState::Proposed) {
            return Err(Refusal::conflict("no-measure-waits", AUTHORITY).with("number", self.number));
        }
        if measure.by == by.number {
            return Err(forbidden("approval-by-the-proposer"));
        }
        self.is_impartial(&by.number)?;
        let total = self.measures_amount();
        if !by.leads || total > by.authority {
            return Err(forbidden("approval-above-authority")
                .with("total", total)
                .with("authority", by.authority));
        }
        Ok(())
    }

    /// Another person, with enough authority for everything on the complaint, approves a proposed measure.
    pub fn approve_measure(mut self, by: &Handler, place: usize, now: Timestamp) -> Result<Self, Refusal> {
        self.may_approve(by, place)?;
        self.measures[place].state = MeasureState::Approved { by: by.number.clone(), at: now };
        Ok(self)
    }

    /// Another person declines a proposed measure, and says why.
    pub fn decline_measure(
        mut self,
        by: &Handler,
        place: usize,
        reason: String,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        self.is_not_closed(Step::ApproveMeasure)?;
        let waits = self.measures.get(place).is_some_and(|m| matches!(m.state, MeasureState::Proposed));
        if !waits {
            return Err(Refusal::conflict("no-measure-waits", AUTHORITY).with("number", self.number));
        }
        self.is_impartial(&by.number)?;
        if !by.leads && self.measures[place].by != by.number {
            return Err(Refusal::forbidden("approval-above-authority", AUTHORITY)
                .with("number", self.number)
                .with("total", self.measures_amount())
                .with("authority", by.authority));
        }
        if reason.trim().is_empty() {
            return Err(Refusal::input("decline-without-reason", AUTHORITY).with("number", self.number));
        }
        self.measures[place].state = MeasureState::Declined { by: by.number.clone(), at: now, reason };
        Ok(self)
    }
}
