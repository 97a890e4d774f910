use html::{Button, Entry, EntryKind, Icon, Markup, Page, Timeline, html};
use i18n::Arg;
use jiff::{Timestamp, civil::Date};
use journal::Recorded;
use kernel::{Clause, Money};
use serde_json::Value as Json;

use crate::{
    media,
    view::VIEWED,
    web::{
        case::{Case, ENTRIES_MAX},
        names,
    },
};

/// Everything that happened, from the journal. Looks at the file stand under "owners".
pub(in crate::web) fn timeline(page: &Page, case: &Case, after: i64) -> Markup {
    let number = case.complaint.number;
    let shown = case.entries.iter().filter(|entry| entry.event != VIEWED);
    let entries = shown.map(|recorded| entry(page, case, recorded)).collect();
    let more = i64::try_from(case.entries.len()).is_ok_and(|n| n >= ENTRIES_MAX);
    let last = case.entries.last().map_or(0, |entry| entry.seq);
    let mut timeline = Timeline::new(entries);
    if after == 0 && !more {
        timeline = timeline.live(format!("complaint:{number}"), format!("/complaints/{number}/timeline"));
    }
    html! {
        @if after > 0 {
            p { (Button::quiet(page.t("complaint-timeline-start")).small().href(format!("/complaints/{number}"))) }
        }
        (timeline.markup(page))
        @if more {
            p {
                (Button::secondary(page.t("complaint-timeline-more")).small()
                    .href(format!("/complaints/{number}?after={last}#timeline")))
            }
        }
    }
}

fn entry(page: &Page, case: &Case, recorded: &Recorded) -> Entry {
    let kind = kind(recorded);
    Entry {
        kind,
        icon: icon(&recorded.event),
        who: names::actor(page, &case.directory, &recorded.actor),
        at: recorded.at,
        title: title(page, case, recorded),
        body: body(page, case, recorded),
        clause: recorded.clause.as_deref().and_then(Clause::parse),
        place: recorded.seq,
    }
}

fn kind(recorded: &Recorded) -> EntryKind {
    match recorded.event.as_str() {
        "refused" => EntryKind::Refused,
        "noted" | "added" => EntryKind::Internal,
        "answered" | "extension-announced" | "judged-not-valid" => EntryKind::Outbound,
        "chased" | "informed" | "opinion-given" => EntryKind::Inbound,
        _ if recorded.actor.starts_with("system:") => EntryKind::System,
        _ => EntryKind::Step,
    }
}

fn icon(event: &str) -> Icon {
    match event {
        "accepted" => Icon::Inbox,
        "mass-linked" => Icon::Users,
        "judged-valid" | "not-valid-overturned" => Icon::CircleCheck,
        "judged-not-valid" | "not-valid-upheld" | "handover-declined" | "measure-declined" => Icon::CircleX,
        "dispatched" => Icon::ArrowForward,
        "handover-asked" | "handover-accepted" => Icon::ArrowsRightLeft,
        "concerned-named" => Icon::UserCheck,
        "investigation-started" | "found" => Icon::Search,
        "informed" => Icon::Message,
        "evidence-added" => Icon::Paperclip,
        "held" | "hold-released" => Icon::ClockPause,
        "measure-granted" | "measure-proposed" | "measure-approved" => Icon::Cash,
        "extended" => Icon::CalendarPlus,
        "limits-recounted" => Icon::Calendar,
        "notice-sent" => Icon::Send,
        "contact-attempted" => Icon::PhoneCall,
        "closed" => Icon::Archive,
        "reopened" => Icon::ArrowBackUp,
        "escalated" => Icon::Flag,
        "reexamined" => Icon::Scale,
        "appeal-linked" => Icon::Gavel,
        "alarm" => Icon::Alarm,
        "refused" => Icon::Ban,
        "dossier-exported" => Icon::Download,
        _ => Icon::History,
    }
}

/// The one line of an entry: the event's sentence with the facts that the journal kept.
pub(in crate::web) fn title(page: &Page, case: &Case, recorded: &Recorded) -> String {
    let key = format!("complaint-event-{}", recorded.event);
    if !page.words.has(&key) {
        return recorded.event.clone();
    }
    let Json::Object(facts) = &recorded.body else { return page.t(&key) };
    let said = facts.iter().map(|(name, value)| (name.as_str(), fact(page, case, recorded, name, value)));
    let said: Vec<_> = said.collect();
    let facts: Vec<_> = said.iter().map(|(name, value)| (*name, Arg::from(value.as_str()))).collect();
    page.with(&key, &facts)
}

/// A fact of the journal in words.
fn fact(page: &Page, case: &Case, recorded: &Recorded, name: &str, value: &Json) -> String {
    let text = value.as_str().unwrap_or_default();
    match (name, value) {
        ("to" | "from" | "owner" | "staff", _) if !is_about_dates(recorded) => {
            names::staff(&case.directory, text).to_owned()
        }
        ("department", _) => names::department(page, &case.directory, text).to_owned(),
        ("told", Json::String(told)) => names::named(page, "told", told),
        ("opinion", Json::String(opinion)) => names::named(page, "opinion", opinion),
        ("opinion", Json::Null) => names::named(page, "opinion", "none"),
        ("late", _) => names::named(page, "alarm", text),
        ("kind", _) if recorded.event == "notice-sent" => names::named(page, "notice", text),
        ("reason", _) if recorded.event == "judged-not-valid" => names::named(page, "reason", text),
        ("reason", _) if recorded.event == "held" => names::named(page, "hold", text),
        ("amount", _) => page.money(Money::from_minor(value.as_i64().unwrap_or_default())),
        ("place", _) => value.as_i64().map_or_else(String::new, |place| (place + 1).to_string()),
        ("length", _) => names::size(page, value.as_u64().unwrap_or_default()),
        (_, Json::Bool(yes)) => page.t(if *yes { "state-yes" } else { "state-no" }),
        (_, Json::Number(number)) => number.to_string(),
        (_, Json::String(text)) => moment(page, text).unwrap_or_else(|| text.clone()),
        (_, Json::Null | Json::Array(_) | Json::Object(_)) => String::new(),
    }
}

/// Whether "from" and "to" are days here, and not people.
fn is_about_dates(recorded: &Recorded) -> bool {
    matches!(recorded.event.as_str(), "extended" | "limits-recounted")
}

/// A day or an instant as people read it.
fn moment(page: &Page, text: &str) -> Option<String> {
    if let Ok(day) = text.parse::<Date>()
        && text.len() == 10
    {
        return Some(page.words.day(day));
    }
    let at: Timestamp = text.parse().ok()?;
    Some(page.words.date_time(at, &page.zone))
}

/// What was said or written.
fn body(page: &Page, case: &Case, recorded: &Recorded) -> Option<Markup> {
    let text = |name: &str| recorded.body.get(name).and_then(Json::as_str).filter(|text| !text.is_empty());
    let prose = |text: &str| html! { div.k-prose { (text) } };
    match recorded.event.as_str() {
        "noted" | "added" | "chased" | "informed" | "extension-announced" | "appeal-linked" => {
            text("text").map(prose)
        }
        "answered" => Some(html! {
            @if let Some(text) = text("text") { (prose(text)) }
            @if let Some(route) = text("appeal_route") { p.text-secondary { (route) } }
        }),
        "judged-not-valid" => {
            let notice = case.complaint.notices.iter().find(|notice| notice.kind.name() == "not-valid");
            notice.map(|notice| prose(&notice.text))
        }
        "notice-sent" => {
            let place = recorded.body.get("place").and_then(Json::as_u64);
            let place = place.and_then(|place| usize::try_from(place).ok());
            let notice = place.and_then(|place| case.complaint.notices.get(place));
            notice.map(|notice| {
                html! {
                    details { summary { (page.t("complaint-notice-text")) } (prose(&notice.text)) }
                }
            })
        }
        "found" => Some(html! {
            @if let Some(text) = text("checked") { p.text-secondary { (text) } }
            @if let Some(text) = text("found") { (prose(text)) }
        }),
        "evidence-added" => Some(evidence(page, case, recorded)),
        "handover-asked" | "reopened" | "escalated" | "extended" | "measure-declined" | "measure-granted"
        | "measure-proposed" => text("reason").map(prose),
        "opinion-given" | "reexamined" | "not-valid-upheld" | "not-valid-overturned" => {
            text("remark").map(prose)
        }
        "contact-attempted" => text("outcome").map(prose),
        "limits-recounted" => Some(recounted(page, recorded)),
        "refused" => Some(html! { p { (refused(page, recorded)) } }),
        _ => None,
    }
}

fn evidence(page: &Page, case: &Case, recorded: &Recorded) -> Markup {
    let text = |name: &str| recorded.body.get(name).and_then(Json::as_str).unwrap_or_default();
    let place = text("name").strip_prefix("E-").unwrap_or_default();
    let href = format!("/complaints/{}/evidence/{place}", case.complaint.number);
    html! {
        @if !text("description").is_empty() { div.k-prose { (text("description")) } }
        p.text-secondary {
            a href=(href) { (text("name")) " " (text("file")) } " · "
            (names::size(page, recorded.body.get("length").and_then(Json::as_u64).unwrap_or_default()))
            " · SHA-256 " code { (text("sha256").chars().take(12).collect::<String>()) "…" }
        }
        @if media::is_shown_inline(text("media_type")) {
            a href=(href) { img.k-evidence src=(href) alt=(text("file")) loading="lazy"; }
        }
    }
}

/// By which versions of the calendar, and what moved besides the announced limit.
fn recounted(page: &Page, recorded: &Recorded) -> Markup {
    let text = |name: &str| recorded.body.get(name).and_then(Json::as_str).unwrap_or_default();
    let is = |name: &str| recorded.body.get(name) == Some(&Json::Bool(true));
    let version = |name: &str| match text(name) {
        "" => page.t("complaint-recounted-no-calendar"),
        version => version.to_owned(),
    };
    let (from, to) = (version("calendar_from"), version("calendar_to"));
    let moved = ["judgement", "department", "original"].into_iter().filter_map(|limit| {
        let at = |end| moment(page, recorded.body.get(limit)?.get(end)?.as_str()?);
        Some((format!("complaint-recounted-{limit}"), at("from")?, at("to")?))
    });
    let is_moved = text("from") != text("to");
    html! {
        p.text-secondary {
            (page.with("complaint-recounted-by", i18n::args![("from", from), ("to", to)]))
            @if is("provisional_from") && !is("provisional_to") {
                " · " (page.t("complaint-recounted-certain"))
            }
        }
        @for (key, from, to) in moved.filter(|(key, ..)| !is_moved || !key.ends_with("original")) {
            p.text-secondary { (page.with(&key, &[("from", from.into()), ("to", to.into())])) }
        }
    }
}

/// A refusal of the journal in today's words.
pub(in crate::web) fn refused(page: &Page, recorded: &Recorded) -> String {
    let rule = recorded.body.get("rule").and_then(Json::as_str).unwrap_or_default();
    let key = format!("refusal-{rule}");
    let clause = recorded.clause.as_deref().unwrap_or_default();
    let mut facts = vec![("clause", Arg::from(clause))];
    if let Some(Json::Object(known)) = recorded.body.get("facts") {
        facts.extend(
            known.iter().filter_map(|(name, value)| Some((name.as_str(), Arg::from(value.as_str()?)))),
        );
    }
    if page.words.has(&key) {
        page.with(&key, &facts)
    } else {
        page.with("refusal-other", i18n::args![("rule", rule), ("clause", clause)])
    }
}
