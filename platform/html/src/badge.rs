use maud::{Markup, Render, html};

use crate::Icon;

/// How something stands, in colour. The words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Neutral,
    /// Under way, or chosen.
    Accent,
    /// Good.
    Good,
    /// Needs an eye.
    Warn,
    /// Bad, or urgent.
    Bad,
}

impl Tone {
    /// The end of the class name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Accent => "accent",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// The state of something in one or two words.
#[derive(Debug, Clone)]
pub struct Badge {
    label: String,
    tone: Tone,
    icon: Option<Icon>,
}

impl Badge {
    /// A badge with these words.
    pub fn new(label: impl Into<String>, tone: Tone) -> Self {
        Self { label: label.into(), tone, icon: None }
    }

    /// With a sign in front.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }
}

impl Render for Badge {
    fn render(&self) -> Markup {
        html! {
            span.k-badge.{ "k-tone-" (self.tone.name()) } {
                @if let Some(icon) = self.icon { (icon) }
                (self.label)
            }
        }
    }
}
