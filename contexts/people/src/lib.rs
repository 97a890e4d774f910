//! People: departments, teams, staff, how they sign in, and the tokens of other systems.
//!
//! Owns the `people_` tables. Other contexts use only what this file re-exports.

mod add_staff;
mod add_unit;
mod change_staff;
mod error;
mod migrations;
mod name;
mod staff;
mod store;
mod unit;

pub use self::{
    add_staff::add_staff,
    add_unit::{add_department, add_team},
    change_staff::change_staff,
    error::Error,
    migrations::MIGRATIONS,
    name::{Name, NameInvalid},
    staff::Staff,
    store::{all_active, departments, find, in_department, teams},
    unit::{Department, LocalName, Team, UnitCode, UnitCodeInvalid},
};

/// The name this context has in the journal.
pub const CONTEXT: &str = "people";
