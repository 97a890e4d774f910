//! A whole database as one file, and back.

use std::{
    fs::{self, File, OpenOptions},
    io::BufWriter,
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use backup::{Contents, Making, Schema};
use db::{Db, Migration};
use jiff::Timestamp;

use crate::house;

/// What is done, for whoever watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many rows more were written, checked or put in.
    Rows(u64),
    /// The rows are there; search is made anew.
    Indexing,
    /// So many complaints more can be found.
    Complaints(u64),
}

/// A backup that was made.
#[derive(Debug)]
pub struct BackedUp {
    /// What is in it.
    pub contents: Contents,
    /// How long the file is.
    pub bytes: u64,
}

/// A backup that was restored.
#[derive(Debug)]
pub struct Restored {
    /// What was in it.
    pub contents: Contents,
    /// How many complaints search finds.
    pub complaints: u64,
}

/// Writes the database at `url` into a file, as it is at one moment, whoever writes to it meanwhile. The file has
/// its name once it is whole and lies on the disk; before, and where it fails, there is none. One that is there
/// already stays unless `overwrite`.
pub async fn back_up(
    url: &str,
    file: &Path,
    making: Making,
    overwrite: bool,
    mut on_step: impl FnMut(Step),
) -> anyhow::Result<BackedUp> {
    refuse_the_database(url, file)?;
    refuse_to_overwrite(file, overwrite)?;
    house::require_database(url)?;
    let db = Db::connect(url).await.context("cannot open the database")?;
    let partial = Partial::beside(file)?;
    let migrations = house::migrations();
    let snapshot = db.snapshot().await?;
    let writer = BufWriter::new(partial.open()?);
    let schema = schema(&migrations);
    let written = backup::write(&snapshot, &schema, making, writer, |n| on_step(Step::Rows(n)));
    let (contents, writer) = Box::pin(written).await?;
    snapshot.rollback().await?;
    db.close().await?;
    let written = writer
        .into_inner()
        .map_err(std::io::IntoInnerError::into_error)
        .context("cannot write the backup")?;
    written.sync_all().context("cannot write the backup")?;
    let bytes = written.metadata()?.len();
    refuse_the_database(url, file)?;
    refuse_to_overwrite(file, overwrite)?;
    partial.becomes(file)?;
    Ok(BackedUp { contents, bytes })
}

/// Reads a backup through and checks it.
pub fn inspect(file: &Path, mut on_step: impl FnMut(Step)) -> anyhow::Result<Contents> {
    let migrations = house::migrations();
    Ok(backup::inspect(&schema(&migrations), open(file)?, |n| on_step(Step::Rows(n)))?)
}

/// Puts a backup into the empty database at `url`, in one transaction: all of it is there, or nothing. What another
/// process held at the moment of the backup is given back.
pub async fn restore(
    url: &str,
    file: &Path,
    now: Timestamp,
    mut on_step: impl FnMut(Step),
) -> anyhow::Result<Restored> {
    house::make_place(url)?;
    let db = Db::connect(url).await.context("cannot open the database")?;
    let migrations = house::migrations();
    let tx = db.begin().await?;
    let schema = schema(&migrations);
    let read = backup::restore(&tx, &schema, open(file)?, |n| on_step(Step::Rows(n)));
    let contents = Box::pin(read).await?;
    on_step(Step::Indexing);
    let complaints = complaints::index_anew(&tx, |n| on_step(Step::Complaints(n))).await?;
    jobs::release_all(&tx, now).await?;
    tmf::release_all(&tx).await?;
    tx.commit().await?;
    db.close().await?;
    Ok(Restored { contents, complaints })
}

/// What every table of the database at `url` has.
pub async fn sums(db: &Db) -> anyhow::Result<Vec<backup::TableContents>> {
    let migrations = house::migrations();
    let snapshot = db.snapshot().await?;
    let sums = backup::sums(&snapshot, &schema(&migrations)).await?;
    snapshot.rollback().await?;
    Ok(sums)
}

fn schema(migrations: &[Migration]) -> Schema<'_> {
    Schema { migrations, derived: complaints::DERIVED_TABLES }
}

fn open(file: &Path) -> anyhow::Result<File> {
    File::open(file).with_context(|| format!("cannot open {}", file.display()))
}

fn refuse_to_overwrite(file: &Path, overwrite: bool) -> anyhow::Result<()> {
    if !overwrite && file.symlink_metadata().is_ok() {
        bail!("{} is there already; give another name, or --force to replace it", file.display());
    }
    Ok(())
}

/// What an embedded database consists of: its file, and the files that SQLite keeps beside it.
const PARTS: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// A backup in the place of the database, or of a part of it, would be the end of both, however it is asked for.
fn refuse_the_database(url: &str, file: &Path) -> anyhow::Result<()> {
    let Some(database) = house::embedded(url) else { return Ok(()) };
    // SQLite keeps its files beside the one that a link leads to.
    let itself = database.canonicalize().unwrap_or_else(|_| database.to_owned());
    for part in PARTS {
        let mut path = itself.clone().into_os_string();
        path.push(part);
        if is_same(Path::new(&path), file) {
            bail!("{} belongs to the database itself; give the backup another name", file.display());
        }
    }
    Ok(())
}

/// Whether two paths lead to one file, or would.
fn is_same(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some((folder.canonicalize().ok()?, path.file_name()?.to_owned()))
    };
    let identity = |path: &Path| path.metadata().ok().map(|file| (file.dev(), file.ino()));
    let same_file = identity(one).is_some_and(|id| identity(other) == Some(id));
    same_file || place(one).is_some_and(|at| place(other) == Some(at))
}

/// A file that is not whole yet. It goes away with its value.
struct Partial(PathBuf);

impl Partial {
    /// In the same folder, so that it can take its name in one step.
    fn beside(file: &Path) -> anyhow::Result<Self> {
        let Some(name) = file.file_name() else { bail!("{} is no name of a file", file.display()) };
        let mut partial = name.to_owned();
        partial.push(format!(".partial-{}", std::process::id()));
        Ok(Self(file.with_file_name(partial)))
    }

    fn open(&self) -> anyhow::Result<File> {
        let mut options = OpenOptions::new();
        let file = options.write(true).create_new(true).mode(house::PRIVATE).open(&self.0);
        file.with_context(|| format!("cannot write {}", self.0.display()))
    }

    /// Takes its name, for good: the folder is written to the disk as well.
    fn becomes(self, file: &Path) -> anyhow::Result<()> {
        fs::rename(&self.0, file).with_context(|| format!("cannot write {}", file.display()))?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // It is gone already where it took its name.
        let _ = fs::remove_file(&self.0);
    }
}
