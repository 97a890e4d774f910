//! Fills a database with complaints, quickly: some are accepted as people accept them, the others are copies of them
//! on earlier days, row by row like the first, index columns and search terms included.

use complaints::{
    Accept, Rules,
    complaint::{Contact, Draft},
};
use db::{Db, Dialect, Sql as _, Tx};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::{Actor, Deed, Purpose};

use crate::house::today;

/// So many are accepted one by one, and copied.
const ORIGINALS: i64 = 200;
const SERIALS_PER_DAY: i64 = 10_000_000;
const DAY_MS: i64 = 86_400_000;
/// Copies this old are closed.
const DAYS_OPEN: i64 = 5;

/// The word that the search is measured with: one complaint in twenty has it.
pub(crate) const WORD: &str = "光猫";

/// Fills it up to `size` complaints.
pub(crate) async fn fill(db: &Db, size: i64) -> anyhow::Result<()> {
    let tx = db.begin().await?;
    let terms = originals(&tx).await?;
    keep_terms(&tx, &terms).await?;
    tx.commit().await?;
    let mut day = today().to_zoned(zone()).date();
    for copy in 1..size / ORIGINALS {
        let tx = db.begin().await?;
        day = day.yesterday()?;
        copy_to(&tx, day, copy).await?;
        tx.commit().await?;
    }
    let tx = db.begin().await?;
    if tx.dialect() == Dialect::Postgres {
        tx.run_script("ANALYZE complaints_complaint; ANALYZE complaints_search").await?;
    } else {
        tx.run_script("ANALYZE complaints_complaint").await?;
    }
    tx.commit().await?;
    Ok(())
}

fn zone() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(8))
}

/// Accepts the originals and gives the search terms of each.
async fn originals(tx: &Tx) -> anyhow::Result<Vec<String>> {
    let rules = Rules {
        calendar: std::sync::Arc::new(business_calendar()),
        operator: "云岭通信".to_owned(),
        base_url: "http://localhost".to_owned(),
    };
    let codes = ["vas-not-ordered", "broadband-fault", "coverage", "attitude", "plan-charge"];
    let mut terms = Vec::new();
    for i in 0..ORIGINALS {
        let text = text(i);
        let place = usize::try_from(i)?;
        let draft = Draft {
            text: text.clone(),
            demand: "请尽快处理并答复".to_owned(),
            category: complaints::category(tx, codes[place % codes.len()]).await?,
            contact: Contact { phone: Some(format!("139{i:08}").parse()?), ..Contact::default() },
            ..Draft::default()
        };
        terms.push(complaints::terms(&format!("{text} 请尽快处理并答复 139{i:08}")));
        let deed = Deed {
            by: Actor::Staff("1001".parse()?),
            purpose: Purpose::ComplaintIntake,
            at: today() - jiff::SignedDuration::from_secs(i * 60),
        };
        complaints::accept(tx, &deed, &rules, Accept { draft, ..Accept::default() }).await?;
    }
    Ok(terms)
}

fn business_calendar() -> business_calendar::Calendar {
    business_calendar::Calendar::china().clone()
}

/// A complaint's words; every twentieth has the word that is searched for.
fn text(i: i64) -> String {
    let word = if i % 20 == 0 { WORD } else { "宽带" };
    format!("第{i}件:家里{word}从昨天晚上开始不能上网,打了两次电话没有人上门处理,要求今天修好并减免费用。")
}

/// Keeps the originals' terms where a copy can take them from.
async fn keep_terms(tx: &Tx, terms: &[String]) -> anyhow::Result<()> {
    tx.run_script("CREATE TABLE bench_terms (serial BIGINT NOT NULL PRIMARY KEY, terms TEXT NOT NULL)")
        .await?;
    for (serial, terms) in (1_i64..).zip(terms) {
        let terms = match tx.dialect() {
            Dialect::Sqlite => terms.clone(),
            Dialect::Postgres => vector(terms),
        };
        let values = vec![serial.into(), terms.into()];
        tx.execute("INSERT INTO bench_terms (serial, terms) VALUES ($1, $2)", values).await?;
    }
    Ok(())
}

fn vector(terms: &str) -> String {
    let places = terms.split(' ').enumerate().map(|(i, term)| format!("'{term}':{}", i + 1));
    places.collect::<Vec<_>>().join(" ")
}

/// Copies the originals to an earlier day.
async fn copy_to(tx: &Tx, day: Date, days: i64) -> anyhow::Result<()> {
    let original_day = key(today().to_zoned(zone()).date());
    let (shift, back) = (key(day) - original_day, days * DAY_MS);
    let closed = i64::from(days > DAYS_OPEN);
    let state = if closed == 1 { "closed" } else { "accepted" };
    let (old, new) = (digits(today()), digits_of(day));
    let columns = columns(tx).await?;
    let selected: Vec<_> = columns
        .iter()
        .map(|column| match column.as_str() {
            "number" => "number + $1".to_owned(),
            "state" => "$5".to_owned(),
            "open" => "1 - $6".to_owned(),
            "ticket_status" => "CASE WHEN $6 = 1 THEN 'closed' ELSE ticket_status END".to_owned(),
            "next_alarm" | "told_at" => "NULL".to_owned(),
            "ended_at" => "CASE WHEN $6 = 1 THEN accepted_at - $2 + 86400000 END".to_owned(),
            "accepted_at" | "original_due" | "due_at" | "statutory_due" | "changed_at" => {
                format!("{column} - $2")
            }
            "document" => "REPLACE(document, $3, $4)".to_owned(),
            other => other.to_owned(),
        })
        .collect();
    let sql = format!(
        "INSERT INTO complaints_complaint ({})
         SELECT {}
         FROM complaints_complaint
         WHERE number > $7 AND number <= $7 + {ORIGINALS}",
        columns.join(", "),
        selected.join(", ")
    );
    let values = vec![
        shift.into(),
        back.into(),
        old.into(),
        new.into(),
        state.into(),
        closed.into(),
        original_day.into(),
    ];
    tx.execute(&sql, values).await?;
    let search = match tx.dialect() {
        Dialect::Sqlite => {
            "INSERT INTO complaints_search (rowid, terms) SELECT serial + $1, terms FROM bench_terms"
        }
        Dialect::Postgres => {
            "INSERT INTO complaints_search (number, terms)
             SELECT serial + $1, CAST(terms AS tsvector) FROM bench_terms"
        }
    };
    tx.execute(search, vec![key(day).into()]).await?;
    let serial = "INSERT INTO complaints_serial (day, serial) VALUES ($1, $2)";
    tx.execute(serial, vec![serial_day(day).into(), ORIGINALS.into()]).await?;
    Ok(())
}

/// The names of the table's columns.
async fn columns(tx: &Tx) -> anyhow::Result<Vec<String>> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => "SELECT name FROM pragma_table_info('complaints_complaint') LIMIT 200",
        Dialect::Postgres => {
            "SELECT CAST(column_name AS TEXT) FROM information_schema.columns
             WHERE table_name = 'complaints_complaint' AND table_schema = 'public' LIMIT 200"
        }
    };
    let rows = tx.all(sql, vec![]).await?;
    Ok(rows.iter().map(|row| row.at(0)).collect::<Result<_, _>>()?)
}

/// A day as the serials of its complaints are kept by: yyyymmdd.
fn serial_day(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

fn key(day: Date) -> i64 {
    serial_day(day) * SERIALS_PER_DAY
}

fn digits(at: Timestamp) -> String {
    digits_of(at.to_zoned(zone()).date())
}

fn digits_of(day: Date) -> String {
    format!("T{:04}{:02}{:02}-", day.year(), day.month(), day.day())
}
