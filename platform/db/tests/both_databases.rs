//! What the rest of the house relies on, on both databases.

use db::{Db, Dialect, Error, Migration, Sql as _, Step, migrate};
use testkit::{databases, on_both};
use tokio::task::JoinSet;

const PAGES: &[Migration] = &[
    Migration {
        context: "test",
        version: 1,
        steps: &[Step::Both(
            "CREATE TABLE test_page (page {key}, serial BIGINT NOT NULL, title TEXT NOT NULL, scan {bytes})",
        )],
    },
    Migration {
        context: "test",
        version: 2,
        steps: &[
            Step::Sqlite("CREATE TABLE test_only (sqlite {serial})"),
            Step::Postgres("CREATE TABLE test_only (postgres {serial})"),
        ],
    },
];

const WRITERS: i64 = 8;
const WRITES_EACH: i64 = 50;

#[tokio::test]
async fn every_stored_type_reads_back_exactly() {
    on_both(&[PAGES], async |db| {
        let scan: Vec<u8> = (0..=255).collect();
        let tx = db.begin().await.unwrap();
        for (page, title) in [(i64::MIN, "光猫 ' \" \\ 🛠"), (i64::MAX, "")] {
            let values = vec![page.into(), 0_i64.into(), title.into(), Some(scan.clone()).into()];
            tx.execute("INSERT INTO test_page (page, serial, title, scan) VALUES ($1, $2, $3, $4)", values)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        let rows =
            db.all("SELECT page, title, scan FROM test_page ORDER BY page LIMIT 3", vec![]).await.unwrap();
        let pages: Vec<i64> = rows.iter().map(|row| row.get("page").unwrap()).collect();
        assert_eq!(pages, [i64::MIN, i64::MAX]);
        assert_eq!(rows[0].at::<String>(1).unwrap(), "光猫 ' \" \\ 🛠");
        assert_eq!(rows[1].get::<Vec<u8>>("scan").unwrap(), scan);
    })
    .await;
}

#[tokio::test]
async fn migrations_that_ran_do_not_run_again() {
    on_both(&[PAGES], async |db| {
        insert_page(&db, 1).await.unwrap();
        migrate(&db, PAGES).await.unwrap();
        migrate(&db, PAGES).await.unwrap();
        assert_eq!(pages(&db).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_later_release_runs_only_what_is_new() {
    for database in databases(&[]).await {
        let db = database.connect().await;
        migrate(&db, &PAGES[..1]).await.unwrap();
        insert_page(&db, 1).await.unwrap();
        migrate(&db, PAGES).await.unwrap();
        assert_eq!(pages(&db).await, 1);
        let column = match database.dialect() {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
        };
        let rows = db.all(&format!("SELECT {column} FROM test_only LIMIT 1"), vec![]).await.unwrap();
        assert!(rows.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_that_start_at_once_migrate_once() {
    for database in databases(&[]).await {
        let mut starts = JoinSet::new();
        for _ in 0..WRITERS {
            let db = database.connect().await;
            starts.spawn(async move { migrate(&db, PAGES).await });
        }
        for outcome in starts.join_all().await {
            outcome.unwrap();
        }
        let db = database.connect().await;
        let row = db.one("SELECT COUNT(*) AS steps FROM kefu_migration", vec![]).await.unwrap().unwrap();
        assert_eq!(row.get::<i64>("steps").unwrap(), 2);
    }
}

#[tokio::test]
async fn a_migration_that_fails_leaves_nothing() {
    const BROKEN: &[Migration] = &[Migration {
        context: "test",
        version: 3,
        steps: &[
            Step::Both("CREATE TABLE test_half (page {key})"),
            Step::Both("CREATE TABLE test_page (page {key})"),
        ],
    }];
    on_both(&[PAGES], async |db| {
        migrate(&db, BROKEN).await.unwrap_err();
        db.one("SELECT page FROM test_half", vec![]).await.unwrap_err();
        let sql = "SELECT version FROM kefu_migration WHERE context = 'test' AND version = 3";
        assert!(db.one(sql, vec![]).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_rolled_back_transaction_leaves_nothing() {
    on_both(&[PAGES], async |db| {
        let tx = db.begin().await.unwrap();
        tx.execute(INSERT, page_values(1)).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(pages(&db).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_transaction_leaves_nothing_and_blocks_nobody() {
    on_both(&[PAGES], async |db| {
        let tx = db.begin().await.unwrap();
        tx.execute(INSERT, page_values(1)).await.unwrap();
        drop(tx);
        insert_page(&db, 2).await.unwrap();
        assert_eq!(pages(&db).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_refused_row_is_an_error_and_not_a_silence() {
    on_both(&[PAGES], async |db| {
        insert_page(&db, 1).await.unwrap();
        insert_page(&db, 1).await.unwrap_err();
        assert_eq!(pages(&db).await, 1);
    })
    .await;
}

/// PostgreSQL keeps a prepared statement with the types it first saw.
#[tokio::test]
async fn a_bare_zero_does_not_narrow_the_statement_for_the_numbers_after_it() {
    on_both(&[PAGES], async |db| {
        let tx = db.begin().await.unwrap();
        for serial in [0_i32.into(), 5_000_000_000_i64.into(), Some(0_u8).into(), None::<i16>.into()] {
            let sql = "SELECT page FROM test_page WHERE serial = $1";
            assert!(tx.one(sql, vec![serial]).await.unwrap().is_none());
        }
        for (page, serial) in [(1_i64, 0_i32.into()), (2, 5_000_000_000_i64.into())] {
            tx.execute(INSERT, vec![page.into(), serial, "title".into()]).await.unwrap();
        }
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_snapshot_sees_one_state_of_everything() {
    on_both(&[PAGES], async |db| {
        let snapshot = db.snapshot().await.unwrap();
        let sql = "SELECT COUNT(*) AS pages FROM test_page";
        let before: i64 = snapshot.one(sql, vec![]).await.unwrap().unwrap().get("pages").unwrap();
        insert_page(&db, 1).await.unwrap();
        let after: i64 = snapshot.one(sql, vec![]).await.unwrap().unwrap().get("pages").unwrap();
        assert_eq!((before, after, pages(&db).await), (0, 0, 1));
    })
    .await;
}

/// A transaction that reads first and writes later fails on SQLite with "database is locked", whatever it waits,
/// unless it took the write lock at its beginning.
#[tokio::test(flavor = "multi_thread")]
async fn writers_that_read_first_wait_for_each_other() {
    for database in databases(&[PAGES]).await {
        insert_page(&database.connect().await, 1).await.unwrap();
        let mut writers = JoinSet::new();
        for _ in 0..WRITERS {
            // A pool for each: on SQLite they compete as processes do.
            let db = database.connect().await;
            writers.spawn(async move {
                for _ in 0..WRITES_EACH {
                    count_up(&db).await.unwrap();
                }
            });
        }
        writers.join_all().await;
        let db = database.connect().await;
        let row = db.one("SELECT serial FROM test_page WHERE page = 1", vec![]).await.unwrap().unwrap();
        assert_eq!(row.get::<i64>("serial").unwrap(), WRITERS * WRITES_EACH);
    }
}

async fn count_up(db: &Db) -> Result<(), Error> {
    let tx = db.begin().await?;
    let sql = match tx.dialect() {
        Dialect::Sqlite => "SELECT serial FROM test_page WHERE page = 1",
        Dialect::Postgres => "SELECT serial FROM test_page WHERE page = 1 FOR UPDATE",
    };
    let serial: i64 = tx.one(sql, vec![]).await?.expect("the page is there").get("serial")?;
    tx.execute("UPDATE test_page SET serial = $1 WHERE page = 1", vec![(serial + 1).into()]).await?;
    tx.commit().await
}

const INSERT: &str = "INSERT INTO test_page (page, serial, title) VALUES ($1, $2, $3)";

fn page_values(page: i64) -> Vec<db::Value> {
    vec![page.into(), 0_i64.into(), "title".into()]
}

async fn insert_page(db: &Db, page: i64) -> Result<(), Error> {
    let tx = db.begin().await?;
    tx.execute(INSERT, page_values(page)).await?;
    tx.commit().await
}

async fn pages(db: &Db) -> i64 {
    let row = db.one("SELECT COUNT(*) AS pages FROM test_page", vec![]).await.expect("the table is there");
    row.expect("a count is one row").get("pages").expect("a count is a number")
}
