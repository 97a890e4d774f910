//! Limits counted anew when their calendar is revised.

use business_calendar::CalendarVersion;
use db::Db;
use jiff::{SignedDuration, Timestamp};
use jobs::Job;
use kernel::{Actor, Clause, Deed, Purpose};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::{
    Error, Rules,
    change::{Happened, load, save},
    complaint::{Clocks, Complaint, Notice, NoticeKind, Number, Recounted, State, Told},
    notices::{limit_moved_text, send_later, way_of_contact},
    store::{complaints, lists},
};

/// The job that counts the limits of open complaints anew.
pub const RECOUNT_LIMITS: &str = "recount-limits";

/// Who has followed the calendars' revisions how far.
const FOLLOWER: &str = "complaints-calendars";

/// So many complaints are looked at in one go: few enough that the job's lease outlasts them.
const BATCH: i64 = 200;

/// Another process may take complaints in by the old calendar until it has heard of the new one. They are looked
/// at when every process has.
const SECOND_LOOK: SignedDuration = SignedDuration::from_secs(60);

/// What a job is to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Task {
    /// The calendar that was revised.
    calendar: String,
    /// Where the last batch ended: a due moment in milliseconds, and the number at it.
    after: Option<(i64, i64)>,
}

/// Asks for the limits to be counted anew, once for each revision of the calendar that the journal tells of,
/// whichever process hears of it. Says whether there was one.
pub async fn heed_revisions(db: &Db, calendar: &str, now: Timestamp) -> Result<bool, Error> {
    const ENTRIES: i64 = 500;
    let tx = db.begin().await?;
    let follower = format!("{FOLLOWER}:{calendar}");
    // Where another process is at it, it sees what we would see.
    let Some(heeded) = journal::cursor(&tx, &follower).await? else { return Ok(false) };
    let entries = journal::of_subject(&tx, calendars::CONTEXT, calendar, heeded, ENTRIES).await?;
    let Some(last) = entries.last().map(|entry| entry.seq) else { return Ok(false) };
    let revised = entries.iter().any(|entry| entry.event == calendars::REVISED);
    if revised {
        let task = Task { calendar: calendar.to_owned(), after: None };
        enqueue(&tx, &task, now).await?;
        enqueue(&tx, &task, now + SECOND_LOOK).await?;
    }
    journal::advance(&tx, &follower, last).await?;
    tx.commit().await?;
    Ok(revised)
}

/// Does a job of [`RECOUNT_LIMITS`]: one batch, each complaint in a transaction of its own, then the job for the
/// next one. A batch begun again finds nothing left to change. `rules` are those of the calendar as it is now.
pub async fn recount_limits(db: &Db, rules: &Rules, job: &Job, now: Timestamp) -> Result<(), Error> {
    let task: Task = serde_json::from_str(&job.payload).map_err(|e| db::Error::Json(e.to_string()))?;
    let batch = if task.calendar == rules.calendar.place().as_str() {
        lists::open_by_due(db, task.after, BATCH).await?
    } else {
        // The operator counts in another calendar by now.
        vec![]
    };
    let numbers: Vec<_> = batch.iter().map(|&(_, number)| number).collect();
    for complaint in complaints::documents(db, &numbers).await? {
        if counted_anew(rules, &complaint, now).is_some() {
            recount(db, rules, complaint.number, now).await?;
        }
    }
    let tx = db.begin().await?;
    if let Some(&(due, number)) = batch.last() {
        let after = Some((due.as_millisecond(), number.key()));
        enqueue(&tx, &Task { after, ..task }, now).await?;
    }
    jobs::done(&tx, job).await?;
    tx.commit().await?;
    Ok(())
}

async fn enqueue(tx: &db::Tx, task: &Task, at: Timestamp) -> Result<(), Error> {
    let payload = serde_json::to_string(task).map_err(|e| db::Error::Json(e.to_string()))?;
    Ok(jobs::enqueue(tx, RECOUNT_LIMITS, &payload, at).await?)
}

async fn recount(db: &Db, rules: &Rules, number: Number, now: Timestamp) -> Result<(), Error> {
    let tx = db.begin().await?;
    // Asked again with the complaint locked: it may have been changed meanwhile, or counted by another process.
    let before = load(&tx, number).await?;
    let Some(mut after) = counted_anew(rules, &before.complaint, now) else { return Ok(()) };
    let deed =
        Deed { by: Actor::System("calendar".to_owned()), purpose: Purpose::ComplaintHandling, at: now };
    let body = facts(&before.complaint.clocks, &after.clocks);
    if let Some(notice) = notice(rules, &before.complaint, &after, now) {
        after.notices.push(notice);
        send_later(&tx, &after, after.notices.len() - 1, now).await?;
    }
    let happened = Happened { event: "limits-recounted", clause: Clause::of("4.3.1(1)"), body };
    save(&tx, &deed, &before, after, happened).await?;
    tx.commit().await?;
    Ok(())
}

/// The complaint by the calendar as it is now, where that changes it.
fn counted_anew(rules: &Rules, complaint: &Complaint, now: Timestamp) -> Option<Complaint> {
    if !is_counted_on(rules, &complaint.clocks) {
        return None;
    }
    let counted = || {
        let department = complaint.clocks.department.as_ref();
        let department_due =
            department.map(|clock| rules.department_due(&complaint.clocks, clock)).transpose()?;
        Ok(Recounted { clocks: rules.clocks(complaint.accepted_at)?, department_due })
    };
    let counted: Result<_, business_calendar::CountingError> = counted();
    match counted {
        Ok(counted) => complaint.clone().recount(&counted, now),
        Err(error) => {
            tracing::warn!(number = %complaint.number, %error, "limits could not be counted anew");
            None
        }
    }
}

/// Whether the limits were counted on this calendar; where no year of theirs was published, on no other one.
fn is_counted_on(rules: &Rules, clocks: &Clocks) -> bool {
    let mut versions = clocks.calendar.split_whitespace().map(str::parse::<CalendarVersion>);
    versions.all(|version| version.is_ok_and(|version| version.place == *rules.calendar.place()))
}

/// A customer who was told a day is told the new one, where we can send it; else it is for the owner to do.
fn notice(rules: &Rules, before: &Complaint, after: &Complaint, now: Timestamp) -> Option<Notice> {
    let is_awaited = match after.state {
        State::Accepted | State::Valid { .. } | State::Dispatched | State::Investigating { .. } => true,
        State::Answered { .. } | State::NotValid(_) | State::Closed(_) | State::ClosedElsewhere { .. } => {
            false
        }
    };
    let told_before = before.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::Process));
    let (was, until) = (before.clocks.announced_on, after.clocks.announced_on);
    let told = way_of_contact(&after.intake);
    let reaches = told.is_sent_by_us() || told == Told::Portal;
    (is_awaited && told_before && was != until && reaches).then(|| {
        let text = limit_moved_text(rules, after, was);
        Notice::write(NoticeKind::LimitMoved { until }, told, text, now)
    })
}

/// What moved, from where to where, and by which versions of the calendar.
fn facts(before: &Clocks, after: &Clocks) -> Json {
    let moved = |from: Timestamp, to: Timestamp| (from != to).then(|| json!({ "from": from, "to": to }));
    let department = before.department.as_ref().zip(after.department.as_ref());
    let what = if before.announced_on != after.announced_on {
        "moved"
    } else if before.provisional && !after.provisional {
        "certain"
    } else {
        "others"
    };
    json!({
        "what": what,
        "from": before.announced_on,
        "to": after.announced_on,
        "calendar_from": before.calendar,
        "calendar_to": after.calendar,
        "provisional_from": before.provisional,
        "provisional_to": after.provisional,
        "original": moved(before.original_due, after.original_due),
        "judgement": moved(before.judge_by, after.judge_by),
        "department": department.and_then(|(before, after)| moved(before.due, after.due)),
    })
}
