//! Complaints as other systems list and find them.

pub(crate) use crate::store::{
    complaints::title,
    tickets::{TICKET, Ticket, find, list},
};
