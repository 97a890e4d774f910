use kernel::{Clause, Refusal};
use maud::{Markup, Render, html};

use crate::{FieldErrors, Icon, Page, Tone};

/// A message within the page: what happened, what was kept, what to do.
#[derive(Debug, Clone)]
pub struct Notice {
    tone: Tone,
    title: String,
    text: Option<Markup>,
    clause: Option<Clause>,
    remedy: Option<Markup>,
    kept: Option<String>,
    list: Vec<(String, String)>,
}

impl Notice {
    /// A message.
    pub fn new(tone: Tone, title: impl Into<String>) -> Self {
        let title = title.into();
        Self { tone, title, text: None, clause: None, remedy: None, kept: None, list: Vec::new() }
    }

    /// A refusal in the person's words: what was refused, under which clause, what to do instead.
    pub fn refusal(page: &Page, refusal: &Refusal) -> Self {
        let said = page.words.refusal(refusal);
        let mut notice = Self::new(Tone::Bad, page.t("refusal-title")).text(said.what);
        notice.clause = Some(refusal.clause);
        notice.remedy = said.remedy.map(|remedy| remedy.render());
        notice
    }

    /// The inputs that need correcting, each a link to its place; none where there are no errors.
    pub fn fields(page: &Page, errors: &FieldErrors) -> Option<Self> {
        Self::leading_to(page, "#f-", errors)
    }

    /// The same for inputs that were told to belong to this [`form`](crate::Field::form).
    pub fn fields_of(page: &Page, form: &str, errors: &FieldErrors) -> Option<Self> {
        Self::leading_to(page, &format!("#f-{form}-"), errors)
    }

    fn leading_to(page: &Page, anchor: &str, errors: &FieldErrors) -> Option<Self> {
        let list: Vec<_> =
            errors.iter().map(|(name, text)| (format!("{anchor}{name}"), text.to_owned())).collect();
        if list.is_empty() {
            return None;
        }
        let mut notice = Self::new(Tone::Bad, page.with("error-fields", i18n::args![("n", list.len())]));
        notice.list = list;
        Some(notice)
    }

    /// What it is about.
    #[must_use]
    pub fn text(mut self, text: impl Render) -> Self {
        self.text = Some(text.render());
        self
    }

    /// The clause behind it.
    #[must_use]
    pub fn clause(mut self, clause: Clause) -> Self {
        self.clause = Some(clause);
        self
    }

    /// What the person can do.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Render) -> Self {
        self.remedy = Some(remedy.render());
        self
    }

    /// What was kept, such as `refusal-kept-form`.
    #[must_use]
    pub fn kept(mut self, kept: impl Into<String>) -> Self {
        self.kept = Some(kept.into());
        self
    }

    /// The box. A bad one is announced at once, others when there is time.
    pub fn markup(self, page: &Page) -> Markup {
        let role = if self.tone == Tone::Bad { "alert" } else { "status" };
        let icon = match self.tone {
            Tone::Neutral | Tone::Accent => Icon::Info,
            Tone::Good => Icon::CircleCheck,
            Tone::Warn => Icon::AlertTriangle,
            Tone::Bad => Icon::AlertCircle,
        };
        html! {
            div.k-notice.{ "k-tone-" (self.tone.name()) } role=(role) {
                (icon)
                div.k-notice-body {
                    p.k-notice-title { (self.title) @if let Some(clause) = self.clause { " " (page.clause(clause)) } }
                    @if let Some(text) = &self.text { div { (text) } }
                    @if !self.list.is_empty() {
                        ul { @for (href, text) in &self.list { li { a href=(href) { (text) } } } }
                    }
                    @if let Some(remedy) = &self.remedy {
                        p { strong { (page.t("refusal-remedy")) } " " (remedy) }
                    }
                    @if let Some(kept) = &self.kept { p.k-notice-kept { (Icon::Check) (kept) } }
                }
            }
        }
    }
}
