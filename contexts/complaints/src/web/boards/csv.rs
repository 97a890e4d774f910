use std::fmt::Write as _;

use axum::{
    extract::{Path, Query},
    http::header,
    response::{IntoResponse, Response},
};
use web::{Failure, View};

use super::{Asked, board_of};
use crate::{figures, inbox::Line};

/// An export of cases ends here; what is beyond is for the journal and the API.
const CASES_MAX: usize = 50_000;

/// The shares of a period as a file for a spreadsheet.
pub(super) async fn export(view: View, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let period = asked.period(&view)?;
    let board = board_of(&view, period).await?;
    let page = &view.page;
    let mut file = File::new();
    let head = ["indicator", "clause", "part", "whole", "value", "low", "high", "definition"];
    file.row(head.map(|column| page.t(&format!("boards-column-{column}"))));
    for (share, proportion) in &board.shares {
        let name = share.name();
        let figure = |value: Option<f64>| value.map(|v| format!("{v:.6}")).unwrap_or_default();
        let interval = proportion.wilson95();
        file.row([
            page.t(&format!("share-{name}")),
            share.clause().to_string(),
            proportion.part().to_string(),
            proportion.whole().to_string(),
            figure(proportion.value()),
            figure(interval.map(|i| i.low)),
            figure(interval.map(|i| i.high)),
            page.t(&format!("share-{name}-is")),
        ]);
    }
    Ok(file.answer(&format!("kefu-{}-{}.csv", period.from, period.to)))
}

/// The complaints behind a figure as a file for a spreadsheet.
pub(super) async fn export_cases(
    view: View,
    Path(figure): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut behind = asked.behind(&view, &figure)?;
    let page = &view.page;
    let (db, zone, now) = (view.app.db(), &view.app.operator().time_zone, view.app.now());
    let mut file = File::new();
    let head = ["number", "title", "state", "owner", "accepted", "due"];
    file.row(head.map(|column| page.t(&format!("boards-column-{column}"))));
    let mut written = 0;
    loop {
        let found = figures::cases_behind(db, &behind, zone, now).await.map_err(Failure::broken)?;
        for line in &found.lines {
            file.row(cells(line));
        }
        written += found.lines.len();
        match found.next {
            Some(after) if written < CASES_MAX => behind.before = Some(after.number),
            Some(_) | None => break,
        }
    }
    Ok(file.answer(&format!("kefu-{}-{}-{}.csv", behind.figure.name(), behind.period.from, behind.period.to)))
}

fn cells(line: &Line) -> [String; 6] {
    [
        line.number.to_string(),
        line.title.clone(),
        line.state.clone(),
        line.owner.clone(),
        line.accepted_at.to_string(),
        line.due_at.to_string(),
    ]
}

/// A CSV file (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8.
struct File(String);

impl File {
    fn new() -> Self {
        Self("\u{FEFF}".to_owned())
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        for (i, cell) in cells.into_iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            // Writing to a string cannot fail.
            let _ = write!(self.0, "{comma}\"{}\"", harmless(&cell).replace('"', "\"\""));
        }
        self.0.push_str("\r\n");
    }

    fn answer(self, name: &str) -> Response {
        let headers = [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        ];
        (headers, self.0).into_response()
    }
}

/// A cell that a spreadsheet would take for a formula is made text by an apostrophe (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if risky { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_text() {
        let mut file = File::new();
        file.row(["=1+1", "a\"b", "@x"].map(str::to_owned));
        assert_eq!(file.0, "\u{FEFF}\"'=1+1\",\"a\"\"b\",\"'@x\"\r\n");
    }
}
