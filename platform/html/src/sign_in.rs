use maud::{Markup, Render, html};

use crate::{Page, document, menu};

/// The layout of the page where staff sign in.
#[derive(Debug, Clone, Default)]
pub struct SignIn {
    notice: Option<Markup>,
    aside: Option<Markup>,
}

impl SignIn {
    /// The plain page.
    pub fn new() -> Self {
        Self::default()
    }

    /// A message above the form, such as a wrong password.
    #[must_use]
    pub fn notice(mut self, notice: Option<impl Render>) -> Self {
        self.notice = notice.map(|notice| notice.render());
        self
    }

    /// What stands below the form, such as the logins of the demo.
    #[must_use]
    pub fn aside(mut self, aside: impl Render) -> Self {
        self.aside = Some(aside.render());
        self
    }

    /// The whole page around the form.
    pub fn markup(self, page: &Page, form: impl Render) -> Markup {
        let body = html! {
            div.k-sign-in-tools { (menu::language(page, menu::Face::Words)) (menu::theme(page)) }
            main.k-sign-in-main id="main" tabindex="-1" {
                div.k-sign-in-brand {
                    img src=(crate::assets::url("mark.svg")) alt="" width="40" height="40";
                    h1 { (page.operator) }
                    p { (page.t("sign-in-lead")) }
                }
                @if let Some(notice) = &self.notice { (notice) }
                div.k-sign-in-card { (form) }
                @if let Some(aside) = &self.aside { div.k-sign-in-aside { (aside) } }
            }
        };
        document::document(page, "k-sign-in", &page.t("sign-in-title"), &body)
    }
}
