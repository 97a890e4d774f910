use std::collections::BTreeMap;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
};
use serde::{Deserialize, Serialize};

use crate::{Calendar, CountingError, Coverage, DayKind, DayOfWeek, Due, Standing, day};

mod hours;

pub use hours::{DayHours, HoursInvalid};

/// When a department is open: by kind of day, with exceptions for days of the week.
///
/// Announced days go by their kind, whatever day of the week they are: a make-up Saturday has the hours of a
/// working day. The exceptions are for ordinary days only.
///
/// ```
/// # use business_calendar::OpeningHours;
/// let store: OpeningHours = serde_json::from_str(
///     r#"{"working_days": "09:00-18:00", "rest_days": "10:00-17:00", "weekdays": {"friday": "09:00-16:00"}}"#,
/// )?;
/// assert_eq!(store.holidays.minutes(), 0);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OpeningHours {
    /// On working days, make-up days included.
    pub working_days: DayHours,
    /// On ordinary days of the weekly rest.
    pub rest_days: DayHours,
    /// On holidays.
    pub holidays: DayHours,
    /// On ordinary days of the named day of the week, instead of the above.
    pub weekdays: BTreeMap<DayOfWeek, DayHours>,
}

impl OpeningHours {
    /// The same hours on every working day, closed otherwise.
    pub fn on_working_days(hours: DayHours) -> Self {
        Self { working_days: hours, ..Self::default() }
    }

    /// Open day and night, every day.
    pub fn always() -> Self {
        let all_day = DayHours::all_day;
        Self {
            working_days: all_day(),
            rest_days: all_day(),
            holidays: all_day(),
            weekdays: BTreeMap::default(),
        }
    }

    fn on(&self, date: Date, kind: DayKind<'_>) -> &DayHours {
        let exception = self.weekdays.get(&DayOfWeek::from(date.weekday()));
        match kind {
            DayKind::Working => exception.unwrap_or(&self.working_days),
            DayKind::Rest => exception.unwrap_or(&self.rest_days),
            DayKind::MakeUp(_) => &self.working_days,
            DayKind::Holiday(_) => &self.holidays,
        }
    }
}

/// Opening hours laid over a calendar; made by [`Calendar::opening`].
#[derive(Debug, Clone, Copy)]
pub struct OpeningTimes<'a> {
    calendar: &'a Calendar,
    hours: &'a OpeningHours,
}

/// A length of opening time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTime {
    /// How long.
    pub time: SignedDuration,
    /// Whether all days counted are announced.
    pub standing: Standing,
}

impl<'a> OpeningTimes<'a> {
    /// No opening hours are closed longer than this many days on end.
    const CLOSED_DAYS_MAX: u16 = 400;

    pub(crate) const fn new(calendar: &'a Calendar, hours: &'a OpeningHours) -> Self {
        Self { calendar, hours }
    }

    /// The times it is open on a local date, in order, without overlap: `[opens, closes)`.
    ///
    /// ```
    /// # use business_calendar::{Calendar, Coverage, OpeningHours};
    /// let office = OpeningHours::on_working_days("09:00-12:00,13:30-18:00".parse()?);
    /// let opening = Calendar::china().opening(&office);
    /// let make_up_saturday = opening.on("2026-10-10".parse()?, Coverage::Strict)?;
    /// assert_eq!(make_up_saturday[1].0, "2026-10-10T13:30+08:00".parse()?);
    /// assert!(opening.on("2026-10-01".parse()?, Coverage::Strict)?.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn on(self, date: Date, coverage: Coverage) -> Result<Vec<(Timestamp, Timestamp)>, CountingError> {
        let number = day::number(date);
        self.calendar.standing(number, number, coverage)?;
        self.spans(date)
    }

    /// As [`OpeningTimes::on`]; days that nobody has announced go by the weekly rest.
    fn spans(self, date: Date) -> Result<Vec<(Timestamp, Timestamp)>, CountingError> {
        let hours = self.hours.on(date, self.calendar.kind(date));
        let mut spans: Vec<(Timestamp, Timestamp)> = Vec::with_capacity(hours.spans().len());
        for &(opens, closes) in hours.spans() {
            let (opens, closes) = (self.moment(date, opens)?, self.moment(date, closes)?);
            // Where the clocks jump, hours on both sides of the gap may meet or vanish.
            let opens = spans.last().map_or(opens, |&(_, closed)| opens.max(closed));
            if opens < closes {
                spans.push((opens, closes));
            }
        }
        Ok(spans)
    }

    fn moment(self, date: Date, minute: u16) -> Result<Timestamp, CountingError> {
        let (date, minute) = if minute == DayHours::MIDNIGHT {
            (date.tomorrow().map_err(|_| CountingError::BeyondTime)?, 0)
        } else {
            (date, minute)
        };
        let part = |number: u16| i8::try_from(number).map_err(|_| CountingError::BeyondTime);
        self.calendar.moment(date, Time::constant(part(minute / 60)?, part(minute % 60)?, 0, 0))
    }

    /// The moment by which `minutes` of opening time have passed since `start`.
    ///
    /// Minutes that end exactly at closing time are due then, not at the next opening; no minutes are due at once.
    ///
    /// ```
    /// # use business_calendar::{Calendar, Coverage, OpeningHours};
    /// let office = OpeningHours::on_working_days("09:00-18:00".parse()?);
    /// let opening = Calendar::china().opening(&office);
    /// // An hour and a half before the National Day week, then the rest of three hours after it.
    /// let due = opening.due("2026-09-30T16:30+08:00".parse()?, 180, Coverage::Strict)?;
    /// assert_eq!(due.at, "2026-10-08T10:30+08:00".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn due(self, start: Timestamp, minutes: u32, coverage: Coverage) -> Result<Due, CountingError> {
        self.due_within(start, SignedDuration::from_mins(i64::from(minutes)), coverage)
    }

    /// As [`OpeningTimes::due`], for any length of opening time.
    pub fn due_within(
        self,
        start: Timestamp,
        time: SignedDuration,
        coverage: Coverage,
    ) -> Result<Due, CountingError> {
        let day_0 = self.calendar.local_date(start);
        if time <= SignedDuration::ZERO {
            return Ok(Due { at: start, date: day_0, calendars: Vec::new(), standing: Standing::Published });
        }
        let mut left = time;
        let (mut date, mut closed_days) = (day_0, 0);
        loop {
            // Asked day by day: a refusal must come before hours that may never open are searched for.
            let number = day::number(date);
            self.calendar.standing(number, number, coverage)?;
            closed_days += 1;
            for (opens, closes) in self.spans(date)? {
                closed_days = 0;
                let from = opens.max(start);
                let open_for = from.duration_until(closes).max(SignedDuration::ZERO);
                if left <= open_for {
                    let at = from.checked_add(left).map_err(|_| CountingError::BeyondTime)?;
                    let standing = self.calendar.standing(day::number(day_0), number, coverage)?;
                    let calendars = self.calendar.consulted(day_0, date);
                    return Ok(Due { at, date: self.calendar.local_date(at), calendars, standing });
                }
                left -= open_for;
            }
            if closed_days == Self::CLOSED_DAYS_MAX {
                return Err(CountingError::NeverOpen);
            }
            date = date.tomorrow().map_err(|_| CountingError::BeyondTime)?;
        }
    }

    /// How much opening time lies from `from` to `to`; none when `to` is not later.
    ///
    /// ```
    /// # use business_calendar::{Calendar, Coverage, OpeningHours};
    /// let office = OpeningHours::on_working_days("09:00-18:00".parse()?);
    /// let (from, to) = ("2026-09-30T16:30+08:00".parse()?, "2026-10-08T10:30+08:00".parse()?);
    /// let open = Calendar::china().opening(&office).between(from, to, Coverage::Strict)?;
    /// assert_eq!(open.time.as_mins(), 180);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn between(
        self,
        from: Timestamp,
        to: Timestamp,
        coverage: Coverage,
    ) -> Result<OpenTime, CountingError> {
        let (mut date, last) = (self.calendar.local_date(from), self.calendar.local_date(to));
        let standing = self.calendar.standing(day::number(date), day::number(last), coverage)?;
        let mut time = SignedDuration::ZERO;
        while date <= last {
            for (opens, closes) in self.spans(date)? {
                let open_for = opens.max(from).duration_until(closes.min(to));
                time += open_for.max(SignedDuration::ZERO);
            }
            date = date.tomorrow().map_err(|_| CountingError::BeyondTime)?;
        }
        Ok(OpenTime { time, standing })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(date: &str, expected: &str) {
        let hours: OpeningHours = serde_json::from_str(
            r#"{"working_days": "09:00-18:00", "rest_days": "10:00-12:00", "holidays": "10:00-11:00",
                "weekdays": {"friday": "09:00-16:00", "sunday": "14:00-24:00"}}"#,
        )
        .unwrap();
        let spans = Calendar::china().opening(&hours).on(date.parse().unwrap(), Coverage::Strict).unwrap();
        let zone = Calendar::china().time_zone();
        let said: Vec<_> = spans
            .iter()
            .map(|&(opens, closes)| {
                let time = |at: Timestamp| at.to_zoned(zone.clone()).strftime("%d %H:%M").to_string();
                format!("{} to {}", time(opens), time(closes))
            })
            .collect();
        assert_eq!(said.join(", "), expected);
    }

    #[test]
    fn hours_go_by_the_kind_of_day_and_exceptions_by_the_day_of_the_week() {
        check("2026-09-17", "17 09:00 to 17 18:00");
        check("2026-09-18", "18 09:00 to 18 16:00");
        check("2026-09-19", "19 10:00 to 19 12:00");
        check("2026-09-13", "13 14:00 to 14 00:00");
    }

    #[test]
    fn announced_days_have_the_hours_of_their_kind_whatever_day_of_the_week_they_are() {
        // A make-up Sunday and a holiday on a Friday: the exceptions for Sunday and Friday do not touch them.
        check("2026-09-20", "20 09:00 to 20 18:00");
        check("2026-09-25", "25 10:00 to 25 11:00");
    }

    #[test]
    fn a_day_nobody_announced_has_no_strict_hours() {
        let hours = OpeningHours::always();
        let opening = Calendar::china().opening(&hours);
        assert!(opening.on("2027-01-01".parse().unwrap(), Coverage::Strict).is_err());
        assert_eq!(opening.on("2027-01-01".parse().unwrap(), Coverage::Provisional).unwrap().len(), 1);
    }

    #[test]
    fn hours_in_the_gap_of_a_clock_change_do_not_count_twice() {
        // In New York the clocks jumped from 02:00 to 03:00 on 8 March 2026, and back at 02:00 on 1 November.
        let rest = [DayOfWeek::Saturday];
        let calendar = Calendar::new("us".parse().unwrap(), "America/New_York", rest, "").unwrap();
        let hours = OpeningHours::on_working_days("01:30-02:30,02:30-03:00,03:00-05:00".parse().unwrap());
        let open = |day: &str| {
            let spans = calendar.opening(&hours).on(day.parse().unwrap(), Coverage::Provisional).unwrap();
            assert!(spans.is_sorted_by(|a, b| a.1 <= b.0));
            spans
                .iter()
                .map(|(opens, closes)| opens.duration_until(*closes))
                .sum::<SignedDuration>()
                .as_mins()
        };
        assert_eq!(open("2026-03-09"), 210);
        assert_eq!(open("2026-03-08"), 150);
        assert_eq!(open("2026-11-01"), 210);
    }

    #[test]
    fn all_day_and_every_day_is_open_without_a_gap() {
        let always = OpeningHours::always();
        let opening = Calendar::china().opening(&always);
        let start = "2026-09-30T16:20:31+08:00".parse().unwrap();
        let due = opening.due(start, 10_000, Coverage::Strict).unwrap();
        assert_eq!(start.duration_until(due.at).as_mins(), 10_000);
    }
}
