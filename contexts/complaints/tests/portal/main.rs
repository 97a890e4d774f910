//! The customers' pages over HTTP, without JavaScript, on both databases.

#![cfg(test)]

mod browser;
mod case;
mod files;
mod follow;
mod hostile;
mod house;
mod opinion;
mod submit;
mod words;
