//! The tables of the parcels.

use db::{Migration, Row, Sql, Step, Tx, Value};
use jiff::Timestamp;
use tmf::{Page, Query, Source};

use super::resource::Parcel;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    context: "parcel",
    version: 1,
    steps: &[
        Step::Both(
            "CREATE TABLE parcel (number {key}, name TEXT NOT NULL, remark TEXT, created_at BIGINT NOT NULL,
             due_at BIGINT, grams BIGINT NOT NULL, state TEXT NOT NULL, version BIGINT NOT NULL)",
        ),
        Step::Both("CREATE TABLE parcel_content (parcel BIGINT NOT NULL, name TEXT NOT NULL)"),
        Step::Both("CREATE INDEX parcel_content_by_parcel ON parcel_content (parcel)"),
    ],
}];

const COLUMNS: &str = "p.number, p.name, p.remark, p.created_at, p.due_at, p.grams, p.state, p.version";

pub(crate) async fn list(on: &impl Sql, query: &Query) -> Result<Page<Parcel>, db::Error> {
    let source =
        Source { columns: COLUMNS, tables: "parcel p", scope: "1 = 1", scope_values: vec![], whole: None };
    let page = tmf::list(on, query, source, read).await?;
    // One more query for the whole page, not one for each of its items.
    let numbers: Vec<i64> = page.items.iter().map(|parcel| parcel.number).collect();
    let contents = contents(on, &numbers).await?;
    Ok(page.map(|mut parcel| {
        let own = contents.iter().filter(|(number, _)| *number == parcel.number);
        parcel.content = own.map(|(_, name)| name.clone()).collect();
        parcel
    }))
}

pub(crate) async fn find(on: &impl Sql, number: i64) -> Result<Option<Parcel>, db::Error> {
    let sql = format!("SELECT {COLUMNS} FROM parcel p WHERE p.number = $1");
    let Some(row) = on.one(&sql, vec![number.into()]).await? else { return Ok(None) };
    let mut parcel = read(&row)?;
    parcel.content = contents(on, &[number]).await?.into_iter().map(|(_, name)| name).collect();
    Ok(Some(parcel))
}

pub(crate) async fn next_number(tx: &Tx) -> Result<i64, db::Error> {
    let row = tx.one("SELECT COALESCE(MAX(number), 0) + 1 FROM parcel", vec![]).await?;
    row.map_or(Ok(1), |row| row.at(0))
}

pub(crate) async fn insert(tx: &Tx, parcel: &Parcel) -> Result<(), db::Error> {
    tx.execute(
        "INSERT INTO parcel (number, name, remark, due_at, grams, version, created_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [facts(parcel), vec![parcel.created_at.as_millisecond().into(), parcel.state.as_str().into()]]
            .concat(),
    )
    .await?;
    for name in &parcel.content {
        let sql = "INSERT INTO parcel_content (parcel, name) VALUES ($1, $2)";
        tx.execute(sql, vec![parcel.number.into(), name.as_str().into()]).await?;
    }
    Ok(())
}

pub(crate) async fn update(tx: &Tx, parcel: &Parcel) -> Result<(), db::Error> {
    let sql =
        "UPDATE parcel SET name = $2, remark = $3, due_at = $4, grams = $5, version = $6 WHERE number = $1";
    tx.execute(sql, facts(parcel)).await.map(|_| ())
}

pub(crate) async fn delete(tx: &Tx, number: i64) -> Result<(), db::Error> {
    tx.execute("DELETE FROM parcel_content WHERE parcel = $1", vec![number.into()]).await?;
    tx.execute("DELETE FROM parcel WHERE number = $1", vec![number.into()]).await.map(|_| ())
}

fn facts(parcel: &Parcel) -> Vec<Value> {
    vec![
        parcel.number.into(),
        parcel.name.as_str().into(),
        parcel.remark.as_deref().into(),
        parcel.due_at.map(Timestamp::as_millisecond).into(),
        parcel.grams.into(),
        parcel.version.into(),
    ]
}

async fn contents(on: &impl Sql, numbers: &[i64]) -> Result<Vec<(i64, String)>, db::Error> {
    if numbers.is_empty() {
        return Ok(vec![]);
    }
    let places: Vec<String> = (1..=numbers.len()).map(|place| format!("${place}")).collect();
    let places = places.join(", ");
    let sql = format!("SELECT parcel, name FROM parcel_content WHERE parcel IN ({places}) LIMIT 100000");
    let values: Vec<Value> = numbers.iter().map(|number| (*number).into()).collect();
    on.all(&sql, values).await?.iter().map(|row| Ok((row.at(0)?, row.at(1)?))).collect()
}

fn read(row: &Row) -> Result<Parcel, db::Error> {
    let instant = |millis| Timestamp::from_millisecond(millis).map_err(|e| db::Error::Type(e.to_string()));
    Ok(Parcel {
        number: row.at(0)?,
        name: row.at(1)?,
        remark: row.at(2)?,
        created_at: instant(row.at(3)?)?,
        due_at: row.at::<Option<i64>>(4)?.map(instant).transpose()?,
        grams: row.at(5)?,
        state: row.at(6)?,
        version: row.at(7)?,
        content: vec![],
    })
}
