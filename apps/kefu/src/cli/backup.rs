use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use ::backup::{Contents, Making};
use anyhow::bail;
use clap::Args;
use indicatif::ProgressBar;
use serde::Serialize;

use super::{
    Context,
    output::{say, say_json},
};
use crate::{
    backup::{self, Step},
    house,
};

const EXAMPLES_OF_BACKUP: &str = "\
Examples:
  kefu backup kefu.backup                       the database of the settings, while it is served
  kefu backup \"kefu-$(date +%F).backup\" --json  what is in it, for the one who keeps the books

The file goes into either database, SQLite or PostgreSQL: kefu restore FILE. It is gzip over lines of JSON and holds
everything, so keep it as you keep the database. docs/guides/backup.md";

const EXAMPLES_OF_RESTORE: &str = "\
Examples:
  kefu restore kefu.backup --check                            whether the file is whole; nothing is written
  kefu restore kefu.backup --into sqlite:var/new.db           into an empty database
  KEFU_DATABASE_URL=postgres:///kefu kefu restore kefu.backup the same, without the address on the command line

The database must be empty. All of the backup is in it afterwards, or nothing. docs/guides/backup.md";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES_OF_BACKUP)]
pub(super) struct Backup {
    /// The file to write.
    file: PathBuf,
    /// Replace a file that is there already.
    #[arg(long)]
    force: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES_OF_RESTORE)]
pub(super) struct Restore {
    /// The backup.
    file: PathBuf,
    /// The empty database, instead of that of the settings: sqlite:PATH or postgres://…
    #[arg(long, value_name = "URL")]
    into: Option<String>,
    /// Only check the file; restore nothing.
    #[arg(long, conflicts_with = "into")]
    check: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// How a backup is told in JSON.
#[derive(Serialize)]
struct Told<'a> {
    outcome: &'static str,
    file: &'a Path,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    rows: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    complaints_indexed: Option<u64>,
    #[serde(flatten)]
    contents: &'a Contents,
}

pub(super) async fn run_backup(context: &Context, command: Backup) -> anyhow::Result<ExitCode> {
    let bar = progress(command.json);
    let making = Making { at: house::real_clock()(), program: env!("CARGO_PKG_VERSION").to_owned() };
    let url = &context.settings.database_url;
    let made = backup::back_up(url, &command.file, making, command.force, |step| show(&bar, "written", step));
    let made = tokio::select! {
        made = Box::pin(made) => made?,
        // What was written so far goes away with the value that wrote it.
        _ = tokio::signal::ctrl_c() => bail!("stopped; no backup was made"),
    };
    bar.finish_and_clear();
    let told = Told {
        outcome: "backed-up",
        file: &command.file,
        bytes: Some(made.bytes),
        rows: made.contents.rows(),
        complaints_indexed: None,
        contents: &made.contents,
    };
    tell(&told, command.json)
}

pub(super) async fn run_restore(context: &Context, command: Restore) -> anyhow::Result<ExitCode> {
    let bar = progress(command.json);
    // Before the database is touched: a file that is damaged further back is found without writing anything.
    let contents = backup::inspect(&command.file, |step| show(&bar, "checked", step))?;
    let file = command.file.as_path();
    let rows = contents.rows();
    let mut told =
        Told { outcome: "whole", file, bytes: None, rows, complaints_indexed: None, contents: &contents };
    if !command.check {
        bar.reset();
        let url = command.into.as_ref().unwrap_or(&context.settings.database_url);
        let now = house::real_clock()();
        let restored = backup::restore(url, file, now, |step| show(&bar, "restored", step));
        let restored = Box::pin(restored).await?;
        told.outcome = "restored";
        told.complaints_indexed = Some(restored.complaints);
    }
    bar.finish_and_clear();
    tell(&told, command.json)
}

fn tell(told: &Told<'_>, json: bool) -> anyhow::Result<ExitCode> {
    if json {
        say_json(told)?;
        return Ok(ExitCode::SUCCESS);
    }
    let Contents { made_at, program, tables, sha256 } = told.contents;
    let did = match told.outcome {
        "backed-up" => "Backed up into",
        "restored" => "Restored from",
        _ => "Whole:",
    };
    say(format_args!("{did} {}", told.file.display()))?;
    say(format_args!("  made     {made_at}, by Kefu {program}"))?;
    say(format_args!("  rows     {} in {} tables", told.rows, tables.len()))?;
    if let Some(bytes) = told.bytes {
        say(format_args!("  bytes    {bytes}"))?;
    }
    if let Some(complaints) = told.complaints_indexed {
        say(format_args!("  search   {complaints} complaints"))?;
    }
    say(format_args!("  sha256   {sha256}"))?;
    Ok(ExitCode::SUCCESS)
}

/// What happens, where somebody looks on.
fn progress(json: bool) -> ProgressBar {
    if json || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

fn show(bar: &ProgressBar, done: &str, step: Step) {
    match step {
        Step::Rows(rows) => {
            bar.inc(rows);
            bar.set_message(format!("{} rows {done}", bar.position()));
        }
        Step::Indexing => bar.set_position(0),
        Step::Complaints(complaints) => {
            bar.inc(complaints);
            bar.set_message(format!("{} complaints indexed", bar.position()));
        }
    }
}
