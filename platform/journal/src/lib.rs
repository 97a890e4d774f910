//! The append-only record of everything that happened: case history, audit trail, outbox, and the source of
//! every indicator.
//!
//! Sequence numbers have no gaps and follow the order of commits: a writer holds the one head row until its
//! transaction ends. Whoever has read up to number *n* has seen everything before it, on both databases and
//! across processes; that is what lets consumers, live updates and sealing keep nothing but a cursor.
//! No code path updates or deletes an entry.

mod consumer;
mod entry;
mod settle;

use db::{Migration, Step};

pub use self::{
    consumer::{advance, cursor},
    entry::{Entry, Recorded, clause_counts, has_done, head, of_subject, record, refusals_since, since},
    settle::{Refusable, refused, settle},
};

/// The tables of the journal.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "journal",
    version: 1,
    steps: &[
        Step::Both(
            "CREATE TABLE journal_entry (
                seq {key},
                at BIGINT NOT NULL,
                actor TEXT NOT NULL,
                purpose TEXT NOT NULL,
                context TEXT NOT NULL,
                subject TEXT NOT NULL,
                event TEXT NOT NULL,
                clause TEXT,
                body TEXT NOT NULL
            )",
        ),
        Step::Both("CREATE INDEX journal_by_subject ON journal_entry (context, subject, seq)"),
        Step::Both("CREATE INDEX journal_by_clause ON journal_entry (clause, event, seq)"),
        Step::Both("CREATE INDEX journal_by_event ON journal_entry (event, at)"),
        Step::Both("CREATE TABLE journal_head (id BIGINT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL)"),
        Step::Both("INSERT INTO journal_head (id, seq) VALUES (1, 0)"),
        Step::Both("CREATE TABLE journal_cursor (consumer TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL)"),
    ],
}];
