//! Calendars as they are kept, on both databases.

#![cfg(test)]

use business_calendar::{Calendar, CalendarVersion, CalendarYear};
use calendars::{Calendars, Numbering};
use db::Db;
use kernel::{Actor, Deed, Purpose};

const TABLES: &[&[db::Migration]] = &[journal::MIGRATIONS, calendars::MIGRATIONS];

fn deed() -> Deed {
    let by = Actor::System("test".to_owned());
    Deed { by, purpose: Purpose::Administration, at: "2026-11-04T10:00+08:00".parse().unwrap() }
}

async fn plant(db: &Db) {
    let tx = db.begin().await.unwrap();
    calendars::plant(&tx, &deed()).await.unwrap();
    tx.commit().await.unwrap();
}

/// The versions that each entry of the journal tells of.
async fn revisions(db: &Db) -> Vec<String> {
    let entries = journal::of_subject(db, calendars::CONTEXT, "cn", 0, 100).await.unwrap();
    entries.iter().map(|entry| entry.body["versions"].to_string()).collect()
}

fn year(year: i16) -> CalendarYear {
    CalendarYear {
        year,
        revision: 1,
        published: None,
        sources: vec!["a notice".to_owned()],
        holidays: vec![],
        make_up_days: vec![],
    }
}

async fn announce(db: &Db, announced: CalendarYear) -> Vec<CalendarVersion> {
    let tx = db.begin().await.unwrap();
    let revised = calendars::revise(&tx, &deed(), "cn", vec![announced], Numbering::AsGiven).await.unwrap();
    tx.commit().await.unwrap();
    revised.taken
}

// clause: 4.3.1(1)
#[tokio::test]
async fn a_year_that_a_newer_program_brings_is_a_revision_like_any_other() {
    testkit::on_both(TABLES, async |db| {
        let older: Vec<_> = Calendar::china().versions().filter(|version| version.year < 2026).collect();
        let older = serde_json::to_string(&Calendar::china().under(&older).unwrap()).unwrap();
        let tx = db.begin().await.unwrap();
        let sql = "INSERT INTO calendars_calendar (place, document, changed_at) VALUES ('cn', $1, 0)";
        tx.execute(sql, vec![older.into()]).await.unwrap();
        tx.commit().await.unwrap();
        plant(&db).await;
        assert_eq!(revisions(&db).await, [r#"["cn-2026.1"]"#]);
        plant(&db).await;
        assert_eq!(revisions(&db).await.len(), 1, "only once");
    })
    .await;
}

#[tokio::test]
async fn what_comes_with_the_program_is_no_revision_at_the_first_start() {
    testkit::on_both(TABLES, async |db| {
        plant(&db).await;
        assert!(revisions(&db).await.is_empty());
        let held = Calendars::load(&db).await.unwrap();
        assert_eq!(held.places(), ["cn", "tw"]);
        assert!(held.get("cn").unwrap().versions().eq(Calendar::china().versions()));
    })
    .await;
}

#[tokio::test]
async fn two_who_revise_at_once_are_both_heard() {
    for database in testkit::databases(TABLES).await {
        let (one, other) = (database.connect().await, database.connect().await);
        let (first, second) = tokio::join!(announce(&one, year(2027)), announce(&other, year(2028)));
        assert_eq!((first.len(), second.len()), (1, 1));
        let held = Calendars::load(&one).await.unwrap().get("cn").unwrap();
        let last: Vec<_> = held.versions().rev().take(2).map(|version| version.to_string()).collect();
        assert_eq!(last, ["cn-2028.1", "cn-2027.1"]);
        assert_eq!(revisions(&one).await.len(), 2);
    }
}

#[tokio::test]
async fn the_next_revision_is_of_other_days_only() {
    testkit::on_both(TABLES, async |db| {
        let mut same = Calendar::china().years().last().unwrap().clone();
        same.sources = vec!["another place to read it".to_owned()];
        let tx = db.begin().await.unwrap();
        let next = async |year| calendars::revise(&tx, &deed(), "cn", vec![year], Numbering::Next).await;
        assert!(next(same.clone()).await.unwrap().taken.is_empty());
        same.holidays.pop();
        assert_eq!(next(same).await.unwrap().taken[0].to_string(), "cn-2026.2");
    })
    .await;
}
