use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A telephone number as dialled, digits only, with an optional leading `+`.
///
/// Grouping is dropped when it is read, so that two spellings of one number compare equal.
///
/// ```
/// # use kernel::PhoneNumber;
/// let number: PhoneNumber = "139 0000-0001".parse()?;
/// assert_eq!(number.as_str(), "13900000001");
/// assert_eq!(number.masked(), "139****0001");
/// # Ok::<(), kernel::PhoneNumberInvalid>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// The text is no telephone number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a telephone number has 5 to 15 digits")]
pub struct PhoneNumberInvalid;

impl PhoneNumber {
    /// The number as digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number with its middle hidden, for people who need not know it.
    pub fn masked(&self) -> String {
        let keep = self.0.len().saturating_sub(4) / 2;
        let (head, rest) = self.0.split_at(keep);
        let (hidden, tail) = rest.split_at(4.min(rest.len()));
        format!("{head}{}{tail}", "*".repeat(hidden.len()))
    }
}

/// Reads 5 to 15 digits (ITU-T E.164 allows at most 15) with spaces, hyphens, dots and brackets between them.
impl FromStr for PhoneNumber {
    type Err = PhoneNumberInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut number = String::with_capacity(text.len().min(16));
        for (i, c) in text.trim().chars().enumerate() {
            match c {
                '+' if i == 0 => number.push('+'),
                '0'..='9' => number.push(c),
                ' ' | '-' | '.' | '(' | ')' => (),
                _ => return Err(PhoneNumberInvalid),
            }
        }
        let digits = number.trim_start_matches('+').len();
        if (5..=15).contains(&digits) { Ok(Self(number)) } else { Err(PhoneNumberInvalid) }
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = PhoneNumberInvalid;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

/// Masked: a number must not reach a log by way of `{:?}`.
impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_no_telephone_number() {
        assert_eq!("1390000000a".parse::<PhoneNumber>(), Err(PhoneNumberInvalid));
        assert_eq!("123".parse::<PhoneNumber>(), Err(PhoneNumberInvalid));
    }

    #[test]
    fn debug_output_hides_the_middle() {
        let number: PhoneNumber = "+8613900000001".parse().unwrap();
        assert!(!format!("{number:?}").contains("13900000001"));
    }
}
