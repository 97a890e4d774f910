use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Closing, NotValid, OpinionGiven};

/// Where a complaint stands, with the facts each step established.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum State {
    /// Taken in; nobody has judged it.
    Accepted,
    /// Judged not valid, explained, and guided elsewhere.
    NotValid(NotValid),
    /// Judged valid; no department has it yet.
    Valid {
        /// Since when.
        at: Timestamp,
    },
    /// With a department that has not begun.
    Dispatched,
    /// Being looked into.
    Investigating {
        /// Since when, this time.
        since: Timestamp,
    },
    /// Answered; the customer's opinion is asked.
    Answered {
        /// The opinion on this answer, once given.
        opinion: Option<OpinionGiven>,
    },
    /// Ended. Corrections are additions.
    Closed(Closing),
    /// Ended in the system it was carried over from, which kept no more than this.
    ClosedElsewhere {
        /// The former system's own word.
        status: String,
    },
}

impl State {
    /// The stable name, in kebab case.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::NotValid(_) => "not-valid",
            Self::Valid { .. } => "valid",
            Self::Dispatched => "dispatched",
            Self::Investigating { .. } => "investigating",
            Self::Answered { .. } => "answered",
            Self::Closed(_) => "closed",
            Self::ClosedElsewhere { .. } => "closed-elsewhere",
        }
    }

    /// The names of all states, in the order of a complaint's life.
    pub const NAMES: [&'static str; 8] = [
        "accepted",
        "not-valid",
        "valid",
        "dispatched",
        "investigating",
        "answered",
        "closed",
        "closed-elsewhere",
    ];

    /// Whether somebody still owes something.
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Accepted
            | Self::Valid { .. }
            | Self::Dispatched
            | Self::Investigating { .. }
            | Self::Answered { .. } => true,
            Self::NotValid(_) | Self::Closed(_) | Self::ClosedElsewhere { .. } => false,
        }
    }
}
