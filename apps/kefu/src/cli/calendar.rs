//! The calendars that deadlines count in.

mod import;
mod revise;

use std::{fs::File, io::Read as _, path::Path, process::ExitCode};

use anyhow::{Context as _, bail};
use business_calendar::{Calendar as Days, CalendarVersion, CalendarYear, NamedDays, Place};
use clap::{Args, Subcommand};
use db::Tx;
use kernel::Deed;
use serde_json::{Value as Json, json};
use web::App;

use super::{
    Context,
    output::{say, say_json, worded},
    table::Table,
};
use crate::house;

const EXAMPLES: &str = "\
Examples:
  kefu calendar list
  kefu calendar show cn --year 2026
  kefu calendar import feiertage.ics --name de --time-zone Europe/Berlin
  kefu calendar revise notice-2027.toml --as 9001

What was announced is never overwritten: a later announcement for a year is its next revision, and deadlines counted
before can be counted again as they were. A running `kefu serve` counts the limits of open complaints anew
(docs/guides/calendars.md).";

#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub(super) enum Calendar {
    /// The calendars in force, by name.
    List(List),
    /// What was announced for a calendar's years, or the days of one year.
    Show(Show),
    /// Takes the holidays of an iCalendar file into a calendar, a new one or one that is held.
    Import(import::Import),
    /// Takes in what was announced for a year, or announced anew, from a TOML file.
    Revise(revise::Revise),
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Answer in JSON, one line for each.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// Which calendar, e.g. cn.
    name: Place,
    /// Only this year, day by day.
    #[arg(long)]
    year: Option<i16>,
    /// Answer in JSON, one line for each announcement, replaced ones too.
    #[arg(long)]
    json: bool,
}

/// No file that is meant for us is larger; more of it is not read.
const FILE_BYTES_MAX: u64 = 8 * 1024 * 1024;

pub(super) async fn run(context: &Context, command: Calendar) -> anyhow::Result<ExitCode> {
    if matches!(command, Calendar::List(_) | Calendar::Show(_)) {
        house::require_database(&context.settings.database_url)?;
    }
    match command {
        Calendar::List(command) => list(&context.app_with_any_calendar().await?, &command)?,
        Calendar::Show(command) => show(&context.app_with_any_calendar().await?, &command)?,
        Calendar::Import(command) => import::run(context, command).await?,
        Calendar::Revise(command) => revise::run(context, command).await?,
    }
    Ok(ExitCode::SUCCESS)
}

fn list(app: &App, command: &List) -> anyhow::Result<()> {
    let mut table = Table::new(&["name", "years", "latest", "time zone", "in use", "source"]);
    for place in app.calendars().places() {
        let Some(calendar) = app.calendars().get(&place) else { continue };
        let in_use = app.operator().calendar == place;
        let versions: Vec<_> = calendar.versions().collect();
        if command.json {
            say_json(&json!({
                "calendar": place,
                "years": calendar.years().map(|year| year.year).collect::<Vec<_>>(),
                "versions": versions,
                "replaced": replaced(&calendar),
                "time_zone": calendar.time_zone_name(),
                "weekly_rest": calendar.weekly_rest().collect::<Vec<_>>(),
                "attribution": calendar.attribution(),
                "in_use": in_use,
            }))?;
            continue;
        }
        table.row([
            place,
            years(&calendar),
            versions.last().map(ToString::to_string).unwrap_or_default(),
            calendar.time_zone_name().to_owned(),
            if in_use { "yes" } else { "" }.to_owned(),
            calendar.attribution().to_owned(),
        ]);
    }
    if !command.json {
        table.say()?;
    }
    if let Err(missing) = house::require_calendar(app) {
        eprintln!("kefu: {missing}");
    }
    Ok(())
}

fn show(app: &App, command: &Show) -> anyhow::Result<()> {
    let Some(calendar) = app.calendars().get(command.name.as_str()) else {
        let held = app.calendars().places().join(", ");
        bail!("there is no calendar {}; there are: {held}", command.name);
    };
    let asked = |year: &&CalendarYear| command.year.is_none_or(|asked| asked == year.year);
    let in_force: Vec<_> = calendar.years().filter(asked).collect();
    if let (Some(year), true) = (command.year, in_force.is_empty()) {
        let held = years(&calendar);
        bail!("the {year} calendar of {} is not published; there are: {held}", command.name);
    }
    if command.json {
        for year in calendar.superseded().filter(asked) {
            say_json(&announcement(&calendar, year, false))?;
        }
        for year in in_force {
            say_json(&announcement(&calendar, year, true))?;
        }
        return Ok(());
    }
    match (command.year, &in_force[..]) {
        (Some(_), [year]) => show_year(&calendar, year),
        _ => show_years(&calendar),
    }
}

fn show_years(calendar: &Days) -> anyhow::Result<()> {
    let mut table = Table::new(&["version", "published", "holidays", "make-up days", "", "source"]);
    let mut years: Vec<_> = calendar.superseded().map(|year| (year, "replaced")).collect();
    years.extend(calendar.years().map(|year| (year, "in force")));
    years.sort_by_key(|(year, _)| (year.year, year.revision));
    for (year, standing) in years {
        table.row([
            year.revision_of(calendar.place()).to_string(),
            year.published.map(|day| day.to_string()).unwrap_or_default(),
            days_of(&year.holidays).to_string(),
            days_of(&year.make_up_days).to_string(),
            standing.to_owned(),
            year.sources.join(" "),
        ]);
    }
    Ok(table.say()?)
}

fn show_year(calendar: &Days, year: &CalendarYear) -> anyhow::Result<()> {
    let published = year.published.map(|day| format!(", published {day}")).unwrap_or_default();
    say(format_args!("{}{published}: {}", year.revision_of(calendar.place()), year.sources.join(" ")))?;
    let holidays = year.holidays.iter().map(|days| (days, "holiday"));
    let make_up_days = year.make_up_days.iter().map(|days| (days, "working day"));
    let mut runs: Vec<_> = holidays.chain(make_up_days).collect();
    runs.sort_by_key(|(days, _)| days.from);
    let mut table = Table::new(&["from", "to", "", "name"]);
    for (days, kind) in runs {
        let cells = [days.from.to_string(), days.to.to_string(), kind.to_owned(), days.name.clone()];
        table.row(cells);
    }
    Ok(table.say()?)
}

fn announcement(calendar: &Days, year: &CalendarYear, in_force: bool) -> Json {
    json!({
        "version": year.revision_of(calendar.place()),
        "in_force": in_force,
        "calendar": calendar.place(),
        "year": year.year,
        "revision": year.revision,
        "published": year.published,
        "sources": year.sources,
        "holidays": year.holidays,
        "make_up_days": year.make_up_days,
    })
}

/// The years in force as runs: `2007–2026`.
fn years(calendar: &Days) -> String {
    let mut runs: Vec<(i16, i16)> = vec![];
    for year in calendar.years().map(|year| year.year) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == year => *last = year,
            _ => runs.push((year, year)),
        }
    }
    let run = |(first, last)| if first == last { format!("{first}") } else { format!("{first}–{last}") };
    runs.into_iter().map(run).collect::<Vec<_>>().join(", ")
}

fn replaced(calendar: &Days) -> Vec<CalendarVersion> {
    calendar.superseded().map(|year| year.revision_of(calendar.place())).collect()
}

fn days_of(runs: &[NamedDays]) -> i32 {
    runs.iter().map(|days| (days.to - days.from).get_days() + 1).sum()
}

/// The text of a file that somebody else may have written.
fn read(path: &Path) -> anyhow::Result<String> {
    let cannot = || format!("cannot read {}", path.display());
    let mut bytes = vec![];
    File::open(path)
        .and_then(|file| file.take(FILE_BYTES_MAX).read_to_end(&mut bytes))
        .with_context(cannot)?;
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to() + 1;
        anyhow::anyhow!("{} is not UTF-8 from byte {place} on", path.display())
    })
}

/// Ends a change: kept, or only tried.
async fn settle<T>(
    context: &Context,
    app: &App,
    deed: &Deed,
    place: &Place,
    (tx, outcome, dry_run): (Tx, Result<T, calendars::Error>, bool),
) -> anyhow::Result<T> {
    let outcome = if dry_run {
        tx.rollback().await?;
        outcome
    } else {
        journal::settle(app.db(), tx, deed, calendars::CONTEXT, place.as_str(), outcome).await
    };
    outcome.map_err(|error| worded(error, context.language))
}

/// What came in force, or that there was nothing new.
fn tell(calendar: &Days, taken: &[CalendarVersion], dry_run: bool) -> anyhow::Result<()> {
    if taken.is_empty() {
        return Ok(say(format_args!("nothing new: {} holds all of it", calendar.place()))?);
    }
    for version in taken {
        let Some(year) = calendar.years().find(|year| year.year == version.year) else { continue };
        let (rest, work) = (days_of(&year.holidays), days_of(&year.make_up_days));
        let would = if dry_run { "would be" } else { "is" };
        say(format_args!("{version} {would} in force: {rest} days of holidays, {work} make-up days"))?;
    }
    Ok(())
}

/// The file's own name, for a source.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
