use customers::{
    Channel, Contact, ContactId, Customer, Details, Error, Evidence, Ground, Kind, Level, Method,
    OpenContact, add_customer, contact, open_contact, verify_contact, view_customer,
};
use db::Db;
use jiff::SignedDuration;
use kernel::Deed;
use serde_json::json;

use crate::fixture::{TABLES, by, check_refused, deed, he_yu, last_entry, move_in, secret, settle};

async fn open(db: &Db, customer: &str) -> Contact {
    let command = OpenContact {
        id: ContactId::new(deed().at, &[customer.len().try_into().unwrap(); 32]),
        agent: "1001".parse().unwrap(),
        channel: Channel::Phone,
        customer: customer.parse().unwrap(),
    };
    settle(db, &deed(), customer, async |tx| open_contact(tx, &deed(), command).await).await.unwrap()
}

async fn verify(db: &Db, deed: &Deed, id: ContactId, password: &str, digits: &str) -> Result<Contact, Error> {
    let evidence = Evidence { service_password: secret(password), document_digits: secret(digits) };
    verify_contact(db, deed, id, evidence).await
}

async fn view(db: &Db, deed: &Deed, customer: &str, ground: Ground) -> Result<Customer, Error> {
    let number = customer.parse().unwrap();
    settle(db, deed, customer, async |tx| view_customer(tx, deed, number, ground).await).await
}

fn later(minutes: i64) -> Deed {
    Deed { at: deed().at + SignedDuration::from_mins(minutes), ..deed() }
}

// clause: 4.1.4(4), 5.2.2(1)
#[tokio::test]
async fn a_file_opens_once_the_contact_is_verified_and_the_look_is_recorded() {
    testkit::on_both(TABLES, async |db| {
        let he_yu = move_in(&db).await;
        let id = open(&db, "C-10086").await.id;
        let verified = verify(&db, &later(1), id, "135246", "012X").await.unwrap();
        assert_eq!(verified.level, Level::Verified { at: later(1).at, methods: Method::ALL.to_vec() });
        assert_eq!(contact(&db, id).await.unwrap(), Some(verified));
        let entry = last_entry(&db).await;
        assert_eq!((&*entry.event, entry.clause.as_deref()), ("contact-verified", Some("4.1.4(4)")));
        assert_eq!(entry.body["methods"], json!(["service-password", "document-digits"]));

        assert_eq!(view(&db, &later(2), "C-10086", Ground::Contact(id)).await.unwrap(), he_yu);
        let look = last_entry(&db).await;
        assert_eq!((&*look.event, &*look.subject, &*look.actor), ("viewed", "C-10086", "staff:1001"));
        assert_eq!((&*look.purpose, look.clause.as_deref()), ("complaint-intake", Some("5.2.2(1)")));
        assert_eq!(look.body, json!({ "contact": id }));
    })
    .await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn a_file_opens_on_an_open_matter_and_the_look_is_recorded() {
    testkit::on_both(TABLES, async |db| {
        let he_yu = move_in(&db).await;
        let ground = Ground::Matter("T20260930-0001".to_owned());
        assert_eq!(view(&db, &deed(), "C-10086", ground).await.unwrap(), he_yu);
        assert_eq!(last_entry(&db).await.body, json!({ "matter": "T20260930-0001" }));
    })
    .await;
}

/// The view is refused on this ground, the contact is as it was, and the attempt is in the journal.
async fn check_view_refused(
    deed: &Deed,
    customer: &str,
    ground: impl Fn(ContactId) -> Ground,
    rule: &str,
    clause: &str,
) {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let add = async |tx: &db::Tx| add_customer(tx, deed, None, Kind::Individual, he_yu()).await;
        settle(&db, deed, "C-10087", add).await.unwrap();
        let id = open(&db, "C-10086").await.id;
        if rule != "unverified-contact" {
            verify(&db, &later(0), id, "135246", "012X").await.unwrap();
        }
        let before = contact(&db, id).await.unwrap();
        let outcome = view(&db, deed, customer, ground(id)).await;
        check_refused(&db, outcome, rule, clause).await;
        assert_eq!(last_entry(&db).await.subject, customer);
        assert_eq!(contact(&db, id).await.unwrap(), before);
    })
    .await;
}

// clause: 4.1.4(4)
#[tokio::test]
async fn opening_a_file_on_an_unverified_contact_is_refused() {
    check_view_refused(&later(1), "C-10086", Ground::Contact, "unverified-contact", "4.1.4(4)").await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn opening_a_file_without_a_ground_is_refused() {
    check_view_refused(&later(1), "C-10086", |_| Ground::None, "no-ground-to-look", "5.2.2(1)").await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn opening_the_file_of_another_customer_than_the_one_on_the_line_is_refused() {
    check_view_refused(&later(1), "C-10087", Ground::Contact, "contact-of-another-customer", "5.2.2(1)")
        .await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn opening_a_file_on_a_colleagues_contact_is_refused() {
    let colleague = by("staff:1002", "2026-09-30T16:13:00+08:00");
    check_view_refused(&colleague, "C-10086", Ground::Contact, "contact-of-a-colleague", "5.2.2(1)").await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn opening_a_file_on_a_contact_of_this_morning_is_refused() {
    check_view_refused(&later(240), "C-10086", Ground::Contact, "contact-over", "5.2.2(1)").await;
}

/// The check fails by this rule, the contact stays unverified, and the attempt is in the journal.
async fn check_verification_refused(deed: &Deed, password: &str, digits: &str, rule: &str, clause: &str) {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let before = open(&db, "C-10086").await;
        let outcome = verify(&db, deed, before.id, password, digits).await;
        check_refused(&db, outcome, rule, clause).await;
        let entry = last_entry(&db).await;
        assert_eq!(entry.subject, "C-10086");
        let evidence = entry.body.to_string();
        assert!(!evidence.contains(password) && !evidence.contains(digits), "{evidence}");
        assert_eq!(contact(&db, before.id).await.unwrap(), Some(before));
    })
    .await;
}

// clause: 4.1.4(4)
#[tokio::test]
async fn a_wrong_service_password_verifies_nobody() {
    check_verification_refused(&later(1), "135247", "012X", "verification-failed", "4.1.4(4)").await;
}

// clause: 4.1.4(4)
#[tokio::test]
async fn wrong_document_digits_verify_nobody() {
    check_verification_refused(&later(1), "135246", "0129", "verification-failed", "4.1.4(4)").await;
}

// clause: 4.1.4(4)
#[tokio::test]
async fn a_colleague_cannot_verify_in_somebodys_contact() {
    let colleague = by("staff:1002", "2026-09-30T16:13:00+08:00");
    check_verification_refused(&colleague, "135246", "012X", "contact-of-a-colleague", "5.2.2(1)").await;
}

// clause: 4.1.4(4)
#[tokio::test]
async fn a_customer_with_nothing_to_be_verified_by_stays_unverified() {
    testkit::on_both(TABLES, async |db| {
        let add = async |tx: &db::Tx| {
            let details = Details { phones: vec![], ..he_yu() };
            add_customer(tx, &deed(), None, Kind::Individual, details).await
        };
        settle(&db, &deed(), "customers", add).await.unwrap();
        let before = open(&db, "C-10001").await;
        let outcome = verify(&db, &later(1), before.id, "", "").await;
        check_refused(&db, outcome, "nothing-to-verify-by", "4.1.4(4)").await;
        assert_eq!(contact(&db, before.id).await.unwrap(), Some(before));
    })
    .await;
}

// clause: 4.1.4(4)
#[tokio::test]
async fn forty_guesses_at_once_get_five_answers_and_lock_the_check() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let id = open(&db, "C-10086").await.id;
        let head = journal::head(&db).await.unwrap();
        let mut guesses = tokio::task::JoinSet::new();
        for guess in 0..40 {
            let db = db.clone();
            guesses.spawn(async move { verify(&db, &later(1), id, "135246", &format!("{guess:04}")).await });
        }
        let rules: Vec<_> = guesses
            .join_all()
            .await
            .into_iter()
            .map(|outcome| match outcome {
                Err(Error::Refused(refusal)) => refusal.rule,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(rules.iter().filter(|rule| **rule == "verification-failed").count(), 5);
        assert_eq!(rules.iter().filter(|rule| **rule == "verification-locked").count(), 35);
        // Five failures and one lock-out.
        assert_eq!(journal::head(&db).await.unwrap(), head + 6);
        let right = verify(&db, &later(2), id, "135246", "012X").await;
        assert!(matches!(right, Err(Error::Refused(refusal)) if refusal.rule == "verification-locked"));
        assert!(!contact(&db, id).await.unwrap().unwrap().is_verified());
        verify(&db, &later(61), id, "135246", "012X").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_contact_with_nobody_is_not_opened() {
    testkit::on_both(TABLES, async |db| {
        let command = OpenContact {
            id: ContactId::new(deed().at, &[1; 32]),
            agent: "1001".parse().unwrap(),
            channel: Channel::Store,
            customer: "C-4711".parse().unwrap(),
        };
        let id = command.id;
        let open = async |tx: &db::Tx| open_contact(tx, &deed(), command).await;
        let outcome = settle(&db, &deed(), "C-4711", open).await;
        assert!(matches!(outcome, Err(Error::NoCustomer(_))));
        assert_eq!(contact(&db, id).await.unwrap(), None);
    })
    .await;
}
