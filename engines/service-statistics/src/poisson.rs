//! Exact limits for a count of rare events.

use std::f64::consts::TAU;

use crate::{Interval, Z_95, real};

/// What each tail outside a 95 % interval holds.
const TAIL: f64 = 0.025;

/// The exact 95 % interval of the mean of a Poisson distribution of which this count was seen.
///
/// The lower limit `l` has P(X ≥ count | l) = 0.025, the upper limit `u` has P(X ≤ count | u) = 0.025.
/// Source: F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936).
///
/// ```
/// # use service_statistics::poisson95;
/// let limits = poisson95(37);
/// assert_eq!(format!("{:.4} to {:.4}", limits.low, limits.high), "26.0514 to 50.9996");
/// // Nothing seen does not mean that nothing happens.
/// assert_eq!(format!("{:.3}", poisson95(0).high), "3.689");
/// ```
pub fn poisson95(count: u64) -> Interval {
    let k = real(count);
    let low = if count == 0 {
        0.0
    } else {
        let guess = wilson_hilferty(k, -Z_95);
        solve(0.0, k, guess, |mean| (at_least(k, mean) - TAIL, probability(k - 1.0, mean)))
    };
    let farthest = k + 20.0 * (k + 1.0).sqrt() + 20.0;
    let guess = wilson_hilferty(k + 1.0, Z_95);
    let high = solve(k, farthest, guess, |mean| (TAIL - at_most(k, mean), probability(k, mean)));
    Interval { low, high }
}

/// A close guess at the quantile of a gamma distribution of this shape, to start from.
fn wilson_hilferty(shape: f64, z: f64) -> f64 {
    shape * (1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt())).powi(3)
}

/// The root of a rising function between `low` and `high`: Newton's steps, halving where one would leave the bracket.
fn solve(low: f64, high: f64, guess: f64, value_and_slope: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (mut low, mut high) = (low, high);
    let mut at = if low < guess && guess < high { guess } else { f64::midpoint(low, high) };
    // Halving alone would be through after about sixty steps.
    for _ in 0..200 {
        let (value, slope) = value_and_slope(at);
        if value < 0.0 {
            low = at;
        } else {
            high = at;
        }
        let step = at - value / slope;
        let next = if low < step && step < high { step } else { f64::midpoint(low, high) };
        if (next - at).abs() <= 4.0 * f64::EPSILON * next.abs() {
            return next;
        }
        at = next;
    }
    at
}

/// P(X ≥ count | mean), for a mean below the count: the terms fall from the first on.
fn at_least(count: f64, mean: f64) -> f64 {
    sum(probability(count, mean), count, |term, at| (term * mean / (at + 1.0), at + 1.0))
}

/// P(X ≤ count | mean), for a mean above the count: the terms fall from the last on, down to none.
fn at_most(count: f64, mean: f64) -> f64 {
    sum(probability(count, mean), count, |term, at| (term * at / mean, at - 1.0))
}

fn sum(first: f64, count: f64, next: impl Fn(f64, f64) -> (f64, f64)) -> f64 {
    let (mut term, mut at, mut total) = (first, count, 0.0);
    while total + term > total {
        total += term;
        (term, at) = next(term, at);
    }
    total
}

/// P(X = count | mean), by the saddle point so that large counts lose no digits.
///
/// Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
fn probability(count: f64, mean: f64) -> f64 {
    if count < 0.5 {
        return (-mean).exp();
    }
    let off = (mean - count) / count;
    let deviance = count * (off - off.ln_1p());
    (-stirling_error(count) - deviance).exp() / (TAU * count).sqrt()
}

/// ln n! less Stirling's approximation of it.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        let mut factorial = 1.0;
        let mut factor = n;
        while factor > 1.0 {
            factorial *= factor;
            factor -= 1.0;
        }
        return f64::ln(factorial) - (n * n.ln() - n + 0.5 * (TAU * n).ln());
    }
    let n2 = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / (1188.0 * n2)) / n2) / n2) / n2) / n
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The textbook sum of probabilities, good for small counts.
    fn at_most_by_the_book(count: u32, mean: f64) -> f64 {
        let mut term = (-mean).exp();
        let mut total = term;
        for i in 1..=count {
            term *= mean / f64::from(i);
            total += term;
        }
        total
    }

    #[test]
    fn the_limits_leave_a_fortieth_on_either_side() {
        for count in 0..=300_u32 {
            let limits = poisson95(u64::from(count));
            let above = at_most_by_the_book(count, limits.high);
            assert!((above - TAIL).abs() < 1e-12, "{count}: {above}");
            if let Some(before) = count.checked_sub(1) {
                let below = 1.0 - at_most_by_the_book(before, limits.low);
                assert!((below - TAIL).abs() < 1e-12, "{count}: {below}");
            }
        }
    }

    #[track_caller]
    fn check(count: u64, low: f64, high: f64) {
        let limits = poisson95(count);
        assert!((limits.low / low - 1.0).abs() < 1e-12, "{count}: {limits:?}");
        assert!((limits.high / high - 1.0).abs() < 1e-12, "{count}: {limits:?}");
    }

    #[test]
    fn large_counts_lose_no_digits() {
        // Computed with fifty digits.
        check(1, 0.025_317_807_984_289_875, 5.571_643_390_938_899);
        check(37, 26.051_414_567_106_03, 50.999_626_141_930_83);
        check(4081, 3_956.742_026_893_268_7, 4_208.167_585_337_852);
    }

    #[test]
    fn a_count_of_millions_is_answered() {
        let limits = poisson95(50_000_000);
        // The normal approximation is good to a few units here.
        let spread = Z_95 * 50_000_000.0_f64.sqrt();
        assert!((limits.low - (50_000_000.0 - spread)).abs() < 5.0, "{limits:?}");
        assert!((limits.high - (50_000_000.0 + spread)).abs() < 5.0, "{limits:?}");
    }

    #[test]
    fn probabilities_are_those_of_the_book() {
        let mut total = 0.0;
        for count in 0..60_u32 {
            total += probability(f64::from(count), 20.0);
            assert!((at_most_by_the_book(count, 20.0) - total).abs() < 1e-14, "{count}");
        }
    }

    #[test]
    fn no_events_leave_an_upper_limit_of_minus_ln_a_fortieth() {
        let limits = poisson95(0);
        assert!(limits.low.abs() < f64::EPSILON);
        assert!((limits.high + TAIL.ln()).abs() < 1e-12);
    }
}
