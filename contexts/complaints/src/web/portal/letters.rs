//! What was said between the customer and us, in the order of time.

use html::{Markup, Page, html};
use i18n::args;
use jiff::Timestamp;

use crate::complaint::{Answer, Complaint, Information, Notice, NoticeKind};

struct Letter<'a> {
    at: Timestamp,
    is_ours: bool,
    title: String,
    way: Option<String>,
    text: &'a str,
    files: Vec<String>,
}

pub(super) fn markup(page: &Page, complaint: &Complaint) -> Markup {
    html! {
        section.k-portal-part id="letters" {
            h2 { (page.t("portal-letters")) }
            ol.k-letters {
                @for letter in letters(page, complaint) {
                    li.k-letter.k-letter-ours[letter.is_ours] {
                        p.k-letter-head {
                            strong { (letter.title) }
                            span { (page.date_time(letter.at)) }
                            @if let Some(way) = &letter.way { span { (way) } }
                        }
                        @if !letter.text.is_empty() { div.k-prose { (letter.text) } }
                        @if !letter.files.is_empty() { p.k-letter-files { (letter.files.join(", ")) } }
                    }
                }
            }
        }
    }
}

fn letters<'a>(page: &Page, complaint: &'a Complaint) -> Vec<Letter<'a>> {
    let notices = complaint.notices.iter().filter_map(|notice| of_notice(page, complaint, notice));
    let informed = complaint.informed.iter().map(|told| of_information(page, complaint, told));
    let chased = complaint.chases.iter().map(|at| of_customer(*at, page.t("portal-letter-chased")));
    // The last answer stands above, in full.
    let earlier = complaint.answers.len().saturating_sub(1);
    let answers = complaint.answers[..earlier].iter().map(|answer| of_answer(page, answer));
    let opinions = complaint.answers.iter().filter_map(|answer| {
        let given = answer.opinion.as_ref()?;
        let title = page.with("portal-letter-opinion", args![("opinion", given.opinion.name())]);
        Some(Letter { text: &given.remark, ..of_customer(given.at, title) })
    });
    let mut letters: Vec<_> = notices.chain(informed).chain(chased).chain(answers).chain(opinions).collect();
    letters.sort_by_key(|letter| letter.at);
    letters
}

/// What stands above in full is not said again: an answer, and why a complaint is not valid while it is not.
fn of_notice<'a>(page: &Page, complaint: &Complaint, notice: &'a Notice) -> Option<Letter<'a>> {
    let title = match notice.kind {
        NoticeKind::Process => "portal-letter-process",
        NoticeKind::NotValid if complaint.state.name() == "not-valid" => return None,
        NoticeKind::NotValid => "portal-letter-not-valid",
        NoticeKind::Extension { .. } => "portal-letter-extension",
        NoticeKind::LimitMoved { .. } => "portal-letter-limit-moved",
        NoticeKind::Answer => return None,
    };
    let way = match notice.sent_at {
        Some(_) => page.with("portal-letter-told", args![("way", notice.told.name())]),
        None => page.t("portal-letter-waiting"),
    };
    Some(Letter {
        at: notice.sent_at.unwrap_or(notice.queued_at),
        is_ours: true,
        title: page.t(title),
        way: Some(way),
        text: &notice.text,
        files: vec![],
    })
}

fn of_answer<'a>(page: &Page, answer: &'a Answer) -> Letter<'a> {
    let way = page.with("portal-letter-told", args![("way", answer.told.name())]);
    Letter {
        at: answer.at,
        is_ours: true,
        title: page.t("portal-answer"),
        way: Some(way),
        text: &answer.text,
        files: vec![],
    }
}

fn of_information<'a>(page: &Page, complaint: &'a Complaint, told: &'a Information) -> Letter<'a> {
    let item = |name: &String| {
        let place: usize = name.strip_prefix("E-")?.parse().ok()?;
        complaint.evidence.get(place.checked_sub(1)?)
    };
    let files = told.evidence.iter().filter_map(|name| Some(item(name)?.name.clone()));
    Letter {
        text: &told.text,
        files: files.collect(),
        ..of_customer(told.at, page.t("portal-letter-informed"))
    }
}

fn of_customer(at: Timestamp, title: String) -> Letter<'static> {
    Letter { at, is_ours: false, title, way: None, text: "", files: vec![] }
}
