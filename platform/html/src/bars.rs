use maud::{Markup, Render, html};

use crate::Tone;

/// Amounts as bars below each other, largest first: a Pareto list, an ageing. Each leads to the cases behind it.
#[derive(Debug, Clone)]
pub struct Bars {
    label: String,
    bars: Vec<Bar>,
}

/// One amount.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is the amount of.
    pub label: String,
    /// The amount.
    pub value: i64,
    /// The amount in words, such as `1,205`.
    pub text: String,
    /// What stands beside it, such as the share added up so far.
    pub note: String,
    /// The cases behind it.
    pub href: Option<String>,
    /// Its colour.
    pub tone: Tone,
}

impl Bars {
    /// These bars in this order; the label says what is counted.
    pub fn new(label: impl Into<String>, bars: Vec<Bar>) -> Self {
        Self { label: label.into(), bars }
    }
}

impl Render for Bars {
    fn render(&self) -> Markup {
        let largest = self.bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
        html! {
            ol.k-bars aria-label=(self.label) {
                @for bar in &self.bars {
                    li {
                        @if let Some(href) = &bar.href {
                            a.k-bar-label href=(href) { (bar.label) }
                        } @else {
                            span.k-bar-label { (bar.label) }
                        }
                        (strip(bar, largest))
                        span.k-bar-value.k-num { (bar.text) }
                        @if !bar.note.is_empty() { span.k-bar-note.k-num { (bar.note) } }
                    }
                }
            }
        }
    }
}

/// The width is an attribute of SVG, because the policy for styles allows none on elements.
fn strip(bar: &Bar, largest: i64) -> Markup {
    #[expect(clippy::cast_precision_loss, reason = "a width in per mille of the largest")]
    let width = bar.value.max(0) as f64 / largest as f64 * 1000.0;
    html! {
        svg.k-bar viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.k-bar-track width="1000" height="10" rx="5" {}
            rect.{ "k-bar-fill k-tone-" (bar.tone.name()) } width=(format!("{width:.0}")) height="10" rx="5" {}
        }
    }
}
