use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A customer number: `C-` and a number.
///
/// ```
/// # use customers::CustomerNumber;
/// let number: CustomerNumber = "C-10086".parse()?;
/// assert_eq!(number.value(), 10_086);
/// assert_eq!(number.to_string(), "C-10086");
/// # Ok::<(), customers::CustomerNumberInvalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CustomerNumber(i64);

/// The text is no customer number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a customer number is C- and at most 15 digits, without a leading zero")]
pub struct CustomerNumberInvalid;

const DIGITS_MAX: usize = 15;

impl CustomerNumber {
    /// The number that the database keeps, if it can be one.
    pub fn of(value: i64) -> Option<Self> {
        (1..10_i64.pow(15)).contains(&value).then_some(Self(value))
    }

    /// The number that the database keeps.
    pub const fn value(self) -> i64 {
        self.0
    }
}

/// Reads the one way a number is written, so that two texts never mean one customer.
impl FromStr for CustomerNumber {
    type Err = CustomerNumberInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix("C-").ok_or(CustomerNumberInvalid)?;
        let fits = (1..=DIGITS_MAX).contains(&digits.len()) && !digits.starts_with('0');
        if !fits || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CustomerNumberInvalid);
        }
        digits.parse().map(Self).map_err(|_| CustomerNumberInvalid)
    }
}

impl TryFrom<String> for CustomerNumber {
    type Error = CustomerNumberInvalid;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CustomerNumber> for String {
    fn from(number: CustomerNumber) -> Self {
        number.to_string()
    }
}

impl fmt::Display for CustomerNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "C-{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn another_spelling_is_no_number() {
        for text in ["", "C-", "10086", "C-010086", "c-10086", "C-1e3", "C-0", "C-1234567890123456", "C-１"]
        {
            assert_eq!(text.parse::<CustomerNumber>(), Err(CustomerNumberInvalid), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_number_reads_back(value in 1_i64..10_i64.pow(15)) {
            let number = CustomerNumber::of(value).unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }
    }
}
