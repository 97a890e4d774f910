use std::{fmt, str::FromStr, sync::Arc};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The short name of the place a calendar holds for: `cn`, `tw`, `cn-xinjiang`.
///
/// ```
/// # use business_calendar::Place;
/// assert_eq!("cn-xinjiang".parse::<Place>()?.as_str(), "cn-xinjiang");
/// assert!("China!".parse::<Place>().is_err());
/// # Ok::<(), business_calendar::Unreadable>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Place(Arc<str>);

impl Place {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Place {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if (1..=40).contains(&text.len()) && text.chars().all(allowed) && !text.starts_with('-') {
            Ok(Self(text.into()))
        } else {
            Err(Unreadable { what: "a place", text: text.to_owned() })
        }
    }
}

impl TryFrom<String> for Place {
    type Error = Unreadable;

    fn try_from(text: String) -> Result<Self, Unreadable> {
        text.parse()
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.0.as_ref().to_owned()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which announcement a deadline was counted by: place, year and revision, written `cn-2020.2`.
///
/// Revision 1 is the year as first announced; each later announcement for the same year counts one up. The text
/// form is what is stored on a case.
///
/// ```
/// # use business_calendar::CalendarVersion;
/// let version: CalendarVersion = "cn-2020.2".parse()?;
/// assert_eq!((version.place.as_str(), version.year, version.revision), ("cn", 2020, 2));
/// assert_eq!(version.to_string(), "cn-2020.2");
/// # Ok::<(), business_calendar::Unreadable>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CalendarVersion {
    /// The place the calendar holds for.
    pub place: Place,
    /// The year the announcement is for.
    pub year: i16,
    /// 1 for the first announcement of that year.
    pub revision: u16,
}

impl FromStr for CalendarVersion {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let read = || {
            let (place, dated) = text.rsplit_once('-')?;
            let (year, revision) = dated.split_once('.')?;
            Some(Self {
                place: place.parse().ok()?,
                year: year.parse().ok()?,
                revision: revision.parse().ok()?,
            })
        };
        read().ok_or_else(|| Unreadable { what: "a calendar version", text: text.to_owned() })
    }
}

impl TryFrom<String> for CalendarVersion {
    type Error = Unreadable;

    fn try_from(text: String) -> Result<Self, Unreadable> {
        text.parse()
    }
}

impl From<CalendarVersion> for String {
    fn from(version: CalendarVersion) -> Self {
        version.to_string()
    }
}

impl fmt::Display for CalendarVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}.{}", self.place, self.year, self.revision)
    }
}

/// A text that does not name what it should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} does not name {what}")]
pub struct Unreadable {
    /// What the text should name.
    pub what: &'static str,
    /// The text.
    pub text: String,
}

/// What was announced for one year: its holidays and make-up working days, with source and revision.
///
/// An announcement for a year may reach into the December before it (and, at most, the January after it):
/// the Chinese notice for 2019 moved 29 to 31 December 2018.
///
/// Until the next year's announcement is out, December days go by their own year's; when it reaches back, deadlines in
/// that December are to be counted again, as after any revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarYear {
    /// The year it was announced for.
    pub year: i16,
    /// 1 for the first announcement of that year, one more for each later one.
    pub revision: u16,
    /// The day this revision became known, where the source tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Where it can be read: addresses, or the name of the file it was imported from.
    pub sources: Vec<String>,
    /// Days without work, beside the weekly rest.
    pub holidays: Vec<NamedDays>,
    /// Days of the weekly rest on which people work.
    pub make_up_days: Vec<NamedDays>,
}

impl CalendarYear {
    /// What names this announcement where it holds for a place.
    ///
    /// ```
    /// # use business_calendar::Calendar;
    /// let (taiwan, second) = (Calendar::taiwan(), Calendar::taiwan().years().last().unwrap());
    /// assert_eq!(second.revision_of(taiwan.place()).to_string(), "tw-2025.2");
    /// ```
    pub fn revision_of(&self, place: &Place) -> CalendarVersion {
        CalendarVersion { place: place.clone(), year: self.year, revision: self.revision }
    }

    /// Every run of days it lists, holidays first.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &NamedDays> {
        self.holidays.iter().chain(&self.make_up_days)
    }

    /// Whether it says something about a day between these two.
    pub(crate) fn lists_any(&self, first: Date, last: Date) -> bool {
        self.listed().any(|days| days.from <= last && first <= days.to)
    }
}

/// A run of days under one name, both ends included.
///
/// In files and documents `to` is left out for a single day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "NamedDaysRow", into = "NamedDaysRow")]
pub struct NamedDays {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// What the source calls them.
    pub name: String,
}

impl NamedDays {
    /// Whether the day is one of them.
    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }
}

#[derive(Serialize, Deserialize)]
struct NamedDaysRow {
    from: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
    name: String,
}

impl From<NamedDaysRow> for NamedDays {
    fn from(row: NamedDaysRow) -> Self {
        Self { from: row.from, to: row.to.unwrap_or(row.from), name: row.name }
    }
}

impl From<NamedDays> for NamedDaysRow {
    fn from(days: NamedDays) -> Self {
        Self { from: days.from, to: (days.to != days.from).then_some(days.to), name: days.name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused(text: &str) {
        assert!(text.parse::<CalendarVersion>().is_err(), "{text:?} was read as a version");
    }

    #[test]
    fn a_version_needs_place_year_and_revision() {
        check_refused("");
        check_refused("cn");
        check_refused("cn-2020");
        check_refused("2020.1");
        check_refused("cn-2020.x");
        check_refused("CN-2020.1");
        check_refused("-2020.1");
    }

    #[test]
    fn a_place_may_hold_hyphens_and_digits() {
        let version: CalendarVersion = "cn-65-2020.12".parse().unwrap();
        assert_eq!((version.place.as_str(), version.year, version.revision), ("cn-65", 2020, 12));
    }

    #[test]
    fn a_single_day_is_written_without_its_end() {
        let day = NamedDays {
            from: "2026-06-19".parse().unwrap(),
            to: "2026-06-19".parse().unwrap(),
            name: "x".into(),
        };
        let text = serde_json::to_string(&day).unwrap();
        assert_eq!(text, r#"{"from":"2026-06-19","name":"x"}"#);
        assert_eq!(serde_json::from_str::<NamedDays>(&text).unwrap(), day);
    }
}
