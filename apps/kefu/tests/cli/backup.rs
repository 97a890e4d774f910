use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    sync::{Arc, Mutex},
};

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use complaints::complaint::Number;
use db::{Db, Sql as _};
use kefu::{backup, demo, house as program, settings::Settings};
use serde_json::Value as Json;
use testkit::{Clock, Random};
use tower::ServiceExt as _;
use web::App;

use crate::house::{House, Ran, ran};

/// The moment at which everything is looked at, so that what was drawn for it is the same twice.
const NOON: &str = "2026-09-30T12:00:00+08:00";
/// Tables that a restore puts in order: what other processes held is given back.
const PUT_IN_ORDER: [&str; 2] = ["jobs_job", "tmf_hub"];

/// The program on this database, at noon.
async fn app(db: &Db) -> App {
    let (clock, random) = (Clock::at(NOON), Mutex::new(Random::seeded(3)));
    let random = Arc::new(move || random.lock().unwrap().bytes());
    program::open(db.clone(), &Settings::default(), Arc::new(move || clock.now()), random).await.unwrap()
}

/// One on each database, with twelve days behind it, work in hand and a subscriber.
async fn lived_in() -> Vec<House> {
    let houses = House::empty().await;
    for house in &houses {
        let db = program::open_database(house.database.url()).await.unwrap();
        let app = app(&db).await;
        demo::settle_in(&app, demo::Size::Small).await.unwrap();
        let now = app.now();
        let tx = db.begin().await.unwrap();
        for payload in ["a", "b", "c"] {
            jobs::enqueue(&tx, "never-done", payload, now).await.unwrap();
        }
        jobs::enqueue(&tx, "tomorrow", "", now + jiff::SignedDuration::from_hours(24)).await.unwrap();
        tx.run_script(
            "INSERT INTO tmf_hub (id, api, edition, client, callback, query, secret, created_at, seq, due_at,
                 leased_until, lease, failures)
             VALUES ('h1', 'troubleTicket', 'v5', 'token:crm', 'https://crm.example/told', '', '', 0, 0, 0,
                 9000000000000000, 'gone@1', 0)",
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let held = jobs::claim(&db, now).await.unwrap();
        assert_eq!(held.len(), 3);
        let tx = db.begin().await.unwrap();
        jobs::done(&tx, &held[2]).await.unwrap();
        tx.commit().await.unwrap();
        db.close().await.unwrap();
    }
    houses
}

async fn sums(house: &House) -> Json {
    let db = house.connect().await;
    let sums = backup::sums(&db).await.unwrap();
    db.close().await.unwrap();
    serde_json::to_value(sums).unwrap()
}

fn kept_as_it_was(sums: &Json) -> Vec<&Json> {
    let tables = sums.as_array().unwrap().iter();
    tables.filter(|table| !PUT_IN_ORDER.contains(&table["table"].as_str().unwrap())).collect()
}

pub(crate) fn restore(house: &House, file: &Path, more: &[&str]) -> Ran {
    house.kefu(&[&["restore", file.to_str().unwrap()], more].concat())
}

/// A backup of a house, laid into its folder.
fn backed_up(house: &House) -> std::path::PathBuf {
    house.kefu(&["backup", "all.backup"]).done();
    house.folder.path().join("all.backup")
}

/// What somebody at a desk gets to see.
async fn page(app: &App, path: &str) -> Vec<u8> {
    let service = program::service(app.clone(), &tmf::Destinations::public());
    let form = format!("number=1003&password={}", demo::PASSWORD);
    let request = Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = service.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap();
    let cookies = answer.headers().get_all(header::SET_COOKIE).iter();
    let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap());
    let session = cookies.find(|cookie| cookie.starts_with(web::SESSION_COOKIE)).unwrap();
    let request = Request::get(path).header(header::COOKIE, session).body(Body::empty()).unwrap();
    let answer = service.oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    to_bytes(answer.into_body(), 64 << 20).await.unwrap().to_vec()
}

/// The journal from end to end, as it is stored.
pub(crate) async fn journal_of(db: &Db) -> Vec<journal::Recorded> {
    let (mut entries, head) = (vec![], journal::head(db).await.unwrap());
    loop {
        let read = i64::try_from(entries.len()).unwrap();
        let more = journal::since(db, read, 500).await.unwrap();
        if more.is_empty() {
            break;
        }
        entries.extend(more);
    }
    let numbers: Vec<i64> = entries.iter().map(|entry: &journal::Recorded| entry.seq).collect();
    assert_eq!(numbers, (1..=head).collect::<Vec<_>>());
    entries
}

/// A complaint with evidence.
async fn with_evidence(db: &Db) -> Number {
    let sql =
        "SELECT number FROM complaints_complaint WHERE document LIKE '%\"digest\"%' ORDER BY number LIMIT 1";
    let key: i64 = db.one(sql, vec![]).await.unwrap().unwrap().at(0).unwrap();
    Number::from_key(key).unwrap()
}

/// What somebody sees who looks at a database through the program.
#[derive(PartialEq)]
struct Seen {
    journal: Vec<journal::Recorded>,
    found: Vec<Vec<Number>>,
    evidence: Vec<u8>,
    dossier: Vec<u8>,
}

async fn seen(house: &House) -> Seen {
    let db = house.connect().await;
    let journal = journal_of(&db).await;
    let mut found = vec![];
    for word in WORDS {
        let page = complaints::search(&db, word, None).await.unwrap();
        found.push(page.lines.iter().map(|line| line.number).collect());
    }
    let number = with_evidence(&db).await;
    let digest = complaints::find(&db, number).await.unwrap().unwrap().complaint.evidence[0].digest.clone();
    let evidence = complaints::evidence_content(&db, &digest).await.unwrap().unwrap();
    let dossier = page(&app(&db).await, &format!("/complaints/{number}/dossier.pdf")).await;
    db.close().await.unwrap();
    Seen { journal, found, evidence, dossier }
}

/// Words of the demo's complaints, and one of none.
const WORDS: [&str; 3] = ["账单", "宽带", "不存在"];

/// The number that the next complaint of the demo's last day gets.
async fn next_number(house: &House) -> Number {
    let serial = house.count("SELECT serial FROM complaints_serial WHERE day = 20260930").await;
    Number::new(jiff::civil::date(2026, 9, 30), serial + 1).unwrap()
}

/// Takes in a complaint of that day and says its number.
fn take_one_in(house: &House) -> Json {
    house.file("one.csv", "No,Text,Phone,On\n1,One more,13900000001,2026-09-30\n");
    house.file("one.toml", ONE);
    let told = house.kefu(&["import", "complaints", "one.csv", "--mapping", "one.toml", "--json"]).ended(0);
    told.json()[0]["number"].clone()
}

/// A mapping of tables with the columns `No,Text,Phone,On`.
pub(crate) const ONE: &str = r#"
    source = "old"
    id = "{No}"
    [fields]
    text = "{Text}"
    demand = "Look into it."
    phone = "{Phone}"
    channel = "phone"
    [category]
    from = "{Text}"
    otherwise = "attitude"
    [accepted]
    from = "{On}"
    formats = ["%Y-%m-%d"]
    [status]
    from = "open"
    open = ["open"]
    [owner]
    department = "CC"
"#;

#[tokio::test]
async fn a_backup_goes_from_either_database_to_either_and_nothing_is_lost() {
    for source in lived_in().await {
        let before = sums(&source).await;
        let told = source.kefu(&["backup", "all.backup", "--json"]).ended(0).json().remove(0);
        let file = source.folder.path().join("all.backup");
        let of_file = fs::metadata(&file).unwrap();
        assert_eq!(
            (told["outcome"].as_str(), told["bytes"].as_u64()),
            (Some("backed-up"), Some(of_file.len()))
        );
        assert_eq!(told["tables"], before);
        assert_eq!(of_file.permissions().mode() & 0o777, 0o600);
        assert_eq!(
            restore(&source, &file, &["--check", "--json"]).ended(0).json()[0]["sha256"],
            told["sha256"]
        );
        let (next, as_source) = (next_number(&source).await, seen(&source).await);
        assert!(
            as_source.found[0].len() > 1 && as_source.found[1].len() > 1 && as_source.found[2].is_empty()
        );

        for target in House::empty().await {
            let told = restore(&target, &file, &["--json"]).ended(0).json().remove(0);
            let complaints = target.count("SELECT COUNT(*) FROM complaints_complaint").await;
            assert_eq!(
                (told["outcome"].as_str(), told["complaints_indexed"].as_i64()),
                (Some("restored"), Some(complaints))
            );
            let after = sums(&target).await;
            assert_eq!(kept_as_it_was(&after), kept_as_it_was(&before));
            leases_are_given_back(&target).await;
            assert!(seen(&target).await == as_source, "the two show different things");
            assert_eq!(take_one_in(&target), next.to_string());
            target.kefu(&["standard"]).done();
        }
    }
}

/// Jobs that a process had taken are due, what waits for its time waits, and their numbers go on.
async fn leases_are_given_back(house: &House) {
    let db = house.connect().await;
    let later = Clock::at(NOON).now() + jiff::SignedDuration::from_mins(5);
    let due = jobs::claim(&db, later).await.unwrap();
    assert_eq!(due.iter().map(|job| job.payload.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(jobs::backlog(&db).await.unwrap().0, 3);
    let last = house.count("SELECT MAX(id) FROM jobs_job").await;
    let tx = db.begin().await.unwrap();
    jobs::enqueue(&tx, "next", "", later).await.unwrap();
    tx.rollback().await.unwrap();
    let held = "SELECT COUNT(*) FROM tmf_hub WHERE leased_until = 0 AND lease = ''";
    assert_eq!((house.count(held).await, last > 3), (1, true));
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_database_with_something_in_it_is_not_restored_into() {
    let source = lived_in().await.remove(0);
    let file = backed_up(&source);
    for house in House::staffed().await {
        let before = sums(&house).await;
        let said = restore(&house, &file, &[]).ended(1).stderr;
        assert!(said.contains("the database is not empty"), "{said}");
        assert_eq!(sums(&house).await, before);
    }
}

#[tokio::test]
async fn a_damaged_or_foreign_file_is_refused_and_leaves_no_tables() {
    let source = lived_in().await.remove(0);
    let whole = fs::read(backed_up(&source)).unwrap();
    let mut altered = whole.clone();
    altered[whole.len() / 2] ^= 1;
    let files = [
        ("the backup is damaged", whole[..whole.len() / 2].to_vec()),
        ("the backup is damaged", altered),
        ("this is no backup of Kefu", b"No,Text\n1,a\n".to_vec()),
        ("this is no backup of Kefu", vec![]),
    ];
    for house in House::empty().await {
        for (why, bytes) in &files {
            let file = house.file("it.backup", bytes);
            for more in [&[][..], &["--check"]] {
                let said = restore(&house, &file, more).ended(1).stderr;
                assert!(said.starts_with("kefu: ") && said.contains(why), "{said}");
            }
        }
        let said = restore(&house, Path::new("missing.backup"), &[]).ended(1).stderr;
        assert!(said.contains("cannot open missing.backup"), "{said}");
        // Nothing is there that would be in the way of the right one.
        restore(&house, &house.file("it.backup", &whole), &[]).done();
    }
}

#[tokio::test]
async fn an_older_backup_is_brought_up_to_date() {
    let mut old = program::migrations();
    old.retain(|step| step.context != complaints::CONTEXT || step.version == 1);
    for database in testkit::databases(&[&old]).await {
        let source = House { database, folder: tempfile::tempdir().unwrap() };
        // Making it changes nothing: the former program goes on with its tables.
        let file = backed_up(&source);
        let steps = "SELECT COUNT(*) FROM kefu_migration WHERE context = 'complaints'";
        assert_eq!(source.count(steps).await, 1);
        for target in House::empty().await {
            restore(&target, &file, &[]).done();
            let now = program::migrations().iter().filter(|step| step.context == complaints::CONTEXT).count();
            assert_eq!(usize::try_from(target.count(steps).await), Ok(now));
            assert_eq!(target.count("SELECT COUNT(ticket_status) FROM complaints_complaint").await, 0);
            target.kefu(&["category", "list"]).done();
        }
    }
}

#[tokio::test]
async fn a_backup_never_replaces_a_file_unasked_and_leaves_none_that_is_half() {
    for house in lived_in().await {
        let file = house.file("all.backup", "precious");
        let said = house.kefu(&["backup", "all.backup"]).ended(1).stderr;
        assert!(said.contains("all.backup is there already"), "{said}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "precious");
        house.kefu(&["backup", "all.backup", "--force"]).done();
        restore(&house, &file, &["--check"]).done();
        house.kefu(&["backup", "no/such/folder/all.backup"]).ended(1);
        house.kefu(&["backup", ".."]).ended(1);
    }
    for house in House::empty().await {
        let said = house.kefu(&["backup", "none.backup"]).ended(1).stderr;
        assert!(said.contains("there is no database") || said.contains("has no tables of Kefu"), "{said}");
        assert_eq!(fs::read_dir(house.folder.path()).unwrap().count(), 0);
    }
}

#[tokio::test]
async fn a_backup_never_takes_the_place_of_the_database() {
    let house = House::staffed().await.remove(0);
    let folder = house.folder.path();
    let (before, live) = (sums(&house).await, folder.join("live.db"));
    let database = house.database.url().strip_prefix("sqlite:").unwrap();
    fs::copy(database, &live).unwrap();
    fs::hard_link(&live, folder.join("twin.db")).unwrap();
    std::os::unix::fs::symlink(&live, folder.join("link.db")).unwrap();
    fs::create_dir(folder.join("below")).unwrap();
    for url in ["sqlite:live.db", "sqlite:link.db"] {
        for file in ["live.db", "below/../live.db", "twin.db", "link.db", "live.db-wal", "live.db-shm"] {
            for more in [&[][..], &["--force"]] {
                let words = [&["backup", file], more].concat();
                let mut command = house.command(&words);
                let said = ran(command.env("KEFU_DATABASE_URL", url), "").ended(1).stderr;
                assert!(said.contains("belongs to the database itself"), "{file}: {said}");
            }
        }
    }
    assert!(fs::read(&live).unwrap().starts_with(b"SQLite format 3"));
    assert_eq!(sums(&house).await, before);
    let mut command = house.command(&["backup", "live.db.backup"]);
    ran(command.env("KEFU_DATABASE_URL", "sqlite:live.db"), "").done();
}

#[tokio::test]
async fn what_goes_wrong_is_told_without_a_password() {
    let house = House::empty().await.remove(0);
    let source = lived_in().await.remove(0);
    let file = backed_up(&source);
    let unreachable = "postgres://kefu:geheim@127.0.0.1:1/kefu";
    let said = restore(&house, &file, &["--into", unreachable]).ended(1);
    assert!(said.stderr.contains("cannot open the database"), "{}", said.stderr);
    assert!(!format!("{said:?}").contains("geheim"), "{said:?}");
    assert_eq!(said.stdout, "");
}
