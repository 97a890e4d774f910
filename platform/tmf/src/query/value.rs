use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};

/// A stretch of time in whole milliseconds since 1970: from `from` on, before `until`.
///
/// A date is its whole day. A moment is its millisecond; one that is finer than a millisecond equals nothing
/// that is stored and has an empty stretch, at the millisecond after it. With it, every comparison is exact:
/// `=` is inside, `>` is from `until` on, `>=` from `from` on, `<` before `from`, `<=` before `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: i64,
    pub(crate) until: i64,
}

const NANOS_IN_MILLI: i128 = 1_000_000;

/// Reads a date-time of RFC 3339 or ISO 8601, or a date, which is a day in `zone`.
pub(crate) fn instant_span(text: &str, zone: &TimeZone) -> Option<Span> {
    if let Some(day) = day_span(text, zone) {
        return Some(day);
    }
    // A client that forgets to encode the + of an offset sends a space.
    let text = match text.rfind(' ') {
        Some(place) if place > 10 => format!("{}+{}", &text[..place], &text[place + 1..]),
        Some(_) | None => text.to_owned(),
    };
    let nanos = text.parse::<Timestamp>().ok()?.as_nanosecond();
    let floor = i64::try_from(nanos.div_euclid(NANOS_IN_MILLI)).ok()?;
    if nanos.rem_euclid(NANOS_IN_MILLI) == 0 {
        Some(Span { from: floor, until: floor + 1 })
    } else {
        Some(Span { from: floor + 1, until: floor + 1 })
    }
}

fn day_span(text: &str, zone: &TimeZone) -> Option<Span> {
    if text.len() != 10 {
        return None;
    }
    let date: Date = text.parse().ok()?;
    let start = |date: Date| date.to_zoned(zone.clone()).ok().map(|day| day.timestamp().as_millisecond());
    Some(Span { from: start(date)?, until: start(date.checked_add(1.day()).ok()?)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(i64, i64)>) {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let span = instant_span(text, &zone).map(|span| (span.from, span.until));
        assert_eq!(span, expected, "{text}");
    }

    #[test]
    fn a_date_is_its_whole_local_day() {
        check("1970-01-02", Some((57_600_000, 144_000_000)));
    }

    #[test]
    fn a_moment_is_its_millisecond() {
        check("1970-01-01T00:00:00.005Z", Some((5, 6)));
        check("1970-01-01T08:00:00+08:00", Some((0, 1)));
        check("1970-01-01T08:00:00 08:00", Some((0, 1)));
        check("1969-12-31T23:59:59.999Z", Some((-1, 0)));
    }

    #[test]
    fn what_is_finer_than_a_millisecond_equals_nothing() {
        check("1970-01-01T00:00:00.0055Z", Some((6, 6)));
        check("1969-12-31T23:59:59.9995Z", Some((0, 0)));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in
            ["", "yesterday", "2026-02-30", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00", "10:00", "2026"]
        {
            check(text, None);
        }
    }
}
