use customers::{CUSTOMER_HUB, Engage, PARTY_HUB, customer_events, engage, party_events};
use jiff::{civil::date, tz::TimeZone};
use serde_json::json;
use tmf::Edition;

use crate::{
    client::{CUSTOMER, Client, PERSON, TABLES},
    fixture::{deed, last_entry, move_in, settle},
};

/// The types of what both hubs tell of the newest entry of the journal.
async fn told(db: &db::Db) -> Vec<&'static str> {
    let entry = last_entry(db).await;
    let zone = TimeZone::UTC;
    let mut types = vec![];
    for (hub, events) in [
        (&PARTY_HUB, party_events(db, entry.clone(), Edition::V5).await.unwrap()),
        (&CUSTOMER_HUB, customer_events(db, entry, Edition::V5, &zone).await.unwrap()),
    ] {
        for event in events {
            assert!(hub.event_types.contains(&event.event_type), "{}", event.event_type);
            types.push(event.event_type);
        }
    }
    types
}

#[tokio::test]
async fn subscribers_hear_of_what_is_theirs_to_hear() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        assert_eq!(
            told(&db).await,
            Vec::<&str>::new(),
            "what somebody is verified by is nobody else's business"
        );
        let client = Client::of(&db);
        client.post(PERSON, &json!({ "@type": "Individual", "familyName": "马", "givenName": "有才" })).await;
        assert_eq!(told(&db).await, ["IndividualCreateEvent"]);
        client
            .patch(&format!("{PERSON}/C-10087"), &json!({ "languageAbility": [{ "languageCode": "en" }] }))
            .await;
        assert_eq!(told(&db).await, ["IndividualAttributeValueChangeEvent"]);
        let command = Engage {
            number: "C-10087".parse().unwrap(),
            since: date(2026, 10, 1),
            plan: Some("畅享59".parse().unwrap()),
        };
        settle(&db, &deed(), "C-10087", async |tx| engage(tx, &deed(), command).await).await.unwrap();
        assert_eq!(told(&db).await, ["CustomerCreateEvent"]);
        client.patch(&format!("{CUSTOMER}/C-10087"), &json!({ "characteristic": null })).await;
        assert_eq!(told(&db).await, ["CustomerAttributeValueChangeEvent"]);
        client.patch(&format!("{PERSON}/C-10087"), &json!({ "name": "马先生" })).await;
        assert_eq!(
            told(&db).await,
            ["IndividualAttributeValueChangeEvent", "CustomerAttributeValueChangeEvent"]
        );
        client.get(PERSON).await;
        assert_eq!(told(&db).await, Vec::<&str>::new());
    })
    .await;
}

#[tokio::test]
async fn an_event_carries_the_resource_of_the_subscribers_edition() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        let made = client
            .post(PERSON, &json!({ "@type": "Individual", "familyName": "马", "givenName": "有才" }))
            .await;
        let entry = last_entry(&db).await;
        let events = party_events(&db, entry.clone(), Edition::V5).await.unwrap();
        assert_eq!(events[0].payload, json!({ "individual": made.body }));
        let events = party_events(&db, entry, Edition::V4).await.unwrap();
        assert_eq!(events[0].payload["individual"]["href"], "/tmf-api/party/v4/individual/C-10001");
    })
    .await;
}
