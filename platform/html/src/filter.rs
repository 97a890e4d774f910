use maud::{Markup, Render, html};

use crate::{Icon, Page};

/// The conditions of a list, as a form that reads (`GET`): the conditions stand in the address.
#[derive(Debug, Clone)]
pub struct FilterBar {
    fields: Vec<Markup>,
    keep: Vec<&'static str>,
    active: usize,
    end: Option<Markup>,
}

impl FilterBar {
    /// A bar with these inputs.
    pub fn new(fields: Vec<Markup>) -> Self {
        Self { fields, keep: vec!["sort", "view"], active: 0, end: None }
    }

    /// How many conditions are in effect; with any, a link clears them.
    #[must_use]
    pub fn active(mut self, active: usize) -> Self {
        self.active = active;
        self
    }

    /// The parameters of the address that are no conditions and stay; by default `sort` and `view`.
    #[must_use]
    pub fn keep(mut self, names: Vec<&'static str>) -> Self {
        self.keep = names;
        self
    }

    /// What stands at the end of the bar, such as an export.
    #[must_use]
    pub fn end(mut self, end: impl Render) -> Self {
        self.end = Some(end.render());
        self
    }

    /// The bar.
    pub fn markup(self, page: &Page) -> Markup {
        let address = page.address();
        let kept = |name: &&str| address.get(name).map(|value| ((*name).to_owned(), value.to_owned()));
        let kept: Vec<_> = self.keep.iter().filter_map(kept).collect();
        let mut clear = crate::Address::parse(address.path());
        for (name, value) in &kept {
            clear = clear.with(name, value);
        }
        html! {
            form.k-filter method="get" action=(address.path()) aria-label=(page.t("list-filters")) data-filter {
                @for (name, value) in &kept { input type="hidden" name=(name) value=(value); }
                div.k-filter-fields { @for field in &self.fields { (field) } }
                div.k-filter-do {
                    button.btn.k-btn-plain type="submit" { (Icon::Filter) span { (page.t("action-filter")) } }
                    @if self.active > 0 {
                        a.btn.btn-ghost-secondary href=(clear) { (page.t("action-clear")) }
                    }
                    @if let Some(end) = &self.end { span.k-filter-end { (end) } }
                }
            }
        }
    }
}
