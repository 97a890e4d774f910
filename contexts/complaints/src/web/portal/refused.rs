//! A "no" in words for customers.

use html::{FieldErrors, Notice, Page, Tone};
use i18n::Arg;
use kernel::Refusal;

/// What was refused and what to do instead. Customers have words of their own where staff would not speak to them
/// so, and no link to the standard.
pub(super) fn notice(page: &Page, refusal: &Refusal, title: &str) -> Notice {
    let key = format!("portal-refusal-{}", refusal.rule);
    let (what, remedy) = if page.words.has(&key) {
        let facts = refusal.facts.iter().map(|(name, value)| (name.as_ref(), Arg::from(value.as_str())));
        let facts: Vec<_> = facts.collect();
        (page.with(&key, &facts), page.words.attr(&key, "remedy", &facts))
    } else {
        let said = page.words.refusal(refusal);
        (said.what, said.remedy)
    };
    let notice = Notice::new(Tone::Bad, page.t(title)).text(what);
    match remedy {
        Some(remedy) => notice.remedy(remedy),
        None => notice,
    }
}

/// The same, said at the input that it is about.
pub(super) fn at_field(page: &Page, refusal: &Refusal) -> FieldErrors {
    let field = match refusal.rule {
        "intake-text-missing" => "text",
        "intake-category-missing" => "matter",
        "intake-contact-missing" => "phone",
        "intake-demand-missing" => "demand",
        "information-empty" | "information-too-long" => "information",
        "opinion-too-long" => "remark",
        _ => return FieldErrors::new(),
    };
    let mut errors = FieldErrors::new();
    let key = format!("portal-refusal-{}", refusal.rule);
    let words = if page.words.has(&key) { page.t(&key) } else { page.words.refusal(refusal).what };
    errors.add(field, words);
    errors
}
