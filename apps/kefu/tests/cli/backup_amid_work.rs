//! Backups that are made while others work, and one that is broken off.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    process::{Command, Stdio},
    time::Duration,
};

use db::Dialect;

use crate::{
    backup::{ONE, journal_of, restore},
    house::House,
};

#[tokio::test]
async fn a_backup_that_is_made_while_others_write_is_of_one_moment() {
    // Nobody reads on while a backup is made, so that the import cannot end before: a pipe holds 64 KiB, some 300 of
    // these lines, because their ids are long.
    const ROWS: usize = 1_500;
    for source in House::staffed().await {
        let rows = (1..=ROWS).map(|n| format!("{n:0>150},about {n},13900000001,2026-09-30\n"));
        let table: String = std::iter::once("No,Text,Phone,On\n".to_owned()).chain(rows).collect();
        source.file("many.csv", table);
        source.file("many.toml", ONE);
        let words = ["import", "complaints", "many.csv", "--mapping", "many.toml", "--json"];
        let mut writing = source.command(&words).stdout(Stdio::piped()).spawn().unwrap();
        let mut told = BufReader::new(writing.stdout.take().unwrap()).lines();
        for name in ["early.backup", "late.backup"] {
            assert_eq!(told.by_ref().take(250).count(), 250);
            source.kefu(&["backup", name]).done();
        }
        assert_eq!(told.count(), ROWS + 1 - 500);
        assert!(writing.wait().unwrap().success());
        for (name, least) in [("early.backup", 250), ("late.backup", 500)] {
            let target = House::empty().await.remove(0);
            restore(&target, &source.folder.path().join(name), &[]).done();
            let complaints = is_of_one_moment(&target).await;
            assert!((least..1_500).contains(&complaints), "{name}: {complaints}");
        }
    }
}

/// Every complaint has its entry and its number, and nothing else has; says how many there are.
async fn is_of_one_moment(house: &House) -> i64 {
    let db = house.connect().await;
    let accepted = journal_of(&db).await.iter().filter(|entry| entry.event == "accepted").count();
    db.close().await.unwrap();
    let complaints = house.count("SELECT COUNT(*) FROM complaints_complaint").await;
    for same in [
        "SELECT serial FROM complaints_serial",
        "SELECT COUNT(*) FROM complaints_search",
        "SELECT COUNT(*) FROM complaints_import",
    ] {
        assert_eq!(house.count(same).await, complaints, "{same}");
    }
    assert_eq!(i64::try_from(accepted), Ok(complaints));
    complaints
}

#[tokio::test]
async fn a_backup_that_is_interrupted_leaves_no_file() {
    for house in House::staffed().await {
        if house.database.dialect() == Dialect::Sqlite {
            // There nobody can make a reader wait.
            continue;
        }
        let db = house.connect().await;
        let tx = db.begin().await.unwrap();
        tx.run_script("LOCK TABLE people_staff IN ACCESS EXCLUSIVE MODE").await.unwrap();
        let mut running = house.command(&["backup", "all.backup"]).stderr(Stdio::piped()).spawn().unwrap();
        let files = || fs::read_dir(house.folder.path()).unwrap().count();
        for _ in 0..600 {
            if files() > 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(files(), 1, "it has not begun to write");
        let id = running.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let mut said = String::new();
        running.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(running.wait().unwrap().code(), Some(1));
        assert!(said.contains("no backup was made"), "{said}");
        assert_eq!(files(), 0);
        tx.rollback().await.unwrap();
        db.close().await.unwrap();
    }
}
