use std::{
    io::{self, BufRead, Read as _, Write as _},
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context as _, anyhow, bail};
use business_calendar::{Calendar, CountingError, Coverage, Due as Deadline, Standing};
use calendars::Calendars;
use clap::Args;
use jiff::{Timestamp, Zoned, civil};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::{
    Context,
    output::{say, say_json},
};
use crate::house;

const EXAMPLES: &str = "\
Examples:
  kefu due 2026-09-30T16:20+08:00 --working-days 3
  2026-10-10 23:59:59  (3 working days after 2026-09-30 by cn-2026.1)

  kefu due 2025-10-02 --working-days 3 --calendar tw --json
  echo '{\"start\":\"2026-09-30T16:20:00+08:00\",\"working_days\":3}' | kefu due

The local day of START is day 0, whatever the hour; the deadline is the end of the Nth working day after it
(clause 4.3.1). START without an offset is local to the calendar.

Without START, a JSON object on each line of standard input is answered by one on standard output, in order:
  {\"start\":\"2026-09-30T16:20:00+08:00\",\"working_days\":3}
  {\"start\":\"2026-09-30T16:20:00+08:00\",\"working_days\":3,\"due\":\"2026-10-10T23:59:59+08:00\"}
A line may name its \"calendar\". One that cannot be answered gets {\"start\":…,\"error\":…}, and the exit code is 1.

A year whose calendar is not published yet is an error, or with --provisional counted by the weekly rest alone
and marked. No database is needed; with --database its revisions count too.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Due {
    /// When it was accepted: 2026-09-30T16:20+08:00, 2026-09-30T16:20 or 2026-09-30.
    #[arg(requires = "working_days")]
    start: Option<String>,
    /// How many working days; for lines that do not say it, too.
    #[arg(long, value_name = "N")]
    working_days: Option<u16>,
    /// Whose working days: cn, tw, or one that was imported; by default the operator's.
    #[arg(long, value_name = "PLACE")]
    calendar: Option<String>,
    /// Count years that are not published by the weekly rest alone, and mark the answer.
    #[arg(long)]
    provisional: bool,
    /// Use the calendars as the database has them.
    #[arg(long)]
    database: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// How deadlines are counted.
struct Counter {
    calendars: Calendars,
    calendar: String,
    working_days: Option<u16>,
    coverage: Coverage,
    /// Where other calendars may be.
    elsewhere: &'static str,
}

/// A line of standard input.
#[derive(Deserialize)]
struct Question {
    start: String,
    working_days: Option<u16>,
    calendar: Option<String>,
}

/// What stands on the line that answers it.
#[derive(Default, Serialize)]
struct Answer {
    start: Json,
    #[serde(skip_serializing_if = "Option::is_none")]
    working_days: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provisional: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// A longer line is no question.
const LINE_BYTES_MAX: u64 = 64 * 1024;

/// What some programs write before UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

pub(super) async fn run(context: &Context, command: Due) -> anyhow::Result<ExitCode> {
    let calendars = if command.database {
        house::require_database(&context.settings.database_url)?;
        let db = house::open_database(&context.settings.database_url).await?;
        Calendars::load(&db).await.context("cannot read the calendars")?
    } else {
        Calendars::built_in()
    };
    let counter = Counter {
        calendars,
        calendar: command.calendar.unwrap_or_else(|| context.settings.calendar.clone()),
        working_days: command.working_days,
        elsewhere: if command.database { "" } else { "; --database has those that were imported" },
        coverage: if command.provisional { Coverage::Provisional } else { Coverage::Strict },
    };
    match command.start {
        Some(start) => counter.answer_one(start, command.json),
        None => counter.answer_lines(io::stdin().lock()),
    }
}

impl Counter {
    fn answer_one(&self, start: String, json: bool) -> anyhow::Result<ExitCode> {
        let question = Question { start, working_days: None, calendar: None };
        let (calendar, day_0, due) =
            self.count(&question).map_err(|error| match error.downcast_ref::<CountingError>() {
                Some(CountingError::NotPublished { .. }) => {
                    anyhow!("{error}; --provisional counts it by the weekly rest alone")
                }
                Some(CountingError::BeyondTime | CountingError::NeverOpen) | None => error,
            })?;
        let working_days = self.working_days.unwrap_or_default();
        let versions: Vec<_> = due.calendars.iter().map(ToString::to_string).collect();
        if json {
            say_json(&json!({
                "start": question.start,
                "working_days": working_days,
                "calendar": calendar.place(),
                "due": written(&due, &calendar),
                "calendars": versions,
                "provisional": is_provisional(&due),
            }))?;
            return Ok(ExitCode::SUCCESS);
        }
        let at = due.at.to_zoned(calendar.time_zone().clone()).strftime("%Y-%m-%d %H:%M:%S");
        let by = if versions.is_empty() { String::new() } else { format!(" by {}", versions.join(", ")) };
        let provisional = match &due.standing {
            Standing::Published => String::new(),
            Standing::Provisional { unpublished } => {
                let years: Vec<_> = unpublished.iter().map(ToString::to_string).collect();
                format!("; provisional: {} is not published", years.join(", "))
            }
        };
        let days = if working_days == 1 { "day" } else { "days" };
        say(format_args!("{at}  ({working_days} working {days} after {day_0}{by}{provisional})"))?;
        Ok(ExitCode::SUCCESS)
    }

    fn answer_lines(&self, mut lines: impl BufRead) -> anyhow::Result<ExitCode> {
        let mut code = ExitCode::SUCCESS;
        let mut out = io::stdout().lock();
        let mut is_first = true;
        loop {
            let mut line = Vec::new();
            if (&mut lines).take(LINE_BYTES_MAX).read_until(b'\n', &mut line)? == 0 {
                return Ok(code);
            }
            if std::mem::take(&mut is_first) && line.starts_with(BYTE_ORDER_MARK) {
                line.drain(..BYTE_ORDER_MARK.len());
            }
            if line.len() as u64 == LINE_BYTES_MAX && !line.ends_with(b"\n") {
                lines.skip_until(b'\n')?;
                line.clear();
            } else if line.trim_ascii().is_empty() {
                continue;
            }
            let answer = self.answer_line(&line);
            writeln!(out, "{}", serde_json::to_string(&answer)?)?;
            if answer.error.is_some() {
                code = ExitCode::FAILURE;
            }
        }
    }

    fn answer_line(&self, line: &[u8]) -> Answer {
        // What was asked comes back as it was asked, whatever else is wrong with it.
        let asked: Json = serde_json::from_slice(line).unwrap_or_default();
        let answer = Answer { start: asked["start"].clone(), ..Answer::default() };
        let counted = serde_json::from_slice(line)
            .map_err(|error| anyhow!("this is no {{\"start\":…,\"working_days\":…}}: {error}"))
            .and_then(|question| Ok((self.working_days_of(&question)?, self.count(&question)?)));
        match counted {
            Ok((working_days, (calendar, _, due))) => Answer {
                working_days: Some(working_days),
                calendar: asked.get("calendar").filter(|place| !place.is_null()).cloned(),
                due: Some(written(&due, &calendar)),
                provisional: is_provisional(&due).then_some(true),
                ..answer
            },
            Err(error) => Answer { error: Some(format!("{error:#}")), ..answer },
        }
    }

    fn working_days_of(&self, question: &Question) -> anyhow::Result<u16> {
        question.working_days.or(self.working_days).context("working_days is missing")
    }

    /// The calendar that was asked for, the local day of the start, and the deadline.
    fn count(&self, question: &Question) -> anyhow::Result<(Arc<Calendar>, civil::Date, Deadline)> {
        let place = question.calendar.as_ref().unwrap_or(&self.calendar);
        let Some(calendar) = self.calendars.get(place) else {
            let held = self.calendars.places().join(", ");
            bail!("there is no calendar {place:?}; there are: {held}{}", self.elsewhere);
        };
        let day_0 = local_day(&question.start, &calendar)?;
        let due = calendar.due_after(day_0, self.working_days_of(question)?, self.coverage)?;
        Ok((calendar, day_0, due))
    }
}

/// The local day of a start that is written with an offset, without one, or as a day alone.
fn local_day(start: &str, calendar: &Calendar) -> anyhow::Result<civil::Date> {
    let no_start = || anyhow!("{start:?} is no date or time, e.g. 2026-09-30T16:20+08:00");
    if start.contains('[') {
        // Read with its zone, or an offset that contradicts it would decide without a word.
        let moment = start.parse::<Zoned>().with_context(no_start)?;
        return Ok(calendar.local_date(moment.timestamp()));
    }
    if let Ok(moment) = start.parse::<Timestamp>() {
        return Ok(calendar.local_date(moment));
    }
    let local = start.parse::<civil::DateTime>();
    local.map(civil::DateTime::date).map_err(|_| no_start())
}

fn written(due: &Deadline, calendar: &Calendar) -> String {
    due.at.to_zoned(calendar.time_zone().clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn is_provisional(due: &Deadline) -> bool {
    matches!(due.standing, Standing::Provisional { .. })
}
