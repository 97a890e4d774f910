use maud::{Markup, html};

use crate::Page;

/// How far long work has come.
#[derive(Debug, Clone)]
pub struct Progress {
    label: String,
    done: i64,
    total: Option<i64>,
    refresh: Option<String>,
}

impl Progress {
    /// So much done; `total` where it is known.
    pub fn new(label: impl Into<String>, done: i64, total: Option<i64>) -> Self {
        Self { label: label.into(), done, total, refresh: None }
    }

    /// Fetched anew from this address every two seconds; leave it out when the work is done.
    #[must_use]
    pub fn refresh(mut self, href: impl Into<String>) -> Self {
        self.refresh = Some(href.into());
        self
    }

    /// The bar with its figures.
    pub fn markup(self, page: &Page) -> Markup {
        let words = page.words;
        let figures = match self.total {
            Some(total) => page.with(
                "progress-of",
                i18n::args![("done", words.number(self.done)), ("total", words.number(total))],
            ),
            None => words.number(self.done),
        };
        let trigger = self.refresh.as_ref().map(|_| "every 2s");
        html! {
            div.k-progress hx-get=[self.refresh.as_ref()] hx-trigger=[trigger] hx-swap="outerHTML" {
                div.k-progress-head { span { (self.label) } span.k-num { (figures) } }
                progress aria-label=(self.label) max=[self.total.map(|total| total.max(1))]
                    value=[self.total.map(|total| self.done.clamp(0, total.max(1)))] {}
            }
        }
    }
}
