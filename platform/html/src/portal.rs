use i18n::args;
use maud::{Markup, Render, html};

use crate::{Page, document, menu};

/// The layout of the customers' pages: one column, plain, made for a phone first.
#[derive(Debug, Clone)]
pub struct Portal {
    title: String,
    lead: Option<String>,
    step: Option<(u32, u32)>,
    notice: Option<Markup>,
}

impl Portal {
    /// A page with this title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), lead: None, step: None, notice: None }
    }

    /// A sentence below the title.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = Some(lead.into());
        self
    }

    /// Which step of how many this is.
    #[must_use]
    pub fn step(mut self, step: u32, total: u32) -> Self {
        self.step = Some((step, total));
        self
    }

    /// A message above the page.
    #[must_use]
    pub fn notice(mut self, notice: Option<impl Render>) -> Self {
        self.notice = notice.map(|notice| notice.render());
        self
    }

    /// The whole page around its content.
    pub fn markup(self, page: &Page, content: impl Render) -> Markup {
        let body = html! {
            header.k-portal-head {
                a.k-brand href="/portal" {
                    img src=(crate::assets::url("mark.svg")) alt="" width="28" height="28";
                    span { (page.operator) }
                }
                div.k-portal-tools { (menu::print(page)) (menu::language(page, menu::Face::Words)) }
            }
            main.k-portal-main id="main" tabindex="-1" {
                @if let Some((step, total)) = self.step { (steps(page, step, total)) }
                h1 { (self.title) }
                @if let Some(lead) = &self.lead { p.k-lead { (lead) } }
                @if let Some(notice) = &self.notice { (notice) }
                (content)
            }
            footer.k-portal-foot {
                @if let Some(phone) = &page.hotline {
                    p { (page.with("portal-help", args![("phone", phone.as_str())])) }
                }
            }
        };
        document::document(page, "k-portal", &self.title, &body)
    }
}

fn steps(page: &Page, step: u32, total: u32) -> Markup {
    html! {
        p.k-portal-step {
            span.k-portal-dots aria-hidden="true" {
                @for i in 1..=total { span.k-portal-dot-done[i <= step] {} }
            }
            (page.with("portal-step", args![("step", step), ("total", total)]))
        }
    }
}
