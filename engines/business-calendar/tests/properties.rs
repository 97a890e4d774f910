//! What holds for every calendar, not only for those carried in the program.

#![expect(clippy::unwrap_used, reason = "a test may break")]

use std::{collections::BTreeSet, fmt::Write as _};

use business_calendar::{
    Calendar, CalendarYear, CountingError, Coverage, DayHours, DayOfWeek, IcalendarImport, NamedDays,
    OpeningHours, Standing,
};
use jiff::{
    SignedDuration, Timestamp, ToSpan as _,
    civil::{Date, date},
};
use proptest::prelude::*;

fn days(from: Date, length: i32, name: &str) -> NamedDays {
    let last = from.checked_add((length - 1).days()).unwrap();
    NamedDays { from, to: last.min(date(from.year(), 12, 31)), name: name.to_owned() }
}

prop_compose! {
    fn any_year(year: i16)(
        runs in prop::collection::vec((0..365_i32, 1..10_i32, any::<bool>()), 0..25),
    ) -> CalendarYear {
        let mut announced = CalendarYear {
            year, revision: 1, published: None, sources: vec!["generated".to_owned()],
            holidays: Vec::new(), make_up_days: Vec::new(),
        };
        let mut taken = BTreeSet::new();
        for (offset, length, holiday) in runs {
            let run = days(date(year, 1, 1).checked_add(offset.days()).unwrap(), length, "节");
            let each = run.from.series(1.day()).take_while(|day| *day <= run.to);
            // Runs may not contradict each other; one that would is left out.
            let each: Vec<Date> = each.collect();
            if each.iter().all(|day| !taken.contains(day)) {
                taken.extend(each);
                let list = if holiday { &mut announced.holidays } else { &mut announced.make_up_days };
                list.push(run);
            }
        }
        announced
    }
}

prop_compose! {
    /// A calendar of up to three years around 2024, with or without gaps, in places with odd clocks too.
    fn any_calendar()(
        rest in prop::sample::subsequence(
            vec![DayOfWeek::Monday, DayOfWeek::Wednesday, DayOfWeek::Friday, DayOfWeek::Saturday, DayOfWeek::Sunday],
            0..=4,
        ),
        zone in prop::sample::select(vec!["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Africa/Cairo"]),
        years in (any_year(2023), any_year(2024), any_year(2025)),
        held in prop::sample::subsequence(vec![0, 1, 2], 0..=3),
    ) -> Calendar {
        let mut calendar = Calendar::new("xx".parse().unwrap(), zone, rest, "generated").unwrap();
        let years = [years.0, years.1, years.2];
        for year in held {
            let year: usize = year;
            calendar.revise(years[year].clone()).unwrap();
        }
        calendar
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (0..1460_i32).prop_map(|offset| date(2022, 7, 1).checked_add(offset.days()).unwrap())
}

fn any_moment() -> impl Strategy<Value = Timestamp> {
    (1_656_633_600_i64..1_782_864_000).prop_map(|second| Timestamp::from_second(second).unwrap())
}

/// The rule, told the slow way: day by day, asking the calendar about each.
fn due_by_walking(calendar: &Calendar, day_0: Date, working_days: u16) -> Result<Date, CountingError> {
    let mut today = day_0;
    for _ in 0..working_days {
        today = today.tomorrow().unwrap();
        while !calendar.is_working_day(today)? {
            today = today.tomorrow().unwrap();
        }
    }
    Ok(today)
}

proptest! {
    #[test]
    fn a_deadline_is_what_walking_day_by_day_finds(
        calendar in any_calendar(), day_0 in any_date(), n in 0..200_u16,
    ) {
        let fast = calendar.due_after(day_0, n, Coverage::Strict).map(|due| due.date);
        prop_assert_eq!(fast, due_by_walking(&calendar, day_0, n));
    }

    #[test]
    fn between_a_day_and_its_deadline_lie_the_working_days_asked_for(
        calendar in any_calendar(), day_0 in any_date(), n in 0..400_u16,
    ) {
        let due = calendar.due_after(day_0, n, Coverage::Provisional).unwrap();
        let counted = calendar.working_days_between(day_0, due.date, Coverage::Provisional).unwrap();
        prop_assert_eq!(counted.days, u32::from(n));
        prop_assert_eq!(counted.standing, due.standing);
        if n > 0 {
            let before = due.date.yesterday().unwrap();
            let counted = calendar.working_days_between(day_0, before, Coverage::Provisional).unwrap();
            prop_assert_eq!(counted.days, u32::from(n) - 1);
        }
    }

    #[test]
    fn strict_and_provisional_answers_differ_only_in_their_mark(
        calendar in any_calendar(), start in any_moment(), n in 0..200_u16,
    ) {
        let provisional = calendar.due(start, n, Coverage::Provisional).unwrap();
        match calendar.due(start, n, Coverage::Strict) {
            Ok(strict) => {
                prop_assert_eq!(&strict.standing, &Standing::Published);
                prop_assert_eq!(strict, provisional);
            }
            Err(refused) => {
                let Standing::Provisional { unpublished } = provisional.standing else { panic!("not marked") };
                let place = calendar.place().clone();
                prop_assert_eq!(refused, CountingError::NotPublished { place, year: unpublished[0] });
            }
        }
    }

    // clause: 4.3.1(1)
    #[test]
    fn a_longer_limit_and_a_later_start_are_never_due_earlier(
        calendar in any_calendar(), start in any_moment(), n in 0..60_u16, more in 0..60_u16, later in 0..5_000_000_i64,
    ) {
        let due = |start: Timestamp, n| calendar.due(start, n, Coverage::Provisional).unwrap().at;
        prop_assert!(due(start, n) <= due(start, n + more));
        prop_assert!(due(start, n) <= due(start + SignedDuration::from_secs(later), n));
        prop_assert!(start <= due(start, n));
    }

    #[test]
    fn one_more_holiday_never_brings_a_deadline_forward(
        calendar in any_calendar(), start in any_moment(), n in 1..60_u16, offset in 0..365_i32,
    ) {
        let Some(year) = calendar.years().last().cloned() else { return Ok(()) };
        let day = date(year.year, 1, 1).checked_add(offset.days()).unwrap();
        prop_assume!(!year.make_up_days.iter().any(|days| days.contains(day)));
        let mut revised = CalendarYear { revision: 2, ..year };
        revised.holidays.push(days(day, 1, "更多"));
        let mut after = calendar.clone();
        after.revise(revised).unwrap();
        let due = |calendar: &Calendar| calendar.due(start, n, Coverage::Provisional).unwrap();
        prop_assert!(due(&calendar).at <= due(&after).at);
        // The earlier answer can be counted again by the versions it names.
        let before = due(&calendar);
        let again = after.under(&before.calendars).unwrap();
        prop_assert_eq!(again.due(start, n, Coverage::Provisional).unwrap(), before);
    }

    #[test]
    fn the_next_working_day_has_the_previous_one_behind_it(calendar in any_calendar(), day in any_date()) {
        if let Ok(next) = calendar.next_working_day(day) {
            prop_assert!(day < next && calendar.is_working_day(next).unwrap());
            if let Ok(previous) = calendar.previous_working_day(next) {
                prop_assert!(previous <= day);
                prop_assert_eq!(calendar.next_working_day(previous), Ok(next));
            }
        }
    }

    #[test]
    fn a_calendar_document_reads_back_the_same(calendar in any_calendar(), day_0 in any_date()) {
        let text = serde_json::to_string(&calendar).unwrap();
        let read: Calendar = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), text);
        let due = |calendar: &Calendar| calendar.due_after(day_0, 9, Coverage::Provisional);
        prop_assert_eq!(due(&read), due(&calendar));
    }

    #[test]
    fn no_text_breaks_the_icalendar_reader(text in ".{0,400}") {
        let import =
            IcalendarImport { years: 2020..=2026, revision: 1, published: None, source: String::new() };
        let _ = import.read(&text);
        let framed = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT\nEND:VCALENDAR");
        if let Ok(imported) = import.read(&framed) {
            let rest = [DayOfWeek::Sunday];
            let mut calendar = Calendar::new("xx".parse().unwrap(), "UTC", rest, "").unwrap();
            for year in imported.years {
                calendar.revise(year).unwrap();
            }
        }
    }

    #[test]
    fn days_written_as_events_read_back_as_the_same_days(year in any_year(2024)) {
        let mut file = "BEGIN:VCALENDAR\r\n".to_owned();
        let mut write = |run: &NamedDays, summary: &str| {
            let end = run.to.tomorrow().unwrap().strftime("%Y%m%d").to_string();
            let start = run.from.strftime("%Y%m%d");
            let _ = write!(
                file,
                "BEGIN:VEVENT\r\nSUMMARY:{summary}\r\nDTSTART;VALUE=DATE:{start}\r\nDTEND;VALUE=DATE:{end}\r\nEND:VEVENT\r\n"
            );
        };
        year.holidays.iter().for_each(|run| write(run, "节"));
        year.make_up_days.iter().for_each(|run| write(run, "上班"));
        file += "END:VCALENDAR\r\n";
        let import =
            IcalendarImport { years: 2024..=2024, revision: 1, published: None, source: "generated".to_owned() };
        let imported = import.read(&file).unwrap();
        prop_assert_eq!(imported.ignored, vec![]);
        let spans = |list: &[NamedDays]| {
            let mut spans: Vec<_> = list.iter().map(|run| (run.from, run.to)).collect();
            spans.sort_unstable();
            spans
        };
        if let Some(read) = imported.years.first() {
            prop_assert_eq!(spans(&read.holidays), spans(&year.holidays));
            prop_assert_eq!(spans(&read.make_up_days), spans(&year.make_up_days));
        } else {
            prop_assert!(year.holidays.is_empty() && year.make_up_days.is_empty());
        }
    }

    #[test]
    fn opening_time_up_to_its_deadline_is_the_opening_time_asked_for(
        calendar in any_calendar(), start in any_moment(), minutes in 0..5_000_u32, more in 0..500_u32,
    ) {
        let day = |text: &str| text.parse::<DayHours>().unwrap();
        let hours = OpeningHours {
            working_days: day("00:30-03:30,09:00-12:00,13:30-24:00"),
            rest_days: day("10:00-14:00"),
            holidays: day(""),
            weekdays: [(DayOfWeek::Tuesday, day("02:30-03:00"))].into(),
        };
        let opening = calendar.opening(&hours);
        let due = opening.due(start, minutes, Coverage::Provisional).unwrap();
        let open = opening.between(start, due.at, Coverage::Provisional).unwrap();
        prop_assert_eq!(open.time, SignedDuration::from_mins(i64::from(minutes)));
        // Counting on from the deadline is the same as asking for more at once.
        let further = opening.due(due.at, more, Coverage::Provisional).unwrap().at;
        if more > 0 {
            prop_assert_eq!(further, opening.due(start, minutes + more, Coverage::Provisional).unwrap().at);
        }
    }
}

#[test]
fn hours_that_never_open_are_refused_rather_than_searched_for_ever() {
    let closed = OpeningHours::default();
    let start = "2024-01-01T00:00:00Z".parse().unwrap();
    let refused = Calendar::china().opening(&closed).due(start, 1, Coverage::Provisional).unwrap_err();
    assert_eq!(refused, CountingError::NeverOpen);
}

#[test]
fn a_day_listed_by_the_next_years_notice_is_known_though_its_own_year_is_not() {
    let china = Calendar::china();
    assert!(china.is_working_day(date(2006, 12, 30)).unwrap());
    assert!(china.is_working_day(date(2006, 12, 29)).is_err());
    assert_eq!(china.next_working_day(date(2006, 12, 29)), Ok(date(2006, 12, 30)));
}

#[test]
fn an_answer_beyond_the_last_date_is_refused() {
    let refused = Calendar::china().due_after(Date::MAX, 3, Coverage::Provisional).unwrap_err();
    assert_eq!(refused, CountingError::BeyondTime);
}

#[test]
fn the_end_of_a_day_that_ends_twice_is_its_second_end() {
    // In Cairo the clocks went back at midnight on 31 October 2024: 23:00 to 24:00 came twice.
    let rest = [DayOfWeek::Friday, DayOfWeek::Saturday];
    let cairo = Calendar::new("eg".parse().unwrap(), "Africa/Cairo", rest, "").unwrap();
    assert_eq!(cairo.end_of(date(2024, 10, 31)), Ok("2024-10-31T21:59:59Z".parse().unwrap()));
}
