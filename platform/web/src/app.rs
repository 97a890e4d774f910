use std::{fmt, sync::Arc};

use calendars::Calendars;
use db::Db;
use jiff::{Timestamp, tz::TimeZone};
use kernel::{Deed, Purpose};

use crate::{Authenticate, Caller, Live};

/// Tells the time. Only the program has a real one; tests set theirs.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Gives 32 random bytes for tokens.
pub type Random = Arc<dyn Fn() -> [u8; 32] + Send + Sync>;

/// The operator whose department this is.
#[derive(Debug, Clone)]
pub struct Operator {
    /// The name customers know, e.g. 云岭通信.
    pub name: String,
    /// Where its days begin and end.
    pub time_zone: TimeZone,
    /// The calendar its deadlines count in, e.g. `cn`.
    pub calendar: String,
    /// Where people and systems reach it, without a final slash.
    pub base_url: String,
    /// The number customers may call.
    pub hotline: Option<String>,
    /// Users in service, the denominator of rates per million users. 0 where it was not told.
    pub users_in_service: i64,
}

/// Puts on a page what its caller's posts open: navigation, search, palette, live stream.
pub type Furnish = Arc<dyn Fn(&Caller, &mut html::Page) + Send + Sync>;

/// What the application is made of.
#[expect(missing_debug_implementations, reason = "closures have none")]
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The operator.
    pub operator: Operator,
    /// The calendars that deadlines count in.
    pub calendars: Calendars,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// Who a cookie or a token stands for.
    pub authenticate: Authenticate,
    /// What is on every page.
    pub furnish: Furnish,
    /// What just happened, for open pages.
    pub live: Live,
}

/// The application: what handlers are given. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl App {
    /// Puts the application together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The operator.
    pub fn operator(&self) -> &Operator {
        &self.0.operator
    }

    /// The calendars.
    pub fn calendars(&self) -> &Calendars {
        &self.0.calendars
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        (self.0.clock)()
    }

    /// Random bytes for one token.
    pub fn random(&self) -> [u8; 32] {
        (self.0.random)()
    }

    /// What just happened.
    pub fn live(&self) -> &Live {
        &self.0.live
    }

    /// Something the caller does now, for a purpose.
    pub fn deed(&self, caller: &Caller, purpose: Purpose) -> Deed {
        Deed { by: caller.actor.clone(), purpose, at: self.now() }
    }

    pub(crate) fn furnish(&self, caller: &Caller, page: &mut html::Page) {
        (self.0.furnish)(caller, page);
    }

    pub(crate) fn authenticate(&self) -> &Authenticate {
        &self.0.authenticate
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("operator", &self.0.operator.name).finish_non_exhaustive()
    }
}
