//! Files as they come: in every encoding, broken in every way, longer than memory.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may break, and say why it was skipped")]

use std::{
    fs,
    io::{self, Read},
    path::PathBuf,
};

use proptest::prelude::*;
use sheets::{Encoding, Format, Heading, ROW_BYTES_MAX, Row, RowUnreadable, Sheet, Writer, survey};

/// Every row of a file, the heading first, in the encoding that its first look tells.
fn rows(file: &[u8]) -> Vec<Vec<String>> {
    let format = Format { encoding: survey(file).unwrap().encoding, delimiter: b',' };
    let mut sheet = Sheet::open(file, format).unwrap();
    let mut rows = vec![sheet.columns().to_vec()];
    while let Some(row) = sheet.next_row().unwrap() {
        rows.push(row.cells.unwrap());
    }
    rows
}

/// The rows below the heading, in UTF-8.
fn below_heading(file: impl Read) -> Vec<Row> {
    let mut sheet = Sheet::open(file, Format { encoding: Encoding::UTF_8, delimiter: b',' }).unwrap();
    let mut rows = Vec::new();
    while let Some(row) = sheet.next_row().unwrap() {
        rows.push(row);
    }
    rows
}

fn row(first_line: u64, last_line: u64, cells: &[&str]) -> Row {
    Row { first_line, last_line, cells: Ok(cells.iter().map(|&cell| cell.to_owned()).collect()) }
}

#[test]
fn the_same_table_is_read_in_every_encoding() {
    let text = "编号,内容\r\n1,\"宽带慢, 又断\"\r\n";
    let expected = [["编号", "内容"], ["1", "宽带慢, 又断"]];
    for label in ["utf-8", "gbk", "gb18030", "utf-16le", "utf-16be"] {
        let units = text.encode_utf16();
        let bytes: Vec<u8> = match label {
            "utf-8" => text.as_bytes().to_vec(),
            "utf-16le" => units.flat_map(u16::to_le_bytes).collect(),
            "utf-16be" => units.flat_map(u16::to_be_bytes).collect(),
            _ => encoding_rs::GB18030.encode(text).0.into_owned(),
        };
        let format = Format { encoding: label.parse().unwrap(), delimiter: b',' };
        let mut sheet = Sheet::open(bytes.as_slice(), format).unwrap();
        assert_eq!(sheet.columns(), expected[0], "{label}");
        assert_eq!(sheet.next_row().unwrap(), Some(row(2, 2, &expected[1])), "{label}");
        assert_eq!(sheet.next_row().unwrap(), None, "{label}");
    }
}

#[test]
fn traditional_chinese_is_read_from_big5() {
    let bytes = encoding_rs::BIG5.encode("編號,內容\n1,寬頻慢\n").0.into_owned();
    let format = Format { encoding: "big5".parse().unwrap(), delimiter: b',' };
    let mut sheet = Sheet::open(bytes.as_slice(), format).unwrap();
    assert_eq!(sheet.columns(), ["編號", "內容"]);
    assert_eq!(sheet.next_row().unwrap(), Some(row(2, 2, &["1", "寬頻慢"])));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_column() {
    assert_eq!(rows("\u{FEFF}id,text\n1,x\n".as_bytes())[0], ["id", "text"]);
    assert_eq!(rows(b"\xFF\xFEi\x00d\x00\n\x001\x00\n\x00"), [["id"], ["1"]]);
}

#[test]
fn lines_are_counted_whatever_ends_them() {
    for file in
        ["id,t\r\n1,\"a\r\nb\"\r\n\r\n2,c\r\n", "id,t\n1,\"a\nb\"\n\n2,c", "id,t\r1,\"a\rb\"\r\r2,c\r"]
    {
        let lines: Vec<_> =
            below_heading(file.as_bytes()).iter().map(|row| (row.first_line, row.last_line)).collect();
        assert_eq!(lines, [(2, 3), (5, 5)], "{file:?}");
    }
}

#[test]
fn rows_of_other_lengths_than_the_heading_are_given_as_they_are() {
    assert_eq!(below_heading("a,b\n1\n1,2,3\n".as_bytes()), [row(2, 2, &["1"]), row(3, 3, &["1", "2", "3"])]);
}

#[test]
fn bytes_that_mean_nothing_break_their_row_only() {
    let rows = below_heading(&b"id,text\n1,a\xFFb\n2,ok\n3,\xEF\xBF\xBD\n"[..]);
    assert_eq!(rows[0].cells, Err(RowUnreadable::Undecodable));
    assert_eq!(rows[1], row(3, 3, &["2", "ok"]));
    // The replacement character itself may well have been written.
    assert_eq!(rows[2], row(4, 4, &["3", "\u{FFFD}"]));
}

#[test]
fn a_quotation_mark_that_nobody_closes_costs_one_row_and_no_memory() {
    // 40 MiB of one row, then a good one.
    let endless = io::repeat(b'x').take(40 * ROW_BYTES_MAX as u64);
    let file = (&b"id,text\n1,\"begins\n"[..]).chain(endless).chain(&b"\n3,good\n"[..]);
    let rows = below_heading(file);
    assert_eq!(rows[0], Row { first_line: 2, last_line: 3, cells: Err(RowUnreadable::TooLong) });
    assert_eq!(rows[1..], [row(4, 4, &["3", "good"])]);
}

#[test]
fn more_cells_than_any_table_has_break_their_row_only() {
    let file = format!("id,text\n{}\n2,good\n", ",".repeat(100_000));
    let rows = below_heading(file.as_bytes());
    assert_eq!(rows[0].cells, Err(RowUnreadable::TooLong));
    assert_eq!(rows[1], row(3, 3, &["2", "good"]));
}

#[test]
fn an_empty_file_is_no_table() {
    let format = Format { encoding: Encoding::UTF_8, delimiter: b',' };
    for file in ["", "\r\n\r\n", "\u{FEFF}"] {
        assert!(matches!(Sheet::open(file.as_bytes(), format), Err(Heading::Empty)), "{file:?}");
    }
}

#[test]
fn the_csv_spectrum_is_read_as_its_authors_mean_it() {
    let Some(folder) = shared("hostile-csv/spectrum") else { return };
    let mut files = 0;
    for entry in fs::read_dir(folder.join("csvs")).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_stem().unwrap().to_str().unwrap();
        let expected = fs::read_to_string(folder.join("json").join(format!("{name}.json"))).unwrap();
        let expected: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(&expected).unwrap();
        let rows = rows(&fs::read(&file).unwrap());
        let read: Vec<serde_json::Map<_, _>> = rows[1..]
            .iter()
            .map(|row| rows[0].iter().cloned().zip(row.iter().map(|cell| cell.as_str().into())).collect())
            .collect();
        assert_eq!(read, expected, "{name}");
        files += 1;
    }
    assert!(files >= 11, "only {files} files");
}

#[test]
fn known_formula_attacks_are_written_as_text_and_read_back_unchanged() {
    let Some(file) = shared("hostile-csv/csv-injection/Intruder/csv-payload.txt") else { return };
    for payload in fs::read_to_string(file).unwrap().lines() {
        let safe = sheets::safe(payload);
        // Without a sign before it, DDE is a word.
        assert!(safe.starts_with('\'') || safe.starts_with("DDE "), "{payload}");
        assert_eq!(sheets::original(&safe), payload);
    }
}

/// A shared folder or file; where there is none the test says so and passes.
fn shared(path: &str) -> Option<PathBuf> {
    let default = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("KEFU_SHARED").map_or_else(default, PathBuf::from).join("data").join(path);
    if !folder.exists() {
        println!("skipped: needs {}", folder.display());
        return None;
    }
    Some(folder)
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_exactly(
        table in prop::collection::vec(prop::collection::vec("[^\u{FEFF}\u{0}]{1,12}", 3), 1..6)
    ) {
        let mut writer = Writer::new(Vec::new()).unwrap();
        for row in &table {
            writer.row(row.iter().map(String::as_str)).unwrap();
        }
        let file = writer.finish().unwrap();
        let read: Vec<Vec<String>> = rows(&file)
            .into_iter()
            .map(|row| row.iter().map(|cell| sheets::original(cell).to_owned()).collect())
            .collect();
        prop_assert_eq!(read, table);
    }

    #[test]
    fn no_cell_that_is_written_begins_a_formula(cell in "['=+@\t\r\n－-]{0,3}[^\u{0}]{0,8}") {
        let safe = sheets::safe(&cell);
        prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
        prop_assert_eq!(sheets::original(&safe), &cell);
    }

    #[test]
    fn any_bytes_at_all_are_read_to_their_end(file in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let format = Format { encoding: survey(file.as_slice()).unwrap().encoding, delimiter: b',' };
        let Ok(mut sheet) = Sheet::open(file.as_slice(), format) else { return Ok(()) };
        let mut last = 0;
        while let Some(row) = sheet.next_row().unwrap() {
            prop_assert!(last <= row.first_line && row.first_line <= row.last_line);
            last = row.last_line;
        }
    }
}
