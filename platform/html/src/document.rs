//! What every page begins and ends with.

use maud::{DOCTYPE, Markup, html};

use crate::{Icon, Page, Print, SingleKeys, Theme, assets};

/// What the scripts' library may not do: run text as code, add styles, cut in on the browser's own history.
const HTMX_CONFIG: &str = r#"{"includeIndicatorCSS":false,"history":false,"defaultTimeout":30000}"#;

/// The document around a layout's body.
pub(crate) fn document(page: &Page, layout: &str, title: &str, body: &Markup) -> Markup {
    let theme = match page.preferences.theme {
        Theme::System => None,
        Theme::Light | Theme::Dark => Some(page.preferences.theme.name()),
    };
    let large = (page.preferences.print == Print::Large).then_some("large");
    let keys_off = (page.preferences.keys == SingleKeys::Off).then_some("off");
    html! {
        (DOCTYPE)
        html lang=(page.words.language.tag()) data-bs-theme=[theme] data-print=[large] {
            head {
                meta charset="utf-8";
                title { (title) @if !page.operator.is_empty() { " · " (page.operator) } }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content=(theme.unwrap_or("light dark"));
                meta name="htmx-config" content=(HTMX_CONFIG);
                meta name="referrer" content="same-origin";
                link rel="stylesheet" href=(assets::url("kefu.css"));
                link rel="icon" type="image/svg+xml" href=(assets::url("mark.svg"));
                script type="module" src=(assets::url("kefu.js")) {}
            }
            body.(layout) data-live-url=[page.live.as_deref()] data-single-keys=[keys_off] {
                a.k-skip href="#main" { (page.t("app-skip")) }
                (body)
                (toasts(page))
            }
        }
    }
}

/// The corner where messages appear; the scripts find their own words on it.
fn toasts(page: &Page) -> Markup {
    html! {
        div.k-toasts id="toasts" role="status" aria-live="polite" data-copied=(page.t("state-copied"))
            data-offline=(page.t("state-offline")) data-network=(page.t("error-network"))
            data-dismiss=(page.t("action-close")) data-too-big=(page.with("field-file-too-big",
                i18n::args![("name", "{name}"), ("size", "{size}")])) {
            @for toast in &page.toasts { (toast.markup(page)) }
        }
    }
}

/// The help for the keyboard, and the command palette. The scripts add what the page itself offers.
pub(crate) fn keyboard(page: &Page) -> Markup {
    html! {
        dialog.k-dialog.k-help id="keys-help" aria-labelledby="keys-help-title" closedby="any" {
            header.k-dialog-head {
                h2 id="keys-help-title" { (page.t("keys-title")) }
                form method="dialog" {
                    button.btn.btn-icon.btn-ghost-secondary type="submit" title=(page.t("action-close")) {
                        (Icon::X) span.visually-hidden { (page.t("action-close")) }
                    }
                }
            }
            div.k-dialog-body {
                p.text-secondary { (page.t("keys-lead")) }
                div.k-help-groups {
                    div {
                        (group(&page.t("keys-everywhere"), &[
                            ("?", page.t("keys-help")), ("/,s", page.t("keys-search")),
                            ("mod+k", page.t("keys-palette")), ("escape", page.t("keys-escape")),
                        ]))
                        (group(&page.t("keys-lists"), &[
                            ("j", page.t("keys-down")), ("k", page.t("keys-up")), ("x", page.t("keys-select")),
                            ("enter", page.t("keys-enter")),
                        ]))
                    }
                    section data-help-page hidden {
                        h3 { (page.t("keys-page")) }
                        dl {}
                    }
                }
            }
        }
        dialog.k-dialog.k-palette id="palette" aria-label=(page.t("palette-title")) closedby="any"
            data-url=[page.palette.as_deref()] {
            div.k-palette-field {
                (Icon::Search)
                input.k-palette-input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list"
                    aria-autocomplete="list" aria-label=(page.t("palette-title")) placeholder=(page.t("palette-hint"))
                    autocomplete="off" spellcheck="false";
            }
            div.k-palette-list id="palette-list" role="listbox" aria-label=(page.t("palette-title"))
                data-none=(page.t("palette-none")) {}
            p.k-palette-foot { (page.t("palette-keys")) }
        }
    }
}

fn group(heading: &str, keys: &[(&str, String)]) -> Markup {
    html! {
        section {
            h3 { (heading) }
            dl {
                @for (keys, what) in keys {
                    div { dt { @for key in keys.split(',') { (crate::button::keycaps(key)) } } dd { (what) } }
                }
            }
        }
    }
}
