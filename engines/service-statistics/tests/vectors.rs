//! The golden figures of the standard: `vectors.json` (the part that belongs here is carried beside this file) and
//! the worked examples of `indicators.yaml`.

#![expect(clippy::unwrap_used, reason = "a test may break")]

use serde_json::Value;
use service_statistics::{ChartPoint, Interval, Proportion, Rate, Sample, UChart, pareto, poisson95};

fn vectors() -> Value {
    serde_json::from_str(include_str!("vectors.json")).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn count(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

/// Equal to as many decimals as the standard prints.
#[track_caller]
fn check(value: f64, expected: f64, decimals: i32) {
    let half_a_unit = 0.5 * 10_f64.powi(-decimals);
    assert!((value - expected).abs() <= half_a_unit * 1.000_001, "{value} is not {expected}");
}

#[track_caller]
fn check_interval(interval: Interval, expected: &Value, decimals: i32) {
    check(interval.low, number(&expected[0]), decimals);
    check(interval.high, number(&expected[1]), decimals);
}

#[test]
fn the_carried_vectors_are_those_of_the_standard() {
    let folder = std::env::var("KEFU_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").to_owned());
    let Ok(text) = std::fs::read_to_string(format!("{folder}/standard/vectors.json")) else {
        println!("skipped: needs {folder}/standard/vectors.json");
        return;
    };
    let standard: Value = serde_json::from_str(&text).unwrap();
    for (name, vector) in vectors().as_object().unwrap() {
        assert_eq!(vector, &standard[name], "{name}");
    }
}

#[test]
fn wilson_intervals_are_those_of_the_standard() {
    for (shares, expected) in vectors()["wilson95"].as_object().unwrap() {
        let (part, whole) = shares.split_once('/').unwrap();
        let share = Proportion::new(part.parse().unwrap(), whole.parse().unwrap()).unwrap();
        check_interval(share.wilson95().unwrap(), expected, 6);
    }
}

#[test]
fn the_exact_poisson_interval_is_that_of_the_standard() {
    let vector = &vectors()["poisson_exact95"];
    let events = count(&vector["in"]["events"]);
    check_interval(poisson95(events), &vector["count_ci"], 4);
    let rate = Rate::per_million(events, 2_150_000);
    check(number(&vector["in"]["exposure_million"]), 2.15, 9);
    check(rate.value().unwrap(), number(&vector["rate"]), 4);
    check_interval(rate.interval95().unwrap(), &vector["rate_ci"], 4);
    check(poisson95(0).high, number(&vector["zero_events_upper"]), 6);
}

#[test]
fn the_u_chart_has_the_limits_and_the_signal_of_the_standard() {
    let vector = &vectors()["u_chart"];
    let complaints = vector["in"]["complaints"].as_array().unwrap();
    let exposure = vector["in"]["exposure_1000"].as_array().unwrap();
    let point = |(events, exposure): (&Value, &Value)| ChartPoint {
        events: count(events),
        exposure: number(exposure),
    };
    let points: Vec<_> = complaints.iter().zip(exposure).map(point).collect();
    let chart = UChart::on_baseline(&points[..5]).unwrap();
    check(chart.centre(), number(&vector["ubar"]), 6);
    let readings = chart.readings(&points);
    let expected = vector["points"].as_array().unwrap();
    assert_eq!(readings.len(), expected.len());
    for (reading, expected) in readings.into_iter().map(Option::unwrap).zip(expected) {
        check(reading.value, number(&expected["u"]), 6);
        check(reading.low, number(&expected["lcl"]), 6);
        check(reading.high, number(&expected["ucl"]), 6);
        assert_eq!(Value::Bool(reading.signal.is_some()), expected["signal"]);
    }
}

#[test]
fn percentiles_are_those_of_the_standard() {
    let vector = &vectors()["percentile_nearest_rank"];
    let sample = Sample::new(vector["in"].as_array().unwrap().iter().map(number)).unwrap();
    check(sample.median().unwrap(), number(&vector["median_mid"]), 9);
    for (percent, name) in [(50, "p50"), (90, "p90"), (95, "p95")] {
        check(sample.percentile(percent).unwrap(), number(&vector[name]), 9);
    }
}

#[test]
fn pareto_shares_are_those_of_the_standard() {
    let vector = &vectors()["pareto"];
    let rows = vector["rows"].as_array().unwrap();
    let mut causes: Vec<_> = rows.iter().map(|row| (row[0].as_str().unwrap(), count(&row[1]))).collect();
    let rest = causes.pop();
    causes.reverse();
    let ranked = pareto(causes, rest);
    assert_eq!(ranked[0].share.whole(), count(&vector["total"]));
    assert_eq!(ranked.len(), rows.len());
    for (ranked, row) in ranked.iter().zip(rows) {
        assert_eq!(ranked.cause, row[0].as_str().unwrap());
        assert_eq!(ranked.share.part(), count(&row[1]));
        check(100.0 * ranked.share.value().unwrap(), number(&row[2]), 2);
        check(100.0 * ranked.cumulative.value().unwrap(), number(&row[3]), 2);
    }
}

#[test]
fn shares_of_the_indicators_have_their_worked_values() {
    let share = |part, whole| Proportion::new(part, whole).unwrap().value().unwrap();
    check(share(1467, 1530), 0.958_824, 6); // timely_handling_rate
    check(share(41, 42), 0.976_19, 6); // extension_notice_rate
    check(share(86, 1530), 0.056_209, 6); // repeat_complaint_rate
    check(share(37, 1530), 0.024_183, 6); // escalated_rate
    check(share(2, 12), 0.166_667, 6); // not_valid_overturn_rate
    check(share(1388, 1421), 0.976_777, 6); // dispatch_in_time
}

#[test]
fn rates_and_means_of_the_indicators_have_their_worked_values() {
    check(Rate::per_million(4_081, 300_073_529).value().unwrap(), 13.6, 3); // appeal_rate_per_million
    check(Rate::per_thousand(262, 518_100).value().unwrap(), 0.505_694, 6); // complaint_rate_per_1000
    check(Rate::per_million(1_240, 2_150_000).value().unwrap(), 576.744, 3); // leak_persons_per_million
    let minutes = [2.0, 3.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0, 14.0, 40.0];
    check(Sample::new(minutes).unwrap().mean().unwrap(), 9.3, 9); // response_mean_min
}
