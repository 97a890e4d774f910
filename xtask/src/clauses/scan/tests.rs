use super::*;

fn check(path: &str, text: &str, expected: &[(&str, &str, Role)]) {
    let found = mentions(&File::new(path, text));
    let found: Vec<_> = found.into_iter().map(|m| (m.id, m.item, m.role)).collect();
    let expected = expected.iter().map(|(id, item, role)| ((*id).to_owned(), (*item).to_owned(), *role));
    assert_eq!(found, expected.collect::<Vec<_>>());
}

const PATH: &str = "contexts/complaints/src/extend.rs";

#[test]
fn code_names_its_clause() {
    check(PATH, "const NOTICE: Clause = Clause::of(\"4.3.1(2)\");", &[("4.3.1(2)", "NOTICE", Role::Code)]);
    let function = "pub(crate) async fn extend() {\n    refuse(Clause::of(\"4.3.1(2)\"))\n}";
    check(PATH, function, &[("4.3.1(2)", "extend", Role::Code)]);
    let spread =
        "fn due() {\n    refuse(Clause::of(\n        \"4.3.1(1)\",\n    )).with(\"due\", \"2026-10-10\")\n}";
    check(PATH, spread, &[("4.3.1(1)", "due", Role::Code)]);
    check(PATH, "pub const fn limit() -> u8 { f(Clause::of(\"9.1\")) }", &[("9.1", "limit", Role::Code)]);
}

#[test]
fn a_doc_comment_names_the_clauses_of_what_stands_below_it() {
    let text = "/// Extends the limit (clauses 4.3.1(1), 4.3.1(2) and 1.3.5).\n#[derive(Debug)]\npub struct Extension;";
    let expected = ["4.3.1(1)", "4.3.1(2)", "1.3.5"].map(|id| (id, "Extension", Role::Code));
    check(PATH, text, &expected);
}

#[test]
fn a_doc_comment_on_a_variant_speaks_of_its_type() {
    check(PATH, "enum Step {\n    /// See clause 4.2.3.\n    Answer,\n}", &[("4.2.3", "Step", Role::Code)]);
}

#[test]
fn the_comment_of_a_file_speaks_of_the_file() {
    check(
        PATH,
        "//! Deadlines (clause 4.3.1(1)): the local date\n\nfn a() {}",
        &[("4.3.1(1)", "", Role::Code)],
    );
}

#[test]
fn an_example_in_a_comment_implements_nothing() {
    check(PATH, "/// ```\n/// clause 4.3.1\n/// Clause::of(\"4.3.1\")\n/// ```\nfn a() {}", &[]);
}

#[test]
fn an_ordinary_comment_implements_nothing() {
    check(PATH, "// As clause 4.3.1 says.\nfn a() {}", &[]);
}

#[test]
fn a_mark_above_a_test_names_what_it_proves() {
    let text = "// clause: 4.3.1(2), 1.3.5\n#[tokio::test]\nasync fn a_notice_is_sent_before() {}";
    let expected = ["4.3.1(2)", "1.3.5"].map(|id| (id, "a_notice_is_sent_before", Role::Test));
    check("contexts/complaints/tests/extension.rs", text, &expected);
}

#[test]
fn a_clause_in_the_body_of_a_test_is_proved_by_it() {
    let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn b() {\n        Clause::of(\"4.3.1\");\n    }\n}";
    check(PATH, text, &[("4.3.1", "b", Role::Test)]);
}

#[test]
fn a_helper_among_tests_proves_nothing() {
    let text = "fn refusal() -> Clause {\n    Clause::of(\"4.3.1\")\n}";
    check("contexts/complaints/tests/extension.rs", text, &[]);
}

#[test]
fn a_browser_test_is_marked_too() {
    let text = "// clause: 4.2.1\ntest(\"the portal takes a complaint\", async () => {});";
    check("web/test/portal.test.mjs", text, &[("4.2.1", "the portal takes a complaint", Role::Test)]);
    let text = "  // clause: 4.2.1\n  it('shows the number', async () => {});";
    check("web/test/portal.test.mjs", text, &[("4.2.1", "shows the number", Role::Test)]);
}

#[test]
fn ids_of_every_form_are_read() {
    for id in ["4.2", "4.2.2(1)", "4.2.2(1)(3)", "6.1-F(2)", "6.1-M(1)", "7.2-3", "4.1.2-S1"] {
        check(PATH, &format!("/// Keeps (clause {id}).\nfn a() {{}}"), &[(id, "a", Role::Code)]);
    }
}

#[test]
fn the_developer_commands_implement_no_clause() {
    check("xtask/src/main.rs", "const A: Clause = Clause::of(\"9.1\");", &[]);
}
