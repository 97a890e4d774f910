use jiff::{Timestamp, fmt::strtime::BrokenDownTime, tz::TimeZone};
use serde::Deserialize;

use super::{
    MappingInvalid,
    template::{BoundTemplate, Slots, Template, Values},
};

/// When a complaint had been accepted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moment {
    from: Template,
    /// How it is written (strftime); the first that fits counts.
    formats: Vec<String>,
    /// Where it is local, unless it says so itself (`%z`).
    time_zone: Option<String>,
}

/// A moment that knows where its columns are.
#[derive(Debug, Clone)]
pub(super) struct BoundMoment {
    from: BoundTemplate,
    formats: Vec<String>,
    time_zone: TimeZone,
}

/// A text that none of the formats fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoMoment {
    pub(super) text: String,
    pub(super) formats: String,
}

impl Moment {
    pub(super) fn bind(&self, slots: &Slots, operators: &TimeZone) -> Result<BoundMoment, MappingInvalid> {
        let time_zone = match &self.time_zone {
            None => operators.clone(),
            Some(name) => {
                TimeZone::get(name).map_err(|_| MappingInvalid::NoTimeZone { name: name.clone() })?
            }
        };
        if self.formats.is_empty() {
            return Err(MappingInvalid::NoFormat);
        }
        Ok(BoundMoment { from: self.from.bind(slots)?, formats: self.formats.clone(), time_zone })
    }
}

impl BoundMoment {
    pub(super) fn of(&self, row: Values<'_>) -> Result<Timestamp, NoMoment> {
        let text = self.from.render(row).unwrap_or_default();
        let read = |format: &String| read(&text, format, &self.time_zone);
        let no_moment = || NoMoment { text: text.clone(), formats: self.formats.join(" | ") };
        self.formats.iter().find_map(read).ok_or_else(no_moment)
    }
}

/// The first telephone operators opened not long before.
const YEAR_MIN: i16 = 1880;

fn read(text: &str, format: &str, time_zone: &TimeZone) -> Option<Timestamp> {
    let parts = BrokenDownTime::parse(format, text).ok()?;
    // "15" read as a year of four digits is no year of a complaint.
    parts.year().filter(|year| YEAR_MIN <= *year)?;
    if parts.offset().is_some() {
        return parts.to_timestamp().ok();
    }
    // A date alone is the beginning of its day; a time that the clocks skip or strike twice is the former offset's.
    time_zone.to_ambiguous_timestamp(parts.to_datetime().ok()?).compatible().ok()
}
