//! A whole database as one portable file, and back into an empty one, of the same kind or the other.
//!
//! The file is gzip over lines of JSON, readable for decades with tools that every system has: a heading; for
//! each table a line that names its columns, its rows as arrays in the order of its key, and a line with their
//! number and SHA-256; at the end the number and SHA-256 of everything. Tables are found in the database's own
//! catalogue, so that none is forgotten. Search indexes are left out: whoever restores makes them anew.
//!
//! ```text
//! {"kefu_backup":1,"made_at":"2026-11-22T09:00:00Z","program":"0.1.0","migrations":[["people",1]]}
//! {"table":"people_department","columns":[["code","text"],["name_zh_cn","text"]]}
//! ["BILL","账务"]
//! {"rows":1,"sha256":"…"}
//! {"tables":1,"rows":1,"sha256":"…"}
//! ```

mod archive;
mod error;
mod lines;
mod read;
mod store;
mod write;

pub use self::{
    archive::{Contents, TableContents},
    error::Error,
    read::{inspect, restore},
    store::sums,
    write::{Making, write},
};

use db::Migration;

/// Which tables are whose.
#[derive(Debug, Clone, Copy)]
pub struct Schema<'a> {
    /// Every step that makes tables; a table's name begins with its context's.
    pub migrations: &'a [Migration],
    /// Tables whose rows follow from others and are made anew.
    pub derived: &'a [&'a str],
}

impl Schema<'_> {
    /// Whether a table is kept in a backup.
    fn keeps(&self, table: &str) -> bool {
        self.owns(table) && !self.derived.contains(&table)
    }

    fn owns(&self, table: &str) -> bool {
        self.migrations.iter().any(|migration| {
            let prefix = migration.context.replace('-', "_");
            table.strip_prefix(&prefix).is_some_and(|rest| rest.starts_with('_'))
        })
    }

    /// The steps among ours that were taken; refuses where one was that is not known here.
    fn taken(&self, steps: &[(String, i64)]) -> Result<Vec<Migration>, Error> {
        let is = |ours: &Migration, (context, version): &(String, i64)| {
            ours.context == context && ours.version == *version
        };
        for step in steps {
            if !self.migrations.iter().any(|ours| is(ours, step)) {
                let (context, version) = step.clone();
                return Err(Error::Newer { context, version });
            }
        }
        let was_taken = |ours: &&Migration| steps.iter().any(|step| is(ours, step));
        Ok(self.migrations.iter().filter(was_taken).copied().collect())
    }
}
