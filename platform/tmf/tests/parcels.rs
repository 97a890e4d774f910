//! The rules through HTTP, on a small resource and on both databases.

#[path = "parcels/description.rs"]
mod description;
#[path = "parcels/house.rs"]
mod house;
#[path = "parcels/resource.rs"]
mod resource;
#[path = "parcels/store.rs"]
mod store;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use db::{Db, Migration};
use serde_json::{Value as Json, json};
use testkit::Clock;
use tmf::Destinations;
use tower::ServiceExt as _;

const TABLES: &[&[Migration]] = &[journal::MIGRATIONS, tmf::MIGRATIONS, store::MIGRATIONS];
const COLLECTION: &str = "/tmf-api/parcel/v5/parcel";

struct Client {
    router: Router,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Json,
}

impl Client {
    fn of(db: &Db) -> Self {
        let clock = Clock::at("2026-09-30T08:20:00Z");
        Self { router: house::router(db, &clock, &Destinations::public()) }
    }

    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("authorization", "Bearer t");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).expect("the request is well formed");
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, 1_000_000).await.expect("the answer is short");
        let body = serde_json::from_slice(&bytes).unwrap_or_default();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[], "").await
    }

    async fn post(&self, body: &Json, key: Option<&str>) -> Answer {
        let key = key.map(|key| ("idempotency-key", key));
        let headers: Vec<_> =
            [Some(("content-type", "application/json")), key].into_iter().flatten().collect();
        self.ask(Method::POST, COLLECTION, &headers, &body.to_string()).await
    }

    async fn patch(&self, id: &str, media_type: &str, body: &Json, tag: Option<&str>) -> Answer {
        let tag = tag.map(|tag| ("if-match", tag));
        let headers: Vec<_> = [Some(("content-type", media_type)), tag].into_iter().flatten().collect();
        self.ask(Method::PATCH, &format!("{COLLECTION}/{id}"), &headers, &body.to_string()).await
    }
}

impl Answer {
    /// The error's status, code and message, its form checked.
    fn error(&self) -> (u16, &str, &str) {
        let text = |name: &str| self.body[name].as_str().unwrap_or_else(|| panic!("{name}: {}", self.body));
        assert_eq!(text("@type"), "Error");
        assert_eq!(text("status"), self.status.as_str());
        assert!(!text("reason").is_empty());
        (self.status.as_u16(), text("code"), text("message"))
    }
}

fn parcel(name: &str, grams: u32) -> Json {
    json!({ "@type": "Parcel", "name": name, "weight": grams, "content": [{ "name": "光猫" }] })
}

#[tokio::test]
async fn a_resource_is_made_found_changed_and_deleted() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        let made = client.post(&parcel("Books", 700), None).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        assert_eq!(made.headers[header::LOCATION], "/tmf-api/parcel/v5/parcel/P1");
        assert_eq!(made.headers[header::ETAG], "\"1\"");
        assert_eq!(made.body["creationDate"], "2026-09-30T08:20:00Z");

        let path = made.headers[header::LOCATION].to_str().unwrap();
        let found = client.get(path).await;
        assert_eq!((found.status, &found.body), (StatusCode::OK, &made.body));
        let known = client.ask(Method::GET, path, &[("if-none-match", "\"1\"")], "").await;
        assert_eq!(known.status, StatusCode::NOT_MODIFIED);
        let fields = client.get(&format!("{path}?fields=name,content.name")).await;
        let expected = json!({ "@type": "Parcel", "id": "P1", "href": path, "name": "Books", "content": [{ "name": "光猫" }] });
        assert_eq!(fields.body, expected);

        let merged = json!({ "name": "Maps", "remark": "fragile", "id": "P1" });
        let changed = client.patch("P1", "application/merge-patch+json", &merged, Some("\"1\"")).await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
        assert_eq!((&changed.body["name"], &changed.headers[header::ETAG]), (&json!("Maps"), &"\"2\"".parse().unwrap()));
        let operations = json!([{ "op": "remove", "path": "/remark" }]);
        let changed = client.patch("P1", "application/json-patch+json", &operations, None).await;
        assert_eq!((changed.status, changed.body.get("remark")), (StatusCode::OK, None));

        assert_eq!(client.ask(Method::DELETE, path, &[("if-match", "\"1\"")], "").await.error().0, 412);
        assert_eq!(client.ask(Method::DELETE, path, &[], "").await.status, StatusCode::NO_CONTENT);
        assert_eq!(client.get(path).await.error().0, 404);
    })
    .await;
}

#[tokio::test]
async fn a_repeated_request_makes_one_resource() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        let first = client.post(&parcel("Books", 700), Some("k-1")).await;
        let again = client.post(&parcel("Books", 700), Some("k-1")).await;
        assert_eq!((again.status, &again.body), (StatusCode::CREATED, &first.body));
        assert_eq!(again.headers[header::LOCATION], first.headers[header::LOCATION]);
        assert_eq!(client.post(&parcel("Maps", 700), Some("k-1")).await.error().0, 422);
        assert_eq!(client.get(COLLECTION).await.body.as_array().map(Vec::len), Some(1));
        let entries = journal::since(&db, 0, 10).await.unwrap();
        assert_eq!(entries.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_collection_is_filtered_counted_and_linked() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        for grams in 1..=7 {
            client.post(&parcel("Books", grams), None).await;
        }
        let page = client.get(&format!("{COLLECTION}?weight.gt=2&limit=2&sort=weight&fields=weight&offset=2")).await;
        assert_eq!(page.status, StatusCode::OK);
        let weights: Vec<_> = page.body.as_array().unwrap().iter().map(|item| item["weight"].clone()).collect();
        assert_eq!(weights, [5, 6]);
        assert_eq!((&page.headers["x-total-count"], &page.headers["x-result-count"]), (&"5".parse().unwrap(), &"2".parse().unwrap()));
        let links = page.headers[header::LINK].to_str().unwrap();
        assert!(links.contains("sort=weight&fields=weight&offset=4&limit=2>; rel=\"next\""), "{links}");
        assert_eq!(client.get(&format!("{COLLECTION}?content.name=%E5%85%89%E7%8C%AB")).await.headers["x-total-count"], "7");
        assert_eq!(client.get(&format!("{COLLECTION}?colour=red")).await.error().1, "unknown-attribute");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_done_is_refused_and_changes_nothing() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        client.post(&json!({ "@type": "Parcel", "name": "Books", "weight": 1, "dueDate": "2026-10-10T00:00:00Z" }), None).await;
        let before = client.get("/tmf-api/parcel/v5/parcel/P1").await.body;
        let merge = "application/merge-patch+json";
        for (media_type, body, tag, expected) in [
            (merge, json!({ "dueDate": "2026-11-11T00:00:00Z" }), None, (409, "due-date-fixed", "clause 4.3.1(1)")),
            (merge, json!({ "status": "sent" }), None, (400, "read-only-attribute", "status")),
            (merge, json!({ "name": null }), None, (400, "invalid-attribute", "`name` is missing")),
            (merge, json!({ "colour": "red" }), None, (400, "unknown-attribute", "`colour`")),
            (merge, json!({ "weight": -1 }), None, (400, "invalid-attribute", "`weight`")),
            (merge, json!({ "name": "x" }), Some("\"9\""), (412, "stale-version", "")),
            ("text/plain", json!({ "name": "x" }), None, (415, "unsupported-media-type", "json-patch")),
            (merge, json!([]), None, (400, "malformed-request", "")),
        ] {
            let answer = client.patch("P1", media_type, &body, tag).await;
            let (status, code, message) = answer.error();
            assert_eq!((status, code), (expected.0, expected.1), "{body}");
            assert!(message.contains(expected.2), "{body}: {message}");
        }
        assert_eq!(client.get("/tmf-api/parcel/v5/parcel/P1").await.body, before);
        assert_eq!(journal::since(&db, 0, 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn who_is_not_let_in_and_what_is_not_there_have_a_body_too() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        let stranger = [("authorization", "Bearer nobody")];
        let request =
            Request::get(COLLECTION).header(stranger[0].0, stranger[0].1).body(Body::empty()).unwrap();
        assert_eq!(client.router.clone().oneshot(request).await.unwrap().status(), StatusCode::UNAUTHORIZED);
        let answer = client.ask(Method::PUT, COLLECTION, &[], "").await;
        assert_eq!(answer.error().0, 405);
        assert_eq!(answer.headers[header::ALLOW], "GET,HEAD,POST");
        assert_eq!(client.get("/tmf-api/parcel/v5/nothing").await.error().0, 404);
        for id in ["P9", "nonsense", "P99999999999999999999", "%00", "%2e%2e"] {
            assert_eq!(client.get(&format!("{COLLECTION}/{id}")).await.error().0, 404, "{id}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_document_tells_what_is_served() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        let document = client.get("/openapi/parcel.json").await.body;
        let operations = |path: &str| -> Vec<String> {
            document["paths"][path]
                .as_object()
                .unwrap()
                .keys()
                .filter(|key| *key != "parameters")
                .cloned()
                .collect()
        };
        assert_eq!(operations("/parcel"), ["get", "post"]);
        assert_eq!(operations("/parcel/{id}"), ["delete", "get", "patch"]);
        assert_eq!(operations("/hub"), ["post"]);
        assert_eq!(operations("/hub/{id}"), ["delete", "get"]);

        // Each parameter that is declared is served, with a value that its schema allows.
        for parameter in document["paths"]["/parcel"]["get"]["parameters"].as_array().unwrap() {
            let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
            let item = schema.get("items").unwrap_or(schema);
            let value = match (item["type"].as_str(), item["format"].as_str()) {
                (Some("integer"), _) => "7".to_owned(),
                (_, Some("date-time")) => "2026-09-30T08:20:00Z".to_owned(),
                (_, None) if item.get("enum").is_some() => item["enum"][0].as_str().unwrap().to_owned(),
                _ => "x".to_owned(),
            };
            let answer = client.get(&format!("{COLLECTION}?{name}={value}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{name}={value}: {}", answer.body);
        }
        // Each reference leads somewhere.
        let text = document.to_string();
        for reference in text.split("\"$ref\":\"#").skip(1) {
            let pointer = reference.split('"').next().unwrap();
            assert!(document.pointer(pointer).is_some(), "{pointer}");
        }
    })
    .await;
}
