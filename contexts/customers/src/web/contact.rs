use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use html::{Badge, Button, Desk, Facts, Field, Icon, Markup, Notice, Tone, html};
use kernel::{Purpose, Refusal};
use people::Secret;
use serde::Deserialize;
use web::{Failure, Posted, View};

use crate::{
    CONTEXT, Channel, Contact, ContactId, CustomerNumber, Error, Evidence, Level, Method, OpenContact,
    contact as find_contact, find, open_contact, verify_contact,
};

#[derive(Deserialize)]
pub(super) struct Opening {
    customer: String,
    channel: String,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    service_password: String,
    document_digits: String,
}

/// Opens a contact with somebody who says to be this customer.
pub(super) async fn open(view: View, Posted(opening): Posted<Opening>) -> Result<Response, Failure> {
    let customer: CustomerNumber = opening.customer.parse().map_err(|_| Failure::NotFound)?;
    let channel = Channel::parse(&opening.channel).ok_or(Failure::Unreadable)?;
    let agent = view.caller.staff().cloned().ok_or(Failure::Forbidden)?;
    let deed = view.deed(Purpose::ComplaintIntake);
    let id = ContactId::new(deed.at, &view.app.random());
    let tx = view.app.db().begin().await?;
    let outcome = open_contact(&tx, &deed, OpenContact { id, agent, channel, customer }).await;
    journal::settle(view.app.db(), tx, &deed, CONTEXT, &customer.to_string(), outcome).await?;
    Ok(Redirect::to(&format!("/contacts/{id}")).into_response())
}

/// The contact: what may be said in it, and the check that lets more be said.
pub(super) async fn show(view: View, Path(id): Path<String>) -> Result<Response, Failure> {
    let contact = own(&view, &id).await?;
    Ok(web::page(content(&view, &contact, None).await?))
}

/// Checks whether the person is the customer; if so, their file opens.
pub(super) async fn verify(
    view: View,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let id: ContactId = id.parse().map_err(|_| Failure::NotFound)?;
    let evidence = Evidence {
        service_password: Secret::new(typed.service_password),
        // The check character of a document may be an X, which people read out and type in either case.
        document_digits: Secret::new(typed.document_digits.trim().to_uppercase()),
    };
    match verify_contact(view.app.db(), &view.deed(Purpose::ComplaintIntake), id, evidence).await {
        Ok(contact) => {
            let file = format!("/customers/{}?contact={id}", contact.customer);
            Ok(Redirect::to(&file).into_response())
        }
        Err(Error::Refused(refusal)) => {
            let contact = own(&view, &id.to_string()).await?;
            let markup = content(&view, &contact, Some(&refusal)).await?;
            Ok((Failure::status_of(&refusal), markup).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// A colleague's contact is nothing that one may know of.
async fn own(view: &View, id: &str) -> Result<Contact, Failure> {
    let id: ContactId = id.parse().map_err(|_| Failure::NotFound)?;
    let contact = find_contact(view.app.db(), id).await?.ok_or(Failure::NotFound)?;
    if view.caller.staff() == Some(&contact.agent) { Ok(contact) } else { Err(Failure::NotFound) }
}

async fn content(view: &View, contact: &Contact, refusal: Option<&Refusal>) -> Result<Markup, Failure> {
    let page = &view.page;
    let customer = find(view.app.db(), contact.customer).await?.ok_or(Failure::NotFound)?;
    let facts = Facts::new()
        .row(page.t("customer-number"), customer.number.to_string())
        .row(page.t("customer-name"), customer.details.name.masked())
        .row(page.t("contact-channel"), page.t(&format!("contact-channel-{}", contact.channel.name())))
        .row(page.t("contact-opened"), page.when(contact.opened_at))
        .wide();
    let body = html! {
        div.k-stack {
            section.k-card { (facts) }
            @match &contact.level {
                Level::General => section.k-card {
                    h2 { (page.t("contact-verify")) }
                    p.text-secondary { (page.t("contact-general-hint")) }
                    (verification_form(view, contact.id))
                },
                Level::Verified { at, methods } => section.k-card {
                    (verified(view, *at, methods))
                    div.k-form-do {
                        (Button::primary(page.t("customer-open")).icon(Icon::User)
                            .href(format!("/customers/{}?contact={}", contact.customer, contact.id)))
                    }
                },
            }
        }
    };
    let notice = refusal.map(|refusal| Notice::refusal(page, refusal).markup(page));
    Ok(Desk::new(page.t("contact-title"))
        .crumb(page.t("nav-customers"), "/customers")
        .meta(level(view, contact))
        .narrow()
        .notice(notice)
        .markup(page, body))
}

fn level(view: &View, contact: &Contact) -> Badge {
    if contact.is_verified() {
        Badge::new(view.page.t("contact-verified"), Tone::Good).icon(Icon::CircleCheck)
    } else {
        Badge::new(view.page.t("contact-general"), Tone::Warn).icon(Icon::Lock)
    }
}

fn verified(view: &View, at: jiff::Timestamp, methods: &[Method]) -> Markup {
    let page = &view.page;
    html! {
        p { (page.t("contact-verified-by")) }
        ul { @for method in methods { li { (page.t(&format!("method-{}", method.name()))) } } }
        p.text-secondary { (page.when(at)) }
    }
}

/// What an agent hears is typed where nobody reads it over their shoulder, and is never shown back.
pub(super) fn verification_form(view: &View, id: ContactId) -> Markup {
    let page = &view.page;
    let field = |name: &str, key: &str| {
        Field::password(name, page.t(key)).required().autocomplete("one-time-code").length_max(64)
    };
    page.post(
        &format!("/contacts/{id}/verification"),
        html! {
            div.k-fields {
                (field("service_password", "method-service-password").markup(page))
                (field("document_digits", "method-document-digits").markup(page))
            }
            div.k-form-do { (Button::primary(page.t("contact-check")).icon(Icon::Check)) }
        },
    )
}
