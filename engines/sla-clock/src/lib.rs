//! Several clocks on one case: the company's limit in working days, the statute's in calendar days, and a
//! department's in minutes of opening time.
//!
//! A clock starts once. Chasing does not restart it: there is no function that could. It is held only for a
//! reason of a closed list with a proof ([`Holds`]), and the statute's clock is never held.
//!
//! ```
//! use business_calendar::{Calendar, Coverage, OpeningHours};
//! use sla_clock::{Clock, Deadline, Holds, Level, Lights, Terms};
//!
//! let office = OpeningHours::on_working_days("09:00-18:00".parse()?);
//! let terms = Terms { calendar: Calendar::china(), hours: &office, coverage: Coverage::Strict };
//! let accepted = "2026-09-30T16:20:00+08:00".parse()?;
//! let (company, statute) = (Clock::company(accepted, 3), Clock::statute(accepted, 15));
//!
//! let holds = Holds::default();
//! let date = |clock: Clock| match clock.deadline(&holds, terms) {
//!     Ok(Deadline::Due(due)) => due.date.to_string(),
//!     other => panic!("{other:?}"),
//! };
//! assert_eq!(date(company), "2026-10-10");
//! assert_eq!(date(statute), "2026-10-15");
//!
//! // On the morning of 9 October one working day lies ahead, a make-up Saturday.
//! let now = "2026-10-09T09:00:00+08:00".parse()?;
//! let reading = company.reading(&holds, now, Lights::usual(company.limit()), terms)?;
//! assert_eq!(reading.level, Level::Amber);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod clock;
mod hold;
mod reading;

pub use clock::{Clock, Deadline, Left, Limit, Terms};
pub use hold::{Hold, HoldReason, HoldRefused, Holds, Proof};
pub use reading::{Level, Lights, Reading, Remaining, Stretch};
