//! Working through the table of a former system, row by row, however long and however broken it is.
//!
//! Rows go into the database some hundred at a time, each hundred in one transaction. A run that was killed is
//! begun again: what is there already stays as it is.

mod refused;

use std::{collections::BTreeMap, io::Read, path::PathBuf};

use anyhow::Context as _;
use complaints::{
    Accept, CarriedOver, ImportRun, Keep, Rules,
    import::{Bound, Mapping, Surroundings},
};
use kernel::{Clause, Deed, Permission, Refusal};
use sheets::{Encoding, Format, Row, RowUnreadable, Sheet, Survey};
use web::App;

pub use self::refused::RefusedRows;

/// So many rows go into one transaction …
const BATCH_ROWS: usize = 200;
/// … unless they are longer than this together.
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// A file to be imported.
#[derive(Debug)]
pub struct Table<R> {
    /// Its bytes.
    pub file: R,
    /// What the first look at it told.
    pub survey: Survey,
    /// What its columns mean.
    pub mapping: Mapping,
}

/// What became of a row.
#[derive(Debug)]
pub struct RowDone<'a> {
    /// The line it begins in.
    pub first_line: u64,
    /// The line it ends in.
    pub last_line: u64,
    /// Its id in the former system, where it has one.
    pub id: Option<&'a str>,
    /// What became of it.
    pub outcome: &'a CarriedOver,
}

/// What became of a file.
#[derive(Debug)]
pub struct FileDone {
    /// The counts, as they were recorded.
    pub run: ImportRun,
    /// How its characters were read.
    pub encoding: Encoding,
    /// Where the refused rows are, if there were any.
    pub refused_rows: Option<PathBuf>,
}

/// A row that waits for its batch.
struct Waiting {
    first_line: u64,
    last_line: u64,
    cells: Vec<String>,
    id: Option<String>,
    read: Result<Accept, Refusal>,
}

/// Imports a file. Whoever calls is told of every row, in order; refused ones are laid into `refused_rows` too.
pub async fn import<R: Read>(
    app: &App,
    deed: &Deed,
    table: Table<R>,
    keep: Keep,
    mut refused_rows: RefusedRows,
    mut on_row: impl FnMut(&RowDone<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<FileDone> {
    let Table { file, survey, mapping } = table;
    let format = format(&mapping, &survey)?;
    let mut sheet = Sheet::open(file, format)?;
    refused_rows.heading(sheet.columns());
    let bound = mapping
        .bind(sheet.columns(), &surroundings(app, deed).await?)
        .context("the mapping does not fit the file")?;
    let rules = Rules::of(app)?;
    let mut run = ImportRun {
        source: mapping.source.clone(),
        sha256: survey.digest(),
        accepted: 0,
        already_there: 0,
        refused: BTreeMap::new(),
    };
    let mut ordinal = 0;
    loop {
        let batch = next_batch(&mut sheet, &bound, format.encoding, &mut ordinal)?;
        if batch.is_empty() {
            break;
        }
        for (row, outcome) in carry_over(app, deed, &rules, batch, keep).await? {
            match &outcome {
                CarriedOver::Accepted(_) => run.accepted += 1,
                CarriedOver::AlreadyThere(_) => run.already_there += 1,
                CarriedOver::Refused(refusal) => {
                    *run.refused.entry(refusal.rule).or_default() += 1;
                    refused_rows.add(row.first_line, refusal, &row.cells)?;
                }
            }
            let (first_line, last_line, id) = (row.first_line, row.last_line, row.id.as_deref());
            on_row(&RowDone { first_line, last_line, id, outcome: &outcome })?;
        }
    }
    if keep == Keep::All {
        let tx = app.db().begin().await?;
        complaints::record_import(&tx, deed, &run).await?;
        tx.commit().await?;
    }
    Ok(FileDone { run, encoding: format.encoding, refused_rows: refused_rows.finish()? })
}

fn format(mapping: &Mapping, survey: &Survey) -> anyhow::Result<Format> {
    let encoding = match mapping.file.encoding.as_str() {
        "auto" => survey.encoding,
        name => name.parse().context("the mapping's `file.encoding` is not right")?,
    };
    let delimiter = u8::try_from(mapping.file.delimiter).ok().filter(u8::is_ascii);
    let delimiter = delimiter.context("the mapping's `file.delimiter` is one ASCII character")?;
    Ok(Format { encoding, delimiter })
}

async fn surroundings(app: &App, deed: &Deed) -> anyhow::Result<Surroundings> {
    let staff = people::all_active(app.db()).await?;
    let owners = staff.into_iter().filter(|staff| staff.may(Permission::HandleComplaints));
    let categories = complaints::categories(app.db()).await?;
    let used = categories.into_iter().filter(|entry| entry.active);
    let category = |entry: complaints::CategoryEntry| {
        let code = entry.code;
        (code.to_string(), complaints::complaint::Category { top: entry.top, code })
    };
    Ok(Surroundings {
        owners: owners.map(|staff| (staff.number, staff.department.into())).collect(),
        categories: used.map(category).collect(),
        time_zone: app.operator().time_zone.clone(),
        now: deed.at,
    })
}

/// The next rows, as complaints or refused.
fn next_batch<R: Read>(
    sheet: &mut Sheet<R>,
    bound: &Bound,
    encoding: Encoding,
    ordinal: &mut u64,
) -> anyhow::Result<Vec<Waiting>> {
    let (mut batch, mut bytes) = (Vec::with_capacity(BATCH_ROWS), 0);
    let is_refused_file = refused::is_heading(sheet.columns());
    while batch.len() < BATCH_ROWS && bytes < BATCH_BYTES {
        let Some(Row { first_line, last_line, cells }) = sheet.next_row()? else { break };
        *ordinal += 1;
        let (cells, read, id) = match cells {
            Err(why) => (vec![], Err(unreadable(why, encoding)), None),
            Ok(cells) => {
                let cells = if is_refused_file { refused::originals(cells) } else { cells };
                let read = bound.accept(*ordinal, &cells);
                let id = bound.id(&cells);
                (cells, read, id)
            }
        };
        bytes += cells.iter().map(String::len).sum::<usize>();
        batch.push(Waiting { first_line, last_line, cells, id, read });
    }
    Ok(batch)
}

fn unreadable(why: RowUnreadable, encoding: Encoding) -> Refusal {
    let clause = Clause::of("4.2.2(1)");
    match why {
        RowUnreadable::TooLong => Refusal::input("import-row-too-long", clause),
        RowUnreadable::Undecodable => {
            Refusal::input("import-row-undecodable", clause).with("encoding", encoding)
        }
    }
}

/// Carries over what can be, and says of every row what became of it, in the order of the file.
async fn carry_over(
    app: &App,
    deed: &Deed,
    rules: &Rules,
    batch: Vec<Waiting>,
    keep: Keep,
) -> anyhow::Result<Vec<(Waiting, CarriedOver)>> {
    let accepts: Vec<_> = batch.iter().filter_map(|row| row.read.clone().ok()).collect();
    let done = complaints::carry_over(app.db(), deed, rules, &accepts, keep).await?;
    let mut done = done.into_iter();
    let outcomes = batch.into_iter().filter_map(|row| {
        let outcome = match &row.read {
            Err(refusal) => CarriedOver::Refused(refusal.clone()),
            Ok(_) => done.next()?,
        };
        Some((row, outcome))
    });
    Ok(outcomes.collect())
}
