//! Back to one's own complaint: its number, and the telephone number that was given with it.

use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use html::{Button, Field, Icon, Markup, Notice, Page, Portal, Tone, html};
use serde::Deserialize;
use web::{Failure, Posted, Remote, View, page};

use super::{failure, page_of, refused, visitor::lead_in};
use crate::{Error, Follow, follow};

#[derive(Debug, Deserialize)]
pub(super) struct Ended {
    ended: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filled {
    number: String,
    contact: String,
}

pub(super) async fn show(view: View, Query(Ended { ended }): Query<Ended>) -> Response {
    let shown = page_of(&view);
    let notice = ended.map(|_| closed(&shown));
    page(markup(&shown, &Filled::default(), notice, None))
}

pub(super) async fn take(
    view: View,
    remote: Remote,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Failure> {
    let shown = page_of(&view);
    let command = Follow {
        number: filled.number.clone(),
        contact: filled.contact.clone(),
        remote: remote.to_string(),
        random: view.app.random(),
    };
    match follow(view.app.db(), command, view.app.now()).await {
        Ok(visit) => Ok(lead_in(&view, &visit, "/portal/case")),
        Err(Error::Refused(refusal)) => {
            let notice = refused::notice(&shown, &refusal, "portal-not-found-in");
            let markup = markup(&shown, &filled, Some(notice), None);
            Ok((Failure::status_of(&refusal), page(markup)).into_response())
        }
        Err(error) => Err(failure(error)),
    }
}

/// The door again, for who sent something after the visit was over. What they wrote is handed back.
pub(super) fn ended(view: &View, written: &str) -> Response {
    let mut shown = page_of(view);
    // What is chosen in the head of the page leads back to an address that can be asked for.
    "/portal/follow".clone_into(&mut shown.path);
    let notice = Some(closed(&shown));
    let written = Some(written).filter(|written| !written.trim().is_empty());
    let markup = markup(&shown, &Filled::default(), notice, written);
    (StatusCode::FORBIDDEN, page(markup)).into_response()
}

fn closed(page: &Page) -> Notice {
    Notice::new(Tone::Warn, page.t("portal-follow-ended")).remedy(page.t("portal-follow-ended-remedy"))
}

fn markup(page: &Page, filled: &Filled, notice: Option<Notice>, written: Option<&str>) -> Markup {
    let form = html! {
        (Field::text("number", page.t("portal-field-number")).value(&filled.number).required()
            .hint(page.t("portal-field-number-hint")).length_max(40).markup(page))
        (Field::text("contact", page.t("portal-field-contact")).value(&filled.contact).required()
            .hint(page.t("portal-field-contact-hint")).autocomplete("tel").length_max(254).markup(page))
        div.k-form-do { (Button::primary(page.t("portal-follow-send")).icon(Icon::Search)) }
    };
    let content = html! {
        @if let Some(written) = written {
            (Field::textarea("written", page.t("portal-follow-kept")).value(written).required().markup(page))
        }
        (page.post("/portal/follow", form))
        p.k-portal-aside { (page.t("portal-follow-lost")) }
    };
    Portal::new(page.t("portal-follow-title"))
        .lead(page.t("portal-follow-lead"))
        .notice(notice.map(|notice| notice.markup(page)))
        .markup(page, content)
}
