use jiff::Timestamp;
use maud::{Markup, Render, html};

use crate::{Icon, Page};

/// A time limit as a chip: how it stands, what is left, and on opening it, why.
#[derive(Debug, Clone)]
pub struct ClockChip {
    label: String,
    level: ClockLevel,
    text: String,
    due: Option<Timestamp>,
    details: Vec<(String, Markup)>,
    refresh: Option<String>,
    compact: bool,
}

/// How a time limit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockLevel {
    /// Ample time.
    Green,
    /// Due soon.
    Amber,
    /// Urgent.
    Red,
    /// The limit has passed.
    Late,
    /// The clock does not run.
    Held,
    /// Finished, in time.
    Met,
    /// Finished, too late.
    Missed,
}

impl ClockLevel {
    const fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Late => "late",
            Self::Held => "held",
            Self::Met => "met",
            Self::Missed => "missed",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Green | Self::Amber => Icon::Clock,
            Self::Red => Icon::Alarm,
            Self::Late => Icon::AlertTriangle,
            Self::Held => Icon::ClockPause,
            Self::Met => Icon::CircleCheck,
            Self::Missed => Icon::CircleX,
        }
    }

    fn word(self, page: &Page) -> String {
        page.t(match self {
            Self::Green => "clock-level-green",
            Self::Amber => "clock-level-amber",
            Self::Red => "clock-level-red",
            Self::Late => "clock-level-late",
            Self::Held => "clock-level-held",
            Self::Met => "clock-met",
            Self::Missed => "clock-missed",
        })
    }
}

impl ClockChip {
    /// A clock with its name (such as 公司时限), its level, and what it says (such as `clock-left`).
    pub fn new(label: impl Into<String>, level: ClockLevel, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            level,
            text: text.into(),
            due: None,
            details: Vec::new(),
            refresh: None,
            compact: false,
        }
    }

    /// The instant it is due, first among the details.
    #[must_use]
    pub fn due(mut self, due: Timestamp) -> Self {
        self.due = Some(due);
        self
    }

    /// A line that explains it: the calendar it counts in, when it began, why it was extended or held.
    #[must_use]
    pub fn detail(mut self, name: impl Into<String>, value: impl Render) -> Self {
        self.details.push((name.into(), value.render()));
        self
    }

    /// Fetched anew from this address each minute and when the time is reached. The answer is the chip.
    #[must_use]
    pub fn refresh(mut self, href: impl Into<String>) -> Self {
        self.refresh = Some(href.into());
        self
    }

    /// Without its name and without opening: for a cell of a list.
    #[must_use]
    pub fn compact(mut self) -> Self {
        self.compact = true;
        self
    }

    /// The chip.
    pub fn markup(self, page: &Page) -> Markup {
        let class = format!("k-clock k-clock-{}", self.level.name());
        let word = self.level.word(page);
        let icon = self.level.icon();
        if self.compact {
            let due = self.due.map(|due| page.words.date_time(due, &page.zone));
            let title = due.map_or(self.label.clone(), |due| {
                format!("{} · {}", self.label, page.with("clock-due", i18n::args![("time", due)]))
            });
            return html! {
                span class=(class) title=(title) data-due=[self.due] {
                    (icon) span.visually-hidden { (word) " " } span { (self.text) }
                }
            };
        }
        let trigger = self.refresh.as_ref().map(|_| "clock");
        html! {
            details class=(class) data-clock hx-get=[self.refresh.as_ref()] hx-trigger=[trigger] hx-swap="outerMorph"
                data-due=[self.due] {
                summary {
                    (icon)
                    span.k-clock-label { (self.label) }
                    span.visually-hidden { (word) }
                    span.k-clock-text { (self.text) }
                }
                dl.k-clock-details {
                    @if let Some(due) = self.due {
                        div { dt { (page.t("clock-why-due")) } dd { (page.date_time(due)) } }
                    }
                    @for (name, value) in &self.details { div { dt { (name) } dd { (value) } } }
                }
            }
        }
    }
}
