//! The menus of every layout. Each works by itself: a `details` element with a form inside.

use kernel::Language;
use maud::{Markup, html};

use crate::{Avatar, Icon, Page, Print, SingleKeys, Theme};

const PREFERENCES: &str = "/preferences";

/// Whether a menu's button shows its words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    Sign,
    Words,
}

fn menu(icon: &Markup, label: &str, face: Face, content: &Markup) -> Markup {
    html! {
        details.k-menu {
            summary.btn.btn-ghost-secondary.btn-icon[face == Face::Sign] title=(label) {
                (icon)
                @if face == Face::Sign { span.visually-hidden { (label) } } @else { span { (label) } }
            }
            div.k-menu-box { (content) }
        }
    }
}

fn choice(name: &str, value: &str, label: &Markup, chosen: bool) -> Markup {
    html! {
        button.k-menu-item type="submit" name=(name) value=(value) aria-current=[chosen.then_some("true")] {
            (label)
            span.k-menu-tick { (Icon::Check) }
        }
    }
}

fn preferences(page: &Page, choices: &Markup) -> Markup {
    page.post(PREFERENCES, html! { input type="hidden" name="back" value=(page.address()); (choices) })
}

pub(crate) fn language(page: &Page, face: Face) -> Markup {
    let current = page.words.language;
    let choices = html! {
        @for language in Language::ALL {
            (choice("language", language.tag(), &html! { span lang=(language.tag()) { (language.name()) } },
                language == current))
        }
    };
    let label = match face {
        Face::Sign => page.t("setting-language"),
        Face::Words => current.name().to_owned(),
    };
    menu(&html! { (Icon::Language) }, &label, face, &preferences(page, &choices))
}

pub(crate) fn theme(page: &Page) -> Markup {
    let themes = [
        (Theme::System, "setting-theme-system", Icon::SunMoon),
        (Theme::Light, "setting-theme-light", Icon::Sun),
        (Theme::Dark, "setting-theme-dark", Icon::Moon),
    ];
    let chosen = page.preferences.theme;
    let choices = html! {
        div data-theme-menu {
            @for (theme, key, icon) in themes {
                (choice("theme", theme.name(), &html! { (icon) span { (page.t(key)) } }, theme == chosen))
            }
        }
    };
    let icon =
        themes.into_iter().find(|(theme, ..)| *theme == chosen).map_or(Icon::SunMoon, |(.., icon)| icon);
    menu(&html! { (icon) }, &page.t("setting-theme"), Face::Sign, &preferences(page, &choices))
}

/// A switch and not a menu: one press makes the text large, the next makes it normal.
pub(crate) fn print(page: &Page) -> Markup {
    let (next, key) = match page.preferences.print {
        Print::Normal => (Print::Large, "setting-print-large"),
        Print::Large => (Print::Normal, "setting-print-normal"),
    };
    preferences(
        page,
        &html! {
            button.btn.btn-ghost-secondary type="submit" name="large_print" value=(next.name()) {
                (Icon::TextSize) span { (page.t(key)) }
            }
        },
    )
}

pub(crate) fn user(page: &Page) -> Markup {
    let Some(me) = &page.me else { return html! {} };
    let (keys, key) = match page.preferences.keys {
        SingleKeys::On => (SingleKeys::Off, "setting-keys-on"),
        SingleKeys::Off => (SingleKeys::On, "setting-keys-off"),
    };
    html! {
        details.k-menu.k-menu-user {
            summary.btn.btn-ghost-secondary title=(page.t("app-account")) {
                (Avatar::new(&*me.name))
                span.k-menu-name { (me.name) }
                span.visually-hidden { (page.t("app-account")) }
            }
            div.k-menu-box {
                div.k-menu-me {
                    strong { (me.name) }
                    span.text-secondary { (me.number) @if !me.post.is_empty() { " · " (me.post) } }
                }
                (preferences(page, &html! {
                    button.k-menu-item type="submit" name="shortcuts" value=(keys.name()) {
                        (Icon::Keyboard) span { (page.t("setting-keys")) }
                        span.k-menu-state { (page.t(key)) }
                    }
                }))
                a.k-menu-item href=(me.account) data-palette { (Icon::User) span { (page.t("app-account")) } }
                (page.post(&me.sign_out, html! {
                    button.k-menu-item type="submit" data-palette { (Icon::Logout) span { (page.t("sign-out")) } }
                }))
            }
        }
    }
}
