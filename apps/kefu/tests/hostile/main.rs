//! The whole program behind a real port, on both databases: what no browser and no honest system sends gets a clear
//! answer, and text that was made to break things is kept and shown exactly.

#![cfg(test)]

mod forms;
mod house;
mod lengths;
mod requests;
mod texts;
mod wire;
