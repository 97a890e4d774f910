//! Holiday calendars in the iCalendar format (RFC 5545).
//!
//! The content lines are read here rather than by a crate: `icalendar` 0.17 refuses the whole file for one bad
//! line, names no line numbers and brings chrono and a source of randomness into a pure engine.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    ops::RangeInclusive,
};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{CalendarYear, NamedDays};

mod event;
mod lines;
mod marks;

use event::Reading;
use lines::{Line, content_lines};

/// How to read a holiday calendar: what its file cannot tell.
#[derive(Debug, Clone)]
pub struct IcalendarImport {
    /// The years that the publisher says the file covers in full. Events outside are reported, not taken: a lone
    /// day of another year must not make that year look announced.
    pub years: RangeInclusive<i16>,
    /// The revision to give the years, 1 when they are held for the first time.
    pub revision: u16,
    /// The day the file became known, if that is known.
    pub published: Option<Date>,
    /// Where the file came from: an address or a file name.
    pub source: String,
}

/// What was read from a holiday calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// One announcement for each covered year that has events, oldest first.
    pub years: Vec<CalendarYear>,
    /// Covered years without a single event: not taken, as nothing shows that they are announced.
    pub empty_years: Vec<i16>,
    /// Events and lines that were not taken, in the order of the file.
    pub ignored: Vec<Ignored>,
}

/// An event or a line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    /// The line of the file it begins on, from 1.
    pub line: usize,
    /// The summary of the event, or the text of the line.
    pub what: String,
    /// Why it was not taken.
    pub why: WhyIgnored,
}

/// Why an event or a line was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyIgnored {
    /// It has no start date.
    NoStart,
    /// Its dates or its duration cannot be read.
    UnreadableDate,
    /// It has a time of day: a meeting, not a holiday.
    NotAllDay,
    /// It ends before it begins.
    Backward,
    /// It lasts longer than a month.
    TooLong,
    /// It repeats by a rule; holidays are taken only as dated events.
    Repeating,
    /// It was cancelled.
    Cancelled,
    /// It is marked as an observance, on which people work.
    Observance,
    /// It lies outside the covered years.
    OutsideYears,
    /// A day that another event names as a working day is named as a holiday, or the other way round.
    Contradicts,
    /// Its words speak of work and may mean a working day or a day of rest.
    Unclear,
    /// A later version of the event stands in the file (RFC 5545, 3.8.7.4).
    Replaced,
    /// The line is not a content line (RFC 5545, 3.1).
    NotALine,
}

/// The text is not an iCalendar file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotIcalendar {
    /// There is no `BEGIN:VCALENDAR`.
    #[error("this is not an iCalendar file: BEGIN:VCALENDAR is missing")]
    NoCalendar,
    /// The file ends in the middle; what came may not be all.
    #[error("the file is cut short: line {line} begins a {component} that does not end")]
    CutShort {
        /// The line that begins it.
        line: usize,
        /// What it begins.
        component: String,
    },
    /// The file is larger than any calendar of holidays.
    #[error("the file has {bytes} bytes, more than the {max} that a calendar of holidays may have", max = BYTES_MAX)]
    TooLarge {
        /// How large it is.
        bytes: usize,
    },
    /// The file has more events than any calendar of holidays.
    #[error("the file has more than {max} events; is it a calendar of holidays?", max = EVENTS_MAX)]
    TooManyEvents,
}

/// A longer file is not read; those of the big publishers for ten years have 0.3 MB.
const BYTES_MAX: usize = 4 * 1024 * 1024;

/// A file of more events is not read: ten years of a hundred holidays have a tenth of it.
const EVENTS_MAX: usize = 10_000;

impl IcalendarImport {
    /// Reads a holiday calendar. Every all-day event is a holiday, or a make-up working day when its summary or
    /// categories say so (`上班`, `补班`, `補班`, `調班`, `（班）`, `working day`); where their words may mean the
    /// contrary, the event is not taken.
    ///
    /// An event that runs over New Year belongs to the year it ends in, as the Chinese notices have it.
    ///
    /// ```
    /// # use business_calendar::{Calendar, DayKind, DayOfWeek, IcalendarImport};
    /// let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
    ///     BEGIN:VEVENT\r\nSUMMARY:Tag der Deutschen\r\n  Einheit\r\nDTSTART;VALUE=DATE:20261003\r\nEND:VEVENT\r\n\
    ///     BEGIN:VEVENT\r\nSUMMARY:Jour fixe\r\nDTSTART:20261005T090000Z\r\nEND:VEVENT\r\n\
    ///     END:VCALENDAR\r\n";
    /// let import =
    ///     IcalendarImport { years: 2026..=2026, revision: 1, published: None, source: "feiertage.ics".to_owned() };
    /// let imported = import.read(file)?;
    /// assert_eq!(imported.ignored[0].to_string(), "line 8: \"Jour fixe\" has a time of day");
    ///
    /// let mut germany = Calendar::new("de".parse()?, "Europe/Berlin", [DayOfWeek::Saturday, DayOfWeek::Sunday], "")?;
    /// for year in imported.years {
    ///     germany.revise(year)?;
    /// }
    /// assert_eq!(germany.day("2026-10-03".parse()?)?, DayKind::Holiday("Tag der Deutschen Einheit"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(&self, text: &str) -> Result<Imported, NotIcalendar> {
        let mut years: BTreeMap<i16, CalendarYear> = BTreeMap::new();
        let mut ignored = Vec::new();
        for (line, reading) in readings(text)? {
            let taken = match reading {
                Reading::Ignored { what, why } => Err((what, why)),
                Reading::Unclear(days) if self.years.contains(&days.to.year()) => {
                    Err((days.name, WhyIgnored::Unclear))
                }
                Reading::Unclear(days) => Err((days.name, WhyIgnored::OutsideYears)),
                Reading::Holiday(days) => {
                    self.take(&mut years, days, |year| (&mut year.holidays, &year.make_up_days))
                }
                Reading::MakeUp(days) => {
                    self.take(&mut years, days, |year| (&mut year.make_up_days, &year.holidays))
                }
            };
            if let Err((what, why)) = taken {
                ignored.push(Ignored { line, what, why });
            }
        }
        for list in years.values_mut().flat_map(|year| [&mut year.holidays, &mut year.make_up_days]) {
            list.sort_by(|a, b| (a.from, a.to, &a.name).cmp(&(b.from, b.to, &b.name)));
            list.dedup();
        }
        let empty_years = self.years.clone().filter(|year| !years.contains_key(year)).collect();
        Ok(Imported { years: years.into_values().collect(), empty_years, ignored })
    }

    /// The years that a file seems to cover: those of which it names days in more than one month, or the only
    /// year it names. A lone New Year's Day at its end does not make the next year look announced.
    ///
    /// ```
    /// # use business_calendar::IcalendarImport;
    /// let event = |day| format!("BEGIN:VEVENT\nSUMMARY:x\nDTSTART:{day}\nEND:VEVENT\n");
    /// let events = [20260101, 20261003, 20270101].map(event).concat();
    /// let file = format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
    /// assert_eq!(IcalendarImport::years_covered(&file)?, [2026]);
    /// # Ok::<(), business_calendar::NotIcalendar>(())
    /// ```
    pub fn years_covered(text: &str) -> Result<Vec<i16>, NotIcalendar> {
        let mut months: BTreeMap<i16, BTreeSet<i8>> = BTreeMap::new();
        for (_, reading) in readings(text)? {
            match reading {
                Reading::Holiday(days) | Reading::MakeUp(days) => {
                    months.entry(days.to.year()).or_default().insert(days.to.month());
                }
                Reading::Ignored { .. } | Reading::Unclear(_) => {}
            }
        }
        let lone = months.len() == 1;
        Ok(months.into_iter().filter(|(_, months)| lone || months.len() > 1).map(|(year, _)| year).collect())
    }

    fn take(
        &self,
        years: &mut BTreeMap<i16, CalendarYear>,
        days: NamedDays,
        lists: impl Fn(&mut CalendarYear) -> (&mut Vec<NamedDays>, &Vec<NamedDays>),
    ) -> Result<(), (String, WhyIgnored)> {
        let year = days.to.year();
        if !self.years.contains(&year) {
            return Err((days.name, WhyIgnored::OutsideYears));
        }
        let announced = years.entry(year).or_insert_with(|| CalendarYear {
            year,
            revision: self.revision,
            published: self.published,
            sources: vec![self.source.clone()],
            holidays: Vec::new(),
            make_up_days: Vec::new(),
        });
        let (same_kind, other_kind) = lists(announced);
        if other_kind.iter().any(|other| other.from <= days.to && days.from <= other.to) {
            return Err((days.name, WhyIgnored::Contradicts));
        }
        same_kind.push(days);
        Ok(())
    }
}

/// Every event and every bad line of the file, each with its line number.
fn readings(text: &str) -> Result<Vec<(usize, Reading)>, NotIcalendar> {
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut event = event::Event::default();
    let mut readings = Vec::new();
    let mut versions = Vec::new();
    let mut is_calendar = false;
    if text.len() > BYTES_MAX {
        return Err(NotIcalendar::TooLarge { bytes: text.len() });
    }
    for line in content_lines(text) {
        let Line { number, raw, property } = line;
        let not_a_line = || (number, Reading::Ignored { what: shown(&raw), why: WhyIgnored::NotALine });
        if readings.len() > EVENTS_MAX {
            return Err(NotIcalendar::TooManyEvents);
        }
        let Some(property) = property else {
            readings.push(not_a_line());
            continue;
        };
        let component = property.value.trim().to_ascii_uppercase();
        match property.name.as_str() {
            "BEGIN" => {
                is_calendar |= component == "VCALENDAR";
                if component == "VEVENT" {
                    event = event::Event::default();
                }
                open.push((number, component));
            }
            "END" => match open.pop() {
                Some((begun, opened)) if opened == component => {
                    if component == "VEVENT" {
                        versions.extend(event.identity().map(|id| Version {
                            at: readings.len(),
                            id,
                            number: event.sequence(),
                        }));
                        readings.push((begun, std::mem::take(&mut event).read()));
                    }
                }
                Some((line, component)) => return Err(NotIcalendar::CutShort { line, component }),
                None => readings.push(not_a_line()),
            },
            // What stands in an alarm inside the event is not about the event.
            _ if open.last().is_some_and(|(_, component)| component == "VEVENT") => event.add(property),
            _ => {}
        }
    }
    if !is_calendar {
        return Err(NotIcalendar::NoCalendar);
    }
    if let Some((line, component)) = open.pop() {
        return Err(NotIcalendar::CutShort { line, component });
    }
    set_replaced_aside(&mut readings, &versions);
    Ok(readings)
}

/// One version of an event that has an id.
struct Version {
    /// Its place among the readings.
    at: usize,
    id: event::Identity,
    number: u64,
}

/// Of several versions of an event the last holds. Versions of the same number are all taken: there are publishers
/// who give all their events one id.
fn set_replaced_aside(readings: &mut [(usize, Reading)], versions: &[Version]) {
    let mut last: BTreeMap<_, u64> = BTreeMap::new();
    for Version { id, number, .. } in versions {
        let known = last.entry(id).or_default();
        *known = (*known).max(*number);
    }
    for Version { at, id, number } in versions {
        if last.get(id).is_some_and(|last| number < last) {
            let reading = &mut readings[*at].1;
            let what = reading.name().to_owned();
            *reading = Reading::Ignored { what, why: WhyIgnored::Replaced };
        }
    }
}

impl WhyIgnored {
    /// Whether it may have been meant as a holiday or a working day: without it the calendar may be wrong.
    pub const fn is_doubtful(self) -> bool {
        match self {
            Self::NoStart
            | Self::UnreadableDate
            | Self::Backward
            | Self::TooLong
            | Self::Repeating
            | Self::Contradicts
            | Self::Unclear
            | Self::NotALine => true,
            Self::NotAllDay | Self::Cancelled | Self::Observance | Self::OutsideYears | Self::Replaced => {
                false
            }
        }
    }
}

/// A text of the file as one line that may be shown anywhere.
fn shown(text: &str) -> String {
    const CHARS_MAX: usize = 120;
    let words = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    words.take(CHARS_MAX).collect::<String>().trim().to_owned()
}

impl fmt::Display for Ignored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {:?} {}", self.line, self.what, self.why)
    }
}

impl fmt::Display for WhyIgnored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoStart => "has no start date",
            Self::UnreadableDate => "has dates that cannot be read",
            Self::NotAllDay => "has a time of day",
            Self::Backward => "ends before it begins",
            Self::TooLong => "lasts longer than a month",
            Self::Repeating => "repeats by a rule; give its days as single events",
            Self::Cancelled => "was cancelled",
            Self::Observance => "is an observance, on which people work",
            Self::OutsideYears => "lies outside the covered years",
            Self::Contradicts => "contradicts an earlier event about the same day",
            Self::Unclear => "may be a working day or a day of rest; its words do not tell",
            Self::Replaced => "is replaced by a later version of the event in the file",
            Self::NotALine => "is not a content line",
        })
    }
}
