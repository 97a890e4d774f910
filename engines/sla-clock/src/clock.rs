use business_calendar::{Calendar, CountingError, Coverage, Due, OpeningHours, Standing};
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{HoldReason, Holds};

/// One clock of a case: when it started and what it allows.
///
/// Both are fixed for good; a new clock belongs to a new case or another department.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    start: Timestamp,
    limit: Limit,
}

/// How long a clock allows, and in what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// The company's limit (clause 4.3.1(1)): to the end of the Nth working day after the day of acceptance. A
    /// working day counts unless the clocks are held when it ends.
    WorkingDays(u16),
    /// The statute's limit (电信用户申诉处理办法, order 35 of 2016, art. 10(4)): to the end of the Nth calendar day
    /// after the day of receipt. Nothing holds it.
    CalendarDays(u16),
    /// A department's limit: minutes of its opening time. Minutes during which the clocks are held do not count.
    OpeningMinutes(u32),
}

/// By what the time of a case is counted.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The operator's working days and time zone.
    pub calendar: &'a Calendar,
    /// The opening hours of the department that works on it.
    pub hours: &'a OpeningHours,
    /// What to do about years nobody has announced yet. A chip that has to show something in such a year asks for a
    /// provisional count.
    pub coverage: Coverage,
}

/// When a clock runs out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deadline {
    /// At a moment.
    Due(Due),
    /// Not while the hold lasts.
    Held {
        /// Since when it is held.
        since: Timestamp,
        /// Why.
        reason: HoldReason,
        /// What is left for when it runs again.
        left: Left,
    },
}

/// What is left of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Left {
    /// Whole working days.
    WorkingDays(u32),
    /// Opening time.
    OpeningTime(SignedDuration),
}

impl Clock {
    /// The company's clock, from the moment of acceptance.
    pub const fn company(accepted: Timestamp, working_days: u16) -> Self {
        Self { start: accepted, limit: Limit::WorkingDays(working_days) }
    }

    /// The statute's clock, from the moment of receipt.
    pub const fn statute(received: Timestamp, calendar_days: u16) -> Self {
        Self { start: received, limit: Limit::CalendarDays(calendar_days) }
    }

    /// A department's clock, from the moment the case was given to it.
    ///
    /// ```
    /// # use business_calendar::{Calendar, Coverage, OpeningHours};
    /// # use sla_clock::{Clock, Deadline, Holds, Terms};
    /// let office = OpeningHours::on_working_days("09:00-18:00".parse()?);
    /// let terms = Terms { calendar: Calendar::china(), hours: &office, coverage: Coverage::Strict };
    /// // Dispatched an hour before the office closes for the National Day week.
    /// let clock = Clock::department("2026-09-30T17:00:00+08:00".parse()?, 240);
    /// let Deadline::Due(due) = clock.deadline(&Holds::default(), terms)? else { panic!("held") };
    /// assert_eq!(due.at, "2026-10-08T12:00:00+08:00".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn department(dispatched: Timestamp, opening_minutes: u32) -> Self {
        Self { start: dispatched, limit: Limit::OpeningMinutes(opening_minutes) }
    }

    /// When it started.
    pub const fn start(&self) -> Timestamp {
        self.start
    }

    /// What it allows.
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// When it runs out, given the holds of its case.
    ///
    /// A hold that begins when the clock has run out changes nothing.
    pub fn deadline(&self, holds: &Holds, terms: Terms<'_>) -> Result<Deadline, CountingError> {
        match self.limit {
            Limit::WorkingDays(days) => self.due_in_working_days(days, holds, terms),
            Limit::CalendarDays(days) => self.due_in_calendar_days(days, terms).map(Deadline::Due),
            Limit::OpeningMinutes(minutes) => self.due_in_opening_minutes(minutes, holds, terms),
        }
    }

    fn due_in_calendar_days(&self, days: u16, terms: Terms<'_>) -> Result<Due, CountingError> {
        let received = terms.calendar.local_date(self.start);
        let date = received.checked_add(i64::from(days).days()).map_err(|_| CountingError::BeyondTime)?;
        let at = terms.calendar.end_of(date)?;
        Ok(Due { at, date, calendars: Vec::new(), standing: Standing::Published })
    }

    fn due_in_working_days(
        &self,
        days: u16,
        holds: &Holds,
        terms: Terms<'_>,
    ) -> Result<Deadline, CountingError> {
        let Terms { calendar, coverage, .. } = terms;
        let day_0 = calendar.local_date(self.start);
        let mut left = u32::from(days);
        // The last day that is dealt with: counted, or held when it ended.
        let mut done = day_0;
        for hold in holds {
            let before = last_day_ended_before(hold.from, calendar)?;
            let counted = calendar.working_days_between(done, before, coverage)?.days;
            if left <= counted {
                break;
            }
            left -= counted;
            let Some(until) = hold.until else {
                let left = Left::WorkingDays(left);
                return Ok(Deadline::Held { since: hold.from, reason: hold.reason, left });
            };
            done = done.max(last_day_ended_before(until, calendar)?);
        }
        let left = u16::try_from(left).map_err(|_| CountingError::BeyondTime)?;
        let due = calendar.due_after(done, left, coverage)?;
        let day_1 = day_0.tomorrow().map_err(|_| CountingError::BeyondTime)?;
        whole_span(day_1, due, terms).map(Deadline::Due)
    }

    fn due_in_opening_minutes(
        &self,
        minutes: u32,
        holds: &Holds,
        terms: Terms<'_>,
    ) -> Result<Deadline, CountingError> {
        let Terms { calendar, hours, coverage } = terms;
        let opening = calendar.opening(hours);
        let mut left = SignedDuration::from_mins(i64::from(minutes));
        // The last moment that is dealt with: counted, or held.
        let mut done = self.start;
        for hold in holds {
            let counted = opening.between(done, hold.from, coverage)?.time;
            if left <= counted {
                break;
            }
            left -= counted;
            let Some(until) = hold.until else {
                let left = Left::OpeningTime(left);
                return Ok(Deadline::Held { since: hold.from, reason: hold.reason, left });
            };
            done = done.max(until);
        }
        let due = opening.due_within(done, left, coverage)?;
        whole_span(calendar.local_date(self.start), due, terms).map(Deadline::Due)
    }
}

/// The last local day that had ended before a moment.
fn last_day_ended_before(moment: Timestamp, calendar: &Calendar) -> Result<Date, CountingError> {
    let today = calendar.local_date(moment);
    if calendar.end_of(today)? < moment {
        return Ok(today);
    }
    today.yesterday().map_err(|_| CountingError::BeyondTime)
}

/// The deadline with the announcements and the standing of all days from the first on, not only of those after the
/// last hold.
fn whole_span(first: Date, due: Due, terms: Terms<'_>) -> Result<Due, CountingError> {
    if due.date < first {
        return Ok(due);
    }
    let before = first.yesterday().map_err(|_| CountingError::BeyondTime)?;
    let standing = terms.calendar.working_days_between(before, due.date, terms.coverage)?.standing;
    let calendars = terms.calendar.consulted(first, due.date);
    Ok(Due { calendars, standing, ..due })
}
