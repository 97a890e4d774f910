use complaints::{
    Period, Share,
    complaint::{Number, State},
};
use jiff::tz::TimeZone;
use reqwest::StatusCode;
use serde_json::Value;

use crate::town::Town;

// clause: 4.1.4(4)
// clause: 4.2.2(1)
// clause: 4.2.2(2)
// clause: 4.2.2(3)
// clause: 4.2.3(1)
// clause: 4.2.3(2)
// clause: 4.2.3(3)
// clause: 4.3.1(1)
// clause: 4.3.1(2)
// clause: 4.3.2(1)
// clause: 2.2(3)
// clause: 1.3.5
#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_over_a_holiday_is_worked_from_intake_to_appeal() {
    for database in testkit::databases(&[&kefu::house::migrations()]).await {
        let town = Town::open(database.connect().await).await;
        look_at_the_customer(&town).await;
        let number = take_in(&town).await;
        judge_and_hand_over(&town, number).await;
        investigate(&town, number).await;
        measure(&town, number).await;
        extend(&town, number).await;
        answer_and_close(&town, number).await;
        afterwards(&town, number).await;
        figures(&town, number).await;
    }
}

/// Steps 1 and 2.
async fn look_at_the_customer(town: &Town) {
    let contact = [("customer", "C-10086"), ("channel", "phone")];
    let (status, _) = town.at("2026-09-30T16:12").posts("1001", "/contacts", &contact).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let rows = journal::of_subject(&town.db, "customers", "C-10086", 0, 100).await.unwrap();
    let opened = rows.iter().rev().find_map(|row| row.body["contact"].as_str().map(str::to_owned));
    let contact = opened.expect("the journal names the contact");
    let view = format!("/customers/C-10086?contact={contact}");
    let refused = town.gets("1001", &view).await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    assert!(!refused.text().await.unwrap().contains("畅享59"));
    town.journal_has("C-10086", ("unverified-contact", "4.1.4(4)"), 0).await;

    let known = [("service_password", "246810"), ("document_digits", "1234")];
    let (status, answer) = town.posts("1001", &format!("/contacts/{contact}/verification"), &known).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{answer}");
    let opened = town.gets("1001", &view).await;
    assert_eq!(opened.status(), StatusCode::OK);
    assert!(opened.text().await.unwrap().contains("畅享59"));
    let rows = journal::of_subject(&town.db, "customers", "C-10086", 0, 100).await.unwrap();
    let look = rows.iter().find(|row| row.event == "viewed").expect("the look is on record");
    assert_eq!((look.purpose.as_str(), look.actor.as_str()), ("complaint-intake", "staff:1001"));
}

/// Steps 3 and 4.
async fn take_in(town: &Town) -> Number {
    let told = "9月账单多了视频彩铃会员30.00元,从未订购";
    let mut form = vec![
        ("text", ""),
        ("demand", "退还30.00元"),
        ("category", "vas-not-ordered"),
        ("channel", "phone"),
        ("arrival", "customer"),
        ("customer", "C-10086"),
        ("name", "何雨"),
        ("phone", "13900000001"),
        ("product", "视频彩铃会员"),
        ("concerned", "1004"),
        ("language", "zh-CN"),
    ];
    let (status, answer) = town.at("2026-09-30T16:18").posts("1001", "/complaints", &form).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
    assert_eq!(answer["clause"], "4.2.2(1)", "{answer}");
    assert_eq!(town.refusals().await, 2);

    form[0] = ("text", told);
    let (status, answer) = town.at("2026-09-30T16:20").posts("1001", "/complaints", &form).await;
    assert!(status.is_success() || status.is_redirection(), "{status} {answer}");
    let number: Number = "T20260930-0001".parse().unwrap();
    let (complaint, _) = town.stored(number).await;
    assert_eq!(complaint.clocks.announced_on.to_string(), "2026-10-10");
    assert_eq!(complaint.clocks.announced_due, "2026-10-10T23:59:59+08:00".parse().unwrap());
    assert_eq!(complaint.clocks.statutory_on.to_string(), "2026-10-15");
    town.wait_until_told(number).await;
    let (complaint, _) = town.stored(number).await;
    let notice = &complaint.notices[0];
    for said in ["T20260930-0001", "2026年10月10日", "2026年10月15日"] {
        assert!(notice.text.contains(said), "{said}: {}", notice.text);
    }
    number
}

/// Steps 5 to 7.
async fn judge_and_hand_over(town: &Town, number: Number) {
    let due = [("due", "2026-10-15")];
    town.is_refused("1001", number, "due-date", &due, ("due-date-fixed", "4.3.1(1)")).await;
    let not_valid = [("verdict", "not-valid"), ("explanation", "x"), ("guidance", "y"), ("told", "phone")];
    let rule = ("not-valid-without-reason", "4.2.2(3)");
    town.at("2026-09-30T16:25").is_refused("1003", number, "judgement", &not_valid, rule).await;

    let path = |noun: &str| format!("/complaints/{number}/{noun}");
    town.at("2026-09-30T16:31").does("1003", &path("judgement"), &[("verdict", "valid")]).await;
    town.at("2026-09-30T16:33").does("1003", &path("dispatch"), &[("department", "BILL")]).await;
    let to = |who: &'static str| [("to", who), ("reason", "账务核实")];
    let rule = ("concerned-may-not-handle", "4.3.2(1)");
    town.at("2026-09-30T16:34").is_refused("1001", number, "handover", &to("1004"), rule).await;
    let asked = town.does("1001", &path("handover"), &to("1002")).await;
    assert_eq!(asked["owner"], "1001", "the first owner stays until the successor accepts");
    let acceptance = path("handover/acceptance");
    let accepted = town.at("2026-09-30T16:40").does("1002", &acceptance, &[("verdict", "accept")]).await;
    assert_eq!(accepted["owner"], "1002");
}

/// Steps 8 and 9.
async fn investigate(town: &Town, number: Number) {
    let path = |noun: &str| format!("/complaints/{number}/{noun}");
    town.at("2026-10-08T09:10").does("1002", &path("investigation"), &[]).await;
    for n in 1..=10 {
        town.uploads("1002", number, &format!("证据{n}.txt"), &format!("订单 O-7781 核查 {n}")).await;
    }
    let finding = [
        ("checked", "订单 O-7781 的二次确认记录"),
        ("found", "没有二次确认记录"),
        ("evidence", "E-1"),
        ("evidence", "E-2"),
    ];
    town.does("1002", &path("findings"), &finding).await;
    let (before, _) = town.stored(number).await;
    town.at("2026-10-08T10:00").does("1001", &path("chase"), &[("note", "客户催办")]).await;
    let (after, _) = town.stored(number).await;
    assert_eq!((after.chases.len(), &after.clocks), (1, &before.clocks), "chasing moves no clock");
}

/// Step 10.
async fn measure(town: &Town, number: Number) {
    let items = [
        ("kind-1", "refund"),
        ("amount-1", "30.00"),
        ("kind-2", "goodwill"),
        ("amount-2", "80.00"),
        ("finding", "F-1"),
        ("reason", "未经二次确认"),
    ];
    let with = |intent: &'static str| [&items[..], &[("intent", intent)]].concat();
    let rule = ("measure-above-authority", "2.2(3)");
    town.at("2026-10-08T11:00").is_refused("1002", number, "measures", &with("grant"), rule).await;
    let path = |noun: &str| format!("/complaints/{number}/{noun}");
    town.does("1002", &path("measures"), &with("propose")).await;
    town.at("2026-10-08T11:20").does("1003", &path("measures/0/approval"), &[("verdict", "approve")]).await;
    assert_eq!(town.stored(number).await.0.measures_amount().to_string(), "110.00");
}

/// Step 11.
async fn extend(town: &Town, number: Number) {
    let path = |noun: &str| format!("/complaints/{number}/{noun}");
    let asked = |until: &'static str| [("until", until), ("reason", "供应商核实")];
    let rule = ("extension-not-announced", "4.3.1(2)");
    town.at("2026-10-10T10:50").is_refused("1002", number, "extension", &asked("2026-10-16"), rule).await;
    let told = |until: &'static str| [("until", until), ("reason", "供应商核实"), ("told", "sms")];
    let rule = ("extension-past-statute", "4.3.1(2)");
    town.is_refused("1002", number, "announcement", &told("2026-10-16"), rule).await;
    town.at("2026-10-10T11:00").does("1002", &path("announcement"), &told("2026-10-13")).await;
    town.wait_until_told(number).await;
    let (complaint, _) = town.stored(number).await;
    if complaint.extensions.is_empty() {
        let place = (complaint.notices.len() - 1).to_string();
        let extension = [("until", "2026-10-13"), ("reason", "供应商核实"), ("notice", place.as_str())];
        town.does("1002", &path("extension"), &extension).await;
    }
    let (complaint, _) = town.stored(number).await;
    assert_eq!(complaint.clocks.announced_on.to_string(), "2026-10-13");
    assert_eq!(complaint.extensions[0].announced_at, "2026-10-10T11:00+08:00".parse().unwrap());
}

/// Steps 12 and 13.
async fn answer_and_close(town: &Town, number: Number) {
    let path = |noun: &str| format!("/complaints/{number}/{noun}");
    let answer = |reply: &'static str| {
        [("reply", reply), ("appeal_route", "电信用户申诉受理中心 12300"), ("told", "phone")]
    };
    town.at("2026-10-12T15:20").does("1002", &path("answer"), &answer("已退费30.00元")).await;
    let opinion = |opinion: &'static str| [("opinion", opinion), ("remark", "")];
    town.does("1002", &path("opinion"), &opinion("dissatisfied")).await;
    let close = [("root_cause", "VAS-no-second-confirmation")];
    town.is_refused("1002", number, "closing", &close, ("close-dissatisfied", "4.2.3(3)")).await;
    town.does("1002", &path("reopening"), &[("reason", "要求书面道歉")]).await;
    town.uploads("1002", number, "道歉信.txt", "致歉信").await;
    town.at("2026-10-13T11:05").does("1002", &path("answer"), &answer("书面道歉已寄出")).await;
    town.does("1002", &path("opinion"), &opinion("satisfied")).await;
    town.at("2026-10-13T11:20").does("1002", &path("closing"), &close).await;
    let (complaint, _) = town.stored(number).await;
    let State::Closed(closing) = &complaint.state else { panic!("{:?}", complaint.state) };
    assert_eq!(closing.root_cause, "VAS-no-second-confirmation");
}

/// Steps 14 and 16; step 15 comes with quality.
async fn afterwards(town: &Town, number: Number) {
    let path = |noun: &str| format!("/complaints/{number}/{noun}");
    let upheld = [("verdict", "upheld"), ("remark", "处理正确")];
    town.at("2026-10-14T10:00").does("1005", &path("reexamination"), &upheld).await;
    town.is_refused("1002", number, "", &[], ("complaint-not-deletable", "1.3.5")).await;
    let appeal = [("reference", "SS-2026-1020"), ("appealed_on", "2026-10-20"), ("text", "要求进一步赔偿")];
    town.at("2026-10-20T10:00").does("1013", &path("appeal"), &appeal).await;
    let (complaint, _) = town.stored(number).await;
    assert_eq!(complaint.appeal.as_ref().map(|appeal| appeal.reference.as_str()), Some("SS-2026-1020"));
    let dossier = town.gets("1013", &path("dossier.pdf")).await;
    assert_eq!(dossier.status(), StatusCode::OK);
    assert!(dossier.bytes().await.unwrap().starts_with(b"%PDF-"));
    let events = journal::of_subject(&town.db, "complaints", &number.to_string(), 0, 500).await.unwrap();
    let exported = events.iter().find(|entry| entry.event == "dossier-exported").unwrap();
    assert_eq!(exported.body["evidence"].as_u64(), Some(11), "{}", exported.body);
}

/// The figures that must come out exactly.
async fn figures(town: &Town, number: Number) {
    let period = Period { from: "2026-09-01".parse().unwrap(), to: "2026-10-31".parse().unwrap() };
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let now = town.clock.now();
    let board = complaints::board(&town.db, period, &zone, 2_150_000, now).await.unwrap();
    let of = |wanted: Share| {
        let (_, share) = board.shares.iter().find(|(share, _)| *share == wanted).unwrap();
        (share.part(), share.whole())
    };
    assert_eq!(of(Share::TimelyByOriginal), (0, 1));
    assert_eq!(of(Share::TimelyByAnnounced), (1, 1));
    assert_eq!(of(Share::ExtensionsAnnounced), (1, 1));
    let dispatch = board.dispatch_minutes.unwrap();
    assert_eq!((dispatch.count, dispatch.mean.to_bits()), (1, 2.0_f64.to_bits()), "two minutes");
    let (complaint, _) = town.stored(number).await;
    assert_eq!(complaint.transfers.len(), 1);
    assert_eq!(complaint.transfers[0].from.as_str(), "1001", "the first owner was released on acceptance");
    assert_eq!(town.refusals().await, 10);
    let page = town.gets("1003", "/boards?from=2026-09-01&to=2026-10-31").await.text().await.unwrap();
    assert!(page.contains("0 / 1") || page.contains("0/1"), "the board shows what was computed");
    let row: Value = serde_json::to_value(of(Share::DispatchedInTime)).unwrap();
    assert_eq!(row, serde_json::json!([1, 1]));
}
