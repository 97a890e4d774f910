//! Each rule is seen to fail.

use super::*;

fn check(path: &str, text: &str, expected: &str) {
    assert_eq!(findings(&[File::new(path, text)]), [expected]);
}

fn check_tidy(path: &str, text: &str) {
    assert_eq!(findings(&[File::new(path, text)]), [""; 0]);
}

#[test]
fn a_file_has_at_most_400_lines() {
    check_tidy("kernel/src/a.rs", &"\n".repeat(400));
    check("kernel/src/a.rs", &"\n".repeat(401), "kernel/src/a.rs: 401 lines, at most 400");
    check("web/src/desk.mjs", &"\n".repeat(401), "web/src/desk.mjs: 401 lines, at most 400");
    check_tidy("Cargo.lock", &"\n".repeat(9000));
}

#[test]
fn there_is_no_mod_rs() {
    let path = "contexts/complaints/src/web/mod.rs";
    check(path, "", "contexts/complaints/src/web/mod.rs: write foo.rs beside foo/");
}

#[test]
fn a_face_does_not_reach_the_store() {
    let page = "contexts/complaints/src/web/case.rs";
    let found = "contexts/complaints/src/web/case.rs:1: a face mentions `store`";
    check(page, "let complaint = store::find(&tx, number).await?;", found);
    check(page, "use crate::{answer, store};", found);
    check(page, "use crate::store;", found);
    check_tidy(page, "// The store is asked by the use case.\nlet restored = restore(\"the store\");");
    check(
        "contexts/complaints/src/api.rs",
        "use sea_orm::Db;",
        "contexts/complaints/src/api.rs:1: mentions `sea_orm`",
    );
}

#[test]
fn the_json_face_makes_no_pages() {
    let path = "contexts/complaints/src/api/trouble_ticket.rs";
    check(path, "use maud::html;", "contexts/complaints/src/api/trouble_ticket.rs:1: mentions `maud`");
    check_tidy("contexts/complaints/src/web/case.rs", "use maud::html;");
}

#[test]
fn the_store_does_not_know_who_asks() {
    let found = "contexts/complaints/src/store/list.rs:1: mentions `axum`";
    check("contexts/complaints/src/store/list.rs", "use axum::Json;", found);
    check(
        "platform/calendars/src/store.rs",
        "use web::Page;",
        "platform/calendars/src/store.rs:1: mentions `web::`",
    );
}

#[test]
fn the_model_is_pure() {
    let found = "contexts/complaints/src/complaint.rs:1: mentions `async`";
    check("contexts/complaints/src/complaint.rs", "async fn answer() {}", found);
    let found = "contexts/complaints/src/complaint/state.rs:1: mentions `serde_json`";
    check("contexts/complaints/src/complaint/state.rs", "use serde_json::Value;", found);
    check("contexts/people/src/staff.rs", "use db::Tx;", "contexts/people/src/staff.rs:1: mentions `db::`");
    check_tidy("contexts/complaints/src/answer.rs", "use db::Tx;");
    check_tidy(
        "contexts/complaints/src/complaint.rs",
        "#[cfg(test)]\nmod tests {\nuse serde_json::Value;\n}",
    );
}

#[test]
fn sql_stands_only_in_the_store() {
    let sql = "\"SELECT number FROM t\"";
    let found = "contexts/complaints/src/inbox.rs:1: SQL outside the store";
    check("contexts/complaints/src/inbox.rs", sql, found);
    check(
        "contexts/complaints/src/web/case.rs",
        "x + \" ORDER BY seq\"",
        "contexts/complaints/src/web/case.rs:1: SQL outside the store",
    );
    check("apps/kefu/src/backup.rs", sql, "apps/kefu/src/backup.rs:1: SQL outside the store");
    check("platform/web/src/live.rs", sql, "platform/web/src/live.rs:1: SQL outside the store");
    check_tidy("contexts/complaints/src/store.rs", sql);
    check_tidy("apps/bench/src/load.rs", sql);
    check_tidy("contexts/complaints/src/store/list.rs", sql);
    check_tidy("contexts/complaints/src/inbox.rs", "// SELECT number FROM t\n\"Select a team\"");
}

#[test]
fn a_table_is_named_after_its_owner() {
    let path = "contexts/complaints/src/migrations.rs";
    let sql = "\"CREATE TABLE IF NOT EXISTS cases_case (number {key})\"";
    check(
        path,
        sql,
        "contexts/complaints/src/migrations.rs:1: table `cases_case` is not named after complaints",
    );
}

#[test]
fn a_context_leaves_the_tables_of_others_alone() {
    let people =
        File::new("contexts/people/src/migrations.rs", "\"CREATE TABLE people_staff (number TEXT)\"");
    let sql = "\"SELECT name FROM complaints_complaint JOIN people_staff USING (number)\"";
    let complaints = File::new("contexts/complaints/src/store.rs", sql);
    let found = "contexts/complaints/src/store.rs:1: `people_staff` belongs to people";
    assert_eq!(findings(&[people, complaints]), [found]);
}

#[test]
fn only_the_program_reads_the_clock_and_draws_numbers() {
    let path = "contexts/complaints/src/answer.rs";
    check(
        path,
        "let now = Timestamp::now();",
        "contexts/complaints/src/answer.rs:1: mentions `Timestamp::now`",
    );
    check(
        "engines/sla-clock/src/lib.rs",
        "rand::random()",
        "engines/sla-clock/src/lib.rs:1: mentions `rand::`",
    );
    check_tidy("apps/kefu/src/main.rs", "let now = Timestamp::now();");
}

#[test]
fn no_file_names_a_folder_of_a_machine() {
    for folder in [concat!("/wo", "rk/x"), concat!("(/ro", "ot/x"), concat!("`/ho", "me/x`")] {
        let found = findings(&[File::new("docs/guides/run.md", folder)]);
        assert_eq!(found.len(), 1, "{folder}: {found:?}");
    }
    check_tidy("docs/guides/run.md", concat!("https://example.org/ho", "me/ and ../ho", "me/"));
}

#[test]
fn nothing_is_left_to_do() {
    let path = "kernel/src/money.rs";
    check(path, concat!("// TO", "DO: round"), "kernel/src/money.rs:1: do it, or open an issue");
}
