//! What holds for every clock, whatever its start, its limit and its holds.

#![expect(clippy::unwrap_used, reason = "a test may break")]

use business_calendar::{Calendar, CalendarYear, Coverage, Due, NamedDays, OpeningHours};
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::date};
use proptest::prelude::*;
use sla_clock::{Clock, Deadline, HoldReason, Holds, Left, Limit, Proof, Terms};

const MINUTE: i64 = 60;

fn office() -> OpeningHours {
    serde_json::from_str(
        r#"{"working_days": "09:00-12:00,13:30-18:00", "rest_days": "10:00-11:00", "weekdays": {"friday": "09:00-16:00"}}"#,
    )
    .unwrap()
}

fn deadline_in(calendar: &Calendar, clock: Clock, holds: &Holds) -> Deadline {
    let hours = office();
    clock.deadline(holds, Terms { calendar, hours: &hours, coverage: Coverage::Provisional }).unwrap()
}

fn deadline(clock: Clock, holds: &Holds) -> Deadline {
    deadline_in(Calendar::china(), clock, holds)
}

fn due(clock: Clock, holds: &Holds) -> Due {
    match deadline(clock, holds) {
        Deadline::Due(due) => due,
        Deadline::Held { .. } => panic!("held without end"),
    }
}

/// Moments on whole minutes from autumn 2025 to beyond the last announced year.
fn any_moment() -> impl Strategy<Value = Timestamp> {
    (29_300_000_i64..29_980_000).prop_map(|minute| Timestamp::from_second(minute * MINUTE).unwrap())
}

fn any_limit() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..20_u16).prop_map(Limit::WorkingDays),
        (0..40_u16).prop_map(Limit::CalendarDays),
        (0..3_000_u32).prop_map(Limit::OpeningMinutes),
    ]
}

fn clock(start: Timestamp, limit: Limit) -> Clock {
    match limit {
        Limit::WorkingDays(days) => Clock::company(start, days),
        Limit::CalendarDays(days) => Clock::statute(start, days),
        Limit::OpeningMinutes(minutes) => Clock::department(start, minutes),
    }
}

/// Holds as minutes after a moment: gaps and lengths by turns.
fn holds_after(start: Timestamp, turns: &[(i64, i64)]) -> Holds {
    let mut holds = Holds::default();
    let mut at = start - SignedDuration::from_hours(24);
    for &(gap, length) in turns {
        at += SignedDuration::from_mins(gap);
        begin(&mut holds, at);
        at += SignedDuration::from_mins(length);
        holds.end(at).unwrap();
    }
    holds
}

fn begin(holds: &mut Holds, at: Timestamp) {
    holds.begin(HoldReason::ExternalExpert, Proof::new("letter 7").unwrap(), at).unwrap();
}

fn any_turns() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0..4_000_i64, 0..6_000_i64), 0..5)
}

fn is_held(holds: &Holds, moment: Timestamp) -> bool {
    holds.iter().any(|hold| hold.from <= moment && hold.until.is_none_or(|until| moment < until))
}

/// The rule of the company's clock, told the slow way: one day after the other.
fn company_by_walking(start: Timestamp, working_days: u16, holds: &Holds) -> Timestamp {
    let calendar = Calendar::china();
    let mut today = calendar.local_date(start);
    let mut left = working_days;
    while left > 0 {
        today = today.tomorrow().unwrap();
        let works = calendar.working_days_between(today.yesterday().unwrap(), today, Coverage::Provisional);
        if works.unwrap().days == 1 && !is_held(holds, calendar.end_of(today).unwrap()) {
            left -= 1;
        }
    }
    calendar.end_of(today).unwrap()
}

/// The rule of a department's clock, told the slow way: one minute after the other.
fn department_by_walking(start: Timestamp, minutes: u32, holds: &Holds) -> Timestamp {
    let (calendar, hours) = (Calendar::china(), office());
    let opening = calendar.opening(&hours);
    let (mut now, mut left) = (start, minutes);
    let mut open =
        (calendar.local_date(now), opening.on(calendar.local_date(now), Coverage::Provisional).unwrap());
    while left > 0 {
        let today = calendar.local_date(now);
        if open.0 != today {
            open = (today, opening.on(today, Coverage::Provisional).unwrap());
        }
        let runs = open.1.iter().any(|&(opens, closes)| opens <= now && now < closes) && !is_held(holds, now);
        left -= u32::from(runs);
        now += SignedDuration::from_mins(1);
    }
    now
}

proptest! {
    #[test]
    fn the_company_clock_counts_the_working_days_that_end_unheld(
        start in any_moment(), days in 0..20_u16, turns in any_turns(),
    ) {
        let holds = holds_after(start, &turns);
        prop_assert_eq!(due(Clock::company(start, days), &holds).at, company_by_walking(start, days, &holds));
    }

    #[test]
    fn a_department_clock_counts_the_opening_minutes_that_are_not_held(
        start in any_moment(), minutes in 0..900_u32, turns in any_turns(),
    ) {
        let holds = holds_after(start, &turns);
        let expected = department_by_walking(start, minutes, &holds);
        prop_assert_eq!(due(Clock::department(start, minutes), &holds).at, expected);
    }

    #[test]
    fn the_statute_is_the_same_with_and_without_holds(start in any_moment(), days in 0..40_u16, turns in any_turns()) {
        let holds = holds_after(start, &turns);
        let clock = Clock::statute(start, days);
        prop_assert_eq!(due(clock, &holds), due(clock, &Holds::default()));
        let received = Calendar::china().local_date(start);
        prop_assert_eq!(due(clock, &holds).date, received.checked_add(i64::from(days).days()).unwrap());
    }

    #[test]
    fn a_longer_limit_is_never_due_earlier(
        start in any_moment(), days in 0..20_u16, minutes in 0..3_000_u32, more in 0..500_u16, turns in any_turns(),
    ) {
        let holds = holds_after(start, &turns);
        let at = |clock| due(clock, &holds).at;
        prop_assert!(at(Clock::company(start, days)) <= at(Clock::company(start, days + more % 20)));
        prop_assert!(at(Clock::statute(start, days)) <= at(Clock::statute(start, days + more)));
        let longer = Clock::department(start, minutes + u32::from(more));
        prop_assert!(at(Clock::department(start, minutes)) <= at(longer));
    }

    #[test]
    fn a_later_start_is_never_due_earlier(
        start in any_moment(), later in 0..20_000_i64, limit in any_limit(), turns in any_turns(),
    ) {
        let holds = holds_after(start, &turns);
        let second = start + SignedDuration::from_mins(later);
        prop_assert!(due(clock(start, limit), &holds).at <= due(clock(second, limit), &holds).at);
    }

    #[test]
    fn splitting_a_hold_changes_nothing(
        start in any_moment(), limit in any_limit(), turns in any_turns(), cut in any::<prop::sample::Index>(),
        share in 0.0..1.0_f64,
    ) {
        let whole = holds_after(start, &turns);
        let mut split = Holds::default();
        for (number, hold) in whole.iter().enumerate() {
            let until = hold.until.unwrap();
            begin(&mut split, hold.from);
            if number == cut.index(turns.len()) {
                let middle = hold.from + hold.from.duration_until(until).mul_f64(share);
                split.end(middle).unwrap();
                begin(&mut split, middle);
            }
            split.end(until).unwrap();
        }
        prop_assert_eq!(due(clock(start, limit), &whole), due(clock(start, limit), &split));
    }

    #[test]
    fn a_hold_never_shortens_and_a_longer_one_never_does_either(
        start in any_moment(), limit in any_limit(), turns in any_turns(), longer in 0..3_000_i64,
    ) {
        let clock = clock(start, limit);
        let free = due(clock, &Holds::default()).at;
        let held = due(clock, &holds_after(start, &turns)).at;
        prop_assert!(free <= held);
        if let Some((last, before)) = turns.split_last() {
            // Lengthening the last hold moves no other one.
            let lengthened = [before, &[(last.0, last.1 + longer)]].concat();
            prop_assert!(held <= due(clock, &holds_after(start, &lengthened)).at);
            // And dropping it never makes the deadline later.
            prop_assert!(due(clock, &holds_after(start, before)).at <= held);
        }
    }

    #[test]
    fn a_hold_moves_a_department_clock_by_no_more_than_the_opening_time_it_covers(
        start in any_moment(), minutes in 1..2_000_u32, gap in 0..3_000_i64, length in 0..3_000_i64,
    ) {
        let calendar = Calendar::china();
        let hours = office();
        let opening = calendar.opening(&hours);
        let holds = holds_after(start, &[(gap, length)]);
        let hold = holds.iter().next().unwrap();
        let free = due(Clock::department(start, minutes), &Holds::default()).at;
        let held = due(Clock::department(start, minutes), &holds).at;
        let moved = opening.between(free, held, Coverage::Provisional).unwrap().time;
        let covered = opening.between(hold.from.max(start), hold.until.unwrap(), Coverage::Provisional).unwrap().time;
        prop_assert!(moved <= covered);
    }

    #[test]
    fn a_hold_that_begins_after_the_deadline_changes_nothing(
        start in any_moment(), limit in any_limit(), turns in any_turns(), after in 1..5_000_i64,
    ) {
        let clock = clock(start, limit);
        let before = holds_after(start, &turns);
        let due = due(clock, &before);
        let last = before.iter().last().and_then(|hold| hold.until).unwrap_or(start);
        let mut holds = before.clone();
        begin(&mut holds, last.max(due.at) + SignedDuration::from_secs(after));
        prop_assert_eq!(deadline(clock, &holds), Deadline::Due(due));
    }

    #[test]
    fn an_open_hold_stops_the_clock_and_ending_it_gives_back_what_was_left(
        start in any_moment(), days in 1..20_u16, minutes in 1..3_000_u32, gap in 0..5_000_i64, length in 0..5_000_i64,
    ) {
        for clock in [Clock::company(start, days), Clock::department(start, minutes)] {
            let mut holds = Holds::default();
            begin(&mut holds, start + SignedDuration::from_mins(gap));
            let Deadline::Held { since, left, .. } = deadline(clock, &holds) else { continue };
            let until = since + SignedDuration::from_mins(length);
            holds.end(until).unwrap();
            let resumed = due(clock, &holds);
            // A new clock that starts when the hold ends, with what was left, runs out at the same time. A day that
            // ends during the hold is over; the one on which it ends still counts, hence the step back.
            let rest = match left {
                Left::OpeningTime(time) => {
                    prop_assert_eq!(time.as_secs() % MINUTE, 0);
                    Clock::department(until, u32::try_from(time.as_mins()).unwrap())
                }
                Left::WorkingDays(days) => {
                    let day_0 = Calendar::china().local_date(until).yesterday().unwrap();
                    let eve = Calendar::china().end_of(day_0).unwrap().max(start);
                    Clock::company(eve, u16::try_from(days).unwrap())
                }
            };
            prop_assert_eq!(resumed.at, due(rest, &Holds::default()).at);
        }
    }

    #[test]
    fn one_more_holiday_never_makes_a_deadline_earlier(
        start in any_moment(), limit in any_limit(), turns in any_turns(), offset in 0..365_i32,
    ) {
        let china = Calendar::china();
        let day = date(2026, 1, 1).checked_add(offset.days()).unwrap();
        let year = china.years().last().unwrap().clone();
        prop_assume!(!year.make_up_days.iter().any(|days| days.contains(day)));
        let mut revised = CalendarYear { revision: 2, ..year };
        revised.holidays.push(NamedDays { from: day, to: day, name: "更多".to_owned() });
        let mut after = china.clone();
        after.revise(revised).unwrap();
        let holds = holds_after(start, &turns);
        let at = |calendar| match deadline_in(calendar, clock(start, limit), &holds) {
            Deadline::Due(due) => due.at,
            Deadline::Held { .. } => panic!("held without end"),
        };
        prop_assert!(at(china) <= at(&after));
    }
}
