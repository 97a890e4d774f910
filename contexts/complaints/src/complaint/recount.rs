use jiff::{Timestamp, civil::Date};

use super::{Clocks, Complaint, State, is_past};

/// A complaint's limits as its calendar counts them now, whatever they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recounted {
    /// Those of a complaint accepted at the same moment.
    pub clocks: Clocks,
    /// The department's limit with its holds, where a department's clock runs.
    pub department_due: Option<Timestamp>,
}

/// How a limit is to be counted anew: the one that stands, the new count, and the moment up to which a limit
/// has passed.
struct Limit {
    stands: Timestamp,
    counted: Timestamp,
    now: Timestamp,
}

impl Limit {
    /// A limit that passed was met or missed as it was, and none is moved to where it would have passed already:
    /// nobody can still keep it.
    fn moved(&self) -> Timestamp {
        let stays = is_past(self.stands, self.now) || is_past(self.counted, self.now);
        if stays { self.stands } else { self.counted }
    }
}

impl Complaint {
    /// The complaint with its limits by a revised calendar (clause 4.3.1(1)); `None` where none of them moves and
    /// none becomes certain.
    ///
    /// Nothing that was promised is taken back: an announced extension stays, and so does what has passed. The
    /// statutory day counts calendar days and bounds the new limit.
    pub fn recount(mut self, counted: &Recounted, now: Timestamp) -> Option<Self> {
        if !self.is_open() {
            return None;
        }
        let before = self.clocks.clone();
        let has_passed = is_past(before.announced_due, now);
        self.recount_company_limit(&counted.clocks, now);
        if let State::Accepted = self.state {
            let (stands, counted) = (before.judge_by, counted.clocks.judge_by);
            self.clocks.judge_by = Limit { stands, counted, now }.moved();
        }
        if let (Some(clock), Some(counted)) = (&mut self.clocks.department, counted.department_due) {
            // While a clock stands still, no time passes on it.
            let now = clock.open_hold().map_or(now, |hold| hold.from);
            clock.due = Limit { stands: clock.due, counted, now }.moved();
        }
        if !has_passed {
            self.clocks.provisional = counted.clocks.provisional;
        }
        if self.clocks == before {
            return None;
        }
        if !has_passed {
            self.clocks.calendar.clone_from(&counted.clocks.calendar);
        }
        Some(self)
    }

    fn recount_company_limit(&mut self, counted: &Clocks, now: Timestamp) {
        let clocks = &mut self.clocks;
        let (counted_due, counted_on): (Timestamp, Date) = if counted.original_due > clocks.statutory_due {
            (clocks.statutory_due, clocks.statutory_on)
        } else {
            (counted.original_due, counted.announced_on)
        };
        let moved = Limit { stands: clocks.original_due, counted: counted_due, now }.moved();
        if self.extensions.is_empty() {
            if moved != clocks.announced_due {
                clocks.announced_due = moved;
                clocks.announced_on = counted_on;
            }
            clocks.original_due = moved;
        } else {
            // The customer was told the extended day, and the limit before an extension is not after it.
            clocks.original_due = moved.min(clocks.announced_due);
        }
    }
}
