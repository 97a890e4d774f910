//! The arithmetic of service indicators: proportions and rates with their intervals, percentiles, Pareto shares,
//! ageing and u charts.
//!
//! Nothing divided by nothing is "no value" (`None`), never 0 and never NaN. A proportion is not shown without its
//! denominator and interval, a mean not without median and P90 (indicators.md, "Rules for honest figures").
//!
//! ```
//! use service_statistics::Proportion;
//!
//! // Two of twelve reviewed "not valid" decisions were overturned: 17 %, but between 5 % and 45 %.
//! let overturned = Proportion::new(2, 12)?;
//! let interval = overturned.wilson95().unwrap();
//! assert_eq!(format!("{:.3} ({:.3} to {:.3})", overturned.value().unwrap(), interval.low, interval.high),
//!     "0.167 (0.047 to 0.448)");
//! assert_eq!(Proportion::new(0, 0)?.value(), None);
//! # Ok::<(), service_statistics::PartExceedsWhole>(())
//! ```

mod ageing;
mod pareto;
mod poisson;
mod proportion;
mod rate;
mod sample;
mod u_chart;

pub use ageing::{AgeGroup, BoundsInvalid, ageing};
pub use pareto::{ParetoRow, pareto};
pub use poisson::poisson95;
pub use proportion::{Interval, PartExceedsWhole, Proportion};
pub use rate::Rate;
pub use sample::{NotANumber, Sample, Summary};
pub use u_chart::{ChartPoint, ChartReading, Signal, UChart};

/// The 97.5 % quantile of the normal distribution: two-sided 95 %.
pub(crate) const Z_95: f64 = 1.959_963_984_540_054;

#[expect(clippy::cast_precision_loss, reason = "counts of cases and customers stay far below 2^53")]
pub(crate) const fn real(count: u64) -> f64 {
    count as f64
}
