//! The program: configuration, wiring, the clock, randomness, the command line.
//!
//! Everything the program does is in the contexts; here they are put together.

mod api;
pub mod backup;
pub mod cli;
pub mod courier;
pub mod demo;
pub mod house;
pub mod import;
pub mod settings;
pub mod standard;

mod furnish;
mod serve;
mod unread;
mod workers;

pub use self::{
    serve::{Serving, serve},
    workers::Workers,
};
