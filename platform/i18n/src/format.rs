//! Dates, numbers and money as each language writes them; the patterns are those of Unicode CLDR 46 for
//! `zh-Hans`, `zh-Hant` and `en-GB` (day before month, 24 hours).

use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};
use kernel::{Language, Money};

use crate::{Words, args};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Words {
    /// The local day of an instant: `2026年9月30日`, `30 Sep 2026`.
    pub fn date(self, at: Timestamp, zone: &TimeZone) -> String {
        self.day(local(at, zone).date())
    }

    /// A day: `2026年9月30日`, `30 Sep 2026`.
    pub fn day(self, day: Date) -> String {
        match self.language {
            Language::ZhCn | Language::ZhTw => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Language::En => format!("{} {} {}", day.day(), month(day), day.year()),
        }
    }

    /// A day within a known year: `9月30日`, `30 Sep`.
    pub fn day_short(self, day: Date) -> String {
        match self.language {
            Language::ZhCn | Language::ZhTw => format!("{}月{}日", day.month(), day.day()),
            Language::En => format!("{} {}", day.day(), month(day)),
        }
    }

    /// The local day and minute: `2026年9月30日 16:20`, `30 Sep 2026, 16:20`.
    pub fn date_time(self, at: Timestamp, zone: &TimeZone) -> String {
        let day = self.date(at, zone);
        self.joined(&day, &self.time(at, zone))
    }

    /// The local minute: `16:20`.
    pub fn time(self, at: Timestamp, zone: &TimeZone) -> String {
        let local = local(at, zone);
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// As short as it stays clear at `now`: `16:20` today, `9月30日 16:20` this year, else day, month and year.
    pub fn when(self, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
        let (day, today) = (local(at, zone).date(), local(now, zone).date());
        if day == today {
            self.time(at, zone)
        } else if day.year() == today.year() {
            self.joined(&self.day_short(day), &self.time(at, zone))
        } else {
            self.day(day)
        }
    }

    /// A length of time in its two largest units, rounded down to minutes: `2 天 3 小时`, `2 d 3 h`.
    pub fn duration(self, seconds: i64) -> String {
        let minutes = seconds.max(0) / 60;
        let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        match (days, hours, minutes) {
            (0, 0, _) => self.with("duration-minutes", args![("minutes", minutes)]),
            (0, _, 0) => self.with("duration-hours", args![("hours", hours)]),
            (0, _, _) => self.with("duration-hours-minutes", args![("hours", hours), ("minutes", minutes)]),
            (_, 0, _) => self.with("duration-days", args![("days", days)]),
            (_, _, _) => self.with("duration-days-hours", args![("days", days), ("hours", hours)]),
        }
    }

    /// A whole number in groups of three: `12,345`.
    pub fn number(self, number: i64) -> String {
        group(number)
    }

    /// A number with so many decimals: `576.7`. What is no finite number is a dash.
    pub fn decimal(self, number: f64, decimals: usize) -> String {
        if !number.is_finite() {
            return "–".to_owned();
        }
        let text = format!("{:.decimals$}", half_up(number.abs(), decimals));
        let (whole, rest) =
            text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
        let zero = text.bytes().all(|b| matches!(b, b'0' | b'.'));
        let mut out = String::from(if number < 0.0 && !zero { "−" } else { "" });
        out.push_str(&group_digits(whole));
        if let Some(rest) = rest {
            out.push('.');
            out.push_str(rest);
        }
        out
    }

    /// A share of one as a percentage: `0.9625` with one decimal is `96.3%`.
    pub fn percent(self, share: f64, decimals: usize) -> String {
        if share.is_finite() {
            format!("{}%", self.decimal(share * 100.0, decimals))
        } else {
            "–".to_owned()
        }
    }

    /// An amount in the currency with this ISO 4217 code: `¥1,230.00`.
    pub fn money(self, amount: Money, currency: &str) -> String {
        let minor = amount.minor();
        let sign = if minor < 0 { "−" } else { "" };
        let (whole, cents) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
        let whole = group_digits(&whole.to_string());
        match currency {
            "CNY" => format!("{sign}¥{whole}.{cents:02}"),
            "TWD" => format!("{sign}NT${whole}.{cents:02}"),
            other => format!("{sign}{other} {whole}.{cents:02}"),
        }
    }

    fn joined(self, day: &str, time: &str) -> String {
        match self.language {
            Language::ZhCn | Language::ZhTw => format!("{day} {time}"),
            Language::En => format!("{day}, {time}"),
        }
    }
}

/// `{:.1}` rounds 96.25 to the even digit, 96.2; people expect 96.3.
fn half_up(number: f64, decimals: usize) -> f64 {
    let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
    if number * scale < 1e15 { (number * scale).round() / scale } else { number }
}

fn local(at: Timestamp, zone: &TimeZone) -> Zoned {
    at.to_zoned(zone.clone())
}

fn month(day: Date) -> &'static str {
    usize::try_from(day.month() - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or_default()
}

pub(crate) fn group(number: i64) -> String {
    let digits = group_digits(&number.unsigned_abs().to_string());
    if number < 0 { format!("−{digits}") } else { digits }
}

fn group_digits(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: Words = Words::of(Language::ZhCn);
    const EN: Words = Words::of(Language::En);

    fn shanghai() -> TimeZone {
        TimeZone::get("Asia/Shanghai").unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn an_instant_is_shown_in_the_operators_time_zone() {
        let due = at("2026-10-10T15:59:59Z");
        assert_eq!(ZH.date_time(due, &shanghai()), "2026年10月10日 23:59");
        assert_eq!(EN.date_time(due, &shanghai()), "10 Oct 2026, 23:59");
        assert_eq!(ZH.date(at("2026-10-10T16:00:00Z"), &shanghai()), "2026年10月11日");
    }

    #[test]
    fn an_instant_is_shown_as_short_as_it_stays_clear() {
        let now = at("2026-09-30T08:20:00Z");
        assert_eq!(ZH.when(at("2026-09-30T01:05:00Z"), now, &shanghai()), "09:05");
        assert_eq!(EN.when(at("2026-09-29T01:05:00Z"), now, &shanghai()), "29 Sep, 09:05");
        assert_eq!(ZH.when(at("2025-09-29T01:05:00Z"), now, &shanghai()), "2025年9月29日");
    }

    #[test]
    fn a_length_of_time_is_told_in_its_two_largest_units() {
        let check = |seconds, zh: &str, en: &str| {
            assert_eq!((ZH.duration(seconds).as_str(), EN.duration(seconds).as_str()), (zh, en));
        };
        check(119, "1 分钟", "1 min");
        check(7200, "2 小时", "2 h");
        check(7260, "2 小时 1 分钟", "2 h 1 min");
        check(86_400, "1 天", "1 d");
        check(97_200, "1 天 3 小时", "1 d 3 h");
        check(-5, "0 分钟", "0 min");
    }

    #[test]
    fn numbers_are_grouped_and_money_keeps_its_sign_in_front() {
        assert_eq!(EN.number(-1_234_567), "−1,234,567");
        assert_eq!(EN.number(999), "999");
        assert_eq!(EN.decimal(1240.0 / 2.15, 1), "576.7");
        assert_eq!(EN.decimal(-0.04, 1), "0.0");
        assert_eq!(EN.decimal(f64::NAN, 1), "–");
        assert_eq!(ZH.percent(0.9625, 1), "96.3%");
        assert_eq!(ZH.percent(1.0 / 3.0, 0), "33%");
        assert_eq!(ZH.money(Money::from_minor(123_000), "CNY"), "¥1,230.00");
        assert_eq!(ZH.money(Money::from_minor(-3_005), "CNY"), "−¥30.05");
        assert_eq!(EN.money(Money::from_minor(i64::MIN), "EUR"), "−EUR 92,233,720,368,547,758.08");
    }
}
