use serde::{Deserialize, Serialize};

use crate::{Z_95, real};

/// A part of a whole: 1,467 of 1,530 complaints closed in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Parts")]
pub struct Proportion {
    part: u64,
    whole: u64,
}

/// A part that is larger than its whole is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{part} is not a part of {whole}")]
pub struct PartExceedsWhole {
    /// The part that was given.
    pub part: u64,
    /// The whole that was given.
    pub whole: u64,
}

/// The values between which the true one lies in 95 of 100 such intervals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Proportion {
    /// `part` of `whole`; the whole may be empty.
    pub const fn new(part: u64, whole: u64) -> Result<Self, PartExceedsWhole> {
        if whole < part {
            return Err(PartExceedsWhole { part, whole });
        }
        Ok(Self { part, whole })
    }

    /// How many of these items are so.
    pub fn of<T>(items: impl IntoIterator<Item = T>, is_so: impl Fn(&T) -> bool) -> Self {
        items.into_iter().fold(Self { part: 0, whole: 0 }, |counted, item| Self {
            part: counted.part + u64::from(is_so(&item)),
            whole: counted.whole + 1,
        })
    }

    /// For a part that was counted within its whole.
    pub(crate) const fn part_of(part: u64, whole: u64) -> Self {
        debug_assert!(part <= whole);
        Self { part, whole }
    }

    /// The part.
    pub const fn part(self) -> u64 {
        self.part
    }

    /// The whole, the denominator.
    pub const fn whole(self) -> u64 {
        self.whole
    }

    /// Part divided by whole, 0 to 1; `None` when the whole is empty.
    pub fn value(self) -> Option<f64> {
        (self.whole != 0).then(|| real(self.part) / real(self.whole))
    }

    /// The Wilson score interval, 95 %; `None` when the whole is empty.
    ///
    /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    ///
    /// ```
    /// # use service_statistics::Proportion;
    /// let none_of_sixty = Proportion::new(0, 60)?.wilson95().unwrap();
    /// assert_eq!(format!("{} to {:.6}", none_of_sixty.low, none_of_sixty.high), "0 to 0.060172");
    /// # Ok::<(), service_statistics::PartExceedsWhole>(())
    /// ```
    pub fn wilson95(self) -> Option<Interval> {
        let p = self.value()?;
        let n = real(self.whole);
        let z2 = Z_95 * Z_95;
        let centre = p + z2 / (2.0 * n);
        let spread = Z_95 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z2 / n;
        // At the ends the formula gives exactly 0 and 1; rounding would miss them by a hair.
        let low = if self.part == 0 { 0.0 } else { (centre - spread) / scale };
        let high = if self.part == self.whole { 1.0 } else { (centre + spread) / scale };
        Some(Interval { low, high })
    }
}

#[derive(Deserialize)]
struct Parts {
    part: u64,
    whole: u64,
}

impl TryFrom<Parts> for Proportion {
    type Error = PartExceedsWhole;

    fn try_from(parts: Parts) -> Result<Self, PartExceedsWhole> {
        Self::new(parts.part, parts.whole)
    }
}
