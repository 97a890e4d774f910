use customers::{
    ChangeCustomer, Customer, CustomerNumber, Details, Error, Kind, NewCustomer, Verifiers, add_customer,
    by_phone, change_customer, find, load_customers,
};
use db::Db;
use serde_json::json;

use crate::fixture::{TABLES, check_refused, deed, he_yu, last_entry, move_in, settle};

fn number(text: &str) -> CustomerNumber {
    text.parse().unwrap()
}

async fn change(db: &Db, details: Details, seen: Option<i64>) -> Result<Customer, Error> {
    let command = ChangeCustomer { number: number("C-10086"), details, seen };
    settle(db, &deed(), "C-10086", async |tx| change_customer(tx, &deed(), command).await).await
}

#[tokio::test]
async fn a_file_reads_back_as_it_was_opened() {
    testkit::on_both(TABLES, async |db| {
        let opened = move_in(&db).await;
        let found = find(&db, number("C-10086")).await.unwrap().unwrap();
        assert_eq!(found, opened);
        assert_eq!(found.details, he_yu());
        assert_eq!(find(&db, number("C-10087")).await.unwrap(), None);
        let both = ["13900000001", "0871 6500001"];
        for phone in both {
            let found = by_phone(&db, &phone.parse().unwrap()).await.unwrap();
            assert_eq!(found, std::slice::from_ref(&opened));
        }
        assert_eq!(by_phone(&db, &"1390000000".parse().unwrap()).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_customer_without_a_number_gets_the_next_one_nobody_has() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let nameless = Details { phones: vec![], email: None, ..he_yu() };
        for expected in ["C-10087", "C-10088"] {
            let details = nameless.clone();
            let add = async |tx: &db::Tx| add_customer(tx, &deed(), None, Kind::Organisation, details).await;
            let added = settle(&db, &deed(), "customers", add).await.unwrap();
            assert_eq!(added.number, number(expected));
            assert_eq!(find(&db, added.number).await.unwrap(), Some(added));
        }
    })
    .await;
}

#[tokio::test]
async fn a_second_file_under_one_number_is_refused() {
    testkit::on_both(TABLES, async |db| {
        let opened = move_in(&db).await;
        let other = Details { name: "别人".parse().unwrap(), ..he_yu() };
        let add = async |tx: &db::Tx| {
            add_customer(tx, &deed(), Some(number("C-10086")), Kind::Individual, other).await
        };
        let outcome = settle(&db, &deed(), "C-10086", add).await;
        check_refused(&db, outcome, "customer-number-taken", "8.1(4)").await;
        assert_eq!(find(&db, number("C-10086")).await.unwrap(), Some(opened));
    })
    .await;
}

// clause: 5.1.2(3)
#[tokio::test]
async fn a_correction_keeps_the_old_value_in_the_history() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let phones = vec!["13900000002".parse().unwrap()];
        let changed = change(&db, Details { phones, ..he_yu() }, Some(1)).await.unwrap();
        assert_eq!(changed.version, 2);
        assert_eq!(find(&db, changed.number).await.unwrap(), Some(changed));
        let entry = last_entry(&db).await;
        assert_eq!((&*entry.event, &*entry.subject), ("customer-changed", "C-10086"));
        let expected = json!({ "phones": { "from": ["13900000001", "08716500001"], "to": ["13900000002"] } });
        assert_eq!(entry.body["changes"], expected);
        assert_eq!(by_phone(&db, &"13900000001".parse().unwrap()).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_change_by_somebody_who_saw_an_older_file_changes_nothing() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let current = change(&db, Details { email: None, ..he_yu() }, Some(1)).await.unwrap();
        let outcome = change(&db, Details { address: None, ..he_yu() }, Some(1)).await;
        assert!(matches!(outcome, Err(Error::Stale(_))));
        assert_eq!(find(&db, current.number).await.unwrap(), Some(current));
    })
    .await;
}

#[tokio::test]
async fn a_change_that_changes_nothing_is_not_recorded() {
    testkit::on_both(TABLES, async |db| {
        let opened = move_in(&db).await;
        let head = journal::head(&db).await.unwrap();
        assert_eq!(change(&db, he_yu(), None).await.unwrap(), opened);
        assert_eq!(journal::head(&db).await.unwrap(), head);
    })
    .await;
}

#[tokio::test]
async fn more_than_twenty_telephone_numbers_are_refused() {
    testkit::on_both(TABLES, async |db| {
        let opened = move_in(&db).await;
        let phones = (0..21).map(|i| format!("139{i:08}").parse().unwrap()).collect();
        let outcome = change(&db, Details { phones, ..he_yu() }, None).await;
        check_refused(&db, outcome, "too-many-phones", "5.1.1(1)").await;
        assert_eq!(find(&db, opened.number).await.unwrap(), Some(opened));
    })
    .await;
}

#[tokio::test]
async fn hostile_text_is_kept_exactly_in_every_field() {
    const TEXTS: [&str; 6] = [
        "<script>alert(1)</script>",
        "'; DROP TABLE customers_customer; --",
        "\u{202e}evil\u{2066}\u{feff}",
        "Z\u{0351}\u{0344}algo 👩‍👩‍👧‍👦 𠜎",
        "$1 {key} %s \\u0000 &amp;",
        "=HYPERLINK(\"http://example.com\")",
    ];
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        for text in TEXTS {
            let (name, plan) = (text.parse().unwrap(), Some(text.parse().unwrap()));
            let address = Some(format!("{text}\r\n{text}").parse().unwrap());
            let details = Details { name, plan, address, ..he_yu() };
            change(&db, details.clone(), None).await.unwrap();
            let found = find(&db, number("C-10086")).await.unwrap().unwrap();
            assert_eq!(found.details, details);
        }
    })
    .await;
}

#[tokio::test]
async fn loading_the_same_customers_twice_changes_nothing() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let many = |name: &str| {
            let details = Details { name: name.parse().unwrap(), ..he_yu() };
            (10_000..10_450_i64)
                .map(|n| NewCustomer {
                    number: CustomerNumber::of(n).unwrap(),
                    kind: Kind::Individual,
                    details: details.clone(),
                    verifiers: Verifiers::default(),
                })
                .collect::<Vec<_>>()
        };
        for (name, expected) in [("马有才", 449), ("别人", 0)] {
            let load = async |tx: &db::Tx| load_customers(tx, &deed(), many(name)).await;
            assert_eq!(settle(&db, &deed(), "customers", load).await.unwrap(), expected);
            let entry = last_entry(&db).await;
            assert_eq!(entry.event, "customers-loaded");
            assert_eq!(entry.body, json!({ "added": expected, "first": "C-10000", "last": "C-10449" }));
        }
        let loaded = find(&db, number("C-10449")).await.unwrap().unwrap();
        assert_eq!((loaded.details.name.as_str(), loaded.details.phones.len()), ("马有才", 2));
        assert_eq!(find(&db, number("C-10086")).await.unwrap().unwrap().details, he_yu());
        let add = async |tx: &db::Tx| add_customer(tx, &deed(), None, Kind::Individual, he_yu()).await;
        let next = settle(&db, &deed(), "customers", add).await.unwrap();
        assert_eq!(next.number, number("C-10450"));
    })
    .await;
}
