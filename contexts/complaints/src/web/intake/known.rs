//! What the customer's file tells, for an intake in a contact in which the customer has been verified.

use customers::{ContactId, Customer, CustomerNumber, EmailAddress, Ground, view_customer};
use db::Tx;
use html::{Badge, Button, Facts, Icon, Markup, Notice, Page, Tone, html};
use kernel::{Deed, PhoneNumber, Purpose, Refusal};
use web::{Failure, View};

use crate::{Error, complaint::Draft, web::sent::Sent};

/// A customer's file, as far as it is open to whoever takes the complaint in.
pub(super) enum Known {
    /// No customer was named, or none that we know of, or not in which contact.
    Nothing,
    /// It is open.
    File(Box<Customer>, ContactId),
    /// It stays closed, for this reason (clause 4.1.4(4)).
    Closed(Refusal, CustomerNumber, ContactId),
}

impl Known {
    /// Opens the file that a form is about. The look, or its refusal, is recorded (clause 5.2.2(1)).
    pub(super) async fn of(view: &View, sent: &Sent) -> Result<Self, Failure> {
        let Some((number, contact)) = named(sent) else { return Ok(Self::Nothing) };
        let deed = view.deed(Purpose::ComplaintIntake);
        let tx = view.app.db().begin().await?;
        let outcome = view_customer(&tx, &deed, number, Ground::Contact(contact)).await;
        let subject = number.to_string();
        match journal::settle(view.app.db(), tx, &deed, customers::CONTEXT, &subject, outcome).await {
            Ok(customer) => Ok(Self::File(Box::new(customer), contact)),
            Err(customers::Error::Refused(refusal)) => Ok(Self::Closed(refusal, number, contact)),
            Err(
                customers::Error::NoCustomer(_) | customers::Error::NoContact(_) | customers::Error::Stale(_),
            ) => Ok(Self::Nothing),
            Err(customers::Error::Store(error)) => Err(error.into()),
        }
    }

    /// The form with what may be filled in at once: nothing that is shown masked.
    pub(super) fn fill(&self, sent: Sent) -> Sent {
        let Self::File(customer, _) = self else { return sent };
        let details = &customer.details;
        let plan = details.plan.as_ref().filter(|_| sent.get("product").is_empty()).map(ToString::to_string);
        let sent = sent.with("name", details.name.as_str()).with("language", details.language.tag());
        // The first value of a name counts: an empty one would stand before this one.
        match plan {
            Some(plan) => sent.without("product").with("product", plan),
            None => sent,
        }
    }

    /// The telephone number that is used where none is filled in, masked.
    pub(super) fn phone(&self) -> Option<String> {
        match self {
            Self::File(customer, _) => customer.details.phones.first().map(PhoneNumber::masked),
            Self::Nothing | Self::Closed(..) => None,
        }
    }

    /// What is known, masked; or why it is not shown, with the way to it.
    pub(super) fn markup(&self, page: &Page) -> Markup {
        match self {
            Self::Nothing => html! {},
            Self::Closed(refusal, number, contact) => {
                let href = format!("/customers/{number}?contact={contact}");
                html! {
                    (Notice::refusal(page, refusal).markup(page))
                    p { (Button::secondary(page.t("complaint-intake-verify")).icon(Icon::UserCheck).href(href)) }
                }
            }
            Self::File(customer, contact) => html! {
                section.k-card {
                    h2 {
                        (page.t("complaint-intake-known")) " " (customer.number)
                        @for need in &customer.details.needs {
                            " " (Badge::new(page.t(&format!("need-{}", need.name())), Tone::Accent))
                        }
                    }
                    p.form-hint { (page.t("complaint-intake-known-hint")) }
                    (facts(page, customer))
                    input type="hidden" name="contact" value=(contact);
                }
            },
        }
    }
}

fn facts(page: &Page, customer: &Customer) -> Facts {
    let details = &customer.details;
    let phones: Vec<_> = details.phones.iter().map(PhoneNumber::masked).collect();
    Facts::new()
        .row(page.t("customer-name"), details.name.as_str())
        .maybe(page.t("customer-phone"), (!phones.is_empty()).then(|| phones.join(" · ")))
        .maybe(page.t("customer-email"), details.email.as_ref().map(EmailAddress::masked))
        .maybe(page.t("customer-address"), details.address.as_ref().map(customers::Address::masked))
        .maybe(page.t("customer-plan"), details.plan.as_ref().map(ToString::to_string))
}

/// Where the form says no way to reach the customer, the first one of the file is taken, and no more than that
/// (clause 5.2.2(1)).
pub(super) async fn complete(tx: &Tx, deed: &Deed, sent: &Sent, draft: Draft) -> Result<Draft, Error> {
    let contact = &draft.contact;
    let is_told = contact.phone.is_some() || contact.email.is_some() || contact.address.is_some();
    let (false, Some((number, contact))) = (is_told, named(sent)) else { return Ok(draft) };
    let details = match view_customer(tx, deed, number, Ground::Contact(contact)).await {
        Ok(customer) => customer.details,
        Err(customers::Error::Refused(refusal)) => return Err(refusal.into()),
        Err(customers::Error::Store(error)) => return Err(error.into()),
        Err(
            customers::Error::NoCustomer(_) | customers::Error::NoContact(_) | customers::Error::Stale(_),
        ) => return Ok(draft),
    };
    let mut draft = draft;
    let reached = &mut draft.contact;
    reached.phone = details.phones.into_iter().next();
    if reached.phone.is_none() {
        reached.email = details.email.map(|email| email.as_str().to_owned());
    }
    if reached.phone.is_none() && reached.email.is_none() {
        reached.address = details.address.map(|address| address.as_str().to_owned());
    }
    Ok(draft)
}

fn named(sent: &Sent) -> Option<(CustomerNumber, ContactId)> {
    Some((sent.read("customer")?, sent.read("contact")?))
}
