//! The real program on a real database: killed in the middle of its work, and two of it side by side.

#![cfg(test)]

mod check;
mod house;
mod load;
mod server;

use std::time::{Duration, Instant};

use complaints::complaint::Number;
use db::{Dialect, Sql as _};
use testkit::{Random, TestDb};

use self::{
    check::Checked,
    house::House,
    load::{Done, Load},
    server::Server,
};

const KILLS: u64 = 20;
/// How many writes of a life are acknowledged before its end, and the milliseconds from the last of them to the kill.
const WRITES_MIN: u64 = 10;
const WRITES_SPREAD: u64 = 30;
const MOMENT_SPREAD: u64 = 40;
const SENT_WITHIN: Duration = Duration::from_mins(1);

/// The fresh database of this kind; `None` where PostgreSQL is left out.
async fn database(dialect: Dialect) -> Option<TestDb> {
    testkit::databases(&[]).await.into_iter().find(|database| database.dialect() == dialect)
}

// clause: 1.3.5, 4.2.2(1)
#[tokio::test(flavor = "multi_thread")]
async fn killed_twenty_times_on_sqlite_it_loses_nothing_that_it_acknowledged() {
    survives_kills(Dialect::Sqlite).await;
}

// clause: 1.3.5, 4.2.2(1)
#[tokio::test(flavor = "multi_thread")]
async fn killed_twenty_times_on_postgresql_it_loses_nothing_that_it_acknowledged() {
    survives_kills(Dialect::Postgres).await;
}

async fn survives_kills(dialect: Dialect) {
    let Some(database) = database(dialect).await else { return };
    let house = House::furnish(database).await;
    let mut random = Random::seeded(20);
    let mut checked = Checked::default();
    let mut server = Server::start(&house, "outbox").await;
    let session = server.sign_in().await;
    let mut load = Load::new(session);
    let mut acknowledged = vec![];
    for round in 0..KILLS {
        let writers = load.begin(&server, round);
        load.has_acknowledged(WRITES_MIN + random.number() % WRITES_SPREAD).await;
        tokio::time::sleep(Duration::from_millis(random.number() % MOMENT_SPREAD)).await;
        server.kill();
        let done = load.end(writers).await;
        server = Server::start(&house, "outbox").await;
        checked.since_last(&house, &done).await;
        acknowledged.extend(done);
    }
    eprintln!("{} acknowledged writes in {KILLS} lives", acknowledged.len());
    assert!(acknowledged.iter().any(|done| matches!(done, Done::Dispatched { .. })));
    every_notice_is_sent(&house).await;
    drop(server);
    check::everything(&house, &acknowledged).await;
}

/// Waits until no notice waits. What a killed process had taken is taken again when its lease is over; the test
/// lets that minute pass by putting the jobs' time back.
async fn every_notice_is_sent(house: &House) {
    let db = house.connect().await;
    let tx = db.begin().await.unwrap();
    tx.execute("UPDATE jobs_job SET run_at = run_at - 60000", vec![]).await.unwrap();
    tx.commit().await.unwrap();
    let since = Instant::now();
    while jobs::backlog(&db).await.unwrap().0 > 0 {
        assert!(since.elapsed() < SENT_WITHIN, "jobs do not go on: {:?}", jobs::backlog(&db).await);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    db.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_on_one_process_is_heard_on_the_live_stream_of_the_other() {
    let Some(database) = database(Dialect::Postgres).await else { return };
    let house = House::furnish(database).await;
    let (here, there) = (Server::start(&house, "here").await, Server::start(&house, "there").await);
    // One session serves both: it lives in the database.
    let session = here.sign_in().await;
    let mut stream = there.listen(&session).await;
    let number = load::accept(&here, &session, "两个进程一家店").await;
    let topic = format!("complaint:{number}");
    let heard = tokio::time::timeout(Duration::from_secs(10), stream.hear(&topic));
    heard.await.expect("the other process tells of it within seconds");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_one_database_give_each_number_once_and_do_each_job_once() {
    let Some(database) = database(Dialect::Postgres).await else { return };
    let house = House::furnish(database).await;
    let (here, there) = (Server::start(&house, "here").await, Server::start(&house, "there").await);
    let session = here.sign_in().await;
    let mut numbers: Vec<Number> = vec![];
    for i in 0..20 {
        let text = format!("同时来的第{i}件");
        let (a, b) =
            tokio::join!(load::accept(&here, &session, &text), load::accept(&there, &session, &text));
        numbers.extend([a, b]);
    }
    every_notice_is_sent_by(&house, &numbers).await;
    drop((here, there));
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 40);
    let laid_out: usize = ["here", "there"].map(|outbox| house.sent(outbox).len()).iter().sum();
    assert_eq!(laid_out, 40, "a notice was laid out twice, or not at all");
    check::everything(&house, &[]).await;
}

async fn every_notice_is_sent_by(house: &House, numbers: &[Number]) {
    let db = house.connect().await;
    let since = Instant::now();
    let sql = "SELECT COUNT(*) FROM journal_entry WHERE event = 'notice-sent'";
    loop {
        let sent: i64 = db.one(sql, vec![]).await.unwrap().unwrap().at(0).unwrap();
        if usize::try_from(sent).unwrap() >= numbers.len() {
            break;
        }
        assert!(since.elapsed() < SENT_WITHIN, "{sent} of {} notices were sent", numbers.len());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    db.close().await.unwrap();
}
