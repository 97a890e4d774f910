//! Words every context shares. No I/O, no clock, no business rules.

mod actor;
mod clause;
mod language;
mod money;
mod permission;
mod phone;
mod refusal;

pub use self::{
    actor::{Actor, ActorInvalid, Deed, Purpose, StaffNumber, StaffNumberInvalid},
    clause::{Clause, ClauseEntry, ClauseKind},
    language::Language,
    money::{Money, MoneyInvalid},
    permission::{Permission, Role},
    phone::{PhoneNumber, PhoneNumberInvalid},
    refusal::{Refusal, RefusalKind},
};
