use std::{fmt, str::FromStr};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The person or job on whose behalf something happens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// A member of staff.
    Staff(StaffNumber),
    /// The customer of the matter, through the portal or in person.
    Customer,
    /// Another system, by the name of its token.
    Client(String),
    /// One of Kefu's own jobs, by name.
    System(String),
}

/// A staff number (工号): what a member of staff is called in front of the customer, e.g. `1002`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StaffNumber(String);

/// Why somebody acts. Every read and write names its purpose (clause 5.2.2(1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Taking a complaint in.
    ComplaintIntake,
    /// Working a complaint to its end.
    ComplaintHandling,
    /// Looking at figures and lists.
    Supervision,
    /// A customer's own matter, through the portal.
    OwnMatter,
    /// Keeping the program, its people and calendars.
    Administration,
    /// Exchange with another system.
    Integration,
    /// Carrying over history from a former system.
    Migration,
    /// Checking that rules were kept.
    Audit,
}

/// Who acts, why, and when. Time and person are arguments of every use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Who acts.
    pub by: Actor,
    /// What for.
    pub purpose: Purpose,
    /// When.
    pub at: Timestamp,
}

/// The text is no staff number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a staff number has 1 to 16 letters, digits or hyphens")]
pub struct StaffNumberInvalid;

impl StaffNumber {
    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for StaffNumber {
    type Err = StaffNumberInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = (1..=16).contains(&text.len());
        let clean = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fits && clean { Ok(Self(text.to_owned())) } else { Err(StaffNumberInvalid) }
    }
}

impl TryFrom<String> for StaffNumber {
    type Error = StaffNumberInvalid;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<StaffNumber> for String {
    fn from(number: StaffNumber) -> Self {
        number.0
    }
}

impl fmt::Display for StaffNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Actor {
    /// The staff number, where the actor is a member of staff.
    pub fn staff(&self) -> Option<&StaffNumber> {
        match self {
            Self::Staff(number) => Some(number),
            Self::Customer | Self::Client(_) | Self::System(_) => None,
        }
    }
}

/// `staff:1002`, `customer`, `client:crm`, `system:outbox`: the form the journal keeps.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Staff(number) => write!(f, "staff:{number}"),
            Self::Customer => f.write_str("customer"),
            Self::Client(name) => write!(f, "client:{name}"),
            Self::System(job) => write!(f, "system:{job}"),
        }
    }
}

/// The journal's form does not name an actor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} names no actor")]
pub struct ActorInvalid(String);

impl FromStr for Actor {
    type Err = ActorInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || ActorInvalid(text.to_owned());
        match text.split_once(':') {
            None if text == "customer" => Ok(Self::Customer),
            Some(("staff", number)) => number.parse().map(Self::Staff).map_err(|_| invalid()),
            Some(("client", name)) => Ok(Self::Client(name.to_owned())),
            Some(("system", job)) => Ok(Self::System(job.to_owned())),
            Some(_) | None => Err(invalid()),
        }
    }
}

impl Purpose {
    /// The name the journal keeps, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ComplaintIntake => "complaint-intake",
            Self::ComplaintHandling => "complaint-handling",
            Self::Supervision => "supervision",
            Self::OwnMatter => "own-matter",
            Self::Administration => "administration",
            Self::Integration => "integration",
            Self::Migration => "migration",
            Self::Audit => "audit",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_reads_back_from_its_journal_form() {
        for text in ["staff:1002", "customer", "client:crm", "system:outbox"] {
            assert_eq!(text.parse::<Actor>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_staff_number_with_markup_is_refused() {
        assert_eq!("<b>1</b>".parse::<StaffNumber>(), Err(StaffNumberInvalid));
    }
}
