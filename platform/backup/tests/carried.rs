//! A house of a few tables with everything in them that a database may hold, carried from each database to each.

#![expect(clippy::unwrap_used, reason = "a test may break")]

use std::io::{Read as _, Write as _};

use backup::{Contents, Error, Making, Schema, TableContents};
use db::{Db, Migration, Sql as _, Step, Value};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use jiff::Timestamp;
use testkit::TestDb;

const FIRST: Migration = Migration {
    context: "farm",
    version: 1,
    steps: &[
        Step::Both("CREATE TABLE farm_owner (name TEXT NOT NULL PRIMARY KEY, said TEXT)"),
        Step::Both("INSERT INTO farm_owner (name, said) VALUES ('nobody', NULL)"),
        // Its name comes before that of the table it refers to.
        Step::Both(
            "CREATE TABLE farm_animal (
                number {key},
                owner TEXT NOT NULL REFERENCES farm_owner (name),
                weight BIGINT,
                picture {bytes}
            )",
        ),
        Step::Both(
            "CREATE TABLE farm_visit (
                place TEXT NOT NULL,
                day BIGINT NOT NULL,
                note TEXT NOT NULL,
                PRIMARY KEY (place, day)
            )",
        ),
        Step::Both("CREATE TABLE farm_chore (id {serial}, name TEXT NOT NULL)"),
        Step::Both("CREATE TABLE farm_never (id {serial}, name TEXT NOT NULL)"),
        Step::Both("CREATE TABLE farm_found (number BIGINT NOT NULL PRIMARY KEY)"),
    ],
};
const SECOND: Migration = Migration {
    context: "farm",
    version: 2,
    steps: &[
        Step::Both("ALTER TABLE farm_owner ADD COLUMN length BIGINT NOT NULL DEFAULT 0"),
        Step::Both("UPDATE farm_owner SET length = LENGTH(name)"),
    ],
};
const NOW: &[Migration] = &[FIRST];
const LATER: &[Migration] = &[FIRST, SECOND];
const DERIVED: &[&str] = &["farm_found"];
const VISITS: i64 = 1_234;

fn schema(migrations: &'static [Migration]) -> Schema<'static> {
    Schema { migrations, derived: DERIVED }
}

/// A database of each kind with everything in it.
async fn farms() -> Vec<(TestDb, Db)> {
    let mut farms = vec![];
    for database in testkit::databases(&[NOW]).await {
        let db = database.connect().await;
        fill(&db).await;
        farms.push((database, db));
    }
    farms
}

async fn empty() -> Vec<(TestDb, Db)> {
    let mut fields = vec![];
    for database in testkit::databases(&[]).await {
        let db = database.connect().await;
        fields.push((database, db));
    }
    fields
}

async fn fill(db: &Db) {
    let tx = db.begin().await.unwrap();
    // Orders that languages, letters and code units disagree about.
    let names = [
        "b",
        "B",
        "a",
        "é",
        "Z",
        "ß",
        "_",
        "~",
        "云岭",
        "云",
        "𠮷",
        "\u{FFFD}",
        "",
        "a\u{301}",
        "\t\n\r\"\\",
    ];
    for name in names {
        let said = format!("{name} said {{\"a\": [1, \"\u{2028}\"]}}");
        let values: Vec<Value> = vec![name.into(), said.into()];
        tx.execute("INSERT INTO farm_owner (name, said) VALUES ($1, $2)", values).await.unwrap();
    }
    let animals: [(i64, Option<i64>, Option<Vec<u8>>); 11] = [
        (i64::MIN, Some(i64::MAX), None),
        (-1, None, Some(vec![])),
        (0, Some(0), Some((0..=255).collect())),
        (1, Some(9_007_199_254_740_993), Some(vec![b'['; 3_000_000])),
        (2, None, None),
        (3, None, Some(vec![0])),
        (4, None, Some(vec![10, 13])),
        (5, None, Some(vec![0xC3, 0x28])),
        (6, None, None),
        (7, None, None),
        (i64::MAX, Some(i64::MIN), None),
    ];
    for (number, weight, picture) in animals {
        let values: Vec<Value> = vec![number.into(), weight.into(), picture.into()];
        let sql = "INSERT INTO farm_animal (number, owner, weight, picture) VALUES ($1, '云岭', $2, $3)";
        tx.execute(sql, values).await.unwrap();
    }
    for day in 0..VISITS {
        let place = ["hill", "Hill", "山"][usize::try_from(day % 3).unwrap()];
        let values: Vec<Value> = vec![place.into(), day.into(), "x".repeat(50).into()];
        tx.execute("INSERT INTO farm_visit (place, day, note) VALUES ($1, $2, $3)", values).await.unwrap();
    }
    for name in ["milk", "mow", "mend"] {
        let sql = "INSERT INTO farm_chore (name) VALUES ($1)";
        tx.execute(sql, vec![name.into()]).await.unwrap();
    }
    tx.execute("DELETE FROM farm_chore WHERE id >= 2", vec![]).await.unwrap();
    tx.execute("INSERT INTO farm_found (number) VALUES (1)", vec![]).await.unwrap();
    tx.commit().await.unwrap();
}

async fn written(db: &Db, migrations: &'static [Migration]) -> Result<(Contents, Vec<u8>), Error> {
    let snapshot = db.snapshot().await.unwrap();
    let making = Making { at: Timestamp::UNIX_EPOCH, program: "0.0.0".to_owned() };
    let written = backup::write(&snapshot, &schema(migrations), making, Vec::new(), |_| ()).await;
    snapshot.rollback().await.unwrap();
    written
}

async fn restored(db: &Db, migrations: &'static [Migration], file: &[u8]) -> Result<Contents, Error> {
    let tx = db.begin().await.unwrap();
    let contents = backup::restore(&tx, &schema(migrations), file, |_| ()).await?;
    tx.commit().await.unwrap();
    Ok(contents)
}

async fn sums(db: &Db, migrations: &'static [Migration]) -> Vec<TableContents> {
    let snapshot = db.snapshot().await.unwrap();
    let sums = backup::sums(&snapshot, &schema(migrations)).await.unwrap();
    snapshot.rollback().await.unwrap();
    sums
}

async fn number(db: &Db, sql: &str) -> i64 {
    db.one(sql, vec![]).await.unwrap().unwrap().at(0).unwrap()
}

async fn has_no_tables(db: &Db) -> bool {
    let tx = db.begin().await.unwrap();
    let is_made = tx.execute("CREATE TABLE farm_owner (name TEXT)", vec![]).await.is_ok();
    tx.rollback().await.unwrap();
    is_made
}

/// The file as lines.
fn lines(file: &[u8]) -> Vec<String> {
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn file(lines: &[String]) -> Vec<u8> {
    let mut file = GzEncoder::new(Vec::new(), Compression::fast());
    for line in lines {
        file.write_all(line.as_bytes()).unwrap();
        file.write_all(b"\n").unwrap();
    }
    file.finish().unwrap()
}

#[tokio::test]
async fn everything_goes_from_each_database_to_each() {
    let mut made = vec![];
    for (_source, from) in farms().await {
        let (contents, file) = written(&from, NOW).await.unwrap();
        assert_eq!(sums(&from, NOW).await, contents.tables);
        let names: Vec<_> = contents.tables.iter().map(|table| table.table.as_str()).collect();
        assert_eq!(names, ["farm_chore", "farm_never", "farm_owner", "farm_animal", "farm_visit"]);
        assert_eq!(contents.rows(), 1 + 16 + 11 + 1_234);
        for (_target, to) in empty().await {
            assert_eq!(restored(&to, NOW, &file).await.unwrap(), contents);
            assert_eq!(sums(&to, NOW).await, contents.tables);
            let picture = to.one("SELECT picture FROM farm_animal WHERE number = 0", vec![]).await.unwrap();
            assert_eq!(picture.unwrap().at::<Vec<u8>>(0).unwrap(), (0..=255).collect::<Vec<u8>>());
            assert_eq!(number(&to, "SELECT COUNT(*) FROM farm_found").await, 0);
            // Numbers go on after the last that was ever given, also where its row is gone.
            let tx = to.begin().await.unwrap();
            for (table, next) in [("farm_chore", 4), ("farm_never", 1)] {
                let sql = format!("INSERT INTO {table} (name) VALUES ('next') RETURNING id");
                assert_eq!(tx.one(&sql, vec![]).await.unwrap().unwrap().at::<i64>(0).unwrap(), next);
            }
            tx.rollback().await.unwrap();
        }
        made.push(file);
    }
    if let [first, second] = &made[..] {
        assert!(first == second, "the two databases do not write the same file");
    }
}

#[tokio::test]
async fn an_older_backup_is_brought_up_to_date_and_a_newer_one_is_refused() {
    for (_source, from) in farms().await {
        let (_, older) = written(&from, NOW).await.unwrap();
        db::migrate(&from, LATER).await.unwrap();
        let (_, newer) = written(&from, LATER).await.unwrap();
        let refused = written(&from, NOW).await.unwrap_err();
        assert!(matches!(refused, Error::Newer { version: 2, .. }), "{refused}");
        for (_target, to) in empty().await {
            let refused = restored(&to, NOW, &newer).await.unwrap_err();
            assert!(matches!(refused, Error::Newer { version: 2, .. }), "{refused}");
            assert!(has_no_tables(&to).await);
            restored(&to, LATER, &older).await.unwrap();
            assert_eq!(sums(&to, LATER).await, sums(&from, LATER).await);
            assert_eq!(number(&to, "SELECT length FROM farm_owner WHERE name = '云岭'").await, 2);
        }
    }
}

#[tokio::test]
async fn a_database_with_any_table_is_not_restored_into() {
    let (_source, from) = farms().await.remove(0);
    let (_, file) = written(&from, NOW).await.unwrap();
    for (_target, to) in empty().await {
        let tx = to.begin().await.unwrap();
        tx.run_script("CREATE TABLE ledger (id BIGINT NOT NULL PRIMARY KEY)").await.unwrap();
        tx.commit().await.unwrap();
        let refused = restored(&to, NOW, &file).await.unwrap_err();
        assert!(matches!(&refused, Error::NotEmpty { table } if table == "ledger"), "{refused}");
        assert!(has_no_tables(&to).await);
    }
    for (_target, to) in farms().await {
        let before = sums(&to, NOW).await;
        assert!(matches!(restored(&to, NOW, &file).await, Err(Error::NotEmpty { .. })));
        assert_eq!(sums(&to, NOW).await, before);
    }
}

/// What somebody may do to the lines of a backup.
fn spoilt(lines: &[String]) -> Vec<(&'static str, Vec<String>)> {
    let find = |begin: &str| lines.iter().position(|line| line.starts_with(begin)).unwrap();
    let change = |what: &dyn Fn(&mut Vec<String>)| {
        let mut lines = lines.to_vec();
        what(&mut lines);
        lines
    };
    let (visits, owners) = (find("{\"table\":\"farm_visit"), find("{\"table\":\"farm_owner"));
    vec![
        ("it ends in line", change(&|lines| drop(lines.pop()))),
        ("it ends in line", change(&|lines| lines.truncate(visits + 7))),
        ("rows of farm_visit are not those", change(&|lines| drop(lines.remove(visits + 7)))),
        ("rows of farm_visit are not those", change(&|lines| lines.swap(visits + 7, visits + 8))),
        (
            "rows of farm_owner are not those",
            change(&|lines| lines[owners + 4] = lines[owners + 4].replace("said", "sang")),
        ),
        ("its tables are not those", change(&|lines| lines[0] = lines[0].replace("0.0.0", "9.9.9"))),
        ("its tables are not those", change(&|lines| drop(lines.drain(owners..visits)))),
        (
            "has the table farm_chore twice",
            change(&|lines| {
                let table = lines[1..find("{\"table\":\"farm_never")].to_vec();
                lines.splice(1..1, table);
            }),
        ),
        ("it goes on after its end", change(&|lines| lines.push(String::new()))),
        (
            "no integer of farm_visit",
            change(&|lines| lines[visits + 3] = String::from("[\"Hill\",\"1\",\"\"]")),
        ),
        ("another number of values of farm_visit", change(&|lines| lines[visits + 3] = String::from("[]"))),
        ("line 3", change(&|lines| lines[2] = String::from("?"))),
        ("", change(&|lines| lines[visits] = lines[visits].replace("farm_visit", "farm_vista"))),
        ("", change(&|lines| lines[visits] = lines[visits].replace("\"note\"", "\"vote\""))),
    ]
}

#[tokio::test]
async fn a_backup_that_was_altered_is_refused_and_leaves_nothing() {
    let (_source, from) = farms().await.remove(0);
    let (_, whole) = written(&from, NOW).await.unwrap();
    let lines = lines(&whole);
    for (why, spoilt) in spoilt(&lines) {
        let spoilt = file(&spoilt);
        let seen = backup::inspect(&schema(NOW), &spoilt[..], |_| ()).unwrap_err();
        assert!(matches!(&seen, Error::Damaged { what } if what.contains(why)), "{why}: {seen}");
        for (_target, to) in empty().await {
            let refused = restored(&to, NOW, &spoilt).await.unwrap_err();
            assert!(matches!(refused, Error::Damaged { .. } | Error::Store(_)), "{why}: {refused:?}");
            assert!(has_no_tables(&to).await, "{why}");
        }
    }
}

#[tokio::test]
async fn a_backup_that_was_cut_short_or_whose_bytes_changed_is_refused() {
    let (_source, from) = farms().await.remove(0);
    let (_, whole) = written(&from, NOW).await.unwrap();
    let inspect = |file: &[u8]| backup::inspect(&schema(NOW), file, |_| ());
    assert!(inspect(&whole).is_ok());
    for length in [1, 5, 10, 40, 1_000, whole.len() / 2, whole.len() - 9, whole.len() - 1] {
        let refused = inspect(&whole[..length]).unwrap_err();
        assert!(matches!(refused, Error::Damaged { .. } | Error::NotABackup { .. }), "{length}: {refused}");
    }
    for place in (10..whole.len()).step_by(whole.len() / 40) {
        let mut altered = whole.clone();
        altered[place] ^= 0x10;
        assert!(inspect(&altered).is_err(), "byte {place}");
    }
    let longer = [&whole[..], b"more"].concat();
    assert!(matches!(inspect(&longer), Err(Error::Damaged { .. })));
}

#[test]
fn a_file_of_another_kind_is_no_backup() {
    let other = |text: &str| file(&[text.to_owned()]);
    let newer = other("{\"kefu_backup\":2,\"tables\":\"elsewhere\"}");
    let foreign =
        [vec![], b"SQLite format 3\0".to_vec(), b"PGDMP".to_vec(), other("[]"), other("{}"), other("-- SQL")];
    for foreign in foreign {
        let refused = backup::inspect(&schema(NOW), &foreign[..], |_| ()).unwrap_err();
        assert!(matches!(refused, Error::NotABackup { .. }), "{refused}");
    }
    let refused = backup::inspect(&schema(NOW), &newer[..], |_| ()).unwrap_err();
    assert!(matches!(refused, Error::OtherForm { form: 2 }), "{refused}");
}

#[tokio::test]
async fn a_database_without_tables_has_nothing_to_back_up() {
    for (_database, db) in empty().await {
        assert!(matches!(written(&db, NOW).await, Err(Error::NoTables)));
    }
}
