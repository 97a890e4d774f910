use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A postal address, exactly as it was given. It may have several lines.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(String);

/// The text is no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an address has 1 to {} characters", Address::LENGTH_MAX)]
pub struct AddressInvalid;

impl Address {
    /// The longest address, in characters.
    pub const LENGTH_MAX: usize = 1_000;

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as far as town and street usually are, for people who need not know the door.
    pub fn masked(&self) -> String {
        let shown = self.0.chars().count().min(12) / 2;
        self.0.chars().take(shown).chain("***".chars()).collect()
    }
}

impl FromStr for Address {
    type Err = AddressInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = text.chars().count() <= Self::LENGTH_MAX;
        // PostgreSQL cannot store NUL.
        if fits && !text.trim().is_empty() && !text.contains('\0') {
            Ok(Self(text.to_owned()))
        } else {
            Err(AddressInvalid)
        }
    }
}

impl TryFrom<String> for Address {
    type Error = AddressInvalid;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

/// Masked: an address must not reach a log by way of `{:?}`.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_address_never_shows_its_end() {
        for text in ["昆明市五华区人民中路1号3栋502室", "a", "12 High Street"] {
            let masked = text.parse::<Address>().unwrap().masked();
            assert!(!masked.ends_with(text.chars().last().unwrap()), "{masked}");
        }
    }
}
