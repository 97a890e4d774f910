use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    os::unix::fs::PermissionsExt as _,
    process::Stdio,
};

use db::Sql as _;
use kernel::Language;
use serde_json::{Value as Json, json};

use crate::house::{House, Ran, of_repository, shared};

/// A mapping for tables of `No, Text, Phone`.
const MAPPING: &str = r#"
    source = "old"
    id = "{No}"
    [fields]
    text = "{Text}"
    demand = "Look into it."
    phone = "{Phone}"
    channel = "phone"
    [category]
    from = "{Text}"
    otherwise = "attitude"
    [status]
    from = "open"
    open = ["open"]
    [owner]
    department = "CC"
"#;

fn import(house: &House, table: &str, more: &[&str]) -> Ran {
    let words = [&["import", "complaints", table, "--mapping", "mapping.toml"], more].concat();
    house.kefu(&words)
}

/// A table of so many rows, numbered from 1.
fn table(rows: usize, row: impl Fn(usize) -> String) -> String {
    let rows = (1..=rows).map(row);
    std::iter::once("No,Text,Phone".to_owned()).chain(rows).map(|row| row + "\n").collect()
}

/// Everything an import may touch.
async fn traces(house: &House) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in
        ["complaints_complaint", "complaints_import", "complaints_serial", "jobs_job", "journal_entry"]
    {
        counts.push(house.count(&format!("SELECT COUNT(*) FROM {table}")).await);
    }
    counts
}

fn last(ran: &Ran) -> Json {
    ran.json().pop().unwrap()
}

#[tokio::test]
async fn the_example_of_the_guide_is_imported_and_its_refused_rows_come_back_put_right() {
    for house in House::staffed().await {
        let guide = of_repository("docs/guides/import");
        house.file("tickets.csv", fs::read(guide.join("tickets.csv")).unwrap());
        house.file("mapping.toml", fs::read(guide.join("tickets.toml")).unwrap());

        let told = import(&house, "tickets.csv", &["--as", "9001"]).ended(3).stdout;
        assert!(told.contains("line 7: “31-02-2025 01:00:00 PM” is no date of the form"), "{told}");
        assert!(told.contains("line 8: The mapping does not say what “Fax” means as a channel."), "{told}");
        assert!(told.contains("(import-value-unknown, clause 4.2.2(1))"), "{told}");
        assert!(told.contains("accepted               4"), "{told}");

        let refused = fs::read_to_string(house.folder.path().join("tickets.csv.refused.csv")).unwrap();
        assert!(refused.starts_with("\u{FEFF}refused because,line,Ticket #,"), "{refused}");
        let right = refused.replace("31-02-2025", "03-03-2025").replace("Fax", "Internet");
        house.file("right.csv", right);
        let told = import(&house, "right.csv", &[]).done();
        assert!(told.contains("accepted               2") && !told.contains("line "), "{told}");

        let db = house.connect().await;
        let number = complaints::imported(&db, "ticket-portal", "90003").await.unwrap().unwrap();
        let outage = complaints::find(&db, number).await.unwrap().unwrap().complaint;
        assert_eq!(outage.intake.text, "Outage on our street\nfor three days");
        assert_eq!(outage.intake.contact.address.unwrap(), "Riverton, Vermont 05001");
        assert_eq!(outage.intake.category.code.as_str(), "broadband-fault");
        assert_eq!((outage.state.name(), outage.owner.as_str()), ("accepted", "1024"));
        // Half past eleven in Vermont is the night after in Shanghai, where the operator's days begin.
        assert_eq!(number.to_string(), "T20250205-0001");
        assert_eq!(outage.clocks.announced_on.to_string(), "2025-02-08");
        let ended = complaints::imported(&db, "ticket-portal", "90001").await.unwrap().unwrap();
        let ended = complaints::find(&db, ended).await.unwrap().unwrap().complaint;
        assert_eq!(ended.state.name(), "closed-elsewhere");

        let entries = journal::of_subject(&db, "complaints", &number.to_string(), 0, 10).await.unwrap();
        assert_eq!((entries.len(), entries[0].event.as_str()), (1, "accepted"));
        assert_eq!((entries[0].actor.as_str(), entries[0].purpose.as_str()), ("staff:9001", "migration"));
        assert_eq!(entries[0].body["import"], "ticket-portal");
        db.close().await.unwrap();
    }
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    for house in House::staffed().await {
        house.file("mapping.toml", MAPPING);
        house.file(
            "old.csv",
            "No,Text,Phone\n1,a,13900000001\n2,b,\n1,again,13900000001\n1,a,139 0000 0001\n",
        );
        let first = last(&import(&house, "old.csv", &["--json"]).ended(3));
        assert_eq!(
            (&first["accepted"], &first["already_there"], &first["refused_by_rule"]),
            (
                &json!(1),
                &json!(1),
                &json!({ "intake-contact-missing": 1, "import-id-known-with-other-content": 1 })
            )
        );
        let before = traces(&house).await;
        let again = import(&house, "old.csv", &["--json"]).ended(3);
        assert_eq!(last(&again)["already_there"], 2);
        assert_eq!(again.json()[0]["outcome"], "already-there");
        assert_eq!(traces(&house).await, before);
        let refused = fs::read_to_string(house.folder.path().join("old.csv.refused.csv")).unwrap();
        let other = "was carried over before with other content, as complaint T";
        assert!(refused.contains(other) && refused.contains(",4,1,again,13900000001"), "{refused}");
        // The refused rows are the same, so is their file.
        let files = fs::read_dir(house.folder.path()).unwrap();
        let csv = files.filter(|file| file.as_ref().unwrap().path().to_string_lossy().contains("refused"));
        assert_eq!(csv.count(), 1);
        // A row of a former program, which kept no digests, is the same whatever it says.
        let db = house.connect().await;
        let tx = db.begin().await.unwrap();
        tx.run_script("UPDATE complaints_import SET content = NULL").await.unwrap();
        tx.commit().await.unwrap();
        db.close().await.unwrap();
        let told = last(&import(&house, "old.csv", &["--json", "--dry-run"]).ended(3));
        assert_eq!((&told["already_there"], &told["refused"]), (&json!(3), &json!(1)));
    }
}

#[tokio::test]
async fn a_file_of_refused_rows_that_somebody_works_on_is_not_overwritten() {
    let house = House::staffed().await.remove(0);
    house.file("mapping.toml", MAPPING);
    house.file("old.csv", "No,Text,Phone\n2,b,\n");
    let edited = house.file("old.csv.refused.csv", "half done");
    let told = import(&house, "old.csv", &[]).ended(3).stdout;
    assert!(told.contains("old.csv.refused.2.csv"), "{told}");
    assert_eq!(fs::read_to_string(edited).unwrap(), "half done");
    let made = fs::metadata(house.folder.path().join("old.csv.refused.2.csv")).unwrap();
    assert_eq!(made.permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_dry_run_tells_the_same_and_keeps_nothing() {
    for house in House::staffed().await {
        house.file("mapping.toml", MAPPING);
        house.file("old.csv", "No,Text,Phone\n1,a,13900000001\n2,b,\n1,again,13900000001\n");
        let before = traces(&house).await;
        let tried = last(&import(&house, "old.csv", &["--json", "--dry-run"]).ended(3));
        assert_eq!(
            (&tried["accepted"], &tried["already_there"], &tried["refused"]),
            (&json!(1), &json!(0), &json!(2))
        );
        assert_eq!(traces(&house).await, before);
    }
}

#[tokio::test]
async fn a_run_that_was_killed_is_begun_again_and_loses_and_doubles_nothing() {
    const ROWS: usize = 1_500;
    for house in House::staffed().await {
        house.file("mapping.toml", MAPPING);
        house.file("old.csv", table(ROWS, |n| format!("{n},about {n},1390000{n:04}")));
        let words = ["import", "complaints", "old.csv", "--mapping", "mapping.toml", "--json"];
        let mut running = house.command(&words).stdout(Stdio::piped()).spawn().unwrap();
        let told = BufReader::new(running.stdout.as_mut().unwrap()).lines().take(450).count();
        running.kill().unwrap();
        running.wait().unwrap();

        let done = last(&house.kefu(&words).ended(0));
        let count = |outcome: &str| usize::try_from(done[outcome].as_u64().unwrap()).unwrap();
        let (accepted, already_there) = (count("accepted"), count("already_there"));
        assert_eq!(accepted + already_there, ROWS);
        assert!(told <= already_there, "{told} were told, {already_there} are there");
        assert!(accepted > 0, "it was killed too late");
        assert_eq!(house.count("SELECT COUNT(*) FROM complaints_complaint").await, 1_500);
        assert_eq!(house.count("SELECT COUNT(DISTINCT number) FROM complaints_import").await, 1_500);
        let accepted = "SELECT COUNT(*) FROM journal_entry WHERE event = 'accepted'";
        assert_eq!(house.count(accepted).await, 1_500);
    }
}

#[tokio::test]
async fn two_imports_of_one_file_at_once_accept_each_row_once() {
    for house in House::staffed().await {
        house.file("mapping.toml", MAPPING);
        house.file("old.csv", table(600, |n| format!("{n},about {n},1390000{n:04}")));
        let words = ["import", "complaints", "old.csv", "--mapping", "mapping.toml", "--json"];
        let start = || house.command(&words).stdout(Stdio::piped()).spawn().unwrap();
        let running = [start(), start()];
        let mut accepted = 0;
        for process in running {
            let output = process.wait_with_output().unwrap();
            assert!(output.status.success());
            let stdout = String::from_utf8(output.stdout).unwrap();
            let done: Json = serde_json::from_str(stdout.lines().last().unwrap()).unwrap();
            accepted += done["accepted"].as_u64().unwrap();
        }
        assert_eq!(accepted, 600);
        assert_eq!(house.count("SELECT COUNT(*) FROM complaints_complaint").await, 600);
    }
}

#[tokio::test]
async fn encodings_marks_and_line_ends_do_not_change_what_is_imported() {
    let text = "No,Text,Phone\r\n1,\"宽带慢, 又断\",13900000001\r\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| {
        let mark = std::iter::once(0xFEFF).chain(text.encode_utf16());
        mark.flat_map(bytes).collect::<Vec<u8>>()
    };
    let files = [
        ("UTF-8", format!("\u{FEFF}{text}").into_bytes()),
        ("UTF-16LE", utf16(u16::to_le_bytes)),
        ("UTF-16BE", utf16(u16::to_be_bytes)),
        ("gb18030", encoding_rs::GB18030.encode(text).0.into_owned()),
    ];
    for (encoding, bytes) in files {
        let house = House::staffed().await.remove(0);
        house.file("mapping.toml", MAPPING);
        house.file("old.csv", bytes);
        let done = last(&import(&house, "old.csv", &["--json"]).ended(0));
        assert_eq!((&done["encoding"], &done["accepted"]), (&json!(encoding), &json!(1)));
        let db = house.connect().await;
        let row = db.one("SELECT title FROM complaints_complaint", vec![]).await.unwrap().unwrap();
        assert_eq!(row.at::<String>(0).unwrap(), "宽带慢, 又断");
        db.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_broken_file_refuses_its_broken_rows_and_computes_nothing_in_a_spreadsheet() {
    for house in House::staffed().await {
        house.file("mapping.toml", MAPPING);
        let mut file =
            b"No,Text,Phone\n1,ok,13900000001\n2,=cmd|' /C calc'!A0,\n3,\xFF,13900000001\n".to_vec();
        file.extend(
            b"4,too,many,cells\n5,a\0b,13900000001\n6,\"never closed,13900000001\n7,ok,13900000001\n",
        );
        house.file("old.csv", file);
        let ran = import(&house, "old.csv", &["--json"]).ended(3);
        assert_eq!(
            last(&ran)["refused_by_rule"],
            // What stands after the mark that nobody closed is one row of one cell.
            json!({
                "import-cells": 2, "import-null-character": 1, "import-row-undecodable": 1,
                "intake-contact-missing": 1
            }),
            "{}",
            ran.stdout
        );
        assert_eq!(last(&ran)["accepted"], 1);
        let refused = fs::read_to_string(house.folder.path().join("old.csv.refused.csv")).unwrap();
        assert!(refused.contains(",3,2,'=cmd|' /C calc'!A0,"), "{refused}");
        assert_eq!(ran.json()[5]["last_line"], 8);
    }
}

#[tokio::test]
async fn hostile_text_is_imported_and_kept_exactly() {
    let Some(list) = shared("hostile-naughty-strings/blns.json") else { return };
    let strings: Vec<String> = serde_json::from_str(&fs::read_to_string(list).unwrap()).unwrap();
    let strings: Vec<_> = strings.into_iter().map(|text| text.trim().to_owned()).collect();
    let strings: Vec<_> = strings.into_iter().filter(|text| !text.is_empty()).collect();
    assert!(!strings.is_empty());
    for house in House::staffed().await {
        house.file("mapping.toml", MAPPING);
        let quoted = |text: &String| text.replace('"', "\"\"");
        let row = |n: usize| format!("{n},\"{}\",13900000001", quoted(&strings[n - 1]));
        house.file("old.csv", table(strings.len(), row));
        let done = last(&import(&house, "old.csv", &["--json"]).ended(0));
        assert_eq!(done["accepted"], strings.len());
        let db = house.connect().await;
        for (n, text) in (1..).zip(&strings) {
            let number = complaints::imported(&db, "old", &format!("{n}")).await.unwrap().unwrap();
            let kept = complaints::find(&db, number).await.unwrap().unwrap().complaint;
            assert_eq!(&kept.intake.text, text);
        }
        db.close().await.unwrap();
    }
}

#[tokio::test]
async fn the_real_complaints_are_imported_with_owners_and_limits() {
    let Some(file) = shared("complaints-comcast/mahimacham.csv") else { return };
    // One row to a line, and none of these words in a complaint's text between commas.
    let text = fs::read_to_string(&file).unwrap();
    let rows: Vec<_> = text.lines().skip(1).collect();
    let having = |words: &[&str]| {
        let has = |row: &&&str| words.iter().any(|word| row.contains(word));
        i64::try_from(rows.iter().filter(has).count()).unwrap()
    };
    for house in House::staffed().await {
        house.file("mapping.toml", fs::read(of_repository("docs/guides/import/tickets.toml")).unwrap());
        let done = last(&import(&house, file.to_str().unwrap(), &["--json", "--as", "9001"]).ended(0));
        assert_eq!((&done["accepted"], &done["refused"]), (&json!(rows.len()), &json!(0)));
        let open = "SELECT COUNT(*) FROM complaints_complaint WHERE open = 1";
        assert_eq!(house.count(open).await, having(&[",Open,", ",Pending,"]));
        let history = "SELECT COUNT(*) FROM complaints_complaint WHERE state = 'closed-elsewhere'";
        assert_eq!(house.count(history).await, having(&[",Closed,", ",Solved,"]));
        let phoned = "SELECT COUNT(*) FROM complaints_complaint WHERE channel = 'phone'";
        assert_eq!(house.count(phoned).await, having(&[",Customer Care Call,"]));
        let owned = "SELECT COUNT(DISTINCT owner) FROM complaints_complaint";
        assert_eq!(house.count(owned).await, 2);
        let recorded = "SELECT COUNT(*) FROM journal_entry WHERE event = 'imported'";
        assert_eq!(house.count(recorded).await, 1);
        let again = last(&import(&house, file.to_str().unwrap(), &["--json"]).ended(0));
        assert_eq!(again["already_there"], rows.len());
    }
}

#[tokio::test]
async fn a_mapping_that_does_not_fit_is_explained_before_anything_is_read() {
    let house = House::staffed().await.remove(0);
    house.file("old.csv", "No,Text,Phone\n1,a,13900000001\n");
    for (from, to, expected) in [
        ("{Phone}", "{Telephone}", "there is no column \"Telephone\"; there are: No, Phone, Text"),
        ("\"CC\"", "\"DPO-2\"", "nobody in department \"DPO-2\" handles complaints"),
        ("\"phone\"", "\"pigeon\"", "channel cannot be \"pigeon\""),
        ("demand =", "wish =", "unknown field `wish`"),
    ] {
        house.file("mapping.toml", MAPPING.replacen(from, to, 1));
        let said = import(&house, "old.csv", &[]).ended(1).stderr;
        assert!(said.starts_with("kefu: ") && said.contains(expected), "{said}");
    }
    assert_eq!(house.count("SELECT COUNT(*) FROM complaints_complaint").await, 0);
}

#[tokio::test]
async fn only_an_administrator_stands_behind_an_import() {
    let house = House::staffed().await.remove(0);
    house.file("mapping.toml", MAPPING);
    house.file("old.csv", "No,Text,Phone\n1,a,13900000001\n");
    let said = import(&house, "old.csv", &["--as", "1001"]).ended(3).stderr;
    assert_eq!(
        said,
        "kefu: refused: 1001 is not an administrator on duty. Name an administrator, or leave the name out. \
         (administrators-only, clause 5.2.2(1))\n"
    );
    assert_eq!(house.count("SELECT COUNT(*) FROM complaints_complaint").await, 0);
}

#[tokio::test]
async fn reasons_are_given_in_the_language_that_is_asked_for() {
    let house = House::staffed().await.remove(0);
    house.file("mapping.toml", MAPPING);
    house.file("old.csv", "No,Text,Phone\n1,a,\n");
    for language in Language::ALL {
        let ran = import(&house, "old.csv", &["--language", language.tag()]).ended(3);
        let expected = i18n::Words::of(language).t("refusal-intake-contact-missing");
        assert!(ran.stdout.contains(&*expected), "{}", ran.stdout);
    }
}

#[tokio::test]
async fn nobody_reading_on_is_no_reason_for_a_panic() {
    let house = House::staffed().await.remove(0);
    house.file("mapping.toml", MAPPING);
    house.file("old.csv", table(5_000, |n| format!("{n},about {n},")));
    let words = ["import", "complaints", "old.csv", "--mapping", "mapping.toml", "--json"];
    let mut running = house.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    let mut said = String::new();
    running.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((running.wait().unwrap().code(), said.as_str()), (Some(1), ""));
}
