//! The answer to the customer, and the opinion on it (clauses 4.2.3(3) and 4.3.2(4)).

use complaints::{
    GiveAnswer,
    complaint::{Opinion, Told},
};

use crate::{
    House, Stage, by,
    house::{OWNER, answer},
};

// clause: 4.2.3(1)
#[tokio::test]
async fn a_complaint_is_not_answered_before_anything_was_found() {
    House::open(async |house| {
        let number = house.case(Stage::Investigating).await;
        let rule = ("answer-without-finding", "4.2.3(1)");
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::give_answer(tx, deed, &house.rules, answer(number)).await
            })
            .await;
    })
    .await;
}

// clause: 4.2.3(3), 4.3.2(4)
#[tokio::test]
async fn an_answer_has_words_and_an_appeal_route() {
    House::open(async |house| {
        let number = house.case(Stage::Found).await;
        for (rule, command) in [
            (("answer-empty", "4.2.3(3)"), GiveAnswer { text: " ".to_owned(), ..answer(number) }),
            (
                ("answer-without-appeal-route", "4.3.2(4)"),
                GiveAnswer { appeal_route: "\n".to_owned(), ..answer(number) },
            ),
        ] {
            house
                .refuses(rule, &by(OWNER), number, async |tx, deed| {
                    complaints::give_answer(tx, deed, &house.rules, command).await
                })
                .await;
        }
    })
    .await;
}

// clause: 4.2.3(3)
#[tokio::test]
async fn an_opinion_is_given_once_for_each_answer() {
    House::open(async |house| {
        let number = house.case(Stage::Satisfied).await;
        let rule = ("opinion-given", "4.2.3(3)");
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::take_opinion(tx, deed, number, Opinion::Dissatisfied, String::new()).await
            })
            .await;
    })
    .await;
}

// clause: 4.2.3(3)
#[tokio::test]
async fn a_try_to_reach_the_customer_counts_only_with_what_came_of_it() {
    House::open(async |house| {
        let number = house.case(Stage::Answered).await;
        let rule = ("attempt-without-outcome", "4.2.3(3)");
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::attempt_contact(tx, deed, number, Told::Phone, " ".to_owned()).await
            })
            .await;
    })
    .await;
}
