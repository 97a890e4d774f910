//! Text that was made to break things comes back exactly as it was sent, and is only ever text.

use std::{fs, path::PathBuf};

use crate::{
    browser::escaped,
    house::{HERS, House, in_both_houses, with},
};

/// Some of what such lists hold, and what is particular to these pages.
const OWN: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</textarea><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "' OR 1=1; DROP TABLE complaints_complaint; --",
    "{$number} { appeal-route }",
    "&lt;b&gt; &amp;amp; &#x3c;",
    "第一行\n第二行\r\n第三行",
    "\u{202e}gnihtemos\u{202c} \u{200b}\u{feff}",
    "😀👩‍👩‍👧 𠮷 e\u{301}",
    "\u{1}\u{8}\u{1f}",
    "%00 %2500 %0d%0aSet-Cookie: a=b",
    "T20260930-0001\tx",
    "${{7*7}} {{7*7}} #{7*7}",
];

/// The shared list of naughty strings, where it is there.
fn naughty() -> Vec<String> {
    let shared = std::env::var_os("KEFU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let file = shared.join("data/hostile-naughty-strings/blns.json");
    let Ok(text) = fs::read_to_string(&file) else {
        println!("skipped: needs data/hostile-naughty-strings in KEFU_SHARED");
        return vec![];
    };
    serde_json::from_str(&text).unwrap()
}

impl House {
    /// Sends the text in every field, reads it back on the complaint's page, and answers whether it was accepted.
    async fn sends_everywhere(&self, text: &str) -> bool {
        let fields = ["text", "demand", "name", "product", "place"];
        let filled = fields.iter().fold(HERS.to_vec(), |form, field| with(&form, field, text));
        let filled = [filled, vec![("happened", text)]].concat();
        // Each from another telephone: nobody is told so much.
        let phone = format!("139{:08}", self.count().await);
        let filled = with(&filled, "phone", &phone);
        let mut browser = self.browser();
        let answer = browser.post("/portal/submit", &filled).await;
        if answer.status.as_u16() == 422 {
            assert!(text.trim().is_empty(), "{text:?} was refused");
            assert!(answer.body.matches(&escaped(text)).count() >= fields.len(), "{text:?}");
            return false;
        }
        assert_eq!(answer.status.as_u16(), 303, "{text:?}");
        let page = browser.get("/portal/case").await;
        let shown = page.body.matches(&format!("<div class=\"k-prose\">{}</div>", escaped(text))).count();
        assert_eq!(shown, fields.len() + 1, "{text:?}");
        true
    }
}

#[tokio::test]
async fn hostile_text_comes_back_exactly_from_every_field_of_a_complaint() {
    in_both_houses(async |house| {
        let mut accepted = 0;
        for text in OWN.iter().map(|text| (*text).to_owned()).chain(naughty()) {
            // The hourly limit is not what is tested here.
            house.clock.advance(jiff::SignedDuration::from_secs(20));
            accepted += usize::from(house.sends_everywhere(&text).await);
        }
        assert_eq!(house.count().await, accepted);
    })
    .await;
}

#[tokio::test]
async fn hostile_text_comes_back_exactly_from_what_is_added_and_thought() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        for text in OWN.iter().filter(|text| !text.trim().is_empty()) {
            let file = (*text).as_bytes();
            let parts = [
                ("number", None, &b"T20260930-0001"[..]),
                ("information", None, file),
                ("files", Some("<b>&.txt"), file),
            ];
            assert_eq!(
                browser.upload("/portal/case/information", &parts).await.status.as_u16(),
                303,
                "{text:?}"
            );
            assert!(browser.get("/portal/case").await.shows(text), "{text:?}");
        }
        assert!(browser.get("/portal/case").await.shows("<b>&.txt"));
        house.answered(number, OWN[0]).await;
        let fields = [("number", "T20260930-0001"), ("opinion", "neutral"), ("remark", OWN[2])];
        browser.post("/portal/case/opinion", &fields).await;
        let page = browser.get("/portal/case").await;
        assert!(page.shows(OWN[0]) && page.shows(OWN[2]));
    })
    .await;
}

#[tokio::test]
async fn hostile_numbers_and_contacts_come_back_exactly_and_open_nothing() {
    in_both_houses(async |house| {
        house.customer().await;
        for text in OWN.iter().map(|text| (*text).to_owned()).chain(naughty()) {
            house.clock.advance(jiff::SignedDuration::from_secs(20));
            let mut browser = house.browser();
            let answer = browser.post("/portal/follow", &[("number", &text), ("contact", &text)]).await;
            assert_eq!(answer.status.as_u16(), 403, "{text:?}");
            let kept = answer.body.matches(&format!("value=\"{}\"", escaped(&text))).count();
            assert!(kept >= 2, "{text:?}");
        }
    })
    .await;
}
