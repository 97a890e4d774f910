//! Taking calendars in, and what was announced later.

use business_calendar::{Calendar, CalendarVersion, CalendarYear};
use db::{Error as DbError, Tx};
use kernel::{Deed, Refusal};
use serde_json::json;

use crate::{BUILT_IN, CONTEXT, Error, REVISED, error::WORKING_TIME, store};

/// Which revisions the given years are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// The ones that stand in them. A revision that is held already, word for word, is nothing new.
    AsGiven,
    /// Each the next one after what is held, unless it names the same days.
    Next,
}

/// A calendar after a revision.
#[derive(Debug, Clone)]
pub struct Revised {
    /// The calendar as it is in force now.
    pub calendar: Calendar,
    /// What came in force with it; none where all of it was held already.
    pub taken: Vec<CalendarVersion>,
}

/// No announcement lists nearly so many runs of days.
const RUNS_MAX: usize = 400;

/// Keeps what was announced for some years (clause 4.3.1(1)): years that nobody had announced, and later
/// revisions of others. All of it, or nothing.
///
/// Deadlines counted before are counted again by whoever follows the journal's `calendar-revised`.
pub async fn revise(
    tx: &Tx,
    deed: &Deed,
    place: &str,
    mut years: Vec<CalendarYear>,
    numbering: Numbering,
) -> Result<Revised, Error> {
    years.sort_by_key(|year| (year.year, year.revision));
    let unknown = || Refusal::input("calendar-unknown", WORKING_TIME).with("place", place);
    if let Some(shipped) = Calendar::built_in(place) {
        store::insert(tx, place, shipped, deed.at).await?;
    }
    let held = store::lock(tx, place).await?.ok_or_else(unknown)?;
    let before: Vec<_> = held.versions().collect();
    let mut calendar = with_shipped(held);
    for year in years {
        if let Some(year) = numbered(&calendar, year, numbering) {
            is_sourced(&year)?;
            calendar.revise(year)?;
        }
    }
    let taken: Vec<_> = calendar.versions().filter(|version| !before.contains(version)).collect();
    if !taken.is_empty() {
        store::update(tx, place, &calendar, deed.at).await?;
        record(tx, deed, &calendar, &taken).await?;
    }
    Ok(Revised { calendar, taken })
}

/// Keeps the calendar of a place that had none.
pub async fn add(tx: &Tx, deed: &Deed, calendar: &Calendar) -> Result<(), Error> {
    let place = calendar.place().as_str();
    let taken = Refusal::conflict("calendar-exists", WORKING_TIME).with("place", place);
    calendar.years().try_for_each(is_sourced)?;
    if BUILT_IN.contains(&place) || !store::insert(tx, place, calendar, deed.at).await? {
        return Err(taken.into());
    }
    let versions: Vec<_> = calendar.versions().collect();
    record(tx, deed, calendar, &versions).await?;
    Ok(())
}

/// Puts what came with the program into the database, so that a year which a newer program brings is a revision
/// like any other: recorded, and followed by whoever counts deadlines.
pub async fn plant(tx: &Tx, deed: &Deed) -> Result<(), Error> {
    for place in BUILT_IN {
        let Some(shipped) = Calendar::built_in(place) else { continue };
        if store::insert(tx, place, shipped, deed.at).await? {
            continue;
        }
        let Some(held) = store::find(tx, place).await? else { continue };
        let newer = newer_years(shipped, &held);
        if !newer.is_empty() {
            revise(tx, deed, place, newer, Numbering::AsGiven).await?;
        }
    }
    Ok(())
}

/// The calendar with what came with the program beyond it.
pub(crate) fn with_shipped(mut held: Calendar) -> Calendar {
    let Some(shipped) = Calendar::built_in(held.place().as_str()) else { return held };
    for year in newer_years(shipped, &held) {
        // The program's own years are valid, and later than what is held.
        let _ = held.revise(year);
    }
    held
}

fn newer_years(shipped: &Calendar, held: &Calendar) -> Vec<CalendarYear> {
    let held_revision = |year: i16| held.years().find(|known| known.year == year).map_or(0, |y| y.revision);
    shipped.years().filter(|year| year.revision > held_revision(year.year)).cloned().collect()
}

/// The year as it is to be kept; `None` where it brings nothing new.
fn numbered(calendar: &Calendar, mut year: CalendarYear, numbering: Numbering) -> Option<CalendarYear> {
    let held = calendar.years().find(|held| held.year == year.year);
    match numbering {
        Numbering::AsGiven => {
            let known = calendar.years().chain(calendar.superseded()).any(|known| *known == year);
            (!known).then_some(year)
        }
        Numbering::Next => {
            let same_days = |held: &CalendarYear| {
                held.holidays == year.holidays && held.make_up_days == year.make_up_days
            };
            if held.is_some_and(same_days) {
                return None;
            }
            year.revision = held.map_or(1, |held| held.revision.saturating_add(1));
            Some(year)
        }
    }
}

/// Whoever asks why a deadline moved must be able to read it.
fn is_sourced(year: &CalendarYear) -> Result<(), Refusal> {
    let rule = |rule| Refusal::input(rule, WORKING_TIME).with("year", year.year);
    if year.sources.iter().all(|source| source.trim().is_empty()) {
        return Err(rule("calendar-without-source"));
    }
    if year.holidays.len() + year.make_up_days.len() > RUNS_MAX {
        return Err(rule("calendar-too-many-days").with("max", RUNS_MAX));
    }
    Ok(())
}

async fn record(tx: &Tx, deed: &Deed, calendar: &Calendar, taken: &[CalendarVersion]) -> Result<(), DbError> {
    let years = || taken.iter().filter_map(|version| calendar.years().find(|y| y.year == version.year));
    let sources: Vec<_> = years().flat_map(|year| &year.sources).collect();
    let replaced = calendar.superseded().filter(|old| years().any(|year| year.year == old.year));
    let replaced: Vec<_> = replaced.map(|old| old.revision_of(calendar.place()).to_string()).collect();
    let entry = journal::Entry {
        context: CONTEXT,
        subject: calendar.place().to_string(),
        event: REVISED,
        clause: Some(WORKING_TIME),
        body: json!({ "versions": taken, "replaced": replaced, "sources": sources }),
    };
    journal::record(tx, deed, entry).await.map(|_| ())
}
