//! Text that was made to break things, through the fields of the API and of the desk's own records: kept and shown
//! exactly, or refused in words; never run, and never an error of ours.

use std::fs;

use reqwest::{Method, StatusCode};
use serde_json::{Value as Json, json};

use crate::{
    forms::{CATEGORY, DRAFT, STAFF, VIEW},
    house::{Answer, House, TICKETS, in_house, shared, ticket},
};

pub(crate) const INDIVIDUALS: &str = "/tmf-api/partyManagement/v5/individual";
const ORGANIZATIONS: &str = "/tmf-api/partyManagement/v5/organization";
pub(crate) const CUSTOMERS: &str = "/tmf-api/customer/v5/customer";
pub(crate) const HUBS: [&str; 3] =
    ["/tmf-api/troubleTicket/v5/hub", "/tmf-api/partyManagement/v5/hub", "/tmf-api/customer/v5/hub"];

/// What is particular to this program; each is tried alone.
const OWN: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' autofocus onfocus=alert(1) '",
    "'; DROP TABLE people_staff; --",
    "$1 {key} %s \\u0000 &amp; &#x3c;",
    "{ $number } { -brand } {\"a\"}",
    "=HYPERLINK(\"http://example.com\")",
    "\u{202e}gnihtemos\u{202c}\u{2066}\u{200b}\u{feff}",
    "👩‍👩‍👧‍👦 𠮷 e\u{301}\u{0344}",
    " leading and trailing ",
    "\u{1}\u{8}\u{1b}[31m\u{7f}",
    "%00 %2500 %0d%0aSet-Cookie: a=b",
    "null",
    "-1e999",
];

/// Our own, and the shared list, many of its strings in one text of at most so many characters.
fn texts(chars_max: usize) -> Vec<String> {
    let mut texts: Vec<_> = OWN.iter().map(|text| (*text).to_owned()).collect();
    let Some(list) = shared("hostile-naughty-strings/blns.json") else { return texts };
    let strings: Vec<String> = serde_json::from_str(&fs::read_to_string(list).unwrap()).unwrap();
    let mut packed = String::new();
    // What is kept as a name has one line, and a NUL is refused: tested apart.
    for string in strings.iter().filter(|string| !string.contains(['\0', '\r', '\n'])) {
        if packed.chars().count() + string.chars().count() > chars_max {
            texts.push(std::mem::take(&mut packed));
        }
        packed.extend(string.chars().chain(['¦']).take(chars_max - packed.chars().count()));
    }
    texts.push(packed);
    texts
}

/// Text as it stands in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text as it stands in the query of an address.
pub(crate) fn escaped_in_address(text: &str) -> String {
    let address = reqwest::Url::parse_with_params("http://x/", [("x", text)]).unwrap();
    address.query().unwrap()[2..].to_owned()
}

#[track_caller]
pub(crate) fn is_clear(answer: &Answer, path: &str, what: &str) {
    assert_eq!(answer.problem(path), None, "{what}");
}

fn characteristic(name: &str, value: &str) -> Json {
    json!({ "@type": "StringCharacteristic", "name": name, "value": value })
}

/// A ticket with the text wherever text may stand.
pub(crate) fn ticket_of(text: &str) -> Json {
    let mut sent = ticket();
    for name in ["name", "description"] {
        sent[name] = text.into();
    }
    sent["relatedParty"][0]["name"] = text.into();
    let street = json!({ "@type": "GeographicAddressContactMedium", "street1": text });
    sent["relatedParty"][0]["contactMedium"].as_array_mut().unwrap().push(street);
    let told = ["demand", "product", "place", "happened"].map(|name| characteristic(name, text));
    sent["troubleTicketCharacteristic"] =
        std::iter::once(characteristic("category", "vas-not-ordered")).chain(told).collect();
    sent["note"] = json!([{ "@type": "Note", "text": text }]);
    sent["attachment"] = json!([{
        "@type": "Attachment", "name": "bill.txt", "attachmentType": "evidence", "mimeType": "text/plain",
        "content": "YQ==", "description": text,
    }]);
    sent
}

/// Where the text stands in the shown ticket.
fn shown_in(shown: &Json) -> Vec<&Json> {
    let told = shown["troubleTicketCharacteristic"].as_array().unwrap().iter();
    let told = told
        .filter(|one| ["demand", "product", "place", "happened"].contains(&one["name"].as_str().unwrap()));
    let customer = &shown["relatedParty"][0];
    let street =
        customer["contactMedium"].as_array().unwrap().iter().filter_map(|medium| medium.get("street1"));
    let alone = [
        &shown["name"],
        &shown["description"],
        &customer["name"],
        &shown["note"][0]["text"],
        &shown["attachment"][0]["description"],
    ];
    alone.into_iter().chain(told.map(|one| &one["value"])).chain(street).collect()
}

#[tokio::test]
async fn hostile_text_comes_back_exactly_from_every_field_of_a_ticket() {
    let texts = texts(480);
    in_house(async |house| {
        for text in &texts {
            let made = house.post_json(TICKETS, &ticket_of(text)).await;
            assert_eq!(made.status, StatusCode::CREATED, "{text:?}: {}", made.body);
            let number = made.json()["id"].as_str().unwrap().to_owned();
            let href = format!("{TICKETS}/{number}");
            let shown = house.get(&href).await.json();
            let shown = shown_in(&shown);
            assert_eq!(shown.len(), 10);
            assert!(shown.iter().all(|value| *value == text), "{text:?}: {shown:?}");
            let page = house.get(&format!("/complaints/{number}?tab=customer")).await.body;
            assert!(page.contains(&escaped(text)), "{text:?}");
            assert!(
                escaped(text) == *text || !page.contains(text.as_str()),
                "{text:?} stands raw in the page"
            );
            for body in
                [json!({ "name": text }), json!({ "severity": text }), json!({ "statusChangeReason": text })]
            {
                let request = house.request(Method::PATCH, &href).body(body.to_string());
                let request = request.header("content-type", "application/merge-patch+json");
                is_clear(&house.send(request, text).await, TICKETS, text);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn hostile_text_comes_back_exactly_from_parties_and_customers() {
    let texts = texts(380);
    in_house(async |house| {
        for text in &texts {
            let street = json!([{ "@type": "GeographicAddressContactMedium", "street1": text }]);
            let person = json!({
                "@type": "Individual", "familyName": text, "givenName": text, "name": text, "contactMedium": street,
            });
            let made = house.post_json(INDIVIDUALS, &person).await;
            assert_eq!(made.status, StatusCode::CREATED, "{text:?}: {}", made.body);
            let shown = house.get(&made.location).await.json();
            for name in ["familyName", "givenName", "name"] {
                assert_eq!(shown[name], **text, "{name}");
            }
            assert_eq!(shown["contactMedium"][0]["street1"], **text);
            let firm = json!({ "@type": "Organization", "name": text });
            let made = house.post_json(ORGANIZATIONS, &firm).await;
            assert_eq!(house.get(&made.location).await.json()["name"], **text);

            let party = made.json()["id"].clone();
            let customer = json!({
                "@type": "Customer", "name": text, "engagedParty": { "@type": "PartyRef", "id": party },
                "characteristic": [{ "@type": "StringCharacteristic", "name": "plan", "value": text }],
            });
            let made = house.post_json(CUSTOMERS, &customer).await;
            is_clear(&made, CUSTOMERS, text);
            if made.status == StatusCode::CREATED {
                let shown = house.get(&made.location).await.json();
                assert_eq!((&shown["name"], &shown["characteristic"][0]["value"]), (&json!(text), &json!(text)));
            }
            found_by(&house, text).await;
        }
    })
    .await;
}

/// As a search, a filter, a selection, a callback and a subscription's query.
async fn found_by(house: &House, text: &str) {
    let query = escaped_in_address(text);
    for path in [INDIVIDUALS, ORGANIZATIONS, CUSTOMERS, TICKETS] {
        for name in ["name", "fields", "sort", "id", "limit"] {
            is_clear(&house.get(&format!("{path}?{name}={query}")).await, path, text);
        }
    }
    let found = house.get(&format!("{ORGANIZATIONS}?name={query}")).await.json();
    assert!(found.as_array().is_none_or(|found| !found.is_empty()), "{text:?} is not found by its name");
    for path in ["/customers?q=", "/search?q=", "/palette?q=", "/admin/staff?after=", "/complaints?owner="] {
        let answer = house.get(&format!("{path}{query}")).await;
        is_clear(&answer, path, text);
        assert!(escaped(text) == *text || !answer.body.contains(text), "{text:?} stands raw in {path}");
    }
    for path in HUBS {
        for (callback, query) in [(text, ""), ("https://crm.example/told", text)] {
            let hub = json!({ "@type": "Hub", "callback": callback, "query": query });
            let answer = house.post_json(path, &hub).await;
            is_clear(&answer, path, text);
            if answer.status == StatusCode::CREATED {
                assert_eq!(house.get(&answer.location).await.json()["query"], *query);
                house.send(house.request(Method::DELETE, &answer.location), text).await;
            }
        }
    }
}

#[tokio::test]
async fn hostile_text_comes_back_exactly_from_the_desks_own_records() {
    // A view's name is short; the others are names as people have them.
    let (short, texts) = (texts(39), texts(380));
    in_house(async |house| {
        let shown = ["/admin/staff/1002", "/admin/categories", "/complaints", "/complaints/new"];
        for (form, shown) in [STAFF, CATEGORY, VIEW, DRAFT].iter().zip(shown) {
            let texts = if form.path == VIEW.path { &short } else { &texts };
            for text in texts {
                let is_text = |name: &str| form.texts.contains(&name);
                let filled = form
                    .filled
                    .iter()
                    .map(|(name, value)| (*name, if is_text(name) { text } else { *value }));
                let answer = house.post_form(form.path, &filled.collect::<Vec<_>>()).await;
                is_clear(&answer, form.path, text);
                assert!(
                    answer.status.is_success() || answer.status.is_redirection(),
                    "{} {text:?}: {}",
                    form.path,
                    answer.status
                );
                let page = house.get(shown).await.body;
                // A view's name is one line without what a terminal would obey.
                let kept: String = match form.path {
                    "/complaints/views" => text.trim().chars().filter(|c| !c.is_control()).take(40).collect(),
                    _ => text.clone(),
                };
                assert!(page.contains(&escaped(&kept)), "{} {text:?} is not shown", form.path);
                assert!(
                    escaped(text) == *text || !page.contains(text.as_str()),
                    "{text:?} stands raw in the page"
                );
                if form.path == VIEW.path {
                    let removal = format!("/complaints/views/removal?name={}", escaped_in_address(&kept));
                    house.post_form(&removal, &[]).await;
                    assert!(
                        !house.get(shown).await.body.contains(&escaped(&kept)),
                        "{text:?} is not removed"
                    );
                }
            }
        }
        let nothing = "/complaints/views/removal?name=%00";
        is_clear(&house.post_form(nothing, &[]).await, nothing, nothing);
        for (path, name) in
            [("/admin/departments", "name"), ("/admin/teams", "team_name"), ("/admin/tokens", "name")]
        {
            new_ones(&house, path, name, &texts).await;
        }
    })
    .await;
}

/// Units and tokens, of which each text makes one more, or is refused by name.
async fn new_ones(house: &House, path: &str, name: &str, texts: &[String]) {
    for (n, text) in texts.iter().enumerate() {
        let (code, team) = (format!("D{n}"), format!("T{n}"));
        let all = ["name", "name_zh_tw", "name_en", "team_name", "team_name_zh_tw", "team_name_en"];
        let mut form: Vec<_> = all.map(|name| (name, text.as_str())).into();
        form.extend([
            ("code", code.as_str()),
            ("team_code", &team),
            ("team_department", "CC"),
            ("scopes", "api-read"),
        ]);
        let answer = house.post_form(path, &form).await;
        is_clear(&answer, path, text);
        let shown = match answer.status.as_u16() {
            303 => house.get(&answer.location).await,
            _ => answer,
        };
        assert!(shown.body.contains(&escaped(text)), "{path} {name} {text:?} is not shown");
        assert!(
            escaped(text) == *text || !shown.body.contains(text.as_str()),
            "{text:?} stands raw in {path}"
        );
    }
}
