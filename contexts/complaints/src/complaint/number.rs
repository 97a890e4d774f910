use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A complaint's number, as people say it and as the database keys it: `T20260930-0001`.
///
/// It is the local day of acceptance and a serial of that day. As an integer (`202609300000001`) it sorts by
/// age, so that the newest cases lie together in every index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number(i64);

/// The text is no complaint number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a complaint number looks like T20260930-0001")]
pub struct NumberInvalid;

const SERIALS_PER_DAY: i64 = 10_000_000;

impl Number {
    /// The number of the day's `serial`-th complaint, from 1. `None` outside the years 1–9999 and past the
    /// day's ten millionth.
    pub fn new(day: Date, serial: i64) -> Option<Self> {
        let in_range = (1..SERIALS_PER_DAY).contains(&serial) && day.year() > 0;
        let digits = i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day());
        in_range.then_some(Self(digits * SERIALS_PER_DAY + serial))
    }

    /// The number as the database keys it.
    pub const fn key(self) -> i64 {
        self.0
    }

    /// The number with this key.
    pub fn from_key(key: i64) -> Option<Self> {
        let digits = key / SERIALS_PER_DAY;
        let part = |n: i64| i8::try_from(n).ok();
        let year = i16::try_from(digits / 10_000).ok()?;
        let day = Date::new(year, part(digits / 100 % 100)?, part(digits % 100)?).ok()?;
        Self::new(day, key % SERIALS_PER_DAY)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:08}-{:04}", self.0 / SERIALS_PER_DAY, self.0 % SERIALS_PER_DAY)
    }
}

/// Reads `T20260930-0001`, also with a small `t` and with spaces around it.
impl FromStr for Number {
    type Err = NumberInvalid;

    fn from_str(text: &str) -> Result<Self, NumberInvalid> {
        let text = text.trim();
        let rest = text.strip_prefix(['T', 't']).ok_or(NumberInvalid)?;
        let (day, serial) = rest.split_once('-').ok_or(NumberInvalid)?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if day.len() != 8 || !(4..=7).contains(&serial.len()) || !digits(day) || !digits(serial) {
            return Err(NumberInvalid);
        }
        let day: i64 = day.parse().map_err(|_| NumberInvalid)?;
        let serial: i64 = serial.parse().map_err(|_| NumberInvalid)?;
        Self::from_key(day * SERIALS_PER_DAY + serial).ok_or(NumberInvalid)
    }
}

impl TryFrom<String> for Number {
    type Error = NumberInvalid;

    fn try_from(text: String) -> Result<Self, NumberInvalid> {
        text.parse()
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_reads_as_people_write_it() {
        let number: Number = " t20260930-0001 ".parse().unwrap();
        assert_eq!(number.to_string(), "T20260930-0001");
        assert_eq!(number.key(), 202_609_300_000_001);
    }

    #[test]
    fn a_day_that_does_not_exist_has_no_numbers() {
        for text in ["T20260931-0001", "T20260930-0000", "T20260930-1", "20260930-0001", "T2026093०-0001", ""]
        {
            assert_eq!(text.parse::<Number>(), Err(NumberInvalid), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_number_survives_printing_and_keying(days in 0..3_000_000_i32, serial in 1..SERIALS_PER_DAY) {
            let day = jiff::civil::date(1, 1, 1).saturating_add(jiff::Span::new().days(days));
            let number = Number::new(day, serial).unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
            prop_assert_eq!(Number::from_key(number.key()), Some(number));
        }
    }
}
