use serde::{Deserialize, Serialize};

use crate::{Interval, poisson95, real};

/// Rare events in a population: 37 appeals among 2.15 million users, per million.
///
/// Unlike the part of a proportion, one member of the population may account for several events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rate {
    events: u64,
    population: u64,
    per: u64,
}

impl Rate {
    /// Events per so many members of the population.
    pub const fn new(events: u64, population: u64, per: u64) -> Self {
        Self { events, population, per }
    }

    /// Events per thousand.
    pub const fn per_thousand(events: u64, population: u64) -> Self {
        Self::new(events, population, 1_000)
    }

    /// Events per million.
    pub const fn per_million(events: u64, population: u64) -> Self {
        Self::new(events, population, 1_000_000)
    }

    /// How many events.
    pub const fn events(self) -> u64 {
        self.events
    }

    /// How many members the population has.
    pub const fn population(self) -> u64 {
        self.population
    }

    /// Per how many of them the rate is told.
    pub const fn per(self) -> u64 {
        self.per
    }

    /// The rate; `None` for an empty population.
    ///
    /// ```
    /// # use service_statistics::Rate;
    /// let appeals = Rate::per_million(4_081, 300_073_529);
    /// assert_eq!(format!("{:.1}", appeals.value().unwrap()), "13.6");
    /// assert_eq!(Rate::per_million(0, 0).value(), None);
    /// ```
    pub fn value(self) -> Option<f64> {
        self.told(real(self.events))
    }

    /// Its exact 95 % interval ([`poisson95`]); `None` for an empty population.
    ///
    /// ```
    /// # use service_statistics::Rate;
    /// let interval = Rate::per_million(37, 2_150_000).interval95().unwrap();
    /// assert_eq!(format!("{:.4} to {:.4}", interval.low, interval.high), "12.1169 to 23.7208");
    /// ```
    pub fn interval95(self) -> Option<Interval> {
        let count = poisson95(self.events);
        Some(Interval { low: self.told(count.low)?, high: self.told(count.high)? })
    }

    fn told(self, events: f64) -> Option<f64> {
        (self.population != 0).then(|| events * real(self.per) / real(self.population))
    }
}
