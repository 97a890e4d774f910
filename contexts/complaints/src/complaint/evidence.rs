use std::fmt;

use jiff::Timestamp;
use kernel::{Clause, Refusal};
use serde::{Deserialize, Serialize};

use super::{Complaint, Step};

/// A file that proves something, named E-1, E-2 … by its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Who handed it in, in the journal's form.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The file's own name, made harmless.
    pub name: String,
    /// What it shows.
    pub description: String,
    /// Its type, as its first bytes tell.
    pub media_type: String,
    /// Its length in bytes.
    pub length: u64,
    /// What it is recognised by.
    pub digest: Digest,
}

/// The SHA-256 digest of a file (FIPS 180-4), as 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// The digest with these 32 bytes.
    pub fn of_bytes(bytes: [u8; 32]) -> Self {
        const DIGITS: [char; 16] =
            ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        Self(nibbles.map(|nibble| DIGITS[usize::from(nibble)]).collect())
    }

    /// The hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// At most so many items on one complaint.
const ITEMS_MAX: usize = 200;

impl Complaint {
    /// Adds an evidence item. Nothing is ever taken out of the file (clause 1.3.5); the same file twice is one item.
    pub fn add_evidence(mut self, item: Evidence) -> Result<Self, Refusal> {
        self.is_not_closed(Step::AddEvidence)?;
        let rule = |rule| Refusal::input(rule, Clause::of("4.2.3(1)")).with("number", self.number);
        if item.length == 0 {
            return Err(rule("evidence-empty"));
        }
        if self.evidence.iter().any(|known| known.digest == item.digest) {
            return Err(rule("evidence-known").with("digest", &item.digest));
        }
        if self.evidence.len() >= ITEMS_MAX {
            return Err(rule("evidence-too-many").with("max", ITEMS_MAX));
        }
        self.evidence.push(item);
        Ok(self)
    }

    /// Whether an item is called this: E-1, E-2 …
    pub(super) fn has_evidence(&self, name: &str) -> bool {
        name.strip_prefix("E-")
            .and_then(|place| place.parse::<usize>().ok())
            .is_some_and(|place| (1..=self.evidence.len()).contains(&place))
    }
}
