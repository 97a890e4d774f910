//! Hostile text through every field comes back exactly, and nothing of it is run.

use std::path::Path;

use complaints::complaint::{LINE_CHARS_MAX, Number};

use crate::house::{House, in_both_houses};

/// The Big List of Naughty Strings; `None` where the data is not there.
fn naughty() -> Option<Vec<String>> {
    let shared = std::env::var("KEFU_SHARED").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        |path| Path::new(&path).to_owned(),
    );
    let text = std::fs::read_to_string(shared.join("data/hostile-naughty-strings/blns.json")).ok()?;
    Some(serde_json::from_str(&text).unwrap())
}

/// Text as it stands in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// All strings in one text: each is followed by a mark, so that none runs into the next.
fn joined(strings: &[String]) -> String {
    strings.iter().map(|text| format!("{text}¦")).collect::<Vec<_>>().join("\n")
}

async fn shows(house: &House, number: Number, query: &str, text: &str, field: &str) {
    let page = house.desk("1002").get(&format!("/complaints/{number}{query}")).await;
    assert!(page.says(&escaped(text)), "{field} is not shown as it was written");
}

#[tokio::test]
async fn hostile_text_in_every_field_comes_back_exactly() {
    let Some(strings) = naughty() else {
        println!("skipped: needs KEFU_SHARED/data/hostile-naughty-strings");
        return;
    };
    // A form cannot carry a NUL, and neither database keeps one.
    let strings: Vec<_> = strings.into_iter().filter(|text| !text.contains('\0')).collect();
    assert!(!strings.is_empty());
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let all = joined(&strings);
        let number = desk.takes_in(&[("text", &all), ("demand", &all)]).await;
        let intake = house.complaint(number).await.intake;
        assert!(intake.text == all && intake.demand == all);
        shows(&house, number, "", &all, "text").await;
        lines(&house, &strings).await;
        steps(&house, number, &all).await;
        for text in &strings {
            let query: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
            for path in ["/search?q=", "/palette?q=", "/complaints?view=open&owner=", "/complaints?view="] {
                let answer = desk.get(&format!("{path}{query}")).await;
                assert!(answer.status.is_success() || answer.status.is_redirection(), "{path}{text}");
                assert!(!answer.says("<script>alert"), "{path}{text}");
            }
        }
    })
    .await;
}

/// Every field of one line: as many strings at a time as a line takes.
async fn lines(house: &House, strings: &[String]) {
    let mut lines = vec![String::new()];
    for text in strings {
        let last = lines.last_mut().unwrap();
        if last.chars().count() + text.chars().count() < LINE_CHARS_MAX {
            last.push_str(text);
            last.push('¦');
        } else {
            lines.push(format!("{text}¦"));
        }
    }
    for line in &lines {
        let fields = ["name", "email", "address", "customer", "product", "place", "happened"];
        let number = house.desk("1002").takes_in(&fields.map(|field| (field, line.as_str()))).await;
        let intake = house.complaint(number).await.intake;
        let contact = &intake.contact;
        let kept = [&contact.name, &contact.email, &contact.address, &intake.customer, &intake.product];
        for kept in kept.into_iter().chain([&intake.place, &intake.happened]) {
            assert_eq!(kept.as_ref(), Some(line));
        }
        shows(house, number, "?tab=customer", line, "a line").await;
    }
}

/// Every text of every step.
async fn steps(house: &House, number: Number, all: &str) {
    let desk = house.desk("1002");
    desk.does(number, "judgement", &[("verdict", "valid")]).await;
    desk.does(number, "dispatch", &[("department", "CC")]).await;
    desk.does(number, "handover", &[("to", "1001"), ("reason", all)]).await;
    shows(house, number, "", all, "handover reason").await;
    house.desk("1001").does(number, "handover/acceptance", &[("verdict", "decline")]).await;
    desk.does(number, "investigation", &[]).await;
    desk.does(number, "chase", &[("text", all)]).await;
    desk.does(number, "notes", &[("note", all)]).await;
    desk.does(number, "escalation", &[("reason", all)]).await;
    desk.does(number, "hold", &[("reason", "force-majeure"), ("proof", all)]).await;
    desk.does(number, "hold", &[("release", "yes")]).await;
    desk.does(number, "findings", &[("checked", all), ("found", all)]).await;
    let goodwill = [("kind-1", "goodwill"), ("amount-1", "10"), ("finding", "F-1"), ("reason", all)];
    let proposal: Vec<_> = goodwill.iter().copied().chain([("intent", "propose")]).collect();
    desk.does(number, "measures", &proposal).await;
    house.desk("1003").does(number, "measures/0/approval", &[("verdict", "decline"), ("reason", all)]).await;
    desk.does(number, "extension", &[("until", "2026-10-13"), ("reason", all), ("told", "phone")]).await;
    let answer = [("reply", all), ("appeal_route", all), ("told", "phone")];
    desk.does(number, "answer", &answer).await;
    desk.does(number, "attempts", &[("attempt_told", "phone"), ("outcome", all)]).await;
    desk.does(number, "opinion", &[("opinion", "neutral"), ("remark", all)]).await;
    let listed = "root-cause-not-listed";
    let refused = desk.ask(&format!("/complaints/{number}/closing"), &[("root_cause", all)]).await;
    assert_eq!(refused.json()["rule"], listed);
    desk.does(number, "closing", &[("root_cause", "billing-error")]).await;
    desk.does(number, "additions", &[("text", all)]).await;
    let upheld = [("verdict", "upheld"), ("remark", all)];
    house.desk("1005").does(number, "reexamination", &upheld).await;
    let appeal = [("reference", all), ("appealed_on", "2026-09-30"), ("text", all)];
    desk.does(number, "appeal", &appeal).await;

    let complaint = house.complaint(number).await;
    assert_eq!(complaint.notes[0].text, all);
    assert_eq!((complaint.findings[0].found.as_str(), complaint.answers[0].text.as_str()), (all, all));
    assert_eq!((complaint.additions[0].text.as_str(), complaint.appeal.unwrap().text.as_str()), (all, all));
    assert_eq!(complaint.clocks.department.unwrap().holds[0].proof, all);
    for tab in ["customer", "others", "evidence", "notices", "owners"] {
        shows(house, number, &format!("?tab={tab}"), all, tab).await;
    }
    for language in ["zh-TW", "en"] {
        let page = house.desk("1002").reading(language).get(&format!("/complaints/{number}")).await;
        assert!(page.says(&escaped(all)), "{language}");
    }
}
