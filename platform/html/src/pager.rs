use maud::{Markup, html};

use crate::{Icon, Page};

/// Neighbouring pages of a list that is read by key and not by number.
#[derive(Debug, Clone, Default)]
pub struct Pager {
    /// What the list holds, in words; see `list-count`.
    pub count: Option<String>,
    /// The address of the first page, where this is not it.
    pub first: Option<String>,
    /// The address of the page before.
    pub previous: Option<String>,
    /// The address of the page after.
    pub next: Option<String>,
}

impl Pager {
    /// The links; nothing where there is neither count nor neighbour.
    pub fn markup(self, page: &Page) -> Markup {
        let alone = self.first.is_none() && self.previous.is_none() && self.next.is_none();
        if alone && self.count.is_none() {
            return html! {};
        }
        html! {
            nav.k-pager aria-label=(page.t("list-pages")) {
                @if let Some(count) = &self.count { span.k-pager-count { (count) } }
                @if !alone {
                    @if let Some(first) = &self.first {
                        a.btn.btn-sm.btn-ghost-secondary href=(first) { (page.t("list-first")) }
                    }
                    (step(self.previous.as_deref(), "prev", &page.t("list-previous"), Icon::ChevronLeft))
                    (step(self.next.as_deref(), "next", &page.t("list-next"), Icon::ChevronRight))
                }
            }
        }
    }
}

fn step(href: Option<&str>, rel: &str, label: &str, icon: Icon) -> Markup {
    html! {
        @if let Some(href) = href {
            a.btn.btn-sm.btn-icon.k-btn-plain href=(href) rel=(rel) title=(label) {
                (icon) span.visually-hidden { (label) }
            }
        } @else {
            span.btn.btn-sm.btn-icon.k-btn-plain.disabled aria-hidden="true" { (icon) }
        }
    }
}
