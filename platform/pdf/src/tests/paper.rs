//! What stands where on the pages.

use super::{assert_within_margins, document, fonts, laid_out, texts};
use crate::layout::{LaidOut, Mark, Role};
use crate::look;
use crate::{Block, Column, Error, Field, Fonts, Level, Moment, Setting, Table};

fn check(blocks: Vec<Block>, expected: &[&[&str]]) {
    let Some(fonts) = fonts() else { return };
    let laid_out = laid_out(&document(blocks), fonts).unwrap();
    assert_within_margins(&laid_out);
    let mut found = texts(&laid_out);
    assert_eq!(found[0].remove(0), "案卷");
    assert_eq!(found, expected);
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn column(title: &str, share: u16) -> Column {
    Column { title: title.to_owned(), share, setting: Setting::Text }
}

/// 48 characters of 10 points fill the width of 481.9 points.
fn forty_eight() -> String {
    "客户服务中心受理投诉".chars().cycle().take(48).collect()
}

#[test]
fn chinese_breaks_between_any_two_characters() {
    let line = forty_eight();
    check(vec![paragraph(&format!("{line}{line}答"))], &[&[&line, &line, "答"]]);
}

#[test]
fn a_full_stop_never_begins_a_line() {
    let line = forty_eight();
    let (shorter, last) = line.split_at(line.len() - "中".len());
    check(vec![paragraph(&format!("{line}。"))], &[&[shorter, &format!("{last}。")]]);
}

#[test]
fn english_breaks_between_words_only() {
    let words = "responsibility ".repeat(9);
    let six = "responsibility ".repeat(7);
    let three = "responsibility ".repeat(2);
    check(vec![paragraph(&words)], &[&[six.trim_end(), three.trim_end()]]);
}

#[test]
fn a_string_without_a_place_to_break_is_broken_at_the_margin() {
    let Some(fonts) = fonts() else { return };
    let digest = "9f86d081".repeat(40);
    let laid_out = laid_out(&document(vec![Block::Mono(digest.clone())]), fonts).unwrap();
    assert_within_margins(&laid_out);
    let lines = &texts(&laid_out)[0][1..];
    assert!(lines.len() > 1, "{lines:?}");
    assert_eq!(lines.concat(), digest);
}

#[test]
fn line_breaks_in_the_text_are_kept() {
    check(vec![paragraph("一\n\n二\r\n三\u{2028}四\n")], &[&["一", "", "二", "三", "四"]]);
}

#[test]
fn short_fields_stand_two_in_a_row_and_long_ones_alone() {
    let Some(fonts) = fonts() else { return };
    let field = |label: &str, value: &str| Field { label: label.to_owned(), value: value.to_owned() };
    let fields = vec![
        field("编号", "T20260930-0001"),
        field("状态", "已办结"),
        field("诉求", &forty_eight()),
        field("备注", ""),
    ];
    let laid_out = laid_out(&document(vec![Block::Fields(fields)]), fonts).unwrap();
    assert_within_margins(&laid_out);
    let [number, state, demand, remark] =
        ["编号", "状态", "诉求", "备注"].map(|label| baseline_of(&laid_out, label).unwrap());
    assert!(number.total_cmp(&state).is_eq());
    assert!(state < demand && demand < remark);
    assert!(baseline_of(&laid_out, "—").is_some_and(|dash| dash.total_cmp(&remark).is_eq()));
}

fn baseline_of(laid_out: &LaidOut, text: &str) -> Option<f32> {
    laid_out.pages.iter().flatten().find_map(|mark| match mark {
        Mark::Text { baseline, line, .. } if line.runs.len() == 1 && line.runs[0].text == text => {
            Some(*baseline)
        }
        Mark::Text { .. } | Mark::Fill { .. } | Mark::Disc { .. } => None,
    })
}

#[test]
fn column_titles_stand_on_every_page_of_a_table() {
    let Some(fonts) = fonts() else { return };
    let rows = (0..200).map(|row| vec![format!("行 {row}"), "内容".to_owned()]).collect();
    let table = Table { columns: vec![column("序号", 1), column("说明", 3)], rows };
    let laid_out = laid_out(&document(vec![Block::Table(table)]), fonts).unwrap();
    assert_within_margins(&laid_out);
    assert!(laid_out.pages.len() > 3);
    for page in &laid_out.pages[1..] {
        let repeated = page.iter().filter(|mark| matches!(mark, Mark::Text { role: Role::Repeated, .. }));
        assert_eq!(repeated.count(), 2);
    }
    let cells: Vec<String> =
        texts(&laid_out).concat().into_iter().filter(|text| text.starts_with('行')).collect();
    assert_eq!(cells, (0..200).map(|row| format!("行 {row}")).collect::<Vec<_>>());
}

#[test]
fn a_row_taller_than_a_page_goes_on_under_the_column_titles() {
    let Some(fonts) = fonts() else { return };
    let expected: Vec<String> = (0..400).map(|line| format!("第{line}行")).collect();
    let text = expected.join("\n");
    let table =
        Table { columns: vec![column("甲", 1), column("乙", 2)], rows: vec![vec!["短".to_owned(), text]] };
    let laid_out = laid_out(&document(vec![Block::Table(table)]), fonts).unwrap();
    assert_within_margins(&laid_out);
    assert!(laid_out.pages.len() > 6);
    let lines: Vec<String> =
        texts(&laid_out).concat().into_iter().filter(|text| text.starts_with('第')).collect();
    assert_eq!(lines, expected);
}

#[test]
fn thirty_columns_still_stand_within_the_margins() {
    let Some(fonts) = fonts() else { return };
    let columns = (0..30).map(|number| column(&format!("列{number}"), number)).collect();
    let rows = vec![vec!["客户服务 responsibility".to_owned(); 30]];
    let laid_out = laid_out(&document(vec![Block::Table(Table { columns, rows })]), fonts).unwrap();
    assert_within_margins(&laid_out);
}

#[test]
fn a_cell_without_a_column_is_refused() {
    let Some(fonts) = fonts() else { return };
    let table =
        Table { columns: vec![column("甲", 1)], rows: vec![vec!["一".to_owned(), "二".to_owned()]] };
    let refused = laid_out(&document(vec![Block::Table(table)]), fonts);
    assert!(matches!(refused, Err(Error::CellsWithoutColumn { cells: 2, columns: 1 })));
}

#[test]
fn a_heading_is_never_the_last_line_of_a_page() {
    let Some(fonts) = fonts() else { return };
    for lines in 25..45 {
        let heading = Block::Heading { level: Level::Two, text: "标题".to_owned() };
        let blocks = vec![paragraph(&"行\n".repeat(lines)), heading, paragraph("正文一\n正文二\n正文三")];
        let laid_out = laid_out(&document(blocks), fonts).unwrap();
        for page in texts(&laid_out) {
            assert_ne!(page.last().map(String::as_str), Some("标题"), "after {lines} lines");
        }
    }
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    let Some(fonts) = fonts() else { return };
    let mut splits = 0;
    for before in 25..45 {
        let blocks = vec![paragraph(&"前\n".repeat(before)), paragraph("甲\n乙\n丙\n丁\n戊")];
        let pages = texts(&laid_out(&document(blocks), fonts).unwrap());
        for page in pages {
            let count = page.iter().filter(|text| "甲乙丙丁戊".contains(text.as_str())).count();
            assert_ne!(count, 1, "after {before} lines");
            splits += usize::from(count == 2);
        }
    }
    assert_eq!(splits, 3, "it splits when two, three or four lines would fit");
}

#[test]
fn a_short_row_of_a_table_is_never_split() {
    let Some(fonts) = fonts() else { return };
    for before in 25..45 {
        let table =
            Table { columns: vec![column("", 1)], rows: vec![vec!["甲\n乙\n丙\n丁\n戊".to_owned()]] };
        let blocks = vec![paragraph(&"前\n".repeat(before)), Block::Table(table)];
        let pages = texts(&laid_out(&document(blocks), fonts).unwrap());
        for page in pages {
            let count = page.iter().filter(|text| "甲乙丙丁戊".contains(text.as_str())).count();
            assert!(count == 0 || count == 5, "{count} lines after {before} lines");
        }
    }
}

#[test]
fn moments_of_a_timeline_keep_their_order_and_their_time() {
    let moment = |at: &str, title: &str| Moment {
        at: at.to_owned(),
        title: title.to_owned(),
        by: String::new(),
        text: String::new(),
    };
    check(
        vec![Block::Timeline(vec![moment("16:20", "受理"), moment("16:45", "判定")])],
        &[&["16:20", "受理", "16:45", "判定"]],
    );
}

#[test]
fn a_page_break_begins_a_page_but_never_leaves_an_empty_one() {
    check(vec![paragraph("一"), Block::PageBreak, Block::PageBreak, paragraph("二")], &[&["一"], &["二"]]);
}

#[test]
fn hebrew_reads_from_the_right_within_chinese() {
    // As the characters stand on paper, from the left.
    let on_paper: String = "客户 12 ".chars().chain("שלום".chars().rev()).chain(" 说".chars()).collect();
    check(vec![paragraph("客户 שלום 12 说")], &[&[&on_paper]]);
}

#[test]
fn what_is_wider_than_the_header_ends_in_an_ellipsis() {
    let Some(fonts) = fonts() else { return };
    let mut document = document(Vec::new());
    document.header.end = "电话".repeat(100);
    let laid_out = laid_out(&document, fonts).unwrap();
    assert_within_margins(&laid_out);
    let header = laid_out.pages[0].iter().find_map(|mark| match mark {
        Mark::Text { x, line, role: Role::Header, .. } if *x > look::PAGE_WIDTH / 2.0 => Some(line),
        Mark::Text { .. } | Mark::Fill { .. } | Mark::Disc { .. } => None,
    });
    assert!(header.unwrap().runs[0].text.ends_with("电话…"));
}

#[test]
fn without_a_bold_font_headings_are_drawn_heavier() {
    let Some(fonts) = fonts() else { return };
    let fonts = Fonts::new(fonts.regular.clone());
    let laid_out = laid_out(&document(Vec::new()), &fonts).unwrap();
    let is_heavier = laid_out.pages[0].iter().any(|mark| match mark {
        Mark::Text { line, role: Role::Content(_), .. } => line.runs.iter().all(|run| run.slot.emboldened),
        Mark::Text { .. } | Mark::Fill { .. } | Mark::Disc { .. } => false,
    });
    assert!(is_heavier);
}
