//! The dated limits of complaints, and the clocks that follow from them.

use std::sync::{Arc, LazyLock};

use business_calendar::{Calendar, CountingError, Coverage, DayHours, Due, OpeningHours, Standing};
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date};
use serde::Deserialize;

use crate::complaint::{Clocks, DepartmentClock};

/// What the rules of complaints need to know of the operator.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The calendar its deadlines count in.
    pub calendar: Arc<Calendar>,
    /// Its name, as notices say it.
    pub operator: String,
    /// Where the portal is, without a final slash.
    pub base_url: String,
}

/// The operator names a calendar that there is none of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no calendar {0:?}; `kefu calendar` lists them")]
pub struct CalendarMissing(String);

/// The limits in force on a day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// From this local day on.
    pub valid_from: Date,
    /// Working days to the end (clause 4.3.1(1)).
    pub company_working_days: u16,
    /// Calendar days to the answer (order 35 of 2016, article 10(4)).
    pub statute_calendar_days: i64,
    /// Minutes of opening time to the first judgement.
    pub judge_minutes: u32,
    /// Minutes of opening time a department has.
    pub department_minutes: u32,
    /// Minutes by the clock from "valid" to a department (clause 4.2.2(2)).
    pub dispatch_minutes: i64,
    /// Minutes by the clock to the process notice (clause 4.2.2(1)).
    pub process_notice_minutes: i64,
    /// Days within which the same matter again is a repeat.
    pub repeat_days: i64,
    /// So many about one matter at one place …
    pub mass_complaints: i64,
    /// … within so many hours are a mass complaint.
    pub mass_hours: i64,
    opening: DayHours,
}

#[derive(Deserialize)]
struct LimitsFile {
    limits: Vec<Limits>,
}

static LIMITS: LazyLock<Vec<Limits>> = LazyLock::new(|| {
    let file: Result<LimitsFile, _> = toml::from_str(include_str!("../limits.toml"));
    let mut limits = file.map(|file| file.limits).expect("limits.toml is part of the program and tested");
    limits.sort_by_key(|limits| limits.valid_from);
    limits
});

impl Limits {
    /// The limits in force on a local day; days before the first known ones go by those.
    ///
    /// # Panics
    /// Never: the file that comes with the program holds at least one table, and a test reads it.
    pub fn on(day: Date) -> &'static Self {
        let at = LIMITS.partition_point(|limits| limits.valid_from <= day);
        LIMITS.get(at.saturating_sub(1)).expect("limits.toml holds at least one table")
    }

    /// By when a complaint that is valid since now is to be with a department.
    pub(crate) fn dispatch_by(clocks: &Clocks, now: Timestamp) -> Timestamp {
        now + SignedDuration::from_mins(Self::on(clocks.accepted_on).dispatch_minutes)
    }

    pub(crate) fn opening_hours(&self) -> OpeningHours {
        OpeningHours::on_working_days(self.opening.clone())
    }
}

impl Rules {
    /// The rules as they stand for an operator.
    ///
    /// # Errors
    /// When the operator names a calendar that there is none of.
    pub fn of(app: &web::App) -> Result<Self, CalendarMissing> {
        let operator = app.operator();
        let missing = || CalendarMissing(operator.calendar.clone());
        Ok(Self {
            calendar: app.calendars().get(&operator.calendar).ok_or_else(missing)?,
            operator: operator.name.clone(),
            base_url: operator.base_url.clone(),
        })
    }

    /// The limits of a complaint accepted now. Where a year is not announced yet, they are marked provisional
    /// and computed again when it is.
    pub(crate) fn clocks(&self, accepted_at: Timestamp) -> Result<Clocks, CountingError> {
        let accepted_on = self.calendar.local_date(accepted_at);
        let limits = Limits::on(accepted_on);
        let company =
            self.calendar.due_after(accepted_on, limits.company_working_days, Coverage::Provisional)?;
        let statutory_on = accepted_on
            .checked_add(limits.statute_calendar_days.days())
            .map_err(|_| CountingError::BeyondTime)?;
        let judge_by = self.open_minutes(limits, accepted_at, limits.judge_minutes)?;
        Ok(Clocks {
            calendar: versions(&company),
            provisional: matches!(company.standing, Standing::Provisional { .. }),
            accepted_on,
            original_due: company.at,
            announced_due: company.at,
            announced_on: company.date,
            statutory_due: self.calendar.end_of(statutory_on)?,
            statutory_on,
            judge_by: judge_by.at,
            dispatch_by: None,
            department: None,
        })
    }

    /// A department's clock that begins now.
    pub(crate) fn department_clock(
        &self,
        clocks: &Clocks,
        now: Timestamp,
    ) -> Result<DepartmentClock, CountingError> {
        let limits = Limits::on(clocks.accepted_on);
        let due = self.open_minutes(limits, now, limits.department_minutes)?;
        Ok(DepartmentClock {
            minutes: i64::from(limits.department_minutes),
            since: now,
            due: due.at,
            holds: vec![],
        })
    }

    /// When a department's clock that stood still until now runs out: what was left at the hold runs on.
    pub(crate) fn due_after_hold(
        &self,
        clocks: &Clocks,
        clock: &DepartmentClock,
        now: Timestamp,
    ) -> Result<Timestamp, CountingError> {
        let Some(hold) = clock.open_hold() else { return Ok(clock.due) };
        self.due_after(Limits::on(clocks.accepted_on), clock.due, hold.from, now)
    }

    /// When a department's clock runs out by the calendar as it is now, its holds counted as they were.
    pub(crate) fn department_due(
        &self,
        clocks: &Clocks,
        clock: &DepartmentClock,
    ) -> Result<Timestamp, CountingError> {
        let limits = Limits::on(clocks.accepted_on);
        let minutes = u32::try_from(clock.minutes).unwrap_or(u32::MAX);
        let mut due = self.open_minutes(limits, clock.since, minutes)?.at;
        for hold in &clock.holds {
            if let Some(until) = hold.until {
                due = self.due_after(limits, due, hold.from, until)?;
            }
        }
        Ok(due)
    }

    /// The limit of a clock that was due and stood still for a while: what was left runs on.
    fn due_after(
        &self,
        limits: &Limits,
        due: Timestamp,
        held: Timestamp,
        released: Timestamp,
    ) -> Result<Timestamp, CountingError> {
        let hours = limits.opening_hours();
        let opening = self.calendar.opening(&hours);
        let left = opening.between(held, due, Coverage::Provisional)?.time;
        let minutes = u32::try_from(left.as_mins()).unwrap_or(0);
        Ok(opening.due(released, minutes, Coverage::Provisional)?.at)
    }

    /// The end of a local day: the moment up to which that day's work is in time.
    pub(crate) fn end_of(&self, day: Date) -> Result<Timestamp, CountingError> {
        self.calendar.end_of(day)
    }

    fn open_minutes(&self, limits: &Limits, from: Timestamp, minutes: u32) -> Result<Due, CountingError> {
        let hours = limits.opening_hours();
        self.calendar.opening(&hours).due(from, minutes, Coverage::Provisional)
    }
}

fn versions(due: &Due) -> String {
    let versions: Vec<_> = due.calendars.iter().map(ToString::to_string).collect();
    versions.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_dated_and_the_earliest_ones_serve_days_before_them() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(Limits::on(day("2026-11-22")).company_working_days, 3);
        assert_eq!(Limits::on(day("2015-04-22")).statute_calendar_days, 15);
    }
}
