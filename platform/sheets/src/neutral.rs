use std::borrow::Cow;

/// What makes a spreadsheet program take a cell for a formula, half and full width (OWASP, "CSV Injection").
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// Set before such a cell, it makes the cell plain text, and is not shown.
const PLAIN: char = '\'';

/// The cell as it can be opened in a spreadsheet program without anything being computed.
///
/// ```
/// assert_eq!(sheets::safe("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
/// assert_eq!(sheets::safe("宽带慢"), "宽带慢");
/// ```
pub fn safe(cell: &str) -> Cow<'_, str> {
    if begins_a_formula(cell) { Cow::Owned(format!("{PLAIN}{cell}")) } else { Cow::Borrowed(cell) }
}

/// What [`safe`] was given, from what it gave.
///
/// ```
/// assert_eq!(sheets::original("'+86 139 0000 0001"), "+86 139 0000 0001");
/// ```
pub fn original(cell: &str) -> &str {
    cell.strip_prefix(PLAIN).filter(|rest| begins_a_formula(rest)).unwrap_or(cell)
}

/// Also where the mark stands before it already: or [`original`] would take away one that was there before.
fn begins_a_formula(cell: &str) -> bool {
    cell.trim_start_matches(PLAIN).starts_with(FORMULA)
}
