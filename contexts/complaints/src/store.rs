//! All queries of the `complaints_` tables.

pub(crate) mod categories;
pub(crate) mod complaints;
pub(crate) mod desk;
pub(crate) mod figures;
pub(crate) mod files;
pub(crate) mod imports;
pub(crate) mod lists;
pub(crate) mod root_causes;
pub(crate) mod search;
mod tables;
pub(crate) mod tickets;
pub(crate) mod visits;

pub(crate) use self::tables::MIGRATIONS;
