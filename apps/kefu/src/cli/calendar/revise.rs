use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow, bail};
use business_calendar::{Calendar, CalendarInvalid, CalendarVersion, CalendarYear, DayOfWeek, Place};
use calendars::Numbering;
use clap::Args;
use db::Tx;
use kernel::{Deed, Purpose};
use serde::Deserialize;
use serde_json::json;

use super::{Context, read, say_json, settle, tell};
use crate::cli::acting::Acting;

const EXAMPLES: &str = "\
Example:
  place = \"cn\"

  [[years]]
  year = 2027
  revision = 1                # 1 for the first announcement, one more for each later one
  published = \"2026-11-04\"
  sources = [\"https://www.gov.cn/…\"]
  holidays = [
    { from = \"2027-01-01\", to = \"2027-01-03\", name = \"元旦\" },
  ]
  make_up_days = [
    { from = \"2027-02-14\", name = \"春节\" },
  ]

A revision that is held word for word is nothing new; one that is held and says something else is refused. All years of
a file are taken, or none. With time_zone and weekly_rest, a place that is not held yet becomes a calendar.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Revise {
    /// The announcements, in TOML.
    file: PathBuf,
    /// Only say what would come in force.
    #[arg(long)]
    dry_run: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    acting: Acting,
}

/// A calendar document, of which only the years that are new need stand in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Announcements {
    place: Place,
    time_zone: Option<String>,
    weekly_rest: Option<BTreeSet<DayOfWeek>>,
    attribution: Option<String>,
    years: Vec<CalendarYear>,
}

pub(super) async fn run(context: &Context, command: Revise) -> anyhow::Result<()> {
    let announced = announcements(&command.file)?;
    let place = announced.place.clone();
    let app = context.app_with_any_calendar().await?;
    let held = app.calendars().get(place.as_str());
    if let Some(held) = &held {
        announced.is_of(held)?;
    }
    let deed = command.acting.deed(context, &app, Purpose::Administration).await?;
    let tx = app.db().begin().await?;
    let outcome = if let Some(calendar) = announced.whole(held.is_some()) {
        add(&tx, &deed, calendar).await
    } else {
        let revised =
            calendars::revise(&tx, &deed, place.as_str(), announced.years, Numbering::AsGiven).await;
        revised.map(|revised| (revised.calendar, revised.taken))
    };
    let (calendar, taken) = settle(context, &app, &deed, &place, (tx, outcome, command.dry_run)).await?;
    if command.json {
        return say_json(&json!({ "calendar": place, "taken": taken, "dry_run": command.dry_run }));
    }
    tell(&calendar, &taken, command.dry_run)
}

async fn add(
    tx: &Tx,
    deed: &Deed,
    calendar: Result<Calendar, CalendarInvalid>,
) -> Result<(Calendar, Vec<CalendarVersion>), calendars::Error> {
    let calendar = calendar?;
    calendars::add(tx, deed, &calendar).await?;
    let taken = calendar.versions().collect();
    Ok((calendar, taken))
}

fn announcements(path: &Path) -> anyhow::Result<Announcements> {
    let announced: Announcements = toml::from_str(&read(path)?)
        .map_err(|error| anyhow!("{error}"))
        .with_context(|| format!("{} announces nothing that can be read", path.display()))?;
    if announced.years.is_empty() {
        bail!("{} announces no year", path.display());
    }
    Ok(announced)
}

impl Announcements {
    /// What stands in the file besides the years must be what is held.
    fn is_of(&self, held: &Calendar) -> anyhow::Result<()> {
        let same_zone = self.time_zone.as_deref().is_none_or(|zone| zone == held.time_zone_name());
        let held_rest: BTreeSet<_> = held.weekly_rest().collect();
        let same_rest = self.weekly_rest.as_ref().is_none_or(|rest| *rest == held_rest);
        if !same_zone || !same_rest {
            bail!("{} is held; its time zone and weekly rest stay as they are", self.place);
        }
        Ok(())
    }

    /// The file as a calendar of its own, where its place is not held and it says enough.
    fn whole(&self, is_held: bool) -> Option<Result<Calendar, CalendarInvalid>> {
        let (false, Some(zone), Some(rest)) = (is_held, &self.time_zone, &self.weekly_rest) else {
            return None;
        };
        let attribution = self.attribution.as_deref().unwrap_or_default();
        let calendar = || {
            let mut calendar = Calendar::new(self.place.clone(), zone, rest.iter().copied(), attribution)?;
            let mut years = self.years.clone();
            years.sort_by_key(|year| (year.year, year.revision));
            years.into_iter().try_for_each(|year| calendar.revise(year))?;
            Ok(calendar)
        };
        Some(calendar())
    }
}
