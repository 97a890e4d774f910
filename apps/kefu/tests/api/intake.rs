use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use serde_json::{Value as Json, json};

use crate::house::{V4, V5, characteristic, in_house, new_ticket, number, told};

#[tokio::test]
async fn a_ticket_is_taken_in_like_any_complaint_and_shown_back_exactly() {
    in_house(async |house| {
        let sent = new_ticket();
        let made = house.post(&sent).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        let ticket = &made.body;
        assert_eq!(ticket["id"], "T20260930-0001");
        assert_eq!(ticket["href"], format!("{V5}/T20260930-0001"));
        assert_eq!(made.headers["location"], ticket["href"].as_str().unwrap());
        for name in ["@type", "name", "description", "severity", "ticketType"] {
            assert_eq!(ticket[name], sent[name], "{name}");
        }
        assert_eq!(ticket["channel"]["id"], "app");
        assert_eq!(ticket["status"], "acknowledged");
        assert_eq!(ticket["priority"], "Medium");
        assert_eq!(told(ticket, "category").unwrap(), "vas-not-ordered");
        assert_eq!(told(ticket, "categoryClass").unwrap(), "charge-dispute");
        assert_eq!(told(ticket, "demand").unwrap(), "退还30元");
        assert_eq!(told(ticket, "place").unwrap(), "昆明市五华区");
        // Day 0 is 30 September; the holiday ends on 7 October; Saturday the 10th is worked to make up for it.
        assert_eq!(ticket["expectedResolutionDate"], "2026-10-10T15:59:59Z");
        assert_eq!(ticket["requestedResolutionDate"], "2026-10-15T15:59:59Z");
        assert_eq!(ticket["creationDate"], "2026-09-30T08:20:00Z");
        let customer = &ticket["relatedParty"][0];
        assert_eq!(customer["role"], "customer");
        assert_eq!(customer["contactMedium"], sent["relatedParty"][0]["contactMedium"]);
        assert_eq!(customer["partyOrPartyRole"]["id"], "C-10086");
        let concerned =
            ticket["relatedParty"].as_array().unwrap().iter().find(|one| one["role"] == "concerned");
        assert_eq!(concerned.unwrap()["partyOrPartyRole"]["id"], "1004");
        let shown = house.get(&format!("{V5}/T20260930-0001")).await;
        assert_eq!(shown.body, made.body);
        assert_eq!(shown.headers["etag"], made.headers["etag"]);
        // The customer was told at once, and it is on record who brought it.
        let entries =
            journal::of_subject(house.app.db(), "complaints", "T20260930-0001", 0, 10).await.unwrap();
        assert_eq!((&*entries[0].event, &*entries[0].actor), ("accepted", "client:crm"));
        assert_eq!(entries[0].clause.as_deref(), Some("4.2.2(1)"));
        assert_eq!(entries[0].body["notice"], "sms");
    })
    .await;
}

#[tokio::test]
async fn what_a_complaint_lacks_is_refused_with_its_clause_and_takes_no_number() {
    in_house(async |house| {
        let without = |name: &str| {
            let mut sent = new_ticket();
            let list = sent["troubleTicketCharacteristic"].as_array_mut().unwrap();
            list.retain(|one| one["name"] != name);
            sent
        };
        house.post(&without("demand")).await.is_refused(422, "intake-demand-missing");
        let last = house.last_entry().await;
        assert_eq!((&*last.event, &*last.actor), ("refused", "client:crm"));
        assert_eq!(last.body["rule"], "intake-demand-missing");
        assert_eq!(last.clause.as_deref(), Some("4.2.2(1)"));
        house.post(&without("category")).await.is_refused(422, "intake-category-missing");
        let mut unreachable = new_ticket();
        unreachable["relatedParty"][0]["contactMedium"] = json!([]);
        house.post(&unreachable).await.is_refused(422, "intake-contact-missing");
        let ticket = house.post(&new_ticket()).await;
        assert_eq!(ticket.body["id"], "T20260930-0001");
    })
    .await;
}

#[tokio::test]
async fn what_the_contract_does_not_allow_is_refused_by_name() {
    in_house(async |house| {
        let check = async |change: &dyn Fn(&mut Json), status: u16, code: &str, named: &str| {
            let mut sent = new_ticket();
            change(&mut sent);
            let answer = house.post(&sent).await;
            answer.is_refused(status, code);
            let message = answer.body["message"].as_str().unwrap();
            assert!(message.contains(named), "{message} names no {named}");
        };
        let remove =
            |name: &'static str| move |sent: &mut Json| drop(sent.as_object_mut().unwrap().remove(name));
        for name in ["@type", "description", "severity", "ticketType"] {
            check(&remove(name), 400, "invalid-attribute", name).await;
        }
        check(&|sent| sent["severity"] = "huge".into(), 400, "invalid-attribute", "severity").await;
        check(&|sent| sent["ticketType"] = "incident".into(), 400, "invalid-attribute", "ticketType").await;
        check(&|sent| sent["channel"]["id"] = "fax".into(), 400, "invalid-attribute", "channel").await;
        check(&|sent| sent["name"] = Json::Null, 400, "invalid-attribute", "name").await;
        check(&|sent| sent["status"] = "closed".into(), 400, "unknown-attribute", "status").await;
        check(&|sent| sent["colour"] = "red".into(), 400, "unknown-attribute", "colour").await;
        check(&|sent| sent["description"] = "a\0".into(), 400, "invalid-attribute", "description").await;
        let medium = |sent: &mut Json, one: Json| sent["relatedParty"][0]["contactMedium"] = json!([one]);
        let phone = |number: &'static str| {
            move |sent: &mut Json| {
                medium(sent, json!({ "@type": "PhoneContactMedium", "phoneNumber": number }));
            }
        };
        check(&phone("12"), 400, "invalid-attribute", "phoneNumber").await;
        check(&phone("call me"), 400, "invalid-attribute", "phoneNumber").await;
        let email = json!({ "@type": "EmailContactMedium", "emailAddress": "nobody" });
        check(&|sent| medium(sent, email.clone()), 400, "invalid-attribute", "emailAddress").await;
        let add = |sent: &mut Json, name, value| {
            let list = sent["troubleTicketCharacteristic"].as_array_mut().unwrap();
            list.retain(|one| one["name"] != name || name == "demand");
            list.push(characteristic(name, value));
        };
        check(&|sent| add(sent, "category", "no-such"), 422, "characteristic-unknown", "category").await;
        check(&|sent| add(sent, "arrival", "ufo"), 422, "characteristic-unknown", "arrival").await;
        check(&|sent| add(sent, "demand", "more"), 422, "characteristic-twice", "demand").await;
        check(&|sent| add(sent, "opinion", "satisfied"), 422, "characteristic-unknown", "opinion").await;
        assert_eq!(house.get(V5).await.headers["x-total-count"], "0");
    })
    .await;
}

#[tokio::test]
async fn what_is_blank_or_too_long_is_refused_by_name_and_not_cut() {
    in_house(async |house| {
        let check = async |pointer: &str, value: Json| {
            let mut sent = new_ticket();
            sent["note"] = json!([{ "@type": "Note", "text": "x" }]);
            sent["attachment"] = json!([{
                "@type": "Attachment", "name": "bill.txt", "attachmentType": "evidence", "mimeType": "text/plain",
                "content": "YQ==", "description": "",
            }]);
            let street = json!({ "@type": "GeographicAddressContactMedium", "street1": "x" });
            sent["relatedParty"][0]["contactMedium"].as_array_mut().unwrap().push(street);
            house.accepted(&sent).await;
            *sent.pointer_mut(pointer).unwrap() = value;
            let answer = house.post(&sent).await;
            answer.is_refused(400, "invalid-attribute");
            let attribute = pointer.rsplit('/').next().unwrap();
            assert!(answer.body["message"].as_str().unwrap().contains(attribute), "{}", answer.body);
        };
        check("/name", "字".repeat(501).into()).await;
        check("/relatedParty/0/name", " ".into()).await;
        check("/relatedParty/0/contactMedium/2/street1", "\u{3000}".into()).await;
        check("/note/0/text", "字".repeat(20_001).into()).await;
        check("/attachment/0/name", "字".repeat(201).into()).await;
        check("/attachment/0/mimeType", "x".repeat(201).into()).await;
        check("/attachment/0/description", "字".repeat(2_001).into()).await;
        assert_eq!(house.get(V5).await.headers["x-total-count"], "7", "the refused ones took no number");
    })
    .await;
}

#[tokio::test]
async fn the_same_request_makes_one_complaint() {
    in_house(async |house| {
        let send = async |body: &Json| {
            let request = house.request(Method::POST, V5).header("content-type", "application/json");
            let request = request.header("idempotency-key", "k-1");
            house.ask(request.body(Body::from(body.to_string())).unwrap()).await
        };
        // A refused request leaves the key free.
        let mut lacking = new_ticket();
        lacking["troubleTicketCharacteristic"] = json!([characteristic("category", "vas-not-ordered")]);
        send(&lacking).await.is_refused(422, "intake-demand-missing");
        let first = send(&new_ticket()).await;
        let again = send(&new_ticket()).await;
        assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
        assert_eq!(first.body, again.body);
        let mut other = new_ticket();
        other["severity"] = "Minor".into();
        send(&other).await.is_refused(422, "idempotency-key-reused");
        assert_eq!(house.get(V5).await.headers["x-total-count"], "1");
    })
    .await;
}

#[tokio::test]
async fn notes_and_files_come_with_the_ticket() {
    in_house(async |house| {
        let mut sent = new_ticket();
        sent["note"] = json!([{ "@type": "Note", "text": "客户很着急" }]);
        sent["attachment"] = json!([{
            "@type": "Attachment", "name": "../账单.txt", "mimeType": "text/plain", "attachmentType": "evidence",
            "content": "6LSm5Y2V", "description": "九月账单",
        }]);
        let made = house.post(&sent).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        assert_eq!(made.body["note"][0]["text"], "客户很着急");
        let file = &made.body["attachment"][0];
        assert_eq!((file["id"].as_str(), file["name"].as_str()), (Some("E-1"), Some("账单.txt")));
        assert_eq!((file["mimeType"].as_str(), file["size"]["amount"].as_i64()), (Some("text/plain"), Some(6)));
        let url = file["url"].as_str().unwrap();
        let bytes = house.get(url).await;
        assert_eq!(bytes.status, StatusCode::OK);
        assert_eq!(bytes.headers["content-type"], "text/plain");
        assert_eq!(bytes.headers["content-disposition"], "attachment");
        let nobody = axum::http::Request::get(url).body(Body::empty()).unwrap();
        house.ask(nobody).await.is_refused(401, "unauthorized");
        house.get(&url.replace("E-1", "E-2")).await.is_refused(404, "not-found");
    })
    .await;
}

#[tokio::test]
async fn a_client_of_v4_is_served_by_the_same_handlers() {
    in_house(async |house| {
        let sent = json!({
            "description": "信号差", "severity": "Minor", "ticketType": "complaint",
            "relatedParty": [{
                "role": "customer", "id": "C-1", "@referredType": "Customer",
                "contactMedium": [{ "@type": "PhoneContactMedium", "phoneNumber": "13900000002" }],
            }],
            "troubleTicketCharacteristic": [
                { "name": "category", "value": "vas-not-ordered" }, { "name": "demand", "value": "改善" },
            ],
        });
        let made = house.send(Method::POST, V4, "application/json", &sent).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        assert_eq!(made.body["relatedParty"][0]["id"], "C-1");
        assert_eq!(made.body["statusChange"][0]["changeDate"], "2026-09-30T08:20:00Z");
        assert!(made.body.get("statusChangeHistory").is_none());
        assert_eq!(number(made.headers["location"].to_str().unwrap()).to_string(), "T20260930-0001");
        house.post(&new_ticket()).await;
        assert_eq!(house.get(&format!("{V4}?limit=1")).await.status, StatusCode::PARTIAL_CONTENT);
        assert_eq!(house.get(&format!("{V5}?limit=1")).await.status, StatusCode::OK);
        // v5 takes nothing without its type.
        house.post(&sent).await.is_refused(400, "unknown-attribute");
    })
    .await;
}
