//! What a customer is told the moment a complaint is accepted (clause 4.2.2(1)): number, process, both dates, where
//! to turn, and what happens next.

use axum::response::Response;
use axum_extra::extract::CookieJar;
use html::{Button, Facts, FieldErrors, Icon, Markup, Page, Portal, html};
use i18n::args;
use kernel::PhoneNumber;
use web::{Failure, View, page};

use super::{
    actions, deed, failure, page_of,
    start::what_follows,
    submit::STEPS,
    visitor::{forget, knock_again, token},
};
use crate::{
    Limits, appeal_route,
    complaint::{Complaint, Told},
    look,
};

pub(super) async fn show(view: View, jar: CookieJar) -> Result<Response, Failure> {
    let token = token(&jar).unwrap_or_default();
    let Some(found) = look(view.app.db(), &deed(&view), token).await.map_err(failure)? else {
        return Ok(forget(&view, knock_again(&jar)));
    };
    Ok(page(markup(&page_of(&view), &found.complaint)))
}

fn markup(page: &Page, complaint: &Complaint) -> Markup {
    let number = complaint.number.to_string();
    let clocks = &complaint.clocks;
    let content = html! {
        div.k-portal-number {
            span.k-portal-number-label { (page.t("portal-number")) }
            strong { (number) }
            span.k-portal-copy { (Button::quiet(page.t("portal-copy-number")).icon(Icon::Copy).copy(&*number)) }
        }
        (Facts::new()
            .row(page.t("portal-due"), page.words.day(clocks.announced_on))
            .row(page.t("portal-statute"), page.words.day(clocks.statutory_on))
            .row(page.t("portal-owner"),
                page.with("portal-owner-number", args![("number", complaint.owner.as_str())])))
        @if clocks.provisional { p.k-portal-aside { (page.t("portal-due-provisional")) } }
        @if let Some(told) = told(page, complaint) { p { (told) } }
        section.k-portal-part {
            h2 { (page.t("portal-receipt-files")) }
            p { (page.t("portal-receipt-files-lead")) }
            (actions::files_form(page, complaint, &FieldErrors::new()))
        }
        div.k-form-do { (Button::secondary(page.t("portal-receipt-case")).href("/portal/case")) }
        section.k-portal-part {
            h2 { (page.t("portal-receipt-next")) }
            ol.k-how { (what_follows(page, Limits::on(clocks.accepted_on))) }
        }
        section.k-portal-part {
            h2 { (page.t("portal-appeal-title")) }
            p { (appeal_route(page.words.language)) }
        }
    };
    Portal::new(page.t("portal-receipt-title"))
        .step(STEPS, STEPS)
        .lead(page.t("portal-receipt-lead"))
        .markup(page, content)
}

/// How number and dates reach the customer besides this page.
fn told(page: &Page, complaint: &Complaint) -> Option<String> {
    let notice = complaint.notices.first()?;
    let phone = complaint.intake.contact.phone.as_ref();
    match notice.told {
        Told::Sms => phone
            .map(PhoneNumber::masked)
            .map(|phone| page.with("portal-receipt-sms", args![("phone", phone)])),
        Told::Email => Some(page.t("portal-receipt-email")),
        Told::Phone | Told::Letter | Told::InPerson | Told::Portal => None,
    }
}
