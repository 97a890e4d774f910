//! Working days from dated calendars, and deadlines counted in them.
//!
//! A calendar is *dated*: for each year it carries what the authority of the place announced (holidays and
//! make-up working days), with the source and the revision of that announcement. A year nobody has announced
//! yet is never taken for plain Monday to Friday in silence: the caller chooses between a refusal and an answer
//! marked provisional ([`Coverage`]).
//!
//! The rule of a deadline (clause 4.3.1(1)): the *local* date of acceptance is day 0, whatever the hour and
//! whether or not it is a working day; the deadline is 23:59:59 local on the Nth working day strictly after it.
//!
//! ```
//! use business_calendar::{Calendar, Coverage};
//!
//! // Accepted the day before the National Day week; the third working day is a make-up Saturday.
//! let accepted = "2026-09-30T16:20:00+08:00".parse()?;
//! let due = Calendar::china().due(accepted, 3, Coverage::Strict)?;
//! assert_eq!(due.date.to_string(), "2026-10-10");
//! assert_eq!(due.at, "2026-10-10T23:59:59+08:00".parse()?);
//! assert_eq!(due.calendars[0].to_string(), "cn-2026.1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod built_in;
mod calendar;
mod day;
mod icalendar;
mod opening;
mod year;

pub use calendar::{Calendar, CalendarInvalid, Counted, CountingError, Coverage, Due, Standing};
pub use day::{DayKind, DayOfWeek};
pub use icalendar::{IcalendarImport, Ignored, Imported, NotIcalendar, WhyIgnored};
pub use opening::{DayHours, HoursInvalid, OpenTime, OpeningHours, OpeningTimes};
pub use year::{CalendarVersion, CalendarYear, NamedDays, Place, Unreadable};
