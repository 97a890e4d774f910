use std::{ops::RangeInclusive, path::PathBuf};

use anyhow::{Context as _, anyhow, bail};
use business_calendar::{
    Calendar, CalendarVersion, CalendarYear, DayOfWeek, IcalendarImport, Ignored, Imported, Place,
};
use calendars::Numbering;
use clap::Args;
use db::Tx;
use jiff::civil::Date;
use kernel::{Deed, Purpose};
use serde_json::json;
use web::App;

use super::{Context, file_name, read, say_json, settle, tell};
use crate::cli::acting::Acting;

const EXAMPLES: &str = "\
Examples:
  kefu calendar import feiertage.ics --name de --time-zone Europe/Berlin --dry-run
  kefu calendar import holidays.ics --name eg --time-zone Africa/Cairo --rest friday,saturday --years 2026-2028

Every all-day event is a holiday, or a make-up working day where its summary or categories say so (上班, 补班, 補班,
調班, workday). A year of a calendar that is held becomes its next revision, unless it names the same days; the same
file twice changes nothing. Events that may have been meant but cannot be read (a repetition rule, an unreadable
date, words that may mean either, a day that is both) refuse the file; --leave-out takes the rest.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Import {
    /// The iCalendar file (RFC 5545).
    file: PathBuf,
    /// The calendar's name: small letters, digits and hyphens, e.g. de or cn-xinjiang.
    #[arg(long, value_name = "NAME")]
    name: Place,
    /// The years that the file covers in full, e.g. 2026 or 2026-2028; otherwise those that it seems to.
    #[arg(long, value_parser = years, value_name = "YEARS")]
    years: Option<RangeInclusive<i16>>,
    /// For a new calendar: its time zone, an IANA name; otherwise the operator's.
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// For a new calendar: the weekly rest; otherwise saturday,sunday.
    #[arg(long, value_parser = day, value_delimiter = ',', value_name = "DAYS")]
    rest: Option<Vec<DayOfWeek>>,
    /// Where the file can be read; otherwise its name.
    #[arg(long, value_name = "ADDRESS")]
    source: Option<String>,
    /// When it was published.
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Take the rest where some events cannot be read.
    #[arg(long)]
    leave_out: bool,
    /// Only say what would come in force.
    #[arg(long)]
    dry_run: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    acting: Acting,
}

pub(super) async fn run(context: &Context, command: Import) -> anyhow::Result<()> {
    let imported = holidays(&command)?;
    let app = context.app_with_any_calendar().await?;
    let deed = command.acting.deed(context, &app, Purpose::Administration).await?;
    let tx = app.db().begin().await?;
    let outcome = match app.calendars().get(command.name.as_str()) {
        None => add(&app, &tx, &deed, &command, imported.years).await,
        Some(held) if !is_as_held(&command, &held) => {
            bail!("{} is held; its time zone and weekly rest stay as they are", command.name);
        }
        Some(_) => {
            let revised =
                calendars::revise(&tx, &deed, command.name.as_str(), imported.years, Numbering::Next).await;
            revised.map(|revised| (revised.calendar, revised.taken))
        }
    };
    let ended = (tx, outcome, command.dry_run);
    let (calendar, taken) = settle(context, &app, &deed, &command.name, ended).await?;
    if !command.json {
        complain(&imported.ignored, &imported.empty_years);
        return tell(&calendar, &taken, command.dry_run);
    }
    let ignored: Vec<_> = imported.ignored.iter().collect();
    say_json(&json!({
        "calendar": command.name, "taken": taken, "ignored": ignored,
        "empty_years": imported.empty_years, "dry_run": command.dry_run,
    }))
}

/// Whether the time zone and the weekly rest that are given, if any, are those of the calendar.
fn is_as_held(command: &Import, held: &Calendar) -> bool {
    let same_zone = command.time_zone.as_ref().is_none_or(|zone| zone == held.time_zone_name());
    let rest: Vec<_> = held.weekly_rest().collect();
    let same_rest = |given: &Vec<DayOfWeek>| {
        given.iter().all(|day| rest.contains(day)) && rest.iter().all(|day| given.contains(day))
    };
    same_zone && command.rest.as_ref().is_none_or(same_rest)
}

/// What the file holds, where it can be relied on.
fn holidays(command: &Import) -> anyhow::Result<Imported> {
    let (path, text) = (command.file.display(), read(&command.file)?);
    let covered = match &command.years {
        Some(years) => years.clone().collect(),
        None => IcalendarImport::years_covered(&text).with_context(|| format!("cannot import {path}"))?,
    };
    let (Some(&first), Some(&last)) = (covered.first(), covered.last()) else {
        bail!("{path} names no holiday of a year that it seems to cover; say which with --years");
    };
    let source = command.source.clone().unwrap_or_else(|| file_name(&command.file));
    let import = IcalendarImport { years: first..=last, revision: 1, published: command.published, source };
    let mut imported = import.read(&text).with_context(|| format!("cannot import {path}"))?;
    imported.years.retain(|year| covered.contains(&year.year));
    let doubtful: Vec<_> = imported.ignored.iter().filter(|ignored| ignored.why.is_doubtful()).collect();
    if !doubtful.is_empty() && !command.leave_out {
        let lines = listed(doubtful.iter().copied());
        bail!("{path} cannot be relied on; nothing is kept (--leave-out takes the rest):\n{lines}");
    }
    if imported.years.is_empty() {
        let lines = listed(imported.ignored.iter());
        bail!("{path} names no holiday of the years it is to cover\n{lines}");
    }
    Ok(imported)
}

async fn add(
    app: &App,
    tx: &Tx,
    deed: &Deed,
    command: &Import,
    years: Vec<CalendarYear>,
) -> Result<(Calendar, Vec<CalendarVersion>), calendars::Error> {
    let operators = || app.operator().time_zone.iana_name().unwrap_or("UTC").to_owned();
    let zone = command.time_zone.clone().unwrap_or_else(operators);
    let rest = command.rest.clone().unwrap_or_else(|| vec![DayOfWeek::Saturday, DayOfWeek::Sunday]);
    let source = command.source.clone().unwrap_or_else(|| file_name(&command.file));
    let mut calendar = Calendar::new(command.name.clone(), &zone, rest, &source)?;
    for year in years {
        calendar.revise(year)?;
    }
    calendars::add(tx, deed, &calendar).await?;
    let taken = calendar.versions().collect();
    Ok((calendar, taken))
}

/// What was not taken and may be so.
fn complain(ignored: &[Ignored], empty_years: &[i16]) {
    if !ignored.is_empty() {
        eprintln!("not taken:\n{}", listed(ignored.iter()));
    }
    for year in empty_years {
        eprintln!("{year}: the file names no day; the year stays as it was");
    }
}

fn listed<'a>(ignored: impl ExactSizeIterator<Item = &'a Ignored>) -> String {
    const LINES: usize = 20;
    let more = ignored.len().saturating_sub(LINES);
    let mut lines: Vec<_> = ignored.take(LINES).map(|ignored| format!("  {ignored}")).collect();
    if more > 0 {
        lines.push(format!("  … and {more} more"));
    }
    lines.join("\n")
}

fn years(text: &str) -> Result<RangeInclusive<i16>, anyhow::Error> {
    const YEARS_MAX: i16 = 100;
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let year = |text: &str| text.trim().parse().ok().filter(|year| (1..=9998).contains(year));
    let (Some(first), Some(last)): (Option<i16>, Option<i16>) = (year(first), year(last)) else {
        bail!("years are written 2026 or 2026-2028");
    };
    if last < first || last - first >= YEARS_MAX {
        bail!("{text} is no span of 1 to {YEARS_MAX} years");
    }
    Ok(first..=last)
}

fn day(name: &str) -> Result<DayOfWeek, anyhow::Error> {
    serde_json::from_value(json!(name.trim())).map_err(|_| anyhow!("days are monday, tuesday … sunday"))
}
