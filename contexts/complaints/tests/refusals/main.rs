//! Every rule of complaints, seen to refuse: with its clause, with nothing changed, and with the refusal on record.

#![cfg(test)]

mod answer;
mod closing;
mod completeness;
mod extension;
mod house;
mod intake;
mod investigation;
mod judgement;
mod measures;
mod ownership;

use self::house::{House, Rule, Stage, at, by};
