use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
};

use serde_json::{Value as Json, json};

use crate::house::{House, Ran, ran, shared};

/// Without a database, without settings.
fn due(input: &str, words: &[&str]) -> Ran {
    ran(&mut command(words), input)
}

fn command(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kefu"));
    command.arg("due").args(words).env_clear().current_dir(std::env::temp_dir());
    command
}

fn lines(path: &str) -> Option<Vec<Json>> {
    let text = fs::read_to_string(shared(path)?).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// Asks every case of a file in one go; `due` is what each calls its answer.
#[track_caller]
fn check_cases(path: &str, calendar: &str, due_is: &str) {
    let Some(cases) = lines(path) else { return };
    assert!(!cases.is_empty());
    let input: String = cases.iter().map(|case| format!("{case}\n")).collect::<Vec<_>>().concat();
    let answers = due(&input, &["--calendar", calendar]).ended(0).json();
    assert_eq!(answers.len(), cases.len());
    for (case, answer) in cases.iter().zip(answers) {
        let expected = json!({
            "start": case["start"], "working_days": case["working_days"], "due": case[due_is],
        });
        assert_eq!(answer, expected);
    }
}

#[test]
fn every_published_case_is_answered_over_standard_input() {
    check_cases("workdays/cases.jsonl", "cn", "due");
    check_cases("workdays/cases_n.jsonl", "cn", "due");
    check_cases("workdays/cases_offsets.jsonl", "cn", "due");
    check_cases("workdays/cases_tw.jsonl", "tw", "due");
    check_cases("workdays/cases_calendar_revision.jsonl", "cn", "due_under_revised_notice");
}

#[test]
fn a_make_up_saturday_is_a_working_day() {
    let start = ["2026-09-30T16:20+08:00", "--working-days", "3"];
    assert_eq!(
        due("", &start).done(),
        "2026-10-10 23:59:59  (3 working days after 2026-09-30 by cn-2026.1)\n"
    );
    let answer = due("", &[&start[..], &["--json"]].concat()).ended(0).json();
    let expected = json!({
        "start": "2026-09-30T16:20+08:00", "working_days": 3, "calendar": "cn",
        "due": "2026-10-10T23:59:59+08:00", "calendars": ["cn-2026.1"], "provisional": false,
    });
    assert_eq!(answer, [expected]);
}

#[test]
fn a_line_is_answered_by_a_line() {
    let line = "{\"start\":\"2026-09-30T16:20:00+08:00\",\"working_days\":3";
    let answer = due(&format!("{line}}}\n"), &[]).done();
    assert_eq!(answer, format!("{line},\"due\":\"2026-10-10T23:59:59+08:00\"}}\n"));
}

#[test]
fn a_start_without_an_offset_is_local_to_the_calendar() {
    for start in ["2026-09-30", "2026-09-30T23:59:59", "2026-09-30T15:59:59Z"] {
        let told = due("", &[start, "--working-days", "1"]).done();
        assert!(told.starts_with("2026-10-08 23:59:59  (1 working day after 2026-09-30"), "{start}: {told}");
    }
    assert!(
        due("", &["2026-09-30T16:00:00Z", "--working-days", "0"]).done().starts_with("2026-10-01 23:59:59")
    );
}

#[test]
fn a_year_that_is_not_published_is_an_error_or_marked() {
    let start = ["2026-12-30", "--working-days", "3"];
    let refused = due("", &start).ended(1);
    assert_eq!(
        (refused.stdout.as_str(), refused.stderr.as_str()),
        (
            "",
            "kefu: the 2027 calendar of cn is not published; --provisional counts it by the weekly rest alone\n"
        )
    );
    let marked = due("", &[&start[..], &["--provisional"]].concat()).done();
    assert!(marked.contains("; provisional: 2027 is not published)"), "{marked}");
    let line = "{\"start\":\"2026-12-30\",\"working_days\":3}\n";
    let answers = due(line, &["--provisional"]).ended(0).json();
    assert_eq!(answers[0]["provisional"], true);
}

#[test]
fn a_line_that_cannot_be_answered_does_not_stop_the_others() {
    let input = concat!(
        "{\"start\":\"2026-09-30\",\"working_days\":3}\n",
        "\n",
        "not JSON\n",
        "{\"start\":\"yesterday\",\"working_days\":3}\n",
        "{\"start\":\"2026-09-30\",\"working_days\":-1}\n",
        "{\"start\":\"2026-09-30\",\"working_days\":70000}\n",
        "{\"start\":\"2026-12-30\",\"working_days\":3}\n",
        "{\"start\":\"2026-09-30\",\"working_days\":3,\"calendar\":\"atlantis\"}\n",
        "{\"start\":\"2026-09-30\"}\n",
        "{\"start\":\"2025-10-02\",\"working_days\":3,\"calendar\":\"tw\"}",
    );
    let answers = due(input, &[]).ended(1).json();
    let is_answered: Vec<_> = answers.iter().map(|answer| answer.get("due").is_some()).collect();
    assert_eq!(is_answered, [true, false, false, false, false, false, false, false, true]);
    assert_eq!(answers[1]["start"], Json::Null);
    assert_eq!(
        answers[2],
        json!({
            "start": "yesterday", "error": "\"yesterday\" is no date or time, e.g. 2026-09-30T16:20+08:00",
        })
    );
    assert_eq!(answers[5]["error"], "the 2027 calendar of cn is not published");
    assert_eq!(
        answers[6]["error"],
        "there is no calendar \"atlantis\"; there are: cn, tw; --database has those that were imported"
    );
    assert_eq!(answers[7]["error"], "working_days is missing");
    assert_eq!(answers[8]["calendar"], "tw");
}

#[test]
fn a_line_of_a_megabyte_is_an_error_and_the_next_one_is_answered() {
    let input = format!("{{\"start\":\"{}\"}}\n{{\"start\":\"2026-09-30\"}}\n", "x".repeat(1_000_000));
    let answers = due(&input, &["--working-days", "3"]).ended(1).json();
    assert!(answers[0].get("error").is_some());
    assert_eq!(answers[1]["due"], "2026-10-10T23:59:59+08:00");
    assert_eq!(answers.len(), 2);
}

#[test]
fn each_line_is_answered_before_the_next_one_is_asked() {
    let mut command = command(&[]);
    let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = running.stdin.take().unwrap();
    let mut answers = BufReader::new(running.stdout.take().unwrap()).lines();
    for day in ["2026-09-28", "2026-09-29"] {
        writeln!(input, "{{\"start\":\"{day}\",\"working_days\":1}}").unwrap();
        assert!(answers.next().unwrap().unwrap().contains(day));
    }
    drop(input);
    assert!(running.wait().unwrap().success());
}

#[tokio::test]
async fn with_a_database_its_revisions_count() {
    for house in House::staffed().await {
        let words = ["due", "2026-09-30", "--working-days", "3", "--database", "--json"];
        assert_eq!(house.kefu(&words).ended(0).json()[0]["calendars"], json!(["cn-2026.1"]));
    }
}

#[test]
fn a_byte_order_mark_before_the_first_line_is_no_part_of_it() {
    let line = "{\"start\":\"2026-09-30T16:20:00+08:00\",\"working_days\":3}\n";
    let answers = due(&format!("\u{FEFF}{line}{line}"), &[]).ended(0).json();
    assert_eq!((answers.len(), &answers[0]), (2, &answers[1]));
    due(&format!("{line}\u{FEFF}{line}"), &[]).ended(1);
}

#[test]
fn an_offset_that_its_zone_contradicts_is_no_time() {
    let asked = |start: &str| due("", &[start, "--working-days", "3"]);
    let said = asked("2026-09-30T16:20:00+08:00[America/New_York]").ended(1).stderr;
    assert!(
        said.starts_with("kefu: \"2026-09-30T16:20:00+08:00[America/New_York]\" is no date or time"),
        "{said}"
    );
    let day = asked("2026-09-30T16:20:00+08:00[Asia/Shanghai]").done();
    assert!(day.contains("after 2026-09-30"), "{day}");
    let next_day = asked("2026-09-30T16:20:00-04:00[America/New_York]").done();
    assert!(next_day.contains("after 2026-10-01"), "{next_day}");
}
