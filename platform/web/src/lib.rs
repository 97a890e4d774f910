//! What every face shares: the application, the caller, the one authorisation point, live updates.
//!
//! Contexts hand in [`Routes`]: each route names the [`Permission`](kernel::Permission) it asks for, and there is no other way to
//! register one. [`Routes::into_router`] puts the gate in front of all of them.

mod app;
mod caller;
mod failure;
mod gate;
mod live;
mod posted;
mod remote;
mod view;

pub use self::{
    app::{App, Clock, Furnish, Operator, Parts, Random},
    caller::{Authenticate, Caller, Credential, SESSION_COOKIE},
    failure::Failure,
    gate::{RouteRule, Routes, is_cross_site},
    live::{Live, Pulse},
    posted::Posted,
    remote::Remote,
    view::{View, page, redirect_saying},
};
