use business_calendar::Calendar;
use db::{Dialect, Error, Migration, Sql, Step, Tx};
use jiff::Timestamp;

/// The table of the calendars.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "calendars",
    version: 1,
    steps: &[Step::Both(
        "CREATE TABLE calendars_calendar (
            place TEXT NOT NULL PRIMARY KEY,
            document TEXT NOT NULL,
            changed_at BIGINT NOT NULL
        )",
    )],
}];

/// There are about as many places as countries.
const PLACES_MAX: i64 = 300;

const FIND: &str = "SELECT document FROM calendars_calendar WHERE place = $1";

pub(crate) async fn all(on: &impl Sql) -> Result<Vec<(String, Calendar)>, Error> {
    let sql = "SELECT place, document FROM calendars_calendar ORDER BY place LIMIT $1";
    let rows = on.all(sql, vec![PLACES_MAX.into()]).await?;
    let calendars = rows.into_iter().map(|row| Ok((row.at(0)?, read(&row.at::<String>(1)?)?)));
    calendars.collect()
}

pub(crate) async fn find(on: &impl Sql, place: &str) -> Result<Option<Calendar>, Error> {
    let row = on.one(FIND, vec![place.into()]).await?;
    row.map(|row| read(&row.at::<String>(0)?)).transpose()
}

/// The calendar, with everybody else kept from revising it until the transaction ends.
pub(crate) async fn lock(tx: &Tx, place: &str) -> Result<Option<Calendar>, Error> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => FIND.to_owned(),
        Dialect::Postgres => format!("{FIND} FOR UPDATE"),
    };
    let row = tx.one(&sql, vec![place.into()]).await?;
    row.map(|row| read(&row.at::<String>(0)?)).transpose()
}

/// Keeps the calendar of a place that has none, and says whether it had none.
pub(crate) async fn insert(tx: &Tx, place: &str, calendar: &Calendar, at: Timestamp) -> Result<bool, Error> {
    let inserted = tx
        .execute(
            "INSERT INTO calendars_calendar (place, document, changed_at) VALUES ($1, $2, $3)
             ON CONFLICT (place) DO NOTHING",
            vec![place.into(), write(calendar)?.into(), at.as_millisecond().into()],
        )
        .await?;
    Ok(inserted == 1)
}

pub(crate) async fn update(tx: &Tx, place: &str, calendar: &Calendar, at: Timestamp) -> Result<(), Error> {
    tx.execute(
        "UPDATE calendars_calendar SET document = $2, changed_at = $3 WHERE place = $1",
        vec![place.into(), write(calendar)?.into(), at.as_millisecond().into()],
    )
    .await?;
    Ok(())
}

fn read(document: &str) -> Result<Calendar, Error> {
    serde_json::from_str(document).map_err(|error| json_error(&error))
}

fn write(calendar: &Calendar) -> Result<String, Error> {
    serde_json::to_string(calendar).map_err(|error| json_error(&error))
}

fn json_error(error: &serde_json::Error) -> Error {
    Error::Json(error.to_string())
}
