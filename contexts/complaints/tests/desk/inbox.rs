use axum::http::StatusCode;

use crate::house::in_both_houses;

#[tokio::test]
async fn each_list_holds_what_its_name_says() {
    in_both_houses(async |house| {
        let (agent, specialist) = (house.desk("1001"), house.desk("1002"));
        let to_judge = agent.takes_in(&[]).await;
        let to_dispatch = agent.takes_in(&[("category", "attitude"), ("channel", "store")]).await;
        agent.does(to_dispatch, "judgement", &[("verdict", "valid")]).await;
        let mine = specialist.takes_in(&[]).await;
        specialist.does(mine, "judgement", &[("verdict", "valid")]).await;
        specialist.does(mine, "dispatch", &[("department", "CC")]).await;
        specialist.does(mine, "handover", &[("to", "1001"), ("reason", "休假")]).await;
        let all = [to_judge, to_dispatch, mine];
        for (query, expected) in [
            ("", &[to_judge, to_dispatch] as &[_]),
            ("?view=handed", &[mine]),
            ("?view=department", &[mine]),
            ("?view=to-judge", &[to_judge]),
            ("?view=to-dispatch", &[to_dispatch]),
            ("?view=open", &all),
            ("?view=overdue", &[]),
            ("?view=open&state=accepted", &[to_judge]),
            ("?view=open&channel=store", &[to_dispatch]),
            ("?view=open&class=user-service", &[to_dispatch]),
            ("?view=open&category=attitude", &[to_dispatch]),
            ("?view=open&owner=1002", &[mine]),
            ("?view=open&owner=1002&state=accepted", &[]),
            ("?view=open&mode=board", &all),
            ("?view=no-such&state=no-such", &[to_judge, to_dispatch]),
        ] {
            let page = agent.get(&format!("/complaints{query}")).await;
            assert_eq!(page.status, StatusCode::OK, "{query}");
            let listed = |number: &&_| page.says(&format!(r#"href="/complaints/{number}""#));
            let found: Vec<_> = all.iter().filter(listed).copied().collect();
            assert_eq!(found, expected, "{query}");
        }
        house.clock.set("2026-10-11T08:00:00+08:00");
        assert!(agent.get("/complaints?view=overdue").await.says("刚超期"));
    })
    .await;
}

#[tokio::test]
async fn who_leads_a_team_begins_with_what_the_team_answers_for() {
    in_both_houses(async |house| {
        let of_another = house.desk("1001").takes_in(&[]).await;
        let of_the_team = house.desk("1002").takes_in(&[]).await;
        let leader = house.desk("1003");
        for query in ["", "?view=team", "?mode=board"] {
            let page = leader.get(&format!("/complaints{query}")).await;
            assert!(page.says(&format!(r#"href="/complaints/{of_the_team}""#)), "{query}");
            assert!(!page.says(&format!(r#"href="/complaints/{of_another}""#)), "{query}");
        }
        let specialist = house.desk("1002").get("/complaints").await;
        assert!(!specialist.says("/complaints?view=team"), "only leaders have the view");
    })
    .await;
}

#[tokio::test]
async fn every_complaint_stands_on_exactly_one_page_of_a_long_list() {
    in_both_houses(async |house| {
        let desk = house.desk("1001");
        let mut all = vec![];
        for _ in 0..(complaints::PAGE_LINES + 3) {
            all.push(desk.takes_in(&[]).await);
        }
        for sort in ["due", "-due", "number", "-number"] {
            let mut path = format!("/complaints?view=open&sort={sort}");
            let mut seen: Vec<&_> = vec![];
            for _ in 0..2 {
                let page = desk.get(&path).await.text();
                seen.extend(all.iter().filter(|n| page.contains(&format!(r#"href="/complaints/{n}""#))));
                let Some(at) = page.find(r#"rel="next""#) else { break };
                let link = &page[page[..at].rfind("href=\"").unwrap() + 6..];
                path = link[..link.find('"').unwrap()].replace("&amp;", "&");
            }
            seen.sort();
            assert_eq!(seen, all.iter().collect::<Vec<_>>(), "{sort}");
        }
    })
    .await;
}

#[tokio::test]
async fn several_at_once_are_done_one_by_one_and_each_refusal_is_told() {
    in_both_houses(async |house| {
        let desk = house.desk("1001");
        let (first, second) = (desk.takes_in(&[]).await, desk.takes_in(&[]).await);
        desk.does(second, "judgement", &[("verdict", "valid")]).await;
        let (one, two) = (first.to_string(), second.to_string());
        let numbers = [("number", one.as_str()), ("number", two.as_str())];
        let with = |more: &[(&'static str, &'static str)]| {
            let more = more.iter().map(|&(name, value)| (name, value));
            numbers.iter().copied().chain(more).collect::<Vec<_>>()
        };
        let report = desk.post("/complaints/bulk", &with(&[("do", "judge-valid")])).await;
        assert!(report.says("已办 1 件，未办 1 件") && report.says("第 1.3.2 条"));
        assert_eq!(house.complaint(first).await.state.name(), "valid");

        let asked = desk.post("/complaints/bulk", &with(&[("do", "dispatch")])).await;
        assert!(asked.says(r#"name="go""#) && asked.says("账务 BILL"), "asks for the department first");
        assert_eq!(house.complaint(first).await.state.name(), "valid");
        let sent = with(&[("do", "dispatch"), ("go", "yes"), ("department", "BILL")]);
        assert!(desk.post("/complaints/bulk", &sent).await.says("已办 2 件，未办 0 件"));
        let note = with(&[("do", "note"), ("go", "yes"), ("note", "同一批")]);
        desk.post("/complaints/bulk", &note).await;
        assert_eq!(house.complaint(second).await.notes[0].text, "同一批");
        let over = with(&[("do", "hand-over"), ("go", "yes"), ("to", "1002"), ("reason", "休假")]);
        desk.post("/complaints/bulk", &over).await;
        assert_eq!(house.complaint(first).await.handover.unwrap().to.as_str(), "1002");
        let close = with(&[("do", "close"), ("go", "yes"), ("root_cause", "x")]);
        assert!(desk.post("/complaints/bulk", &close).await.says("已办 0 件，未办 2 件"));
        let broken = desk.post("/complaints/bulk", &[("do", "delete"), ("number", one.as_str())]).await;
        assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test]
async fn two_chinese_characters_find_a_complaint_and_nothing_personal_is_shown_of_it() {
    in_both_houses(async |house| {
        let desk = house.desk("1001");
        let found = desk.takes_in(&[("text", "家里光猫坏了,宽带断了两天")]).await;
        desk.takes_in(&[("text", "账单不对")]).await;
        let page = desk.get("/search?q=%E5%85%89%E7%8C%AB").await;
        assert!(page.says("家里<mark>光猫</mark>坏了"));
        assert_eq!(page.text().matches("data-row=").count(), 1);
        let by_phone = desk.get("/search?q=13900000001").await;
        assert_eq!(by_phone.text().matches("data-row=").count(), 2);
        assert!(!by_phone.says("13900000001</mark>") && !by_phone.says("何雨"));
        let by_number = desk.get(&format!("/search?q={}", found.to_string().to_lowercase())).await;
        assert_eq!(by_number.location(), format!("/complaints/{found}"));
        assert!(desk.get("/search?q=%E6%B2%A1%E6%9C%89").await.says("没有找到"));
        let palette = desk.get("/palette?q=%E5%85%89%E7%8C%AB").await;
        assert!(palette.says(&format!(r#"<a href="/complaints/{found}">"#)));
        assert!(desk.get("/palette?q=%E8%B6%85%E6%9C%9F").await.says("/complaints?view=overdue"));
    })
    .await;
}

// clause: 4.2.2(1)
#[tokio::test]
async fn one_telephone_is_one_however_its_number_is_written() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let first = desk.takes_in(&[("phone", "13544460001")]).await;
        for written in ["+86 135-4446-0001", "１３５４４４６０００１", "0086 135 4446 0001"] {
            let next = desk.takes_in(&[("phone", written)]).await;
            assert!(house.complaint(next).await.repeat_of >= Some(first), "{written}");
        }
        for asked in ["13544460001", "135-4446-0001", "%2B86 135 4446 0001"] {
            let found = desk.get(&format!("/search?q={}", asked.replace(' ', "+"))).await.text();
            let hits = (1..=4).filter(|n| found.contains(&format!("T20260930-000{n}"))).count();
            assert_eq!(hits, 4, "{asked}");
        }
    })
    .await;
}
