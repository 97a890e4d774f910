//! What open pages hear, who else is here, and what somebody has not sent yet.

use std::convert::Infallible;

use axum::response::{
    IntoResponse as _,
    sse::{Event, KeepAlive, Sse},
};
use html::{Avatar, Markup, Page, Presence as Shown, html};
use i18n::args;
use serde::Deserialize;
use tokio_stream::{Stream, StreamExt as _, wrappers::BroadcastStream};
use web::{Failure, Posted, Pulse, View};

use super::{
    act::{Answer, Visit},
    names,
};
use crate::{
    CONTEXT,
    complaint::{Number, TEXT_CHARS_MAX},
    desk::{self, Presence},
    view::VIEWED,
};

/// The topic of every change of any complaint.
pub(super) const COMPLAINTS: &str = "complaints";

/// `GET /live`: what just happened, as `event: change` with topics.
pub(super) async fn stream(view: View) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let pulses = BroadcastStream::new(view.app.live().subscribe());
    let topics = pulses.filter_map(|pulse| match pulse {
        Ok(pulse) => topics(&pulse),
        // This reader was too slow and missed some: whatever it shows may be out of date.
        Err(_) => Some(COMPLAINTS.to_owned()),
    });
    let events = topics.map(|topics| Ok(Event::default().event("change").data(topics)));
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// Whom an entry of the journal concerns. Who looked is of no interest to open pages.
fn topics(pulse: &Pulse) -> Option<String> {
    let number = pulse.subject.parse::<Number>().ok()?;
    match (pulse.context.as_str(), pulse.event.as_str()) {
        (CONTEXT, VIEWED) => None,
        // A refusal changes no list.
        (CONTEXT, "refused") => Some(format!("complaint:{number}")),
        (CONTEXT, _) => Some(format!("complaint:{number} {COMPLAINTS}")),
        (_, _) => None,
    }
}

/// What a page says every few seconds.
#[derive(Debug, Deserialize)]
pub(super) struct Beat {
    state: String,
}

/// `POST /complaints/{number}/presence`: `state=viewing`, `editing` or `left`. Answers who else is here.
pub(super) async fn beat(visit: Visit, Posted(beat): Posted<Beat>) -> Answer {
    let Visit { view, number, .. } = visit;
    let me = view.caller.staff().ok_or(Failure::Forbidden)?;
    let now = view.page.now;
    let tx = view.app.db().begin().await?;
    match beat.state.as_str() {
        "left" => desk::leave(&tx, number, me).await?,
        "editing" => desk::see(&tx, number, me, Presence::Editing, now).await?,
        _ => desk::see(&tx, number, me, Presence::Viewing, now).await?,
    }
    let present = desk::present(&tx, number, now).await?;
    tx.commit().await?;
    let others: Vec<_> = present.into_iter().filter(|(staff, _)| staff != me.as_str()).collect();
    let numbers: Vec<_> = others.iter().filter_map(|(staff, _)| staff.parse().ok()).collect();
    if numbers.is_empty() {
        return Ok(html! {}.into_response());
    }
    let directory = people::directory(view.app.db(), &numbers).await?;
    let others = others.iter().map(|(staff, presence)| (names::staff(&directory, staff), *presence));
    Ok(here(&view.page, others.collect()).into_response())
}

fn here(page: &Page, others: Vec<(&str, Presence)>) -> Markup {
    html! {
        @for (name, presence) in others {
            @let (shown, key) = match presence {
                Presence::Viewing => (Shown::Viewing, "state-viewing"),
                Presence::Editing => (Shown::Editing, "state-editing"),
            };
            (Avatar::new(name).presence(shown))
            span { (page.with(key, args![("name", name)])) }
        }
    }
}

/// A text that somebody is writing.
#[derive(Debug, Deserialize)]
pub(super) struct Draft {
    key: String,
    text: String,
}

/// `POST /drafts`: key and text. The key is a complaint's number or `intake`, and the field's name.
pub(super) async fn keep_draft(view: View, Posted(draft): Posted<Draft>) -> Answer {
    let me = view.caller.staff().ok_or(Failure::Forbidden)?;
    if !is_place(&draft.key) || draft.text.contains('\0') {
        return Err(Failure::Unreadable);
    }
    if draft.text.chars().count() > TEXT_CHARS_MAX {
        return Err(Failure::TooLarge);
    }
    let tx = view.app.db().begin().await?;
    desk::keep_draft(&tx, me, &draft.key, &draft.text, view.page.now).await?;
    tx.commit().await?;
    Ok(axum::http::StatusCode::NO_CONTENT.into_response())
}

/// Only places that a page reads again: nobody fills the table with others.
fn is_place(key: &str) -> bool {
    match key.split_once('/') {
        Some(("intake", field)) => matches!(field, "text" | "demand"),
        Some((number, field)) => number.parse::<Number>().is_ok() && matches!(field, "note" | "reply"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(context: &str, subject: &str, event: &str, expected: Option<&str>) {
        let pulse = Pulse {
            seq: 1,
            context: context.to_owned(),
            subject: subject.to_owned(),
            event: event.to_owned(),
            actor: "staff:1002".to_owned(),
        };
        assert_eq!(topics(&pulse).as_deref(), expected);
    }

    #[test]
    fn a_change_concerns_its_complaint_and_every_list() {
        check("complaints", "T20260930-0001", "noted", Some("complaint:T20260930-0001 complaints"));
        check("complaints", "T20260930-0001", "refused", Some("complaint:T20260930-0001"));
        check("complaints", "T20260930-0001", "viewed", None);
        check("complaints", "category:vas", "category-kept", None);
        check("people", "1002", "signed-in", None);
    }

    #[test]
    fn drafts_are_kept_only_where_a_page_reads_them_again() {
        assert!(is_place("T20260930-0001/note") && is_place("intake/text"));
        assert!(!is_place("T20260930-0001/x") && !is_place("note") && !is_place("intake/note"));
    }
}
