use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Why a clock may be held. The list is closed (process.md, glossary 挂起): whatever is not on it does not stop a
/// clock, least of all that the customer chases or that a department is busy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoldReason {
    /// Only the customer can give what is missing, and was asked for it.
    WaitingForCustomer,
    /// The customer asked to be left until a later date.
    CustomerAskedToWait,
    /// An event nobody could foresee or avert stops the work.
    ForceMajeure,
    /// An outside expert was asked for an opinion that the finding depends on.
    ExternalExpert,
}

impl HoldReason {
    /// Every reason, in the order they are offered.
    pub const ALL: [Self; 4] =
        [Self::WaitingForCustomer, Self::CustomerAskedToWait, Self::ForceMajeure, Self::ExternalExpert];

    /// The stable id, as stored and as key of the language files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::WaitingForCustomer => "waiting-for-customer",
            Self::CustomerAskedToWait => "customer-asked-to-wait",
            Self::ForceMajeure => "force-majeure",
            Self::ExternalExpert => "external-expert",
        }
    }
}

impl fmt::Display for HoldReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Where the proof of a hold is found: the reference of a message, a call or an evidence file. Never blank.
///
/// ```
/// # use sla_clock::{HoldRefused, Proof};
/// assert_eq!(Proof::new(" SMS 4711 ")?.as_str(), "SMS 4711");
/// assert_eq!(Proof::new(" "), Err(HoldRefused::NoProof));
/// # Ok::<(), HoldRefused>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Proof(String);

impl Proof {
    /// Takes a reference; refused when it is blank.
    pub fn new(reference: &str) -> Result<Self, HoldRefused> {
        match reference.trim() {
            "" => Err(HoldRefused::NoProof),
            reference => Ok(Self(reference.to_owned())),
        }
    }

    /// The reference.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Proof {
    type Error = HoldRefused;

    fn try_from(text: String) -> Result<Self, HoldRefused> {
        Self::new(&text)
    }
}

impl From<Proof> for String {
    fn from(proof: Proof) -> Self {
        proof.0
    }
}

/// One time during which the clocks of a case stand still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// What shows it.
    pub proof: Proof,
    /// From this moment on.
    pub from: Timestamp,
    /// Up to, but not including, this moment; open while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// The holds of one case, in order, one after another; only the last may be open.
///
/// ```
/// # use sla_clock::{HoldReason, HoldRefused, Holds, Proof};
/// let mut holds = Holds::default();
/// let (morning, noon) = ("2026-10-08T09:00Z".parse()?, "2026-10-08T12:00Z".parse()?);
/// holds.begin(HoldReason::WaitingForCustomer, Proof::new("SMS 4711")?, morning)?;
/// assert_eq!(
///     holds.begin(HoldReason::ForceMajeure, Proof::new("notice 3")?, noon),
///     Err(HoldRefused::AlreadyHeld { since: morning }),
/// );
/// holds.end(noon)?;
/// assert!(holds.open().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Hold>", into = "Vec<Hold>")]
pub struct Holds(Vec<Hold>);

/// Why a hold is not begun or ended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoldRefused {
    /// There is no reference to a proof.
    #[error("a hold needs a proof")]
    NoProof,
    /// The clocks stand still already.
    #[error("the clocks are held since {since} already")]
    AlreadyHeld {
        /// Since when.
        since: Timestamp,
    },
    /// There is no hold to end.
    #[error("the clocks are not held")]
    NotHeld,
    /// The moment lies before what was recorded last.
    #[error("{at} lies before {last}, the last that was recorded")]
    OutOfOrder {
        /// The moment that was given.
        at: Timestamp,
        /// The moment recorded last.
        last: Timestamp,
    },
}

impl Holds {
    /// Holds the clocks from a moment on.
    pub fn begin(&mut self, reason: HoldReason, proof: Proof, at: Timestamp) -> Result<(), HoldRefused> {
        self.add(Hold { reason, proof, from: at, until: None })
    }

    /// Lets the clocks run again.
    pub fn end(&mut self, at: Timestamp) -> Result<(), HoldRefused> {
        match self.0.last_mut() {
            Some(hold) if hold.until.is_none() => {
                if at < hold.from {
                    return Err(HoldRefused::OutOfOrder { at, last: hold.from });
                }
                hold.until = Some(at);
                Ok(())
            }
            _ => Err(HoldRefused::NotHeld),
        }
    }

    /// The hold that lasts, if one does.
    pub fn open(&self) -> Option<&Hold> {
        self.0.last().filter(|hold| hold.until.is_none())
    }

    /// All of them, oldest first.
    pub fn iter(&self) -> std::slice::Iter<'_, Hold> {
        self.0.iter()
    }

    fn add(&mut self, hold: Hold) -> Result<(), HoldRefused> {
        if let Some(before) = self.0.last() {
            match before.until {
                None => return Err(HoldRefused::AlreadyHeld { since: before.from }),
                Some(last) if hold.from < last => {
                    return Err(HoldRefused::OutOfOrder { at: hold.from, last });
                }
                Some(_) => {}
            }
        }
        if let Some(until) = hold.until
            && until < hold.from
        {
            return Err(HoldRefused::OutOfOrder { at: until, last: hold.from });
        }
        self.0.push(hold);
        Ok(())
    }
}

impl<'a> IntoIterator for &'a Holds {
    type Item = &'a Hold;
    type IntoIter = std::slice::Iter<'a, Hold>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl TryFrom<Vec<Hold>> for Holds {
    type Error = HoldRefused;

    fn try_from(list: Vec<Hold>) -> Result<Self, HoldRefused> {
        let mut holds = Self::default();
        list.into_iter().try_for_each(|hold| holds.add(hold))?;
        Ok(holds)
    }
}

impl From<Holds> for Vec<Hold> {
    fn from(holds: Holds) -> Self {
        holds.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_second(hour * 3600).unwrap()
    }

    fn held(from: i64) -> Holds {
        let mut holds = Holds::default();
        holds.begin(HoldReason::ExternalExpert, Proof::new("letter").unwrap(), at(from)).unwrap();
        holds
    }

    #[test]
    fn the_reasons_are_stored_under_their_ids() {
        for reason in HoldReason::ALL {
            assert_eq!(serde_json::to_string(&reason).unwrap(), format!("\"{}\"", reason.id()));
        }
    }

    #[test]
    fn a_refused_step_changes_nothing() {
        let mut holds = held(5);
        let before = holds.clone();
        assert_eq!(holds.end(at(4)), Err(HoldRefused::OutOfOrder { at: at(4), last: at(5) }));
        assert_eq!(holds, before);
        holds.end(at(6)).unwrap();
        let before = holds.clone();
        assert_eq!(holds.end(at(7)), Err(HoldRefused::NotHeld));
        let proof = Proof::new("letter").unwrap();
        let refused = holds.begin(HoldReason::ForceMajeure, proof, at(5)).unwrap_err();
        assert_eq!(refused, HoldRefused::OutOfOrder { at: at(5), last: at(6) });
        assert_eq!(holds, before);
    }

    #[test]
    fn stored_holds_that_overlap_are_not_read() {
        let hold = |from, until| Hold {
            reason: HoldReason::ForceMajeure,
            proof: Proof::new("notice").unwrap(),
            from: at(from),
            until,
        };
        let read = |list: Vec<Hold>| serde_json::from_str::<Holds>(&serde_json::to_string(&list).unwrap());
        assert!(read(vec![hold(1, Some(at(3))), hold(3, None)]).is_ok());
        assert!(read(vec![hold(1, Some(at(3))), hold(2, None)]).is_err());
        assert!(read(vec![hold(1, None), hold(2, None)]).is_err());
        assert!(read(vec![hold(1, Some(at(0)))]).is_err());
    }

    #[test]
    fn a_stored_hold_without_proof_is_not_read() {
        let text = r#"[{"reason":"force-majeure","proof":" ","from":"2026-01-01T00:00:00Z"}]"#;
        assert!(serde_json::from_str::<Holds>(text).is_err());
    }
}
