use customers::{Details, Found, Kind, Search, add_customer, search};
use db::Db;
use serde_json::json;

use crate::fixture::{TABLES, deed, he_yu, last_entry, move_in, settle};

async fn look_for(db: &Db, text: &str) -> Vec<Found> {
    let what = Search::parse(text).unwrap();
    settle(db, &deed(), "customers", async |tx| search(tx, &deed(), &what).await).await.unwrap()
}

async fn add(db: &Db, name: &str, phone: &str) {
    let phones = vec![phone.parse().unwrap()];
    let details = Details { name: name.parse().unwrap(), phones, ..he_yu() };
    let add = async |tx: &db::Tx| add_customer(tx, &deed(), None, Kind::Individual, details).await;
    settle(db, &deed(), "customers", add).await.unwrap();
}

#[tokio::test]
async fn customers_are_found_by_number_phone_and_name() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        add(&db, "何", "13911110000").await;
        add(&db, "阿卜杜热西提·买买提", "13922220000").await;
        add(&db, "Ægir O’Brien", "+4712345678").await;
        let cases: [(&str, &[&str]); 12] = [
            ("C-10086", &["C-10086"]),
            ("c-10086", &["C-10086"]),
            ("C-99999", &[]),
            ("139 0000 0001", &["C-10086"]),
            ("0871", &["C-10086"]),
            ("1391", &["C-10087"]),
            ("139", &[]),
            ("何", &["C-10087", "C-10086"]),
            ("何雨", &["C-10086"]),
            ("阿卜杜热西提买", &["C-10088"]),
            ("ægir obr", &["C-10089"]),
            ("' OR '1'='1", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = look_for(&db, text).await.iter().map(|f| f.number.to_string()).collect();
            assert_eq!(found, expected, "{text}");
        }
    })
    .await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn a_list_shows_nothing_that_needs_verification_and_is_itself_recorded() {
    testkit::on_both(TABLES, async |db| {
        let he_yu = move_in(&db).await;
        let expected = Found {
            number: he_yu.number,
            kind: Kind::Individual,
            name: "何**".to_owned(),
            phone: Some("139****0001".to_owned()),
        };
        assert_eq!(look_for(&db, "13900000001").await, [expected]);
        let entry = last_entry(&db).await;
        assert_eq!((&*entry.event, entry.clause.as_deref()), ("searched", Some("5.2.2(1)")));
        assert_eq!(entry.body, json!({ "by": "phone", "shown": ["C-10086"] }));
    })
    .await;
}

#[tokio::test]
async fn at_most_twenty_are_found() {
    testkit::on_both(TABLES, async |db| {
        for i in 0..25 {
            add(&db, &format!("王{i:02}"), &format!("138{i:08}")).await;
        }
        assert_eq!(look_for(&db, "王").await.len(), 20);
        assert_eq!(look_for(&db, "1380").await.len(), 20);
    })
    .await;
}
