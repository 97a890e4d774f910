//! Where customers begin.

use axum::response::Response;
use axum_extra::extract::CookieJar;
use html::{Icon, Markup, Page, Portal, html};
use i18n::args;
use web::{Failure, View, page};

use super::{page_of, visitor::token};
use crate::{Limits, appeal_route, complaint::Number, visited};

pub(super) async fn show(view: View, jar: CookieJar) -> Result<Response, Failure> {
    let open = match token(&jar) {
        Some(token) => visited(view.app.db(), token, view.app.now()).await.map_err(super::failure)?,
        None => None,
    };
    let shown = page_of(&view);
    let today = shown.now.to_zoned(shown.zone.clone()).date();
    let content = html! {
        (choices(&shown, open))
        section.k-portal-part {
            h2 { (shown.t("portal-how")) }
            ol.k-how {
                li { (shown.t("portal-how-accept")) }
                (what_follows(&shown, Limits::on(today)))
            }
        }
        section.k-portal-part {
            h2 { (shown.t("portal-appeal-title")) }
            p { (appeal_route(shown.words.language)) }
        }
    };
    let markup = Portal::new(shown.t("portal-title")).lead(shown.t("portal-lead")).markup(&shown, content);
    Ok(page(markup))
}

fn choices(page: &Page, open: Option<Number>) -> Markup {
    html! {
        ul.k-doors {
            @if let Some(number) = open {
                (door(Icon::ArrowForward, "/portal/case",
                    &page.with("portal-do-continue", args![("number", number.to_string())]),
                    &page.t("portal-do-continue-hint")))
            }
            (door(Icon::Edit, "/portal/submit", &page.t("portal-do-submit"), &page.t("portal-do-submit-hint")))
            (door(Icon::Search, "/portal/follow", &page.t("portal-do-follow"), &page.t("portal-do-follow-hint")))
            @if let Some(phone) = &page.hotline {
                (door(Icon::Phone, &tel(phone), &page.with("portal-do-call", args![("phone", phone.as_str())]),
                    &page.t("portal-do-call-hint")))
            }
        }
    }
}

/// One thing to do: the whole of it is the link.
pub(super) fn door(icon: Icon, href: &str, label: &str, hint: &str) -> Markup {
    html! {
        li {
            a.k-door href=(href) {
                (icon)
                span.k-door-text { strong { (label) } span.k-door-hint { (hint) } }
                (Icon::ChevronRight)
            }
        }
    }
}

/// The steps after acceptance, with the limits in force.
pub(super) fn what_follows(page: &Page, limits: &Limits) -> Markup {
    let answer =
        args![("days", i64::from(limits.company_working_days)), ("statute", limits.statute_calendar_days),];
    html! {
        li { (page.t("portal-how-judge")) }
        li { (page.t("portal-how-investigate")) }
        li { (page.with("portal-how-answer", answer)) }
        li { (page.t("portal-how-opinion")) }
    }
}

/// The address that dials: digits and a leading plus, nothing that the operator wrote between them.
fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}
