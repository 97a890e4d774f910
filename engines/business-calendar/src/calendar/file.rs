//! A calendar as a document, and what makes one valid.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{Calendar, days::Days};
use crate::{CalendarVersion, CalendarYear, DayOfWeek, NamedDays, Place};

/// The document: what stands in `calendars/cn.toml`, and what the database keeps.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarFile {
    place: Place,
    /// The name in the IANA time zone database, e.g. `Asia/Shanghai`.
    time_zone: String,
    /// The days of the week on which nobody works unless announced.
    weekly_rest: BTreeSet<DayOfWeek>,
    /// Whom to name as the source wherever the calendar is shown.
    #[serde(default)]
    attribution: String,
    /// In any order; of each year the highest revision holds.
    years: Vec<CalendarYear>,
}

/// What is wrong with a calendar.
#[derive(Debug, thiserror::Error)]
pub enum CalendarInvalid {
    /// The text is not a calendar document.
    #[error("this is not a calendar document: {0}")]
    Unreadable(String),
    /// The time zone database has no such zone.
    #[error("{place}: there is no time zone {name:?}")]
    TimeZone {
        /// The place.
        place: Place,
        /// The name that was given.
        name: String,
        /// What the time zone database said.
        source: jiff::Error,
    },
    /// The weekly rest takes all seven days.
    #[error("{place}: the weekly rest leaves no working day")]
    NoWorkingDay {
        /// The place.
        place: Place,
    },
    /// The same revision of a year is there already, or a later one.
    #[error("{given} is not later than {held}, which is held already")]
    NotLater {
        /// What was given.
        given: CalendarVersion,
        /// What is held.
        held: CalendarVersion,
    },
    /// The year is none that dates are written in.
    #[error("{version}: calendars are kept for the years 1 to 9998")]
    NoSuchYear {
        /// The announcement.
        version: CalendarVersion,
    },
    /// A run of days ends before it begins, or reaches further than from the December before to the January after.
    #[error("{version}: {:?} ({} to {}) is not a run of days of that year", days.name, days.from, days.to)]
    NotOfTheYear {
        /// The announcement.
        version: CalendarVersion,
        /// The run of days.
        days: NamedDays,
    },
    /// A day is both a holiday and a make-up working day.
    #[error("{version}: {date} is both a holiday and a make-up working day")]
    Both {
        /// The announcement.
        version: CalendarVersion,
        /// The day.
        date: Date,
    },
}

impl Calendar {
    /// A calendar without any announced year; give it years with [`Calendar::revise`].
    ///
    /// ```
    /// # use business_calendar::{Calendar, DayOfWeek};
    /// let rest = [DayOfWeek::Friday, DayOfWeek::Saturday];
    /// let calendar = Calendar::new("eg".parse()?, "Africa/Cairo", rest, "Cabinet of Egypt")?;
    /// assert!(calendar.is_working_day("2026-03-01".parse()?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        place: Place,
        time_zone: &str,
        weekly_rest: impl IntoIterator<Item = DayOfWeek>,
        attribution: &str,
    ) -> Result<Self, CalendarInvalid> {
        let time_zone = match TimeZone::get(time_zone) {
            Ok(zone) => zone,
            Err(source) => {
                return Err(CalendarInvalid::TimeZone { place, name: time_zone.to_owned(), source });
            }
        };
        let weekly_rest: BTreeSet<_> = weekly_rest.into_iter().collect();
        if weekly_rest.len() == 7 {
            return Err(CalendarInvalid::NoWorkingDay { place });
        }
        let years = BTreeMap::new();
        let days = Days::new(pattern(&weekly_rest), &years);
        let attribution = attribution.to_owned();
        Ok(Self { place, time_zone, weekly_rest, attribution, years, superseded: Vec::new(), days })
    }

    /// Reads a calendar document.
    ///
    /// ```
    /// # use business_calendar::Calendar;
    /// let calendar = Calendar::from_toml(r#"
    ///     place = "yunling-hq"
    ///     time_zone = "Asia/Shanghai"
    ///     weekly_rest = ["saturday", "sunday"]
    ///     [[years]]
    ///     year = 2026
    ///     revision = 1
    ///     sources = ["house notice 12/2025"]
    ///     holidays = [{ from = "2026-05-01", to = "2026-05-05", name = "劳动节" }]
    ///     make_up_days = [{ from = "2026-05-09", name = "劳动节" }]
    /// "#)?;
    /// assert!(calendar.is_working_day("2026-05-09".parse()?)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, CalendarInvalid> {
        let file: CalendarFile =
            toml::from_str(text).map_err(|error| CalendarInvalid::Unreadable(error.to_string()))?;
        file.try_into()
    }

    /// Takes in the announcement for a year, or a later revision of it; the earlier one is kept as superseded.
    ///
    /// ```
    /// # use business_calendar::Calendar;
    /// let mut calendar = Calendar::china().clone();
    /// let mut year = calendar.years().last().unwrap().clone();
    /// year.revision = 2;
    /// year.holidays.pop();
    /// calendar.revise(year)?;
    /// assert_eq!(calendar.versions().last().unwrap().to_string(), "cn-2026.2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn revise(&mut self, year: CalendarYear) -> Result<(), CalendarInvalid> {
        self.take(year)?;
        self.days = Days::new(pattern(&self.weekly_rest), &self.years);
        Ok(())
    }

    /// Checks and keeps a year without laying out the days again.
    fn take(&mut self, year: CalendarYear) -> Result<(), CalendarInvalid> {
        self.check(&year)?;
        if let Some(held) = self.years.get(&year.year) {
            if year.revision <= held.revision {
                let (given, held) = (self.version(&year), self.version(held));
                return Err(CalendarInvalid::NotLater { given, held });
            }
            self.superseded.push(held.clone());
        }
        self.years.insert(year.year, year);
        Ok(())
    }

    fn check(&self, year: &CalendarYear) -> Result<(), CalendarInvalid> {
        if !(1..=9998).contains(&year.year) {
            return Err(CalendarInvalid::NoSuchYear { version: self.version(year) });
        }
        for days in year.listed() {
            let december_before = (days.from.year(), days.from.month()) == (year.year - 1, 12);
            let january_after = (days.to.year(), days.to.month()) == (year.year + 1, 1);
            let starts_well = days.from.year() == year.year || december_before || january_after;
            let ends_well = days.to.year() == year.year || january_after || december_before;
            if days.to < days.from || !starts_well || !ends_well {
                return Err(CalendarInvalid::NotOfTheYear {
                    version: self.version(year),
                    days: days.clone(),
                });
            }
        }
        for work in &year.make_up_days {
            let clash = year.holidays.iter().find(|rest| rest.from <= work.to && work.from <= rest.to);
            if let Some(rest) = clash {
                let date = rest.from.max(work.from);
                return Err(CalendarInvalid::Both { version: self.version(year), date });
            }
        }
        Ok(())
    }

    /// The calendar as these announcements had it, and nothing else: what an old deadline was counted by.
    ///
    /// `None` when one of them is not held.
    ///
    /// ```
    /// # use business_calendar::{Calendar, Coverage};
    /// // Accepted before the Spring Festival of 2020 was prolonged on 27 January.
    /// let start = "2020-01-23T10:00:00+08:00".parse()?;
    /// let now = Calendar::china().due(start, 3, Coverage::Strict)?;
    /// assert_eq!(now.date.to_string(), "2020-02-05");
    ///
    /// let then = Calendar::china().under(&["cn-2020.1".parse()?]).unwrap();
    /// assert_eq!(then.due(start, 3, Coverage::Strict)?.date.to_string(), "2020-02-03");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn under(&self, versions: &[CalendarVersion]) -> Option<Self> {
        let mut years = BTreeMap::new();
        for version in versions {
            let mut held = self.years.values().chain(&self.superseded);
            let year = held.find(|year| self.version(year) == *version)?;
            years.insert(year.year, year.clone());
        }
        let days = Days::new(pattern(&self.weekly_rest), &years);
        Some(Self { years, superseded: Vec::new(), days, ..self.clone() })
    }

    /// The place it holds for.
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The time zone local dates are in.
    pub const fn time_zone(&self) -> &TimeZone {
        &self.time_zone
    }

    /// The name of the time zone, e.g. `Asia/Shanghai`.
    pub fn time_zone_name(&self) -> &str {
        self.time_zone.iana_name().unwrap_or("UTC")
    }

    /// The days of the week on which nobody works unless announced, Monday first.
    pub fn weekly_rest(&self) -> impl Iterator<Item = DayOfWeek> {
        self.weekly_rest.iter().copied()
    }

    /// Whom to name as the source wherever the calendar is shown.
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    /// The announcements in force, oldest year first.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = &CalendarYear> {
        self.years.values()
    }

    /// The announcements that a later one replaced.
    pub fn superseded(&self) -> impl Iterator<Item = &CalendarYear> {
        self.superseded.iter()
    }

    /// The versions in force, oldest year first.
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = CalendarVersion> {
        self.years.values().map(|year| self.version(year))
    }

    pub(super) fn version(&self, year: &CalendarYear) -> CalendarVersion {
        year.revision_of(&self.place)
    }
}

/// Monday first: whether people work when nothing is announced.
fn pattern(weekly_rest: &BTreeSet<DayOfWeek>) -> [bool; 7] {
    use DayOfWeek::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday].map(|day| !weekly_rest.contains(&day))
}

impl TryFrom<CalendarFile> for Calendar {
    type Error = CalendarInvalid;

    fn try_from(file: CalendarFile) -> Result<Self, CalendarInvalid> {
        let mut calendar = Self::new(file.place, &file.time_zone, file.weekly_rest, &file.attribution)?;
        let mut years = file.years;
        years.sort_by_key(|year| (year.year, year.revision));
        for year in years {
            calendar.take(year)?;
        }
        calendar.days = Days::new(pattern(&calendar.weekly_rest), &calendar.years);
        Ok(calendar)
    }
}

impl From<Calendar> for CalendarFile {
    fn from(calendar: Calendar) -> Self {
        let mut years = calendar.superseded;
        years.extend(calendar.years.into_values());
        years.sort_by_key(|year| (year.year, year.revision));
        Self {
            time_zone: calendar.time_zone.iana_name().unwrap_or("UTC").to_owned(),
            place: calendar.place,
            weekly_rest: calendar.weekly_rest,
            attribution: calendar.attribution,
            years,
        }
    }
}
