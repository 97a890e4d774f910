//! What stands in columns: fields, tables, timelines.

use std::rc::Rc;

use super::flow::{Cell, Rail, Role, Row, UNSPLIT_HEIGHT_MAX};
use crate::Error;
use crate::document::{Column, Field, Moment, Setting, Table};
use crate::look::{self, Style};
use crate::tags::{Part, PartId, Structure};
use crate::text::{Line, Typesetter};

/// Between two fields in one row.
const FIELD_GAP: f32 = 20.0;
const FIELD_WIDTH: f32 = (look::WIDTH - FIELD_GAP) / 2.0;
const LABEL_WIDTH_MIN: f32 = 58.0;
const LABEL_WIDTH_MAX: f32 = 120.0;
const LABEL_GAP: f32 = 10.0;

/// Labels stand above each other; two fields share a row when both values fit on one line in half its width.
pub(super) fn fields(
    fields: &[Field],
    typesetter: &mut Typesetter<'_>,
    structure: &mut Structure,
) -> Vec<Row> {
    let list = structure.add_root(Part::List);
    let widest = fields
        .iter()
        .map(|field| typesetter.natural_width(&field.label, look::LABEL))
        .fold(LABEL_WIDTH_MIN, f32::max);
    let label_width = widest.min(LABEL_WIDTH_MAX);
    let half = FIELD_WIDTH - label_width - LABEL_GAP;

    let mut rows = Vec::new();
    let mut waiting = fields.iter().peekable();
    while let Some(field) = waiting.next() {
        let mut is_short = |field: &Field| {
            typesetter.natural_width(&field.label, look::LABEL) <= label_width
                && typesetter.natural_width(&field.value, look::VALUE) <= half
                && typesetter.set(&field.value, look::VALUE, half).len() <= 1
        };
        let is_field_short = is_short(field);
        let neighbour = if is_field_short { waiting.next_if(|next| is_short(next)) } else { None };
        let value_width = if is_field_short { half } else { look::WIDTH - label_width - LABEL_GAP };
        let mut cells = field_cells(field, look::LEFT, label_width, value_width, typesetter, list, structure);
        if let Some(neighbour) = neighbour {
            let x = look::LEFT + FIELD_WIDTH + FIELD_GAP;
            cells.extend(field_cells(neighbour, x, label_width, half, typesetter, list, structure));
        }
        let rule = Some((look::LINE, look::HAIRLINE));
        rows.push(Row { cells, space_above: 3.0, space_below: 3.0, rule, ..unsplit() });
    }
    rows
}

fn field_cells(
    field: &Field,
    x: f32,
    label_width: f32,
    value_width: f32,
    typesetter: &mut Typesetter<'_>,
    list: PartId,
    structure: &mut Structure,
) -> Vec<Cell> {
    let item = structure.add_child(list, Part::Item);
    let label = structure.add_child(item, Part::Label);
    let body = structure.add_child(item, Part::Body);
    let value = if field.value.trim().is_empty() { "—" } else { &field.value };
    let label_lines = typesetter.set(&field.label, look::LABEL, label_width);
    let value_lines = typesetter.set(value, look::VALUE, value_width);
    let value_x = x + label_width + LABEL_GAP;
    vec![
        Cell { x, width: label_width, flush_right: false, lines: label_lines, role: Role::Content(label) },
        Cell {
            x: value_x,
            width: value_width,
            flush_right: false,
            lines: value_lines,
            role: Role::Content(body),
        },
    ]
}

/// The widest the column of times may get.
const AT_WIDTH_MAX: f32 = 120.0;
const RAIL_ROOM: f32 = 28.0;

/// Times on the left, a rail with discs, what happened on the right.
pub(super) fn timeline(
    moments: &[Moment],
    typesetter: &mut Typesetter<'_>,
    structure: &mut Structure,
) -> Vec<Row> {
    let list = structure.add_root(Part::List);
    let widest = moments
        .iter()
        .map(|moment| typesetter.natural_width(&moment.at, look::MOMENT_AT))
        .fold(0.0, f32::max);
    let at_width = widest.min(AT_WIDTH_MAX) + 0.01;
    let x = look::LEFT + at_width + RAIL_ROOM;
    let width = look::LEFT + look::WIDTH - x;
    let rail_x = look::LEFT + at_width + RAIL_ROOM / 2.0;

    let mut rows = Vec::new();
    for (index, moment) in moments.iter().enumerate() {
        let item = structure.add_child(list, Part::Item);
        let label = Role::Content(structure.add_child(item, Part::Label));
        let body = Role::Content(structure.add_child(item, Part::Body));
        let at = typesetter.set(&moment.at, look::MOMENT_AT, at_width);
        let mut lines = typesetter.set(&moment.title, look::MOMENT_TITLE, width);
        lines.extend(typesetter.set(&moment.by, look::MOMENT_BY, width));
        lines.extend(typesetter.set(&moment.text, look::MOMENT_TEXT, width));
        rows.push(Row {
            cells: vec![
                Cell { x: look::LEFT, width: at_width, flush_right: false, lines: at, role: label },
                Cell { x, width, flush_right: false, lines, role: body },
            ],
            space_below: 9.0,
            rail: Some(Rail {
                x: rail_x,
                disc_below_top: look::MOMENT_TITLE.leading / 2.0,
                goes_on: index + 1 < moments.len(),
            }),
            ..unsplit()
        });
    }
    rows
}

/// No column is narrower, as long as there are not too many of them.
const COLUMN_WIDTH_MIN: f32 = 34.0;
const CELL_PADDING: f32 = 6.0;

/// The column titles and the rows; no titles when there is no column.
pub(super) fn table(
    table: &Table,
    typesetter: &mut Typesetter<'_>,
    structure: &mut Structure,
) -> Result<(Option<Row>, Vec<Row>), Error> {
    if let Some(row) = table.rows.iter().find(|row| row.len() > table.columns.len()) {
        return Err(Error::CellsWithoutColumn { cells: row.len(), columns: table.columns.len() });
    }
    if table.columns.is_empty() {
        return Ok((None, Vec::new()));
    }
    let places = places(&table.columns);
    let narrowest = places.iter().map(|place| place.width).fold(f32::INFINITY, f32::min);

    let root = structure.add_root(Part::Table);
    let head = structure.add_child(root, Part::Head);
    let head_row = structure.add_child(head, Part::Row);
    let mut titles = Vec::new();
    for (column, place) in table.columns.iter().zip(&places) {
        let role = Role::Content(structure.add_child(head_row, Part::ColumnTitle));
        let lines = typesetter.set(&column.title, fitted(look::COLUMN_TITLE, narrowest), place.width);
        titles.push(place.cell(column.setting, lines, role));
    }
    let titles = Row {
        cells: titles,
        space_above: 4.0,
        space_below: 4.0,
        shade: Some(look::SHADE),
        rule: Some((look::QUIET, look::THIN)),
        ..unsplit()
    };

    let body = structure.add_child(root, Part::Rows);
    let mut rows = Vec::with_capacity(table.rows.len());
    for texts in &table.rows {
        let part = structure.add_child(body, Part::Row);
        let mut cells = Vec::with_capacity(places.len());
        for (index, (column, place)) in table.columns.iter().zip(&places).enumerate() {
            let role = Role::Content(structure.add_child(part, Part::Cell));
            let text = texts.get(index).map_or("", String::as_str);
            let style = match column.setting {
                Setting::Text | Setting::Number => look::CELL,
                Setting::Mono => look::CELL_MONO,
            };
            let lines = typesetter.set(text, fitted(style, narrowest), place.width);
            cells.push(place.cell(column.setting, lines, role));
        }
        let rule = Some((look::LINE, look::HAIRLINE));
        rows.push(Row { cells, space_above: 3.5, space_below: 3.5, rule, ..unsplit() });
    }
    Ok((Some(titles), rows))
}

fn unsplit() -> Row {
    Row { unsplit_height_max: UNSPLIT_HEIGHT_MAX, ..Row::default() }
}

/// Where the text of a column stands.
struct Place {
    x: f32,
    width: f32,
}

impl Place {
    fn cell(&self, setting: Setting, lines: Vec<Rc<Line>>, role: Role) -> Cell {
        let flush_right = setting == Setting::Number;
        Cell { x: self.x, width: self.width, flush_right, lines, role }
    }
}

/// Shares the page's width among the columns.
fn places(columns: &[Column]) -> Vec<Place> {
    let shares: Vec<f32> = columns.iter().map(|column| f32::from(column.share.max(1))).collect();
    let count = shares.iter().map(|_| 1.0).sum::<f32>();
    let minimum = COLUMN_WIDTH_MIN.min(look::WIDTH / count);
    // What the narrowest columns need is taken first, the rest is shared.
    let total: f32 = shares.iter().sum();
    let spare = look::WIDTH - minimum * count;
    let padding = CELL_PADDING.min(minimum / 8.0);
    let is_even_enough = shares.iter().all(|share| look::WIDTH * share / total >= minimum);
    let mut x = look::LEFT;
    let mut places = Vec::with_capacity(columns.len());
    for share in shares {
        let width =
            if is_even_enough { look::WIDTH * share / total } else { minimum + spare * share / total };
        places.push(Place { x: x + padding, width: width - 2.0 * padding });
        x += width;
    }
    places
}

/// Smaller where a column is narrower than a letter.
fn fitted(style: Style, narrowest: f32) -> Style {
    if style.size > narrowest { style.smaller(narrowest.max(0.5)) } else { style }
}
