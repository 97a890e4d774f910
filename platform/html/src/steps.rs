use kernel::Clause;
use maud::{Markup, Render, html};

use crate::{Icon, Page};

/// The steps a case can take: those the model allows as buttons, the others with the reason why not now.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone)]
pub struct Step {
    label: String,
    state: State,
}

#[derive(Debug, Clone)]
enum State {
    Allowed(Markup),
    Refused { reason: String, clause: Option<Clause> },
}

impl Step {
    /// A step that may be taken, with its button.
    pub fn allowed(button: impl Render) -> Self {
        Self { label: String::new(), state: State::Allowed(button.render()) }
    }

    /// A step that may not be taken now, and why.
    pub fn refused(label: impl Into<String>, reason: impl Into<String>, clause: Option<Clause>) -> Self {
        Self { label: label.into(), state: State::Refused { reason: reason.into(), clause } }
    }
}

impl Steps {
    /// These steps, in the order of the process.
    pub fn new(steps: Vec<Step>) -> Self {
        Self { steps }
    }

    /// Buttons first, then the refused steps.
    pub fn markup(self, page: &Page) -> Markup {
        html! {
            div.k-steps {
                div.k-steps-allowed {
                    @for step in &self.steps { @if let State::Allowed(button) = &step.state { (button) } }
                }
                ul.k-steps-refused {
                    @for step in &self.steps {
                        @if let State::Refused { reason, clause } = &step.state {
                            li {
                                (Icon::Lock)
                                span {
                                    strong { (step.label) } " "
                                    span.k-reason { (reason) }
                                    @if let Some(clause) = clause { " " (page.clause(*clause)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
