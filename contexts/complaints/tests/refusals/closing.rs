//! The end of a complaint, and what may still happen to its file (clauses 1.3.5, 4.2.3(3) and 4.3.2).

use complaints::{
    Verdict,
    complaint::{Number, Opinion, Told},
};

use crate::{
    House, Rule, Stage, by,
    house::{CONCERNED, INSPECTOR, LEADER, OWNER},
};

async fn closing_is_refused(house: &House, rule: Rule, number: Number, root_cause: &str) {
    house
        .refuses(rule, &by(OWNER), number, async |tx, deed| {
            complaints::close(tx, deed, number, root_cause).await
        })
        .await;
}

// clause: 4.2.3(3), 4.3.2(3)
#[tokio::test]
async fn closing_needs_an_answer_and_a_root_cause() {
    House::open(async |house| {
        let rule = ("close-without-answer", "4.2.3(3)");
        for stage in [Stage::Accepted, Stage::Valid, Stage::Dispatched, Stage::Found] {
            closing_is_refused(house, rule, house.case(stage).await, "no-second-confirmation").await;
        }
        let rule = ("close-without-root-cause", "4.3.2(3)");
        closing_is_refused(house, rule, house.case(Stage::Satisfied).await, " ").await;
    })
    .await;
}

// clause: 4.2.3(3)
#[tokio::test]
async fn closing_needs_an_opinion_or_three_documented_tries_to_get_one() {
    House::open(async |house| {
        let number = house.case(Stage::Answered).await;
        for _ in 0..3 {
            closing_is_refused(house, ("close-without-opinion", "4.2.3(3)"), number, "unknown").await;
            let outcome = "无人接听".to_owned();
            house
                .does(async |tx| {
                    complaints::attempt_contact(tx, &by(OWNER), number, Told::Phone, outcome).await
                })
                .await;
        }
        house.does(async |tx| complaints::close(tx, &by(OWNER), number, "no-fault-found").await).await;
    })
    .await;
}

// clause: 4.3.2(3)
#[tokio::test]
async fn a_complaint_is_closed_with_a_cause_of_the_list_that_is_in_use() {
    House::open(async |house| {
        let number = house.case(Stage::Satisfied).await;
        let rule = ("root-cause-not-listed", "4.3.2(3)");
        closing_is_refused(house, rule, number, "我觉得是计费").await;
        let mut cause = complaints::root_causes(&house.db).await.unwrap().remove(0);
        let code = cause.code.clone();
        cause.active = false;
        house.does(async |tx| complaints::keep_root_cause(tx, &by(OWNER), cause.clone()).await).await;
        closing_is_refused(house, rule, number, &code).await;
        cause.active = true;
        house.does(async |tx| complaints::keep_root_cause(tx, &by(OWNER), cause.clone()).await).await;
        house.does(async |tx| complaints::close(tx, &by(OWNER), number, &code).await).await;
    })
    .await;
}

// clause: 4.3.2(3)
#[tokio::test]
async fn a_root_cause_has_a_code_and_a_name() {
    House::open(async |house| {
        let cause = complaints::root_causes(&house.db).await.unwrap().remove(0);
        let nameless = complaints::CategoryNames { zh_tw: " ".to_owned(), ..cause.names.clone() };
        for (rule, code, names) in [
            ("root-cause-code-wrong", "a b", &cause.names),
            ("root-cause-code-wrong", "", &cause.names),
            ("root-cause-without-name", "meter-drift", &nameless),
        ] {
            let wrong =
                complaints::RootCause { code: code.to_owned(), names: names.clone(), ..cause.clone() };
            house
                .refuses_at((rule, "4.3.2(3)"), &by(OWNER), code, async |tx, deed| {
                    complaints::keep_root_cause(tx, deed, wrong.clone()).await
                })
                .await;
        }
    })
    .await;
}

// clause: 4.2.3(3)
#[tokio::test]
async fn a_dissatisfied_customers_complaint_is_not_closed() {
    House::open(async |house| {
        let number = house.case(Stage::Answered).await;
        let said = Opinion::Dissatisfied;
        house
            .does(async |tx| complaints::take_opinion(tx, &by(OWNER), number, said, String::new()).await)
            .await;
        closing_is_refused(house, ("close-dissatisfied", "4.2.3(3)"), number, "unknown").await;
    })
    .await;
}

// clause: 1.3.5
#[tokio::test]
async fn no_complaint_is_deleted_whatever_its_state() {
    House::open(async |house| {
        let rule = ("complaint-not-deletable", "1.3.5");
        for stage in [Stage::Accepted, Stage::Found, Stage::Closed] {
            let number = house.case(stage).await;
            house
                .refuses(rule, &by(LEADER), number, async |tx, _| complaints::delete(tx, number).await)
                .await;
        }
    })
    .await;
}

// clause: 1.3.5
#[tokio::test]
async fn a_closed_file_takes_additions_and_nothing_else() {
    House::open(async |house| {
        let number = house.case(Stage::Closed).await;
        let (rule, deed) = (("closed-file-takes-additions", "1.3.5"), &by(OWNER));
        let said = || "补充说明".to_owned();
        house
            .refuses(rule, deed, number, async |tx, deed| {
                complaints::add_note(tx, deed, number, said(), None).await
            })
            .await;
        house
            .refuses(rule, deed, number, async |tx, deed| complaints::chase(tx, deed, number, "催").await)
            .await;
        house
            .refuses(rule, deed, number, async |tx, deed| complaints::judge_valid(tx, deed, number).await)
            .await;
        house
            .refuses(rule, deed, number, async |tx, deed| {
                complaints::give_answer(tx, deed, &house.rules, crate::house::answer(number)).await
            })
            .await;
        house
            .refuses(rule, deed, number, async |tx, deed| {
                complaints::close(tx, deed, number, "another-cause").await
            })
            .await;
        house
            .refuses(rule, deed, number, async |tx, deed| complaints::reopen(tx, deed, number, "再查").await)
            .await;
        house.does(async |tx| complaints::add_to_file(tx, deed, number, said()).await).await;
    })
    .await;
}

// clause: 1.3.5
#[tokio::test]
async fn an_addition_has_words_and_an_open_file_takes_none() {
    House::open(async |house| {
        let (closed, open) = (house.case(Stage::Closed).await, house.case(Stage::Found).await);
        for (rule, number, text) in
            [(("addition-empty", "1.3.5"), closed, " "), (("step-not-in-order", "1.3.2"), open, "补充说明")]
        {
            house
                .refuses(rule, &by(OWNER), number, async |tx, deed| {
                    complaints::add_to_file(tx, deed, number, text.to_owned()).await
                })
                .await;
        }
    })
    .await;
}

// clause: 4.3.2(2)
#[tokio::test]
async fn a_closed_complaint_is_re_examined_by_an_inspector_who_had_no_hand_in_it_and_says_what_was_seen() {
    House::open(async |house| {
        let number = house.case(Stage::Closed).await;
        for (rule, by_whom, remark) in [
            ("reexamination-of-own-work", OWNER, "处理得当"),
            ("reexamination-needs-an-inspector", LEADER, "处理得当"),
            ("reexamination-needs-an-inspector", CONCERNED, "处理得当"),
            ("reexamination-without-remark", INSPECTOR, " "),
        ] {
            house
                .refuses((rule, "4.3.2(2)"), &by(by_whom), number, async |tx, deed| {
                    complaints::reexamine(tx, deed, number, Verdict::Upheld, remark.to_owned()).await
                })
                .await;
        }
    })
    .await;
}

// clause: 4.3.2(4)
#[tokio::test]
async fn an_appeal_to_the_regulator_has_a_file_number_and_is_linked_once() {
    House::open(async |house| {
        let number = house.case(Stage::Closed).await;
        let deed = &by(OWNER);
        let text = || "要求赔偿".to_owned();
        let without = ("appeal-without-reference", "4.3.2(4)");
        house
            .refuses(without, deed, number, async |tx, deed| {
                complaints::link_appeal(tx, deed, number, " ".to_owned(), deed.at, text()).await
            })
            .await;
        let impossible = ("appeal-date-impossible", "4.3.2(4)");
        for day in ["2026-10-06T00:00+08:00", "2026-10-09T00:00+08:00"] {
            let appealed_at = day.parse().unwrap();
            house
                .refuses(impossible, deed, number, async |tx, deed| {
                    complaints::link_appeal(tx, deed, number, "118号".to_owned(), appealed_at, text()).await
                })
                .await;
        }
        let reference = "云通申〔2026〕118号";
        house
            .does(async |tx| {
                complaints::link_appeal(tx, deed, number, reference.to_owned(), deed.at, text()).await
            })
            .await;
        house
            .refuses(("appeal-known", "4.3.2(4)"), deed, number, async |tx, deed| {
                complaints::link_appeal(tx, deed, number, "另一号".to_owned(), deed.at, text()).await
            })
            .await;
    })
    .await;
}

// clause: 4.2.3(3)
#[tokio::test]
async fn nobody_goes_on_with_an_answered_complaint_without_saying_why() {
    House::open(async |house| {
        let number = house.case(Stage::Answered).await;
        house
            .refuses(("reopening-without-reason", "4.2.3(3)"), &by(OWNER), number, async |tx, deed| {
                complaints::reopen(tx, deed, number, " ").await
            })
            .await;
    })
    .await;
}

// clause: 4.3.2(2)
#[tokio::test]
async fn an_outcome_found_wrong_is_looked_into_once_and_then_may_be_re_examined_again() {
    House::open(async |house| {
        let number = house.case(Stage::Closed).await;
        let seen = |verdict| {
            house.does(async move |tx| {
                complaints::reexamine(tx, &by(INSPECTOR), number, verdict, "看过".to_owned()).await
            })
        };
        Box::pin(seen(Verdict::Overturned)).await;
        house.does(async |tx| complaints::reopen(tx, &by(OWNER), number, "重新核查").await).await;
        let answer = crate::house::answer(number);
        house.does(async |tx| complaints::give_answer(tx, &by(OWNER), &house.rules, answer).await).await;
        let satisfied = complaints::complaint::Opinion::Satisfied;
        house
            .does(async |tx| complaints::take_opinion(tx, &by(OWNER), number, satisfied, String::new()).await)
            .await;
        house
            .does(async |tx| complaints::close(tx, &by(OWNER), number, "VAS-no-second-confirmation").await)
            .await;
        house
            .refuses(("closed-file-takes-additions", "1.3.5"), &by(OWNER), number, async |tx, deed| {
                complaints::reopen(tx, deed, number, "再查").await
            })
            .await;
        let after = Box::pin(seen(Verdict::Upheld)).await.complaint;
        assert!(after.reexamination.is_some_and(|second| second.upheld));
        assert_eq!(after.earlier_reexaminations.len(), 1);
    })
    .await;
}
