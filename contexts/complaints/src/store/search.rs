use db::{Dialect, Error, Sql, Tx};

use crate::{
    complaint::{Complaint, Number},
    terms::{phrase, terms, vector},
    typed::home_form,
};

/// Everything of a complaint that search finds it by.
pub(crate) fn text_of(complaint: &Complaint) -> String {
    let intake = &complaint.intake;
    let contact = &intake.contact;
    let mut parts = vec![intake.text.as_str(), &intake.demand];
    let optional = [
        &intake.name,
        &intake.product,
        &intake.place,
        &intake.customer,
        &contact.name,
        &contact.email,
        &contact.address,
    ];
    parts.extend(optional.into_iter().flatten().map(String::as_str));
    let at_home = contact.phone.as_ref().map(home_form);
    parts.extend(contact.phone.as_ref().map(kernel::PhoneNumber::as_str));
    parts.extend(at_home.as_deref());
    parts.extend(complaint.import.as_ref().map(|import| import.id.as_str()));
    parts.extend(complaint.informed.iter().map(|information| information.text.as_str()));
    parts.extend(complaint.notes.iter().map(|note| note.text.as_str()));
    parts.extend(complaint.findings.iter().flat_map(|f| [f.checked.as_str(), f.found.as_str()]));
    parts.extend(complaint.answers.iter().map(|answer| answer.text.as_str()));
    parts.join("\n")
}

/// Makes a complaint's present text what search finds.
pub(crate) async fn put(tx: &Tx, complaint: &Complaint) -> Result<(), Error> {
    let key = complaint.number.key();
    let text = text_of(complaint);
    let (sql, terms) = match tx.dialect() {
        Dialect::Sqlite => {
            tx.execute("DELETE FROM complaints_search WHERE rowid = $1", vec![key.into()]).await?;
            ("INSERT INTO complaints_search (rowid, terms) VALUES ($1, $2)", terms(&text))
        }
        // A vector written out, because the server's own parser would cut our terms differently by locale.
        Dialect::Postgres => (
            "INSERT INTO complaints_search (number, terms) VALUES ($1, CAST($2 AS tsvector))
             ON CONFLICT (number) DO UPDATE SET terms = excluded.terms",
            vector(&text),
        ),
    };
    tx.execute(sql, vec![key.into(), terms.into()]).await?;
    Ok(())
}

/// Makes the whole index anew, and says how many complaints are in it. Holds one page of them at a time.
pub(crate) async fn make_anew(tx: &Tx, mut on_complaints: impl FnMut(u64)) -> Result<u64, Error> {
    const PAGE: i64 = 200;
    tx.execute("DELETE FROM complaints_search", vec![]).await?;
    let (mut last, mut count) = (i64::MIN, 0);
    loop {
        let sql = "SELECT document FROM complaints_complaint WHERE number > $1 ORDER BY number LIMIT $2";
        let rows = tx.all(sql, vec![last.into(), PAGE.into()]).await?;
        if rows.is_empty() {
            return Ok(count);
        }
        for row in &rows {
            let complaint = super::complaints::read(&row.at::<String>(0)?)?;
            put(tx, &complaint).await?;
            last = complaint.number.key();
        }
        count += rows.len() as u64;
        on_complaints(rows.len() as u64);
    }
}

/// Complaints whose text has every word of the query, newest first, before `before`, at most `limit`.
pub(crate) async fn find(
    on: &impl Sql,
    query: &str,
    before: Option<Number>,
    limit: i64,
) -> Result<Vec<Number>, Error> {
    let Some(phrase) = phrase(query, on.dialect()) else {
        return Ok(vec![]);
    };
    let before = before.map_or(i64::MAX, Number::key);
    let sql = match on.dialect() {
        Dialect::Sqlite => {
            "SELECT rowid
             FROM complaints_search
             WHERE terms MATCH $1 AND rowid < $2
             ORDER BY rowid DESC
             LIMIT $3"
        }
        Dialect::Postgres => {
            "SELECT number
             FROM complaints_search
             WHERE terms @@ CAST($1 AS tsquery) AND number < $2
             ORDER BY number DESC
             LIMIT $3"
        }
    };
    let rows = on.all(sql, vec![phrase.into(), before.into(), limit.into()]).await?;
    rows.iter().map(|row| super::complaints::number(row, 0)).collect()
}
