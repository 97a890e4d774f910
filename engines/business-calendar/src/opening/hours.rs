use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The opening hours of one day, written `09:00-12:00,13:30-18:00`; empty when closed.
///
/// Hours are in order and do not overlap. Hours that run past midnight are written as two days' hours, the first
/// ending at `24:00`.
///
/// ```
/// # use business_calendar::DayHours;
/// let hours: DayHours = "09:00-12:00, 13:30-18:00".parse()?;
/// assert_eq!(hours.minutes(), 450);
/// assert_eq!(hours.to_string(), "09:00-12:00,13:30-18:00");
/// # Ok::<(), business_calendar::HoursInvalid>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DayHours(Vec<(u16, u16)>);

/// What is wrong with a text of opening hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursInvalid {
    /// It is not `HH:MM-HH:MM`.
    #[error("{0:?} is not a span of hours like 09:00-18:00")]
    Unreadable(String),
    /// It ends before, or when, it begins.
    #[error("{0:?} ends before it begins; give what lies after midnight to the next day")]
    Backward(String),
    /// It begins before the one ahead of it has ended.
    #[error("{0:?} begins before the hours ahead of it have ended")]
    Overlapping(String),
}

impl DayHours {
    pub(super) const MIDNIGHT: u16 = 24 * 60;

    /// All day, `00:00-24:00`.
    pub fn all_day() -> Self {
        Self(vec![(0, Self::MIDNIGHT)])
    }

    /// The hours as minutes of the day.
    pub(super) fn spans(&self) -> &[(u16, u16)] {
        &self.0
    }

    /// How long it is open, in minutes.
    pub fn minutes(&self) -> u16 {
        self.0.iter().map(|(opens, closes)| closes - opens).sum()
    }
}

impl FromStr for DayHours {
    type Err = HoursInvalid;

    fn from_str(text: &str) -> Result<Self, HoursInvalid> {
        let mut spans: Vec<(u16, u16)> = Vec::new();
        for span in text.split(',').map(str::trim).filter(|span| !span.is_empty()) {
            let read =
                span.split_once('-').and_then(|(opens, closes)| Some((minute(opens)?, minute(closes)?)));
            let Some((opens, closes)) = read else { return Err(HoursInvalid::Unreadable(span.to_owned())) };
            if closes <= opens {
                return Err(HoursInvalid::Backward(span.to_owned()));
            }
            if spans.last().is_some_and(|&(_, closed)| opens < closed) {
                return Err(HoursInvalid::Overlapping(span.to_owned()));
            }
            spans.push((opens, closes));
        }
        Ok(Self(spans))
    }
}

/// The minute of the day that `HH:MM` names; `24:00` is the last.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !two_digits(hour) || !two_digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let of_day = hour * 60 + minute;
    (minute < 60 && of_day <= DayHours::MIDNIGHT).then_some(of_day)
}

impl TryFrom<String> for DayHours {
    type Error = HoursInvalid;

    fn try_from(text: String) -> Result<Self, HoursInvalid> {
        text.parse()
    }
}

impl From<DayHours> for String {
    fn from(hours: DayHours) -> Self {
        hours.to_string()
    }
}

impl fmt::Display for DayHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (opens, closes)) in self.0.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            write!(f, "{comma}{:02}:{:02}-{:02}:{:02}", opens / 60, opens % 60, closes / 60, closes % 60)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_no_hours_are_refused_with_the_part_that_is_wrong() {
        let refused = |text: &str| text.parse::<DayHours>().unwrap_err();
        assert_eq!(refused("9-18"), HoursInvalid::Unreadable("9-18".to_owned()));
        assert_eq!(refused("09:00-24:01"), HoursInvalid::Unreadable("09:00-24:01".to_owned()));
        assert_eq!(refused("09:60-10:00"), HoursInvalid::Unreadable("09:60-10:00".to_owned()));
        assert_eq!(refused("22:00-02:00"), HoursInvalid::Backward("22:00-02:00".to_owned()));
        assert_eq!(refused("09:00-12:00,11:00-13:00"), HoursInvalid::Overlapping("11:00-13:00".to_owned()));
    }
}
