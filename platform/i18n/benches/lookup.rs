//! What a word costs: a page of 300 words may spend at most a few hundred microseconds on them.

use divan::black_box;
use i18n::{Words, args};
use kernel::{Clause, Language, Refusal};

fn main() {
    divan::main();
}

const WORDS: Words = Words::of(Language::ZhCn);

#[divan::bench]
fn plain() -> String {
    WORDS.t(black_box("action-save")).into_owned()
}

#[divan::bench]
fn with_a_number() -> String {
    WORDS.with(black_box("list-selected"), args![("n", 1234)])
}

#[divan::bench]
fn refusal() -> (String, Option<String>) {
    let refusal = Refusal::conflict("due-date-fixed", Clause::of("4.3.1(1)")).with("due", "2026-10-10");
    let said = WORDS.refusal(black_box(&refusal));
    (said.what, said.remedy)
}
