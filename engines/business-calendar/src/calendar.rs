use std::collections::{BTreeMap, BTreeSet};

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use crate::{CalendarVersion, CalendarYear, DayKind, DayOfWeek, OpeningHours, OpeningTimes, Place, day};

mod days;
mod file;

pub use file::CalendarInvalid;

/// The working days of one place, each year by the latest announcement held for it.
///
/// It is stored and read as one document ([`Calendar::from_toml`], or JSON by serde). Earlier announcements of a
/// revised year stay in it, so that an old deadline can be counted again as it was ([`Calendar::under`]).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "file::CalendarFile", into = "file::CalendarFile")]
pub struct Calendar {
    place: Place,
    time_zone: TimeZone,
    weekly_rest: BTreeSet<DayOfWeek>,
    attribution: String,
    years: BTreeMap<i16, CalendarYear>,
    superseded: Vec<CalendarYear>,
    days: days::Days,
}

/// What to do about days whose year nobody has announced yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// Refuse to count them.
    Strict,
    /// Count them by the weekly rest alone and mark the answer provisional.
    Provisional,
}

/// How far an answer can be relied on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Every day counted is in an announced calendar.
    Published,
    /// Some days were counted by the weekly rest alone; the answer will change when their years are announced.
    Provisional {
        /// The years nobody has announced yet.
        unpublished: Vec<i16>,
    },
}

/// A deadline, and the announcements it was counted by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last moment that is still in time.
    pub at: Timestamp,
    /// Its local date.
    pub date: Date,
    /// The announcements consulted, oldest year first. When one of them is revised, count again.
    pub calendars: Vec<CalendarVersion>,
    /// Whether all days counted are announced.
    pub standing: Standing,
}

/// A number of working days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// How many.
    pub days: u32,
    /// Whether all days counted are announced.
    pub standing: Standing,
}

/// Why working days cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountingError {
    /// The year has no announced calendar, and the caller did not want a provisional answer.
    #[error("the {year} calendar of {place} is not published")]
    NotPublished {
        /// The place.
        place: Place,
        /// The year.
        year: i16,
    },
    /// The answer lies beyond the last (or first) date that can be written.
    #[error("the answer lies beyond the years that can be written")]
    BeyondTime,
    /// The opening hours stay closed for more than a year on end.
    #[error("the opening hours never open")]
    NeverOpen,
}

impl Due {
    /// Whether what happened at this moment was in time.
    ///
    /// The last second counts in full: the day ends with 23:59:59, not as that second begins.
    ///
    /// ```
    /// # use business_calendar::{Calendar, Coverage};
    /// let due = Calendar::china().due("2026-09-30T16:20:00+08:00".parse()?, 3, Coverage::Strict)?;
    /// assert!(due.is_met_at("2026-10-10T23:59:59.900+08:00".parse()?));
    /// assert!(!due.is_met_at("2026-10-11T00:00:00+08:00".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_met_at(&self, moment: Timestamp) -> bool {
        moment.as_second() <= self.at.as_second()
    }
}

impl Calendar {
    /// The deadline `working_days` after the local date of `start`: 23:59:59 on that working day.
    ///
    /// The local date of `start` is day 0; with 0 working days the deadline is the end of that very day.
    ///
    /// ```
    /// # use business_calendar::{Calendar, CountingError, Coverage, Standing};
    /// let start = "2026-12-30T09:00:00+08:00".parse()?;
    /// let refused = Calendar::china().due(start, 3, Coverage::Strict).unwrap_err();
    /// assert_eq!(refused.to_string(), "the 2027 calendar of cn is not published");
    ///
    /// let due = Calendar::china().due(start, 3, Coverage::Provisional)?;
    /// assert_eq!(due.standing, Standing::Provisional { unpublished: vec![2027] });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn due(&self, start: Timestamp, working_days: u16, coverage: Coverage) -> Result<Due, CountingError> {
        self.due_after(self.local_date(start), working_days, coverage)
    }

    /// As [`Calendar::due`], from a local date.
    pub fn due_after(
        &self,
        day_0: Date,
        working_days: u16,
        coverage: Coverage,
    ) -> Result<Due, CountingError> {
        if working_days == 0 {
            let at = self.end_of(day_0)?;
            return Ok(Due { at, date: day_0, calendars: Vec::new(), standing: Standing::Published });
        }
        let first = day::number(day_0) + 1;
        let last = self.days.nth_working(first, u32::from(working_days));
        let standing = self.standing(first, last, coverage)?;
        let date = day::date(last).ok_or(CountingError::BeyondTime)?;
        let calendars = self.consulted(day_0.tomorrow().unwrap_or(date), date);
        Ok(Due { at: self.end_of(date)?, date, calendars, standing })
    }

    /// What the calendar says about a day; refused when nobody has announced it.
    ///
    /// ```
    /// # use business_calendar::{Calendar, DayKind};
    /// let china = Calendar::china();
    /// assert_eq!(china.day("2026-10-01".parse()?)?, DayKind::Holiday("国庆节"));
    /// assert_eq!(china.day("2026-10-10".parse()?)?, DayKind::MakeUp("国庆节"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn day(&self, date: Date) -> Result<DayKind<'_>, CountingError> {
        let number = day::number(date);
        self.standing(number, number, Coverage::Strict)?;
        Ok(self.kind(date))
    }

    /// Whether people work on a day; refused when nobody has announced it.
    pub fn is_working_day(&self, date: Date) -> Result<bool, CountingError> {
        self.day(date).map(DayKind::is_working)
    }

    /// The first working day after a day; refused when it is not announced.
    pub fn next_working_day(&self, date: Date) -> Result<Date, CountingError> {
        self.due_after(date, 1, Coverage::Strict).map(|due| due.date)
    }

    /// The last working day before a day; refused when it is not announced.
    pub fn previous_working_day(&self, date: Date) -> Result<Date, CountingError> {
        let mut number = day::number(date) - 1;
        while self.days.is_announced(number) && !self.days.is_working(number) {
            number -= 1;
        }
        self.standing(number, number, Coverage::Strict)?;
        day::date(number).ok_or(CountingError::BeyondTime)
    }

    /// How many working days lie after `after`, up to and including `through`; none when `through` is not later.
    ///
    /// It agrees with deadlines: between a day 0 and its deadline of N working days lie N.
    ///
    /// ```
    /// # use business_calendar::{Calendar, Coverage};
    /// let (accepted, due) = ("2026-09-30".parse()?, "2026-10-10".parse()?);
    /// assert_eq!(Calendar::china().working_days_between(accepted, due, Coverage::Strict)?.days, 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn working_days_between(
        &self,
        after: Date,
        through: Date,
        coverage: Coverage,
    ) -> Result<Counted, CountingError> {
        let (first, last) = (day::number(after) + 1, day::number(through));
        let standing = self.standing(first, last, coverage)?;
        Ok(Counted { days: self.days.count(first, last), standing })
    }

    /// The working days from `first` to `last`, both included; refused when some day is not announced.
    ///
    /// ```
    /// # use business_calendar::Calendar;
    /// let days = Calendar::china().working_days("2026-09-30".parse()?, "2026-10-11".parse()?)?;
    /// let days: Vec<_> = days.map(|day| day.to_string()).collect();
    /// assert_eq!(days, ["2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn working_days(
        &self,
        first: Date,
        last: Date,
    ) -> Result<impl DoubleEndedIterator<Item = Date>, CountingError> {
        let (first, last) = (day::number(first), day::number(last));
        self.standing(first, last, Coverage::Strict)?;
        Ok((first..=last).filter(|&number| self.days.is_working(number)).filter_map(day::date))
    }

    /// Opening hours laid over this calendar.
    pub const fn opening<'a>(&'a self, hours: &'a OpeningHours) -> OpeningTimes<'a> {
        OpeningTimes::new(self, hours)
    }

    /// The local date of a moment.
    pub fn local_date(&self, at: Timestamp) -> Date {
        self.time_zone.to_datetime(at).date()
    }

    /// The end of a local day, 23:59:59; the later one where the clocks strike it twice.
    pub fn end_of(&self, date: Date) -> Result<Timestamp, CountingError> {
        self.moment(date, Time::constant(23, 59, 59, 0))
    }

    pub(crate) fn moment(&self, date: Date, time: Time) -> Result<Timestamp, CountingError> {
        let ambiguous = self.time_zone.to_ambiguous_timestamp(date.to_datetime(time));
        ambiguous.later().map_err(|_| CountingError::BeyondTime)
    }

    /// What the calendar says about a day, or the weekly rest where it says nothing.
    pub(crate) fn kind(&self, date: Date) -> DayKind<'_> {
        // Later years first: they hold where two announcements name the same day.
        let near = self.years.range(date.year().saturating_sub(1)..=date.year().saturating_add(1)).rev();
        for (_, year) in near {
            if let Some(days) = year.make_up_days.iter().find(|days| days.contains(date)) {
                return DayKind::MakeUp(&days.name);
            }
            if let Some(days) = year.holidays.iter().find(|days| days.contains(date)) {
                return DayKind::Holiday(&days.name);
            }
        }
        if self.days.is_working(day::number(date)) { DayKind::Working } else { DayKind::Rest }
    }

    /// Whether the days from `first` to `last` (by number) are announced.
    pub(crate) fn standing(
        &self,
        first: i32,
        last: i32,
        coverage: Coverage,
    ) -> Result<Standing, CountingError> {
        let mut unpublished = Vec::new();
        let mut from = first;
        while let Some(gap) = self.days.first_unannounced(from, last) {
            let year = day::date(gap).ok_or(CountingError::BeyondTime)?.year();
            match coverage {
                Coverage::Strict => {
                    return Err(CountingError::NotPublished { place: self.place.clone(), year });
                }
                Coverage::Provisional => unpublished.push(year),
            }
            let Ok(end_of_year) = Date::new(year, 12, 31) else { break };
            from = day::number(end_of_year) + 1;
        }
        Ok(if unpublished.is_empty() { Standing::Published } else { Standing::Provisional { unpublished } })
    }

    /// The announcements that have a say in the days from `first` to `last`, oldest year first.
    pub fn consulted(&self, first: Date, last: Date) -> Vec<CalendarVersion> {
        let near = self.years.range(first.year().saturating_sub(1)..=last.year().saturating_add(1));
        let own = first.year()..=last.year();
        near.filter(|(year, announced)| own.contains(year) || announced.lists_any(first, last))
            .map(|(_, announced)| self.version(announced))
            .collect()
    }
}
