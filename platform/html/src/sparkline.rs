use std::fmt::Write as _;

use maud::{Markup, Render, html};

/// The course of a figure as a line the size of a word; missing values are gaps.
#[derive(Debug, Clone)]
pub struct Sparkline {
    label: String,
    values: Vec<Option<f64>>,
}

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;
const MARGIN: f64 = 3.0;

impl Sparkline {
    /// A line through these values; the label says in words what it shows.
    pub fn new(label: impl Into<String>, values: Vec<Option<f64>>) -> Self {
        Self { label: label.into(), values }
    }

    /// The line as SVG path data, and its last point.
    fn path(&self) -> (String, Option<(f64, f64)>) {
        let known = self.values.iter().flatten().copied().filter(|value| value.is_finite());
        let low = known.clone().fold(f64::INFINITY, f64::min);
        let range = (known.fold(f64::NEG_INFINITY, f64::max) - low).max(f64::MIN_POSITIVE);
        let flat = range <= f64::MIN_POSITIVE;
        let steps = self.values.len().saturating_sub(1).max(1);
        let (mut path, mut drawing, mut last) = (String::new(), false, None);
        for (i, value) in self.values.iter().enumerate() {
            let Some(value) = value.filter(|value| value.is_finite()) else {
                drawing = false;
                continue;
            };
            #[expect(clippy::cast_precision_loss, reason = "a position among a few hundred")]
            let share = i as f64 / steps as f64;
            let x = MARGIN + share * (WIDTH - 2.0 * MARGIN);
            let height = if flat { 0.5 } else { (value - low) / range };
            let y = HEIGHT - MARGIN - height * (HEIGHT - 2.0 * MARGIN);
            // Writing to a string cannot fail.
            let _ = write!(path, "{}{x:.1} {y:.1}", if drawing { "L" } else { "M" });
            drawing = true;
            last = Some((x, y));
        }
        (path, last)
    }
}

impl Render for Sparkline {
    fn render(&self) -> Markup {
        let (path, last) = self.path();
        html! {
            svg.k-spark viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(self.label) {
                path d=(path) fill="none" {}
                @if let Some((x, y)) = last { circle cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="2" {} }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[Option<f64>], path: &str) {
        assert_eq!(Sparkline::new("x", values.to_vec()).path().0, path);
    }

    #[test]
    fn the_highest_value_is_at_the_top() {
        check(&[Some(0.0), Some(10.0)], "M3.0 25.0L117.0 3.0");
    }

    #[test]
    fn a_missing_value_leaves_a_gap() {
        check(&[Some(1.0), None, Some(1.0)], "M3.0 14.0M117.0 14.0");
    }

    #[test]
    fn no_values_draw_nothing() {
        check(&[], "");
        check(&[None, Some(f64::NAN)], "");
    }
}
