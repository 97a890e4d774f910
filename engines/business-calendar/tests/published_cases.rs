//! The calendars carried in the program, and every deadline of the shared case files.
//!
//! The files are not part of the repository: `KEFU_SHARED` names the folder that holds `data/`.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may break, and say why it was skipped")]

use std::{collections::BTreeMap, fs, path::PathBuf};

use business_calendar::{
    Calendar, CalendarVersion, Coverage, DayKind, DayOfWeek, IcalendarImport, NamedDays, Standing,
};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;

/// The text of a shared file; without the shared folder the test says so and passes.
fn shared(path: &str) -> Option<String> {
    let default = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("KEFU_SHARED").map_or_else(default, PathBuf::from);
    if !folder.exists() {
        println!("skipped: needs {}", folder.join("data").join(path).display());
        return None;
    }
    Some(fs::read_to_string(folder.join("data").join(path)).unwrap())
}

#[derive(Deserialize)]
struct Case {
    start: Timestamp,
    working_days: u16,
    due: Timestamp,
    due_date: Option<Date>,
}

fn lines<T: for<'de> Deserialize<'de>>(text: &str) -> Vec<T> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[track_caller]
fn check_cases(calendar: &Calendar, path: &str) {
    let Some(text) = shared(path) else { return };
    let cases: Vec<Case> = lines(&text);
    assert!(!cases.is_empty());
    for case in cases {
        let due = calendar.due(case.start, case.working_days, Coverage::Strict).unwrap();
        assert_eq!(due.at, case.due, "{} + {}", case.start, case.working_days);
        assert_eq!(due.date, case.due_date.unwrap_or(due.date));
        assert_eq!(due.standing, Standing::Published);
        // The versions named are enough to count it again.
        let again = calendar.under(&due.calendars).unwrap();
        assert_eq!(again.due(case.start, case.working_days, Coverage::Strict).unwrap(), due);
    }
}

// clause: 4.3.1(1)
#[test]
fn every_chinese_deadline_of_three_working_days_is_met() {
    check_cases(Calendar::china(), "workdays/cases.jsonl");
}

#[test]
fn every_chinese_deadline_of_0_to_30_working_days_is_met() {
    check_cases(Calendar::china(), "workdays/cases_n.jsonl");
}

// clause: 4.3.1(1)
#[test]
fn acceptance_counts_by_its_local_date_whatever_offset_it_is_written_in() {
    check_cases(Calendar::china(), "workdays/cases_offsets.jsonl");
}

// clause: 4.3.1(1)
#[test]
fn every_taiwanese_deadline_is_met() {
    check_cases(Calendar::taiwan(), "workdays/cases_tw.jsonl");
}

// clause: 4.3.1(1)
#[test]
fn a_revised_notice_moves_deadlines_and_the_first_one_can_still_be_asked() {
    #[derive(Deserialize)]
    struct Revision {
        start: Timestamp,
        working_days: u16,
        due_under_first_notice: Timestamp,
        due_under_revised_notice: Timestamp,
    }
    let Some(text) = shared("workdays/cases_calendar_revision.jsonl") else { return };
    let version = |text: &str| text.parse::<CalendarVersion>().unwrap();
    let china = Calendar::china();
    let first = china.under(&[version("cn-2019.1"), version("cn-2020.1")]).unwrap();
    let cases: Vec<Revision> = lines(&text);
    assert!(!cases.is_empty());
    for case in cases {
        let due =
            |calendar: &Calendar| calendar.due(case.start, case.working_days, Coverage::Strict).unwrap();
        assert_eq!(due(&first).at, case.due_under_first_notice, "{}", case.start);
        assert_eq!(due(china).at, case.due_under_revised_notice, "{}", case.start);
        assert_eq!(due(&first).calendars[0].revision, 1);
        assert_eq!(due(china).calendars[0].revision, 2);
    }
}

#[test]
fn every_chinese_day_from_2019_to_2026_has_its_kind_and_name() {
    let Some(text) = shared("workdays/days_cn_2019_2026.csv") else { return };
    for row in text.lines().skip(1) {
        let [date, _weekday, working, kind, name] = row.split(',').collect::<Vec<_>>()[..] else {
            panic!("{row}")
        };
        let date: Date = date.parse().unwrap();
        let expected = match kind {
            "workday" => DayKind::Working,
            "weekend" => DayKind::Rest,
            "holiday" => DayKind::Holiday(name),
            "makeup_workday" => DayKind::MakeUp(name),
            other => panic!("{other}"),
        };
        assert_eq!(Calendar::china().day(date).unwrap(), expected, "{date}");
        assert_eq!(Calendar::china().is_working_day(date).unwrap(), working == "1", "{date}");
    }
}

#[test]
fn the_carried_chinese_years_say_what_their_source_says() {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Listed {
        name: String,
        date: Date,
        is_off_day: bool,
    }
    #[derive(Deserialize)]
    struct Year {
        papers: Vec<String>,
        days: Vec<Listed>,
    }
    for year in Calendar::china().years() {
        let Some(text) = shared(&format!("holidays-cn/{}.json", year.year)) else { return };
        let source: Year = serde_json::from_str(&text).unwrap();
        assert_eq!(year.sources, source.papers, "{}", year.year);
        let length = |days: &NamedDays| usize::try_from((days.to - days.from).get_days()).unwrap() + 1;
        let days: usize = year.holidays.iter().chain(&year.make_up_days).map(length).sum();
        assert_eq!(days, source.days.len(), "{}", year.year);
        for day in source.days {
            let listed = if day.is_off_day { &year.holidays } else { &year.make_up_days };
            assert!(
                listed.iter().any(|days| days.contains(day.date) && days.name == day.name),
                "{}",
                day.date
            );
        }
    }
}

#[test]
fn the_carried_taiwanese_years_say_what_their_source_says() {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Day {
        date: String,
        is_holiday: bool,
        description: String,
    }
    let first = Calendar::taiwan();
    let versions: Vec<CalendarVersion> =
        (2017..=2025).map(|year| format!("tw-{year}.1").parse().unwrap()).collect();
    let first = first.under(&versions).unwrap();
    for year in 2017..=2025 {
        let Some(text) = shared(&format!("holidays-tw/{year}.json")) else { return };
        let days: Vec<Day> = serde_json::from_str(&text).unwrap();
        assert!(!days.is_empty());
        for day in days {
            let date = Date::strptime("%Y%m%d", &day.date).unwrap();
            let kind = first.day(date).unwrap();
            assert_eq!(kind.is_working(), !day.is_holiday, "{date}");
            if let DayKind::Holiday(name) | DayKind::MakeUp(name) = kind {
                assert_eq!(name, day.description, "{date}");
            }
        }
    }
}

#[test]
fn the_icalendar_edition_of_the_chinese_calendar_gives_the_same_working_days() {
    let Some(text) = shared("holidays-cn/upstream-holiday-cn.ics") else { return };
    let source = "holiday-cn.ics".to_owned();
    let import = IcalendarImport { years: 2022..=2027, revision: 1, published: None, source };
    let imported = import.read(&text).unwrap();
    assert_eq!(imported.ignored, []);
    assert_eq!(imported.empty_years, [2027]);

    let china = Calendar::china();
    let rest = [DayOfWeek::Saturday, DayOfWeek::Sunday];
    let mut read = Calendar::new("cn".parse().unwrap(), "Asia/Shanghai", rest, "").unwrap();
    for year in imported.years {
        read.revise(year).unwrap();
    }
    let (first, last) = ("2022-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    let days = |calendar: &Calendar| calendar.working_days(first, last).unwrap().collect::<Vec<_>>();
    assert_eq!(days(&read), days(china));
}

// clause: 4.3.1(1)
#[test]
fn the_golden_deadlines_of_the_standard_hold() {
    let cases: BTreeMap<&str, &str> = BTreeMap::from([
        ("2026-09-30T16:20:00+08:00", "2026-10-10"),
        ("2026-09-18T09:00:00+08:00", "2026-09-22"),
        ("2026-10-01T10:00:00+08:00", "2026-10-10"),
    ]);
    for (accepted, due) in cases {
        let answer = Calendar::china().due(accepted.parse().unwrap(), 3, Coverage::Strict).unwrap();
        assert_eq!(answer.date.to_string(), due);
    }
}
