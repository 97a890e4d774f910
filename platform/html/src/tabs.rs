use maud::{Markup, Render, html};

/// Sibling pages or views as tabs. Links, so that each has its address.
#[derive(Debug, Clone)]
pub struct Tabs {
    label: String,
    tabs: Vec<Tab>,
}

#[derive(Debug, Clone)]
struct Tab {
    label: String,
    href: String,
    count: Option<i64>,
    current: bool,
}

impl Tabs {
    /// A row of tabs; the label is for screen readers.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), tabs: Vec::new() }
    }

    /// Adds a tab.
    #[must_use]
    pub fn tab(mut self, label: impl Into<String>, href: impl Into<String>, current: bool) -> Self {
        self.tabs.push(Tab { label: label.into(), href: href.into(), count: None, current });
        self
    }

    /// Gives the tab that was added last a count.
    #[must_use]
    pub fn count(mut self, count: i64) -> Self {
        if let Some(tab) = self.tabs.last_mut() {
            tab.count = Some(count);
        }
        self
    }
}

impl Render for Tabs {
    fn render(&self) -> Markup {
        html! {
            nav.k-tabs aria-label=(self.label) {
                @for tab in &self.tabs {
                    a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                        (tab.label)
                        @if let Some(count) = tab.count { span.k-count { (count) } }
                    }
                }
            }
        }
    }
}
