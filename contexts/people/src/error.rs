use kernel::{Refusal, StaffNumber};

/// Why a use case of this context did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule forbids it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Nobody has this staff number.
    #[error("there is no member of staff {0}")]
    NotFound(StaffNumber),
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] db::Error),
}

impl journal::Refusable for Error {
    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::NotFound(_) | Self::Store(_) => None,
        }
    }
}
