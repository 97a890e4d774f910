//! People: departments, teams, staff, how they sign in, and the tokens of other systems.
//!
//! Owns the `people_` tables. Other contexts use only what this file re-exports.

mod add_staff;
mod add_unit;
pub mod attempts;
mod authenticate;
mod change_staff;
mod create_token;
mod digest;
mod directory;
mod error;
mod migrations;
mod name;
mod password;
mod secret;
mod session;
mod set_password;
mod sign_in;
mod staff;
mod store;
mod token;
mod unit;
mod web;

pub use self::{
    add_staff::add_staff,
    add_unit::{add_department, add_team},
    authenticate::{authenticate, authenticator},
    change_staff::change_staff,
    create_token::{TokenSecret, create_token, revoke_token},
    directory::Directory,
    error::Error,
    migrations::MIGRATIONS,
    name::{Name, NameInvalid},
    secret::{Secret, SecretHash},
    session::Session,
    set_password::{ChangePassword, change_password, end_session, end_sessions, hash_password, set_password},
    sign_in::{SignIn, SignedIn, sign_in, sign_out},
    staff::Staff,
    store::{
        LISTED_PER_PAGE, StaffFilter, all_active, departments, directory, find, in_department, sessions,
        staff_page, teams, tokens,
    },
    token::{Scope, Token, TokenName, TokenNameInvalid},
    unit::{Department, LocalName, Team, UnitCode, UnitCodeInvalid},
    web::routes,
};

/// The name this context has in the journal.
pub const CONTEXT: &str = "people";
