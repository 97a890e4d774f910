use db::{Dialect, Error, Row, Sql, Tx, Value};
use jiff::{Timestamp, civil::Date};
use kernel::PhoneNumber;

use super::search;
use crate::{
    CategoryNames,
    complaint::{Complaint, Intake, Number},
    ticket_status as status,
    typed::home_form,
};

/// A complaint with the version it was read at.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) complaint: Complaint,
    pub(crate) version: i64,
}

const FIND: &str = "SELECT version, document FROM complaints_complaint WHERE number = $1";

pub(crate) async fn find(on: &impl Sql, number: Number) -> Result<Option<Stored>, Error> {
    let row = on.one(FIND, vec![number.key().into()]).await?;
    row.as_ref().map(stored).transpose()
}

/// A complaint with what its category is called.
pub(crate) async fn find_named(
    on: &impl Sql,
    number: Number,
) -> Result<Option<(Stored, Option<CategoryNames>)>, Error> {
    let row = on
        .one(
            "SELECT version, document, name_zh_cn, name_zh_tw, name_en
             FROM complaints_complaint
             LEFT JOIN complaints_category ON code = category
             WHERE number = $1",
            vec![number.key().into()],
        )
        .await?;
    row.map(|row| Ok((stored(&row)?, super::categories::names(&row, 2)?))).transpose()
}

/// Complaints by number, at most a page of them.
pub(crate) async fn documents(on: &impl Sql, numbers: &[Number]) -> Result<Vec<Complaint>, Error> {
    if numbers.is_empty() {
        return Ok(vec![]);
    }
    let places: Vec<_> = (1..=numbers.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT document FROM complaints_complaint WHERE number IN ({}) LIMIT {}",
        places.join(", "),
        numbers.len()
    );
    let rows = on.all(&sql, numbers.iter().map(|number| number.key().into()).collect()).await?;
    rows.iter().map(|row| read(&row.at::<String>(0)?)).collect()
}

/// Finds a complaint and keeps everybody else from changing it until the transaction ends.
pub(crate) async fn lock(tx: &Tx, number: Number) -> Result<Option<Stored>, Error> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => FIND.to_owned(),
        Dialect::Postgres => format!("{FIND} FOR UPDATE"),
    };
    let row = tx.one(&sql, vec![number.key().into()]).await?;
    row.as_ref().map(stored).transpose()
}

fn stored(row: &Row) -> Result<Stored, Error> {
    Ok(Stored { version: row.at(0)?, complaint: read(&row.at::<String>(1)?)? })
}

pub(crate) fn read(document: &str) -> Result<Complaint, Error> {
    serde_json::from_str(document).map_err(|e| Error::Json(e.to_string()))
}

/// The next number of a day. Two transactions never get the same one.
pub(crate) async fn next_number(tx: &Tx, day: Date) -> Result<Number, Error> {
    let digits = i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day());
    let row = tx
        .one(
            "INSERT INTO complaints_serial (day, serial) VALUES ($1, 1)
             ON CONFLICT (day) DO UPDATE SET serial = complaints_serial.serial + 1
             RETURNING serial",
            vec![digits.into()],
        )
        .await?;
    let serial: i64 = row.ok_or_else(|| Error::RecordNotFound("complaints_serial".to_owned()))?.at(0)?;
    Number::new(day, serial).ok_or_else(|| Error::Custom(format!("no numbers are left on {day}")))
}

/// The columns beside the document, in the order of [`columns`].
const COLUMNS: [&str; 47] = [
    "number",
    "version",
    "state",
    "open",
    "owner",
    "handover_to",
    "department",
    "category",
    "top_class",
    "channel",
    "arrival",
    "customer",
    "phone",
    "place",
    "title",
    "accepted_at",
    "judged_at",
    "dispatched_at",
    "answered_at",
    "ended_at",
    "original_due",
    "due_at",
    "statutory_due",
    "next_alarm",
    "provisional",
    "approval_waits",
    "transfers",
    "extensions",
    "extensions_announced",
    "extended_at",
    "told_at",
    "review",
    "first_opinion",
    "chases",
    "attempts",
    "escalated",
    "opinion",
    "root_cause",
    "repeat_of",
    "mass",
    "appealed_at",
    "imported_from",
    "changed_at",
    "severity",
    "ticket_status",
    "ticket_status_at",
    "resolved_at",
];

pub(crate) async fn insert(tx: &Tx, complaint: &Complaint, now: Timestamp) -> Result<(), Error> {
    let mut values = columns(complaint, 1, now);
    values.push(document(complaint)?.into());
    let places: Vec<_> = (1..=values.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "INSERT INTO complaints_complaint ({}, document) VALUES ({})",
        COLUMNS.join(", "),
        places.join(", ")
    );
    tx.execute(&sql, values).await?;
    search::put(tx, complaint).await
}

/// Saves what a step made of the complaint that was read as `before`.
pub(crate) async fn update(
    tx: &Tx,
    before: &Stored,
    after: &Complaint,
    now: Timestamp,
) -> Result<i64, Error> {
    let version = before.version + 1;
    let mut values = columns(after, version, now);
    values.push(document(after)?.into());
    let sets: Vec<_> = COLUMNS.iter().enumerate().skip(1).map(|(i, c)| format!("{c} = ${}", i + 1)).collect();
    let sql = format!(
        "UPDATE complaints_complaint SET {}, document = ${} WHERE number = $1",
        sets.join(", "),
        COLUMNS.len() + 1
    );
    tx.execute(&sql, values).await?;
    if search::text_of(&before.complaint) != search::text_of(after) {
        search::put(tx, after).await?;
    }
    Ok(version)
}

fn document(complaint: &Complaint) -> Result<String, Error> {
    serde_json::to_string(complaint).map_err(|e| Error::Json(e.to_string()))
}

fn columns(complaint: &Complaint, version: i64, now: Timestamp) -> Vec<Value> {
    let ms = |at: Timestamp| at.as_millisecond();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let intake = &complaint.intake;
    let clocks = &complaint.clocks;
    let pending = complaint.has_pending_measure();
    let ticket = status::now(complaint);
    let opinion = complaint.answer().and_then(|answer| answer.opinion.as_ref());
    vec![
        complaint.number.key().into(),
        version.into(),
        complaint.state.name().into(),
        i64::from(complaint.is_open()).into(),
        complaint.owner.as_str().into(),
        complaint.handover.as_ref().map(|handover| handover.to.to_string()).into(),
        complaint.dispatched.as_ref().map(|dispatch| dispatch.department.clone()).into(),
        intake.category.code.as_str().into(),
        intake.category.top.name().into(),
        intake.channel.name().into(),
        intake.arrival.name().into(),
        intake.customer.clone().into(),
        intake.contact.phone.as_ref().map(home_form).into(),
        intake.place.clone().into(),
        title(intake).into(),
        ms(complaint.accepted_at).into(),
        complaint.judged_at.map(ms).into(),
        complaint.dispatched.as_ref().map(|dispatch| ms(dispatch.at)).into(),
        complaint.answers.first().map(|answer| ms(answer.at)).into(),
        complaint.ended_at().map(ms).into(),
        ms(clocks.original_due).into(),
        ms(clocks.announced_due).into(),
        ms(clocks.statutory_due).into(),
        complaint.alarm_at().map(ms).into(),
        i64::from(clocks.provisional).into(),
        i64::from(pending).into(),
        count(complaint.transfers.len()).into(),
        count(complaint.extensions.len()).into(),
        count(complaint.extensions_announced()).into(),
        complaint.extensions.last().map(|extension| ms(extension.at)).into(),
        complaint.process_told_at().map(ms).into(),
        complaint.review_verdict().into(),
        complaint.answers.first().and_then(|a| a.opinion.as_ref()).map(|given| given.opinion.name()).into(),
        count(complaint.chases.len()).into(),
        count(complaint.answer().map_or(0, |answer| answer.attempts.len())).into(),
        i64::from(complaint.escalated.is_some()).into(),
        opinion.map(|given| given.opinion.name()).into(),
        complaint.root_cause().map(str::to_owned).into(),
        complaint.repeat_of.map(Number::key).into(),
        complaint.mass.map(Number::key).into(),
        complaint.appeal.as_ref().map(|appeal| ms(appeal.at)).into(),
        complaint.import.as_ref().map(|import| import.source.clone()).into(),
        ms(now).into(),
        intake.severity.name().into(),
        ticket.status.name().into(),
        ms(ticket.at.unwrap_or(complaint.accepted_at)).into(),
        status::resolved_at(complaint).map(ms).into(),
    ]
}

/// What lists call it: its name, or the first line of the text, cut.
pub(crate) fn title(intake: &Intake) -> String {
    const CHARS: usize = 80;
    if let Some(name) = &intake.name {
        return name.clone();
    }
    let line = intake.text.trim().lines().next().unwrap_or_default();
    let mut title: String = line.chars().take(CHARS).collect();
    if line.chars().count() > CHARS {
        title.push('…');
    }
    title
}

/// The latest complaint since `from` of the same customer, by id or telephone number, in the same category.
pub(crate) async fn earlier(
    tx: &Tx,
    customer: Option<&str>,
    phone: Option<&PhoneNumber>,
    category: &str,
    from: Timestamp,
) -> Result<Option<Number>, Error> {
    let mut found = None;
    let phone = phone.map(home_form);
    for (column, value) in [("customer", customer), ("phone", phone.as_deref())] {
        let Some(value) = value else { continue };
        let sql = format!(
            "SELECT number
             FROM complaints_complaint
             WHERE {column} = $1 AND accepted_at >= $2 AND category = $3
             ORDER BY accepted_at DESC
             LIMIT 1"
        );
        let values = vec![value.into(), from.as_millisecond().into(), category.into()];
        if let Some(row) = tx.one(&sql, values).await? {
            found = found.max(Number::from_key(row.at(0)?));
        }
    }
    Ok(found)
}

/// The newest complaints since `from` about the same matter at the same place, at most `limit`, each with the
/// mass complaint it is linked to.
pub(crate) async fn same_matter(
    tx: &Tx,
    category: &str,
    place: &str,
    from: Timestamp,
    limit: i64,
) -> Result<Vec<(Number, Option<Number>)>, Error> {
    let rows = tx
        .all(
            "SELECT number, mass
             FROM complaints_complaint
             WHERE category = $1 AND accepted_at >= $2 AND place = $3 AND imported_from IS NULL
             ORDER BY accepted_at DESC, number DESC
             LIMIT $4",
            vec![category.into(), from.as_millisecond().into(), place.into(), limit.into()],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((number(row, 0)?, row.at::<Option<i64>>(1)?.and_then(Number::from_key))))
        .collect()
}

/// The complaint that was carried over from a former system under this key.
pub(crate) async fn imported(on: &impl Sql, source: &str, id: &str) -> Result<Option<Number>, Error> {
    let row = on
        .one(
            "SELECT number FROM complaints_import WHERE source = $1 AND id = $2",
            vec![source.into(), id.into()],
        )
        .await?;
    row.map(|row| number(&row, 0)).transpose()
}

pub(crate) fn number(row: &Row, place: usize) -> Result<Number, Error> {
    let key: i64 = row.at(place)?;
    Number::from_key(key).ok_or_else(|| Error::Type(format!("{key} keys no complaint number")))
}

/// How many open complaints each of these people answers for.
pub(crate) async fn open_by_owner(
    on: &impl Sql,
    owners: &[kernel::StaffNumber],
) -> Result<std::collections::HashMap<String, i64>, Error> {
    const COUNTED_MAX: usize = 500;
    let owners = &owners[..owners.len().min(COUNTED_MAX)];
    if owners.is_empty() {
        return Ok(std::collections::HashMap::new());
    }
    let places: Vec<_> = (1..=owners.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT owner, COUNT(*)
         FROM complaints_complaint
         WHERE owner IN ({}) AND open = 1
         GROUP BY owner
         LIMIT {COUNTED_MAX}",
        places.join(", ")
    );
    let rows = on.all(&sql, owners.iter().map(|owner| owner.as_str().into()).collect()).await?;
    rows.iter().map(|row| Ok((row.at(0)?, row.at(1)?))).collect()
}

/// Complaints whose alarm is due, the longest overdue first.
pub(crate) async fn alarms_due(on: &impl Sql, now: Timestamp, limit: i64) -> Result<Vec<Number>, Error> {
    let rows = on
        .all(
            "SELECT number
             FROM complaints_complaint
             WHERE next_alarm IS NOT NULL AND next_alarm < $1
             ORDER BY next_alarm
             LIMIT $2",
            vec![now.as_millisecond().into(), limit.into()],
        )
        .await?;
    rows.iter().map(|row| number(row, 0)).collect()
}

/// Takes a complaint's due alarm off, so that it is raised once; the next step sets the next one.
pub(crate) async fn take_alarm(tx: &Tx, complaint: Number, now: Timestamp) -> Result<bool, Error> {
    let taken = tx
        .execute(
            "UPDATE complaints_complaint SET next_alarm = NULL WHERE number = $1 AND next_alarm < $2",
            vec![complaint.key().into(), now.as_millisecond().into()],
        )
        .await?;
    Ok(taken == 1)
}
