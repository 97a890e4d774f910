//! Complaints as other systems list and find them.

pub(crate) use crate::store::{
    complaints::title,
    files::get as file_content,
    tickets::{TICKET, Ticket, find, list},
};
