use std::{collections::BTreeMap, fmt, str::FromStr};

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
};
use serde::{Deserialize, Serialize};

use crate::{Calendar, CountingError, Coverage, DayKind, DayOfWeek, Due, Standing, day};

/// The opening hours of one day, written `09:00-12:00,13:30-18:00`; empty when closed.
///
/// Hours are in order and do not overlap. Hours that run past midnight are written as two days' hours, the first
/// ending at `24:00`.
///
/// ```
/// # use business_calendar::DayHours;
/// let hours: DayHours = "09:00-12:00, 13:30-18:00".parse()?;
/// assert_eq!(hours.minutes(), 450);
/// assert_eq!(hours.to_string(), "09:00-12:00,13:30-18:00");
/// # Ok::<(), business_calendar::HoursInvalid>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DayHours(Vec<(u16, u16)>);

/// What is wrong with a text of opening hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursInvalid {
    /// It is not `HH:MM-HH:MM`.
    #[error("{0:?} is not a span of hours like 09:00-18:00")]
    Unreadable(String),
    /// It ends before, or when, it begins.
    #[error("{0:?} ends before it begins; give what lies after midnight to the next day")]
    Backward(String),
    /// It begins before the one ahead of it has ended.
    #[error("{0:?} begins before the hours ahead of it have ended")]
    Overlapping(String),
}

impl DayHours {
    const MIDNIGHT: u16 = 24 * 60;

    /// All day, `00:00-24:00`.
    pub fn all_day() -> Self {
        Self(vec![(0, Self::MIDNIGHT)])
    }

    /// How long it is open, in minutes.
    pub fn minutes(&self) -> u16 {
        self.0.iter().map(|(opens, closes)| closes - opens).sum()
    }
}

impl FromStr for DayHours {
    type Err = HoursInvalid;

    fn from_str(text: &str) -> Result<Self, HoursInvalid> {
        let mut spans: Vec<(u16, u16)> = Vec::new();
        for span in text.split(',').map(str::trim).filter(|span| !span.is_empty()) {
            let read =
                span.split_once('-').and_then(|(opens, closes)| Some((minute(opens)?, minute(closes)?)));
            let Some((opens, closes)) = read else { return Err(HoursInvalid::Unreadable(span.to_owned())) };
            if closes <= opens {
                return Err(HoursInvalid::Backward(span.to_owned()));
            }
            if spans.last().is_some_and(|&(_, closed)| opens < closed) {
                return Err(HoursInvalid::Overlapping(span.to_owned()));
            }
            spans.push((opens, closes));
        }
        Ok(Self(spans))
    }
}

/// The minute of the day that `HH:MM` names; `24:00` is the last.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !two_digits(hour) || !two_digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let of_day = hour * 60 + minute;
    (minute < 60 && of_day <= DayHours::MIDNIGHT).then_some(of_day)
}

impl TryFrom<String> for DayHours {
    type Error = HoursInvalid;

    fn try_from(text: String) -> Result<Self, HoursInvalid> {
        text.parse()
    }
}

impl From<DayHours> for String {
    fn from(hours: DayHours) -> Self {
        hours.to_string()
    }
}

impl fmt::Display for DayHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (opens, closes)) in self.0.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            write!(f, "{comma}{:02}:{:02}-{:02}:{:02}", opens / 60, opens % 60, closes / 60, closes % 60)?;
        }
        Ok(())
    }
}

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
        let mut spans: Vec<(Timestamp, Timestamp)> = Vec::with_capacity(hours.0.len());
        for &(opens, closes) in &hours.0 {
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
        let day_0 = self.calendar.local_date(start);
        if minutes == 0 {
            return Ok(Due { at: start, date: day_0, calendars: Vec::new(), standing: Standing::Published });
        }
        let mut left = SignedDuration::from_mins(i64::from(minutes));
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
