use std::{fs, path::Path};

use customers::{Channel, Method, Need};
use i18n::Words;
use kernel::Language;

/// The rules that the source of this context refuses by.
fn rules(folder: &Path) -> Vec<String> {
    let mut rules = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rules.extend(self::rules(&path));
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for kind in ["Refusal::conflict(\"", "Refusal::input(\"", "Refusal::forbidden(\""] {
            rules.extend(source.split(kind).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    rules
}

#[test]
fn every_refusal_says_what_and_what_to_do_in_every_language() {
    let rules = rules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(rules.len() > 9, "{rules:?}");
    for rule in rules {
        for language in Language::ALL {
            let (words, key) = (Words::of(language), format!("refusal-{rule}"));
            assert!(words.has(&key), "{language:?} {key}");
            assert!(words.attr(&key, "remedy", &[]).is_some(), "{language:?} {key}.remedy");
        }
    }
}

#[test]
fn every_channel_method_and_need_has_a_name_in_every_language() {
    let channels = Channel::ALL.map(|channel| format!("contact-channel-{}", channel.name()));
    let methods = Method::ALL.map(|method| format!("method-{}", method.name()));
    let needs = Need::ALL.map(|need| format!("need-{}", need.name()));
    for key in channels.iter().chain(&methods).chain(&needs) {
        for language in Language::ALL {
            assert!(Words::of(language).has(key), "{language:?} {key}");
        }
    }
}
