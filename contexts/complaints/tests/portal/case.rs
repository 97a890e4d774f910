//! The complaint's own page: what it shows, asking again, and what was added.

use complaints::{
    AnnounceExtension, Extend, JudgeNotValid,
    complaint::{HoldReason, NotValidReason, State, Told},
};
use jiff::SignedDuration;

use crate::house::{House, PHONE, in_both_houses};

#[tokio::test]
async fn the_page_tells_where_the_complaint_stands() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let page = browser.get("/portal/case").await;
        for told in [
            "投诉 T20260930-0001",
            "已经收到，正在判断由谁负责",
            "2026年10月10日",
            "2026年10月15日",
            "工号 1002",
        ] {
            assert!(page.shows(told), "{told}");
        }
        assert!(!page.body.contains(PHONE) && page.shows("139****0001"));
        assert_eq!(page.header("cache-control"), "no-store, private");
        house.answered(number, "已退费 30.00 元。").await;
        let page = browser.get("/portal/case").await;
        for told in ["已经答复，等您评价", "已退费 30.00 元。", "12300", "您满意吗？"] {
            assert!(page.shows(told), "{told}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_announced_extension_is_shown_with_its_reason() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let rules = house.rules();
        let until = "2026-10-13".parse().unwrap();
        house.clock.set("2026-10-10T11:00:00+08:00");
        house
            .staff(async |tx, deed| {
                let reason = "供应商核实".to_owned();
                let told = Told::Phone;
                let announce = AnnounceExtension { number, until, reason: reason.clone(), told };
                complaints::announce_extension(tx, deed, &rules, announce).await?;
                let extend = Extend { number, until, reason, notice: Some(1) };
                complaints::extend(tx, deed, &rules, extend).await
            })
            .await;
        house.follow(&mut browser, number, PHONE).await;
        let page = browser.get("/portal/case").await;
        assert!(
            page.shows("原定 2026年10月10日，2026年10月10日 告诉您改为 2026年10月13日。原因：供应商核实")
        );
        assert!(page.shows("延期通知") && page.shows("电话告知您"));
    })
    .await;
}

#[tokio::test]
async fn a_complaint_that_is_late_says_so_and_past_the_law_tells_where_to_appeal() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        for (now, is_late, may_appeal) in [
            ("2026-10-10T23:00:00+08:00", false, false),
            ("2026-10-11T09:00:00+08:00", true, false),
            ("2026-10-16T09:00:00+08:00", true, true),
        ] {
            house.clock.set(now);
            house.follow(&mut browser, number, PHONE).await;
            let page = browser.get("/portal/case").await;
            assert_eq!(page.shows("已经过了我们承诺的答复日期"), is_late, "{now}");
            // The process notice tells it once already.
            assert_eq!(page.body.matches("12300").count() > 1, may_appeal, "{now}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_to_the_customer_is_asked_on_the_page() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let rules = house.rules();
        house
            .staff(async |tx, deed| {
                complaints::judge_valid(tx, deed, number).await?;
                complaints::dispatch(tx, deed, &rules, number, "CC").await?;
                complaints::hold(tx, deed, number, Some(HoldReason::WaitingForCustomer), "短信 1").await
            })
            .await;
        assert!(browser.get("/portal/case").await.shows("我们在等您补充信息"));
    })
    .await;
}

#[tokio::test]
async fn a_judgement_that_it_is_not_ours_says_why_and_who_can_help() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        house
            .staff(async |tx, deed| {
                let judged = JudgeNotValid {
                    number,
                    reason: Some(NotValidReason::NotOurs),
                    explanation: "这笔费用由视频网站收取。".to_owned(),
                    guidance: "请拨打视频网站客服 95000。".to_owned(),
                    told: Told::Phone,
                };
                complaints::judge_not_valid(tx, deed, judged).await
            })
            .await;
        let page = browser.get("/portal/case").await;
        for told in ["不由我们处理", "由别的公司或机构负责", "这笔费用由视频网站收取。", "95000", "要求复核"]
        {
            assert!(page.shows(told), "{told}");
        }
        assert_eq!(page.body.matches("95000").count(), 1, "nothing is said twice");
        assert!(!page.body.contains("/portal/case/chase") && page.body.contains("/portal/case/information"));
    })
    .await;
}

#[tokio::test]
async fn asking_again_is_counted_and_moves_no_date() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let before = house.complaint(number).await;
        let fields = [("number", "T20260930-0001")];
        let answer = browser.post("/portal/case/chase", &fields).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/portal/case"));
        let chased = house.last_entry().await;
        assert_eq!(
            (&*chased.actor, &*chased.event, &chased.body["count"]),
            ("customer", "chased", &1.into())
        );
        let page = browser.get("/portal/case").await;
        assert!(
            page.shows("已记录您的催办") && page.shows("已经催办 1 次") && page.shows("答复日期不会因此改变")
        );
        browser.post("/portal/case/chase", &fields).await;
        assert_eq!(house.complaint(number).await.chases.len(), 1, "pressed twice is pressed once");
        house.clock.advance(SignedDuration::from_mins(2));
        browser.post("/portal/case/chase", &fields).await;
        let after = house.complaint(number).await;
        assert_eq!((after.chases.len(), after.clocks), (2, before.clocks));
    })
    .await;
}

#[tokio::test]
async fn another_complaint_is_not_reached_with_this_ones_cookie() {
    in_both_houses(async |house| {
        let (mut hers, number) = house.customer().await;
        let mut his = house.browser();
        his.post("/portal/submit", &crate::house::with(&crate::house::HERS, "phone", "13900000002")).await;
        let file: (&str, Option<&str>, &[u8]) = ("files", Some("他的.png"), b"\x89PNG\r\n\x1a\nhis");
        his.upload("/portal/case/information", &[("number", None, b"T20260930-0002"), file]).await;
        assert!(his.get("/portal/case/files/E-1").await.status.is_success());
        let other = "T20260930-0002".parse().unwrap();
        let before = (house.complaint(number).await, house.complaint(other).await);
        let fields = [("number", "T20260930-0002"), ("opinion", "satisfied"), ("remark", "他的")];
        for path in ["/portal/case/chase", "/portal/case/opinion"] {
            assert_eq!(hers.post(path, &fields).await.status.as_u16(), 404, "{path}");
        }
        let parts: [(&str, Option<&str>, &[u8]); 2] =
            [("number", None, b"T20260930-0002"), ("information", None, b"hers")];
        assert_eq!(hers.upload("/portal/case/information", &parts).await.status.as_u16(), 404);
        assert_eq!(hers.get("/portal/case/files/E-1").await.status.as_u16(), 404);
        assert!(!hers.get("/portal/case").await.body.contains("0002"));
        assert_eq!((house.complaint(number).await, house.complaint(other).await), before);
    })
    .await;
}

#[tokio::test]
async fn a_closed_complaint_takes_no_more_and_says_what_to_do_instead() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        house.answered(number, "已退费。").await;
        let fields = [("number", "T20260930-0001"), ("opinion", "satisfied"), ("remark", "")];
        browser.post("/portal/case/opinion", &fields).await;
        let closed =
            house.staff(async |tx, deed| complaints::close(tx, deed, number, "billing-error").await).await;
        assert!(matches!(closed.state, State::Closed(_)));
        let page = browser.get("/portal/case").await;
        assert!(page.shows("已经结案。") && page.shows("有新的情况，请重新提交投诉"));
        assert!(!page.body.contains("/portal/case/information") && !page.body.contains("/portal/case/chase"));
        let chase = browser.post("/portal/case/chase", &fields[..1]).await;
        house.check_refused(&chase, 409, "closed-file-takes-additions", "1.3.5").await;
        let parts: [(&str, Option<&str>, &[u8]); 2] =
            [("number", None, b"T20260930-0001"), ("information", None, "还有".as_bytes())];
        let inform = browser.upload("/portal/case/information", &parts).await;
        house.check_refused(&inform, 409, "closed-file-takes-additions", "1.3.5").await;
        assert_eq!(house.complaint(number).await, closed);
    })
    .await;
}

#[tokio::test]
async fn a_program_that_presses_all_day_is_stopped() {
    in_both_houses(async |house| {
        let (mut browser, _) = house.customer().await;
        let fields = [("number", "T20260930-0001")];
        for _ in 0..60 {
            assert_eq!(browser.post("/portal/case/chase", &fields).await.status.as_u16(), 303);
        }
        let stopped = browser.post("/portal/case/chase", &fields).await;
        house.check_refused(&stopped, 403, "portal-too-much", "5.2.2(1)").await;
    })
    .await;
}

impl House {
    /// What the desk and the file know of what the customer added.
    pub(crate) async fn informed(&self) -> Vec<(String, Vec<String>)> {
        let complaint = self.complaint("T20260930-0001".parse().unwrap()).await;
        complaint.informed.into_iter().map(|told| (told.text, told.evidence)).collect()
    }
}
