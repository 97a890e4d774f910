//! Everything the rules refuse, asked for over HTTP: nothing changes, and the attempt is on record.

use axum::http::StatusCode;
use complaints::complaint::Number;

use crate::house::{House, in_both_houses};

const CONFLICT: u16 = 409;
const INPUT: u16 = 422;
const FORBIDDEN: u16 = 403;

type Fields<'a> = &'a [(&'a str, &'a str)];
/// Who asks, for what, and with which form.
type Asked<'a> = (&'static str, &'a str, Fields<'a>);
/// Status, rule and clause.
type Refused<'a> = (u16, &'a str, &'a str);

const APPROVE: Fields<'_> = &[("verdict", "approve")];
const UPHELD: Fields<'_> = &[("verdict", "upheld"), ("remark", "x")];
const ACCEPT: Fields<'_> = &[("verdict", "accept")];

/// The desk answers the refusal, as JSON and as a page that keeps what was filled in; the complaint is stored as
/// it was; the journal's last entry says rule and clause.
async fn check(
    house: &House,
    number: Number,
    (staff, noun, fields): Asked<'_>,
    (status, rule, clause): Refused<'_>,
) {
    let before = house.stored(number).await;
    let path = format!("/complaints/{number}/{noun}");
    let asked = house.desk(staff).ask(&path, fields).await;
    assert_eq!(asked.status.as_u16(), status, "{noun} {rule}: {}", asked.text());
    let said = asked.json();
    assert_eq!((said["rule"].as_str(), said["clause"].as_str()), (Some(rule), Some(clause)), "{noun}");
    is_refused(house, &number.to_string(), staff, rule, clause).await;

    let page = house.desk(staff).post(&path, fields).await;
    assert_eq!(page.status, asked.status, "{noun}");
    let message = said["message"].as_str().unwrap();
    assert!(page.says(&escaped(message)), "{noun} {rule}: the page does not say {message:?}");
    assert!(page.says(r#"role="alert""#) && page.says("您填写的内容仍在下面的表单里"), "{noun}");
    assert_eq!(house.stored(number).await, before, "{noun} {rule} changed the complaint");
}

async fn is_refused(house: &House, subject: &str, staff: &str, rule: &str, clause: &str) {
    let entries = house.journal_of(subject).await;
    let last = entries.last().unwrap_or_else(|| panic!("{rule} is not on record"));
    assert_eq!((last.event.as_str(), last.body["rule"].as_str()), ("refused", Some(rule)));
    assert_eq!((last.clause.as_deref(), last.actor.as_str()), (Some(clause), &*format!("staff:{staff}")));
}

/// As a page writes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

// clause: 4.2.2(1)
#[tokio::test]
async fn an_incomplete_intake_takes_no_number_and_is_on_record() {
    in_both_houses(async |house| {
        let full = [
            ("text", "多收了 30 元"),
            ("demand", "退费"),
            ("category", "vas-not-ordered"),
            ("phone", "13900000001"),
        ];
        for (missing, rule) in [
            ("text", "intake-text-missing"),
            ("demand", "intake-demand-missing"),
            ("category", "intake-category-missing"),
            ("phone", "intake-contact-missing"),
        ] {
            let fields: Vec<_> = full.into_iter().filter(|(name, _)| *name != missing).collect();
            let asked = house.desk("1001").ask("/complaints", &fields).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(asked.json()["rule"], rule);
            is_refused(&house, "intake", "1001", rule, "4.2.2(1)").await;
            let page = house.desk("1001").post("/complaints", &fields).await;
            for (_, kept) in fields.iter().filter(|(name, _)| *name != "category") {
                assert!(page.says(kept), "{missing}: {kept} is lost");
            }
        }
        let long = "很".repeat(20_001);
        let mut fields = full.to_vec();
        fields[0].1 = &long;
        assert_eq!(house.desk("1001").ask("/complaints", &fields).await.json()["rule"], "intake-too-long");
        let number = house.desk("1001").takes_in(&[]).await;
        assert_eq!(number.to_string(), "T20260930-0001", "the refused ones took no number");
    })
    .await;
}

// clause: 1.3.1, 1.3.2, 1.3.5, 2.1(2), 4.2.2(3), 4.2.3(3), 4.3.1(1), 4.3.1(2), 4.3.2(1)
#[tokio::test]
async fn what_is_refused_before_a_complaint_is_looked_into_changes_nothing() {
    in_both_houses(async |house| {
        let number = house.desk("1001").takes_in(&[("concerned", "1004")]).await;
        let why = ("reason", "外出");
        let until = |day| ("until", day);
        let reason = ("reason", "as-agreed");
        let explained = ("explanation", "与公示一致");
        let cases: &[(Asked<'_>, Refused<'_>)] = &[
            (("1003", "judgement", &[]), (INPUT, "not-valid-without-reason", "4.2.2(3)")),
            (("1003", "judgement", &[reason]), (INPUT, "not-valid-without-explanation", "4.2.2(3)")),
            (("1003", "judgement", &[reason, explained]), (INPUT, "not-valid-without-guidance", "4.2.2(3)")),
            (("1001", "dispatch", &[("department", "BILL")]), (CONFLICT, "step-not-in-order", "1.3.2")),
            (("1001", "investigation", &[]), (CONFLICT, "step-not-in-order", "1.3.2")),
            (
                ("1001", "handover", &[("to", "1004"), why]),
                (FORBIDDEN, "concerned-may-not-handle", "4.3.2(1)"),
            ),
            (("1001", "handover", &[("to", "1002")]), (INPUT, "handover-without-reason", "2.1(2)")),
            (("1001", "handover", &[("to", "1001"), why]), (CONFLICT, "handover-to-the-owner", "2.1(2)")),
            (("1001", "handover", &[("to", "1012"), why]), (INPUT, "successor-may-not-handle", "2.1(2)")),
            (("1002", "handover", &[("to", "1002"), why]), (FORBIDDEN, "owner-only", "2.1(2)")),
            (("1002", "handover/acceptance", ACCEPT), (CONFLICT, "no-handover-asked", "2.1(2)")),
            (
                ("1002", "concerned", &[("staff", "1001")]),
                (CONFLICT, "concerned-owner-hands-over-first", "4.3.2(1)"),
            ),
            (
                ("1004", "judgement", &[("verdict", "valid")]),
                (FORBIDDEN, "concerned-may-not-handle", "4.3.2(1)"),
            ),
            (
                ("1001", "announcement", &[until("2026-10-13"), ("told", "sms")]),
                (INPUT, "extension-without-reason", "4.3.1(2)"),
            ),
            (
                ("1001", "announcement", &[until("2026-10-16"), why, ("told", "sms")]),
                (CONFLICT, "extension-past-statute", "4.3.1(2)"),
            ),
            (
                ("1001", "announcement", &[until("2026-10-10"), why, ("told", "sms")]),
                (INPUT, "extension-not-longer", "4.3.1(2)"),
            ),
            (
                ("1001", "extension", &[until("2026-10-13"), why]),
                (CONFLICT, "extension-not-announced", "4.3.1(2)"),
            ),
            (("1001", "due-date", &[until("2026-10-15")]), (CONFLICT, "due-date-fixed", "4.3.1(1)")),
            (("1001", "closing", &[("root_cause", "x")]), (CONFLICT, "close-without-answer", "4.2.3(3)")),
            (("1001", "notes", &[("note", " ")]), (INPUT, "note-empty", "1.3.5")),
            (("1001", "additions", &[("text", "x")]), (CONFLICT, "step-not-in-order", "1.3.2")),
            (("1005", "reexamination", UPHELD), (CONFLICT, "step-not-in-order", "1.3.2")),
            (("1001", "escalation", &[]), (INPUT, "escalation-without-reason", "4.2.3(3)")),
            (
                ("1001", "appeal", &[("appealed_on", "2026-10-20")]),
                (INPUT, "appeal-without-reference", "4.3.2(4)"),
            ),
        ];
        for (asked, refused) in cases {
            check(&house, number, *asked, *refused).await;
        }
        let before = house.stored(number).await;
        let deleted = house.desk("1002").delete(&format!("/complaints/{number}")).await;
        assert_eq!(
            (deleted.status, &deleted.json()["rule"]),
            (StatusCode::CONFLICT, &"complaint-not-deletable".into())
        );
        is_refused(&house, &number.to_string(), "1002", "complaint-not-deletable", "1.3.5").await;
        assert_eq!(house.stored(number).await, before);
    })
    .await;
}

// clause: 2.2(3), 4.2.3(1), 4.2.3(2), 4.3.1(1), 4.3.2(4)
#[tokio::test]
async fn what_is_refused_during_an_investigation_changes_nothing() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let number = desk.takes_in(&[]).await;
        desk.does(number, "judgement", &[("verdict", "valid")]).await;
        check(
            &house,
            number,
            ("1002", "dispatch", &[("department", "NOWHERE")]),
            (INPUT, "department-unknown", "4.2.2(2)"),
        )
        .await;
        desk.does(number, "dispatch", &[("department", "CC")]).await;
        desk.does(number, "investigation", &[]).await;
        let reply = ("reply", "已退");
        let (route, phone) = (("appeal_route", "12300"), ("told", "phone"));
        check(
            &house,
            number,
            ("1002", "answer", &[reply, route, phone]),
            (CONFLICT, "answer-without-finding", "4.2.3(1)"),
        )
        .await;
        desk.does(number, "findings", &[("checked", "账单"), ("found", "多收")]).await;
        let refund = |amount| [("kind-1", "refund"), ("amount-1", amount)];
        let basis = [("finding", "F-1"), ("reason", "多收")];
        let [kind, much] = refund("110");
        let [finding, reason] = basis;
        let proof = ("proof", "E-1");
        let cases: &[(Asked<'_>, Refused<'_>)] = &[
            (("1002", "hold", &[proof]), (INPUT, "hold-without-listed-reason", "4.3.1(1)")),
            (("1002", "hold", &[("reason", "force-majeure")]), (INPUT, "hold-without-proof", "4.3.1(1)")),
            (("1002", "hold", &[("release", "yes")]), (CONFLICT, "hold-not-lasting", "4.3.1(1)")),
            (("1002", "findings", &[("found", "x")]), (INPUT, "finding-incomplete", "4.2.3(1)")),
            (
                ("1002", "findings", &[("checked", "x"), ("found", "x"), ("evidence", "E-7")]),
                (INPUT, "evidence-unknown", "4.2.3(1)"),
            ),
            (
                ("1002", "measures", &[kind, much, ("finding", "F-9"), reason]),
                (INPUT, "measure-without-finding", "4.2.3(2)"),
            ),
            (("1002", "measures", &[finding, reason]), (INPUT, "measure-empty", "4.2.3(2)")),
            (("1002", "measures", &[kind, finding, reason]), (INPUT, "measure-amount-wrong", "4.2.3(2)")),
            (("1002", "measures", &[kind, much, finding]), (INPUT, "measure-without-reason", "4.2.3(2)")),
            (
                ("1002", "measures", &[kind, much, finding, reason]),
                (FORBIDDEN, "measure-above-authority", "2.2(3)"),
            ),
            (("1001", "measures", &[kind, much, finding, reason]), (FORBIDDEN, "owner-only", "2.1(2)")),
            (("1003", "measures/0/approval", APPROVE), (CONFLICT, "no-measure-waits", "2.2(3)")),
            (("1002", "answer", &[reply, phone]), (INPUT, "answer-without-appeal-route", "4.3.2(4)")),
            (("1002", "answer", &[route, phone]), (INPUT, "answer-empty", "4.2.3(3)")),
        ];
        for (asked, refused) in cases {
            check(&house, number, *asked, *refused).await;
        }
        let proposal = [kind, ("amount-1", "250"), finding, reason, ("intent", "propose")];
        desk.does(number, "measures", &proposal).await;
        let decline: Fields<'_> = &[("verdict", "decline")];
        let cases: &[(Asked<'_>, Refused<'_>)] = &[
            (("1002", "measures/0/approval", APPROVE), (FORBIDDEN, "approval-by-the-proposer", "2.2(3)")),
            (("1003", "measures/0/approval", APPROVE), (FORBIDDEN, "approval-above-authority", "2.2(3)")),
            (("1003", "measures/0/approval", decline), (INPUT, "decline-without-reason", "2.2(3)")),
            (("1002", "answer", &[reply, route, phone]), (CONFLICT, "answer-before-approval", "2.2(3)")),
        ];
        for (asked, refused) in cases {
            check(&house, number, *asked, *refused).await;
        }
    })
    .await;
}

// clause: 1.3.5, 4.2.2(3), 4.2.3(3), 4.3.2(2), 4.3.2(3), 4.3.2(4)
#[tokio::test]
async fn what_is_refused_after_the_answer_and_after_the_end_changes_nothing() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let number = desk.takes_in(&[]).await;
        desk.does(number, "judgement", &[("verdict", "valid")]).await;
        desk.does(number, "dispatch", &[("department", "CC")]).await;
        desk.does(number, "investigation", &[]).await;
        desk.does(number, "findings", &[("checked", "账单"), ("found", "多收")]).await;
        let answer = [("reply", "已退"), ("appeal_route", "12300"), ("told", "phone")];
        desk.does(number, "answer", &answer).await;
        let cause: Fields<'_> = &[("root_cause", "billing-error")];
        let close = ("1002", "closing", cause);
        check(&house, number, close, (CONFLICT, "close-without-opinion", "4.2.3(3)")).await;
        let attempt = ("1002", "attempts", &[("attempt_told", "phone")] as Fields<'_>);
        check(&house, number, attempt, (INPUT, "attempt-without-outcome", "4.2.3(3)")).await;
        desk.does(number, "opinion", &[("opinion", "dissatisfied")]).await;
        check(&house, number, close, (CONFLICT, "close-dissatisfied", "4.2.3(3)")).await;
        let again = ("1002", "opinion", &[("opinion", "satisfied")] as Fields<'_>);
        check(&house, number, again, (CONFLICT, "opinion-given", "4.2.3(3)")).await;
        desk.does(number, "reopening", &[("reason", "再查")]).await;
        desk.does(number, "answer", &answer).await;
        desk.does(number, "opinion", &[("opinion", "satisfied")]).await;
        let nameless = ("1002", "closing", &[] as Fields<'_>);
        check(&house, number, nameless, (INPUT, "close-without-root-cause", "4.3.2(3)")).await;
        desk.does(number, "closing", cause).await;

        let remark = UPHELD;
        let cases: &[(Asked<'_>, Refused<'_>)] = &[
            (("1002", "notes", &[("note", "x")]), (CONFLICT, "closed-file-takes-additions", "1.3.5")),
            (("1002", "chase", &[]), (CONFLICT, "closed-file-takes-additions", "1.3.5")),
            (("1002", "additions", &[]), (INPUT, "addition-empty", "1.3.5")),
            (("1002", "reexamination", remark), (FORBIDDEN, "reexamination-of-own-work", "4.3.2(2)")),
            (("1001", "reexamination", remark), (FORBIDDEN, "reexamination-needs-an-inspector", "4.3.2(2)")),
            (
                ("1005", "reexamination", &[("verdict", "upheld")]),
                (INPUT, "reexamination-without-remark", "4.3.2(2)"),
            ),
        ];
        for (asked, refused) in cases {
            check(&house, number, *asked, *refused).await;
        }

        let other = desk.takes_in(&[]).await;
        let no = [("reason", "enquiry"), ("explanation", "咨询"), ("guidance", "营业厅"), ("told", "phone")];
        house.desk("1003").does(other, "judgement", &no).await;
        let review = ("1003", "review", remark);
        check(&house, other, review, (FORBIDDEN, "review-by-the-judge", "4.2.2(3)")).await;
        let review = ("1002", "review", remark);
        check(&house, other, review, (FORBIDDEN, "review-needs-a-leader", "4.2.2(3)")).await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told_at_its_field_and_asks_no_rule() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let number = desk.takes_in(&[]).await;
        let before = house.journal_of(&number.to_string()).await.len();
        for (noun, fields, field) in [
            ("handover", &[("to", "王强!"), ("reason", "x")] as Fields<'_>, "other"),
            ("concerned", &[("staff", "")], "staff"),
            ("extension", &[("until", "13.10.2026"), ("reason", "x")], "until"),
            ("measures", &[("kind-1", "refund"), ("amount-1", "三十")], "amount-1"),
            ("opinion", &[("opinion", "delighted")], "opinion"),
            ("appeal", &[("reference", "1"), ("appealed_on", "gestern")], "appealed_on"),
        ] {
            let asked = desk.ask(&format!("/complaints/{number}/{noun}"), fields).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun}");
            assert!(asked.json()["fields"][field].is_string(), "{noun}: {}", asked.text());
        }
        assert_eq!(house.journal_of(&number.to_string()).await.len(), before);
        let intake = desk.ask("/complaints", &[("phone", "abc"), ("text", "x")]).await;
        assert!(intake.json()["fields"]["phone"].is_string());
    })
    .await;
}

#[tokio::test]
async fn a_word_that_no_form_offers_decides_nothing() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let number = desk.takes_in(&[]).await;
        let before = (house.complaint(number).await, house.journal_of(&number.to_string()).await.len());
        let odd: Fields<'_> = &[("verdict", "banana"), ("remark", "x"), ("reason", "enquiry")];
        for noun in ["judgement", "review", "handover/acceptance", "measures/0/approval", "reexamination"] {
            for fields in [odd, &[]].into_iter().take(if noun == "judgement" { 1 } else { 2 }) {
                let answer = house.desk("1003").ask(&format!("/complaints/{number}/{noun}"), fields).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{noun}");
            }
        }
        let by_pigeon: Fields<'_> = &[("reply", "x"), ("appeal_route", "y"), ("told", "pigeon")];
        for noun in ["answer", "announcement", "attempts", "extension"] {
            let fields = [by_pigeon, &[("attempt_told", "pigeon"), ("until", "2026-10-12")]].concat();
            let answer = desk.ask(&format!("/complaints/{number}/{noun}"), &fields).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{noun}");
        }
        for odd in [("channel", "carrier-pigeon"), ("arrival", "zz"), ("language", "fr")] {
            let fields =
                [("text", "x"), ("demand", "y"), ("category", "speed"), ("phone", "13900000001"), odd];
            assert_eq!(desk.ask("/complaints", &fields).await.status, StatusCode::BAD_REQUEST, "{odd:?}");
        }
        assert_eq!(
            (house.complaint(number).await, house.journal_of(&number.to_string()).await.len()),
            before
        );
    })
    .await;
}
