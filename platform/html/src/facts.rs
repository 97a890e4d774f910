use maud::{Markup, Render, html};

/// Names with values: the facts of a thing.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    rows: Vec<(String, Markup)>,
    wide: bool,
}

impl Facts {
    /// No facts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fact. An empty value is shown as a dash.
    #[must_use]
    pub fn row(mut self, name: impl Into<String>, value: impl Render) -> Self {
        self.rows.push((name.into(), value.render()));
        self
    }

    /// Adds a fact where there is one.
    #[must_use]
    pub fn maybe(self, name: impl Into<String>, value: Option<impl Render>) -> Self {
        match value {
            Some(value) => self.row(name, value),
            None => self,
        }
    }

    /// Name above value, in as many columns as fit.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }
}

impl Render for Facts {
    fn render(&self) -> Markup {
        html! {
            dl.k-facts.k-facts-wide[self.wide] {
                @for (name, value) in &self.rows {
                    div {
                        dt { (name) }
                        dd { @if value.0.is_empty() { span.text-secondary { "–" } } @else { (value) } }
                    }
                }
            }
        }
    }
}
