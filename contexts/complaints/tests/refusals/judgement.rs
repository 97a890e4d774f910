//! First judgement, its review, and the hand-off to a department (clauses 4.2.2(2) and 4.2.2(3)).

use complaints::{JudgeNotValid, ReviewJudgement, Verdict, complaint::HoldReason};
use kernel::{Actor, Deed};

use crate::{
    House, Stage, by,
    house::{AGENT, CONCERNED, CONCERNED_LEADER, FORMER, LEADER, OWNER, not_valid},
};

// clause: 1.3.1
#[tokio::test]
async fn only_staff_who_are_still_with_us_judge_a_complaint() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        let system = Deed { by: Actor::System("sender".to_owned()), ..by(OWNER) };
        for deed in [system, by(FORMER), by("4711")] {
            let rule = ("staff-only", "1.3.1");
            house
                .refuses(rule, &deed, number, async |tx, deed| {
                    complaints::judge_valid(tx, deed, number).await
                })
                .await;
        }
    })
    .await;
}

// clause: 4.3.2(1)
#[tokio::test]
async fn nobody_judges_or_dispatches_a_complaint_that_concerns_them() {
    House::open(async |house| {
        let rule = ("concerned-may-not-handle", "4.3.2(1)");
        let (new, valid) = (house.case(Stage::Accepted).await, house.case(Stage::Valid).await);
        house
            .refuses(rule, &by(CONCERNED), new, async |tx, deed| complaints::judge_valid(tx, deed, new).await)
            .await;
        house
            .refuses(rule, &by(CONCERNED), valid, async |tx, deed| {
                complaints::dispatch(tx, deed, &house.rules, valid, "BILL").await
            })
            .await;
    })
    .await;
}

// clause: 4.2.2(3)
#[tokio::test]
async fn not_valid_needs_a_reason_an_explanation_and_another_route() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        let (full, blank) = (not_valid(number), || " ".to_owned());
        for (rule, command) in [
            ("not-valid-without-reason", JudgeNotValid { reason: None, ..full.clone() }),
            ("not-valid-without-explanation", JudgeNotValid { explanation: blank(), ..full.clone() }),
            ("not-valid-without-guidance", JudgeNotValid { guidance: blank(), ..full }),
        ] {
            house
                .refuses((rule, "4.2.2(3)"), &by(OWNER), number, async |tx, deed| {
                    complaints::judge_not_valid(tx, deed, command).await
                })
                .await;
        }
    })
    .await;
}

// clause: 4.2.2(3), 4.3.2(1)
#[tokio::test]
async fn a_not_valid_judgement_is_reviewed_by_a_leader_who_did_not_make_it_and_whom_it_does_not_concern() {
    House::open(async |house| {
        let number = house.case_not_valid().await;
        for (rule, clause, reviewer) in [
            ("review-by-the-judge", "4.2.2(3)", OWNER),
            ("review-needs-a-leader", "4.2.2(3)", AGENT),
            ("concerned-may-not-handle", "4.3.2(1)", CONCERNED_LEADER),
        ] {
            for verdict in [Verdict::Upheld, Verdict::Overturned] {
                let command = ReviewJudgement { number, verdict, remark: "复核".to_owned() };
                house
                    .refuses((rule, clause), &by(reviewer), number, async |tx, deed| {
                        complaints::review_judgement(tx, deed, command).await
                    })
                    .await;
            }
        }
    })
    .await;
}

// clause: 4.2.2(2)
#[tokio::test]
async fn a_complaint_is_not_sent_to_a_department_that_there_is_none_of() {
    House::open(async |house| {
        let number = house.case(Stage::Valid).await;
        let rule = ("department-unknown", "4.2.2(2)");
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::dispatch(tx, deed, &house.rules, number, "NOWHERE").await
            })
            .await;
    })
    .await;
}

// clause: 4.2.2(3)
#[tokio::test]
async fn a_review_says_why() {
    House::open(async |house| {
        let number = house.case_not_valid().await;
        for verdict in [Verdict::Upheld, Verdict::Overturned] {
            let command = ReviewJudgement { number, verdict, remark: " ".to_owned() };
            house
                .refuses(("review-without-remark", "4.2.2(3)"), &by(LEADER), number, async |tx, deed| {
                    complaints::review_judgement(tx, deed, command).await
                })
                .await;
        }
    })
    .await;
}

// clause: 4.2.2(2)
#[tokio::test]
async fn no_dispatch_restarts_a_department_s_clock_or_takes_a_hold_away() {
    House::open(async |house| {
        let number = house.case(Stage::Dispatched).await;
        let is_refused = async |rule, department: &str| {
            house
                .refuses((rule, "4.2.2(2)"), &by(OWNER), number, async |tx, deed| {
                    complaints::dispatch(tx, deed, &house.rules, number, department).await
                })
                .await;
        };
        is_refused("dispatch-to-the-same-department", "BILL").await;
        let reason = Some(HoldReason::ForceMajeure);
        house.does(async |tx| complaints::hold(tx, &by(OWNER), number, reason, "E-1").await).await;
        is_refused("dispatch-while-held", "CC").await;
        house.does(async |tx| complaints::release_hold(tx, &by(OWNER), &house.rules, number).await).await;
        house.does(async |tx| complaints::dispatch(tx, &by(OWNER), &house.rules, number, "CC").await).await;
    })
    .await;
}

// clause: 1.3.2
#[tokio::test]
async fn no_step_is_skipped_or_taken_twice() {
    House::open(async |house| {
        let rule = ("step-not-in-order", "1.3.2");
        let (new, valid) = (house.case(Stage::Accepted).await, house.case(Stage::Valid).await);
        let deed = &by(OWNER);
        house
            .refuses(rule, deed, valid, async |tx, deed| complaints::judge_valid(tx, deed, valid).await)
            .await;
        house
            .refuses(rule, deed, new, async |tx, deed| {
                complaints::dispatch(tx, deed, &house.rules, new, "BILL").await
            })
            .await;
        house
            .refuses(rule, deed, new, async |tx, deed| complaints::start_investigation(tx, deed, new).await)
            .await;
        house
            .refuses(rule, deed, new, async |tx, deed| {
                complaints::give_answer(tx, deed, &house.rules, crate::house::answer(new)).await
            })
            .await;
        house
            .refuses(rule, deed, new, async |tx, deed| complaints::reopen(tx, deed, new, "再查").await)
            .await;
        let command = ReviewJudgement { number: new, verdict: Verdict::Upheld, remark: "复核".to_owned() };
        house
            .refuses(rule, &by(LEADER), new, async |tx, deed| {
                complaints::review_judgement(tx, deed, command).await
            })
            .await;
    })
    .await;
}
