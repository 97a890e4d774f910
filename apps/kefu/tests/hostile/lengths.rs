//! Text longer than anybody writes: kept, or refused in words, on both databases alike.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::{
    forms::{ACCEPTED, REFUSED},
    house::{Answer, House, TICKETS, in_house},
    texts::{CUSTOMERS, HUBS, INDIVIDUALS, escaped_in_address, is_clear, ticket_of},
};

/// Text that nothing makes shorter: what an index holds is packed before it is measured.
fn long(chars: usize) -> String {
    let mut random = testkit::Random::seeded(5);
    let character = |n: u64| char::from_u32(0x4E00 + u32::try_from(n % 20_000).unwrap()).unwrap();
    (0..chars).map(|_| character(random.number())).collect()
}

/// Longer than a line, than what PostgreSQL indexes (2,704 bytes), and nearly as long as a text may be.
const LONG: [usize; 3] = [900, 3_000, 19_000];
/// A query as long as this is refused before anybody reads it.
const QUERY_CHARS_MAX: usize = 3_000;

const IN_A_TICKET: [&str; 13] = [
    "/name",
    "/description",
    "/relatedParty/0/name",
    "/relatedParty/0/contactMedium/1/street1",
    "/troubleTicketCharacteristic/0/value",
    "/troubleTicketCharacteristic/1/value",
    "/troubleTicketCharacteristic/2/value",
    "/troubleTicketCharacteristic/3/value",
    "/troubleTicketCharacteristic/4/value",
    "/note/0/text",
    "/attachment/0/name",
    "/attachment/0/mimeType",
    "/attachment/0/description",
];

#[tokio::test]
async fn no_attribute_of_the_api_is_too_long_for_an_answer() {
    in_house(async |house| {
        for text in LONG.map(long) {
            for pointer in IN_A_TICKET {
                let mut sent = ticket_of("短");
                *sent.pointer_mut(pointer).unwrap() = text.as_str().into();
                is_clear(&house.post_json(TICKETS, &sent).await, TICKETS, pointer);
            }
            for name in ["familyName", "givenName", "name"] {
                let mut person = json!({ "@type": "Individual", "familyName": "何", "givenName": "雨" });
                person[name] = text.as_str().into();
                is_clear(&house.post_json(INDIVIDUALS, &person).await, INDIVIDUALS, name);
            }
            for path in HUBS {
                for (callback, query) in [
                    (format!("https://crm.example/{text}"), String::new()),
                    ("https://crm.example/x".to_owned(), format!("event.x={text}")),
                ] {
                    let hub = json!({ "@type": "Hub", "callback": callback, "query": query });
                    is_clear(&house.post_json(path, &hub).await, path, "hub");
                }
            }
            key(&house, &text).await;
            if text.chars().count() <= QUERY_CHARS_MAX {
                asked(&house, &text).await;
            }
        }
    })
    .await;
}

/// Keys by which a request is known again, and the customer and the staff that a ticket names.
async fn key(house: &House, text: &str) {
    let letters: String = text.chars().map(|c| char::from(b'a' + (c as u32 % 26) as u8)).collect();
    let request = house.request(Method::POST, TICKETS).json(&ticket_of("短"));
    is_clear(&house.send(request.header("idempotency-key", letters.as_str()), "key").await, TICKETS, "key");
    for (place, number) in
        [(0, letters.as_str()), (0, "C-99999999999999999999"), (1, &letters), (1, "9".repeat(900).as_str())]
    {
        let mut sent = ticket_of("短");
        let concerned = json!({ "@type": "RelatedPartyRefOrPartyRoleRef", "role": "concerned" });
        sent["relatedParty"].as_array_mut().unwrap().push(concerned);
        sent["relatedParty"][place]["partyOrPartyRole"] = json!({ "@type": "PartyRef", "id": number });
        is_clear(&house.post_json(TICKETS, &sent).await, TICKETS, "a party");
    }
}

async fn asked(house: &House, text: &str) {
    let query = escaped_in_address(text);
    for path in [INDIVIDUALS, TICKETS, CUSTOMERS] {
        for name in ["name", "id", "fields", "sort"] {
            is_clear(&house.get(&format!("{path}?{name}={query}")).await, path, name);
        }
    }
    for path in
        ["/customers?q=", "/search?q=", "/admin/staff?department=", "/complaints/", "/customers/", "/assets/"]
    {
        is_clear(&house.get(&format!("{path}{query}")).await, path, path);
    }
}

#[tokio::test]
async fn no_field_of_a_form_is_too_long_for_an_answer() {
    in_house(async |house| {
        assert_eq!(house.ticket().await, "T20260930-0001");
        for form in ACCEPTED {
            let Answer { status, body, .. } = house.post_form(form.path, form.filled).await;
            assert!(status.is_success() || status.is_redirection(), "{}: {status} {body}", form.path);
        }
        for text in LONG.map(long) {
            for form in ACCEPTED.iter().chain(REFUSED) {
                let names = form.filled.iter().map(|(name, _)| *name).chain(form.texts.iter().copied());
                for name in names {
                    let others = form.filled.iter().copied().filter(|(other, _)| *other != name);
                    let filled: Vec<_> = others.chain([(name, text.as_str())]).collect();
                    let what = format!("{} {name} with {} characters", form.path, text.chars().count());
                    is_clear(&house.post_form(form.path, &filled).await, form.path, &what);
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_complaint_may_have_as_much_text_as_it_wants() {
    in_house(async |house| {
        let number = house.ticket().await;
        let notes = format!("/complaints/{number}/notes");
        let text = long(20_000);
        for round in 0..7 {
            // Other text each time: what is the same is indexed once.
            let note: String = text.chars().map(|c| char::from_u32(c as u32 ^ round).unwrap()).collect();
            let answer = house.post_form(&notes, &[("note", &note)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "note {round}: {}", answer.body);
        }
        let first: String = text.chars().take(6).collect();
        let found = house.get(&format!("/search?q={}", escaped_in_address(&first))).await;
        assert!(
            found.location.contains(&number) || found.body.contains(&number),
            "search lost the beginning"
        );
    })
    .await;
}
