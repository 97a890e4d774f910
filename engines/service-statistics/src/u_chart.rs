use serde::{Deserialize, Serialize};

use crate::real;

/// One period: how many events, and how much there was for them to happen in.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ChartPoint {
    /// The number of events, e.g. complaints of a month.
    pub events: u64,
    /// The exposure, e.g. thousands of customers.
    pub exposure: f64,
}

/// A u chart: events per exposure, with limits that widen where the exposure is small.
///
/// The centre line is fixed once on a named baseline; recalculating it with every new point would hide shifts
/// (indicators.md, rule 3).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct UChart {
    centre: f64,
}

/// One point against its limits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ChartReading {
    /// Events per exposure.
    pub value: f64,
    /// The lower limit, never below 0.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
    /// What the point signals, if it does.
    pub signal: Option<Signal>,
}

/// A sign of a cause that is not chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// Above the upper limit.
    AboveLimit,
    /// Below the lower limit.
    BelowLimit,
    /// The eighth point in a row, or a further one, above the centre line.
    RunAbove,
    /// The eighth point in a row, or a further one, below the centre line.
    RunBelow,
}

impl UChart {
    /// How many points in a row on one side of the centre line are a signal (Western Electric rule 4).
    const RUN: usize = 8;

    /// Fixes the centre line on a baseline; `None` when the baseline has no exposure.
    pub fn on_baseline<'a>(baseline: impl IntoIterator<Item = &'a ChartPoint>) -> Option<Self> {
        let (mut events, mut exposure) = (0, 0.0);
        for point in baseline.into_iter().filter(|point| point.has_exposure()) {
            events += point.events;
            exposure += point.exposure;
        }
        (exposure > 0.0).then(|| Self { centre: real(events) / exposure })
    }

    /// The centre line, ū.
    pub const fn centre(self) -> f64 {
        self.centre
    }

    /// The points against their limits ū ± 3√(ū/a), in the order of time. A point without exposure has no value; it
    /// ends a run.
    ///
    /// Source: D. C. Montgomery, "Introduction to Statistical Quality Control", control charts for nonconformities.
    ///
    /// ```
    /// # use service_statistics::{ChartPoint, Signal, UChart};
    /// let month = |events, exposure| ChartPoint { events, exposure };
    /// let months = [
    ///     month(214, 512.4), month(198, 510.9), month(205, 514.0), month(221, 515.2), month(209, 516.8),
    ///     month(262, 518.1),
    /// ];
    /// let chart = UChart::on_baseline(&months[..5]).unwrap();
    /// let readings = chart.readings(&months);
    /// let june = readings[5].unwrap();
    /// assert_eq!(format!("{:.6} > {:.5}", june.value, june.high), "0.505694 > 0.49164");
    /// assert_eq!(june.signal, Some(Signal::AboveLimit));
    /// assert!(readings[..5].iter().all(|reading| reading.unwrap().signal.is_none()));
    /// ```
    pub fn readings(self, points: &[ChartPoint]) -> Vec<Option<ChartReading>> {
        let (mut above, mut below) = (0, 0);
        let mut read = |point: &ChartPoint| {
            if !point.has_exposure() {
                (above, below) = (0, 0);
                return None;
            }
            let value = real(point.events) / point.exposure;
            above = if self.centre < value { above + 1 } else { 0 };
            below = if value < self.centre { below + 1 } else { 0 };
            let spread = 3.0 * (self.centre / point.exposure).sqrt();
            let (low, high) = ((self.centre - spread).max(0.0), self.centre + spread);
            let signal = if high < value {
                Some(Signal::AboveLimit)
            } else if value < low {
                Some(Signal::BelowLimit)
            } else if Self::RUN <= above {
                Some(Signal::RunAbove)
            } else if Self::RUN <= below {
                Some(Signal::RunBelow)
            } else {
                None
            };
            Some(ChartReading { value, low, high, signal })
        };
        points.iter().map(&mut read).collect()
    }
}

impl ChartPoint {
    fn has_exposure(&self) -> bool {
        self.exposure.is_finite() && self.exposure > 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(events: &[u64], expected: &[Option<Signal>]) {
        let chart = UChart { centre: 10.0 };
        let points: Vec<_> = events.iter().map(|&events| ChartPoint { events, exposure: 1.0 }).collect();
        let signals: Vec<_> = chart.readings(&points).iter().map(|reading| reading.unwrap().signal).collect();
        let quiet = vec![None; events.len() - expected.len()];
        assert_eq!(signals, [quiet, expected.to_vec()].concat());
    }

    #[test]
    fn eight_points_on_one_side_are_a_signal_and_seven_are_not() {
        check(&[11; 7], &[]);
        check(&[11; 9], &[Some(Signal::RunAbove); 2]);
        check(&[9; 8], &[Some(Signal::RunBelow)]);
        check(&[11, 11, 11, 11, 10, 11, 11, 11, 11], &[]);
    }

    #[test]
    fn a_point_beyond_a_limit_is_a_signal_and_one_on_it_is_not() {
        check(&[20], &[Some(Signal::AboveLimit)]);
        check(&[0], &[Some(Signal::BelowLimit)]);
        let chart = UChart { centre: 9.0 };
        let on_the_limit = chart.readings(&[ChartPoint { events: 18, exposure: 1.0 }]);
        assert_eq!(on_the_limit[0].unwrap().signal, None);
    }

    #[test]
    fn a_period_without_exposure_has_no_value_and_ends_a_run() {
        let chart = UChart { centre: 10.0 };
        let mut points = vec![ChartPoint { events: 11, exposure: 1.0 }; 9];
        points[4] = ChartPoint { events: 0, exposure: 0.0 };
        let readings = chart.readings(&points);
        assert_eq!(readings[4], None);
        assert!(readings.iter().flatten().all(|reading| reading.signal.is_none()));
    }

    #[test]
    fn a_baseline_without_exposure_fixes_nothing() {
        assert_eq!(UChart::on_baseline(&[]), None);
        assert_eq!(UChart::on_baseline(&[ChartPoint { events: 3, exposure: 0.0 }]), None);
        assert_eq!(UChart::on_baseline(&[ChartPoint { events: 3, exposure: f64::NAN }]), None);
    }
}
