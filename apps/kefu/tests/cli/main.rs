//! The command line, as a shell sees it: what it answers, how it exits, and what it left in either database.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may break, and say why it was skipped")]

mod backup;
mod backup_amid_work;
mod calendar;
mod cause;
mod demo;
mod due;
mod house;
mod import;
mod people;
mod standard;
