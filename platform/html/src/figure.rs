use kernel::Clause;
use maud::{Markup, Render, html};

use crate::{Icon, Page, Tone};

/// One figure of a board: its value, what it is a share of, how sure it is, how it is defined, and the way to the
/// cases behind it.
#[derive(Debug, Clone)]
pub struct Figure {
    label: String,
    value: FigureValue,
    definition: String,
    clause: Option<Clause>,
    href: Option<String>,
    tone: Tone,
    trend: Option<Markup>,
    note: Option<String>,
}

/// What a figure says.
#[derive(Debug, Clone)]
pub enum FigureValue {
    /// A share, with what it is made of and, where it was computed, its interval as two shares of one.
    Share {
        /// The numerator.
        part: i64,
        /// The denominator. Zero means that there is no figure.
        whole: i64,
        /// The bounds of the 95 % interval, each a share of one.
        interval: Option<(f64, f64)>,
    },
    /// A count.
    Count(i64),
    /// Anything else, already in words, with what it is computed from.
    Text {
        /// The value with its unit.
        value: String,
        /// What it is computed from, such as `n = 312`.
        basis: String,
    },
}

impl Figure {
    /// A figure.
    pub fn new(label: impl Into<String>, value: FigureValue, definition: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value,
            definition: definition.into(),
            clause: None,
            href: None,
            tone: Tone::Neutral,
            trend: None,
            note: None,
        }
    }

    /// The clause it measures.
    #[must_use]
    pub fn clause(mut self, clause: Clause) -> Self {
        self.clause = Some(clause);
        self
    }

    /// The cases behind it.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Whether it is good or bad.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Its course, as a [`Sparkline`](crate::Sparkline).
    #[must_use]
    pub fn trend(mut self, trend: impl Render) -> Self {
        self.trend = Some(trend.render());
        self
    }

    /// A word beside it, such as the target or the change.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The tile.
    pub fn markup(self, page: &Page) -> Markup {
        let (value, basis) = self.value.words(page);
        let heading = html! { span.k-figure-label { (self.label) } };
        html! {
            article.k-figure.{ "k-tone-" (self.tone.name()) } {
                header {
                    @if let Some(href) = &self.href {
                        a href=(href) title=(page.t("figure-open-cases")) { (heading) }
                    } @else { (heading) }
                    @if let Some(note) = &self.note { span.k-figure-note { (note) } }
                }
                div.k-figure-main {
                    span.k-figure-value { (value) }
                    @if let Some(trend) = &self.trend { (trend) }
                }
                p.k-figure-basis.k-num { (basis) }
                details.k-figure-why {
                    summary { (Icon::Info) (page.t("figure-definition")) }
                    p { (self.definition) @if let Some(clause) = self.clause { " " (page.clause(clause)) } }
                }
            }
        }
    }
}

impl FigureValue {
    /// The value, and the line below it.
    fn words(&self, page: &Page) -> (String, String) {
        let words = page.words;
        match self {
            Self::Share { whole: 0, .. } => ("–".to_owned(), page.t("figure-no-data-hint")),
            Self::Share { part, whole, interval } => {
                #[expect(clippy::cast_precision_loss, reason = "counts of cases stay far below 2^53")]
                let share = *part as f64 / *whole as f64;
                let (part, whole) = (words.number(*part), words.number(*whole));
                let mut basis = page.with("figure-of", i18n::args![("part", part), ("whole", whole)]);
                if let Some((low, high)) = interval {
                    let (low, high) = (words.percent(*low, 1), words.percent(*high, 1));
                    basis.push_str(" · ");
                    basis.push_str(&page.with("figure-interval", i18n::args![("low", low), ("high", high)]));
                }
                (words.percent(share, 1), basis)
            }
            Self::Count(count) => (words.number(*count), String::new()),
            Self::Text { value, basis } => (value.clone(), basis.clone()),
        }
    }
}
