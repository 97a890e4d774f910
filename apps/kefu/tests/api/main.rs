//! Trouble tickets over HTTP, on both databases: what is answered, what filters leave, what is refused, and that
//! every answer is one that the published contract allows.

#![cfg(test)]

mod changes;
mod contract;
mod events;
mod house;
mod intake;
mod lists;
