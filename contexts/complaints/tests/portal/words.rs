//! Every page in three languages: no key without words, no script or style in the page.

use crate::{browser::Answer, house::in_both_houses};

fn check(language: &str, page: &str, answer: &Answer) {
    assert!(answer.status.is_success(), "{language} {page}: {}", answer.status);
    assert!(answer.body.contains(&format!("<html lang=\"{language}\"")), "{language} {page}");
    for wrong in [">portal-", "{$", " style=\"", " onclick=", "javascript:"] {
        assert!(!answer.body.contains(wrong), "{wrong} in {page}, {language}: {}", answer.body);
    }
    let scripts = answer.body.matches("<script").count();
    assert_eq!(scripts, answer.body.matches("<script type=\"module\" src=\"").count(), "{language} {page}");
}

#[tokio::test]
async fn every_page_speaks_three_languages() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        for text in ["第一次答复", "第二次答复"] {
            house.answered(number, text).await;
            for language in ["zh-CN", "zh-TW", "en"] {
                browser.language = language;
                for top in complaints::complaint::TopClass::ALL {
                    let path = format!("/portal/submit?about={}", top.name());
                    check(language, &path, &browser.get(&path).await);
                }
                for path in
                    ["/portal", "/portal/submit", "/portal/receipt", "/portal/follow?ended", "/portal/case"]
                {
                    check(language, path, &browser.get(path).await);
                }
            }
            let fields = [("number", "T20260930-0001"), ("opinion", "dissatisfied"), ("remark", "不行")];
            browser.post("/portal/case/opinion", &fields).await;
            house.staff(async |tx, deed| complaints::reopen(tx, deed, number, "再查").await).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_customer_is_told_things_in_the_language_they_complained_in() {
    in_both_houses(async |house| {
        let mut browser = house.browser();
        browser.language = "en";
        browser.post("/portal/submit", &crate::house::HERS).await;
        let complaint = house.complaint("T20260930-0001".parse().unwrap()).await;
        let notice = &complaint.notices[0].text;
        for told in
            ["T20260930-0001", "10 Oct 2026", "15 Oct 2026", "https://kefu.example/portal/follow", "12300"]
        {
            assert!(notice.contains(told), "{told} is missing in {notice}");
        }
    })
    .await;
}
