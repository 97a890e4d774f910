//! Every name that a page looks up by building its key has its words.

use complaints::complaint::{
    Arrival, Channel, HoldReason, MeasureKind, NotValidReason, Opinion, State, Step, Told, TopClass,
};
use i18n::Words;
use kernel::Language;

fn check<'a>(kind: &str, names: impl IntoIterator<Item = &'a str>) {
    for name in names {
        let key = format!("complaint-{kind}-{name}");
        assert!(Words::of(Language::ZhCn).has(&key), "{key} has no words");
    }
}

#[test]
fn everything_a_page_names_has_words() {
    check("state", State::NAMES);
    check("class", TopClass::ALL.map(TopClass::name));
    check("channel", Channel::ALL.map(Channel::name));
    check("arrival", Arrival::ALL.map(Arrival::name));
    check("told", Told::ALL.map(Told::name));
    check("opinion", Opinion::ALL.map(Opinion::name).into_iter().chain(["none"]));
    check("reason", NotValidReason::ALL.map(NotValidReason::name));
    check("hold", HoldReason::ALL.map(HoldReason::name));
    check("measure", MeasureKind::ALL.map(MeasureKind::name));
    check("measure-state", ["proposed", "granted", "approved", "declined"]);
    check("step", Step::ALL.map(Step::name));
    check("notice", ["process", "not-valid", "extension", "answer"]);
    check("alarm", ["judgement", "dispatch", "limit"]);
    check("clock", ["company", "statute", "department"]);
    check("lane", ["late", "today", "next", "then", "later"]);
    check("tab", ["customer", "others", "evidence", "notices", "owners"]);
    check("bulk", ["judge-valid", "dispatch", "hand-over", "note", "close"]);
    let views = [
        "mine",
        "handed",
        "department",
        "to-judge",
        "to-dispatch",
        "today",
        "overdue",
        "opinion",
        "approvals",
        "escalated",
        "open",
        "not-valid",
        "closed",
        "all",
    ];
    check("view", views);
    check("empty", views);
}
