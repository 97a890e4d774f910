mod errors;
mod inputs;

use maud::{Markup, html};

pub use self::errors::FieldErrors;
use crate::Page;

/// An input with its label, hint and error; what was entered stays in it.
#[derive(Debug, Clone)]
pub struct Field {
    name: String,
    label: String,
    kind: Kind,
    value: String,
    hint: Option<String>,
    error: Option<String>,
    required: bool,
    attributes: Attributes,
}

#[derive(Debug, Clone)]
enum Kind {
    Line { html_type: &'static str, input_mode: Option<&'static str> },
    Area { rows: u32, draft: Option<Draft> },
    Select(Vec<Choice>),
    Radios(Vec<Choice>),
    Checks(Vec<Choice>),
    Check,
    File { multiple: bool, accept: String, limit_bytes: Option<u64> },
}

#[derive(Debug, Clone)]
struct Draft {
    key: String,
    url: String,
}

#[derive(Debug, Clone, Default)]
struct Attributes {
    placeholder: Option<String>,
    autocomplete: Option<String>,
    length_max: Option<u32>,
    shortcut: Option<String>,
    list: Option<String>,
    autofocus: bool,
    label_hidden: bool,
    form: Option<String>,
}

/// One of several answers.
#[derive(Debug, Clone)]
pub struct Choice {
    value: String,
    label: String,
    hint: Option<String>,
    group: Option<String>,
    chosen: bool,
}

impl Choice {
    /// An answer: what is sent, and what people read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, group: None, chosen: false }
    }

    /// With an explanation; shown below radio buttons and check boxes.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Under a heading; neighbours with the same heading stand together in a select.
    #[must_use]
    pub fn group(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }

    /// Chosen. For check boxes; the others compare with [`Field::value`].
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }
}

impl Field {
    fn new(name: impl Into<String>, label: impl Into<String>, kind: Kind) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            kind,
            value: String::new(),
            hint: None,
            error: None,
            required: false,
            attributes: Attributes::default(),
        }
    }

    fn line(name: impl Into<String>, label: impl Into<String>, html_type: &'static str) -> Self {
        Self::new(name, label, Kind::Line { html_type, input_mode: None })
    }

    /// One line of text.
    pub fn text(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::line(name, label, "text")
    }

    /// A secret; never shown back.
    pub fn password(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::line(name, label, "password")
    }

    /// A telephone number.
    pub fn phone(name: impl Into<String>, label: impl Into<String>) -> Self {
        let mut field = Self::line(name, label, "tel");
        field.attributes.autocomplete = Some("tel".to_owned());
        field
    }

    /// A day, as `2026-09-30`.
    pub fn date(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::line(name, label, "date")
    }

    /// A local day and minute, as `2026-09-30T16:20`.
    pub fn date_time(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::line(name, label, "datetime-local")
    }

    /// An amount of money.
    pub fn money(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(name, label, Kind::Line { html_type: "text", input_mode: Some("decimal") })
    }

    /// A whole number.
    pub fn number(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(name, label, Kind::Line { html_type: "text", input_mode: Some("numeric") })
    }

    /// Several lines of text.
    pub fn textarea(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(name, label, Kind::Area { rows: 4, draft: None })
    }

    /// One of many, as a list that opens.
    pub fn select(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Select(choices))
    }

    /// One of a few, all in sight.
    pub fn radios(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Radios(choices))
    }

    /// Any of a few.
    pub fn checks(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Checks(choices))
    }

    /// Yes or no; sends `on`. Ticked where [`Field::value`] is `on`.
    pub fn check(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(name, label, Kind::Check)
    }

    /// Files; the form must be [`Page::upload`]. Takes dropped files and pasted screenshots.
    pub fn files(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(name, label, Kind::File { multiple: true, accept: String::new(), limit_bytes: None })
    }

    /// One file.
    pub fn file(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(name, label, Kind::File { multiple: false, accept: String::new(), limit_bytes: None })
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// How to fill it in.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What is wrong with what stands in it.
    #[must_use]
    pub fn error(mut self, error: Option<impl Into<String>>) -> Self {
        self.error = error.map(Into::into);
        self
    }

    /// What is wrong with it according to the errors of the whole form.
    #[must_use]
    pub fn error_in(mut self, errors: &FieldErrors) -> Self {
        self.error = errors.get(&self.name).map(str::to_owned);
        self
    }

    /// It must be filled in.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// An example inside the empty input. Not a label and not a hint: it goes away.
    #[must_use]
    pub fn placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.attributes.placeholder = Some(placeholder.into());
        self
    }

    /// What the browser may fill in, by the names of the HTML standard.
    #[must_use]
    pub fn autocomplete(mut self, kind: impl Into<String>) -> Self {
        self.attributes.autocomplete = Some(kind.into());
        self
    }

    /// At most so many characters.
    #[must_use]
    pub fn length_max(mut self, length: u32) -> Self {
        self.attributes.length_max = Some(length);
        self
    }

    /// The key that leads into it.
    #[must_use]
    pub fn shortcut(mut self, keys: impl Into<String>) -> Self {
        self.attributes.shortcut = Some(keys.into());
        self
    }

    /// Suggestions while typing; `id` is that of a `datalist` on the page.
    #[must_use]
    pub fn suggestions(mut self, id: impl Into<String>) -> Self {
        self.attributes.list = Some(id.into());
        self
    }

    /// The page opens with it focused. At most one per page.
    #[must_use]
    pub fn autofocus(mut self) -> Self {
        self.attributes.autofocus = true;
        self
    }

    /// The label is for screen readers only: the surroundings say it to the eye.
    #[must_use]
    pub fn label_hidden(mut self) -> Self {
        self.attributes.label_hidden = true;
        self
    }

    /// Keeps its id apart from those of inputs with the same name in other forms of the page.
    #[must_use]
    pub fn form(mut self, form: impl Into<String>) -> Self {
        self.attributes.form = Some(form.into());
        self
    }

    /// So many lines high; for a text area.
    #[must_use]
    pub fn rows(mut self, rows: u32) -> Self {
        if let Kind::Area { rows: of_area, .. } = &mut self.kind {
            *of_area = rows;
        }
        self
    }

    /// Saved by itself under this key by posting to `url`; for a text area.
    #[must_use]
    pub fn draft(mut self, key: impl Into<String>, url: impl Into<String>) -> Self {
        if let Kind::Area { draft, .. } = &mut self.kind {
            *draft = Some(Draft { key: key.into(), url: url.into() });
        }
        self
    }

    /// Only files of these kinds, such as `image/*,.pdf`.
    #[must_use]
    pub fn accept(mut self, kinds: impl Into<String>) -> Self {
        if let Kind::File { accept, .. } = &mut self.kind {
            *accept = kinds.into();
        }
        self
    }

    /// How large a file may be. The server must see to it too.
    #[must_use]
    pub fn file_limit(mut self, bytes: u64) -> Self {
        if let Kind::File { limit_bytes, .. } = &mut self.kind {
            *limit_bytes = Some(bytes);
        }
        self
    }

    /// The input with all that belongs to it.
    pub fn markup(self, page: &Page) -> Markup {
        let input = inputs::input(&self, page);
        let grouped = matches!(self.kind, Kind::Radios(_) | Kind::Checks(_));
        let wrong = self.error.is_some();
        if matches!(self.kind, Kind::Check) {
            return html! { div.k-field.k-field-wrong[wrong] { (input) (self.below()) } };
        }
        if grouped {
            let described = self.described_by();
            return html! {
                fieldset.k-field.k-field-wrong[wrong] id=(self.id()) aria-describedby=[described] {
                    legend.form-label.visually-hidden[self.attributes.label_hidden] { (self.label) (self.mark(page)) }
                    (self.hint_text())
                    (input)
                    (self.error_text())
                }
            };
        }
        html! {
            div.k-field.k-field-wrong[wrong] {
                label.form-label.visually-hidden[self.attributes.label_hidden] for=(self.id()) {
                    (self.label) (self.mark(page))
                }
                (input)
                (self.below())
            }
        }
    }

    /// `f-name`, or `f-form-name`.
    fn id(&self) -> String {
        match &self.attributes.form {
            Some(form) => format!("f-{form}-{}", self.name),
            None => format!("f-{}", self.name),
        }
    }

    fn mark(&self, page: &Page) -> Markup {
        html! { @if !self.required { " " span.k-optional { (page.t("state-optional")) } } }
    }

    fn below(&self) -> Markup {
        html! { (self.hint_text()) (self.error_text()) }
    }

    fn hint_text(&self) -> Markup {
        html! { @if let Some(hint) = &self.hint { p.form-hint id={ (self.id()) "-hint" } { (hint) } } }
    }

    fn error_text(&self) -> Markup {
        html! {
            @if let Some(error) = &self.error {
                p.k-field-error id={ (self.id()) "-error" } { (crate::Icon::AlertCircle) (error) }
            }
        }
    }

    fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id()));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id()));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{error} {hint}")),
            (hint, error) => hint.or(error),
        }
    }
}
