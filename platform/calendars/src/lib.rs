//! The dated calendars that deadlines count in: those that come with the program, and what was announced since.
//!
//! A revision is kept in the database and journalled (context `calendars`, event `calendar-revised`); each
//! process reads it again when it hears of it.

mod store;

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

use business_calendar::{Calendar, CalendarInvalid, CalendarYear};
use db::{Db, Error as DbError, Sql, Tx};
use kernel::{Clause, Deed, Refusal};
use serde_json::json;

pub use self::store::MIGRATIONS;

/// The name these entries have in the journal.
pub const CONTEXT: &str = "calendars";

/// The calendars in force, by place. Cheap to clone; all clones see a revision.
#[derive(Debug, Clone)]
pub struct Calendars(Arc<RwLock<HashMap<String, Arc<Calendar>>>>);

/// Why a calendar was not revised.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The revision contradicts the calendar.
    #[error(transparent)]
    Invalid(#[from] CalendarInvalid),
    /// There is no such calendar, or the revision brings nothing new.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database did not do its part.
    #[error("the database did not answer")]
    Store(#[from] DbError),
}

const BUILT_IN: [&str; 2] = ["cn", "tw"];

impl Calendars {
    /// Those that come with the program.
    pub fn built_in() -> Self {
        let calendars = BUILT_IN
            .iter()
            .filter_map(|place| Some(((*place).to_owned(), Arc::new(Calendar::built_in(place)?.clone()))));
        Self(Arc::new(RwLock::new(calendars.collect())))
    }

    /// Those that come with the program, and what the database holds beyond them.
    pub async fn load(db: &Db) -> Result<Self, DbError> {
        let calendars = Self::built_in();
        calendars.reload(db).await?;
        Ok(calendars)
    }

    /// Reads the database again.
    pub async fn reload(&self, on: &impl Sql) -> Result<(), DbError> {
        for (place, calendar) in store::all(on).await? {
            self.put(place, calendar);
        }
        Ok(())
    }

    /// The calendar of a place.
    pub fn get(&self, place: &str) -> Option<Arc<Calendar>> {
        let calendars = self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        calendars.get(place).cloned()
    }

    /// Their places, in order.
    pub fn places(&self) -> Vec<String> {
        let calendars = self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut places: Vec<_> = calendars.keys().cloned().collect();
        places.sort();
        places
    }

    fn put(&self, place: String, calendar: Calendar) {
        let mut calendars = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        calendars.insert(place, Arc::new(calendar));
    }
}

/// Keeps a newly announced or revised year (clause 4.3.1(1)), and says what the calendar is now. The caller
/// reloads its [`Calendars`] when the transaction is through.
pub async fn revise(
    tx: &Tx,
    deed: &Deed,
    calendars: &Calendars,
    place: &str,
    year: CalendarYear,
) -> Result<Calendar, Error> {
    let unknown = || Refusal::input("calendar-unknown", Clause::of("4.3.1(1)")).with("place", place);
    let mut calendar = Calendar::clone(&*calendars.get(place).ok_or_else(unknown)?);
    calendar.revise(year)?;
    keep(tx, deed, place, &calendar).await?;
    Ok(calendar)
}

/// Keeps a whole calendar: one of a place that did not come with the program, or its replacement.
pub async fn keep(tx: &Tx, deed: &Deed, place: &str, calendar: &Calendar) -> Result<(), DbError> {
    store::save(tx, place, calendar, deed.at).await?;
    let versions: Vec<_> = calendar.versions().map(|version| version.to_string()).collect();
    let entry = journal::Entry {
        context: CONTEXT,
        subject: place.to_owned(),
        event: "calendar-revised",
        clause: Some(Clause::of("4.3.1(1)")),
        body: json!({ "versions": versions }),
    };
    journal::record(tx, deed, entry).await.map(|_| ())
}
