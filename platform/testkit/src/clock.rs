use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp};

/// A clock that stands still until it is moved. Its clones show the same time.
///
/// ```
/// let clock = testkit::Clock::at("2026-09-30T16:20:00+08:00");
/// let seen_elsewhere = clock.clone();
/// clock.advance(jiff::SignedDuration::from_mins(2));
/// assert_eq!(seen_elsewhere.now().to_string(), "2026-09-30T08:22:00Z");
/// ```
#[derive(Debug, Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    /// A clock that shows this instant, e.g. `2026-09-30T16:20:00+08:00`.
    ///
    /// # Panics
    /// When the text is no instant.
    pub fn at(instant: &str) -> Self {
        Self(Arc::new(AtomicI64::new(parse(instant).as_millisecond())))
    }

    /// What it shows, to the millisecond: what the databases keep.
    ///
    /// # Panics
    /// Never: the clock is only ever set to an instant.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).expect("the clock shows an instant")
    }

    /// Sets it, also backwards.
    ///
    /// # Panics
    /// When the text is no instant.
    pub fn set(&self, instant: &str) {
        self.0.store(parse(instant).as_millisecond(), Ordering::SeqCst);
    }

    /// Moves it on.
    ///
    /// # Panics
    /// When it would leave the years that exist.
    pub fn advance(&self, by: SignedDuration) {
        self.0.store((self.now() + by).as_millisecond(), Ordering::SeqCst);
    }
}

fn parse(instant: &str) -> Timestamp {
    instant.parse().unwrap_or_else(|error| panic!("{instant:?} is no instant: {error}"))
}
