//! What an intake needs (clause 4.2.2(1)), and the category tree below it.

use complaints::{
    Accept, CategoryEntry,
    complaint::{
        Acceptance, Complaint, Contact, Draft, LINE_CHARS_MAX, Notice, NoticeKind, TEXT_CHARS_MAX, Told,
    },
};
use kernel::{Actor, Deed, Purpose};

use crate::{
    House, Rule, Stage, by,
    house::{AGENT, CONCERNED, INSPECTOR, OWNER, draft, is_rule},
};

async fn is_refused(house: &House, rule: Rule, deed: &Deed, draft: Draft) {
    let command = Accept { draft, ..Accept::default() };
    house
        .refuses_at(rule, deed, "intake", async |tx, deed| {
            complaints::accept(tx, deed, &house.rules, command).await
        })
        .await;
}

// clause: 4.2.2(1)
#[tokio::test]
async fn an_intake_without_text_category_contact_or_demand_is_refused_and_takes_no_number() {
    House::open(async |house| {
        let (full, blank) = (house.draft().await, || " \n".to_owned());
        let nameless = Contact { name: Some("何雨".to_owned()), ..Contact::default() };
        for (rule, draft) in [
            ("intake-text-missing", Draft { text: blank(), ..full.clone() }),
            ("intake-category-missing", draft()),
            ("intake-contact-missing", Draft { contact: nameless, ..full.clone() }),
            ("intake-demand-missing", Draft { demand: blank(), ..full }),
        ] {
            Box::pin(is_refused(house, (rule, "4.2.2(1)"), &by(AGENT), draft)).await;
        }
    })
    .await;
}

// clause: 4.2.2(1)
#[tokio::test]
async fn an_intake_of_more_characters_than_a_field_takes_is_refused_and_not_cut() {
    House::open(async |house| {
        let full = house.draft().await;
        for draft in [
            Draft { text: "字".repeat(TEXT_CHARS_MAX + 1), ..full.clone() },
            Draft { place: Some("字".repeat(LINE_CHARS_MAX + 1)), ..full.clone() },
            Draft { customer: Some("字".repeat(LINE_CHARS_MAX + 1)), ..full },
        ] {
            Box::pin(is_refused(house, ("intake-too-long", "4.2.2(1)"), &by(AGENT), draft)).await;
        }
    })
    .await;
}

// clause: 4.2.2(1)
#[tokio::test]
async fn a_complaint_without_the_notice_of_its_number_and_limits_is_never_accepted() {
    House::open(async |house| {
        let known = house.case(Stage::Accepted).await;
        let known = complaints::find(&house.db, known).await.unwrap().unwrap().complaint;
        let acceptance = |process_notice| Acceptance {
            number: known.number,
            at: known.accepted_at,
            clocks: known.clocks.clone(),
            owner: known.owner.clone(),
            process_notice,
            import: None,
            repeat_of: None,
        };
        let refusal = Complaint::accept(house.draft().await, acceptance(None)).unwrap_err();
        is_rule(&refusal, ("intake-notice-missing", "4.2.2(1)"));
        let notice = Notice::write(NoticeKind::Process, Told::Phone, "编号".to_owned(), known.accepted_at);
        Complaint::accept(house.draft().await, acceptance(Some(notice))).unwrap();
    })
    .await;
}

// clause: 4.2.2(1)
#[tokio::test]
async fn a_notice_that_was_never_written_is_not_recorded_as_sent() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        let before = complaints::find(&house.db, number).await.unwrap().unwrap();
        let refusal = before.complaint.clone().notice_sent(7, by(OWNER).at).unwrap_err();
        is_rule(&refusal, ("notice-unknown", "4.2.2(1)"));
        // The sender's use case has nothing to do then, and its job is over.
        house.does(async |tx| complaints::notice_sent(tx, &format!("{number}/7"), by(OWNER).at).await).await;
        let after = complaints::find(&house.db, number).await.unwrap().unwrap();
        assert_eq!((after.complaint, after.version), (before.complaint, before.version));
    })
    .await;
}

// clause: 1.3.1
#[tokio::test]
async fn a_complaint_that_nobody_could_own_is_refused() {
    House::open(async |house| {
        let concerned = [AGENT, OWNER].map(|number| number.parse().unwrap()).into();
        let draft = Draft { concerned, ..house.draft().await };
        let by = Actor::System("portal".to_owned());
        let deed = Deed { by, purpose: Purpose::ComplaintIntake, ..crate::by(AGENT) };
        Box::pin(is_refused(house, ("nobody-to-own-it", "1.3.1"), &deed, draft)).await;
    })
    .await;
}

// clause: 4.3.2(1)
#[tokio::test]
async fn a_complaint_is_not_given_to_an_owner_whom_it_concerns() {
    House::open(async |house| {
        let owner = Some(CONCERNED.parse().unwrap());
        let command = Accept { draft: house.draft().await, owner, ..Accept::default() };
        let rule = ("concerned-may-not-handle", "4.3.2(1)");
        house
            .refuses_at(rule, &by(INSPECTOR), "intake", async |tx, deed| {
                complaints::accept(tx, deed, &house.rules, command).await
            })
            .await;
    })
    .await;
}

// clause: 4.2.2(1)
#[tokio::test]
async fn a_category_keeps_its_top_class_and_has_a_name_in_every_language() {
    House::open(async |house| {
        let tree = complaints::categories(&house.db).await.unwrap();
        let entry = tree.iter().find(|entry| entry.code.as_str() == "vas-not-ordered").unwrap();
        let other = tree.iter().find(|other| other.top != entry.top).unwrap();
        for (rule, entry) in [
            ("category-keeps-its-class", CategoryEntry { top: other.top, ..entry.clone() }),
            ("category-without-name", CategoryEntry { name_en: " ".to_owned(), ..entry.clone() }),
        ] {
            let subject = "category:vas-not-ordered";
            house
                .refuses_at((rule, "4.2.2(1)"), &by("9001"), subject, async |tx, deed| {
                    complaints::keep_category(tx, deed, entry).await
                })
                .await;
        }
    })
    .await;
}
