//! One event: is it a holiday, a make-up working day, or neither.

use jiff::{ToSpan as _, civil::Date};

use super::{
    WhyIgnored,
    lines::Property,
    marks::{Said, said},
    shown,
};
use crate::{NamedDays, day};

/// The properties of an event that matter here.
#[derive(Default)]
pub(super) struct Event {
    start: Option<Property>,
    end: Option<Property>,
    duration: Option<Property>,
    summary: String,
    categories: String,
    description: String,
    uid: String,
    occasion: String,
    sequence: u64,
    repeats: bool,
    cancelled: bool,
}

/// An event's id and, for one of several occasions, which.
pub(super) type Identity = (String, String);

/// What an event turned out to be.
pub(super) enum Reading {
    Holiday(NamedDays),
    MakeUp(NamedDays),
    /// Its words do not tell which of the two.
    Unclear(NamedDays),
    Ignored {
        what: String,
        why: WhyIgnored,
    },
}

impl Reading {
    /// What the event is called.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Holiday(days) | Self::MakeUp(days) | Self::Unclear(days) => &days.name,
            Self::Ignored { what, .. } => what,
        }
    }
}

/// No announced run of days off is longer; a longer event is a school holiday or a mistake.
const DAYS_MAX: i32 = 31;

impl Event {
    pub(super) fn add(&mut self, property: Property) {
        match property.name.as_str() {
            "DTSTART" => self.start = Some(property),
            "DTEND" => self.end = Some(property),
            "DURATION" => self.duration = Some(property),
            "SUMMARY" => self.summary = property.text(),
            "CATEGORIES" => self.categories = property.text().to_lowercase(),
            "DESCRIPTION" => self.description = property.text().to_lowercase(),
            "UID" => property.value.trim().clone_into(&mut self.uid),
            "RECURRENCE-ID" => property.value.trim().clone_into(&mut self.occasion),
            "SEQUENCE" => self.sequence = property.value.trim().parse().unwrap_or_default(),
            "RRULE" | "RDATE" => self.repeats = true,
            "STATUS" => self.cancelled = property.value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    pub(super) fn read(self) -> Reading {
        let name = shown(&self.summary);
        match self.days() {
            Err(why) => Reading::Ignored { what: name, why },
            Ok((from, to)) => {
                let days = NamedDays { from, to, name };
                // The description is not asked: that of a holiday may tell which days make up for it.
                match said(&self.summary.to_lowercase()).and(said(&self.categories)) {
                    Said::Nothing | Said::Rest => Reading::Holiday(days),
                    Said::Work => Reading::MakeUp(days),
                    Said::Unclear => Reading::Unclear(days),
                }
            }
        }
    }

    /// By which a later version of an event is known (RFC 5545, 3.8.4.7, 3.8.4.4): its id and, for one of several
    /// occasions, which.
    pub(super) fn identity(&self) -> Option<Identity> {
        (!self.uid.is_empty()).then(|| (self.uid.clone(), self.occasion.clone()))
    }

    /// Which version of the event it is (RFC 5545, 3.8.7.4).
    pub(super) const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The first and the last day of the event.
    fn days(&self) -> Result<(Date, Date), WhyIgnored> {
        if self.cancelled {
            return Err(WhyIgnored::Cancelled);
        }
        if self.repeats {
            return Err(WhyIgnored::Repeating);
        }
        if [&self.categories, &self.description].iter().any(|text| text.starts_with("observance")) {
            return Err(WhyIgnored::Observance);
        }
        let start = date(self.start.as_ref().ok_or(WhyIgnored::NoStart)?)?;
        let days = match (&self.end, &self.duration) {
            (Some(end), _) => days_until(start, date(end)?)?,
            (None, Some(duration)) => duration_days(&duration.value).ok_or(WhyIgnored::UnreadableDate)?,
            (None, None) => 1,
        };
        if DAYS_MAX < days {
            return Err(WhyIgnored::TooLong);
        }
        let last = start.checked_add((days.max(1) - 1).days()).map_err(|_| WhyIgnored::UnreadableDate)?;
        Ok((start, last))
    }
}

/// The end is the first day that no longer belongs to the event; some publishers write the start again for a
/// single day.
fn days_until(start: Date, end: Date) -> Result<i32, WhyIgnored> {
    match day::number(end) - day::number(start) {
        ..0 => Err(WhyIgnored::Backward),
        days => Ok(days),
    }
}

/// `20261001`; with a time of day it is not an all-day event.
fn date(property: &Property) -> Result<Date, WhyIgnored> {
    let value = property.value.trim();
    if value.contains('T') || property.has("VALUE", "DATE-TIME") {
        return Err(WhyIgnored::NotAllDay);
    }
    if value.len() != 8 || !value.bytes().all(|b| b.is_ascii_digit()) {
        return Err(WhyIgnored::UnreadableDate);
    }
    Date::strptime("%Y%m%d", value).map_err(|_| WhyIgnored::UnreadableDate)
}

/// Whole days or weeks, `P3D` or `P1W` (RFC 5545, 3.3.6), the only durations an all-day event may have (3.6.1).
fn duration_days(value: &str) -> Option<i32> {
    let value = value.trim().trim_start_matches('+').strip_prefix('P')?;
    let (count, days) = match value.strip_suffix('D') {
        Some(count) => (count, 1),
        None => (value.strip_suffix('W')?, 7),
    };
    if count.is_empty() || !count.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    count.parse::<i32>().ok()?.checked_mul(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{IcalendarImport, Ignored, NotIcalendar};

    fn import() -> IcalendarImport {
        IcalendarImport { years: 2026..=2026, revision: 1, published: None, source: "a file".to_owned() }
    }

    /// Reads one event and tells what became of it.
    #[track_caller]
    fn check(event: &str, expected: &str) {
        let file = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR\n");
        let imported = import().read(&file).unwrap();
        let mut said: Vec<_> = imported.ignored.iter().map(Ignored::to_string).collect();
        for year in &imported.years {
            let tell =
                |kind: &str, days: &NamedDays| format!("{kind} {} {} to {}", days.name, days.from, days.to);
            said.extend(year.holidays.iter().map(|days| tell("holiday", days)));
            said.extend(year.make_up_days.iter().map(|days| tell("work", days)));
        }
        assert_eq!(said.join("; "), expected);
    }

    #[test]
    fn the_end_is_the_first_day_after_the_event() {
        check(
            "SUMMARY:劳动节\nDTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260506",
            "holiday 劳动节 2026-05-01 to 2026-05-05",
        );
    }

    #[test]
    fn an_event_without_end_or_with_its_start_as_end_is_one_day() {
        check("SUMMARY:x\nDTSTART;VALUE=DATE:20260501", "holiday x 2026-05-01 to 2026-05-01");
        check("SUMMARY:x\nDTSTART:20260501\nDTEND:20260501", "holiday x 2026-05-01 to 2026-05-01");
    }

    #[test]
    fn a_duration_counts_days_or_weeks() {
        check("SUMMARY:x\nDTSTART;VALUE=DATE:20260501\nDURATION:P3D", "holiday x 2026-05-01 to 2026-05-03");
        check("SUMMARY:x\nDTSTART;VALUE=DATE:20260501\nDURATION:P1W", "holiday x 2026-05-01 to 2026-05-07");
        check(
            "SUMMARY:x\nDTSTART;VALUE=DATE:20260501\nDURATION:PT3H",
            "line 2: \"x\" has dates that cannot be read",
        );
    }

    #[test]
    fn summary_or_categories_make_a_make_up_day() {
        check("SUMMARY:上班(补春节假期)\nDTSTART:20260214", "work 上班(补春节假期) 2026-02-14 to 2026-02-14");
        check("SUMMARY:春节（班）\nDTSTART:20260214", "work 春节（班） 2026-02-14 to 2026-02-14");
        check("SUMMARY:補行上班\nDTSTART:20260214", "work 補行上班 2026-02-14 to 2026-02-14");
        check("SUMMARY:x\nCATEGORIES:Working Day\nDTSTART:20260214", "work x 2026-02-14 to 2026-02-14");
    }

    #[test]
    fn a_holiday_that_speaks_of_work_is_still_a_holiday() {
        check("SUMMARY:颱風停止上班\nDTSTART:20260814", "holiday 颱風停止上班 2026-08-14 to 2026-08-14");
        check(
            "SUMMARY:Non-working day\nDTSTART:20260814",
            "holiday Non-working day 2026-08-14 to 2026-08-14",
        );
        check(
            "SUMMARY:国庆节\nDESCRIPTION:10月10日上班\nDTSTART:20261001",
            "holiday 国庆节 2026-10-01 to 2026-10-01",
        );
    }

    #[test]
    fn an_event_that_may_mean_either_is_not_taken() {
        check(
            "SUMMARY:Arbeitstag\nDTSTART:20260814",
            "line 2: \"Arbeitstag\" may be a working day or a day of rest; its words do not tell",
        );
        check(
            "SUMMARY:Not a working day\nCATEGORIES:Working day\nDTSTART:20260814",
            "line 2: \"Not a working day\" may be a working day or a day of rest; its words do not tell",
        );
        check(
            "SUMMARY:Arbeitstag\nDTSTART:20250814",
            "line 2: \"Arbeitstag\" lies outside the covered years",
        );
    }

    #[test]
    fn a_later_version_of_an_event_replaces_it() {
        let two = |first: &str, second: &str| format!("{first}\nEND:VEVENT\nBEGIN:VEVENT\n{second}");
        let held = "UID:a@x\nSEQUENCE:1\nSUMMARY:x\nDTSTART:20260501";
        let replaced = "line 2: \"x\" is replaced by a later version of the event in the file";
        check(
            &two(held, "UID:a@x\nSEQUENCE:2\nSUMMARY:y\nDTSTART:20260502"),
            &format!("{replaced}; holiday y 2026-05-02 to 2026-05-02"),
        );
        check(
            &two(held, "UID:a@x\nSUMMARY:y\nDTSTART:20260502"),
            "line 8: \"y\" is replaced by a later version of the event in the file; \
             holiday x 2026-05-01 to 2026-05-01",
        );
        check(
            &two(held, "UID:a@x\nSEQUENCE:2\nSTATUS:CANCELLED\nSUMMARY:y\nDTSTART:20260501"),
            &format!("{replaced}; line 8: \"y\" was cancelled"),
        );
        for other in
            ["UID:b@x\nSEQUENCE:2", "UID:a@x\nSEQUENCE:1", "UID:a@x\nSEQUENCE:2\nRECURRENCE-ID:20260502"]
        {
            check(
                &two(held, &format!("{other}\nSUMMARY:y\nDTSTART:20260502")),
                "holiday x 2026-05-01 to 2026-05-01; holiday y 2026-05-02 to 2026-05-02",
            );
        }
    }

    #[test]
    fn what_is_no_holiday_is_reported_with_its_line() {
        check("SUMMARY:x", "line 2: \"x\" has no start date");
        check("SUMMARY:x\nDTSTART:20260231", "line 2: \"x\" has dates that cannot be read");
        check("SUMMARY:x\nDTSTART:20260501T090000Z", "line 2: \"x\" has a time of day");
        check("SUMMARY:x\nDTSTART:20260502\nDTEND:20260501", "line 2: \"x\" ends before it begins");
        check("SUMMARY:x\nDTSTART:20260701\nDTEND:20260901", "line 2: \"x\" lasts longer than a month");
        check(
            "SUMMARY:x\nDTSTART:20260101\nRRULE:FREQ=YEARLY",
            "line 2: \"x\" repeats by a rule; give its days as single events",
        );
        check("SUMMARY:x\nDTSTART:20260101\nSTATUS:CANCELLED", "line 2: \"x\" was cancelled");
        check(
            "SUMMARY:x\nDTSTART:20260214\nDESCRIPTION:Observance\\nTo hide",
            "line 2: \"x\" is an observance, on which people work",
        );
        check("SUMMARY:x\nDTSTART:20251231", "line 2: \"x\" lies outside the covered years");
        check(
            "SUMMARY:x\nDTSTART:20260101\nGARBAGE",
            "line 5: \"GARBAGE\" is not a content line; holiday x 2026-01-01 to 2026-01-01",
        );
    }

    #[test]
    fn an_alarm_inside_an_event_does_not_change_it() {
        check(
            "SUMMARY:x\nDTSTART:20260101\nBEGIN:VALARM\nDURATION:P9D\nSUMMARY:ring\nEND:VALARM",
            "holiday x 2026-01-01 to 2026-01-01",
        );
    }

    #[test]
    fn a_new_year_event_belongs_to_the_year_it_ends_in() {
        check("SUMMARY:元旦\nDTSTART:20251231\nDTEND:20260104", "holiday 元旦 2025-12-31 to 2026-01-03");
    }

    #[test]
    fn a_day_cannot_be_both_holiday_and_working_day() {
        check(
            "SUMMARY:x\nDTSTART:20260501\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:上班\nDTSTART:20260501",
            "line 6: \"上班\" contradicts an earlier event about the same day; holiday x 2026-05-01 to 2026-05-01",
        );
    }

    #[test]
    fn a_file_cut_short_is_refused() {
        let refused = import().read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\n").unwrap_err();
        assert_eq!(refused, NotIcalendar::CutShort { line: 2, component: "VEVENT".to_owned() });
        let refused = import().read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n").unwrap_err();
        assert_eq!(refused, NotIcalendar::CutShort { line: 2, component: "VEVENT".to_owned() });
    }

    #[test]
    fn a_file_too_large_for_a_calendar_is_not_read() {
        let refused = import().read(&"x".repeat(4 * 1024 * 1024 + 1)).unwrap_err();
        assert_eq!(refused, NotIcalendar::TooLarge { bytes: 4 * 1024 * 1024 + 1 });
        let event = "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20260501\nEND:VEVENT\n";
        let file = |events| format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", event.repeat(events));
        assert_eq!(import().read(&file(10_001)).unwrap_err(), NotIcalendar::TooManyEvents);
        let year = &import().read(&file(10_000)).unwrap().years[0];
        assert_eq!(year.holidays.len(), 1, "the same event again is the same day");
    }

    #[test]
    fn a_hostile_name_is_one_short_line() {
        let long = "国".repeat(10_000);
        check(
            &format!("SUMMARY:a\\nb\u{1b}[2J{long}\nDTSTART:20260501"),
            &format!("holiday a b [2J{} 2026-05-01 to 2026-05-01", "国".repeat(113)),
        );
    }

    #[test]
    fn another_kind_of_file_is_refused() {
        assert_eq!(import().read("").unwrap_err(), NotIcalendar::NoCalendar);
        assert_eq!(import().read("<html>").unwrap_err(), NotIcalendar::NoCalendar);
    }

    #[test]
    fn covered_years_without_events_are_named_and_not_taken() {
        let imported = import().read("BEGIN:VCALENDAR\nEND:VCALENDAR").unwrap();
        assert_eq!((imported.years, imported.empty_years), (vec![], vec![2026]));
    }
}
