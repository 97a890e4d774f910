use jiff::{SignedDuration, Timestamp};

use crate::digest::{digest, hex};

/// One browser in which somebody is signed in. The browser has the token, we have its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub(crate) digest: Vec<u8>,
    /// What the browser calls itself.
    pub device: String,
    /// When they signed in.
    pub opened_at: Timestamp,
    /// When it was last used, give or take a minute.
    pub seen_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
}

/// A session that nobody uses ends after a shift.
const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// However much it is used, it ends once a week, so that a stolen one does.
const AGE_MAX: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Being seen is written at most this often: pages must not cost a write each.
pub(crate) const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);
const DEVICE_LENGTH_MAX: usize = 200;

impl Session {
    pub(crate) fn open(token: &str, device: &str, at: Timestamp) -> Self {
        // PostgreSQL cannot store NUL; a header cannot carry one either, but who calls us may not be a browser.
        let device = device.chars().filter(|c| *c != '\0').take(DEVICE_LENGTH_MAX).collect();
        Self { digest: digest(token), device, opened_at: at, seen_at: at, ends_at: at + IDLE }
    }

    /// The session as it is after somebody used it, where that is worth writing.
    pub(crate) fn seen(&self, at: Timestamp) -> Option<Self> {
        let ends_at = (at + IDLE).min(self.opened_at + AGE_MAX);
        (at.duration_since(self.seen_at) >= SEEN_EVERY).then(|| Self { seen_at: at, ends_at, ..self.clone() })
    }

    /// What the owner ends it by. It opens nothing.
    pub fn id(&self) -> String {
        hex(&self.digest)
    }

    /// Whether this is the session of the browser with the token.
    pub fn is_of(&self, token: &str) -> bool {
        self.digest == digest(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn a_session() -> Session {
        Session::open("token", "Firefox", at("2026-09-30T08:00:00Z"))
    }

    #[test]
    fn a_session_that_nobody_uses_ends_after_twelve_hours() {
        assert_eq!(a_session().ends_at, at("2026-09-30T20:00:00Z"));
    }

    #[test]
    fn using_a_session_twice_within_a_minute_writes_once() {
        assert_eq!(a_session().seen(at("2026-09-30T08:00:59Z")), None);
        let seen = a_session().seen(at("2026-09-30T08:01:00Z")).unwrap();
        assert_eq!(seen.ends_at, at("2026-09-30T20:01:00Z"));
    }

    #[test]
    fn a_session_in_constant_use_ends_after_seven_days() {
        let mut session = a_session();
        for hour in 1..(7 * 24) {
            session = session.seen(at("2026-09-30T08:00:00Z") + SignedDuration::from_hours(hour)).unwrap();
        }
        assert_eq!(session.ends_at, at("2026-10-07T08:00:00Z"));
    }

    #[test]
    fn a_browser_that_tells_a_novel_is_cut_short() {
        let session = Session::open("token", &"x\0".repeat(5_000), at("2026-09-30T08:00:00Z"));
        assert_eq!(session.device, "x".repeat(200));
    }
}
