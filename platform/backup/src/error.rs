use std::io;

/// Why a backup was not made, or not restored.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing to back up.
    #[error("the database has no tables of Kefu")]
    NoTables,
    /// A table cannot be backed up.
    #[error("table {table} {what}")]
    Table {
        /// The table.
        table: String,
        /// What it has or lacks.
        what: String,
    },
    /// The database to restore into has tables already.
    #[error("the database is not empty: it has a table {table}; a backup is restored into an empty one")]
    NotEmpty {
        /// One of them.
        table: String,
    },
    /// The file is something else.
    #[error("this is no backup of Kefu: {what}")]
    NotABackup {
        /// What it begins with.
        what: String,
    },
    /// The file is not what was written.
    #[error("the backup is damaged: {what}")]
    Damaged {
        /// Where, and how it shows.
        what: String,
    },
    /// Another program than this one wrote a file of this form.
    #[error("this is a backup of the form {form}, which is not known here: a newer version of Kefu made it")]
    OtherForm {
        /// Its form.
        form: u64,
    },
    /// A newer version of the program made the tables.
    #[error("a newer version of Kefu made these tables: step {version} of {context} is not known here")]
    Newer {
        /// The context whose tables are newer.
        context: String,
        /// Their version.
        version: i64,
    },
    /// The file cannot be read or written.
    #[error("the backup cannot be read or written")]
    Io(#[from] io::Error),
    /// The database did not do its part.
    #[error("the database did not answer")]
    Store(#[from] db::Error),
}

impl Error {
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    pub(crate) fn table(table: &str, what: impl Into<String>) -> Self {
        Self::Table { table: table.to_owned(), what: what.into() }
    }
}
