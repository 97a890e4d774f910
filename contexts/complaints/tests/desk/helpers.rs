//! What helps people at the desk: drafts, who is here, views of their own, live updates, categories.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use crate::house::in_both_houses;

#[tokio::test]
async fn a_text_that_was_not_sent_stands_in_the_form_again_until_it_is() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let number = desk.takes_in(&[]).await;
        let path = format!("/complaints/{number}");
        let key = format!("{number}/note");
        let kept = desk.post("/drafts", &[("key", &key), ("text", "写到一半")]).await;
        assert_eq!(kept.status, StatusCode::NO_CONTENT);
        assert!(desk.get(&path).await.says("写到一半"));
        assert!(!house.desk("1003").get(&path).await.says("写到一半"), "it is nobody else's");
        desk.does(number, "notes", &[("note", "写完了")]).await;
        assert!(!desk.get(&path).await.says("写到一半"));
        let elsewhere = desk.post("/drafts", &[("key", "somewhere"), ("text", "x")]).await;
        assert_eq!(elsewhere.status, StatusCode::BAD_REQUEST);
        let long = "x".repeat(20_001);
        let too_long = desk.post("/drafts", &[("key", &key), ("text", &long)]).await;
        assert_eq!(too_long.status, StatusCode::PAYLOAD_TOO_LARGE);
        desk.post("/drafts", &[("key", "intake/text"), ("text", "来电说到一半")]).await;
        assert!(desk.get("/complaints/new").await.says("来电说到一半"));
    })
    .await;
}

#[tokio::test]
async fn colleagues_see_who_else_is_here_and_who_writes() {
    in_both_houses(async |house| {
        let number = house.desk("1001").takes_in(&[]).await;
        let path = format!("/complaints/{number}/presence");
        let beat = async |staff, state| house.desk(staff).post(&path, &[("state", state)]).await.text();
        assert_eq!(beat("1001", "viewing").await, "");
        assert!(beat("1002", "editing").await.contains("李敏 正在查看"));
        let seen = beat("1001", "viewing").await;
        assert!(seen.contains("王强 正在编辑") && !seen.contains("李敏"));
        beat("1002", "left").await;
        assert_eq!(beat("1001", "viewing").await, "");
        beat("1002", "viewing").await;
        house.clock.set("2026-09-30T16:21:00+08:00");
        assert_eq!(beat("1001", "viewing").await, "", "who is silent for a minute has gone");
    })
    .await;
}

#[tokio::test]
async fn a_view_is_kept_under_a_name_for_its_owner_alone() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let query = "view=open&state=accepted&class=user-service";
        let kept = desk.post("/complaints/views", &[("name", " 服务类 "), ("query", query)]).await;
        assert_eq!((kept.status, kept.location()), (StatusCode::SEE_OTHER, &*format!("/complaints?{query}")));
        let page = desk.get(&format!("/complaints?{query}")).await;
        assert!(page.says("服务类") && page.says("/complaints/views/removal?name="));
        assert!(!house.desk("1003").get("/complaints").await.says("服务类"));
        desk.post("/complaints/views/removal?name=%E6%9C%8D%E5%8A%A1%E7%B1%BB", &[]).await;
        assert!(!desk.get("/complaints").await.says("服务类"));
        let nameless = desk.post("/complaints/views", &[("name", " "), ("query", query)]).await;
        assert_eq!(nameless.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test]
async fn an_open_page_hears_what_happens() {
    in_both_houses(async |house| {
        let following = tokio::spawn(house.live.clone().follow(house.db.clone()));
        let app = house.app();
        let router = complaints::desk_routes().into_router(app, axum::routing::any(|| async {}));
        let request =
            Request::get("/live").header("cookie", "kefu_session=1002").body(Body::empty()).unwrap();
        let answer = tower::ServiceExt::oneshot(router, request).await.unwrap();
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        let mut stream = answer.into_body().into_data_stream();
        // The follower begins at the journal's head as it finds it: its first look must come before the change.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let number = house.desk("1001").takes_in(&[]).await;
        let next = tokio_stream::StreamExt::next(&mut stream);
        let heard = tokio::time::timeout(Duration::from_secs(10), next).await.unwrap().unwrap().unwrap();
        let heard = String::from_utf8(heard.to_vec()).unwrap();
        assert_eq!(heard, format!("event: change\ndata: complaint:{number} complaints\n\n"));
        following.abort();
    })
    .await;
}

// clause: 4.2.2(1)
#[tokio::test]
async fn the_department_keeps_its_own_categories_below_the_five_classes() {
    in_both_houses(async |house| {
        let admin = house.desk("9001");
        let names = [("name_zh_cn", "家庭安防"), ("name_zh_tw", "家庭安防"), ("name_en", "Home security")];
        let code = ("code", "home-security");
        let entry = |class: &'static str, active: &'static str| {
            let mut fields = vec![code, ("class", class), ("place", "3"), ("active", active)];
            fields.extend(names);
            fields
        };
        let added = admin.post("/admin/categories", &entry("user-service", "on")).await;
        assert_eq!((added.status, added.location()), (StatusCode::SEE_OTHER, "/admin/categories"));
        assert!(admin.get("/admin/categories").await.says("Home security"));
        assert!(house.desk("1001").get("/complaints/new").await.says("家庭安防"));
        let number = house.desk("1001").takes_in(&[("category", "home-security")]).await;

        let moved = admin.post("/admin/categories", &entry("marketing", "on")).await;
        assert!(moved.status == StatusCode::CONFLICT && moved.says("第 4.2.2(1) 条"));
        admin.post("/admin/categories", &entry("user-service", "")).await;
        assert!(!house.desk("1001").get("/complaints/new").await.says("家庭安防"), "no longer offered");
        assert!(
            house.desk("1001").get(&format!("/complaints/{number}")).await.says("家庭安防"),
            "still named"
        );
        let wrong = admin.post("/admin/categories", &[("code", "Big Name"), ("class", "user-service")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(admin.get("/admin/categories/home-security").await.says("Home security"));
        assert_eq!(house.desk("1002").get("/admin/categories").await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn work_begins_where_it_waits() {
    in_both_houses(async |house| {
        assert_eq!(house.desk("1002").get("/").await.location(), "/complaints");
        assert_eq!(house.desk("9001").get("/").await.location(), "/admin/categories");
        for path in ["/complaints", "/search?q=x", "/complaints/T20260930-0001", "/live"] {
            assert_eq!(house.desk("9001").get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(house.desk("1012").get("/complaints/new").await.status, StatusCode::FORBIDDEN);
    })
    .await;
}
