use jiff::Timestamp;
use kernel::Clause;
use maud::{Markup, html};

use crate::{Avatar, Icon, Page};

/// Everything that happened to a case, oldest first.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    entries: Vec<Entry>,
    topic: Option<String>,
    source: Option<String>,
    reader: Reader,
}

/// Who reads a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Reader {
    #[default]
    Staff,
    Customer,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is, which decides how it looks.
    pub kind: EntryKind,
    /// Its sign.
    pub icon: Icon,
    /// Who did it.
    pub who: String,
    /// When.
    pub at: Timestamp,
    /// What was done, in one line.
    pub title: String,
    /// What was said or written.
    pub body: Option<Markup>,
    /// The clause it is evidence for.
    pub clause: Option<Clause>,
    /// Its place in the journal; the entry's anchor is `e-{place}`.
    pub place: i64,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A step of the process: one line.
    Step,
    /// Said among staff; the customer does not see it.
    Internal,
    /// Said to the customer.
    Outbound,
    /// Said by the customer.
    Inbound,
    /// A step that was refused.
    Refused,
    /// Done by the program itself.
    System,
}

impl EntryKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Internal => "internal",
            Self::Outbound => "outbound",
            Self::Inbound => "inbound",
            Self::Refused => "refused",
            Self::System => "system",
        }
    }

    /// What is written on the entry, so that colour does not carry it alone.
    fn mark(self, page: &Page) -> Option<(Icon, String, String)> {
        match self {
            Self::Internal => {
                Some((Icon::Lock, page.t("timeline-internal"), page.t("timeline-internal-hint")))
            }
            Self::Outbound => Some((Icon::Eye, page.t("timeline-visible"), page.t("timeline-visible-hint"))),
            Self::Inbound => Some((Icon::User, page.t("timeline-customer"), String::new())),
            Self::Refused => Some((Icon::Ban, page.t("timeline-refused"), String::new())),
            Self::Step | Self::System => None,
        }
    }
}

impl Timeline {
    /// These entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries, topic: None, source: None, reader: Reader::Staff }
    }

    /// Fetched anew from `source` when a live message names `topic`. The answer is this timeline.
    #[must_use]
    pub fn live(mut self, topic: impl Into<String>, source: impl Into<String>) -> Self {
        self.topic = Some(topic.into());
        self.source = Some(source.into());
        self
    }

    /// For the customer: without the marks that tell staff who sees what, and without clauses. The caller leaves
    /// out what the customer may not see.
    #[must_use]
    pub fn for_customer(mut self) -> Self {
        self.reader = Reader::Customer;
        self
    }

    /// The timeline.
    pub fn markup(self, page: &Page) -> Markup {
        let trigger = self.source.as_ref().map(|_| "live");
        html! {
            section.k-timeline id="timeline" aria-label=(page.t("timeline-title")) data-live=[self.topic.as_deref()]
                hx-get=[self.source.as_deref()] hx-trigger=[trigger] hx-swap="outerMorph" {
                @if self.entries.is_empty() { p.k-empty-hint { (page.t("timeline-empty")) } }
                ol { @for entry in &self.entries { (entry.shown_to(self.reader, page)) } }
            }
        }
    }
}

impl Entry {
    /// A body of plain text as somebody wrote it, with its line breaks.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.body = Some(html! { div.k-prose { (text) } });
        self
    }

    /// The entry by itself, as an item of a list.
    pub fn markup(&self, page: &Page) -> Markup {
        self.shown_to(Reader::Staff, page)
    }

    fn shown_to(&self, reader: Reader, page: &Page) -> Markup {
        let mark = self.kind.mark(page).filter(|_| reader == Reader::Staff);
        let clause = self.clause.filter(|_| reader == Reader::Staff);
        let spoken = matches!(self.kind, EntryKind::Internal | EntryKind::Outbound | EntryKind::Inbound);
        html! {
            li.k-entry.{ "k-entry-" (self.kind.name()) } id={ "e-" (self.place) } {
                span.k-entry-sign { @if spoken { (Avatar::new(&*self.who)) } @else { (self.icon) } }
                div.k-entry-card {
                    div.k-entry-head {
                        span.k-entry-who { (self.who) }
                        span.k-entry-title { (self.title) }
                        @if let Some((icon, label, hint)) = mark {
                            span.k-entry-mark title=[Some(hint).filter(|hint| !hint.is_empty())] { (icon) (label) }
                        }
                        @if let Some(clause) = clause { (page.clause(clause)) }
                        a.k-entry-when href={ "#e-" (self.place) } { (page.when(self.at)) }
                    }
                    @if let Some(body) = &self.body { div.k-entry-body { (body) } }
                }
            }
        }
    }
}
