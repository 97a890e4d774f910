use std::{
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use business_calendar::{Calendar, CalendarYear, NamedDays};
use complaints::{Accept, Rules, complaint::Draft};
use db::Dialect;
use kefu::{house, settings::Settings};
use kernel::{Actor, Deed, Purpose};
use serde_json::json;

use crate::house::{House, Ran, ran};

const GERMANY: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
    BEGIN:VEVENT\r\nSUMMARY:Neujahr\r\nDTSTART;VALUE=DATE:20260101\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nSUMMARY:Tag der Deutschen Einheit\r\nDTSTART;VALUE=DATE:20261003\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nSUMMARY:Jour fixe\r\nDTSTART:20261005T090000Z\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nSUMMARY:Neujahr\r\nDTSTART;VALUE=DATE:20270101\r\nEND:VEVENT\r\n\
    END:VCALENDAR\r\n";

/// Imports a text as the holidays of Germany.
fn import(house: &House, file: &str, words: &[&str]) -> Ran {
    house.file("feiertage.ics", file);
    let fixed = ["calendar", "import", "feiertage.ics", "--name", "de"];
    house.kefu(&[&fixed[..], words].concat())
}

#[tokio::test]
async fn a_program_whose_calendar_nobody_holds_does_not_start() {
    for house in House::staffed().await {
        let with_germany = |words: &[&str]| ran(house.command(words).env("KEFU_CALENDAR", "de"), "");
        for words in [&["serve", "--listen", "127.0.0.1:0"][..], &["user", "list"]] {
            let said = with_germany(words).ended(1).stderr;
            assert!(
                said.starts_with("kefu: calendar: there is no calendar \"de\"; there are: cn, tw"),
                "{said}"
            );
        }
        assert!(with_germany(&["calendar", "list"]).ended(0).stderr.contains("no calendar \"de\""));
        house.file("feiertage.ics", GERMANY);
        with_germany(&["calendar", "import", "feiertage.ics", "--name", "de"]).done();
        assert_eq!(with_germany(&["calendar", "list"]).ended(0).stderr, "");
        with_germany(&["user", "list"]).done();
    }
}

fn revise(house: &House, file: &str) -> Ran {
    house.file("notice.toml", file);
    house.kefu(&["calendar", "revise", "notice.toml", "--as", "9001"])
}

/// A notice for 2026 of this revision, with one holiday and whatever else is to stand in it.
fn notice(revision: u16, more: &str) -> String {
    format!(
        "place = \"cn\"\n[[years]]\nyear = 2026\nrevision = {revision}\nsources = [\"https://example.org/notice\"]\n\
         holidays = [{{ from = \"2026-01-01\", to = \"2026-01-03\", name = \"元旦\" }}]\n{more}\n"
    )
}

async fn entries(house: &House, event: &str) -> i64 {
    let sql = "SELECT COUNT(*) FROM journal_entry WHERE context = 'calendars' AND event = ";
    house.count(&format!("{sql}'{event}'")).await
}

#[tokio::test]
async fn the_calendars_that_come_with_the_program_are_listed_and_shown() {
    for house in House::staffed().await {
        let listed = house.kefu(&["calendar", "list", "--json"]).ended(0).json();
        let names: Vec<_> = listed.iter().map(|line| (&line["calendar"], &line["in_use"])).collect();
        assert_eq!(names, [(&json!("cn"), &json!(true)), (&json!("tw"), &json!(false))]);
        assert!(house.kefu(&["calendar", "list"]).done().contains("2007–2026"));
        let shown = house.kefu(&["calendar", "show", "cn", "--year", "2026"]).done();
        assert!(shown.contains("2026-10-10  2026-10-10  working day  国庆节"), "{shown}");
        let both = house.kefu(&["calendar", "show", "tw", "--year", "2025", "--json"]).ended(0).json();
        let versions: Vec<_> = both.iter().map(|line| (&line["version"], &line["in_force"])).collect();
        assert_eq!(versions, [(&json!("tw-2025.1"), &json!(false)), (&json!("tw-2025.2"), &json!(true))]);
        let missing = house.kefu(&["calendar", "show", "cn", "--year", "2030"]).ended(1).stderr;
        assert_eq!(missing, "kefu: the 2030 calendar of cn is not published; there are: 2007–2026\n");
        let unknown = house.kefu(&["calendar", "show", "xx"]).ended(1).stderr;
        assert_eq!(unknown, "kefu: there is no calendar xx; there are: cn, tw\n");
        assert_eq!(entries(&house, "calendar-revised").await, 0);
    }
}

// clause: 4.3.1(1)
#[tokio::test]
async fn an_icalendar_file_becomes_a_calendar_that_deadlines_count_in() {
    for house in House::staffed().await {
        let words = ["--time-zone", "Europe/Berlin", "--as", "9001"];
        let tried = import(&house, GERMANY, &[&words[..], &["--dry-run"]].concat()).ended(0);
        assert_eq!(tried.stdout, "de-2026.1 would be in force: 2 days of holidays, 0 make-up days\n");
        assert_eq!(entries(&house, "calendar-revised").await, 0);
        let done = import(&house, GERMANY, &words).ended(0);
        assert_eq!(done.stdout, "de-2026.1 is in force: 2 days of holidays, 0 make-up days\n");
        assert_eq!(
            done.stderr,
            "not taken:\n  line 11: \"Jour fixe\" has a time of day\n  \
             line 15: \"Neujahr\" lies outside the covered years\n"
        );
        let due = ["due", "2026-01-01T10:00+01:00", "--working-days", "1", "--calendar", "de", "--database"];
        let due = house.kefu(&due).done();
        assert_eq!(due, "2026-01-02 23:59:59  (1 working day after 2026-01-01 by de-2026.1)\n");
        let again = import(&house, GERMANY, &[]).ended(0);
        assert_eq!(again.stdout, "nothing new: de holds all of it\n");
        assert_eq!(entries(&house, "calendar-revised").await, 1, "the same file twice changes nothing");
        let moved = GERMANY.replace("20261003", "20261002");
        let revised = import(&house, &moved, &["--json"]).ended(0).json();
        assert_eq!(revised[0]["taken"], json!(["de-2026.2"]));
        assert_eq!(entries(&house, "calendar-revised").await, 2);
        let held = ["--time-zone", "Europe/Berlin", "--rest", "sunday,saturday"];
        assert_eq!(import(&house, &moved, &held).ended(0).stdout, "nothing new: de holds all of it\n");
        import(&house, &moved, &["--rest", "sunday"]).ended(1);
        let elsewhere = import(&house, &moved, &["--time-zone", "Europe/Paris"]).ended(1).stderr;
        assert_eq!(elsewhere, "kefu: de is held; its time zone and weekly rest stay as they are\n");
    }
}

#[tokio::test]
async fn a_file_that_is_no_calendar_of_holidays_is_refused_with_the_reason() {
    let event = |text: &str| format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT\nEND:VCALENDAR\n");
    let both = "SUMMARY:x\nDTSTART:20260501\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:上班\nDTSTART:20260501";
    let cases: [(Vec<u8>, &[&str], &str); 9] = [
        (b"<html>".to_vec(), &[], "BEGIN:VCALENDAR is missing"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n".to_vec(), &[], "line 2 begins a VEVENT that does not end"),
        (vec![0xFF, 0xFE, 0x00], &[], "is not UTF-8 from byte 1 on"),
        (vec![b'x'; 5 * 1024 * 1024], &[], "more than the 4194304"),
        (event("SUMMARY:x\nDTSTART:20260231").into(), &["--years", "2026"], "dates that cannot be read"),
        (
            event("SUMMARY:x\nDTSTART:20260101\nRRULE:FREQ=YEARLY").into(),
            &["--years", "2026"],
            "repeats by a rule",
        ),
        (event("SUMMARY:x\nDTSTART:20260101").into(), &["--years", "2027"], "lies outside the covered years"),
        (event(both).into(), &[], "contradicts an earlier event"),
        (event("SUMMARY:x\nDTSTART:20260101T090000Z").into(), &[], "say which with --years"),
    ];
    let houses = House::empty().await;
    let house = &houses[0];
    for (file, words, why) in cases {
        house.file("feiertage.ics", &file);
        let fixed = ["calendar", "import", "feiertage.ics", "--name", "de"];
        let ran = house.kefu(&[&fixed[..], words].concat()).ended(1);
        assert!(ran.stderr.contains(why), "{why}: {}", ran.stderr);
    }
    import(house, &event("SUMMARY:x\nDTSTART:20260101"), &["--years", "2026-1"]).ended(2);
    import(house, &event("SUMMARY:x\nDTSTART:20260101"), &["--rest", "caturday"]).ended(2);
    let taken = import(house, &event(both), &["--leave-out"]).ended(0).stdout;
    assert!(taken.starts_with("de-2026.1 is in force: 1 days"), "{taken}");
}

// clause: 4.3.1(1)
#[tokio::test]
async fn an_announcement_is_taken_once_and_never_overwritten() {
    for house in House::staffed().await {
        let make_up = "make_up_days = [{ from = \"2026-01-04\", name = \"元旦\" }]";
        let file = notice(2, make_up);
        let done = revise(&house, &file).ended(0).stdout;
        assert_eq!(done, "cn-2026.2 is in force: 3 days of holidays, 1 make-up days\n");
        assert_eq!(revise(&house, &file).ended(0).stdout, "nothing new: cn holds all of it\n");
        assert_eq!(entries(&house, "calendar-revised").await, 1);
        let due = ["due", "2026-09-30", "--working-days", "1", "--database"];
        let due = house.kefu(&due).done();
        assert_eq!(due, "2026-10-01 23:59:59  (1 working day after 2026-09-30 by cn-2026.2)\n");
        let both = "make_up_days = [{ from = \"2026-01-02\", name = \"元旦\" }]";
        let outside = "make_up_days = [{ from = \"2025-11-30\", name = \"元旦\" }]";
        for (file, rule) in [
            (notice(2, "make_up_days = []"), "calendar-not-later, clause 4.3.1(1)"),
            (notice(3, both), "calendar-day-both, clause 4.3.1(1)"),
            (notice(3, outside), "calendar-days-of-another-year, clause 4.3.1(1)"),
            (notice(3, make_up).replace("\"https://example.org/notice\"", ""), "calendar-without-source"),
            (notice(3, make_up).replace("2026\n", "9999\n"), "calendar-no-such-year"),
            (notice(3, make_up).replace("\"cn\"", "\"xx\""), "calendar-unknown"),
        ] {
            let refused = revise(&house, &file).ended(3).stderr;
            assert!(refused.contains(rule), "{rule}: {refused}");
        }
        assert_eq!(entries(&house, "refused").await, 6);
        assert_eq!(entries(&house, "calendar-revised").await, 1);
        let unreadable = revise(&house, &notice(3, "make_up = []")).ended(1).stderr;
        assert!(unreadable.contains("announces nothing that can be read"), "{unreadable}");
        let by = house
            .count("SELECT COUNT(*) FROM journal_entry WHERE context = 'calendars' AND actor = 'staff:9001'");
        assert_eq!(by.await, 7);
    }
}

#[tokio::test]
async fn a_whole_calendar_document_becomes_a_new_calendar() {
    let houses = House::staffed().await;
    let head =
        "place = \"yunling-hq\"\ntime_zone = \"Asia/Shanghai\"\nweekly_rest = [\"saturday\", \"sunday\"]\n";
    let file = notice(1, "make_up_days = []").replace("place = \"cn\"\n", head);
    let done = revise(&houses[0], &file).ended(0).stdout;
    assert_eq!(done, "yunling-hq-2026.1 is in force: 3 days of holidays, 0 make-up days\n");
    let nowhere = file.replace("Asia/Shanghai", "Asia/Atlantis").replace("-hq", "-sea");
    let refused = revise(&houses[0], &nowhere).ended(3).stderr;
    assert!(refused.contains("calendar-time-zone-unknown"), "{refused}");
}

/// A process that ends with its value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

// clause: 4.3.1(1)
#[tokio::test]
async fn running_processes_count_open_limits_anew_when_a_notice_is_revised() {
    for house in House::staffed().await {
        let settings = Settings { database_url: house.database.url().to_owned(), ..Settings::default() };
        let app = house::open(house.connect().await, &settings, house::real_clock(), house::real_random());
        let app = app.await.unwrap();
        let (rules, now) = (Rules::of(&app).unwrap(), app.now());
        let draft = Draft {
            text: "宽带慢".to_owned(),
            demand: "修好".to_owned(),
            category: complaints::category(app.db(), "vas-not-ordered").await.unwrap(),
            contact: complaints::complaint::Contact {
                phone: Some("13900000001".parse().unwrap()),
                ..Default::default()
            },
            ..Draft::default()
        };
        let by = Actor::Staff("1001".parse().unwrap());
        let deed = Deed { by, purpose: Purpose::ComplaintIntake, at: now };
        let tx = app.db().begin().await.unwrap();
        let command = Accept { draft, ..Accept::default() };
        let accepted = complaints::accept(&tx, &deed, &rules, command).await.unwrap().complaint;
        tx.commit().await.unwrap();

        let processes = match house.database.dialect() {
            Dialect::Sqlite => 1,
            Dialect::Postgres => 2,
        };
        let serve = || {
            let mut command = house.command(&["serve", "--listen", "127.0.0.1:0"]);
            command.stdin(Stdio::null()).stdout(Stdio::null());
            Server(command.spawn().unwrap())
        };
        let _servers: Vec<_> = (0..processes).map(|_| serve()).collect();

        let due = accepted.clocks.announced_on;
        let file = without(&rules.calendar, due);
        revise(&house, &file).ended(0);
        let moved = async || {
            let found = complaints::find(app.db(), accepted.number).await.unwrap().unwrap();
            found.complaint.clocks.announced_on
        };
        let begun = Instant::now();
        while moved().await == due {
            assert!(begun.elapsed() < Duration::from_mins(1), "the limit has not moved");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(due < moved().await);
        let sql = "SELECT COUNT(*) FROM journal_entry WHERE event = 'limits-recounted'";
        assert_eq!(house.count(sql).await, 1);
    }
}

/// The next announcement for the year of a day, on which that day is a holiday.
fn without(calendar: &Calendar, day: jiff::civil::Date) -> String {
    let held = calendar.years().find(|year| year.year == day.year());
    let mut year = held.cloned().unwrap_or(CalendarYear {
        year: day.year(),
        revision: 0,
        published: None,
        sources: vec!["https://example.org/notice".to_owned()],
        holidays: vec![],
        make_up_days: vec![],
    });
    year.revision += 1;
    year.make_up_days.retain(|days| !days.contains(day));
    year.holidays.push(NamedDays { from: day, to: day, name: "哀悼日".to_owned() });
    toml::to_string(&json!({ "place": calendar.place(), "years": [year] })).unwrap()
}
