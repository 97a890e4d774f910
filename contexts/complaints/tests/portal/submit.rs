//! Handing a complaint in.

use axum::http::{Request, header};
use complaints::complaint::{Arrival, Channel, State, Told};

use crate::{
    browser::form,
    house::{HERS, House, PHONE, in_both_houses, with},
};

#[tokio::test]
async fn a_complaint_is_handed_in_in_three_steps() {
    in_both_houses(async |house| {
        let mut browser = house.browser();
        let choice = browser.get("/portal/submit").await;
        assert!(choice.shows("第 1 步") && choice.body.contains("/portal/submit?about=charge-dispute"));
        let page = browser.get("/portal/submit?about=charge-dispute").await;
        assert!(page.shows("扣了我没订过的业务的钱") && !page.shows("没有信号"));
        let answer = browser.post("/portal/submit", &HERS).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/portal/receipt"));
        let receipt = browser.get("/portal/receipt").await;
        for told in
            ["T20260930-0001", "2026年10月10日", "2026年10月15日", "工号 1002", "139****0001", "12300"]
        {
            assert!(receipt.shows(told), "{told} is missing on the receipt");
        }
        assert!(!receipt.body.contains(PHONE));
        let stored = house.complaint("T20260930-0001".parse().unwrap()).await;
        assert_eq!((stored.intake.channel, stored.intake.arrival), (Channel::Web, Arrival::Customer));
        assert_eq!((stored.state.clone(), stored.notices[0].told), (State::Accepted, Told::Sms));
        assert_eq!(stored.intake.text, HERS[2].1);
        let accepted = house.journal().await.into_iter().find(|entry| entry.event == "accepted").unwrap();
        assert_eq!((&*accepted.actor, &*accepted.purpose), ("customer", "own-matter"));
    })
    .await;
}

#[tokio::test]
async fn the_way_back_is_in_a_cookie_that_no_script_and_no_other_site_gets() {
    in_both_houses(async |house| {
        let answer = house.browser().post("/portal/submit", &HERS).await;
        let cookie = answer.header("set-cookie");
        for attribute in ["kefu_visit=", "; Path=/portal;", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(attribute), "{attribute} is missing in {cookie}");
        }
        assert_eq!(answer.header("cache-control"), "no-store, private");
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_complaint() {
    in_both_houses(async |house| {
        let mut browser = house.browser();
        let form = browser.get("/portal/submit?about=charge-dispute").await.hidden("form");
        let fields = [HERS.to_vec(), vec![("form", form.as_str())]].concat();
        let (mut one, mut other) = (browser.clone(), browser.clone());
        let (first, second) =
            tokio::join!(one.post("/portal/submit", &fields), other.post("/portal/submit", &fields));
        assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 303));
        let third = browser.post("/portal/submit", &fields).await;
        assert_eq!(third.location(), "/portal/receipt");
        assert_eq!(house.count().await, 1);
        assert!(browser.get("/portal/receipt").await.shows("T20260930-0001"));
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_is_said_and_what_was_entered_stays() {
    in_both_houses(async |house| {
        for (field, rule) in [
            ("text", "intake-text-missing"),
            ("matter", "intake-category-missing"),
            ("phone", "intake-contact-missing"),
            ("demand", "intake-demand-missing"),
        ] {
            let answer = house.browser().post("/portal/submit", &with(&HERS, field, "")).await;
            house.check_refused(&answer, 422, rule, "4.2.2(1)").await;
            for (name, value) in HERS.iter().filter(|(name, _)| *name != field && *name != "about") {
                assert!(answer.shows(value), "{name} was not kept");
            }
        }
        let unknown = house.browser().post("/portal/submit", &with(&HERS, "matter", "no-such-matter")).await;
        house.check_refused(&unknown, 422, "intake-category-missing", "4.2.2(1)").await;
        assert_eq!(house.count().await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_telephone_number_that_is_none_is_marked_at_its_field() {
    in_both_houses(async |house| {
        let before = house.journal().await.len();
        for (field, wrong) in [("phone", "12"), ("phone", "我的电话"), ("email", "a@b\r\nBcc: c@d")] {
            let fields = [with(&HERS, field, wrong), vec![("email", "何雨")]].concat();
            let fields =
                if field == "email" { [HERS.to_vec(), vec![(field, wrong)]].concat() } else { fields };
            let answer = house.browser().post("/portal/submit", &fields[..9]).await;
            assert_eq!(answer.status.as_u16(), 422, "{wrong}");
            assert!(answer.body.contains(&format!("href=\"#f-{field}\"")), "{wrong}");
        }
        assert_eq!(house.journal().await.len(), before);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_telephone_is_reached_by_mail_and_follows_by_it() {
    in_both_houses(async |house| {
        let fields = [with(&HERS, "phone", ""), vec![("email", "He.Yu@example.com")]].concat();
        let mut browser = house.browser();
        assert_eq!(browser.post("/portal/submit", &fields).await.location(), "/portal/receipt");
        let number = "T20260930-0001".parse().unwrap();
        assert_eq!(house.complaint(number).await.notices[0].told, Told::Email);
        let followed = house.follow(&mut house.browser(), number, " he.yu@EXAMPLE.com ").await;
        assert_eq!(followed.location(), "/portal/case");
    })
    .await;
}

#[tokio::test]
async fn one_telephone_number_is_not_flooded_with_messages() {
    in_both_houses(async |house| {
        for _ in 0..10 {
            assert_eq!(house.browser().post("/portal/submit", &HERS).await.status.as_u16(), 303);
        }
        let from_abroad = with(&HERS, "phone", "+8613900000001");
        let answer = house.browser().post("/portal/submit", &from_abroad).await;
        house.check_refused(&answer, 403, "portal-too-many-complaints", "4.2.2(1)").await;
        let known = house.journal().await.len();
        house.browser().post("/portal/submit", &HERS).await;
        assert_eq!(house.journal().await.len(), known, "only the first refusal is on record");
        assert_eq!(house.count().await, 10);
        house.clock.advance(jiff::SignedDuration::from_hours(25));
        assert_eq!(house.browser().post("/portal/submit", &HERS).await.status.as_u16(), 303);
    })
    .await;
}

#[tokio::test]
async fn another_site_cannot_complain_in_somebodys_name() {
    in_both_houses(async |house| {
        let (mut customer, number) = house.customer().await;
        let before = (house.complaint(number).await, house.journal().await.len());
        for (header, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            for path in ["/portal/submit", "/portal/case/chase", "/portal/leave", "/portal/follow"] {
                let request = Request::post(path)
                    .header(header, value)
                    .header(header::HOST, "kefu.example")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                let fields = [HERS.to_vec(), vec![("number", "T20260930-0001")]].concat();
                assert_eq!(customer.send(request, form(&fields).into()).await.status.as_u16(), 403, "{path}");
            }
        }
        assert_eq!((house.complaint(number).await, house.journal().await.len()), before);
    })
    .await;
}

#[tokio::test]
async fn what_is_too_large_or_no_form_gets_a_clear_answer() {
    in_both_houses(async |house| {
        let huge = "长".repeat(1 << 20);
        let answer = house.browser().post("/portal/submit", &with(&HERS, "text", &huge)).await;
        assert_eq!(answer.status.as_u16(), 413);
        let long = "长".repeat(20_001);
        let answer = house.browser().post("/portal/submit", &with(&HERS, "text", &long)).await;
        house.check_refused(&answer, 422, "intake-too-long", "4.2.2(1)").await;
        let json = Request::post("/portal/submit").header(header::CONTENT_TYPE, "application/json");
        assert_eq!(house.browser().send(json, "{}".into()).await.status.as_u16(), 400);
        assert_eq!(
            house.browser().post("/portal/submit", &with(&HERS, "text", "a\0b")).await.status.as_u16(),
            400
        );
        assert_eq!(house.count().await, 0);
    })
    .await;
}

/// Every page of these is for everybody: they ask for no post.
#[test]
fn no_page_of_the_portal_asks_for_a_post() {
    let routes = complaints::portal_routes();
    assert!(routes.rules().len() >= 10);
    assert!(routes.rules().iter().all(|rule| rule.permission == kernel::Permission::Public));
}

#[tokio::test]
async fn a_department_without_categories_or_people_says_whom_to_call() {
    in_both_houses(async |house| {
        house.empty_tree().await;
        let page = house.browser().get("/portal/submit").await;
        assert!(page.status.is_success() && page.shows("请拨打服务热线"));
        let page = house.browser().get("/portal/submit?about=charge-dispute").await;
        assert!(page.status.is_success() && page.shows("请拨打服务热线"));
    })
    .await;
}

impl House {
    async fn empty_tree(&self) {
        let tx = self.db.begin().await.unwrap();
        for entry in complaints::categories(&tx).await.unwrap() {
            let unused = complaints::CategoryEntry { active: false, ..entry };
            complaints::keep_category(&tx, &self.deed("staff:1003"), unused).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}
