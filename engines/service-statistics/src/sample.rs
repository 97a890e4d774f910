use serde::{Deserialize, Serialize};

use crate::real;

/// Measured values in one unit, e.g. minutes to the first answer.
///
/// ```
/// # use service_statistics::Sample;
/// let minutes = Sample::new([2.0, 3.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0, 14.0, 40.0])?;
/// let summary = minutes.summary().unwrap();
/// assert_eq!((summary.mean, summary.median, summary.p90, summary.p95), (9.3, 5.5, 14.0, 40.0));
/// assert_eq!(Sample::new([])?.summary(), None);
/// # Ok::<(), service_statistics::NotANumber>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// In ascending order.
    values: Vec<f64>,
}

/// One of the values is not a finite number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("value {position} is not a finite number")]
pub struct NotANumber {
    /// Which one, from 0.
    pub position: usize,
}

/// What is told of a sample: a mean is not shown without median and P90.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// How many values.
    pub count: u64,
    /// Their mean.
    pub mean: f64,
    /// The value in the middle, or midway between the two in the middle.
    pub median: f64,
    /// The 90th percentile, nearest rank.
    pub p90: f64,
    /// The 95th percentile, nearest rank.
    pub p95: f64,
    /// The largest value.
    pub max: f64,
}

impl Sample {
    /// Takes the values in any order.
    pub fn new(values: impl IntoIterator<Item = f64>) -> Result<Self, NotANumber> {
        let mut values: Vec<f64> = values.into_iter().collect();
        if let Some(position) = values.iter().position(|value| !value.is_finite()) {
            return Err(NotANumber { position });
        }
        values.sort_by(f64::total_cmp);
        Ok(Self { values })
    }

    /// How many values.
    pub fn count(&self) -> u64 {
        self.values.len() as u64
    }

    /// Their mean; `None` when there are none.
    pub fn mean(&self) -> Option<f64> {
        (!self.values.is_empty()).then(|| self.values.iter().sum::<f64>() / real(self.count()))
    }

    /// The value in the middle, or midway between the two in the middle; `None` when there are none.
    pub fn median(&self) -> Option<f64> {
        let upper = *self.values.get(self.values.len() / 2)?;
        if self.values.len() % 2 == 1 {
            return Some(upper);
        }
        self.values.get(self.values.len() / 2 - 1).map(|&lower| f64::midpoint(lower, upper))
    }

    /// The percentile by nearest rank: the smallest value that at least so many in a hundred do not exceed.
    ///
    /// More than 100 counts as 100. `None` when there are no values.
    ///
    /// ```
    /// # use service_statistics::Sample;
    /// let minutes = Sample::new([2.0, 3.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0, 14.0, 40.0])?;
    /// assert_eq!(minutes.percentile(50), Some(5.0));
    /// assert_eq!(minutes.percentile(91), Some(40.0));
    /// # Ok::<(), service_statistics::NotANumber>(())
    /// ```
    pub fn percentile(&self, percent: u8) -> Option<f64> {
        // In whole numbers: 0.07 × 100 would be rounded up to rank 8.
        let rank = (self.values.len() * usize::from(percent.min(100))).div_ceil(100);
        self.values.get(rank.max(1) - 1).copied()
    }

    /// All of it at once; `None` when there are no values.
    pub fn summary(&self) -> Option<Summary> {
        Some(Summary {
            count: self.count(),
            mean: self.mean()?,
            median: self.median()?,
            p90: self.percentile(90)?,
            p95: self.percentile(95)?,
            max: self.percentile(100)?,
        })
    }
}
