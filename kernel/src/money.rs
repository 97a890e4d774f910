use std::{fmt, iter::Sum, ops::Add, str::FromStr};

use serde::{Deserialize, Serialize};

/// An amount of the operator's currency in minor units (fen for CNY).
///
/// ```
/// # use kernel::Money;
/// let refund: Money = "30.00".parse()?;
/// let goodwill: Money = "80".parse()?;
/// assert_eq!((refund + goodwill).to_string(), "110.00");
/// # Ok::<(), kernel::MoneyInvalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// The text is no amount of money.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an amount is digits with at most two decimals, such as 30.00")]
pub struct MoneyInvalid;

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount in minor units (fen).
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// The amount in minor units (fen).
    pub const fn minor(self) -> i64 {
        self.0
    }
}

/// Reads `30`, `30.5` or `30.00`. No sign, exponent, grouping or third decimal; at most twelve whole digits.
impl FromStr for Money {
    type Err = MoneyInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, cents) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str, len_max| {
            (1..=len_max).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        };
        if !digits(whole, 12) || !digits(cents, 2) {
            return Err(MoneyInvalid);
        }
        let whole: i64 = whole.parse().map_err(|_| MoneyInvalid)?;
        let cents_value: i64 = cents.parse().map_err(|_| MoneyInvalid)?;
        let scale = if cents.len() == 1 { 10 } else { 1 };
        Ok(Self(whole * 100 + cents_value * scale))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let minor = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", minor / 100, minor % 100)
    }
}

impl Add for Money {
    type Output = Self;

    /// Saturates: a sum past the largest amount is refused by every authority anyway.
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_that_is_no_plain_amount_is_refused() {
        for text in ["", "-1", "1e3", "NaN", "1.234", "1,000", "1.", ".5", "1234567890123"] {
            assert_eq!(text.parse::<Money>(), Err(MoneyInvalid), "{text}");
        }
    }

    #[test]
    fn one_decimal_means_tenths() {
        assert_eq!("30.5".parse(), Ok(Money::from_minor(3050)));
    }
}
