use business_calendar::{CountingError, Due};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Clock, Deadline, HoldReason, Holds, Left, Limit, Terms};

/// What a clock shows at a moment: the words and the colour of its chip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The colour.
    pub level: Level,
    /// What is left, or by how much it is late.
    pub remaining: Remaining,
    /// The deadline; `None` while the clock is held.
    pub due: Option<Due>,
}

/// How pressing a clock is, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// It stands still.
    Held,
    /// There is time.
    Green,
    /// It runs out soon.
    Amber,
    /// It is about to run out.
    Red,
    /// It has run out.
    Late,
}

/// What is left of a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remaining {
    /// So much lies before the deadline.
    Left(Stretch),
    /// So much has passed since the deadline.
    LateBy(Stretch),
    /// The clock stands still.
    Held {
        /// Since when.
        since: Timestamp,
        /// Why.
        reason: HoldReason,
        /// What is left for when it runs again.
        left: Left,
    },
}

/// The time between two moments, counted three ways.
///
/// Days are those that lie after the earlier moment's local date, up to the later one's: on the day of the deadline
/// none is left, but opening time may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Working days.
    pub working_days: u32,
    /// Calendar days.
    pub calendar_days: u32,
    /// Opening time.
    pub opening: SignedDuration,
}

/// From when a clock is amber and from when red: when so much, or less, is left in the clock's own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lights {
    /// Working days, calendar days or minutes of opening time.
    pub amber: u32,
    /// Likewise.
    pub red: u32,
}

impl Lights {
    /// Working days: amber on the day before the deadline, red on its day. Calendar days: amber from three days
    /// before (day 12 of 15, legal.md), red from the day before. Minutes: amber at half, red at a quarter.
    pub const fn usual(limit: Limit) -> Self {
        match limit {
            Limit::WorkingDays(_) => Self { amber: 1, red: 0 },
            Limit::CalendarDays(_) => Self { amber: 3, red: 1 },
            Limit::OpeningMinutes(minutes) => Self { amber: minutes / 2, red: minutes / 4 },
        }
    }
}

impl Clock {
    /// What it shows at a moment.
    ///
    /// With the moment of the answer for `now` it tells whether the answer was in time.
    ///
    /// ```
    /// # use business_calendar::{Calendar, Coverage, OpeningHours};
    /// # use sla_clock::{Clock, Holds, Level, Lights, Remaining, Terms};
    /// let office = OpeningHours::on_working_days("09:00-18:00".parse()?);
    /// let terms = Terms { calendar: Calendar::china(), hours: &office, coverage: Coverage::Strict };
    /// let clock = Clock::company("2026-09-30T16:20:00+08:00".parse()?, 3);
    ///
    /// // The deadline was Saturday the 10th, a make-up day; it is Monday noon.
    /// let now = "2026-10-12T12:00:00+08:00".parse()?;
    /// let reading = clock.reading(&Holds::default(), now, Lights::usual(clock.limit()), terms)?;
    /// let Remaining::LateBy(late) = reading.remaining else { panic!("in time") };
    /// assert_eq!((reading.level, late.working_days, late.opening.as_hours()), (Level::Late, 1, 3));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reading(
        &self,
        holds: &Holds,
        now: Timestamp,
        lights: Lights,
        terms: Terms<'_>,
    ) -> Result<Reading, CountingError> {
        match self.deadline(holds, terms)? {
            Deadline::Held { since, reason, left } => Ok(Reading {
                level: Level::Held,
                remaining: Remaining::Held { since, reason, left },
                due: None,
            }),
            Deadline::Due(due) => self.reading_of(due, now, lights, terms),
        }
    }

    /// As [`Clock::reading`], for a deadline that is known already: stored, or extended by a notice.
    pub fn reading_of(
        &self,
        due: Due,
        now: Timestamp,
        lights: Lights,
        terms: Terms<'_>,
    ) -> Result<Reading, CountingError> {
        if !due.is_met_at(now) {
            let late = stretch(due.at, now, terms)?;
            return Ok(Reading { level: Level::Late, remaining: Remaining::LateBy(late), due: Some(due) });
        }
        let left = stretch(now, due.at, terms)?;
        let within = |threshold: u32| match self.limit() {
            Limit::WorkingDays(_) => left.working_days <= threshold,
            Limit::CalendarDays(_) => left.calendar_days <= threshold,
            Limit::OpeningMinutes(_) => left.opening <= SignedDuration::from_mins(i64::from(threshold)),
        };
        let level = if within(lights.red) {
            Level::Red
        } else if within(lights.amber) {
            Level::Amber
        } else {
            Level::Green
        };
        Ok(Reading { level, remaining: Remaining::Left(left), due: Some(due) })
    }
}

fn stretch(from: Timestamp, to: Timestamp, terms: Terms<'_>) -> Result<Stretch, CountingError> {
    let Terms { calendar, hours, coverage } = terms;
    let (first, last) = (calendar.local_date(from), calendar.local_date(to));
    let calendar_days = first.duration_until(last).as_hours() / 24;
    Ok(Stretch {
        working_days: calendar.working_days_between(first, last, coverage)?.days,
        calendar_days: u32::try_from(calendar_days).unwrap_or_default(),
        opening: calendar.opening(hours).between(from, to, coverage)?.time,
    })
}
