//! Worked examples: scenario S1 of the standard, and holds over nights, weekends and holidays.

#![expect(clippy::unwrap_used, reason = "a test may break")]

use business_calendar::{Calendar, CountingError, Coverage, OpeningHours, Standing};
use jiff::Timestamp;
use sla_clock::{Clock, Deadline, HoldReason, Holds, Left, Level, Lights, Proof, Reading, Remaining, Terms};

fn at(text: &str) -> Timestamp {
    format!("2026-{text}+08:00").parse().unwrap()
}

/// Holds from pairs of moments; one without an end lasts.
fn held(spans: &[(&str, &str)]) -> Holds {
    let mut holds = Holds::default();
    for (from, until) in spans {
        holds.begin(HoldReason::WaitingForCustomer, Proof::new("SMS 4711").unwrap(), at(from)).unwrap();
        if !until.is_empty() {
            holds.end(at(until)).unwrap();
        }
    }
    holds
}

fn with_office<T>(ask: impl Fn(Terms<'_>) -> T) -> T {
    let hours = OpeningHours::on_working_days("09:00-18:00".parse().unwrap());
    ask(Terms { calendar: Calendar::china(), hours: &hours, coverage: Coverage::Strict })
}

#[track_caller]
fn check(clock: Clock, spans: &[(&str, &str)], expected: &str) {
    let deadline = with_office(|terms| clock.deadline(&held(spans), terms)).unwrap();
    let said = match deadline {
        Deadline::Due(due) => {
            due.at.to_zoned(Calendar::china().time_zone().clone()).strftime("%m-%d %H:%M").to_string()
        }
        Deadline::Held { left: Left::WorkingDays(days), .. } => format!("held with {days} days left"),
        Deadline::Held { left: Left::OpeningTime(time), .. } => {
            format!("held with {} min left", time.as_mins())
        }
    };
    assert_eq!(said, expected);
}

fn s1() -> Timestamp {
    at("09-30T16:20:00")
}

// clause: 4.3.1(1), 4.3.2(4)
#[test]
fn scenario_s1_is_due_on_the_make_up_saturday_and_by_statute_on_the_15th() {
    check(Clock::company(s1(), 3), &[], "10-10 23:59");
    check(Clock::statute(s1(), 15), &[], "10-15 23:59");
}

#[test]
fn a_deadline_names_the_calendars_it_was_counted_by() {
    let clock = Clock::company(s1(), 3);
    let spans = [("09-30T17:00:00", "10-09T10:00:00")];
    let deadline = with_office(|terms| clock.deadline(&held(&spans), terms)).unwrap();
    let Deadline::Due(due) = deadline else { panic!("held") };
    assert_eq!(due.calendars.iter().map(ToString::to_string).collect::<Vec<_>>(), ["cn-2026.1"]);
    assert_eq!(due.standing, Standing::Published);
}

#[test]
fn a_hold_over_the_end_of_a_working_day_takes_that_day_out() {
    // Monday 14 to Thursday 17 September; held from Tuesday morning to Wednesday afternoon.
    let clock = Clock::company(at("09-14T10:00:00"), 3);
    check(clock, &[], "09-17 23:59");
    check(clock, &[("09-15T10:00:00", "09-16T15:00:00")], "09-18 23:59");
}

#[test]
fn a_hold_within_one_working_day_or_over_a_weekend_leaves_the_days_alone() {
    let clock = Clock::company(at("09-10T10:00:00"), 3);
    check(clock, &[], "09-15 23:59");
    check(clock, &[("09-11T10:00:00", "09-11T17:00:00")], "09-15 23:59");
    check(clock, &[("09-12T00:00:00", "09-14T09:00:00")], "09-15 23:59");
    check(clock, &[("09-11T17:00:00", "09-14T09:00:00")], "09-16 23:59");
}

#[test]
fn a_day_is_held_when_its_last_second_begins_in_the_hold() {
    let clock = Clock::company(at("09-14T10:00:00"), 3);
    check(clock, &[("09-15T23:59:59", "09-16T00:00:00")], "09-18 23:59");
    check(clock, &[("09-15T12:00:00", "09-15T23:59:59")], "09-17 23:59");
    check(clock, &[("09-15T23:59:59.5", "09-16T12:00:00")], "09-17 23:59");
}

// clause: 4.3.1(1)
#[test]
fn while_a_hold_lasts_there_is_no_deadline_but_what_is_left_is_known() {
    check(Clock::company(at("09-14T10:00:00"), 3), &[("09-16T10:00:00", "")], "held with 2 days left");
    check(Clock::department(at("09-14T10:00:00"), 120), &[("09-14T11:30:00", "")], "held with 30 min left");
}

// clause: 4.3.2(4)
#[test]
fn nothing_holds_the_statute() {
    check(Clock::statute(at("09-14T10:00:00"), 15), &[("09-15T10:00:00", "")], "09-29 23:59");
}

#[test]
fn a_hold_that_begins_too_late_saves_nothing() {
    check(Clock::company(at("09-14T10:00:00"), 3), &[("09-18T00:00:00", "")], "09-17 23:59");
    check(Clock::department(at("09-14T10:00:00"), 120), &[("09-14T12:00:00", "")], "09-14 12:00");
}

#[test]
fn minutes_during_a_hold_do_not_count() {
    let clock = Clock::department(at("09-14T10:00:00"), 120);
    check(clock, &[("09-14T11:00:00", "09-14T15:30:00")], "09-14 16:30");
    check(clock, &[("09-14T11:00:00", "09-14T20:00:00")], "09-15 10:00");
    check(
        clock,
        &[("09-14T11:00:00", "09-14T11:10:00"), ("09-14T11:20:00", "09-14T11:30:00")],
        "09-14 12:20",
    );
}

#[test]
fn a_case_given_over_outside_opening_time_waits_for_the_next_opening() {
    check(Clock::department(at("10-03T22:00:00"), 30), &[], "10-08 09:30");
}

#[test]
fn a_limit_of_nothing_is_due_at_once() {
    check(Clock::company(at("09-19T10:00:00"), 0), &[("09-19T11:00:00", "")], "09-19 23:59");
    check(Clock::department(at("09-14T22:00:00"), 0), &[], "09-14 22:00");
}

// clause: 4.3.1(1)
#[test]
fn a_year_without_calendar_refuses_a_strict_clock() {
    let refused =
        with_office(|terms| Clock::company(at("12-30T10:00:00"), 3).deadline(&Holds::default(), terms));
    let place = Calendar::china().place().clone();
    assert_eq!(refused.unwrap_err(), CountingError::NotPublished { place, year: 2027 });
}

#[track_caller]
fn check_reading(clock: Clock, now: &str, level: Level, days: u32, opening_minutes: i128) -> Reading {
    let lights = Lights::usual(clock.limit());
    let reading = with_office(|terms| clock.reading(&Holds::default(), at(now), lights, terms)).unwrap();
    let (Remaining::Left(stretch) | Remaining::LateBy(stretch)) = reading.remaining else { panic!("held") };
    let minutes = i128::from(stretch.opening.as_mins());
    assert_eq!((reading.level, stretch.working_days, minutes), (level, days, opening_minutes), "at {now}");
    reading
}

#[test]
fn the_company_clock_turns_amber_a_working_day_before_and_red_on_the_last_day() {
    let clock = Clock::company(s1(), 3);
    check_reading(clock, "09-30T16:20:00", Level::Green, 3, 100 + 3 * 540);
    check_reading(clock, "10-04T12:00:00", Level::Green, 3, 3 * 540);
    check_reading(clock, "10-08T12:00:00", Level::Green, 2, 360 + 2 * 540);
    check_reading(clock, "10-09T17:00:00", Level::Amber, 1, 60 + 540);
    check_reading(clock, "10-10T09:30:00", Level::Red, 0, 510);
    check_reading(clock, "10-10T23:59:59.9", Level::Red, 0, 0);
    check_reading(clock, "10-11T00:00:00", Level::Late, 0, 0);
    check_reading(clock, "10-13T10:00:00", Level::Late, 2, 540 + 60);
}

#[test]
fn the_statute_turns_amber_on_day_12_and_red_on_day_14() {
    let clock = Clock::statute(s1(), 15);
    check_reading(clock, "10-11T23:00:00", Level::Green, 4, 4 * 540);
    check_reading(clock, "10-12T00:00:00", Level::Amber, 3, 4 * 540);
    check_reading(clock, "10-14T08:00:00", Level::Red, 1, 2 * 540);
    let late = check_reading(clock, "10-16T08:00:00", Level::Late, 1, 0);
    let Remaining::LateBy(stretch) = late.remaining else { panic!("in time") };
    assert_eq!(stretch.calendar_days, 1);
}

#[test]
fn a_department_clock_turns_amber_at_half_and_red_at_a_quarter() {
    let clock = Clock::department(at("09-14T10:00:00"), 120);
    check_reading(clock, "09-14T10:59:00", Level::Green, 0, 61);
    check_reading(clock, "09-14T11:00:00", Level::Amber, 0, 60);
    check_reading(clock, "09-14T11:30:00", Level::Red, 0, 30);
    check_reading(clock, "09-15T09:30:00", Level::Late, 1, 6 * 60 + 30);
}

#[test]
fn a_held_clock_shows_that_it_is_held() {
    let clock = Clock::company(at("09-14T10:00:00"), 3);
    let holds = held(&[("09-15T10:00:00", "")]);
    let lights = Lights::usual(clock.limit());
    let reading = with_office(|terms| clock.reading(&holds, at("09-20T10:00:00"), lights, terms)).unwrap();
    assert_eq!((reading.level, reading.due), (Level::Held, None));
    let (since, reason) = (at("09-15T10:00:00"), HoldReason::WaitingForCustomer);
    assert_eq!(reading.remaining, Remaining::Held { since, reason, left: Left::WorkingDays(3) });
}

#[test]
fn a_clock_and_its_reading_are_stored_and_read_back() {
    let clock = Clock::department(s1(), 240);
    let text = serde_json::to_string(&clock).unwrap();
    assert_eq!(text, r#"{"start":"2026-09-30T08:20:00Z","limit":{"opening-minutes":240}}"#);
    assert_eq!(serde_json::from_str::<Clock>(&text).unwrap(), clock);
    let reading = check_reading(clock, "10-08T10:00:00", Level::Amber, 0, 80);
    let text = serde_json::to_string(&reading).unwrap();
    assert_eq!(serde_json::from_str::<Reading>(&text).unwrap(), reading);
}
