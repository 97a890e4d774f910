use std::sync::LazyLock;

use fluent_bundle::{FluentResource, FluentValue, concurrent::FluentBundle};
use kernel::Language;
use unic_langid::LanguageIdentifier;

use crate::{AREAS, format};

pub(crate) type Bundle = FluentBundle<FluentResource>;

/// The sentences of one language, read from the compiled-in text when the language is first asked for.
pub(crate) fn of(language: Language) -> &'static Bundle {
    static ZH_CN: LazyLock<Bundle> = LazyLock::new(|| read(Language::ZhCn));
    static ZH_TW: LazyLock<Bundle> = LazyLock::new(|| read(Language::ZhTw));
    static EN: LazyLock<Bundle> = LazyLock::new(|| read(Language::En));
    match language {
        Language::ZhCn => &ZH_CN,
        Language::ZhTw => &ZH_TW,
        Language::En => &EN,
    }
}

fn read(language: Language) -> Bundle {
    let id: LanguageIdentifier = language.tag().parse().expect("our own language tags are well formed");
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // The marks would end up in form values, clipboard texts and tests; all three languages run left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(grouped));
    for (tag, _, text) in AREAS {
        if *tag == language.tag() {
            // A file with an error still gives its other sentences; the tests of this crate refuse such a file.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(resource);
        }
    }
    bundle
}

/// Whole numbers inside sentences are grouped as they are outside: `1,234`.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 && number.value.abs() < 9e15 => {
            #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
            let whole = number.value as i64;
            Some(format::group(whole))
        }
        _ => None,
    }
}
