use maud::{Markup, Render, html};

use crate::Icon;

/// A button, or a link that looks like one.
#[derive(Debug, Clone)]
pub struct Button {
    label: String,
    look: &'static str,
    icon: Option<Icon>,
    shortcut: Option<String>,
    refused: Option<String>,
    small: bool,
    icon_only: bool,
    does: Does,
}

#[derive(Debug, Clone)]
enum Does {
    Submit { action: Option<String>, name: Option<(String, String)> },
    Lead { href: String },
    Dialog { id: String },
    Copy { text: String },
}

impl Button {
    /// The main thing to do: one per form or page.
    pub fn primary(label: impl Into<String>) -> Self {
        Self::looking("btn-primary", label)
    }

    /// Another thing to do.
    pub fn secondary(label: impl Into<String>) -> Self {
        Self::looking("k-btn-plain", label)
    }

    /// A thing to do that should not draw the eye.
    pub fn quiet(label: impl Into<String>) -> Self {
        Self::looking("btn-ghost-secondary", label)
    }

    /// A thing to do that ends something.
    pub fn danger(label: impl Into<String>) -> Self {
        Self::looking("k-btn-danger", label)
    }

    fn looking(look: &'static str, label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            look,
            icon: None,
            shortcut: None,
            refused: None,
            small: false,
            icon_only: false,
            does: Does::Submit { action: None, name: None },
        }
    }

    /// With a sign in front.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Only the sign is seen; the label is what screen readers and the tooltip say. Set the icon too.
    #[must_use]
    pub fn icon_only(mut self) -> Self {
        self.icon_only = true;
        self
    }

    /// With a keyboard shortcut: a key (`e`), a sequence (`g i`), or `mod+enter` (Ctrl or ⌘). Alternatives are
    /// separated by commas; the first is the one that is shown.
    #[must_use]
    pub fn shortcut(mut self, keys: impl Into<String>) -> Self {
        self.shortcut = Some(keys.into());
        self
    }

    /// The step is not allowed now: the button is shown, dead, with the reason.
    #[must_use]
    pub fn refused(mut self, reason: impl Into<String>) -> Self {
        self.refused = Some(reason.into());
        self
    }

    /// Smaller, for rows and bars.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Leads to an address instead of sending the form.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.does = Does::Lead { href: href.into() };
        self
    }

    /// Sends the form it stands in to this address instead of the form's own.
    #[must_use]
    pub fn formaction(mut self, action: impl Into<String>) -> Self {
        self.does = Does::Submit { action: Some(action.into()), name: None };
        self
    }

    /// Sends this name and value with the form.
    #[must_use]
    pub fn value(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let action = match self.does {
            Does::Submit { action, .. } => action,
            Does::Lead { .. } | Does::Dialog { .. } | Does::Copy { .. } => None,
        };
        self.does = Does::Submit { action, name: Some((name.into(), value.into())) };
        self
    }

    /// Opens the [`Dialog`](crate::Dialog) with this id.
    #[must_use]
    pub fn dialog(mut self, id: impl Into<String>) -> Self {
        self.does = Does::Dialog { id: id.into() };
        self
    }

    /// Copies this text.
    #[must_use]
    pub fn copy(mut self, text: impl Into<String>) -> Self {
        self.does = Does::Copy { text: text.into() };
        self
    }

    fn class(&self) -> String {
        let small = if self.small { " btn-sm" } else { "" };
        let icon_only = if self.icon_only { " btn-icon" } else { "" };
        format!("btn {}{small}{icon_only}", self.look)
    }

    fn face(&self) -> Markup {
        html! {
            @if let Some(icon) = self.icon { (icon) }
            @if self.icon_only { span.visually-hidden { (self.label) } } @else { span { (self.label) } }
            @if let (Some(keys), false) = (&self.shortcut, self.icon_only) { (keycaps(keys)) }
        }
    }
}

/// The keys of a shortcut, for eyes only: scripts announce them with `aria-keyshortcuts`.
pub(crate) fn keycaps(keys: &str) -> Markup {
    let keys = keys.split(',').next().unwrap_or_default();
    html! {
        span.k-keys aria-hidden="true" { @for key in keys.split(['+', ' ']) { kbd data-key=(key) { (keycap(key)) } } }
    }
}

fn keycap(key: &str) -> String {
    match key {
        "mod" => "Ctrl".to_owned(),
        "enter" => "↵".to_owned(),
        "escape" => "Esc".to_owned(),
        letter if letter.len() == 1 => letter.to_uppercase(),
        other => other.to_owned(),
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        let (class, face) = (self.class(), self.face());
        let (keys, title) = (&self.shortcut, self.icon_only.then_some(self.label.as_str()));
        if let Some(reason) = &self.refused {
            return html! {
                span.k-refused {
                    button type="button" class=(class) disabled title=[title] { (face) }
                    span.k-refused-reason { (reason) }
                }
            };
        }
        match &self.does {
            Does::Submit { action, name } => html! {
                button type="submit" class=(class) title=[title] data-shortcut=[keys] formaction=[action]
                    name=[name.as_ref().map(|(name, _)| name)] value=[name.as_ref().map(|(_, value)| value)] { (face) }
            },
            Does::Lead { href } => html! {
                a class=(class) title=[title] href=(href) data-shortcut=[keys] { (face) }
            },
            Does::Dialog { id } => html! {
                button type="button" class=(class) title=[title] data-shortcut=[keys] data-dialog=(id)
                    commandfor=(id) command="show-modal" aria-haspopup="dialog" { (face) }
            },
            Does::Copy { text } => html! {
                button type="button" class=(class) title=[title] data-shortcut=[keys] data-copy=(text) { (face) }
            },
        }
    }
}
