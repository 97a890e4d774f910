//! What the clocks of a case cost: a list of fifty cases shows a hundred of them.

use std::hint::black_box;

use business_calendar::{Calendar, Coverage, OpeningHours};
use jiff::Timestamp;
use sla_clock::{Clock, HoldReason, Holds, Lights, Proof, Terms};

fn main() {
    divan::main();
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

fn office() -> OpeningHours {
    OpeningHours::on_working_days("09:00-12:00,13:30-18:00".parse().expect("opening hours"))
}

fn held_once() -> Holds {
    let mut holds = Holds::default();
    let proof = Proof::new("SMS 4711").expect("a proof");
    holds.begin(HoldReason::WaitingForCustomer, proof, at("2026-09-30T17:00:00+08:00")).expect("a hold");
    holds.end(at("2026-10-09T10:00:00+08:00")).expect("its end");
    holds
}

#[divan::bench]
fn reading_of_the_company_clock(bencher: divan::Bencher) {
    let (hours, holds) = (office(), Holds::default());
    let terms = Terms { calendar: Calendar::china(), hours: &hours, coverage: Coverage::Strict };
    let clock = Clock::company(at("2026-09-30T16:20:00+08:00"), 3);
    let now = at("2026-10-08T10:00:00+08:00");
    bencher.bench(|| clock.reading(&holds, black_box(now), Lights::usual(clock.limit()), terms).is_ok());
}

#[divan::bench]
fn deadline_of_a_held_company_clock(bencher: divan::Bencher) {
    let (hours, holds) = (office(), held_once());
    let terms = Terms { calendar: Calendar::china(), hours: &hours, coverage: Coverage::Strict };
    let clock = Clock::company(at("2026-09-30T16:20:00+08:00"), 3);
    bencher.bench(|| black_box(clock).deadline(&holds, terms).is_ok());
}

#[divan::bench]
fn deadline_of_a_held_department_clock(bencher: divan::Bencher) {
    let (hours, holds) = (office(), held_once());
    let terms = Terms { calendar: Calendar::china(), hours: &hours, coverage: Coverage::Strict };
    let clock = Clock::department(at("2026-09-30T16:20:00+08:00"), 240);
    bencher.bench(|| black_box(clock).deadline(&holds, terms).is_ok());
}

#[divan::bench]
fn statute(bencher: divan::Bencher) {
    let (hours, holds) = (office(), Holds::default());
    let terms = Terms { calendar: Calendar::china(), hours: &hours, coverage: Coverage::Strict };
    let clock = Clock::statute(at("2026-09-30T16:20:00+08:00"), 15);
    bencher.bench(|| black_box(clock).deadline(&holds, terms).is_ok());
}
