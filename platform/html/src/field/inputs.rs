use i18n::args;
use maud::{Markup, html};

use super::{Choice, Draft, Field, Kind};
use crate::{Icon, Page};

pub(super) fn input(field: &Field, page: &Page) -> Markup {
    match &field.kind {
        Kind::Line { html_type, input_mode } => line(field, html_type, *input_mode),
        Kind::Area { rows, draft } => area(field, *rows, draft.as_ref(), page),
        Kind::Select(choices) => select(field, choices, page),
        Kind::Radios(choices) => radios(field, choices),
        Kind::Checks(choices) => checks(field, choices),
        Kind::Check => check(field),
        Kind::File { multiple, accept, limit_bytes } => file(field, *multiple, accept, *limit_bytes, page),
    }
}

fn line(field: &Field, html_type: &str, input_mode: Option<&str>) -> Markup {
    let own = &field.attributes;
    // A browser must not be handed a password that somebody just mistyped.
    let value = if html_type == "password" { "" } else { field.value.as_str() };
    html! {
        input.form-control type=(html_type) id=(field.id()) name=(field.name) value=(value)
            inputmode=[input_mode] required[field.required] placeholder=[own.placeholder.as_deref()]
            autocomplete=(own.autocomplete.as_deref().unwrap_or("off")) maxlength=[own.length_max]
            list=[own.list.as_deref()] data-shortcut=[own.shortcut.as_deref()] autofocus[own.autofocus]
            aria-describedby=[field.described_by()] aria-invalid=[field.error.as_ref().map(|_| "true")];
    }
}

fn area(field: &Field, rows: u32, draft: Option<&Draft>, page: &Page) -> Markup {
    let own = &field.attributes;
    html! {
        textarea.form-control id=(field.id()) name=(field.name) rows=(rows) required[field.required]
            placeholder=[own.placeholder.as_deref()] maxlength=[own.length_max]
            data-shortcut=[own.shortcut.as_deref()] autofocus[own.autofocus]
            data-draft=[draft.map(|draft| &draft.key)] data-draft-url=[draft.map(|draft| &draft.url)]
            aria-describedby=[field.described_by()] aria-invalid=[field.error.as_ref().map(|_| "true")] {
            // A browser drops one line feed that follows the tag; this one is for it to drop.
            "\n" (field.value)
        }
        @if draft.is_some() {
            p.k-draft-state role="status" data-saving=(page.t("state-saving")) data-saved=(page.t("state-saved"))
                data-failed=(page.t("state-save-failed")) {}
        }
    }
}

fn select(field: &Field, choices: &[Choice], page: &Page) -> Markup {
    let mut groups: Vec<(Option<&str>, Vec<&Choice>)> = Vec::new();
    for choice in choices {
        match groups.last_mut() {
            Some((group, members)) if *group == choice.group.as_deref() => members.push(choice),
            Some(_) | None => groups.push((choice.group.as_deref(), vec![choice])),
        }
    }
    let has_empty = choices.iter().any(|choice| choice.value.is_empty());
    html! {
        select.form-select id=(field.id()) name=(field.name) required[field.required]
            data-shortcut=[field.attributes.shortcut.as_deref()] autofocus[field.attributes.autofocus]
            aria-describedby=[field.described_by()] aria-invalid=[field.error.as_ref().map(|_| "true")] {
            @if !has_empty { option value="" { (page.t("action-choose")) } }
            @for (group, members) in &groups {
                @if let Some(label) = group {
                    optgroup label=(label) { @for choice in members { (option(field, choice)) } }
                } @else {
                    @for choice in members { (option(field, choice)) }
                }
            }
        }
    }
}

fn option(field: &Field, choice: &Choice) -> Markup {
    html! { option value=(choice.value) selected[choice.value == field.value] { (choice.label) } }
}

fn radios(field: &Field, choices: &[Choice]) -> Markup {
    html! {
        div.k-choices {
            @for (i, choice) in choices.iter().enumerate() {
                label.form-check {
                    input.form-check-input type="radio" id={ (field.id()) "-" (i) } name=(field.name)
                        value=(choice.value) required[field.required] checked[choice.value == field.value];
                    (choice_label(choice))
                }
            }
        }
    }
}

fn checks(field: &Field, choices: &[Choice]) -> Markup {
    html! {
        div.k-choices {
            @for (i, choice) in choices.iter().enumerate() {
                label.form-check {
                    input.form-check-input type="checkbox" id={ (field.id()) "-" (i) } name=(field.name)
                        value=(choice.value) checked[choice.chosen];
                    (choice_label(choice))
                }
            }
        }
    }
}

fn choice_label(choice: &Choice) -> Markup {
    html! {
        span.form-check-label {
            (choice.label)
            @if let Some(hint) = &choice.hint { span.k-choice-hint { (hint) } }
        }
    }
}

fn check(field: &Field) -> Markup {
    html! {
        label.form-check {
            input.form-check-input type="checkbox" id=(field.id()) name=(field.name) value="on"
                checked[field.value == "on"] required[field.required] aria-describedby=[field.described_by()]
                aria-invalid=[field.error.as_ref().map(|_| "true")];
            span.form-check-label { (field.label) }
        }
    }
}

fn file(field: &Field, multiple: bool, accept: &str, limit: Option<u64>, page: &Page) -> Markup {
    let size = limit.map(in_words);
    html! {
        div.k-drop data-drop data-limit=[limit] data-limit-text=[size.as_deref()] {
            (Icon::Upload)
            span.k-drop-text {
                span { (page.t("field-file-drop")) }
                @if let Some(size) = &size {
                    span.k-choice-hint { (page.with("field-file-limit", args![("size", size)])) }
                }
            }
            input.form-control type="file" id=(field.id()) name=(field.name) multiple[multiple]
                accept=[(!accept.is_empty()).then_some(accept)] required[field.required]
                aria-describedby=[field.described_by()] aria-invalid=[field.error.as_ref().map(|_| "true")];
            ul.k-drop-files aria-live="polite" data-remove=(page.t("action-remove")) {}
        }
    }
}

/// `20 MB`, in the units that file managers show (powers of ten).
fn in_words(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
