//! Findings, evidence, the department's clock (clauses 4.2.3(1) and 4.3.1(1)), and notes.

use complaints::{
    AddEvidence, EVIDENCE_BYTES_MAX, Find,
    complaint::{HoldReason, Number},
};

use crate::{
    House, Stage, by,
    house::{CONCERNED, OWNER, finding},
};

const EVIDENCE_ITEMS_MAX: usize = 200;

fn file(number: Number, content: impl Into<Vec<u8>>) -> AddEvidence {
    let (name, description) = ("账单.txt".to_owned(), "九月账单".to_owned());
    AddEvidence { number, name, description, content: content.into() }
}

// clause: 4.2.3(1)
#[tokio::test]
async fn a_finding_says_what_was_checked_and_found_and_names_evidence_that_is_there() {
    House::open(async |house| {
        let number = house.case(Stage::Investigating).await;
        for (rule, command) in [
            ("finding-incomplete", Find { checked: " ".to_owned(), ..finding() }),
            ("finding-incomplete", Find { found: "\t".to_owned(), ..finding() }),
            ("evidence-unknown", Find { evidence: vec!["E-1".to_owned()], ..finding() }),
        ] {
            house
                .refuses((rule, "4.2.3(1)"), &by(OWNER), number, async |tx, deed| {
                    complaints::find_out(tx, deed, number, command).await
                })
                .await;
        }
    })
    .await;
}

// clause: 4.3.2(1)
#[tokio::test]
async fn nobody_records_a_finding_on_a_complaint_that_concerns_them() {
    House::open(async |house| {
        let number = house.case(Stage::Investigating).await;
        let rule = ("concerned-may-not-handle", "4.3.2(1)");
        house
            .refuses(rule, &by(CONCERNED), number, async |tx, deed| {
                complaints::find_out(tx, deed, number, finding()).await
            })
            .await;
    })
    .await;
}

// clause: 4.2.3(1)
#[tokio::test]
async fn an_empty_a_known_and_a_too_large_file_are_no_evidence() {
    House::open(async |house| {
        let number = house.case(Stage::Investigating).await;
        let known = file(number, "视频彩铃会员 30.00");
        let added = known.clone();
        house.does(async |tx| complaints::add_evidence(tx, &by(OWNER), added).await).await;
        for (rule, command) in [
            ("evidence-empty", file(number, "")),
            ("evidence-known", AddEvidence { name: "另一个名字.txt".to_owned(), ..known }),
            ("evidence-too-large", file(number, vec![b'x'; EVIDENCE_BYTES_MAX + 1])),
        ] {
            house
                .refuses((rule, "4.2.3(1)"), &by(OWNER), number, async |tx, deed| {
                    complaints::add_evidence(tx, deed, command).await
                })
                .await;
        }
    })
    .await;
}

// clause: 4.2.3(1)
#[tokio::test]
async fn a_complaint_takes_no_more_than_two_hundred_files() {
    House::open(async |house| {
        let number = house.case(Stage::Investigating).await;
        house
            .does(async |tx| {
                for n in 1..EVIDENCE_ITEMS_MAX {
                    complaints::add_evidence(tx, &by(OWNER), file(number, n.to_string())).await?;
                }
                complaints::add_evidence(tx, &by(OWNER), file(number, "第二百个")).await
            })
            .await;
        let rule = ("evidence-too-many", "4.2.3(1)");
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::add_evidence(tx, deed, file(number, "第二百零一个")).await
            })
            .await;
    })
    .await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn a_clock_stands_still_only_for_a_listed_reason_with_proof_and_only_once_at_a_time() {
    House::open(async |house| {
        let number = house.case(Stage::Dispatched).await;
        let waiting = Some(HoldReason::WaitingForCustomer);
        let not_held = ("hold-not-lasting", "4.3.1(1)");
        house
            .refuses(not_held, &by(OWNER), number, async |tx, deed| {
                complaints::release_hold(tx, deed, &house.rules, number).await
            })
            .await;
        for (rule, reason, proof) in
            [("hold-without-listed-reason", None, "E-1"), ("hold-without-proof", waiting, " ")]
        {
            house
                .refuses((rule, "4.3.1(1)"), &by(OWNER), number, async |tx, deed| {
                    complaints::hold(tx, deed, number, reason, proof).await
                })
                .await;
        }
        house.does(async |tx| complaints::hold(tx, &by(OWNER), number, waiting, "E-1").await).await;
        let rule = ("hold-not-possible", "4.3.1(1)");
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::hold(tx, deed, number, waiting, "E-2").await
            })
            .await;
    })
    .await;
}

// clause: 1.3.5
#[tokio::test]
async fn a_note_without_words_is_refused() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        let rule = ("note-empty", "1.3.5");
        house
            .refuses(rule, &by(OWNER), number, async |tx, deed| {
                complaints::add_note(tx, deed, number, "\n".to_owned(), None).await
            })
            .await;
    })
    .await;
}
