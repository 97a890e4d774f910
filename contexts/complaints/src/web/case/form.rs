use html::{Button, Choice, Field, FieldErrors, Markup, Page, html};

use crate::{
    complaint::Told,
    web::{
        case::{Case, Screen},
        names,
        sent::Sent,
    },
};

/// A step's form: the page it is on, the complaint, and what was filled in before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form<'a> {
    pub(crate) page: &'a Page,
    pub(crate) case: &'a Case,
    pub(crate) sent: &'a Sent,
    pub(crate) errors: &'a FieldErrors,
}

impl<'a> Form<'a> {
    pub(super) fn new(page: &'a Page, case: &'a Case, screen: &'a Screen) -> Self {
        Self { page, case, sent: &screen.sent, errors: &screen.errors }
    }

    /// Where a step of this complaint posts to.
    pub(crate) fn action(&self, noun: &str) -> String {
        format!("/complaints/{}/{noun}", self.case.complaint.number)
    }

    /// What was filled in, or else what the form begins with.
    pub(crate) fn value_or(&self, name: &str, first: &str) -> String {
        match self.sent.get(name) {
            "" => first.to_owned(),
            filled => filled.to_owned(),
        }
    }

    /// Several lines of text.
    pub(crate) fn area(&self, name: &str, label: &str) -> Field {
        self.filled(Field::textarea(name, self.page.t(label)), name)
    }

    /// One line of text.
    pub(crate) fn line(&self, name: &str, label: &str) -> Field {
        self.filled(Field::text(name, self.page.t(label)), name)
    }

    /// A field with what was filled in and what is wrong with it.
    pub(crate) fn filled(&self, field: Field, name: &str) -> Field {
        field.value(self.sent.get(name)).error_in(self.errors)
    }

    /// One of a few.
    pub(crate) fn radios(&self, name: &str, label: &str, choices: Vec<Choice>) -> Field {
        self.filled(Field::radios(name, self.page.t(label), choices), name)
    }

    /// How the customer is told; what fits the customer's contact stands first.
    pub(crate) fn told(&self, name: &str, label: &str) -> Field {
        let intake = &self.case.complaint.intake;
        let (phone, email) = (intake.contact.phone.is_some(), intake.contact.email.is_some());
        let first = Told::for_contact(intake.channel, phone, email);
        let reachable = |told: &Told| match told {
            Told::Sms => phone,
            Told::Email => email,
            Told::Phone | Told::Letter | Told::InPerson | Told::Portal => true,
        };
        let ways = Told::ALL.into_iter().filter(reachable).map(Told::name);
        let choices = names::choices(self.page, "told", ways);
        let field = Field::select(name, self.page.t(label), choices);
        field.value(self.value_or(name, first.name())).error_in(self.errors).required()
    }

    /// The button that sends the form, and the way out of it.
    pub(crate) fn send(&self, label: &str) -> Markup {
        html! {
            div.k-form-do {
                (Button::primary(self.page.t(label)).shortcut("mod+enter"))
                (self.cancel())
            }
        }
    }

    /// The way out of the form.
    pub(crate) fn cancel(&self) -> Button {
        Button::quiet(self.page.t("action-cancel"))
            .href(format!("/complaints/{}", self.case.complaint.number))
    }
}
