use kernel::Refusal;

use crate::{complaint::Number, limits::CalendarMissing};

/// Why a use case of this context did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such complaint, or the caller may not know of it.
    #[error("there is no complaint {0}")]
    NotFound(Number),
    /// A rule forbids it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody else changed the complaint meanwhile.
    #[error("complaint {0} was changed meanwhile")]
    Stale(Number),
    /// A working day cannot be counted: a year's calendar was not published.
    #[error("the limits cannot be computed")]
    Calendar(#[from] business_calendar::CountingError),
    /// The operator's calendar is missing.
    #[error(transparent)]
    CalendarMissing(#[from] CalendarMissing),
    /// The database did not do its part.
    #[error("the database did not answer")]
    Store(#[from] db::Error),
}

impl journal::Refusable for Error {
    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::NotFound(_)
            | Self::Stale(_)
            | Self::Calendar(_)
            | Self::CalendarMissing(_)
            | Self::Store(_) => None,
        }
    }
}
