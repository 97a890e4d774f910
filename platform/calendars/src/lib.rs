//! The dated calendars that deadlines count in: those that come with the program, and what was announced since.
//!
//! A revision is kept in the database and journalled (context [`CONTEXT`], event [`REVISED`], the place as its
//! subject); each process reads the calendars again when it hears of it.

mod error;
mod keep;
mod store;

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

use business_calendar::Calendar;
use db::{Db, Error as DbError, Sql};

pub use self::{
    error::{Error, refusal},
    keep::{Numbering, Revised, add, plant, revise},
    store::MIGRATIONS,
};

/// The name these entries have in the journal.
pub const CONTEXT: &str = "calendars";

/// The event of a calendar that is new or was revised.
pub const REVISED: &str = "calendar-revised";

/// The calendars in force, by place. Cheap to clone; all clones see a revision.
#[derive(Debug, Clone)]
pub struct Calendars(Arc<RwLock<HashMap<String, Arc<Calendar>>>>);

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
            self.put(place, keep::with_shipped(calendar));
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
