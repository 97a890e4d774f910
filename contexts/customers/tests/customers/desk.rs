use axum::http::StatusCode;
use customers::contact;
use serde_json::json;

use crate::{
    browser::{Answer, Browser, agent, house},
    fixture::{TABLES, last_entry, move_in},
};

/// A browser of the agent 1001, and the contact they opened with `C-10086`.
async fn on_the_line(db: &db::Db) -> (Browser, String) {
    move_in(db).await;
    let mut browser = Browser::at(house(db, agent()));
    let opened = browser.post("/contacts", &[("customer", "C-10086"), ("channel", "phone")]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    let id = opened.location().strip_prefix("/contacts/").unwrap().to_owned();
    (browser, id)
}

/// What nobody may read before the customer is verified, or unmasked after.
fn check_hides(answer: &Answer, hidden: &[&str]) {
    for text in hidden {
        assert!(!answer.body.contains(text), "{text} is on the page");
    }
}

const SECRETS: [&str; 4] = ["13900000001", "he.yu@example.com", "502", "08716500001"];
const ACCOUNT: [&str; 3] = ["畅享59", "何雨", "2019"];

// clause: 4.1.4(4)
#[tokio::test]
async fn scenario_s1_steps_1_and_2_the_file_opens_only_after_verification() {
    testkit::on_both(TABLES, async |db| {
        let (mut browser, id) = on_the_line(&db).await;
        let file = format!("/customers/C-10086?contact={id}");

        let refused = browser.get(&file).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text().contains("4.1.4(4)") && refused.text().contains("only general information"));
        check_hides(&refused, &SECRETS);
        check_hides(&refused, &ACCOUNT);
        let entry = last_entry(&db).await;
        assert_eq!((&*entry.event, &*entry.subject, &*entry.actor), ("refused", "C-10086", "staff:1001"));
        assert_eq!(entry.body["rule"], "unverified-contact");
        assert!(!contact(&db, id.parse().unwrap()).await.unwrap().unwrap().is_verified());

        let evidence = [("service_password", "135246"), ("document_digits", "012x")];
        let verified = browser.post(&format!("/contacts/{id}/verification"), &evidence).await;
        assert_eq!((verified.status, verified.location()), (StatusCode::SEE_OTHER, &*file));
        let opened = browser.get(&file).await;
        assert_eq!(opened.status, StatusCode::OK);
        assert!(ACCOUNT.iter().all(|text| opened.body.contains(text)), "{}", opened.text());
        assert!(opened.body.contains("139****0001") && opened.body.contains("h***@example.com"));
        check_hides(&opened, &SECRETS);
        assert!(opened.body.contains(r#"hx-get="/complaints/of-customer/C-10086""#));
        assert_eq!(opened.headers["cache-control"], "no-store, private");
        let look = last_entry(&db).await;
        assert_eq!((&*look.event, &*look.purpose), ("viewed", "complaint-intake"));
        assert_eq!(look.body, json!({ "contact": id }));
    })
    .await;
}

// clause: 4.1.4(4)
#[tokio::test]
async fn a_wrong_answer_keeps_the_contact_general_and_is_not_shown_back() {
    testkit::on_both(TABLES, async |db| {
        let (mut browser, id) = on_the_line(&db).await;
        let evidence = [("service_password", "999999"), ("document_digits", "012X")];
        let refused = browser.post(&format!("/contacts/{id}/verification"), &evidence).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        check_hides(&refused, &["999999", "012X"]);
        check_hides(&refused, &SECRETS);
        assert_eq!(last_entry(&db).await.body["rule"], "verification-failed");
    })
    .await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn a_file_without_a_contact_stays_closed() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let mut browser = Browser::at(house(&db, agent()));
        for path in ["/customers/C-10086", "/customers/C-10086?contact=nonsense"] {
            let refused = browser.get(path).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{path}");
            check_hides(&refused, &ACCOUNT);
            assert_eq!(last_entry(&db).await.body["rule"], "no-ground-to-look");
        }
    })
    .await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn a_colleagues_contact_is_not_to_be_found() {
    testkit::on_both(TABLES, async |db| {
        let (_, id) = on_the_line(&db).await;
        let colleague = web::Caller { actor: "staff:1002".parse().unwrap(), ..agent() };
        let mut browser = Browser::at(house(&db, colleague));
        assert_eq!(browser.get(&format!("/contacts/{id}")).await.status, StatusCode::NOT_FOUND);
        let evidence = [("service_password", "135246"), ("document_digits", "012X")];
        let refused = browser.post(&format!("/contacts/{id}/verification"), &evidence).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert_eq!(last_entry(&db).await.body["rule"], "contact-of-a-colleague");
        assert!(!contact(&db, id.parse().unwrap()).await.unwrap().unwrap().is_verified());
        for path in ["/contacts/1", "/customers/C-4711", "/customers/x"] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_search_shows_masked_customers_with_a_way_to_start_a_contact() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let mut browser = Browser::at(house(&db, agent()));
        assert_eq!(browser.get("/customers").await.status, StatusCode::OK);
        for asked in ["C-10086", "13900000001", "%E4%BD%95"] {
            let found = browser.get(&format!("/customers?q={asked}")).await;
            assert!(found.body.contains("C-10086") && found.body.contains("何**"), "{asked}");
            assert!(found.body.contains(r#"<option value="store">"#));
            let ours: Vec<_> =
                SECRETS.iter().chain(&ACCOUNT).filter(|text| **text != "13900000001").copied().collect();
            check_hides(&found, &ours);
        }
        assert_eq!(last_entry(&db).await.event, "searched");
        let none = browser.get("/customers?q=%00%27%22%3Cscript%3Ealert(1)%3C/script%3E").await;
        assert_eq!(none.status, StatusCode::OK);
        assert!(none.text().contains("No customer found") && !none.body.contains("<script>alert"));
    })
    .await;
}

#[tokio::test]
async fn who_may_only_read_starts_no_contact_and_who_may_not_sees_nothing() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let with = |role: kernel::Role| web::Caller { permissions: role.permissions().to_vec(), ..agent() };
        let mut auditor = Browser::at(house(&db, with(kernel::Role::Auditor)));
        assert!(!auditor.get("/customers?q=C-10086").await.body.contains("/contacts"));
        let fields = [("customer", "C-10086"), ("channel", "phone")];
        assert_eq!(auditor.post("/contacts", &fields).await.status, StatusCode::FORBIDDEN);
        let mut administrator = Browser::at(house(&db, with(kernel::Role::Administrator)));
        for path in ["/customers", "/customers/C-10086"] {
            assert_eq!(administrator.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_customer_or_channel_opens_no_contact() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let head = journal::head(&db).await.unwrap();
        let mut browser = Browser::at(house(&db, agent()));
        let cases = [
            ("C-4711", "phone", StatusCode::NOT_FOUND),
            ("1 OR 1=1", "phone", StatusCode::NOT_FOUND),
            ("C-10086", "telepathy", StatusCode::BAD_REQUEST),
        ];
        for (customer, channel, status) in cases {
            let answer = browser.post("/contacts", &[("customer", customer), ("channel", channel)]).await;
            assert_eq!(answer.status, status, "{customer} {channel}");
        }
        assert_eq!(journal::head(&db).await.unwrap(), head);
    })
    .await;
}

#[tokio::test]
async fn every_page_speaks_every_language() {
    testkit::on_both(TABLES, async |db| {
        let (mut browser, id) = on_the_line(&db).await;
        let pages = [
            "/customers?q=C-10086".to_owned(),
            format!("/contacts/{id}"),
            format!("/customers/C-10086?contact={id}"),
        ];
        for (language, word) in [("zh-CN", "客户编号"), ("zh-TW", "客戶編號"), ("en", "Customer number")]
        {
            browser.language = language;
            for path in &pages[..2] {
                assert!(browser.get(path).await.text().contains(word), "{language} {path}");
            }
        }
        let evidence = [("service_password", "135246"), ("document_digits", "012X")];
        browser.post(&format!("/contacts/{id}/verification"), &evidence).await;
        for language in ["zh-CN", "zh-TW", "en"] {
            browser.language = language;
            for path in &pages {
                let text = browser.get(path).await.text();
                for key in [" customer-", " contact-", " method-", " need-"] {
                    assert!(!text.contains(key), "{language} {path}: {text}");
                }
            }
        }
    })
    .await;
}
