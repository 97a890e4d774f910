use business_calendar::CalendarInvalid;
use db::Error as DbError;
use journal::Refusable;
use kernel::{Clause, Refusal};

/// The clause that deadlines are counted by.
pub(crate) const WORKING_TIME: Clause = Clause::of("4.3.1(1)");

/// Why a calendar was not kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such calendar, or what was given contradicts it or itself.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database did not do its part.
    #[error("the database did not answer")]
    Store(#[from] DbError),
}

impl From<CalendarInvalid> for Error {
    fn from(invalid: CalendarInvalid) -> Self {
        Self::Refused(refusal(&invalid))
    }
}

impl Refusable for Error {
    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Store(_) => None,
        }
    }
}

/// What is wrong with a calendar, as the rule that refuses it.
pub fn refusal(invalid: &CalendarInvalid) -> Refusal {
    let rule = |rule| Refusal::input(rule, WORKING_TIME);
    match invalid {
        CalendarInvalid::Unreadable(why) => rule("calendar-unreadable").with("why", why),
        CalendarInvalid::TimeZone { place, name, .. } => {
            rule("calendar-time-zone-unknown").with("place", place).with("zone", name)
        }
        CalendarInvalid::NoWorkingDay { place } => rule("calendar-without-working-day").with("place", place),
        CalendarInvalid::NotLater { given, held } => {
            rule("calendar-not-later").with("given", given).with("held", held)
        }
        CalendarInvalid::NoSuchYear { version } => rule("calendar-no-such-year").with("given", version),
        CalendarInvalid::NotOfTheYear { version, days } => rule("calendar-days-of-another-year")
            .with("given", version)
            .with("name", &days.name)
            .with("from", days.from)
            .with("until", days.to),
        CalendarInvalid::Both { version, date } => {
            rule("calendar-day-both").with("given", version).with("day", date)
        }
    }
}
