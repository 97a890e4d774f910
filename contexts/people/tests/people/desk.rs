use axum::http::{StatusCode, header};

use crate::{
    browser::{Browser, signed_in},
    house::{House, PASSWORD, in_both_houses},
};

#[tokio::test]
async fn the_sign_in_page_leads_back_to_where_the_person_wanted_to_go() {
    in_both_houses(async |house| {
        let mut browser = Browser::at(house.app());
        let sent_away = browser.get("/me").await;
        assert_eq!(sent_away.location(), "/sign-in?next=/me");
        assert!(browser.get("/sign-in?next=/me").await.body.contains(r#"name="next" value="/me""#));
        let fields = [("number", "1002"), ("password", PASSWORD), ("next", "/me")];
        let answer = browser.post("/sign-in", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/me"));
        let me = browser.get("/me").await;
        assert_eq!(me.status, StatusCode::OK);
        assert!(me.body.contains("王强") && me.body.contains("Testfox/1.0"));
        assert_eq!(me.headers[header::CACHE_CONTROL], "no-store, private");
    })
    .await;
}

#[tokio::test]
async fn no_address_of_another_site_is_followed_after_signing_in() {
    in_both_houses(async |house| {
        for next in [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "/me\r\nSet-Cookie: a=b",
            "evil.example",
        ] {
            let mut browser = Browser::at(house.app());
            let fields = [("number", "1002"), ("password", PASSWORD), ("next", next)];
            assert_eq!(browser.post("/sign-in", &fields).await.location(), "/", "{next:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_session_cookie_is_kept_from_scripts_and_other_sites() {
    in_both_houses(async |house| {
        for (base_url, secure) in [("http://localhost:8080", false), ("https://kefu.example", true)] {
            let mut browser = Browser::at(house.app_at(base_url));
            let answer = browser.post("/sign-in", &[("number", "1002"), ("password", PASSWORD)]).await;
            let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
            let cookies: Vec<_> = cookies.map(|cookie| cookie.to_str().unwrap()).collect();
            let session = cookies.iter().find(|cookie| cookie.starts_with("kefu_session=")).unwrap();
            assert!(session.contains("; HttpOnly") && session.contains("; SameSite=Lax"), "{session}");
            assert_eq!(session.ends_with("; Secure"), secure, "{session}");
            assert!(cookies.iter().any(|cookie| cookie.starts_with("kefu_language=zh-TW;")), "{cookies:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_language_chosen_before_signing_in_holds_until_signing_out() {
    in_both_houses(async |house| {
        let mut browser = Browser::at(house.app());
        let fields = [("number", "1002"), ("password", PASSWORD)];
        browser.post("/preferences", &[("language", "en"), ("back", "/sign-in")]).await;
        browser.post("/sign-in", &fields).await;
        assert_eq!(browser.cookies["kefu_language"], "en");
        browser.post("/sign-out", &[]).await;
        assert!(!browser.cookies.contains_key("kefu_language"));
        browser.post("/sign-in", &fields).await;
        assert_eq!(browser.cookies["kefu_language"], "zh-TW", "the language of the person's own record");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_keeps_the_number_and_not_the_password() {
    in_both_houses(async |house| {
        let mut browser = Browser::at(house.app());
        let answer = browser.post("/sign-in", &[("number", "1002"), ("password", "my secret")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.body.contains(r#"value="1002""#) && !answer.body.contains("my secret"));
        assert!(answer.text().contains("The staff number or the password is wrong."));
        assert!(!browser.cookies.contains_key("kefu_session"));
        for _ in 0..9 {
            browser.post("/sign-in", &[("number", "1002"), ("password", "my secret")]).await;
        }
        let locked = browser.post("/sign-in", &[("number", "1002"), ("password", PASSWORD)]).await;
        assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(locked.text().contains("Try again in 16 min"));
    })
    .await;
}

#[tokio::test]
async fn another_site_signs_nobody_in_and_nobody_out() {
    in_both_houses(async |house| {
        let mut browser = signed_in(&house, "1002").await;
        for path in ["/sign-in", "/sign-out", "/me/password"] {
            let request = axum::http::Request::post(path).header("sec-fetch-site", "cross-site");
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = browser.send(request, "number=1002&password=kefu-demo".into()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(browser.get("/me").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn signing_out_forgets_the_cookie_and_ends_the_session() {
    in_both_houses(async |house| {
        let mut browser = signed_in(&house, "1002").await;
        let token = browser.cookies["kefu_session"].clone();
        assert_eq!(browser.post("/sign-out", &[]).await.location(), "/sign-in");
        assert!(!browser.cookies.contains_key("kefu_session"));
        browser.cookies.insert("kefu_session".to_owned(), token);
        assert_eq!(browser.get("/me").await.status, StatusCode::SEE_OTHER);
        assert_eq!(browser.post("/sign-out", &[]).await.location(), "/sign-in");
    })
    .await;
}

#[tokio::test]
async fn a_changed_password_keeps_this_browser_signed_in_and_no_other() {
    in_both_houses(async |house| {
        let mut here = signed_in(&house, "1002").await;
        let mut elsewhere = signed_in(&house, "1002").await;
        here = signed_in_again(&house, here).await;
        let wrong = [("present", PASSWORD), ("wanted", "one-secret"), ("repeated", "other-secret")];
        assert_eq!(here.post("/me/password", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let short = [("present", PASSWORD), ("wanted", "short"), ("repeated", "short")];
        let refused = here.post("/me/password", &short).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("The password has 5 characters; it needs 8 to 200."));
        let right = [("present", PASSWORD), ("wanted", "one-secret"), ("repeated", "one-secret")];
        let changed = here.post("/me/password", &right).await;
        assert_eq!(changed.location(), "/me");
        assert!(here.get("/me").await.text().contains("Your password has been changed"));
        assert_eq!(elsewhere.get("/me").await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

/// Giving the second browser its password ended the session of the first.
async fn signed_in_again(house: &House, mut browser: Browser) -> Browser {
    browser.post("/sign-in", &[("number", "1002"), ("password", PASSWORD)]).await;
    assert_eq!(browser.get("/me").await.status, StatusCode::OK, "{:?}", house.clock.now());
    browser
}

#[tokio::test]
async fn one_ends_the_session_of_a_lost_phone() {
    in_both_houses(async |house| {
        let mut here = signed_in(&house, "1002").await;
        let mut phone = Browser::at(house.app());
        phone.post("/sign-in", &[("number", "1002"), ("password", PASSWORD)]).await;
        let me = here.get("/me").await.body;
        let start = me.find("/me/sessions/").unwrap();
        let end = me[start..].find('"').unwrap();
        let path = me[start..start + end].to_owned();
        assert_eq!(here.post(&path, &[]).await.location(), "/me");
        assert_eq!(phone.get("/me").await.status, StatusCode::SEE_OTHER);
        assert_eq!(here.get("/me").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn everybody_chooses_language_and_look_without_signing_in() {
    in_both_houses(async |house| {
        let mut browser = Browser::at(house.app());
        let fields = [("language", "zh-TW"), ("theme", "dark"), ("large_print", "on"), ("back", "/sign-in")];
        assert_eq!(browser.post("/preferences", &fields).await.location(), "/sign-in");
        assert!(browser.get("/sign-in").await.body.contains("員工編號"));
        assert_eq!(browser.cookies["kefu_theme"], "dark");
        assert_eq!(browser.cookies["kefu_large_print"], "on");
    })
    .await;
}
