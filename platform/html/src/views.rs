use maud::{Markup, html};

use crate::{Icon, Page};

/// The lists that people keep, each with its count.
#[derive(Debug, Clone, Default)]
pub struct SavedViews {
    views: Vec<SavedView>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct SavedView {
    /// What it is called.
    pub label: String,
    /// Its address, with filter and order.
    pub href: String,
    /// How much it holds; none while that is not known.
    pub count: Option<i64>,
    /// Whether the count calls for action.
    pub urgent: bool,
    /// Whether it is the one on the page.
    pub current: bool,
    /// Where removing it posts to, where it is the person's own.
    pub remove: Option<String>,
}

impl SavedViews {
    /// These views.
    pub fn new(views: Vec<SavedView>) -> Self {
        Self { views }
    }

    /// The views as a row of links that scrolls on a phone.
    pub fn markup(self, page: &Page) -> Markup {
        html! {
            nav.k-views aria-label=(page.t("list-views")) {
                @for view in &self.views {
                    span.k-view.k-view-current[view.current] {
                        a href=(view.href) aria-current=[view.current.then_some("page")] {
                            (view.label)
                            @if let Some(count) = view.count {
                                span.k-count.k-count-urgent[view.urgent && count > 0] { (page.count(count)) }
                            }
                        }
                        @if let (Some(remove), true) = (&view.remove, view.current) {
                            (page.post(remove, html! {
                                button.k-view-remove type="submit" title=(page.t("action-remove")) {
                                    (Icon::X) span.visually-hidden { (page.t("action-remove")) " " (view.label) }
                                }
                            }))
                        }
                    }
                }
            }
        }
    }
}
