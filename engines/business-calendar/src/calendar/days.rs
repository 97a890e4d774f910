//! A calendar as two rows of bits, one bit a day: is it a working day, and has anybody announced it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{CalendarYear, NamedDays, day};

/// The days of the announced years, and the weekly pattern for all others.
#[derive(Debug, Clone)]
pub(super) struct Days {
    /// Monday first: whether people work when nothing is announced.
    pattern: [bool; 7],
    /// The number of the day that bit 0 stands for.
    first: i32,
    /// The number of days that have bits.
    length: i32,
    working: Vec<u64>,
    announced: Vec<u64>,
}

impl Days {
    pub(super) fn new(pattern: [bool; 7], years: &BTreeMap<i16, CalendarYear>) -> Self {
        let spans = years.values().flat_map(|year| {
            let whole = (day::number(first_of(year.year)), day::number(last_of(year.year)));
            let listed = year.listed().map(|days| (day::number(days.from), day::number(days.to)));
            listed.chain([whole])
        });
        let (first, last) = spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0, -1));
        let length = last - first + 1;
        let words = index(length).div_ceil(64);
        let mut days = Self { pattern, first, length, working: vec![0; words], announced: vec![0; words] };
        for number in first..=last {
            days.set_working(number, days.pattern[day::weekday_index(number)]);
        }
        for year in years.values() {
            for number in day::number(first_of(year.year))..=day::number(last_of(year.year)) {
                days.set_announced(number);
            }
        }
        // In the order of the years, so that where two announcements name the same day the later year's holds.
        for year in years.values() {
            days.apply(&year.holidays, Work::No);
            days.apply(&year.make_up_days, Work::Yes);
        }
        days
    }

    fn apply(&mut self, listed: &[NamedDays], work: Work) {
        for number in listed.iter().flat_map(|days| day::number(days.from)..=day::number(days.to)) {
            self.set_working(number, matches!(work, Work::Yes));
            self.set_announced(number);
        }
    }

    fn set_working(&mut self, number: i32, working: bool) {
        let bit = index(number - self.first);
        if working {
            self.working[bit / 64] |= 1 << (bit % 64);
        } else {
            self.working[bit / 64] &= !(1 << (bit % 64));
        }
    }

    fn set_announced(&mut self, number: i32) {
        let bit = index(number - self.first);
        self.announced[bit / 64] |= 1 << (bit % 64);
    }

    fn bit(&self, number: i32) -> Option<usize> {
        let offset = number.checked_sub(self.first)?;
        (0 <= offset && offset < self.length).then(|| index(offset))
    }

    pub(super) fn is_working(&self, number: i32) -> bool {
        match self.bit(number) {
            Some(bit) => self.working[bit / 64] >> (bit % 64) & 1 == 1,
            None => self.pattern[day::weekday_index(number)],
        }
    }

    pub(super) fn is_announced(&self, number: i32) -> bool {
        self.bit(number).is_some_and(|bit| self.announced[bit / 64] >> (bit % 64) & 1 == 1)
    }

    /// The first day from `first` to `last` that nobody has announced.
    pub(super) fn first_unannounced(&self, first: i32, last: i32) -> Option<i32> {
        let mut number = first;
        while number <= last {
            let Some(bit) = self.bit(number) else { return Some(number) };
            let gaps = !self.announced[bit / 64] >> (bit % 64);
            if gaps != 0 {
                let gap = number + i32::try_from(gaps.trailing_zeros()).unwrap_or_default();
                return (gap <= last).then_some(gap);
            }
            number += 64 - i32::try_from(bit % 64).unwrap_or_default();
        }
        None
    }

    /// The `nth` working day (counted from 1) on or after `from`, by the weekly pattern where nothing is announced.
    pub(super) fn nth_working(&self, from: i32, nth: u32) -> i32 {
        let mut left = nth;
        let mut number = from;
        loop {
            if let Some(bit) = self.bit(number) {
                let word = self.working[bit / 64] >> (bit % 64);
                let here = word.count_ones();
                if left <= here {
                    return number + position(word, left);
                }
                left -= here;
                number += 64 - i32::try_from(bit % 64).unwrap_or_default();
                // The last word may have bits to spare; the pattern takes over on the day after the last bit.
                number = number.min(self.first + self.length);
            } else {
                left -= u32::from(self.pattern[day::weekday_index(number)]);
                if left == 0 {
                    return number;
                }
                number += 1;
            }
        }
    }

    /// The number of working days from `first` to `last`, both included.
    pub(super) fn count(&self, first: i32, last: i32) -> u32 {
        let mut count = 0;
        let mut number = first;
        while number <= last {
            if let Some(bit) = self.bit(number) {
                let word = self.working[bit / 64] >> (bit % 64);
                let wanted = index(last - number).min(63);
                count += (word & (u64::MAX >> (63 - wanted))).count_ones();
                number += 64 - i32::try_from(bit % 64).unwrap_or_default();
                number = number.min(self.first + self.length);
            } else {
                count += u32::from(self.pattern[day::weekday_index(number)]);
                number += 1;
            }
        }
        count
    }
}

#[derive(Clone, Copy)]
enum Work {
    Yes,
    No,
}

/// An offset as an index; offsets are never negative here.
fn index(offset: i32) -> usize {
    usize::try_from(offset).unwrap_or_default()
}

/// The place of the `nth` (from 1) set bit, counted from the lowest.
fn position(mut word: u64, nth: u32) -> i32 {
    for _ in 1..nth {
        word &= word - 1;
    }
    i32::try_from(word.trailing_zeros()).unwrap_or_default()
}

fn first_of(year: i16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::MIN)
}

fn last_of(year: i16) -> Date {
    Date::new(year, 12, 31).unwrap_or(Date::MAX)
}
