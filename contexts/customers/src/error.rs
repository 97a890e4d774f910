use kernel::Refusal;

use crate::{ContactId, CustomerNumber};

/// Why a use case of this context did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule forbids it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// No customer has this number.
    #[error("there is no customer {0}")]
    NoCustomer(CustomerNumber),
    /// There was no such contact.
    #[error("there is no contact {0}")]
    NoContact(ContactId),
    /// Somebody else has changed the customer since the caller looked.
    #[error("customer {0} has been changed since")]
    Stale(CustomerNumber),
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] db::Error),
}

impl journal::Refusable for Error {
    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::NoCustomer(_) | Self::NoContact(_) | Self::Stale(_) | Self::Store(_) => None,
        }
    }
}
