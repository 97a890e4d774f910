use std::io;

use console::measure_text_width;

use super::output::say;

/// Lines in columns, under a heading. A Chinese character is two places wide.
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(heading: &[&str]) -> Self {
        Self { rows: vec![heading.iter().map(|&name| name.to_owned()).collect()] }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        // A name may hold what a terminal would obey.
        let cells = cells.into_iter().map(|cell| cell.replace(char::is_control, "\u{FFFD}"));
        self.rows.push(cells.collect());
    }

    /// Writes it; the last column is as wide as it is.
    pub(super) fn say(&self) -> io::Result<()> {
        let columns = self.rows[0].len();
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| measure_text_width(cell)).max().unwrap_or(0)
        };
        let widths: Vec<_> = (0..columns).map(width).collect();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width - measure_text_width(cell) + 2));
            }
            say(line.trim_end())?;
        }
        Ok(())
    }
}
