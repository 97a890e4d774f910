use axum::http::{Method, StatusCode, header};
use customers::{CustomerNumber, find};
use db::Db;
use kernel::Permission;
use serde_json::{Value as Json, json};

use crate::{
    client::{CUSTOMER, Client, ORGANIZATION, PERSON, TABLES},
    fixture::{last_entry, move_in},
};

fn ægir() -> Json {
    json!({
        "@type": "Individual",
        "familyName": "O'Brien",
        "givenName": "Ægir",
        "contactMedium": [
            { "@type": "PhoneContactMedium", "phoneNumber": "+4712345678" },
            { "@type": "PhoneContactMedium", "phoneNumber": "13911110000", "preferred": true },
            { "@type": "EmailContactMedium", "emailAddress": "aegir@example.com" },
            { "@type": "GeographicAddressContactMedium", "street1": "1 High Street\nOslo" },
        ],
        "languageAbility": [{ "languageCode": "en" }],
        "partyCharacteristic": [
            { "@type": "StringArrayCharacteristic", "name": "needs", "value": ["senior", "large-print"] },
        ],
    })
}

async fn file(db: &Db, number: &str) -> customers::Customer {
    find(db, number.parse::<CustomerNumber>().unwrap()).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_person_is_made_found_and_changed() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        let made = client.post(PERSON, &ægir()).await;
        assert_eq!(made.status, StatusCode::CREATED, "{:?}", made.body);
        let path = format!("{PERSON}/C-10001");
        assert_eq!(
            (made.headers[header::LOCATION].to_str().unwrap(), &made.headers[header::ETAG]),
            (&*path, &"\"1\"".parse().unwrap())
        );
        let expected = json!({
            "@type": "Individual", "id": "C-10001", "href": path,
            "familyName": "O'Brien", "givenName": "Ægir", "name": "Ægir O'Brien",
            "contactMedium": [
                { "@type": "PhoneContactMedium", "preferred": true, "phoneNumber": "13911110000" },
                { "@type": "PhoneContactMedium", "preferred": false, "phoneNumber": "+4712345678" },
                { "@type": "EmailContactMedium", "emailAddress": "aegir@example.com" },
                { "@type": "GeographicAddressContactMedium", "street1": "1 High Street\nOslo" },
            ],
            "languageAbility": [{ "languageCode": "en" }],
            "partyCharacteristic": [
                { "@type": "StringArrayCharacteristic", "name": "needs", "value": ["large-print", "senior"] },
            ],
        });
        assert_eq!(made.body, expected);
        assert_eq!(client.get(&path).await.body, expected);
        let v4 = client.get("/tmf-api/party/v4/individual/C-10001").await;
        assert_eq!(v4.body["href"], "/tmf-api/party/v4/individual/C-10001");

        let married = client.patch(&path, &json!({ "familyName": "Li", "contactMedium": null })).await;
        assert_eq!(married.status, StatusCode::OK, "{:?}", married.body);
        assert_eq!((&married.body["name"], &married.body["contactMedium"]), (&json!("Ægir Li"), &json!([])));
        assert_eq!(married.headers[header::ETAG], "\"2\"");
        let entry = last_entry(&db).await;
        assert_eq!((&*entry.event, &*entry.actor), ("customer-changed", "client:crm"));
        assert_eq!(entry.body["changes"]["phones"]["from"], json!(["13911110000", "+4712345678"]));
    })
    .await;
}

#[tokio::test]
async fn each_read_is_one_entry_that_says_who_was_shown() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let client = Client::of(&db);
        client.post(PERSON, &ægir()).await;
        let head = journal::head(&db).await.unwrap();
        client.get(&format!("{PERSON}?sort=-id")).await;
        let entry = last_entry(&db).await;
        assert_eq!((&*entry.event, &*entry.subject, &*entry.purpose), ("read", "customers", "integration"));
        assert_eq!(entry.body, json!({ "resource": "Individual", "shown": ["C-10087", "C-10086"] }));
        client.get(&format!("{CUSTOMER}/C-10086")).await;
        let entry = last_entry(&db).await;
        assert_eq!((&*entry.subject, entry.clause.as_deref()), ("C-10086", Some("5.2.2(1)")));
        assert_eq!(entry.body, json!({ "resource": "Customer", "shown": ["C-10086"] }));
        assert_eq!(journal::head(&db).await.unwrap(), head + 2);
        let known =
            client.ask(Method::GET, &format!("{PERSON}/C-10086"), &[("if-none-match", "\"1\"")], "").await;
        assert_eq!(known.status, StatusCode::NOT_MODIFIED);
        assert_eq!(journal::head(&db).await.unwrap(), head + 2, "nothing was shown");
    })
    .await;
}

#[tokio::test]
async fn each_filter_leaves_what_it_should() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let client = Client::of(&db);
        client.post(PERSON, &ægir()).await;
        client.post(ORGANIZATION, &json!({ "@type": "Organization", "name": "云岭木业" })).await;
        let cases: [(&str, &[&str]); 14] = [
            ("", &["C-10086", "C-10087"]),
            ("id=C-10086", &["C-10086"]),
            ("id=C-10088", &[]),
            ("name=%E4%BD%95%E9%9B%A8", &["C-10086"]),
            ("name.ne=%E4%BD%95%E9%9B%A8", &["C-10087"]),
            ("familyName=O'Brien", &["C-10087"]),
            ("givenName=%E9%9B%A8", &["C-10086"]),
            ("contactMedium.phoneNumber=13900000001", &["C-10086"]),
            ("contactMedium.phoneNumber=13900000001,13911110000", &["C-10086", "C-10087"]),
            ("contactMedium.phoneNumber=13900000001&familyName=O'Brien", &[]),
            ("contactMedium.emailAddress=aegir@example.com", &["C-10087"]),
            ("name.regex=%5E%C3%86", &["C-10087"]),
            ("sort=-id", &["C-10087", "C-10086"]),
            ("limit=1&offset=1", &["C-10087"]),
        ];
        for (query, expected) in cases {
            let page = client.get(&format!("{PERSON}?{query}")).await;
            assert_eq!((page.status, page.ids()), (StatusCode::OK, expected.to_vec()), "{query}");
        }
        let page = client.get(&format!("{PERSON}?limit=1&fields=name")).await;
        assert_eq!(page.headers["x-total-count"], "2");
        let name = json!({ "@type": "Individual", "id": "C-10086", "href": format!("{PERSON}/C-10086"), "name": "何雨" });
        assert_eq!(page.body, json!([name]));
        assert_eq!(client.get("/tmf-api/party/v4/individual?limit=1").await.status, StatusCode::PARTIAL_CONTENT);
        assert_eq!(client.get(ORGANIZATION).await.ids(), ["C-10088"]);
        assert_eq!(client.get(CUSTOMER).await.ids(), ["C-10086"]);
        let unknown = client.get(&format!("{PERSON}?gender=f")).await;
        assert_eq!(unknown.error().0, 400);
        assert!(unknown.error().2.contains("`gender`"));
    })
    .await;
}

#[tokio::test]
async fn a_known_person_becomes_a_customer_once() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        client.post(PERSON, &ægir()).await;
        assert_eq!(client.get(&format!("{CUSTOMER}/C-10001")).await.error().0, 404);
        let customer = json!({
            "@type": "Customer", "name": "Ægir O'Brien",
            "engagedParty": { "@type": "PartyRef", "@referredType": "Individual", "id": "C-10001" },
            "characteristic": [{ "@type": "StringCharacteristic", "name": "plan", "value": "畅享59" }],
            "validFor": { "startDateTime": "2026-09-30T17:00:00Z" },
        });
        let made = client.post(CUSTOMER, &customer).await;
        assert_eq!(made.status, StatusCode::CREATED, "{:?}", made.body);
        assert_eq!(made.body["engagedParty"]["href"], format!("{PERSON}/C-10001"));
        // It is the first of October already where the operator is.
        assert_eq!(made.body["validFor"]["startDateTime"], "2026-09-30T16:00:00Z");
        assert_eq!(last_entry(&db).await.event, "customer-engaged");

        let path = format!("{CUSTOMER}/C-10001");
        let plan = json!({ "characteristic": [{ "@type": "StringCharacteristic", "name": "plan", "value": "畅享99" }] });
        assert_eq!(client.patch(&path, &plan).await.status, StatusCode::OK);
        assert_eq!(file(&db, "C-10001").await.details.plan.unwrap().as_str(), "畅享99");
        let read_only = client.patch(&path, &json!({ "name": "X" })).await;
        assert_eq!((read_only.error().0, read_only.error().1), (400, "read-only-attribute"));

        let before = file(&db, "C-10001").await;
        let again = client.post(CUSTOMER, &customer).await;
        assert_eq!((again.error().0, again.error().1), (409, "already-a-customer"));
        assert_eq!(again.body["referenceError"], "/standard#3.2-M(3)");
        let refused = last_entry(&db).await;
        assert_eq!((&*refused.event, &refused.body["rule"]), ("refused", &json!("already-a-customer")));
        assert_eq!(file(&db, "C-10001").await, before);
        for (id, name, code) in
            [("C-4711", "Ægir O'Brien", "unknown-party"), ("C-10001", "Somebody", "name-of-the-party")]
        {
            let party = json!({ "@type": "PartyRef", "id": id });
            let body = json!({ "@type": "Customer", "name": name, "engagedParty": party });
            let refused = client.post(CUSTOMER, &body).await;
            assert_eq!((refused.error().0, refused.error().1), (409, code));
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_is_deleted() {
    testkit::on_both(TABLES, async |db| {
        let he_yu = move_in(&db).await;
        let client = Client::of(&db);
        for path in [format!("{PERSON}/C-10086"), format!("{CUSTOMER}/C-10086")] {
            let refused = client.ask(Method::DELETE, &path, &[], "").await;
            assert_eq!((refused.error().0, refused.error().1), (405, "customer-kept"));
            assert_eq!(refused.headers[header::ALLOW], "GET, HEAD, PATCH");
            assert_eq!(refused.body["referenceError"], "/standard#8.1(4)");
            let entry = last_entry(&db).await;
            assert_eq!((&*entry.event, &*entry.subject), ("refused", "C-10086"));
            assert_eq!(file(&db, "C-10086").await, he_yu);
            for method in [Method::PUT, Method::POST, Method::OPTIONS] {
                let refused = client.ask(method, &path, &[], "").await;
                assert_eq!(refused.error().0, 405);
                assert_eq!(refused.headers[header::ALLOW], "GET, HEAD, PATCH");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn two_postal_addresses_are_refused() {
    testkit::on_both(TABLES, async |db| {
        let he_yu = move_in(&db).await;
        let client = Client::of(&db);
        let street = |street1: &str| json!({ "@type": "GeographicAddressContactMedium", "street1": street1 });
        let two = json!({ "contactMedium": [street("a"), street("b")] });
        let refused = client.patch(&format!("{PERSON}/C-10086"), &two).await;
        assert_eq!((refused.error().0, refused.error().1), (409, "one-address-each"));
        assert_eq!(last_entry(&db).await.body["rule"], "one-address-each");
        assert_eq!(file(&db, "C-10086").await, he_yu);
    })
    .await;
}

#[tokio::test]
async fn a_stale_change_changes_nothing() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let client = Client::of(&db);
        let path = format!("{PERSON}/C-10086");
        let rename = async |tag: &str, name: &str| {
            let headers = [("content-type", "application/merge-patch+json"), ("if-match", tag)];
            client.ask(Method::PATCH, &path, &headers, &json!({ "name": name }).to_string()).await
        };
        assert_eq!(rename("\"1\"", "何小雨").await.status, StatusCode::OK);
        assert_eq!(rename("\"1\"", "别人").await.error().0, 412);
        assert_eq!(file(&db, "C-10086").await.details.name.as_str(), "何小雨");
    })
    .await;
}

#[tokio::test]
async fn a_repeated_request_makes_one_person() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        let post = async |body: &Json| {
            let headers = [("content-type", "application/json"), ("idempotency-key", "k-1")];
            client.ask(Method::POST, PERSON, &headers, &body.to_string()).await
        };
        let (first, again) = (post(&ægir()).await, post(&ægir()).await);
        assert_eq!((again.status, &again.body), (StatusCode::CREATED, &first.body));
        let other = json!({ "@type": "Individual", "familyName": "何", "givenName": "雨" });
        assert_eq!(post(&other).await.error().0, 422);
        assert_eq!(client.get(PERSON).await.ids(), ["C-10001"]);
    })
    .await;
}

/// Bodies with the attribute that is wrong about them.
fn malformed() -> Vec<(Json, &'static str)> {
    let with = |name: &str, value: Json| {
        let mut body = ægir();
        body[name] = value;
        body
    };
    let phone = |number: &str| json!([{ "@type": "PhoneContactMedium", "phoneNumber": number }]);
    vec![
        (json!({ "@type": "Individual", "familyName": "何" }), "givenName"),
        (json!({ "familyName": "何", "givenName": "雨" }), "@type"),
        (with("@type", json!("Organization")), "@type"),
        (with("familyName", json!(" ")), "familyName"),
        (with("name", json!("a\nb")), "name"),
        (with("name", Json::Null), "name"),
        (with("gender", json!("f")), "gender"),
        (with("id", json!("C-1")), "id"),
        (with("contactMedium", phone("139 0000 0001")), "contactMedium[0].phoneNumber"),
        (with("contactMedium", phone("1")), "contactMedium[0].phoneNumber"),
        (with("contactMedium", json!([{ "phoneNumber": "13900000001" }])), "contactMedium[0].@type"),
        (with("contactMedium", json!([{ "@type": "EmailContactMedium" }])), "contactMedium[0].emailAddress"),
        (
            with(
                "contactMedium",
                json!([{ "@type": "EmailContactMedium", "emailAddress": "a@b", "street1": "x" }]),
            ),
            "contactMedium[0].street1",
        ),
        (
            with("contactMedium", json!([{ "@type": "FaxContactMedium", "faxNumber": "1" }])),
            "contactMedium[0]",
        ),
        (with("contactMedium", json!(vec![phone("13900000001")[0].clone(); 21])), "contactMedium"),
        (with("languageAbility", json!([{ "languageCode": "fr" }])), "languageAbility[0].languageCode"),
        (
            with("languageAbility", json!([{ "languageCode": "en" }, { "languageCode": "zh-CN" }])),
            "languageAbility",
        ),
        (
            with("partyCharacteristic", json!([{ "name": "needs", "value": [] }])),
            "partyCharacteristic[0].@type",
        ),
    ]
}

#[tokio::test]
async fn a_malformed_body_is_refused_by_the_name_of_its_attribute() {
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        for (body, name) in malformed() {
            let refused = client.post(PERSON, &body).await;
            let (status, _, message) = refused.error();
            assert_eq!(status, 400, "{body}");
            assert!(message.contains(&format!("`{name}")), "{name}: {message}");
        }
        assert_eq!(client.get(PERSON).await.ids(), Vec::<&str>::new());
        let v4 = json!({ "familyName": "何", "givenName": "雨", "contactMedium": [{ "phoneNumber": "13900000001" }] });
        let made = client.post("/tmf-api/party/v4/individual", &v4).await;
        assert_eq!((made.status, &made.body["name"]), (StatusCode::CREATED, &json!("何雨")), "{:?}", made.body);
    })
    .await;
}

#[tokio::test]
async fn hostile_text_comes_back_exactly() {
    const TEXTS: [&str; 4] = [
        "<script>alert(1)</script>",
        "'; DROP TABLE customers_customer; --",
        "\u{202e}x\u{2066}",
        "👩‍👩‍👧‍👦 𠜎 \u{feff}",
    ];
    testkit::on_both(TABLES, async |db| {
        let client = Client::of(&db);
        for text in TEXTS {
            let body = json!({ "@type": "Organization", "name": text,
                "contactMedium": [{ "@type": "GeographicAddressContactMedium", "street1": text }] });
            let made = client.post(ORGANIZATION, &body).await;
            let found = client.get(made.headers[header::LOCATION].to_str().unwrap()).await;
            assert_eq!(
                (&found.body["name"], &found.body["contactMedium"]),
                (&json!(text), &body["contactMedium"])
            );
        }
        let nul = client.post(ORGANIZATION, &json!({ "@type": "Organization", "name": "a\u{0}b" })).await;
        assert_eq!(nul.error().0, 400);
    })
    .await;
}

#[tokio::test]
async fn what_a_token_may_not_do_it_does_not() {
    testkit::on_both(TABLES, async |db| {
        let he_yu = move_in(&db).await;
        let reader = Client::with(&db, &[Permission::ApiRead]);
        let path = format!("{PERSON}/C-10086");
        assert_eq!(reader.patch(&path, &json!({ "name": "X" })).await.error().0, 403);
        assert_eq!(reader.post(PERSON, &ægir()).await.error().0, 403);
        assert_eq!(reader.ask(Method::DELETE, &path, &[], "").await.error().0, 403);
        let nobody = Client::with(&db, &[]);
        let head = journal::head(&db).await.unwrap();
        for path in [&*path, PERSON, CUSTOMER, ORGANIZATION] {
            assert_eq!(nobody.get(path).await.error().0, 401, "{path}");
        }
        assert_eq!(journal::head(&db).await.unwrap(), head);
        assert_eq!(file(&db, "C-10086").await, he_yu);
        assert_eq!(
            reader.get(&format!("{ORGANIZATION}/C-10086")).await.error().0,
            404,
            "she is no organisation"
        );
        for id in ["C-10086'", "10086", "C-99999", "%00", "..%2F..%2Fetc"] {
            assert_eq!(reader.get(&format!("{PERSON}/{id}")).await.error().0, 404, "{id}");
        }
    })
    .await;
}
