use kernel::Refusal;

use super::*;
use crate::{
    Accept,
    complaint::{Arrival, Channel},
};

const MAPPING: &str = r#"
    source = "old-crm"
    id = "{No}"
    [derived]
    Postcode = { from = "{Zip}", pad = 5 }
    [fields]
    text = "{Text}"
    demand = { from = "{Wish}", otherwise = "Look into it." }
    channel = { from = "{Via}", map = { Call = "phone", Mail = "letter" } }
    arrival = { from = "{Via}", map = { Mail = "on-behalf" }, otherwise = "customer" }
    phone = "{Phone}"
    address = "{City} {{{Postcode}}}"
    concerned = "{About}"
    [category]
    from = "{Text}"
    rules = [
      { any = ["bill", "账单"], category = "plan-charge" },
      { any = ["RUDE", "态度"], category = "attitude" },
    ]
    [accepted]
    from = "{Date} {Time}"
    formats = ["%d-%m-%Y %I:%M:%S %p", "%Y-%m-%d"]
    time_zone = "America/New_York"
    [status]
    from = "{Status}"
    open = ["Open"]
    ended = ["Done"]
    [owner]
    from = "{Agent}"
    map = { "J. Doe" = "1024" }
    staff = ["1002", "1024"]
"#;

const COLUMNS: [&str; 12] =
    ["No", "Text", "Wish", "Via", "Phone", "City", "Zip", "About", "Date", "Time", "Status", "Agent"];
const ROW: [&str; 12] = [
    "7",
    "Billing twice",
    "",
    "Call",
    "139 0000 0001",
    "Acworth",
    "3010",
    "",
    "04-08-2015",
    "10:22:56 PM",
    "Open",
    "",
];

/// A row with some cells changed, by the columns' names.
fn row(changes: &[(&str, &str)]) -> Vec<String> {
    let cell = |(column, cell): (&&str, &&str)| {
        let change = changes.iter().find(|(name, _)| name == column);
        change.map_or(*cell, |(_, changed)| changed).to_owned()
    };
    COLUMNS.iter().zip(&ROW).map(cell).collect()
}

fn bind(mapping: &str) -> Result<Bound, MappingInvalid> {
    Mapping::read(mapping)?.bind(&COLUMNS.map(str::to_owned), &Surroundings::example())
}

fn accept(changes: &[(&str, &str)]) -> Result<Accept, Refusal> {
    bind(MAPPING).unwrap().accept(1, &row(changes))
}

#[track_caller]
fn check_refused(changes: &[(&str, &str)], rule: &str) {
    assert_eq!(accept(changes).unwrap_err().rule, rule);
}

#[track_caller]
fn check_invalid(from: &str, to: &str, expected: &str) {
    let mapping = MAPPING.replacen(from, to, 1);
    assert_ne!(mapping, MAPPING, "{from:?} is not in the mapping");
    let error = bind(&mapping).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn a_row_becomes_a_complaint() {
    let accept = accept(&[]).unwrap();
    let (draft, import) = (accept.draft, accept.import.unwrap());
    assert_eq!((draft.text.as_str(), draft.demand.as_str()), ("Billing twice", "Look into it."));
    assert_eq!(draft.category.unwrap().code.as_str(), "plan-charge");
    assert_eq!((draft.channel, draft.arrival), (Channel::Phone, Arrival::Customer));
    assert_eq!(draft.contact.phone.unwrap().as_str(), "13900000001");
    assert_eq!(draft.contact.address.unwrap(), "Acworth {03010}");
    assert_eq!((import.source.as_str(), import.id.as_str(), import.ended), ("old-crm", "7", false));
    // 4 August, in the evening of New York.
    assert_eq!(accept.accepted_at.unwrap().to_string(), "2015-08-05T02:22:56Z");
}

#[test]
fn the_first_format_that_fits_tells_the_date() {
    let at = accept(&[("Date", "2015-08-04"), ("Time", "")]).unwrap().accepted_at;
    assert_eq!(at.unwrap().to_string(), "2015-08-04T04:00:00Z");
    check_refused(&[("Date", "31-02-2015")], "import-date-unreadable");
    // "%Y" reads it, but as a year of the Romans.
    check_refused(&[("Date", "04-08-15")], "import-date-unreadable");
    check_refused(&[("Date", "04-08-2199")], "import-time-ahead");
}

#[test]
fn a_keyword_is_found_at_the_beginning_of_a_word_and_in_chinese_anywhere() {
    let category =
        |text| accept(&[("Text", text)]).map(|accept| accept.draft.category.unwrap().code.to_string());
    assert_eq!(category("The BILL is wrong").unwrap(), "plan-charge");
    assert_eq!(category("三月的账单不对").unwrap(), "plan-charge");
    assert_eq!(category("客服态度很差").unwrap(), "attitude");
    assert_eq!(category("rude, and the bill was wrong").unwrap(), "plan-charge");
    assert_eq!(category("lost waybill").unwrap_err().rule, "intake-category-missing");
}

#[test]
fn a_row_that_lacks_what_an_intake_needs_is_refused_by_the_intakes_own_rules() {
    check_refused(&[("Text", " ")], "intake-text-missing");
    check_refused(&[("Text", "Hello")], "intake-category-missing");
    check_refused(&[("Text", &"bill ".repeat(5_000))], "intake-too-long");
    check_refused(&[("Phone", ""), ("City", ""), ("Zip", "")], "intake-contact-missing");
}

#[test]
fn what_the_mapping_does_not_know_is_refused() {
    check_refused(&[("No", " ")], "import-id-missing");
    check_refused(&[("No", &"7".repeat(201))], "import-id-too-long");
    check_refused(&[("Via", "Fax")], "import-value-unknown");
    check_refused(&[("Status", "Lost")], "import-value-unknown");
    check_refused(&[("Phone", "ask the desk")], "import-value-unreadable");
    check_refused(&[("About", "<b>")], "import-value-unreadable");
    let short = bind(MAPPING).unwrap().accept(1, &["7".to_owned()]).unwrap_err();
    assert_eq!(short.to_string(), "import-cells (clause 4.2.2(1)): cells=1, columns=12");
}

#[test]
fn a_value_that_may_be_about_a_person_is_not_in_the_refusal() {
    let refusal = accept(&[("Phone", "call Ms Example")]).unwrap_err();
    assert_eq!(refusal.to_string(), "import-value-unreadable (clause 4.2.2(1)): field=phone");
}

#[test]
fn owners_take_turns_and_nobody_owns_what_concerns_them() {
    let bound = bind(MAPPING).unwrap();
    let owner = |ordinal, changes: &[(&str, &str)]| {
        bound.accept(ordinal, &row(changes)).map(|accept| accept.owner.unwrap().to_string())
    };
    let turns: Vec<_> = (1..=4).map(|ordinal| owner(ordinal, &[]).unwrap()).collect();
    assert_eq!(turns, ["1024", "1002", "1024", "1002"]);
    assert_eq!(owner(1, &[("About", "1024")]).unwrap(), "1002");
    assert_eq!(owner(2, &[("Agent", "J. Doe")]).unwrap(), "1024");
    assert_eq!(owner(1, &[("Agent", "1002")]).unwrap(), "1002");
    // Who has left is nobody: the turn decides.
    assert_eq!(owner(2, &[("Agent", "0999")]).unwrap(), "1002");
    assert_eq!(owner(1, &[("About", "1002, 1024")]).unwrap_err().rule, "import-owner-concerned");
    assert_eq!(owner(1, &[("Agent", "1024"), ("About", "1024")]).unwrap_err().rule, "import-owner-concerned");
}

#[test]
fn a_mapping_names_only_what_there_is() {
    check_invalid("{Phone}", "{Telephone}", "there is no column \"Telephone\"");
    check_invalid("{Phone}", "{Phone", "brace");
    check_invalid("\"letter\"", "\"pigeon\"", "channel cannot be \"pigeon\"; it can be: phone, web");
    check_invalid("category = \"attitude\"", "category = \"mood\"", "no \"mood\" in use");
    check_invalid("America/New_York", "America/Gotham", "no time zone \"America/Gotham\"");
    check_invalid("\"Done\"", "\"Open\"", "listed as open and as ended");
    check_invalid("\"1002\", \"1024\"", "\"1002\", \"0999\"", "0999 does not work here");
    check_invalid("staff = ", "department = \"CC\"\n staff = ", "not both");
    check_invalid("demand = ", "demands = ", "unknown field `demands`");
    check_invalid("old-crm", " ", "names the former system");
}

#[test]
fn a_column_that_stands_twice_in_the_heading_cannot_be_meant() {
    let mut columns = COLUMNS.map(str::to_owned);
    columns[2] = "Text".to_owned();
    let mapping = Mapping::read(&MAPPING.replace("{Wish}", "{City}")).unwrap();
    let error = mapping.bind(&columns, &Surroundings::example()).unwrap_err();
    assert_eq!(error.to_string(), "there is more than one column \"Text\"");
}

#[test]
fn everybody_of_a_department_shares() {
    let department = |code: &str| {
        bind(&MAPPING.replace("staff = [\"1002\", \"1024\"]", &format!("department = {code:?}")))
    };
    assert!(department("CC").is_ok());
    assert_eq!(department("NET").unwrap_err().to_string(), "nobody in department \"NET\" handles complaints");
}

#[test]
fn a_null_character_refuses_the_row_in_whatever_column_it_stands() {
    check_refused(&[("Text", "bill\0s")], "import-null-character");
    check_refused(&[("Phone", "139\0")], "import-null-character");
    check_refused(&[("No", "7\0")], "import-null-character");
    check_invalid("Look into it.", "Look\\u0000into it.", "has a null character");
}

#[test]
fn rows_say_the_same_when_everything_but_the_owner_is_the_same() {
    let bound = bind(MAPPING).unwrap();
    let digest =
        |ordinal, changes: &[(&str, &str)]| content_digest(&bound.accept(ordinal, &row(changes)).unwrap());
    let first = digest(1, &[]);
    assert_eq!(digest(2, &[]), first, "the next one owns it");
    assert_eq!(digest(1, &[("Agent", "1002")]), first);
    for (column, cell) in [
        ("Text", "Billing thrice"),
        ("Wish", "Pay it back."),
        ("Via", "Mail"),
        ("Phone", "13900000002"),
        ("City", "Riverton"),
        ("About", "1002"),
        ("Time", "10:22:57 PM"),
        ("Status", "Done"),
    ] {
        assert_ne!(digest(1, &[(column, cell)]), first, "{column}");
    }
    // It is kept for good: a program that counted it otherwise would refuse every row that is there.
    assert_eq!(first.to_string(), "943cbf2a0c59207fa1ba1b17a621a1499ae93e5ef04796d30559647528af3aad");
}
