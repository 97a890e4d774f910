use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// What a calendar says about one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// An ordinary working day.
    Working,
    /// A day of the weekly rest on which work was announced, and the holiday it makes up for.
    MakeUp(&'a str),
    /// An ordinary day of the weekly rest.
    Rest,
    /// A holiday, by its name.
    Holiday(&'a str),
}

impl DayKind<'_> {
    /// Whether people work that day.
    pub const fn is_working(self) -> bool {
        match self {
            DayKind::Working | DayKind::MakeUp(_) => true,
            DayKind::Rest | DayKind::Holiday(_) => false,
        }
    }
}

/// A day of the week, written in lower-case English in files (`"saturday"`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum DayOfWeek {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl From<Weekday> for DayOfWeek {
    fn from(weekday: Weekday) -> Self {
        match weekday {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

/// The number of days since 1970-01-01, so that a calendar can be a row of bits.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
pub(crate) fn number(date: Date) -> i32 {
    let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The date with this number; `None` beyond the years −9999 to 9999.
///
/// Source: as [`number`], `civil_from_days`.
pub(crate) fn date(number: i32) -> Option<Date> {
    let shifted = number.checked_add(719_468)?;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The place of a day in its week, Monday being 0.
pub(crate) fn weekday_index(number: i32) -> usize {
    // 1970-01-01 was a Thursday.
    usize::try_from((number + 3).rem_euclid(7)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_day_of_unix_time_is_number_zero() {
        assert_eq!(number(jiff::civil::date(1970, 1, 1)), 0);
    }

    #[test]
    fn no_date_lies_beyond_the_last_one() {
        assert_eq!(date(number(Date::MAX) + 1), None);
        assert_eq!(date(number(Date::MIN) - 1), None);
        assert_eq!(date(i32::MAX), None);
    }

    proptest! {
        #[test]
        fn a_number_names_its_date_and_its_weekday(days in -4_371_587_i32..2_932_896) {
            let expected = jiff::civil::date(1970, 1, 1).checked_add(i64::from(days).days()).unwrap();
            prop_assert_eq!(date(days), Some(expected));
            prop_assert_eq!(number(expected), days);
            let weekday = expected.weekday().to_monday_zero_offset();
            prop_assert_eq!(weekday_index(days), usize::try_from(weekday).unwrap());
        }
    }
}
