//! What holds for all figures, not only for those of the standard.

use proptest::prelude::*;
use service_statistics::{ChartPoint, Proportion, Rate, Sample, UChart, ageing, pareto, poisson95};

const Z: f64 = 1.959_963_984_540_054;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #[test]
    fn the_ends_of_a_wilson_interval_lie_just_z_deviations_from_the_share(whole in 1..2_000_000_u32, at in 0.0..=1.0_f64) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the whole")]
        let part = (f64::from(whole) * at) as u32;
        let share = Proportion::new(part.into(), whole.into()).unwrap();
        let (p, n, interval) = (share.value().unwrap(), f64::from(whole), share.wilson95().unwrap());
        prop_assert!(0.0 <= interval.low && interval.low <= p && p <= interval.high && interval.high <= 1.0);
        for end in [interval.low, interval.high] {
            // The defining equation of the score interval, (p − e)² = z² e (1 − e) / n.
            prop_assert!(close((p - end).powi(2), Z * Z * end * (1.0 - end) / n), "{share:?} {interval:?}");
        }
    }

    #[test]
    fn the_interval_of_the_others_is_the_mirror_image(part in 0..5_000_u64, others in 0..5_000_u64) {
        prop_assume!(part + others > 0);
        let one = Proportion::new(part, part + others).unwrap().wilson95().unwrap();
        let other = Proportion::new(others, part + others).unwrap().wilson95().unwrap();
        prop_assert!(close(one.low, 1.0 - other.high) && close(one.high, 1.0 - other.low));
    }

    #[test]
    fn more_events_move_both_exact_limits_up(count in 0..100_000_u64) {
        let (fewer, more) = (poisson95(count), poisson95(count + 1));
        prop_assert!(fewer.low < more.low && fewer.high < more.high);
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let mean = count as f64;
        prop_assert!(fewer.low <= mean && mean < fewer.high);
    }

    #[test]
    fn a_rate_lies_in_its_interval_and_its_unit_only_scales_it(events in 0..10_000_u64, population in 1..u64::from(u32::MAX)) {
        let (million, thousand) = (Rate::per_million(events, population), Rate::per_thousand(events, population));
        let (value, interval) = (million.value().unwrap(), million.interval95().unwrap());
        prop_assert!(interval.low <= value && value < interval.high);
        prop_assert!(close(value, 1_000.0 * thousand.value().unwrap()));
        prop_assert!(close(interval.high, 1_000.0 * thousand.interval95().unwrap().high));
    }

    #[test]
    fn a_percentile_is_the_smallest_value_that_enough_do_not_exceed(
        values in prop::collection::vec(-1000..1000_i32, 1..200), percent in 1..=100_u8,
    ) {
        let sample = Sample::new(values.iter().copied().map(f64::from)).unwrap();
        let found = sample.percentile(percent).unwrap();
        let enough = |limit: f64| {
            values.iter().filter(|&&value| f64::from(value) <= limit).count() * 100 >= values.len() * usize::from(percent)
        };
        prop_assert!(enough(found));
        prop_assert!(values.iter().all(|&value| f64::from(value) >= found || !enough(f64::from(value))));
    }

    #[test]
    fn a_sample_does_not_depend_on_the_order_of_its_values(
        (values, shuffled) in prop::collection::vec(-1e6..1e6_f64, 1..100)
            .prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle())),
    ) {
        let summary = Sample::new(values.iter().copied()).unwrap().summary().unwrap();
        prop_assert_eq!(Sample::new(shuffled).unwrap().summary().unwrap(), summary);
        prop_assert!(summary.median <= summary.p90 && summary.p90 <= summary.p95 && summary.p95 <= summary.max);
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        prop_assert!(least - 1e-6 <= summary.mean && summary.mean <= summary.max + 1e-6);
    }

    #[test]
    fn pareto_loses_no_case_and_no_cause(counts in prop::collection::vec(0..500_u64, 0..30), rest in prop::option::of(0..500_u64)) {
        let causes: Vec<_> = counts.iter().copied().enumerate().collect();
        let rows = pareto(causes, rest.map(|count| (usize::MAX, count)));
        prop_assert_eq!(rows.len(), counts.len() + usize::from(rest.is_some()));
        let total = counts.iter().sum::<u64>() + rest.unwrap_or(0);
        let ranked = &rows[..counts.len()];
        prop_assert!(ranked.is_sorted_by(|a, b| a.share.part() > b.share.part()
            || (a.share.part() == b.share.part() && a.cause < b.cause)));
        let mut above = 0;
        for row in &rows {
            above += row.share.part();
            prop_assert_eq!((row.cumulative.part(), row.cumulative.whole(), row.share.whole()), (above, total, total));
            prop_assert_eq!(row.share.value().is_some(), total > 0);
        }
        prop_assert_eq!(above, total);
    }

    #[test]
    fn every_age_is_in_the_one_group_that_holds_it(
        ages in prop::collection::vec(0..100_u32, 0..100), bounds in prop::collection::btree_set(1..90_u32, 0..6),
    ) {
        let bounds: Vec<u32> = bounds.into_iter().collect();
        let groups = ageing(ages.iter().copied(), &bounds).unwrap();
        prop_assert_eq!(groups.len(), bounds.len() + 1);
        for group in &groups {
            let inside = |age: &&u32| group.from <= **age && group.below.is_none_or(|below| **age < below);
            prop_assert_eq!(group.share.part(), ages.iter().filter(inside).count() as u64);
            prop_assert_eq!(group.share.whole(), ages.len() as u64);
        }
    }

    #[test]
    fn a_larger_exposure_has_narrower_limits(events in 1..1_000_u64, exposure in 0.1..1e6_f64, more in 1.01..100.0_f64) {
        let chart = UChart::on_baseline(&[ChartPoint { events, exposure }]).unwrap();
        let width = |exposure| {
            let reading = chart.readings(&[ChartPoint { events, exposure }])[0].unwrap();
            assert!(reading.low >= 0.0);
            reading.high - chart.centre()
        };
        prop_assert!(width(exposure * more) < width(exposure));
    }
}

#[test]
fn nothing_out_of_nothing_is_no_value() {
    let none = Proportion::new(0, 0).unwrap();
    assert_eq!((none.value(), none.wilson95()), (None, None));
    let rate = Rate::per_million(0, 0);
    assert_eq!((rate.value(), rate.interval95()), (None, None));
    let sample = Sample::new([]).unwrap();
    assert_eq!(
        (sample.mean(), sample.median(), sample.percentile(90), sample.summary()),
        (None, None, None, None)
    );
    assert!(ageing([], &[2]).unwrap().iter().all(|group| group.share.value().is_none()));
    assert!(pareto([("x", 0)], None)[0].share.value().is_none());
}

#[test]
fn what_is_no_figure_is_refused() {
    assert!(Proportion::new(3, 2).is_err());
    assert!(serde_json::from_str::<Proportion>(r#"{"part":3,"whole":2}"#).is_err());
    assert_eq!(Sample::new([1.0, f64::NAN]).unwrap_err().position, 1);
    assert!(Sample::new([f64::INFINITY]).is_err());
    for bounds in [&[0, 2][..], &[2, 2], &[3, 1]] {
        assert!(ageing([1], bounds).is_err(), "{bounds:?}");
    }
}

#[test]
fn a_percentile_of_seven_in_a_hundred_is_the_seventh_value() {
    let sample = Sample::new((1..=100).map(f64::from)).unwrap();
    for percent in 1..=100 {
        assert_eq!(sample.percentile(percent), Some(f64::from(percent)));
    }
    assert_eq!(sample.percentile(0), Some(1.0));
    assert_eq!(sample.percentile(200), Some(100.0));
}

#[test]
fn items_are_counted_into_a_proportion() {
    let early = Proportion::of([3, 8, 4, 9], |hour| *hour < 5);
    assert_eq!((early.part(), early.whole()), (2, 4));
}
