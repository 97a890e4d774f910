use business_calendar::Calendar;
use db::{Error, Migration, Sql, Step, Tx};
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

pub(crate) async fn all(on: &impl Sql) -> Result<Vec<(String, Calendar)>, Error> {
    let sql = "SELECT place, document FROM calendars_calendar ORDER BY place LIMIT $1";
    let rows = on.all(sql, vec![PLACES_MAX.into()]).await?;
    let calendars = rows.into_iter().map(|row| {
        let document: String = row.at(1)?;
        Ok((row.at(0)?, serde_json::from_str(&document).map_err(|error| json_error(&error))?))
    });
    calendars.collect()
}

pub(crate) async fn save(tx: &Tx, place: &str, calendar: &Calendar, at: Timestamp) -> Result<(), Error> {
    let document = serde_json::to_string(calendar).map_err(|error| json_error(&error))?;
    tx.execute(
        "INSERT INTO calendars_calendar (place, document, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (place) DO UPDATE SET document = excluded.document, changed_at = excluded.changed_at",
        vec![place.into(), document.into(), at.as_millisecond().into()],
    )
    .await?;
    Ok(())
}

fn json_error(error: &serde_json::Error) -> Error {
    Error::Json(error.to_string())
}
