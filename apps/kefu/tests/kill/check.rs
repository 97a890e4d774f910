//! What must hold of the database whenever a process died: seen in one snapshot, while the next one works.

use std::collections::BTreeSet;

use complaints::{
    CONTEXT,
    complaint::{Complaint, Number},
};
use db::{Row, Sql, Tx, Value};
use jiff::Timestamp;
use journal::Recorded;

use crate::{house::House, load::Done};

/// How far the journal was checked.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    seq: i64,
}

const SERIALS_PER_DAY: i64 = 10_000_000;
/// Entries of a complaint that are no step of it: its version stays.
const NO_STEPS: [&str; 4] = ["accepted", "refused", "viewed", "alarm"];

impl Checked {
    /// Checks all that the journal says has happened since the last time, and what was acknowledged.
    pub(crate) async fn since_last(&mut self, house: &House, done: &[Done]) {
        let db = house.connect().await;
        let tx = db.snapshot().await.unwrap();
        let touched = self.follow_journal(&tx).await;
        numbers_are_gapless(&tx).await;
        for number in touched {
            is_whole(&tx, number).await;
        }
        for done in done {
            is_kept(&tx, done).await;
        }
        tx.rollback().await.unwrap();
        db.close().await.unwrap();
    }

    /// Reads on to the head, without a gap.
    async fn follow_journal(&mut self, tx: &Tx) -> BTreeSet<Number> {
        let head = journal::head(tx).await.unwrap();
        let mut touched = BTreeSet::new();
        while self.seq < head {
            let entries = journal::since(tx, self.seq, 500).await.unwrap();
            assert!(!entries.is_empty(), "the journal ends at {}, and its head is {head}", self.seq);
            for entry in entries {
                assert_eq!(entry.seq, self.seq + 1, "the journal has a gap");
                self.seq = entry.seq;
                if entry.context == CONTEXT {
                    touched.extend(entry.subject.parse::<Number>());
                }
            }
        }
        assert_eq!(self.seq, head, "the journal goes on past its head");
        touched
    }
}

/// Checks everything from the beginning, when no process works any more and nothing waits.
pub(crate) async fn everything(house: &House, done: &[Done]) {
    Checked::default().since_last(house, done).await;
    let db = house.connect().await;
    assert_eq!(jobs::backlog(&db).await.unwrap(), (0, 0));
    db.close().await.unwrap();
}

async fn count(tx: &Tx, sql: &str, values: Vec<Value>) -> i64 {
    tx.one(sql, values).await.unwrap().unwrap().at(0).unwrap()
}

/// Every number up to the day's serial is a complaint, each has its entry and its search terms, and nothing else
/// has.
async fn numbers_are_gapless(tx: &Tx) {
    let mut all = 0;
    for row in tx.all("SELECT day, serial FROM complaints_serial LIMIT 10", vec![]).await.unwrap() {
        let (day, serial): (i64, i64) = (row.at(0).unwrap(), row.at(1).unwrap());
        let first = day * SERIALS_PER_DAY;
        let sql = "SELECT COUNT(*) FROM complaints_complaint WHERE number > $1 AND number <= $2";
        assert_eq!(count(tx, sql, vec![first.into(), (first + serial).into()]).await, serial);
        all += serial;
    }
    for table in [
        "complaints_complaint",
        "complaints_search",
        "journal_entry WHERE context = 'complaints' AND event = 'accepted'",
    ] {
        assert_eq!(count(tx, &format!("SELECT COUNT(*) FROM {table}"), vec![]).await, all, "{table}");
    }
}

/// Its document, its columns, its journal and its jobs say the same.
async fn is_whole(tx: &Tx, number: Number) {
    let found = complaints::find(tx, number).await.unwrap().unwrap_or_else(|| panic!("{number} is half"));
    let entries = journal::of_subject(tx, CONTEXT, &number.to_string(), 0, 10_000).await.unwrap();
    let of = |event: &str| entries.iter().filter(|entry| entry.event == event).count();
    assert_eq!(entries[0].event, "accepted", "{number}");
    assert_eq!(of("accepted"), 1, "{number}");
    let steps = entries.iter().filter(|entry| !NO_STEPS.contains(&entry.event.as_str())).count();
    assert_eq!(found.version, 1 + i64::try_from(steps).unwrap(), "{number}: {entries:?}");
    let complaint = found.complaint;
    let said = [of("noted"), of("chased"), of("judged-valid"), of("mass-linked")];
    let [judged, linked] = [complaint.judged_at.is_some(), complaint.mass.is_some()].map(usize::from);
    assert_eq!(said, [complaint.notes.len(), complaint.chases.len(), judged, linked], "{number}");
    columns_are_the_documents(tx, &complaint, found.version).await;
    notices_are_sent_once(tx, &complaint, &entries).await;
}

async fn columns_are_the_documents(tx: &Tx, complaint: &Complaint, version: i64) {
    let number = complaint.number;
    let sql = "SELECT state, owner, department, category, place, phone,
                      version, open, accepted_at, judged_at, dispatched_at, due_at, statutory_due, next_alarm,
                      chases, told_at, mass, repeat_of
               FROM complaints_complaint
               WHERE number = $1";
    let row = tx.one(sql, vec![number.key().into()]).await.unwrap().unwrap();
    let texts: [Option<String>; 6] = std::array::from_fn(|place| text(&row, place));
    let intake = &complaint.intake;
    let of_document = [
        Some(complaint.state.name().to_owned()),
        Some(complaint.owner.to_string()),
        complaint.dispatched.as_ref().map(|dispatch| dispatch.department.clone()),
        Some(intake.category.code.as_str().to_owned()),
        intake.place.clone(),
        intake.contact.phone.as_ref().map(|phone| phone.as_str().to_owned()),
    ];
    assert_eq!(texts, of_document, "{number}");
    let ms = Timestamp::as_millisecond;
    let numbers: [Option<i64>; 12] = std::array::from_fn(|place| row.at(6 + place).unwrap());
    let of_document = [
        Some(version),
        Some(i64::from(complaint.is_open())),
        Some(ms(complaint.accepted_at)),
        complaint.judged_at.map(ms),
        complaint.dispatched.as_ref().map(|dispatch| ms(dispatch.at)),
        Some(ms(complaint.clocks.due())),
        Some(ms(complaint.clocks.statutory_due)),
        complaint.alarm_at().map(ms),
        Some(i64::try_from(complaint.chases.len()).unwrap()),
        complaint.process_told_at().map(ms),
        complaint.mass.map(Number::key),
        complaint.repeat_of.map(Number::key),
    ];
    assert_eq!(numbers, of_document, "{number}");
}

fn text(row: &Row, place: usize) -> Option<String> {
    row.at(place).unwrap()
}

/// A notice that waits has its one job; one that was sent has its one entry, and no job.
async fn notices_are_sent_once(tx: &Tx, complaint: &Complaint, entries: &[Recorded]) {
    let sql = "SELECT COUNT(*) FROM jobs_job WHERE payload = $1";
    for (place, notice) in complaint.notices.iter().enumerate() {
        let payload = format!("{}/{place}", complaint.number);
        let is_this = |entry: &&Recorded| entry.event == "notice-sent" && entry.body["place"] == place;
        let entries = entries.iter().filter(is_this).count();
        let jobs = count(tx, sql, vec![payload.as_str().into()]).await;
        let expected = if notice.sent_at.is_some() { (1, 0) } else { (0, 1) };
        assert_eq!((entries, jobs), expected, "entries and jobs of the notice {payload}");
    }
}

/// What was acknowledged is there, and search finds its words.
async fn is_kept(tx: &Tx, done: &Done) {
    let found = complaints::find(tx, done.number()).await.unwrap();
    let complaint = found.unwrap_or_else(|| panic!("lost: {done:?}")).complaint;
    let kept = match done {
        Done::Accepted { text, .. } => complaint.intake.text == *text && is_found(tx, done, text).await,
        Done::Noted { text, .. } => {
            complaint.notes.iter().any(|note| note.text == *text) && is_found(tx, done, text).await
        }
        Done::Chased { number, text } => {
            let entries = journal::of_subject(tx, CONTEXT, &number.to_string(), 0, 10_000).await.unwrap();
            entries.iter().any(|entry| entry.event == "chased" && entry.body["text"] == text.as_str())
        }
        Done::JudgedValid { .. } => complaint.judged_at.is_some(),
        Done::Dispatched { .. } => complaint.dispatched.is_some_and(|to| to.department == "BILL"),
    };
    assert!(kept, "lost: {done:?}");
}

async fn is_found(tx: &Tx, done: &Done, text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap();
    let page = complaints::search(tx, word, None).await.unwrap();
    page.lines.iter().any(|line| line.number == done.number())
}
