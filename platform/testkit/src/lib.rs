//! What tests stand on. Only ever a dev-dependency.
//!
//! Everything stored is tested on both databases. A test says what must hold, and [`on_both`] runs it on a fresh
//! SQLite file and on a fresh PostgreSQL database with the tables already there:
//!
//! ```no_run
//! # use db::{Migration, Sql as _, Step};
//! # const MIGRATIONS: &[Migration] =
//! #     &[Migration { context: "doc", version: 1, steps: &[Step::Both("CREATE TABLE doc_page (page {key})")] }];
//! #[tokio::test]
//! async fn a_page_is_stored_once() {
//!     testkit::on_both(&[MIGRATIONS], async |db| {
//!         let tx = db.begin().await.unwrap();
//!         assert_eq!(tx.execute("INSERT INTO doc_page (page) VALUES ($1)", vec![7_i64.into()]).await, Ok(1));
//!         tx.commit().await.unwrap();
//!     })
//!     .await;
//! }
//! # fn main() {}
//! ```
//!
//! The PostgreSQL server is ours: initialised in a temporary folder by the first test that needs it, shared by all
//! test processes of a run, and stopped by a watchdog one minute after the last of them ended (or at once by
//! `cargo xtask pg stop`). Where PostgreSQL is not installed a test fails and says how to install it, unless
//! `KEFU_TEST_POSTGRES=skip` is set.

mod clock;
mod cluster;
mod database;
mod random;

pub use self::{
    clock::Clock,
    database::{TestDb, databases, on_both},
    random::Random,
};
