use std::{
    collections::HashSet,
    fs::{self, File},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::{BufReader, IsTerminal as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use complaints::{CarriedOver, Keep, import::Mapping};
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Language, Purpose, Refusal};
use serde::Serialize;
use serde_json::json;

use super::{
    Context,
    acting::Acting,
    output::{in_words, refused, say, say_json},
};
use crate::import::{FileDone, RefusedRows, RowDone, Table, import};

#[derive(Debug, Subcommand)]
pub(super) enum Import {
    /// Complaints, from a CSV file and a mapping that says what its columns mean.
    Complaints(Complaints),
}

const EXAMPLES: &str = "\
Examples:
  kefu import complaints old.csv --mapping old.toml --dry-run     what would happen, keeping nothing
  kefu import complaints old.csv --mapping old.toml --as 9001     who answers for it in the journal
  kefu import complaints old.csv --mapping old.toml --json | jq 'select(.outcome == \"refused\")'

The same file twice changes nothing, and a run that was broken off is simply begun again. Refused rows are
laid into FILE.refused.csv, each with its reason: put them right there and import that file.
How a mapping is written: docs/guides/import.md. Exit code 3: some rows were refused.

With --json, a line for each row, then one for the file:
  {\"line\":2,\"id\":\"250635\",\"outcome\":\"accepted\",\"number\":\"T20150422-0001\"}
  {\"line\":3,\"id\":\"223441\",\"outcome\":\"refused\",\"rule\":\"import-date-unreadable\",\"clause\":\"4.2.2(1)\",\"reason\":\"…\"}
  {\"outcome\":\"finished\",\"accepted\":1,\"already_there\":0,\"refused\":1,…}";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Complaints {
    /// The table: CSV in UTF-8, GB18030/GBK, Big5 or UTF-16.
    file: PathBuf,
    /// What its columns mean.
    #[arg(long, value_name = "TOML")]
    mapping: PathBuf,
    /// Only try it; nothing is kept.
    #[arg(long)]
    dry_run: bool,
    /// Where refused rows go, instead of FILE.refused.csv.
    #[arg(long, value_name = "CSV")]
    refused: Option<PathBuf>,
    /// Answer in JSON, a line for each row.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    acting: Acting,
}

pub(super) async fn run(context: &Context, command: Import) -> anyhow::Result<ExitCode> {
    match command {
        Import::Complaints(command) => run_complaints(context, command).await,
    }
}

async fn run_complaints(context: &Context, command: Complaints) -> anyhow::Result<ExitCode> {
    let mapping = read_mapping(&command.mapping)?;
    let open =
        || File::open(&command.file).with_context(|| format!("cannot open {}", command.file.display()));
    let survey = sheets::survey(open()?)?;
    let app = context.app().await?;
    let deed = command.acting.deed(context, &app, Purpose::Migration).await?;
    let bar = progress(&command, survey.bytes);
    let file = BufReader::new(bar.wrap_read(open()?));
    let keep = if command.dry_run { Keep::Nothing } else { Keep::All };
    let refused_rows = RefusedRows::beside(&command.file, command.refused.clone(), context.language);
    let mut tell = Telling::new(context.language, &command, bar.clone());
    let table = Table { file, survey, mapping };
    let import = import(&app, &deed, table, keep, refused_rows, |row| tell.row(row));
    let done = Box::pin(import).await?;
    bar.finish_and_clear();
    tell.file(&done)?;
    Ok(if done.run.refused.is_empty() { ExitCode::SUCCESS } else { refused() })
}

fn read_mapping(path: &Path) -> anyhow::Result<Mapping> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Mapping::read(&text).with_context(|| format!("{} is no mapping", path.display()))
}

/// A bar where somebody looks at one.
fn progress(command: &Complaints, bytes: u64) -> ProgressBar {
    if command.json || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {percent:>3}%  {msg}  {eta} left");
    ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// How a run is told.
struct Telling<'a> {
    language: Language,
    command: &'a Complaints,
    bar: ProgressBar,
    rows: u64,
    refused: u64,
    /// In a dry run nothing is kept that could tell that an id came before; these are digests of the ids.
    seen: HashSet<u64>,
    twice: u64,
}

/// How a row is told in JSON.
#[derive(Serialize)]
struct RowLine<'a> {
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_line: Option<u64>,
    id: Option<&'a str>,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// So many refusals are told on the screen; all of them are in the file of refused rows.
const REFUSALS_TOLD: u64 = 20;

impl<'a> Telling<'a> {
    fn new(language: Language, command: &'a Complaints, bar: ProgressBar) -> Self {
        Self { language, command, bar, rows: 0, refused: 0, seen: HashSet::new(), twice: 0 }
    }

    fn row(&mut self, row: &RowDone<'_>) -> anyhow::Result<()> {
        self.rows += 1;
        self.bar.set_message(format!("{} rows", self.rows));
        if self.command.dry_run && matches!(row.outcome, CarriedOver::Accepted(_)) {
            let mut digest = DefaultHasher::new();
            row.id.hash(&mut digest);
            self.twice += u64::from(!self.seen.insert(digest.finish()));
        }
        if self.command.json {
            return self.row_as_json(row);
        }
        if let CarriedOver::Refused(refusal) = row.outcome {
            self.refused += 1;
            if self.refused <= REFUSALS_TOLD {
                self.bar.suspend(|| say(self.refusal(row, refusal)))?;
            }
        }
        Ok(())
    }

    fn refusal(&self, row: &RowDone<'_>, refusal: &Refusal) -> String {
        let lines = match (row.first_line, row.last_line) {
            (first, last) if first == last => format!("line {first}"),
            (first, last) => format!("lines {first}-{last}"),
        };
        format!("{lines}: {}", in_words(refusal, self.language))
    }

    fn row_as_json(&self, row: &RowDone<'_>) -> anyhow::Result<()> {
        let mut line = RowLine {
            line: row.first_line,
            last_line: (row.last_line != row.first_line).then_some(row.last_line),
            id: row.id,
            outcome: "refused",
            number: None,
            rule: None,
            clause: None,
            reason: None,
        };
        match row.outcome {
            CarriedOver::Accepted(number) => {
                line.outcome = "accepted";
                // A number that is not kept is nobody's.
                line.number = (!self.command.dry_run).then(|| number.to_string());
            }
            CarriedOver::AlreadyThere(number) => {
                line.outcome = "already-there";
                line.number = Some(number.to_string());
            }
            CarriedOver::Refused(refusal) => {
                line.rule = Some(refusal.rule);
                line.clause = Some(refusal.clause.id());
                line.reason = Some(in_words(refusal, self.language));
            }
        }
        say_json(&line)
    }

    fn file(&self, done: &FileDone) -> anyhow::Result<()> {
        let run = &done.run;
        let (accepted, already_there) = (run.accepted - self.twice, run.already_there + self.twice);
        let refused: u64 = run.refused.values().sum();
        let place = done.refused_rows.as_ref().map(|path| path.display().to_string());
        if self.command.json {
            return say_json(&json!({
                "outcome": "finished",
                "source": run.source,
                "sha256": run.sha256,
                "encoding": done.encoding.to_string(),
                "dry_run": self.command.dry_run,
                "rows": self.rows,
                "accepted": accepted,
                "already_there": already_there,
                "refused": refused,
                "refused_by_rule": run.refused,
                "refused_rows": place,
            }));
        }
        if refused > REFUSALS_TOLD {
            say(format_args!("... and {} more refused rows", refused - REFUSALS_TOLD))?;
        }
        let kept = if self.command.dry_run { "  (a dry run: nothing was kept)" } else { "" };
        say(format_args!("{} rows of {} ({}){kept}", self.rows, run.source, done.encoding))?;
        say(format_args!("  accepted       {accepted:>9}"))?;
        say(format_args!("  already there  {already_there:>9}"))?;
        say(format_args!("  refused        {refused:>9}"))?;
        if let Some(place) = place {
            say(format_args!("Refused rows, with reasons: {place}"))?;
        }
        Ok(())
    }
}
