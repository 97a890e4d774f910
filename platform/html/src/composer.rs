use maud::{Markup, Render, html};

use crate::{Field, Icon, Page};

/// Where staff write: an internal note, unless they turn to the customer on purpose.
#[derive(Debug, Clone)]
pub struct Composer {
    note: Markup,
    reply: Option<Reply>,
    reply_open: bool,
}

#[derive(Debug, Clone)]
enum Reply {
    Allowed(Markup),
    Refused(Markup),
}

impl Composer {
    /// A composer whose note form posts to `action`; `field` is its text area.
    pub fn new(page: &Page, action: &str, field: Field) -> Self {
        let note = form(page, action, field.label_hidden(), &page.t("action-save"), html! {});
        Self { note, reply: None, reply_open: false }
    }

    /// With a reply to the customer; `above` are inputs in front of the text, such as the channel.
    #[must_use]
    pub fn reply(mut self, page: &Page, action: &str, field: Field, above: impl Render) -> Self {
        let form = form(page, action, field.label_hidden(), &page.t("action-send"), above);
        self.reply = Some(Reply::Allowed(form));
        self
    }

    /// A reply is not allowed now, and why.
    #[must_use]
    pub fn reply_refused(mut self, reason: impl Render) -> Self {
        self.reply = Some(Reply::Refused(reason.render()));
        self
    }

    /// Opens with the reply: its form came back with errors.
    #[must_use]
    pub fn reply_open(mut self, open: bool) -> Self {
        self.reply_open = open;
        self
    }

    /// The composer. Two radio buttons choose the form, which needs no script.
    pub fn markup(self, page: &Page) -> Markup {
        html! {
            section.k-composer id="composer" {
                div.k-composer-tabs role="radiogroup" aria-label=(page.t("composer-to")) {
                    label.k-composer-note {
                        input type="radio" name="composer-to" value="note" data-shortcut="n"
                            data-shortcut-label=(page.t("keys-note")) data-focus=".k-composer-pane-note textarea" checked[!self.reply_open];
                        (Icon::Lock) (page.t("timeline-internal"))
                    }
                    @if self.reply.is_some() {
                        label.k-composer-reply {
                            input type="radio" name="composer-to" value="reply" data-shortcut="r"
                                data-shortcut-label=(page.t("keys-reply")) data-focus=".k-composer-pane-reply textarea"
                                checked[self.reply_open];
                            (Icon::Send) (page.t("keys-reply"))
                        }
                    }
                }
                div.k-composer-pane.k-composer-pane-note { (self.note) }
                @match &self.reply {
                    Some(Reply::Allowed(form)) => div.k-composer-pane.k-composer-pane-reply {
                        p.k-composer-warning { (Icon::Eye) (page.t("timeline-visible-hint")) }
                        (form)
                    },
                    Some(Reply::Refused(reason)) => div.k-composer-pane.k-composer-pane-reply {
                        p.k-composer-warning { (Icon::Lock) (reason) }
                    },
                    None => {},
                }
            }
        }
    }
}

fn form(page: &Page, action: &str, field: Field, send: &str, above: impl Render) -> Markup {
    let content = html! {
        (above)
        (field.required().markup(page))
        div.k-composer-do { (crate::Button::primary(send).shortcut("mod+enter")) }
    };
    page.post(action, content)
}
