//! What a deadline costs: it is computed for every complaint taken in and every row of an import.

use std::hint::black_box;

use business_calendar::{Calendar, Coverage, OpeningHours};
use jiff::Timestamp;

fn main() {
    divan::main();
}

fn accepted() -> Timestamp {
    "2026-09-30T16:20:00+08:00".parse().expect("a timestamp")
}

#[divan::bench(args = [3, 30, 250])]
fn due(bencher: divan::Bencher, working_days: u16) {
    let (china, start) = (Calendar::china(), accepted());
    bencher.bench(|| china.due(black_box(start), working_days, Coverage::Strict).is_ok());
}

#[divan::bench]
fn due_provisional(bencher: divan::Bencher) {
    let start = "2027-09-30T16:20:00+08:00".parse().expect("a timestamp");
    bencher.bench(|| Calendar::china().due(black_box(start), 3, Coverage::Provisional).is_ok());
}

#[divan::bench]
fn working_days_between_two_years(bencher: divan::Bencher) {
    let china = Calendar::china();
    let (from, to) = (jiff::civil::date(2024, 3, 1), jiff::civil::date(2026, 3, 1));
    bencher.bench(|| china.working_days_between(black_box(from), to, Coverage::Strict).is_ok());
}

#[divan::bench]
fn minutes_of_opening_time(bencher: divan::Bencher) {
    let hours = OpeningHours::on_working_days("09:00-12:00,13:30-18:00".parse().expect("opening hours"));
    let (china, start) = (Calendar::china(), accepted());
    bencher.bench(|| china.opening(&hours).due(black_box(start), 240, Coverage::Strict).is_ok());
}

#[divan::bench]
fn read_china() -> usize {
    let text = black_box(include_str!("../calendars/cn.toml"));
    Calendar::from_toml(text).map_or(0, |calendar| calendar.years().count())
}
