//! How a limit stands at a moment: what its chip says.

use business_calendar::{CountingError, Coverage, Due, OpeningHours, Standing as Announced};
use jiff::{SignedDuration, Timestamp};
use sla_clock::{Clock, Level, Lights, Remaining, Terms};

use crate::{
    Limits, Rules,
    complaint::{Complaint, DepartmentClock},
};

/// How a limit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    /// How pressing it is.
    pub(crate) level: Level,
    /// What is left of it, or by how much it is late.
    pub(crate) span: Span,
}

/// A length of time as people who work by a calendar say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Span {
    /// Whole working days.
    WorkingDays(u32),
    /// Whole calendar days.
    CalendarDays(u32),
    /// Opening time, on the day itself.
    Opening(SignedDuration),
    /// No opening time at all: the rest of the evening, or of a holiday.
    Closed,
}

/// Opening time is counted over at most so long: it is of no interest further away, and a list has many rows.
const OPENING_COUNTED: SignedDuration = SignedDuration::from_hours(20 * 24);

impl Rules {
    /// How the company's limit stands, for a limit that ends at `due`.
    pub(crate) fn company(
        &self,
        accepted: Timestamp,
        due: Timestamp,
        now: Timestamp,
    ) -> Result<Standing, CountingError> {
        let limits = Limits::on(self.calendar.local_date(accepted));
        self.standing(limits, Clock::company(accepted, limits.company_working_days), due, now)
    }

    /// How the statute's limit stands.
    pub(crate) fn statute(
        &self,
        accepted: Timestamp,
        due: Timestamp,
        now: Timestamp,
    ) -> Result<Standing, CountingError> {
        let limits = Limits::on(self.calendar.local_date(accepted));
        let days = u16::try_from(limits.statute_calendar_days).unwrap_or(u16::MAX);
        let standing = self.standing(limits, Clock::statute(accepted, days), due, now)?;
        let (first, last) = (self.calendar.local_date(now.min(due)), self.calendar.local_date(now.max(due)));
        let days = first.duration_until(last).as_hours() / 24;
        let span = match u32::try_from(days) {
            Ok(0) | Err(_) => standing.span,
            Ok(days) => Span::CalendarDays(days),
        };
        Ok(Standing { span, ..standing })
    }

    /// How a department's limit stands; `Held` while it is held.
    pub(crate) fn department(
        &self,
        complaint: &Complaint,
        clock: &DepartmentClock,
        now: Timestamp,
    ) -> Result<Standing, CountingError> {
        let limits = Limits::on(complaint.clocks.accepted_on);
        let minutes = u32::try_from(clock.minutes).unwrap_or(u32::MAX);
        match clock.open_hold() {
            Some(hold) => {
                let hours = limits.opening_hours();
                let opening = self.calendar.opening(&hours);
                let left = opening.between(hold.from, clock.due, Coverage::Provisional)?.time;
                Ok(Standing { level: Level::Held, span: Span::Opening(left) })
            }
            None => self.standing(limits, Clock::department(clock.since, minutes), clock.due, now),
        }
    }

    fn standing(
        &self,
        limits: &Limits,
        clock: Clock,
        due: Timestamp,
        now: Timestamp,
    ) -> Result<Standing, CountingError> {
        if due.duration_until(now).abs() > OPENING_COUNTED {
            return self.far_away(due, now);
        }
        let hours = limits.opening_hours();
        let terms = self.terms(&hours);
        let at = Due {
            at: due,
            date: self.calendar.local_date(due),
            calendars: Vec::new(),
            standing: Announced::Published,
        };
        let reading = clock.reading_of(at, now, Lights::usual(clock.limit()), terms)?;
        let span = match reading.remaining {
            Remaining::Left(left) | Remaining::LateBy(left) => match (left.working_days, left.opening) {
                (0, time) if time.is_zero() => Span::Closed,
                (0, time) => Span::Opening(time),
                (days, _) => Span::WorkingDays(days),
            },
            Remaining::Held { .. } => Span::Closed,
        };
        Ok(Standing { level: reading.level, span })
    }

    /// Weeks away, or weeks late: whole working days say it all.
    fn far_away(&self, due: Timestamp, now: Timestamp) -> Result<Standing, CountingError> {
        let (first, last) = (self.calendar.local_date(now.min(due)), self.calendar.local_date(now.max(due)));
        let days = self.calendar.working_days_between(first, last, Coverage::Provisional)?.days;
        let level = if due < now { Level::Late } else { Level::Green };
        Ok(Standing { level, span: Span::WorkingDays(days) })
    }

    fn terms<'a>(&'a self, hours: &'a OpeningHours) -> Terms<'a> {
        Terms { calendar: &self.calendar, hours, coverage: Coverage::Provisional }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use business_calendar::Calendar;

    use super::*;

    fn rules() -> Rules {
        Rules {
            calendar: Arc::new(Calendar::china().clone()),
            operator: String::new(),
            base_url: String::new(),
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// Accepted on Wednesday, 30 September 2026; due on Saturday, 10 October, a make-up day.
    fn check(now: &str, level: Level, span: Span) {
        let (accepted, due) = (at("2026-09-30T16:20:00+08:00"), at("2026-10-10T23:59:59+08:00"));
        assert_eq!(rules().company(accepted, due, at(now)).unwrap(), Standing { level, span }, "{now}");
    }

    #[test]
    fn a_chip_says_working_days_and_on_the_day_itself_opening_time() {
        check("2026-10-02T12:00:00+08:00", Level::Green, Span::WorkingDays(3));
        check("2026-10-09T09:00:00+08:00", Level::Amber, Span::WorkingDays(1));
        check("2026-10-10T16:00:00+08:00", Level::Red, Span::Opening(SignedDuration::from_hours(2)));
        check("2026-10-10T20:00:00+08:00", Level::Red, Span::Closed);
        check("2026-10-11T08:00:00+08:00", Level::Late, Span::Closed);
        check("2026-10-12T09:30:00+08:00", Level::Late, Span::WorkingDays(1));
    }

    #[test]
    fn years_after_its_limit_a_chip_counts_whole_working_days() {
        check("2026-11-10T09:00:00+08:00", Level::Late, Span::WorkingDays(22));
    }

    #[test]
    fn the_statute_says_calendar_days() {
        let (accepted, due) = (at("2026-09-30T16:20:00+08:00"), at("2026-10-15T23:59:59+08:00"));
        let standing = rules().statute(accepted, due, at("2026-10-09T09:00:00+08:00")).unwrap();
        assert_eq!(standing, Standing { level: Level::Green, span: Span::CalendarDays(6) });
    }
}
