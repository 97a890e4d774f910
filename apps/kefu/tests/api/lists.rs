use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use jiff::SignedDuration;
use serde_json::json;

use crate::house::{House, V5, in_house, new_ticket, number};

/// Three tickets: an important one from the app that is judged valid a day later, one with a name of its own from
/// a letter, and one for another customer.
async fn fill(house: &House) {
    let first = house.accepted(&new_ticket()).await;
    let mut second = new_ticket();
    second["name"] = "router".into();
    second["severity"] = "Minor".into();
    second["channel"]["id"] = "letter".into();
    second["relatedParty"][0]["partyOrPartyRole"]["id"] = "C-2".into();
    second["relatedParty"][0]["contactMedium"] =
        json!([{ "@type": "EmailContactMedium", "emailAddress": "a@b" }]);
    house.clock.advance(SignedDuration::from_hours(24));
    house.accepted(&second).await;
    house.clock.advance(SignedDuration::from_hours(24));
    let number = number(&first);
    house.by_specialist(async |tx, deed| complaints::judge_valid(tx, deed, number).await).await;
    let mut third = new_ticket();
    third["severity"] = "Critical".into();
    third["relatedParty"][0]["partyOrPartyRole"]["id"] = "C-3".into();
    third["relatedParty"][0]["contactMedium"] =
        json!([{ "@type": "EmailContactMedium", "emailAddress": "c@d" }]);
    house.accepted(&third).await;
}

const FIRST: &str = "T20260930-0001";
const SECOND: &str = "T20261001-0001";
const THIRD: &str = "T20261002-0001";

/// Each query with the tickets it leaves, newest first.
const FILTERS: &[(&str, &[&str])] = &[
    ("", &[THIRD, SECOND, FIRST]),
    ("id=T20261001-0001", &[SECOND]),
    ("id=nonsense", &[]),
    ("name=router", &[SECOND]),
    ("name.regex=%5Erou", &[SECOND]),
    ("severity=Major", &[FIRST]),
    ("severity=Major,Minor", &[SECOND, FIRST]),
    ("severity.ne=Minor", &[THIRD, FIRST]),
    ("priority=High", &[THIRD]),
    ("ticketType=complaint", &[THIRD, SECOND, FIRST]),
    ("status=inProgress", &[FIRST]),
    ("status=acknowledged", &[THIRD, SECOND]),
    ("status=cancelled", &[]),
    ("status=acknowledged&severity=Minor", &[SECOND]),
    ("statusChangeDate.gt=2026-10-02T00:00:00Z", &[THIRD, FIRST]),
    ("creationDate=2026-10-01", &[SECOND]),
    ("creationDate.lt=2026-10-01", &[FIRST]),
    ("lastUpdate.gte=2026-10-02", &[THIRD, FIRST]),
    ("expectedResolutionDate.lt=2026-10-13", &[THIRD, SECOND, FIRST]),
    ("requestedResolutionDate.lt=2026-10-16", &[FIRST]),
    ("resolutionDate.gt=2020-01-01", &[]),
    ("channel.id=letter", &[SECOND]),
    ("relatedParty.partyOrPartyRole.id=C-2", &[SECOND]),
    ("relatedParty.id=C-10086", &[FIRST]),
    ("relatedParty.id.ne=C-10086&relatedParty.id.ne=C-2", &[THIRD]),
    ("externalIdentifier.id=1", &[]),
    ("troubleTicketRelationship.id=T20260930-0001", &[]),
];

#[tokio::test]
async fn each_filter_leaves_what_it_should() {
    in_house(async |house| {
        fill(&house).await;
        for (query, expected) in FILTERS {
            let answer = house.get(&format!("{V5}?{query}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
            let found: Vec<_> =
                answer.body.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
            assert_eq!(found, *expected, "{query}");
            assert_eq!(answer.headers["x-total-count"], expected.len().to_string().as_str(), "{query}");
        }
        let owner = house.get(&format!("{V5}/{FIRST}")).await.body["relatedParty"][1].clone();
        assert_eq!(owner["role"], "owner");
        let owner = owner["partyOrPartyRole"]["id"].as_str().unwrap();
        let listed = house.get(&format!("{V5}?relatedParty.partyOrPartyRole.id={owner}")).await;
        assert!(listed.body.as_array().unwrap().iter().any(|one| one["id"] == FIRST));
    })
    .await;
}

#[tokio::test]
async fn lists_are_sorted_cut_and_narrowed_as_asked() {
    in_house(async |house| {
        fill(&house).await;
        let ids = async |query: &str| -> Vec<String> {
            let answer = house.get(&format!("{V5}?{query}")).await;
            answer.body.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(ids("sort=creationDate").await, [FIRST, SECOND, THIRD]);
        assert_eq!(ids("sort=status,-id").await, [THIRD, SECOND, FIRST]);
        assert_eq!(ids("limit=1&offset=1").await, [SECOND]);
        let page = house.get(&format!("{V5}?limit=1&offset=1&fields=status")).await;
        assert_eq!(
            (&page.headers["x-total-count"], &page.headers["x-result-count"]),
            (&"3".parse().unwrap(), &"1".parse().unwrap())
        );
        assert!(page.headers["link"].to_str().unwrap().contains("rel=\"next\""));
        let href = format!("{V5}/{SECOND}");
        assert_eq!(
            page.body,
            json!([{ "@type": "TroubleTicket", "id": SECOND, "href": href, "status": "acknowledged" }])
        );
        let none = house.get(&format!("{href}?fields=none")).await;
        assert_eq!(none.body, json!({ "@type": "TroubleTicket", "id": SECOND, "href": href }));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_by_name() {
    in_house(async |house| {
        for (query, code) in [
            ("colour=red", "unknown-attribute"),
            ("fields=colour", "unknown-attribute"),
            ("sort=colour", "unknown-attribute"),
            ("description=x", "invalid-attribute"),
            ("status=lost", "invalid-attribute"),
            ("creationDate=soon", "invalid-attribute"),
            ("limit=-1", "invalid-attribute"),
        ] {
            house.get(&format!("{V5}?{query}")).await.is_refused(400, code);
        }
        house.get(&format!("{V5}/T20260930-0001?status=closed")).await.is_refused(400, "malformed-request");
        house.get(&format!("{V5}/T20260930-0001")).await.is_refused(404, "not-found");
        house.get(&format!("{V5}/nonsense")).await.is_refused(404, "not-found");
        house.get("/tmf-api/troubleTicket/v5/nonsense").await.is_refused(404, "not-found");
    })
    .await;
}

#[tokio::test]
async fn a_reader_who_has_the_newest_version_is_told_so() {
    in_house(async |house| {
        let href = house.accepted(&new_ticket()).await;
        let etag = house.get(&href).await.headers["etag"].clone();
        let ask = async |etag: &str| {
            let request = house.request(Method::GET, &href).header("if-none-match", etag);
            house.ask(request.body(Body::empty()).unwrap()).await.status
        };
        assert_eq!(ask(etag.to_str().unwrap()).await, StatusCode::NOT_MODIFIED);
        assert_eq!(ask("\"0\"").await, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_token_opens_what_its_scope_says() {
    in_house(async |house| {
        let href = house.accepted(&new_ticket()).await;
        let nobody = Request::get(V5).body(Body::empty()).unwrap();
        house.ask(nobody).await.is_refused(401, "unauthorized");
        let reads = house.ask(house.reading(Method::GET, V5).body(Body::empty()).unwrap()).await;
        assert_eq!(reads.status, StatusCode::OK);
        for (method, path) in [(Method::POST, V5), (Method::PATCH, &href), (Method::DELETE, &href)] {
            let request = house.reading(method, path).header("content-type", "application/json");
            house
                .ask(request.body(Body::from(new_ticket().to_string())).unwrap())
                .await
                .is_refused(403, "forbidden");
        }
    })
    .await;
}
