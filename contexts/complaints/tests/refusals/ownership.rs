//! One owner always, and who may not be it (clauses 1.3.1, 2.1(2), 2.3(4) and 4.3.2(1)).

use complaints::{
    Accept, AddEvidence,
    complaint::{Draft, Number, Opinion, Told},
};

use crate::{
    House, Rule, Stage, by,
    house::{AGENT, CONCERNED, CONCERNED_LEADER, FORMER, INSPECTOR, LEADER, OWNER},
};

async fn handover_is_refused(house: &House, rule: Rule, asks: &str, number: Number, to: &str, reason: &str) {
    let (to, reason) = (to.parse().unwrap(), reason.to_owned());
    house
        .refuses(rule, &by(asks), number, async |tx, deed| {
            complaints::ask_handover(tx, deed, number, to, reason).await
        })
        .await;
}

async fn hand_over(house: &House, number: Number, from: &str, to: &str) {
    let (successor, reason) = (to.parse().unwrap(), "换班".to_owned());
    house.does(async |tx| complaints::ask_handover(tx, &by(from), number, successor, reason).await).await;
    house.does(async |tx| complaints::accept_handover(tx, &by(to), number).await).await;
}

// clause: 2.1(2)
#[tokio::test]
async fn only_the_owner_or_a_leader_hands_a_complaint_over_and_says_why_to_somebody_who_may_handle_it() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        for (rule, asks, to, reason) in [
            ("owner-only", AGENT, LEADER, "换班"),
            ("handover-to-the-owner", OWNER, OWNER, "换班"),
            ("handover-without-reason", OWNER, AGENT, " "),
            ("successor-may-not-handle", OWNER, INSPECTOR, "换班"),
            ("successor-may-not-handle", OWNER, FORMER, "换班"),
            ("successor-may-not-handle", OWNER, "4711", "换班"),
        ] {
            handover_is_refused(house, (rule, "2.1(2)"), asks, number, to, reason).await;
        }
    })
    .await;
}

// clause: 4.3.2(1)
#[tokio::test]
async fn a_complaint_is_handed_over_neither_to_nor_by_somebody_whom_it_concerns() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        let rule = ("concerned-may-not-handle", "4.3.2(1)");
        handover_is_refused(house, rule, OWNER, number, CONCERNED, "账务").await;
        handover_is_refused(house, rule, CONCERNED_LEADER, number, AGENT, "换班").await;
    })
    .await;
}

// clause: 4.3.2(1)
#[tokio::test]
async fn whom_a_complaint_concerns_takes_no_part_in_it() {
    House::open(async |house| {
        let (open, answered, closed) = (
            house.case(Stage::Found).await,
            house.case(Stage::Answered).await,
            house.case(Stage::Closed).await,
        );
        let rule = ("concerned-may-not-handle", "4.3.2(1)");
        let deed = &by(CONCERNED);
        let text = || "无责".to_owned();
        house
            .refuses(rule, deed, open, async |tx, deed| {
                complaints::name_concerned(tx, deed, open, AGENT.parse().unwrap()).await
            })
            .await;
        house
            .refuses(rule, deed, open, async |tx, deed| {
                let (name, content) = (text(), b"x".to_vec());
                let evidence = AddEvidence { number: open, name, description: text(), content };
                complaints::add_evidence(tx, deed, evidence).await
            })
            .await;
        house
            .refuses(rule, deed, answered, async |tx, deed| {
                complaints::take_opinion(tx, deed, answered, Opinion::Satisfied, text()).await
            })
            .await;
        house
            .refuses(rule, deed, answered, async |tx, deed| {
                complaints::attempt_contact(tx, deed, answered, Told::Phone, text()).await
            })
            .await;
        house
            .refuses(rule, deed, closed, async |tx, deed| {
                complaints::add_to_file(tx, deed, closed, text()).await
            })
            .await;
        house
            .refuses(rule, deed, closed, async |tx, deed| {
                complaints::link_appeal(tx, deed, closed, text(), deed.at, text()).await
            })
            .await;
    })
    .await;
}

// clause: 4.3.2(1)
#[tokio::test]
async fn nobody_is_kept_away_by_a_number_that_there_is_none_of() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        house
            .refuses(("concerned-unknown", "4.3.2(1)"), &by(OWNER), number, async |tx, deed| {
                complaints::name_concerned(tx, deed, number, "7777".parse().unwrap()).await
            })
            .await;
        let draft = house.draft().await;
        let draft = Draft { concerned: ["7777".parse().unwrap()].into(), ..draft };
        let command = Accept { draft, ..Accept::default() };
        house
            .refuses_at(("concerned-unknown", "4.3.2(1)"), &by(OWNER), "intake", async |tx, deed| {
                complaints::accept(tx, deed, &house.rules, command).await
            })
            .await;
    })
    .await;
}

// clause: 2.3(4)
#[tokio::test]
async fn a_third_transfer_needs_a_leader_and_a_reason() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        hand_over(house, number, OWNER, AGENT).await;
        hand_over(house, number, AGENT, OWNER).await;
        let rule = ("third-transfer-needs-leader", "2.3(4)");
        handover_is_refused(house, rule, OWNER, number, AGENT, "换班").await;
        handover_is_refused(house, rule, LEADER, number, AGENT, " ").await;
    })
    .await;
}

// clause: 2.1(2)
#[tokio::test]
async fn a_handover_is_answered_only_by_the_named_person_and_only_while_one_is_asked_for() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        let rule = ("no-handover-asked", "2.1(2)");
        house
            .refuses(rule, &by(AGENT), number, async |tx, deed| {
                complaints::accept_handover(tx, deed, number).await
            })
            .await;
        let (to, reason) = (AGENT.parse().unwrap(), "换班".to_owned());
        house.does(async |tx| complaints::ask_handover(tx, &by(OWNER), number, to, reason).await).await;
        let rule = ("handover-names-another", "2.1(2)");
        house
            .refuses(rule, &by(LEADER), number, async |tx, deed| {
                complaints::accept_handover(tx, deed, number).await
            })
            .await;
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::decline_handover(tx, deed, number).await
            })
            .await;
    })
    .await;
}

// clause: 4.3.2(1)
#[tokio::test]
async fn an_owner_whom_it_concerns_hands_over_before_being_named() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        let rule = ("concerned-owner-hands-over-first", "4.3.2(1)");
        house
            .refuses(rule, &by(LEADER), number, async |tx, deed| {
                complaints::name_concerned(tx, deed, number, OWNER.parse().unwrap()).await
            })
            .await;
    })
    .await;
}

// clause: 2.1(2)
#[tokio::test]
async fn nobody_but_the_owner_works_on_a_complaint() {
    House::open(async |house| {
        let rule = ("owner-only", "2.1(2)");
        let (sent, found) = (house.case(Stage::Dispatched).await, house.case(Stage::Found).await);
        let answered = house.case(Stage::Satisfied).await;
        let stranger = &by(AGENT);
        house
            .refuses(rule, stranger, sent, async |tx, deed| {
                complaints::start_investigation(tx, deed, sent).await
            })
            .await;
        house
            .refuses(rule, stranger, found, async |tx, deed| {
                complaints::give_answer(tx, deed, &house.rules, crate::house::answer(found)).await
            })
            .await;
        house
            .refuses(rule, stranger, answered, async |tx, deed| {
                complaints::close(tx, deed, answered, "VAS-no-second-confirmation").await
            })
            .await;
        house
            .refuses(rule, stranger, answered, async |tx, deed| {
                complaints::reopen(tx, deed, answered, "再查").await
            })
            .await;
    })
    .await;
}

// clause: 4.2.3(3), 4.3.2(1)
#[tokio::test]
async fn an_escalation_says_why_and_comes_from_nobody_whom_the_complaint_concerns() {
    House::open(async |house| {
        let number = house.case(Stage::Answered).await;
        for (rule, by_whom, reason) in [
            (("escalation-without-reason", "4.2.3(3)"), OWNER, " "),
            (("concerned-may-not-handle", "4.3.2(1)"), CONCERNED, "客户不满意"),
        ] {
            house
                .refuses(rule, &by(by_whom), number, async |tx, deed| {
                    complaints::escalate(tx, deed, number, reason.to_owned()).await
                })
                .await;
        }
    })
    .await;
}
