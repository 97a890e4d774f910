//! The file of refused rows: why each was refused, and the row as it was, to be put right and imported again.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, BufWriter},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use i18n::Words;
use kernel::{Language, Refusal};
use sheets::Writer;

use crate::house;

/// What stands above the two columns before the row's own. A file that begins with them is one of these files:
/// it can be imported again as it is.
const HEADING: [&str; 2] = ["refused because", "line"];

/// Where refused rows are laid. The file appears, whole, when the import is through.
#[derive(Debug)]
pub struct RefusedRows {
    path: PathBuf,
    language: Language,
    heading: Vec<String>,
    cut: usize,
    file: Option<Writer<BufWriter<File>>>,
}

impl RefusedRows {
    /// Beside the file that is imported, unless another place is named.
    pub fn beside(table: &Path, place: Option<PathBuf>, language: Language) -> Self {
        let path = place.unwrap_or_else(|| with_ending(table, "refused.csv"));
        Self { path, language, heading: vec![], cut: 0, file: None }
    }

    pub(super) fn heading(&mut self, columns: &[String]) {
        self.cut = if is_heading(columns) { HEADING.len() } else { 0 };
        self.heading = columns[self.cut..].to_vec();
    }

    pub(super) fn add(&mut self, line: u64, refusal: &Refusal, cells: &[String]) -> anyhow::Result<()> {
        let said = Words::of(self.language).refusal(refusal);
        let reason = format!("{} ({}, {})", said.what, refusal.rule, refusal.clause);
        let line = line.to_string();
        let own = cells.iter().skip(self.cut).map(String::as_str);
        let row = [reason.as_str(), line.as_str()].into_iter().chain(own);
        if self.file.is_none() {
            self.file = Some(self.begin()?);
        }
        if let Some(file) = &mut self.file {
            file.row(row)?;
        }
        Ok(())
    }

    fn begin(&self) -> anyhow::Result<Writer<BufWriter<File>>> {
        let part = self.part();
        let mut options = OpenOptions::new();
        let file = options
            .write(true)
            .create(true)
            .truncate(true)
            .mode(house::PRIVATE)
            .open(&part)
            // One that a broken-off import left may be open to others.
            .and_then(|file| file.set_permissions(Permissions::from_mode(house::PRIVATE)).map(|()| file))
            .with_context(|| format!("cannot write {}: name a place with --refused", part.display()))?;
        let mut file = Writer::new(BufWriter::new(file))?;
        file.row(HEADING.into_iter().chain(self.heading.iter().map(String::as_str)))?;
        Ok(file)
    }

    /// Says where the file is. One that is there already stays as it is, because somebody may have worked on it:
    /// the new one gets a number, unless it says the same.
    pub(super) fn finish(mut self) -> anyhow::Result<Option<PathBuf>> {
        let Some(file) = self.file.take() else { return Ok(None) };
        file.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        let part = self.part();
        let mut place = self.path.clone();
        for n in 2.. {
            if !place.exists() {
                break;
            }
            if is_same(&place, &part)? {
                fs::remove_file(&part)?;
                return Ok(Some(place));
            }
            place = self.path.with_extension(format!("{n}.csv"));
        }
        fs::rename(part, &place)?;
        Ok(Some(place))
    }

    fn part(&self) -> PathBuf {
        with_ending(&self.path, "part")
    }
}

/// Whether a table is a file of refused rows.
pub(super) fn is_heading(columns: &[String]) -> bool {
    columns.len() >= HEADING.len() && columns.iter().zip(HEADING).all(|(column, ours)| column == ours)
}

/// The cells as they were before they were written so that no spreadsheet program computes them.
pub(super) fn originals(cells: Vec<String>) -> Vec<String> {
    cells.into_iter().map(|cell| sheets::original(&cell).to_owned()).collect()
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    Ok(sheets::survey(File::open(one)?)?.sha256 == sheets::survey(File::open(other)?)?.sha256)
}
