use maud::{Markup, html};

use crate::{Button, Desk, Icon, Page, Portal};

/// A page that says what went wrong, what was kept, and what to do.
#[derive(Debug, Clone)]
pub struct ErrorPage {
    status: u16,
    reference: Option<String>,
    home: String,
}

impl ErrorPage {
    /// The page for an HTTP status.
    pub fn new(status: u16) -> Self {
        Self { status, reference: None, home: "/".to_owned() }
    }

    /// The number under which the log tells more.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Where its button leads; `/` unless set.
    #[must_use]
    pub fn home(mut self, href: impl Into<String>) -> Self {
        self.home = href.into();
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
                (Button::primary(page.t("nav-home")).href(&*self.home))
            }
        };
        match page.me {
            Some(_) => Desk::new(title).narrow().markup(page, content),
            None => Portal::new(title).home(self.home).markup(page, content),
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

#[cfg(test)]
mod tests {
    use kernel::Language;

    use super::*;

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
