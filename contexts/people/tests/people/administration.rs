use axum::http::StatusCode;
use kernel::{Money, Role};
use people::{Staff, all_active, find, tokens};

use crate::{
    browser::{Browser, signed_in},
    fixture::{a_specialist, an_administrator, last_entry},
    house::in_both_houses,
};

const ADMIN_PAGES: [&str; 5] =
    ["/admin/staff", "/admin/staff/new", "/admin/staff/1002", "/admin/departments", "/admin/tokens"];

// clause: 5.2.2(1)
#[tokio::test]
async fn only_administrators_see_the_pages_of_administration() {
    in_both_houses(async |house| {
        let mut specialist = signed_in(&house, "1002").await;
        let mut stranger = Browser::at(house.app());
        let mut administrator = signed_in(&house, "9001").await;
        for path in ADMIN_PAGES {
            assert_eq!(specialist.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(stranger.get(path).await.status, StatusCode::SEE_OTHER, "{path}");
            assert_eq!(administrator.get(path).await.status, StatusCode::OK, "{path}");
        }
        let posts =
            ["/admin/staff/1002/password", "/admin/tokens", "/admin/tokens/crm/revocation", "/admin/teams"];
        for path in posts {
            assert_eq!(specialist.post(path, &[]).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(administrator.get("/admin/staff/4711").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn every_page_speaks_every_language() {
    in_both_houses(async |house| {
        let mut browser = signed_in(&house, "9001").await;
        browser.post("/admin/tokens", &[("name", "crm"), ("scopes", "api:read")]).await;
        for (language, role, word) in [
            ("zh-CN", "系统管理员", "系统名称"),
            ("zh-TW", "系統管理員", "系統名稱"),
            ("en", "System administrator", "Name of the system"),
        ] {
            browser.post("/preferences", &[("language", language)]).await;
            for path in ADMIN_PAGES.into_iter().chain(["/me"]) {
                let text = browser.get(path).await.text();
                let keys = [
                    "staff-",
                    "token-",
                    "me-",
                    "unit-",
                    "department-",
                    "team-",
                    "scope-",
                    "role-",
                    "action-",
                ];
                let unsaid = keys.iter().find(|key| text.contains(&format!(" {key}")));
                assert_eq!(unsaid, None, "{language} {path}: {text}");
            }
            assert!(browser.get("/me").await.text().contains(role));
            assert!(browser.get("/admin/tokens").await.text().contains(word));
        }
    })
    .await;
}

const NEWCOMER: [(&str, &str); 9] = [
    ("number", "1003"),
    ("name", "赵蕾"),
    ("department", "CC"),
    ("team", ""),
    ("roles", "leader"),
    ("roles", "specialist"),
    ("authority", "200.00"),
    ("language", "zh-CN"),
    ("active", "on"),
];

/// The newcomer's form with these fields instead of its own.
fn newcomer_but<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = NEWCOMER.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed.iter().copied()).collect()
}

#[tokio::test]
async fn an_administrator_adds_somebody_who_then_signs_in() {
    in_both_houses(async |house| {
        let mut administrator = signed_in(&house, "9001").await;
        let added = administrator.post("/admin/staff", &NEWCOMER).await;
        assert_eq!(added.location(), "/admin/staff/1003");
        assert!(administrator.get("/admin/staff/1003").await.text().contains("record has been saved"));
        let staff = find(&house.db, &"1003".parse().unwrap()).await.unwrap().unwrap();
        let expected = Staff {
            number: "1003".parse().unwrap(),
            name: "赵蕾".parse().unwrap(),
            roles: vec![Role::Specialist, Role::Leader],
            authority: Money::from_minor(20_000),
            language: kernel::Language::ZhCn,
            ..a_specialist()
        };
        assert_eq!(staff, expected);
        assert_eq!(last_entry(&house.db).await.actor, "staff:9001");

        let given = administrator.post("/admin/staff/1003/password", &[]).await.body;
        let start = given.find(r#"<code class="k-secret">"#).unwrap() + r#"<code class="k-secret">"#.len();
        let password = given[start..start + 19].to_owned();
        assert!(!administrator.get("/admin/staff/1003").await.body.contains(&password), "it is shown once");
        let mut newcomer = Browser::at(house.app());
        let answer = newcomer.post("/sign-in", &[("number", "1003"), ("password", &password)]).await;
        assert_eq!(answer.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_what_was_typed() {
    in_both_houses(async |house| {
        let mut administrator = signed_in(&house, "9001").await;
        for (field, value) in [
            ("number", "<b>"),
            ("name", "  "),
            ("department", ""),
            ("authority", "-1"),
            ("authority", "1e9"),
            ("roles", "king"),
        ] {
            let answer = administrator.post("/admin/staff", &newcomer_but(&[(field, value)])).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(answer.body.contains(&format!("f-{field}-error")), "{field}");
            assert!(answer.body.contains("赵蕾") || field == "name", "{field}");
        }
        assert_eq!(all_active(&house.db).await.unwrap().len(), 2);
        let missing = administrator.post("/admin/staff", &[("number", "1003")]).await;
        assert_eq!(missing.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_says_clause_and_remedy_and_changes_nothing() {
    in_both_houses(async |house| {
        let mut administrator = signed_in(&house, "9001").await;
        let own = newcomer_but(&[("name", "管理员")]);
        let answer = administrator.post("/admin/staff/9001", &own).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        let text = answer.text();
        assert!(text.contains("cannot change their own post") && text.contains("Ask another administrator"));
        assert!(text.contains("2.2(3)"));
        assert_eq!(all_active(&house.db).await.unwrap(), [a_specialist(), an_administrator()]);
        assert_eq!(last_entry(&house.db).await.body["rule"], "own-post");
    })
    .await;
}

#[tokio::test]
async fn hostile_names_come_back_exactly_and_execute_nothing() {
    in_both_houses(async |house| {
        let mut administrator = signed_in(&house, "9001").await;
        for name in [
            "<script>alert(1)</script>",
            "\" onfocus=\"alert(1)",
            "{{7*7}}",
            "阿卜杜热西提·买买提",
            "\u{202e}x",
        ] {
            let fields = newcomer_but(&[("name", name)]);
            administrator.post("/admin/staff/1002", &fields).await;
            assert_eq!(find(&house.db, &a_specialist().number).await.unwrap().unwrap().name.as_str(), name);
            let escaped =
                name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
            for path in ["/admin/staff", "/admin/staff/1002"] {
                let body = administrator.get(path).await.body;
                assert!(body.contains(&escaped), "{path}: {name}");
                assert!(escaped == name || !body.contains(name), "{path}: {name}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_tokens_secret_is_shown_once() {
    in_both_houses(async |house| {
        let mut administrator = signed_in(&house, "9001").await;
        let fields = [("name", "crm"), ("scopes", "api:read"), ("scopes", "api:write")];
        let created = administrator.post("/admin/tokens", &fields).await;
        assert_eq!(created.status, StatusCode::CREATED);
        let start = created.body.find(">kefu_").unwrap() + 1;
        let secret = created.body[start..start + 69].to_owned();
        assert!(house.who_by_token(&secret).await.is_some());
        assert!(!administrator.get("/admin/tokens").await.body.contains("kefu_"));
        let taken = administrator.post("/admin/tokens", &fields).await;
        assert_eq!(taken.status, StatusCode::CONFLICT);
        let none = administrator.post("/admin/tokens", &[("name", "erp")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        let wrong = administrator.post("/admin/tokens", &[("name", "E R P"), ("scopes", "api:read")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(administrator.post("/admin/tokens/crm/revocation", &[]).await.location(), "/admin/tokens");
        assert_eq!(house.who_by_token(&secret).await, None);
        assert_eq!(tokens(&house.db).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_adds_departments_and_teams() {
    in_both_houses(async |house| {
        let mut administrator = signed_in(&house, "9001").await;
        let fields =
            [("code", "NET"), ("name", "网络运维"), ("name_zh_tw", "網路維運"), ("name_en", "Network")];
        assert_eq!(administrator.post("/admin/departments", &fields).await.location(), "/admin/departments");
        let team = [("team_code", "NET-1"), ("team_department", "NET"), ("team_name", "一班")];
        assert_eq!(administrator.post("/admin/teams", &team).await.location(), "/admin/departments");
        let text = administrator.get("/admin/departments").await.text();
        assert!(text.contains("Network") && text.contains("一班 (NET-1)"));
        let again = administrator.post("/admin/departments", &fields).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        let wrong = administrator.post("/admin/teams", &[("team_code", "net"), ("team_name", "")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["team_code", "team_name", "team_department"] {
            assert!(wrong.body.contains(&format!("f-{field}-error")), "{field}");
        }
    })
    .await;
}
