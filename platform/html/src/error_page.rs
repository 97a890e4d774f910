use maud::{Markup, html};

use crate::{Button, Desk, Icon, Page, Portal};

/// A page that says what went wrong, what was kept, and what to do.
#[derive(Debug, Clone)]
pub struct ErrorPage {
    status: u16,
    reference: Option<String>,
}

impl ErrorPage {
    /// The page for an HTTP status.
    pub fn new(status: u16) -> Self {
        Self { status, reference: None }
    }

    /// The number under which the log tells more.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// The whole page: within the desk for those who are signed in, else in the plain layout.
    pub fn markup(self, page: &Page) -> Markup {
        let key = self.key();
        let title = page.t(&key);
        let content = html! {
            div.k-error {
                (Icon::AlertTriangle)
                p.k-error-what { (page.t(&format!("{key}-what"))) }
                p { (page.t(&format!("{key}-remedy"))) }
                @if let Some(reference) = &self.reference {
                    p.text-secondary { (page.t("error-reference")) " " code { (reference) } }
                }
                (ways_on(page))
            }
        };
        match page.me {
            Some(_) => Desk::new(title).narrow().markup(page, content),
            None => Portal::new(title).markup(page, content),
        }
    }

    /// The statuses that have words of their own; the others share those of their kind.
    fn key(&self) -> String {
        let status = match self.status {
            400 | 401 | 403 | 404 | 405 | 409 | 413 | 422 | 429 | 500 | 503 => self.status,
            402 | 406..=499 => 400,
            _ => 500,
        };
        format!("error-{status}")
    }
}

/// Staff go on at the desk, customers at the portal. Who is not signed in may be either, except at the portal.
fn ways_on(page: &Page) -> Markup {
    if page.me.is_some() {
        return html! { (Button::primary(page.t("nav-home")).href("/")) };
    }
    html! {
        div.k-form-do {
            (Button::primary(page.t("error-to-portal")).href("/portal"))
            @if !page.path.starts_with("/portal") {
                (Button::quiet(page.t("error-to-desk")).icon(Icon::Key).href("/sign-in"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Language;

    use super::*;

    #[test]
    fn a_customer_is_led_to_the_portal_and_staff_to_the_desk() {
        let led_to = |page: &Page| {
            let markup = ErrorPage::new(404).markup(page).0;
            ["href=\"/portal\"", "href=\"/sign-in\"", "href=\"/\""].map(|href| markup.contains(href))
        };
        let of = |path: &str| Page { path: path.to_owned(), ..Page::of(Language::En) };
        assert_eq!(led_to(&of("/portal/nothing")), [true, false, false]);
        assert_eq!(led_to(&of("/nothing")), [true, true, false]);
        let me = crate::Me {
            name: "何平".to_owned(),
            number: "1012".to_owned(),
            post: String::new(),
            account: "/me".to_owned(),
            sign_out: "/sign-out".to_owned(),
        };
        assert_eq!(led_to(&Page { me: Some(me), ..of("/nothing") }), [false, false, true]);
    }

    #[test]
    fn every_status_has_words() {
        for status in 400..600 {
            let key = ErrorPage::new(status).key();
            for part in ["", "-what", "-remedy"] {
                let key = format!("{key}{part}");
                assert!(i18n::Words::of(Language::En).has(&key), "{key}");
            }
        }
    }
}
