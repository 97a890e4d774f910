use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use complaints::{Find, GiveAnswer, complaint::Told};
use serde_json::{Value as Json, json};

use crate::house::{Answer, House, characteristic, in_house, new_ticket, number, told};

/// The answer is this refusal, nothing changed, and the refusal is on record with its clause.
async fn refused(
    house: &House,
    href: &str,
    before: &Json,
    answer: Answer,
    status: u16,
    rule: &str,
    clause: &str,
) {
    answer.is_refused(status, rule);
    assert_eq!(answer.body["referenceError"], format!("/standard#{clause}"));
    assert_eq!(house.get(href).await.body, *before);
    let last = house.last_entry().await;
    assert_eq!((&*last.event, &*last.actor, last.clause.as_deref()), ("refused", "client:crm", Some(clause)));
    assert_eq!(last.body["rule"], rule);
    assert_eq!(last.subject, number(href).to_string());
}

#[tokio::test]
async fn no_system_moves_a_limit_or_deletes_a_complaint() {
    in_house(async |house| {
        let href = house.accepted(&new_ticket()).await;
        let before = house.get(&href).await.body;
        for name in ["expectedResolutionDate", "requestedResolutionDate"] {
            let answer = house.merge(&href, &json!({ name: "2027-01-01T00:00:00Z" })).await;
            refused(&house, &href, &before, answer, 409, "due-date-fixed", "4.3.1(1)").await;
        }
        let operations =
            json!([{ "op": "replace", "path": "/expectedResolutionDate", "value": "2027-01-01T00:00:00Z" }]);
        let answer = house.operate(&href, &operations).await;
        refused(&house, &href, &before, answer, 409, "due-date-fixed", "4.3.1(1)").await;

        let request = house.request(Method::DELETE, &href).body(Body::empty()).unwrap();
        let answer = house.ask(request).await;
        assert_eq!(answer.headers["allow"], "GET, HEAD, PATCH");
        refused(&house, &href, &before, answer, 405, "complaint-not-deletable", "1.3.5").await;
        let request =
            house.request(Method::DELETE, &href.replace("0001", "0002")).body(Body::empty()).unwrap();
        house.ask(request).await.is_refused(404, "not-found");
    })
    .await;
}

#[tokio::test]
async fn a_status_is_asked_of_the_state_machine() {
    in_house(async |house| {
        let href = house.accepted(&new_ticket()).await;
        let before = house.get(&href).await.body;
        for (status, code, rule, clause) in [
            ("closed", 409, "close-without-answer", "4.2.3(3)"),
            ("resolved", 409, "step-not-in-order", "1.3.2"),
            ("held", 409, "step-not-in-order", "1.3.2"),
            ("cancelled", 409, "complaint-not-deletable", "1.3.5"),
            // In order, and a person's to do.
            ("inProgress", 403, "staff-only", "1.3.1"),
            ("rejected", 403, "staff-only", "1.3.1"),
        ] {
            let answer = house.merge(&href, &json!({ "status": status, "statusChangeReason": "x" })).await;
            refused(&house, &href, &before, answer, code, rule, clause).await;
        }
        house.merge(&href, &json!({ "status": "lost" })).await.is_refused(400, "invalid-attribute");
        house
            .merge(&href, &json!({ "statusChangeReason": "x" }))
            .await
            .is_refused(409, "reason-without-status");
    })
    .await;
}

#[tokio::test]
async fn notes_files_and_the_opinion_are_added_by_either_kind_of_patch() {
    in_house(async |house| {
        let href = house.accepted(&new_ticket()).await;
        let note = json!({ "@type": "Note", "text": "客户补充：九月也有" });
        let added = house.operate(&href, &json!([{ "op": "add", "path": "/note/-", "value": note }])).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        assert_eq!(added.body["note"][0]["text"], note["text"]);
        let second = json!({ "@type": "Note", "text": "second" });
        house.merge(&href, &json!({ "note": [second] })).await.is_refused(409, "additions-only");
        house.merge(&href, &json!({ "note": null })).await.is_refused(409, "additions-only");
        let both = json!({ "note": [added.body["note"][0], second] });
        let added = house.merge(&href, &both).await;
        assert_eq!(added.body["note"].as_array().unwrap().len(), 2, "{}", added.body);
        let file = json!({
            "@type": "Attachment", "name": "a.txt", "mimeType": "text/plain", "attachmentType": "evidence",
            "content": "YQ==",
        });
        let added = house.operate(&href, &json!([{ "op": "add", "path": "/attachment/-", "value": file }])).await;
        assert_eq!(added.body["attachment"][0]["name"], "a.txt", "{}", added.body);

        let satisfied = json!([{
            "op": "add", "path": "/troubleTicketCharacteristic/-", "value": characteristic("opinion", "satisfied"),
        }]);
        let before = house.get(&href).await.body;
        let early = house.operate(&href, &satisfied).await;
        refused(&house, &href, &before, early, 409, "step-not-in-order", "1.3.2").await;
        answer(&house, &href).await;
        let resolved = house.get(&href).await.body;
        assert_eq!((resolved["status"].as_str(), resolved["resolutionDate"].is_string()), (Some("resolved"), true));
        let given = house.operate(&href, &satisfied).await;
        assert_eq!(told(&given.body, "opinion").unwrap(), "satisfied", "{}", given.body);
        let last = house.last_entry().await;
        assert_eq!((&*last.event, &*last.actor), ("opinion-given", "client:crm"));
        let history: Vec<_> =
            given.body["statusChangeHistory"].as_array().unwrap().iter().map(|one| one["status"].as_str().unwrap()).collect();
        assert_eq!(history, ["acknowledged", "inProgress", "resolved"]);
    })
    .await;
}

/// Takes the ticket to its answer at the desk.
async fn answer(house: &House, href: &str) {
    let number = number(href);
    let owner = house.get(href).await.body["relatedParty"][1]["partyOrPartyRole"]["id"].clone();
    let owner = owner.as_str().unwrap().to_owned();
    let rules = complaints::Rules::of(&house.app).unwrap();
    let deed = kernel::Deed {
        by: kernel::Actor::Staff(owner.parse().unwrap()),
        purpose: kernel::Purpose::ComplaintHandling,
        at: house.clock.now(),
    };
    let tx = house.app.db().begin().await.unwrap();
    complaints::judge_valid(&tx, &deed, number).await.unwrap();
    complaints::dispatch(&tx, &deed, &rules, number, "BILL").await.unwrap();
    complaints::start_investigation(&tx, &deed, number).await.unwrap();
    let found = Find { checked: "账单".to_owned(), found: "未开通".to_owned(), evidence: vec![] };
    complaints::find_out(&tx, &deed, number, found).await.unwrap();
    let words = GiveAnswer {
        number,
        text: "已退还30元".to_owned(),
        appeal_route: complaints::appeal_route(kernel::Language::ZhCn),
        told: Told::Sms,
    };
    complaints::give_answer(&tx, &deed, &rules, words).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_the_server_sets_is_not_changed_by_callers() {
    in_house(async |house| {
        let href = house.accepted(&new_ticket()).await;
        let before = house.get(&href).await;
        for name in
            ["id", "href", "name", "description", "severity", "priority", "creationDate", "lastUpdate"]
        {
            let answer = house.merge(&href, &json!({ name: "x" })).await;
            answer.is_refused(400, "read-only-attribute");
            assert!(answer.body["message"].as_str().unwrap().contains(name));
        }
        house.merge(&href, &json!({ "colour": null })).await.is_refused(400, "unknown-attribute");
        // What is repeated unchanged is no change.
        let same = house.merge(&href, &before.body).await;
        assert_eq!((same.status, &same.headers["etag"]), (StatusCode::OK, &before.headers["etag"]));
        house
            .send(Method::PATCH, &href, "text/plain", &json!({}))
            .await
            .is_refused(415, "unsupported-media-type");
    })
    .await;
}

#[tokio::test]
async fn a_change_to_what_somebody_else_changed_is_refused() {
    in_house(async |house| {
        let href = house.accepted(&new_ticket()).await;
        let etag = house.get(&href).await.headers["etag"].clone();
        let add = async |text: &str| {
            let body =
                json!([{ "op": "add", "path": "/note/-", "value": { "@type": "Note", "text": text } }]);
            let request = house.request(Method::PATCH, &href).header("if-match", etag.clone());
            let request = request.header("content-type", "application/json-patch+json");
            house.ask(request.body(Body::from(body.to_string())).unwrap()).await
        };
        assert_eq!(add("first").await.status, StatusCode::OK);
        add("second").await.is_refused(412, "stale-version");
        assert_eq!(house.get(&href).await.body["note"].as_array().unwrap().len(), 1);
    })
    .await;
}
