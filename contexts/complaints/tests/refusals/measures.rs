//! What is done for the customer, and who may grant it (clauses 4.2.3(2) and 2.2(3)).

use complaints::{
    TakeMeasure,
    complaint::{MeasureItem, MeasureKind, Number},
};
use kernel::Money;

use crate::{
    House, Rule, Stage, by,
    house::{AGENT, CONCERNED_LEADER, LEADER, OWNER},
};

const AUTHORITY: &str = "2.2(3)";

fn item(kind: MeasureKind, yuan: i64) -> MeasureItem {
    MeasureItem { kind, amount: Money::from_minor(yuan * 100) }
}

fn refund(yuan: i64) -> TakeMeasure {
    TakeMeasure {
        items: vec![item(MeasureKind::Refund, yuan)],
        finding: "F-1".to_owned(),
        reason: "未经二次确认".to_owned(),
    }
}

/// A complaint with a proposed refund.
async fn proposed(house: &House, yuan: i64) -> Number {
    let number = house.case(Stage::Found).await;
    house.does(async |tx| complaints::propose_measure(tx, &by(OWNER), number, refund(yuan)).await).await;
    number
}

async fn approval_is_refused(house: &House, rule: Rule, approver: &str, number: Number, place: usize) {
    house
        .refuses(rule, &by(approver), number, async |tx, deed| {
            complaints::approve_measure(tx, deed, number, place).await
        })
        .await;
}

// clause: 4.2.3(2)
#[tokio::test]
async fn a_measure_answers_a_finding_does_something_has_its_amount_and_says_why() {
    House::open(async |house| {
        let number = house.case(Stage::Found).await;
        for (rule, command) in [
            ("measure-without-finding", TakeMeasure { finding: "F-2".to_owned(), ..refund(30) }),
            ("measure-empty", TakeMeasure { items: vec![], ..refund(30) }),
            ("measure-amount-wrong", refund(0)),
            ("measure-amount-wrong", refund(-30)),
            (
                "measure-amount-wrong",
                TakeMeasure { items: vec![item(MeasureKind::Apology, 1)], ..refund(30) },
            ),
            ("measure-without-reason", TakeMeasure { reason: " ".to_owned(), ..refund(30) }),
        ] {
            let proposal = command.clone();
            house
                .refuses((rule, "4.2.3(2)"), &by(OWNER), number, async |tx, deed| {
                    complaints::grant_measure(tx, deed, number, command).await
                })
                .await;
            house
                .refuses((rule, "4.2.3(2)"), &by(OWNER), number, async |tx, deed| {
                    complaints::propose_measure(tx, deed, number, proposal).await
                })
                .await;
        }
    })
    .await;
}

// clause: 2.2(3)
#[tokio::test]
async fn a_large_sum_is_not_granted_without_authority_not_even_in_small_parts() {
    House::open(async |house| {
        let number = house.case(Stage::Found).await;
        let rule = ("measure-above-authority", AUTHORITY);
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::grant_measure(tx, deed, number, refund(101)).await
            })
            .await;
        house.does(async |tx| complaints::grant_measure(tx, &by(OWNER), number, refund(60)).await).await;
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::grant_measure(tx, deed, number, refund(41)).await
            })
            .await;
    })
    .await;
}

// clause: 2.2(3), 4.3.2(1)
#[tokio::test]
async fn a_measure_is_approved_by_another_person_with_enough_authority_whom_it_does_not_concern() {
    House::open(async |house| {
        let number = proposed(house, 201).await;
        for (rule, clause, approver) in [
            ("approval-by-the-proposer", AUTHORITY, OWNER),
            ("approval-above-authority", AUTHORITY, AGENT),
            ("approval-above-authority", AUTHORITY, LEADER),
            ("concerned-may-not-handle", "4.3.2(1)", CONCERNED_LEADER),
        ] {
            approval_is_refused(house, (rule, clause), approver, number, 0).await;
        }
    })
    .await;
}

// clause: 2.2(3)
#[tokio::test]
async fn only_a_measure_that_waits_is_approved_or_declined() {
    House::open(async |house| {
        let number = proposed(house, 30).await;
        let rule = ("no-measure-waits", AUTHORITY);
        approval_is_refused(house, rule, LEADER, number, 1).await;
        house.does(async |tx| complaints::approve_measure(tx, &by(LEADER), number, 0).await).await;
        approval_is_refused(house, rule, LEADER, number, 0).await;
        house
            .refuses(rule, &by(LEADER), number, async |tx, deed| {
                complaints::decline_measure(tx, deed, number, 0, "重复".to_owned()).await
            })
            .await;
    })
    .await;
}

// clause: 2.2(3), 4.3.2(1)
#[tokio::test]
async fn a_measure_is_declined_with_a_reason_by_a_leader_whom_it_does_not_concern() {
    House::open(async |house| {
        let number = proposed(house, 30).await;
        for (rule, clause, by_whom, reason) in [
            ("decline-without-reason", AUTHORITY, LEADER, " "),
            ("approval-above-authority", AUTHORITY, AGENT, "重复"),
            ("concerned-may-not-handle", "4.3.2(1)", CONCERNED_LEADER, "重复"),
        ] {
            house
                .refuses((rule, clause), &by(by_whom), number, async |tx, deed| {
                    complaints::decline_measure(tx, deed, number, 0, reason.to_owned()).await
                })
                .await;
        }
    })
    .await;
}

// clause: 2.2(3)
#[tokio::test]
async fn a_complaint_is_not_answered_while_a_measure_waits_for_approval() {
    House::open(async |house| {
        let number = proposed(house, 30).await;
        let rule = ("answer-before-approval", AUTHORITY);
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::give_answer(tx, deed, &house.rules, crate::house::answer(number)).await
            })
            .await;
    })
    .await;
}
