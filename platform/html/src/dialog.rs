use maud::{Markup, Render, html};

use crate::{Icon, Page};

/// A box in front of the page, opened by [`Button::dialog`](crate::Button::dialog).
///
/// Without JavaScript only browsers that know `commandfor` open it; what must always work needs a page too.
#[derive(Debug, Clone)]
pub struct Dialog {
    id: String,
    title: String,
    open: bool,
}

impl Dialog {
    /// A closed dialog.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), open: false }
    }

    /// Open at once: its form came back with errors.
    #[must_use]
    pub fn open(mut self, open: bool) -> Self {
        self.open = open;
        self
    }

    /// The dialog around its content.
    pub fn markup(self, page: &Page, content: impl Render) -> Markup {
        let heading = format!("{}-title", self.id);
        html! {
            dialog.k-dialog id=(self.id) aria-labelledby=(heading) closedby="any" data-open[self.open] {
                header.k-dialog-head {
                    h2 id=(heading) { (self.title) }
                    form method="dialog" {
                        button.btn.btn-icon.btn-ghost-secondary type="submit" title=(page.t("action-close")) {
                            (Icon::X) span.visually-hidden { (page.t("action-close")) }
                        }
                    }
                }
                div.k-dialog-body { (content) }
            }
        }
    }
}
