//! A customer's complaints, and an intake that begins at the customer's file.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use customers::{Channel, ContactId, Customer, Details, Evidence, Kind, OpenContact, Verifiers};
use kernel::{Actor, Deed, Purpose};
use people::Secret;

use crate::house::{House, in_both_houses};

const PHONE: &str = "13900000001";

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn deed(house: &House) -> Deed {
    let by = Actor::Staff("1001".parse().unwrap());
    Deed { by, purpose: Purpose::ComplaintIntake, at: house.clock.now() }
}

/// The customer of scenario S1, and the contact that the agent 1001 opened with somebody who says to be them.
async fn on_the_line(house: &House) -> (Customer, ContactId) {
    let (deed, tx) = (deed(house), house.db.begin().await.unwrap());
    let details = Details {
        phones: vec![PHONE.parse().unwrap()],
        email: Some("he.yu@example.com".parse().unwrap()),
        plan: Some("畅享59".parse().unwrap()),
        ..Details::of("何雨".parse().unwrap())
    };
    let number = "C-10086".parse().unwrap();
    let customer =
        customers::add_customer(&tx, &deed, Some(number), Kind::Individual, details).await.unwrap();
    let verifiers = Verifiers {
        service_password: Some(secret("135246").hash([1; 32]).await),
        document_digits: Some(secret("012X").hash([2; 32]).await),
    };
    customers::set_verifiers(&tx, &deed, number, &verifiers).await.unwrap();
    let id = ContactId::new(deed.at, &[3; 32]);
    let agent = "1001".parse().unwrap();
    let opening = OpenContact { id, agent, channel: Channel::Phone, customer: number };
    customers::open_contact(&tx, &deed, opening).await.unwrap();
    tx.commit().await.unwrap();
    (customer, id)
}

async fn verify(house: &House, id: ContactId) {
    let evidence = Evidence { service_password: secret("135246"), document_digits: secret("012X") };
    customers::verify_contact(&house.db, &deed(house), id, evidence).await.unwrap();
}

async fn looks(house: &House) -> Vec<String> {
    let entries = journal::of_subject(&house.db, customers::CONTEXT, "C-10086", 0, 100).await.unwrap();
    entries
        .into_iter()
        .map(|entry| entry.event)
        .filter(|event| event == "viewed" || event == "refused")
        .collect()
}

// clause: 5.2.2(1)
#[tokio::test]
async fn an_intake_in_a_verified_contact_begins_with_the_file_and_shows_it_masked() {
    in_both_houses(async |house| {
        let (_, contact) = on_the_line(&house).await;
        verify(&house, contact).await;
        let form =
            house.desk("1001").get(&format!("/complaints/new?customer=C-10086&contact={contact}")).await;
        assert_eq!(form.status, StatusCode::OK);
        for shown in ["139****0001", "h***@example.com", "畅享59", r#"value="何雨""#, r#"value="C-10086""#]
        {
            assert!(form.says(shown), "{shown}: {}", form.text());
        }
        assert!(!form.says(PHONE) && !form.says("he.yu@example.com"));
        assert_eq!(looks(&house).await, ["viewed"]);
    })
    .await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn the_way_to_reach_a_verified_customer_is_taken_from_the_file_and_no_more() {
    in_both_houses(async |house| {
        let (_, contact) = on_the_line(&house).await;
        verify(&house, contact).await;
        let contact = contact.to_string();
        let sent = [("customer", "C-10086"), ("contact", contact.as_str()), ("phone", "")];
        let number = house.desk("1001").takes_in(&sent).await;
        let intake = house.complaint(number).await.intake;
        assert_eq!(intake.customer.as_deref(), Some("C-10086"));
        assert_eq!(intake.contact.phone.unwrap().as_str(), PHONE);
        assert_eq!((intake.contact.email, intake.contact.address), (None, None));
        let other = [("customer", "C-10086"), ("contact", contact.as_str()), ("phone", "13700000002")];
        let number = house.desk("1001").takes_in(&other).await;
        assert_eq!(house.complaint(number).await.intake.contact.phone.unwrap().as_str(), "13700000002");
        assert_eq!(looks(&house).await, ["viewed"], "what was filled in needs no look");
    })
    .await;
}

// clause: 4.1.4(4)
#[tokio::test]
async fn the_file_stays_closed_while_the_customer_is_not_verified() {
    in_both_houses(async |house| {
        let (_, contact) = on_the_line(&house).await;
        let path = format!("/complaints/new?customer=C-10086&contact={contact}");
        for staff in ["1001", "1002"] {
            let form = house.desk(staff).get(&path).await;
            assert_eq!(form.status, StatusCode::OK, "a complaint is taken in whoever complains");
            assert!(!form.says("139****") && !form.says("何雨") && !form.says("畅享59"));
            assert!(form.says(&format!("/customers/C-10086?contact={contact}")));
        }
        assert_eq!(looks(&house).await, ["refused", "refused"]);
        let contact = contact.to_string();
        let sent = [
            ("text", "宽带慢"),
            ("demand", "修好"),
            ("category", "vas-not-ordered"),
            ("customer", "C-10086"),
            ("contact", contact.as_str()),
        ];
        let refused = house.desk("1001").ask("/complaints", &sent).await;
        assert_eq!(refused.json()["rule"], "unverified-contact");
        assert_eq!(journal::of_subject(&house.db, "complaints", "intake", 0, 9).await.unwrap().len(), 1);
    })
    .await;
}

// clause: 3.1
#[tokio::test]
async fn a_customers_complaints_stand_in_a_list_with_its_filters_and_beside_the_file() {
    in_both_houses(async |house| {
        let desk = house.desk("1001");
        let first = desk.takes_in(&[("customer", "C-10086")]).await;
        let second = desk.takes_in(&[("customer", "C-10086"), ("category", "attitude")]).await;
        let others = desk.takes_in(&[("customer", "C-10087")]).await;
        let list = desk.get("/complaints/of-customer/C-10086").await;
        assert_eq!(list.status, StatusCode::SEE_OTHER);
        let address = list.location().to_owned();
        let listed = async |path: &str| {
            let page = desk.get(path).await.text();
            let stands = |number: &&_| page.contains(&format!(r#"href="/complaints/{number}""#));
            [first, second, others].iter().filter(stands).copied().collect::<Vec<_>>()
        };
        assert_eq!(listed(&address).await, [first, second]);
        assert_eq!(listed(&format!("{address}&category=attitude")).await, [second]);
        assert_eq!(listed(&format!("{address}&state=closed")).await, []);

        let part = async |path: &str| {
            desk.send(Request::get(path).header("hx-request", "true"), Body::empty()).await.text()
        };
        let beside = part("/complaints/of-customer/C-10086").await;
        assert!(beside.contains(&first.to_string()) && beside.contains(&second.to_string()));
        assert!(!beside.contains(&others.to_string()) && !beside.contains("<html"), "{beside}");
        assert!(part("/complaints/of-customer/C-1").await.contains("该客户没有投诉"));
        assert_eq!(desk.get("/complaints/of-customer/nobody").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}
