//! Back to one's own complaint.

use std::sync::Arc;

use complaints::{Error, Follow, complaint::Number, follow, visited};
use jiff::SignedDuration;
use tokio::task::JoinSet;

use crate::house::{HERS, House, PHONE, in_both_houses};

impl House {
    fn knock(&self, number: &str, contact: &str, remote: &str) -> Follow {
        Follow {
            number: number.to_owned(),
            contact: contact.to_owned(),
            remote: remote.to_owned(),
            random: self.app.random(),
        }
    }

    async fn try_in(&self, number: &str, contact: &str, remote: &str) -> Result<Number, &'static str> {
        match follow(&self.db, self.knock(number, contact, remote), self.clock.now()).await {
            Ok(visit) => Ok(visit.number),
            Err(Error::Refused(refusal)) => Err(refusal.rule),
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test]
async fn number_and_telephone_number_open_the_complaint_however_they_are_written() {
    in_both_houses(async |house| {
        let (_, number) = house.customer().await;
        for typed in [
            "T20260930-0001",
            "t20260930-0001 ",
            "20260930 0001",
            "Ｔ２０２６０９３０－０００１",
            "T20260930—1",
        ] {
            assert_eq!(house.try_in(typed, "+86 139-0000-0001", "a").await, Ok(number), "{typed}");
        }
        let mut browser = house.browser();
        let answer = house.follow(&mut browser, number, "１３９００００００ ０１").await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/portal/case"));
        assert!(browser.get("/portal/case").await.shows("投诉 T20260930-0001"));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_guess_does_not_tell_whether_the_number_exists() {
    in_both_houses(async |house| {
        let (_, number) = house.customer().await;
        let mut stranger = house.browser();
        let wrong = house.follow(&mut stranger, number, "13900000002").await;
        house.check_refused(&wrong, 403, "follow-failed", "5.2.2(1)").await;
        assert_eq!(house.last_entry().await.subject, "T20260930-0001");
        let unknown = house.follow(&mut stranger, "T20260930-0002".parse().unwrap(), "13900000002").await;
        house.check_refused(&unknown, 403, "follow-failed", "5.2.2(1)").await;
        assert_eq!(house.last_entry().await.subject, "unknown");
        let entered = "value=\"T20260930-0001\"";
        assert_eq!(wrong.body.replace(entered, "value=\"T20260930-0002\""), unknown.body);
        assert!(wrong.shows("13900000002") && wrong.shows("T20260930-0001"), "what was entered stays");
        assert!(stranger.cookies.is_empty());
        let nonsense = stranger.post("/portal/follow", &[("number", "<b>"), ("contact", "' OR 1=1")]).await;
        house.check_refused(&nonsense, 403, "follow-failed", "5.2.2(1)").await;
        assert!(nonsense.shows("' OR 1=1"));
    })
    .await;
}

#[tokio::test]
async fn a_hundred_guesses_at_once_are_ten() {
    in_both_houses(async |house| {
        let (_, number) = house.customer().await;
        let house = Arc::new(house);
        let mut guesses = JoinSet::new();
        for guess in 0..100 {
            let house = house.clone();
            // From everywhere at once, so that only the complaint's own limit holds them.
            guesses.spawn(async move {
                let (phone, remote) = (format!("139000001{guess:02}"), format!("192.0.2.{guess}"));
                house.try_in("T20260930-0001", &phone, &remote).await
            });
        }
        let outcomes = guesses.join_all().await;
        let count = |rule| outcomes.iter().filter(|outcome| **outcome == Err(rule)).count();
        assert_eq!((count("follow-failed"), count("follow-locked")), (10, 90));
        assert_eq!((house.refusals("follow-failed").await, house.refusals("follow-locked").await), (10, 1));
        assert_eq!(
            house.try_in("T20260930-0001", PHONE, "a").await,
            Err("follow-locked"),
            "the right one waits too"
        );
        let answer = house.follow(&mut house.browser(), number, PHONE).await;
        assert!(answer.status.as_u16() == 403 && answer.shows("15 分钟"));
        house.clock.advance(SignedDuration::from_mins(16));
        assert_eq!(house.try_in("T20260930-0001", PHONE, "a").await, Ok(number));
    })
    .await;
}

#[tokio::test]
async fn guesses_at_many_numbers_from_one_place_are_a_hundred() {
    in_both_houses(async |house| {
        let (_, number) = house.customer().await;
        let house = Arc::new(house);
        let mut guesses = JoinSet::new();
        for guess in 0..150 {
            let house = house.clone();
            guesses.spawn(
                async move { house.try_in(&format!("T20260929-{guess:04}"), PHONE, "one place").await },
            );
        }
        let outcomes = guesses.join_all().await;
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == Err("follow-failed")).count(), 100);
        assert_eq!(house.try_in("T20260930-0001", PHONE, "one place").await, Err("follow-locked"));
        assert_eq!(house.try_in("T20260930-0001", PHONE, "another").await, Ok(number));
    })
    .await;
}

#[tokio::test]
async fn who_comes_in_does_not_use_up_the_tries_of_others() {
    in_both_houses(async |house| {
        let (_, number) = house.customer().await;
        for _ in 0..150 {
            assert_eq!(house.try_in("T20260930-0001", PHONE, "a mobile network").await, Ok(number));
        }
    })
    .await;
}

#[tokio::test]
async fn a_look_is_on_record_once_an_hour() {
    in_both_houses(async |house| {
        let (mut browser, _) = house.customer().await;
        let looks = async || {
            let entries = house.journal().await;
            let viewed = entries.iter().filter(|entry| entry.event == "viewed");
            viewed
                .map(|entry| (entry.actor.clone(), entry.purpose.clone(), entry.clause.clone()))
                .collect::<Vec<_>>()
        };
        let look = ("customer".to_owned(), "own-matter".to_owned(), Some("5.2.2(1)".to_owned()));
        browser.get("/portal/case").await;
        browser.get("/portal/case").await;
        assert_eq!(looks().await, vec![look.clone()]);
        house.clock.advance(SignedDuration::from_mins(31));
        browser.get("/portal/case").await;
        assert_eq!(looks().await, vec![look.clone()], "within the hour");
        house.clock.advance(SignedDuration::from_mins(31));
        browser.get("/portal/case").await;
        assert_eq!(looks().await, vec![look; 2]);
    })
    .await;
}

#[tokio::test]
async fn a_visit_that_nobody_uses_ends_and_what_was_being_written_is_handed_back() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        house.clock.advance(SignedDuration::from_mins(50));
        assert!(browser.get("/portal/case").await.status.is_success());
        house.clock.advance(SignedDuration::from_mins(50));
        assert!(browser.get("/portal/case").await.status.is_success(), "using it keeps it open");
        house.clock.advance(SignedDuration::from_mins(61));
        let written =
            [("number", None, number.to_string().into_bytes()), ("information", None, "写了<很>久".into())];
        let parts: Vec<_> =
            written.iter().map(|(name, file, text)| (*name, *file, text.as_slice())).collect();
        let answer = browser.upload("/portal/case/information", &parts).await;
        assert_eq!(answer.status.as_u16(), 403);
        assert!(answer.shows("写了<很>久") && answer.shows("查询页面已经关闭"));
        assert!(house.complaint(number).await.informed.is_empty());
        let mut browser = house.browser();
        assert_eq!(browser.get("/portal/case").await.location(), "/portal/follow");
        browser.cookies.insert("kefu_visit".to_owned(), "0".repeat(64));
        assert_eq!(browser.get("/portal/case").await.location(), "/portal/follow?ended");
        assert!(browser.get("/portal/follow?ended").await.shows("查询页面已经关闭"));
    })
    .await;
}

#[tokio::test]
async fn no_visit_lasts_longer_than_half_a_day() {
    in_both_houses(async |house| {
        let (mut browser, _) = house.customer().await;
        for _ in 0..23 {
            assert!(browser.get("/portal/case").await.status.is_success());
            house.clock.advance(SignedDuration::from_mins(31));
        }
        assert!(browser.get("/portal/case").await.status.is_success());
        house.clock.advance(SignedDuration::from_mins(31));
        assert_eq!(browser.get("/portal/case").await.status.as_u16(), 303);
    })
    .await;
}

#[tokio::test]
async fn who_leaves_cannot_come_back_by_the_cookie() {
    in_both_houses(async |house| {
        let (mut browser, _) = house.customer().await;
        let token = browser.cookies["kefu_visit"].clone();
        let answer = browser.post("/portal/leave", &[]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/portal"));
        assert!(!browser.cookies.contains_key("kefu_visit"));
        assert!(browser.get("/portal").await.shows("已退出查询"));
        assert_eq!(visited(&house.db, &token, house.clock.now()).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn the_form_that_made_a_complaint_opens_nothing() {
    in_both_houses(async |house| {
        let form = "f".repeat(64);
        let fields = [HERS.to_vec(), vec![("form", form.as_str())]].concat();
        house.browser().post("/portal/submit", &fields).await;
        for token in [form.clone(), format!("form {form}")] {
            assert_eq!(visited(&house.db, &token, house.clock.now()).await.unwrap(), None);
        }
    })
    .await;
}

#[tokio::test]
async fn neither_a_visit_nor_what_was_typed_reaches_a_log() {
    in_both_houses(async |house| {
        let knock = house.knock("T20260930-0001", PHONE, "a");
        assert!(!format!("{knock:?}").contains(PHONE));
        house.customer().await;
        let visit = follow(&house.db, knock, house.clock.now()).await.unwrap();
        assert!(!format!("{visit:?}").contains(&visit.token));
        let journal = format!("{:?}", house.journal().await);
        assert!(!journal.contains(&visit.token) && !journal.contains(PHONE));
    })
    .await;
}
