//! Customers: who they are, how to reach them, and how somebody shows to be one before anything is said about
//! them.
//!
//! Owns the `customers_` tables. Other contexts use only what this file re-exports.
//!
//! A customer's file is opened on a ground: a contact in which the customer has been verified, or an open matter
//! of theirs. Each look is an entry of the journal (clauses 4.1.4(4), 5.2.2(1)).

mod add_customer;
mod api;
mod change_customer;
mod contact;
mod customer;
mod disclose;
mod engage;
mod error;
mod load_customers;
mod migrations;
mod open_contact;
mod search;
mod store;
mod verify_contact;
mod view_customer;
mod web;

pub use self::{
    add_customer::add_customer,
    api::{
        CUSTOMER_HUB, PARTY_HUB, api_routes, customer_events, customer_openapi, party_events, party_openapi,
    },
    change_customer::{ChangeCustomer, change_customer},
    contact::{Channel, Contact, ContactId, ContactIdInvalid, Level, Method},
    customer::{
        Address, AddressInvalid, Customer, CustomerNumber, CustomerNumberInvalid, Details, EmailAddress,
        EmailAddressInvalid, Kind, NameParts, Need,
    },
    engage::{Engage, engage},
    error::Error,
    load_customers::{NewCustomer, load_customers},
    migrations::MIGRATIONS,
    open_contact::{OpenContact, open_contact},
    search::{Found, Search, search},
    store::{by_phone, contact, find},
    verify_contact::{Evidence, Verifiers, set_verifiers, verify_contact},
    view_customer::{Ground, view_customer},
    web::routes,
};

pub(crate) use self::store::{CUSTOMERS, INDIVIDUAL, ORGANIZATION, customers, parties};

/// The name this context has in the journal.
pub const CONTEXT: &str = "customers";
