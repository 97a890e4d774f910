use maud::{Markup, html};
use serde::Serialize;

use crate::Page;

/// A chart that a script draws, over a table that is there without it.
#[derive(Debug, Clone, Serialize)]
pub struct Chart {
    #[serde(skip)]
    title: String,
    kind: ChartKind,
    x: Vec<String>,
    series: Vec<Series>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Limits>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<Mark>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<String>,
    unit: String,
    decimals: usize,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Values over time, as lines.
    Line,
    /// Amounts side by side.
    Bars,
    /// Amounts on top of each other.
    Stacked,
    /// Amounts, largest first, with the share added up so far as a line (second series, in percent).
    Pareto,
    /// Values over time between control limits; values outside stand out.
    Control,
}

/// A row of values, one for each place on the x axis; none where there is no value.
#[derive(Debug, Clone, Serialize)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// The values.
    pub values: Vec<Option<f64>>,
}

#[derive(Debug, Clone, Serialize)]
struct Limits {
    lower: Vec<Option<f64>>,
    centre: Vec<Option<f64>>,
    upper: Vec<Option<f64>>,
    /// What upper limit, centre line and lower limit are called.
    names: [String; 3],
}

#[derive(Debug, Clone, Serialize)]
struct Mark {
    at: usize,
    label: String,
}

impl Chart {
    /// A chart of these series over these places on the x axis.
    pub fn new(title: impl Into<String>, kind: ChartKind, x: Vec<String>, series: Vec<Series>) -> Self {
        Self {
            title: title.into(),
            kind,
            x,
            series,
            limits: None,
            marks: Vec::new(),
            links: Vec::new(),
            unit: String::new(),
            decimals: 0,
        }
    }

    /// The unit behind each value, and how many decimals are shown.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>, decimals: usize) -> Self {
        self.unit = unit.into();
        self.decimals = decimals;
        self
    }

    /// Control limits and centre line for each place; they may differ with the sample's size.
    #[must_use]
    pub fn limits(
        mut self,
        lower: Vec<Option<f64>>,
        centre: Vec<Option<f64>>,
        upper: Vec<Option<f64>>,
    ) -> Self {
        self.limits = Some(Limits { lower, centre, upper, names: Default::default() });
        self
    }

    /// A note at a place, such as a change of the process.
    #[must_use]
    pub fn mark(mut self, at: usize, label: impl Into<String>) -> Self {
        self.marks.push(Mark { at, label: label.into() });
        self
    }

    /// The cases behind each place on the x axis.
    #[must_use]
    pub fn links(mut self, links: Vec<String>) -> Self {
        self.links = links;
        self
    }

    /// The chart and its table.
    pub fn markup(mut self, page: &Page) -> Markup {
        if let Some(limits) = &mut self.limits {
            limits.names = ["chart-upper", "chart-centre", "chart-lower"].map(|key| page.t(key));
        }
        // Only numbers, strings and lists: writing them cannot fail.
        let data = serde_json::to_string(&self).unwrap_or_default();
        html! {
            figure.k-chart {
                figcaption { (self.title) }
                div.k-chart-draw data-chart=(data) role="img" aria-label=(self.title) {}
                details.k-chart-table {
                    summary { (page.t("chart-show-table")) }
                    div.k-table-scroll tabindex="0" role="region" aria-label=(self.title) { (self.table(page)) }
                }
            }
        }
    }

    fn table(&self, page: &Page) -> Markup {
        let number = |value: Option<f64>| match value {
            Some(value) => format!("{}{}", page.words.decimal(value, self.decimals), self.unit),
            None => "–".to_owned(),
        };
        html! {
            table.k-table {
                caption.visually-hidden { (self.title) " · " (page.t("chart-table")) }
                thead {
                    tr {
                        th scope="col" {}
                        @for series in &self.series { th.k-num scope="col" { (series.name) } }
                    }
                }
                tbody {
                    @for (i, place) in self.x.iter().enumerate() {
                        tr {
                            th scope="row" {
                                @if let Some(href) = self.links.get(i) { a href=(href) { (place) } } @else { (place) }
                            }
                            @for series in &self.series {
                                td.k-num { (number(series.values.get(i).copied().flatten())) }
                            }
                        }
                    }
                }
            }
        }
    }
}
