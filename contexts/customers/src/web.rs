//! Pages, one file per screen.

mod contact;
mod customer;
mod search;

use axum::routing::{get, post};
use kernel::Permission;
use web::{Failure, Routes};

use crate::{Error, Kind};

/// The pages and forms of customers.
pub fn routes() -> Routes {
    Routes::new()
        .route("/customers", Permission::ReadCustomers, get(search::show))
        .route("/customers/{number}", Permission::ReadCustomers, get(customer::show))
        .route("/contacts", Permission::TakeComplaints, post(contact::open))
        .route("/contacts/{id}", Permission::TakeComplaints, get(contact::show))
        .route("/contacts/{id}/verification", Permission::TakeComplaints, post(contact::verify))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal) => refusal.into(),
            Error::NoCustomer(_) | Error::NoContact(_) => Self::NotFound,
            Error::Stale(_) => Self::Stale,
            Error::Store(error) => error.into(),
        }
    }
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Individual => "customer-individual",
        Kind::Organisation => "customer-organisation",
    }
}
