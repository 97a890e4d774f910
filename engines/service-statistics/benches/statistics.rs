//! What the figures of a board cost beside fetching them.

use std::hint::black_box;

use service_statistics::{Interval, Proportion, Sample, poisson95};

fn main() {
    divan::main();
}

#[divan::bench]
fn wilson() -> Option<Interval> {
    Proportion::new(black_box(1467), black_box(1530)).ok().and_then(Proportion::wilson95)
}

#[divan::bench(args = [0, 37, 4_081, 1_000_000])]
fn poisson(count: u64) -> f64 {
    poisson95(black_box(count)).high
}

#[divan::bench]
fn summary_of_100_000_times(bencher: divan::Bencher) {
    let times: Vec<f64> = (0..100_000_u32).map(|i| f64::from(i.wrapping_mul(2_654_435_761) >> 12)).collect();
    bencher.bench(|| {
        Sample::new(black_box(&times).iter().copied()).is_ok_and(|sample| sample.summary().is_some())
    });
}
