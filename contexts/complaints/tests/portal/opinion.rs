//! What the customer thinks of the answer.

use complaints::complaint::{Opinion, State};

use crate::house::{House, in_both_houses};

const PATH: &str = "/portal/case/opinion";

fn thought<'a>(opinion: &'a str, remark: &'a str) -> [(&'static str, &'a str); 3] {
    [("number", "T20260930-0001"), ("opinion", opinion), ("remark", remark)]
}

#[tokio::test]
async fn an_opinion_is_taken_in_the_customers_words() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        house.answered(number, "已退费 30.00 元。").await;
        let answer = browser.post(PATH, &thought("satisfied", "谢谢")).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/portal/case"));
        let given = house.last_entry().await;
        assert_eq!(
            (&*given.actor, &*given.event, &*given.purpose),
            ("customer", "opinion-given", "own-matter")
        );
        let page = browser.get("/portal/case").await;
        assert!(page.shows("谢谢您的评价") && page.shows("即将结案"));
        assert!(!page.body.contains(PATH), "it is asked once");
    })
    .await;
}

#[tokio::test]
async fn a_dissatisfied_customer_is_told_that_it_goes_on() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        house.answered(number, "已退费。").await;
        browser.post(PATH, &thought("dissatisfied", "要书面道歉")).await;
        let page = browser.get("/portal/case").await;
        for told in ["我们会重新处理", "不会就此结案", "要书面道歉", "12300"] {
            assert!(page.shows(told), "{told}");
        }
        assert!(page.body.contains("/portal/case/chase"), "an answer is owed again");
        house.staff(async |tx, deed| complaints::reopen(tx, deed, number, "书面道歉").await).await;
        assert!(browser.get("/portal/case").await.shows("正在重新调查"));
        house.answered(number, "道歉信已寄出。").await;
        let page = browser.get("/portal/case").await;
        assert!(page.shows("道歉信已寄出。") && page.shows("已退费。") && page.shows("您满意吗？"));
        browser.post(PATH, &thought("satisfied", "")).await;
        let State::Answered { opinion: Some(given) } = house.complaint(number).await.state else {
            panic!("the opinion was not taken")
        };
        assert_eq!(given.opinion, Opinion::Satisfied);
    })
    .await;
}

#[tokio::test]
async fn an_opinion_needs_an_answer_and_is_given_once() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let early = browser.post(PATH, &thought("satisfied", "早说的话")).await;
        house.check_refused(&early, 409, "step-not-in-order", "1.3.2").await;
        let answered = house.answered(number, "已退费。").await;
        let long = "长".repeat(20_001);
        let too_long = browser.post(PATH, &thought("neutral", &long)).await;
        house.check_refused(&too_long, 422, "opinion-too-long", "4.2.3(3)").await;
        assert!(too_long.shows(&long) && too_long.body.contains("value=\"neutral\" required checked"));
        assert_eq!(house.complaint(number).await, answered);
        let none = browser.post(PATH, &thought("delighted", "")).await;
        assert_eq!(none.status.as_u16(), 400);
        browser.post(PATH, &thought("neutral", "")).await;
        let given = house.complaint(number).await;
        let again = browser.post(PATH, &thought("dissatisfied", "")).await;
        house.check_refused(&again, 409, "opinion-given", "4.2.3(3)").await;
        assert_eq!(house.complaint(number).await, given);
    })
    .await;
}

#[tokio::test]
async fn two_opinions_at_once_are_one() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        house.answered(number, "已退费。").await;
        let mut other = browser.clone();
        let (yes, no) = (thought("satisfied", ""), thought("dissatisfied", ""));
        let (one, two) = tokio::join!(browser.post(PATH, &yes), other.post(PATH, &no));
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        assert_eq!(house.opinions().await, 1);
    })
    .await;
}

impl House {
    async fn opinions(&self) -> usize {
        self.journal().await.iter().filter(|entry| entry.event == "opinion-given").count()
    }
}
