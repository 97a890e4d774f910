//! What states, channels, steps and people are called on a page.

use html::{Badge, Choice, Icon, Markup, Page, Tone, html};
use kernel::{Actor, StaffNumber};
use people::Directory;

use crate::{
    CategoryNames,
    complaint::{Step, TopClass},
};

/// The name of one of several: `complaint-{kind}-{name}` of the language files.
pub(super) fn named(page: &Page, kind: &str, name: &str) -> String {
    page.t(&format!("complaint-{kind}-{name}"))
}

/// Choices of names.
pub(super) fn choices<'a>(page: &Page, kind: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<Choice> {
    names.into_iter().map(|name| Choice::new(name, named(page, kind, name))).collect()
}

/// What a step is called.
pub(super) fn step(page: &Page, step: Step) -> String {
    named(page, "step", step.name())
}

/// A state as a badge.
pub(super) fn state(page: &Page, name: &str) -> Badge {
    let tone = match name {
        "accepted" | "valid" => Tone::Warn,
        "dispatched" | "investigating" => Tone::Accent,
        "answered" => Tone::Good,
        _ => Tone::Neutral,
    };
    Badge::new(named(page, "state", name), tone)
}

/// A category with its top class, such as 收费争议 · 增值业务未定制.
pub(super) fn category(page: &Page, top: &str, names: Option<&CategoryNames>, code: &str) -> String {
    let leaf = names.map_or(code, |names| names.in_language(page.words.language));
    match TopClass::parse(top) {
        Some(top) => format!("{} · {leaf}", named(page, "class", top.name())),
        None => leaf.to_owned(),
    }
}

/// What a member of staff is called; the number where the name is not known.
pub(super) fn staff<'a>(directory: &'a Directory, number: &'a str) -> &'a str {
    directory.name(number).unwrap_or(number)
}

/// A member of staff with the disc and the number that customers are told.
pub(super) fn person(directory: &Directory, number: &str) -> Markup {
    let name = staff(directory, number);
    html! {
        span.k-person title=(number) { (html::Avatar::new(name)) span { (name) } }
    }
}

/// A department's name; its code where it has none.
pub(super) fn department<'a>(page: &Page, directory: &'a Directory, code: &'a str) -> &'a str {
    directory.department(code, page.words.language).unwrap_or(code)
}

/// What an actor of the journal is called.
pub(super) fn actor(page: &Page, directory: &Directory, actor: &str) -> String {
    match actor.parse::<Actor>() {
        Ok(Actor::Staff(number)) => staff(directory, number.as_str()).to_owned(),
        Ok(Actor::Customer) => page.t("timeline-customer"),
        Ok(Actor::Client(name)) => name,
        Ok(Actor::System(_)) | Err(_) => page.t("timeline-system"),
    }
}

/// The staff number that an actor of the journal is.
pub(super) fn number_of(actor: &str) -> Option<StaffNumber> {
    actor.parse::<Actor>().ok()?.staff().cloned()
}

/// The signs of a complaint that needs a second look, each said in words too.
pub(super) struct Flag {
    pub(super) icon: Icon,
    pub(super) tone: Tone,
    pub(super) words: String,
}

impl Flag {
    pub(super) fn new(icon: Icon, tone: Tone, words: String) -> Self {
        Self { icon, tone, words }
    }

    pub(super) fn badge(self) -> Badge {
        Badge::new(self.words, self.tone).icon(self.icon)
    }
}

/// A size in bytes as people say it.
pub(super) fn size(page: &Page, bytes: u64) -> String {
    const KILO: u64 = 1_000;
    #[expect(clippy::cast_precision_loss, reason = "files stay far below 2^53 bytes")]
    let mega = bytes as f64 / 1e6;
    if bytes < KILO * KILO {
        let kilo = bytes.div_ceil(KILO);
        return format!("{} kB", page.words.number(i64::try_from(kilo).unwrap_or(i64::MAX)));
    }
    format!("{} MB", page.words.decimal(mega, 1))
}
