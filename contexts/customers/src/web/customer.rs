use axum::{
    extract::{Path, Query},
    response::{IntoResponse as _, Response},
};
use html::{Badge, Button, Desk, Facts, Icon, Markup, Notice, Tone, html};
use kernel::{Permission, PhoneNumber, Purpose, Refusal};
use serde::Deserialize;
use web::{Failure, View};

use super::{contact::verification_form, kind_key};
use crate::{CONTEXT, ContactId, Customer, CustomerNumber, Error, Ground, view_customer};

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    contact: String,
}

/// A customer's file, opened on a contact. What one need not know to help is masked.
pub(super) async fn show(
    view: View,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let number: CustomerNumber = number.parse().map_err(|_| Failure::NotFound)?;
    let contact: Option<ContactId> = asked.contact.parse().ok();
    let deed = view.deed(Purpose::ComplaintIntake);
    let tx = view.app.db().begin().await?;
    let outcome = view_customer(&tx, &deed, number, contact.map_or(Ground::None, Ground::Contact)).await;
    match journal::settle(view.app.db(), tx, &deed, CONTEXT, &number.to_string(), outcome).await {
        Ok(customer) => Ok(web::page(file(&view, &customer, contact))),
        Err(Error::Refused(refusal)) => {
            Ok((Failure::status_of(&refusal), closed(&view, number, contact, &refusal)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// What stands in the file's place while it stays closed: why, and the way to open it.
fn closed(view: &View, number: CustomerNumber, contact: Option<ContactId>, refusal: &Refusal) -> Markup {
    let page = &view.page;
    let may_verify = refusal.rule == "unverified-contact" && view.caller.may(Permission::TakeComplaints);
    let body = html! {
        @if let (Some(contact), true) = (contact, may_verify) {
            section.k-card { h2 { (page.t("contact-verify")) } (verification_form(view, contact)) }
        } @else {
            div.k-form-do {
                (Button::secondary(page.t("nav-customers")).icon(Icon::Search).href("/customers"))
            }
        }
    };
    Desk::new(number.to_string())
        .crumb(page.t("nav-customers"), "/customers")
        .narrow()
        .notice(Some(Notice::refusal(page, refusal).markup(page)))
        .markup(page, body)
}

fn file(view: &View, customer: &Customer, contact: Option<ContactId>) -> Markup {
    let (page, number) = (&view.page, customer.number);
    let takes = view.caller.may(Permission::TakeComplaints);
    let intake = contact.map_or_else(
        || format!("/complaints/new?customer={number}"),
        |contact| format!("/complaints/new?customer={number}&contact={contact}"),
    );
    let matters = format!("/complaints/of-customer/{number}");
    let body = html! {
        div.k-stack {
            section.k-card { (facts(view, customer)) }
            section.k-card {
                h2 { (page.t("customer-matters")) }
                div hx-get=(matters) hx-trigger="load" { a href=(matters) { (page.t("customer-matters-open")) } }
            }
        }
    };
    let actions = html! {
        @if takes { (Button::primary(page.t("nav-intake")).icon(Icon::Plus).href(intake).shortcut("n")) }
    };
    let needs = html! {
        @for need in &customer.details.needs {
            (Badge::new(page.t(&format!("need-{}", need.name())), Tone::Accent))
        }
    };
    Desk::new(format!("{} {}", customer.details.name, number))
        .crumb(page.t("nav-customers"), "/customers")
        .meta(needs)
        .actions(actions)
        .markup(page, body)
}

fn facts(view: &View, customer: &Customer) -> Facts {
    let (page, details) = (&view.page, &customer.details);
    let phones: Vec<_> = details.phones.iter().map(PhoneNumber::masked).collect();
    Facts::new()
        .row(page.t("customer-number"), customer.number.to_string())
        .row(page.t("customer-name"), details.name.as_str())
        .row(page.t("customer-kind"), page.t(kind_key(customer.kind)))
        .row(page.t("customer-phone"), html! { @for phone in &phones { div { (phone) } } })
        .row(
            page.t("customer-email"),
            details.email.as_ref().map(crate::EmailAddress::masked).unwrap_or_default(),
        )
        .row(
            page.t("customer-address"),
            details.address.as_ref().map(crate::Address::masked).unwrap_or_default(),
        )
        .row(page.t("customer-plan"), details.plan.as_ref().map(ToString::to_string).unwrap_or_default())
        .row(page.t("customer-since"), details.since.map(|day| page.words.day(day)).unwrap_or_default())
        .row(page.t("setting-language"), details.language.name())
        .wide()
}
