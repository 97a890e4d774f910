//! One set of SQL for SQLite and PostgreSQL.
//!
//! Everything stored is `BIGINT`, `TEXT` or bytes: instants are milliseconds since 1970 in UTC, money is minor
//! units, documents are JSON text. Placeholders are `$1`, `$2` … on both databases.
//! A sum of `BIGINT`s is `NUMERIC` in PostgreSQL: write `CAST(SUM(x) AS BIGINT)`.

mod migrate;
mod sql;

use std::time::Duration;

use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};

pub use self::{
    migrate::{Migration, Step, applied, lock_migrations, migrate, migrate_in},
    sql::{Row, Sql, Value},
};

/// What goes wrong between us and the database.
pub type Error = sea_orm::DbErr;

/// A database: the embedded one, or a PostgreSQL server.
///
/// SQLite has one connection that writes, because SQLite has one writer, and several that read beside it.
#[derive(Debug, Clone)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

/// One transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Tx(DatabaseTransaction);

/// Which database it is, for the few places where their SQL differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The embedded database.
    Sqlite,
    /// A PostgreSQL server, 15 or later.
    Postgres,
}

const READERS_MAX: u32 = 4;
const POSTGRES_CONNECTIONS_MAX: u32 = 16;
const ACQUIRE_SECONDS_MAX: u64 = 10;

impl Db {
    /// Opens `sqlite:PATH` (the file is made where it is missing) or `postgres://…`.
    pub async fn connect(url: &str) -> Result<Self, Error> {
        if url.starts_with("sqlite:") {
            let write = Database::connect(sqlite_options(url, 1)).await?;
            let read = Database::connect(sqlite_options(url, READERS_MAX)).await?;
            return Ok(Self { read, write });
        }
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(POSTGRES_CONNECTIONS_MAX)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(ACQUIRE_SECONDS_MAX))
            .test_before_acquire(false)
            .sqlx_logging(false);
        let write = Database::connect(options).await?;
        Ok(Self { read: write.clone(), write })
    }

    /// Which database it is.
    pub fn dialect(&self) -> Dialect {
        dialect_of(self.write.get_database_backend())
    }

    /// Opens a transaction that writes.
    ///
    /// On SQLite it takes the write lock at once: a transaction that reads first and writes later would fail
    /// with "database is locked" however long it waits.
    pub async fn begin(&self) -> Result<Tx, Error> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Tx(self.write.begin_with_options(options).await?))
    }

    /// Opens a transaction that reads one state of everything, for backups and reports.
    pub async fn snapshot(&self) -> Result<Tx, Error> {
        let options = match self.dialect() {
            Dialect::Sqlite => TransactionOptions::default(),
            Dialect::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                sqlite_transaction_mode: None,
            },
        };
        Ok(Tx(self.read.begin_with_options(options).await?))
    }

    /// Closes every connection. SQLite folds its write-ahead log into the file.
    pub async fn close(self) -> Result<(), Error> {
        self.read.close().await?;
        self.write.close().await
    }
}

impl Tx {
    /// Makes everything that was written in the transaction last.
    pub async fn commit(self) -> Result<(), Error> {
        self.0.commit().await
    }

    /// Leaves nothing of the transaction behind.
    pub async fn rollback(self) -> Result<(), Error> {
        self.0.rollback().await
    }

    /// Runs a statement that changes rows, and says how many.
    pub async fn execute(&self, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
        Ok(self.0.execute_raw(self.statement(sql, values)).await?.rows_affected())
    }

    /// Runs several statements without parameters.
    pub async fn run_script(&self, sql: &str) -> Result<(), Error> {
        self.0.execute_unprepared(sql).await.map(|_| ())
    }
}

impl Sql for Db {
    type Connection = DatabaseConnection;

    fn connection(&self) -> &DatabaseConnection {
        &self.read
    }
}

impl Sql for Tx {
    type Connection = DatabaseTransaction;

    fn connection(&self) -> &DatabaseTransaction {
        &self.0
    }
}

fn sqlite_options(url: &str, connections_max: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections_max)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(ACQUIRE_SECONDS_MAX))
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options| {
            // FULL: an acknowledged write survives a power cut, not only a crash of the program.
            options
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(ACQUIRE_SECONDS_MAX))
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("temp_store", "MEMORY")
                .pragma("cache_size", "-8192")
        });
    options
}

fn dialect_of(backend: DbBackend) -> Dialect {
    match backend {
        DbBackend::Postgres => Dialect::Postgres,
        _ => Dialect::Sqlite,
    }
}
