//! When a government revises its holidays, the limits of open complaints follow, by rules: on both databases.

#![cfg(test)]

mod house;
mod processes;

use business_calendar::{Calendar, CalendarVersion};
use complaints::{
    AnnounceExtension, Extend, Filter, GiveAnswer, View,
    complaint::{HoldReason, Number, Opinion, Told},
};
use kernel::Language;
use serde_json::json;

use crate::house::{
    ACCEPTED, House, NOW, at, by_owner, china, days, earlier, later, much_later, revised, rules, shared,
};

/// A complaint accepted by the first notice, and its limit after a revision that was followed at this moment.
async fn check(year: business_calendar::CalendarYear, moment: &str, due: &str) {
    House::open(async |house| {
        let number = house.accept(&china(), ACCEPTED).await;
        let before = house.find(number).await;
        assert_eq!(before.0.clocks.announced_on.to_string(), "2026-10-12");
        house.announce_and_count(year.clone(), moment).await;
        let after = house.find(number).await;
        let clocks = &after.0.clocks;
        assert_eq!(clocks.announced_on.to_string(), due);
        assert_eq!(clocks.announced_due, at(&format!("{due}T23:59:59+08:00")));
        assert_eq!(clocks.original_due, clocks.announced_due);
        assert_eq!(house.recounts(number).await.len(), usize::from(due != "2026-10-12"));
        if due == "2026-10-12" {
            assert_eq!(before, after, "nothing is changed, not even the version");
        }
    })
    .await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn a_new_holiday_makes_the_limit_later() {
    check(later(), NOW, "2026-10-13").await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn a_new_make_up_day_makes_the_limit_earlier() {
    check(earlier(), NOW, "2026-10-11").await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn a_limit_that_has_passed_stays() {
    check(later(), "2026-10-13T00:00:00+08:00", "2026-10-12").await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn the_last_second_of_a_limit_has_not_passed() {
    check(later(), "2026-10-12T23:59:59.900+08:00", "2026-10-13").await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn no_limit_is_moved_into_the_past() {
    check(earlier(), "2026-10-12T08:00+08:00", "2026-10-12").await;
}

// clause: 4.3.2(4)
#[tokio::test]
async fn no_limit_is_moved_past_the_statutory_day() {
    check(much_later(), NOW, "2026-10-23").await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn every_published_case_of_a_revised_notice_is_counted_anew() {
    #[derive(serde::Deserialize)]
    struct Revision {
        start: String,
        due_under_first_notice: String,
        due_under_revised_notice: String,
    }
    let Some(text) = shared("workdays/cases_calendar_revision.jsonl") else { return };
    let cases: Vec<Revision> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!cases.is_empty());
    let version = |text: &str| text.parse::<CalendarVersion>().unwrap();
    let first = Calendar::china().under(&["cn-2019.1", "cn-2020.1"].map(version)).unwrap();
    House::open(async |house| {
        for case in &cases {
            let number = house.accept(&rules(&first), &case.start).await;
            assert_eq!(house.find(number).await.0.clocks.announced_due, at(&case.due_under_first_notice));
            // A moment later the revised notice is out: no limit has passed yet.
            let (tx, now) = (house.db.begin().await.unwrap(), at(&case.start));
            jobs::enqueue(&tx, complaints::RECOUNT_LIMITS, r#"{"calendar":"cn","after":null}"#, now)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            house.work(&china(), now).await;
            let due = house.find(number).await.0.clocks.announced_due;
            assert_eq!(due, at(&case.due_under_revised_notice), "{}", case.start);
            let moved = case.due_under_first_notice != case.due_under_revised_notice;
            // The limit of the first judgement may move where the day of the answer does not.
            assert!(house.recounts(number).await.len() >= usize::from(moved));
        }
    })
    .await;
}

// clause: 4.3.1(1), 4.2.2(1)
#[tokio::test]
async fn a_moved_limit_is_on_record_and_the_customer_is_told() {
    House::open(async |house| {
        let number = house.accept(&china(), ACCEPTED).await;
        house.announce_and_count(later(), NOW).await;
        let entries = house.recounts(number).await;
        let [entry] = &entries[..] else { panic!("{entries:?}") };
        assert_eq!((entry.actor.as_str(), entry.clause.as_deref()), ("system:calendar", Some("4.3.1(1)")));
        for (fact, value) in [
            ("what", "moved"),
            ("from", "2026-10-12"),
            ("to", "2026-10-13"),
            ("calendar_from", "cn-2026.1"),
            ("calendar_to", "cn-2026.2"),
        ] {
            assert_eq!(entry.body[fact], value);
        }
        let (complaint, _) = house.find(number).await;
        assert_eq!(complaint.clocks.calendar, "cn-2026.2");
        let notice = complaint.notices.last().unwrap();
        assert_eq!(
            (notice.kind.name(), notice.told, notice.sent_at),
            ("limit-moved", Told::Sms, Some(at(NOW)))
        );
        assert!(notice.text.contains("10月13日"), "{}", notice.text);
    })
    .await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn lists_and_alarms_go_by_the_new_limit() {
    House::open(async |house| {
        let number = house.accept(&china(), ACCEPTED).await;
        let deed = &by_owner("2026-10-08T10:00+08:00");
        house.does(async |tx| complaints::judge_valid(tx, deed, number).await).await;
        house.does(async |tx| complaints::dispatch(tx, deed, &china(), number, "CC").await).await;
        house.announce_and_count(later(), NOW).await;
        let page = complaints::inbox(&house.db, &Filter::of(View::Open), at(NOW)).await.unwrap();
        assert_eq!(page.lines[0].due_at, at("2026-10-13T23:59:59+08:00"));
        let alarms = async |moment| complaints::raise_alarms(&house.db, at(moment)).await.unwrap();
        assert_eq!(alarms("2026-10-13T09:00+08:00").await, 0);
        assert_eq!(alarms("2026-10-14T00:00:01+08:00").await, 1);
    })
    .await;
}

// clause: 4.3.1(2)
#[tokio::test]
async fn an_announced_extension_is_kept() {
    House::open(async |house| {
        let number = extended(house).await;
        house.announce_and_count(later(), NOW).await;
        let (complaint, _) = house.find(number).await;
        assert_eq!(complaint.clocks.announced_on.to_string(), "2026-10-16");
        assert_eq!(complaint.clocks.original_due, at("2026-10-13T23:59:59+08:00"));
        let entries = house.recounts(number).await;
        let expected = json!({ "from": "2026-10-12T15:59:59Z", "to": "2026-10-13T15:59:59Z" });
        assert_eq!((&entries[0].body["what"], &entries[0].body["original"]), (&json!("others"), &expected));
        let told = complaint.notices.iter().filter(|notice| notice.kind.name() == "limit-moved").count();
        assert_eq!(told, 0, "the day that the customer knows has not changed");
    })
    .await;
}

// clause: 4.3.1(2)
#[tokio::test]
async fn the_limit_before_an_extension_does_not_pass_it() {
    House::open(async |house| {
        let number = extended(house).await;
        house.announce_and_count(much_later(), NOW).await;
        let clocks = house.find(number).await.0.clocks;
        assert_eq!(clocks.announced_on.to_string(), "2026-10-16");
        assert_eq!(clocks.original_due, clocks.announced_due);
    })
    .await;
}

async fn extended(house: &House) -> Number {
    let number = house.accept(&china(), ACCEPTED).await;
    let (until, reason) = ("2026-10-16".parse().unwrap(), "供应商核实".to_owned());
    let deed = &by_owner("2026-10-08T10:00+08:00");
    let command = AnnounceExtension { number, until, reason: reason.clone(), told: Told::Phone };
    house.does(async |tx| complaints::announce_extension(tx, deed, &china(), command).await).await;
    let command = Extend { number, until, reason, notice: Some(1) };
    house.does(async |tx| complaints::extend(tx, deed, &china(), command).await).await;
    number
}

// clause: 4.3.1(1)
#[tokio::test]
async fn provisional_dates_become_certain_when_the_year_is_published() {
    for (holiday, due, what) in
        [("2027-01-03", "2027-01-04", "certain"), ("2027-01-01", "2027-01-05", "moved")]
    {
        House::open(async |house| {
            let number = house.accept(&china(), "2026-12-30T09:00+08:00").await;
            let clocks = house.find(number).await.0.clocks;
            assert_eq!((clocks.announced_on.to_string().as_str(), clocks.provisional), ("2027-01-04", true));
            let year = revised(|year| {
                (year.year, year.revision) = (2027, 1);
                (year.holidays, year.make_up_days) = (vec![days(holiday, "2027-01-03")], vec![]);
            });
            house.announce_and_count(year, "2026-12-30T12:00+08:00").await;
            let clocks = house.find(number).await.0.clocks;
            assert_eq!((clocks.announced_on.to_string().as_str(), clocks.provisional), (due, false));
            assert_eq!(clocks.calendar, "cn-2026.1 cn-2027.1");
            let entries = house.recounts(number).await;
            assert_eq!((entries.len(), &entries[0].body["what"]), (1, &json!(what)));
        })
        .await;
    }
}

// clause: 4.2.2(2)
#[tokio::test]
async fn the_limits_of_judgement_and_department_follow_with_their_holds() {
    House::open(async |house| {
        let late = house.accept(&china(), "2026-10-08T17:30+08:00").await;
        let number = house.accept(&china(), ACCEPTED).await;
        let held = "2026-10-08T11:00+08:00";
        let deed = |moment: &str| by_owner(moment);
        let ten = &deed("2026-10-08T10:00+08:00");
        house.does(async |tx| complaints::judge_valid(tx, ten, number).await).await;
        house.does(async |tx| complaints::dispatch(tx, ten, &china(), number, "CC").await).await;
        let reason = Some(HoldReason::WaitingForCustomer);
        house.does(async |tx| complaints::hold(tx, &deed(held), number, reason, "E-1").await).await;
        let three = &deed("2026-10-08T15:00+08:00");
        house.does(async |tx| complaints::release_hold(tx, three, &china(), number).await).await;
        let department = async || house.find(number).await.0.clocks.department.unwrap().due;
        assert_eq!(department().await, at("2026-10-10T14:00+08:00"));
        assert_eq!(house.find(late).await.0.clocks.judge_by, at("2026-10-09T10:00+08:00"));
        house.announce_and_count(later(), "2026-10-08T18:00+08:00").await;
        assert_eq!(department().await, at("2026-10-12T14:00+08:00"));
        assert_eq!(house.find(late).await.0.clocks.judge_by, at("2026-10-10T10:00+08:00"));
    })
    .await;
}

#[tokio::test]
async fn closed_files_and_other_calendars_are_left_alone() {
    House::open(async |house| {
        let closed = closed(house).await;
        let abroad = house.accept(&rules(Calendar::taiwan()), ACCEPTED).await;
        // No year of Taiwan's calendar counts there: it is of no calendar yet, and not taken for one of Taiwan's.
        let before = (house.find(closed).await, house.find(abroad).await.0.clocks.calendar);
        assert_eq!(before.1, "");
        house.announce_and_count(later(), NOW).await;
        assert_eq!(house.find(closed).await, before.0);
        let (tx, now) = (house.db.begin().await.unwrap(), at(NOW));
        let task = r#"{"calendar":"tw","after":null}"#;
        jobs::enqueue(&tx, complaints::RECOUNT_LIMITS, task, now).await.unwrap();
        tx.commit().await.unwrap();
        let entries = house.recounts(abroad).await.len();
        house.work(&china(), now).await;
        assert_eq!(house.recounts(abroad).await.len(), entries, "the operator counts in another calendar");
    })
    .await;
}

async fn closed(house: &House) -> Number {
    let number = house.accept(&china(), ACCEPTED).await;
    let (deed, rules) = (&by_owner("2026-10-08T10:00+08:00"), &china());
    house.does(async |tx| complaints::judge_valid(tx, deed, number).await).await;
    house.does(async |tx| complaints::dispatch(tx, deed, rules, number, "CC").await).await;
    house.does(async |tx| complaints::start_investigation(tx, deed, number).await).await;
    let finding =
        complaints::Find { checked: "订单".to_owned(), found: "没有".to_owned(), evidence: vec![] };
    house.does(async |tx| complaints::find_out(tx, deed, number, finding).await).await;
    let answer = GiveAnswer {
        number,
        text: "已退还".to_owned(),
        appeal_route: complaints::appeal_route(Language::ZhCn),
        told: Told::Phone,
    };
    house.does(async |tx| complaints::give_answer(tx, deed, rules, answer).await).await;
    let satisfied = Opinion::Satisfied;
    house.does(async |tx| complaints::take_opinion(tx, deed, number, satisfied, String::new()).await).await;
    house.does(async |tx| complaints::close(tx, deed, number, "VAS-no-second-confirmation").await).await;
    number
}
