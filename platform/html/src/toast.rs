use maud::{Markup, html};

use crate::{Icon, Page, Tone};

/// What the last request has to say, in the corner of the page. Nothing asks "are you sure": it is done and can be
/// undone from here.
#[derive(Debug, Clone)]
pub struct Toast {
    text: String,
    tone: Tone,
    undo: Option<String>,
}

impl Toast {
    /// A message.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, undo: None }
    }

    /// With a button that undoes it by posting to this address.
    #[must_use]
    pub fn undo(mut self, action: impl Into<String>) -> Self {
        self.undo = Some(action.into());
        self
    }

    /// The message.
    pub fn markup(&self, page: &Page) -> Markup {
        let icon = match self.tone {
            Tone::Neutral | Tone::Accent => Icon::Info,
            Tone::Good => Icon::CircleCheck,
            Tone::Warn => Icon::AlertTriangle,
            Tone::Bad => Icon::AlertCircle,
        };
        html! {
            div.k-toast.{ "k-tone-" (self.tone.name()) } data-toast {
                (icon)
                span.k-toast-text { (self.text) }
                @if let Some(action) = &self.undo {
                    (page.post(action, html! {
                        button.btn.btn-sm.btn-link type="submit" data-shortcut="mod+z" { (page.t("action-undo")) }
                    }))
                }
            }
        }
    }
}
