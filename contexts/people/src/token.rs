use std::{fmt, str::FromStr};

use jiff::Timestamp;
use kernel::Permission;
use serde::{Deserialize, Serialize};

/// A token another system calls us with. The system has the secret, we have its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What the journal calls the system. It is never given again.
    pub name: TokenName,
    /// What it may do, each once.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created_at: Timestamp,
    /// By whom, in the form of [`kernel::Actor`]'s `Display`.
    pub created_by: String,
    /// When it was last used, give or take a minute.
    pub used_at: Option<Timestamp>,
    /// Since when it opens nothing.
    pub revoked_at: Option<Timestamp>,
}

/// The name of a token, e.g. `crm` or `billing-2`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TokenName(String);

/// The text is no token name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a token's name has 1 to 40 small letters, digits or hyphens")]
pub struct TokenNameInvalid;

/// What a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Read over the JSON API.
    ApiRead,
    /// Write over the JSON API.
    ApiWrite,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 2] = [Self::ApiRead, Self::ApiWrite];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ApiRead => "api:read",
            Self::ApiWrite => "api:write",
        }
    }

    /// The scope with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }

    /// What the gate lets a token with this scope do.
    pub const fn permission(self) -> Permission {
        match self {
            Self::ApiRead => Permission::ApiRead,
            Self::ApiWrite => Permission::ApiWrite,
        }
    }
}

impl TokenName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TokenName {
    type Err = TokenNameInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = (1..=40).contains(&text.len());
        let clean = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits && clean { Ok(Self(text.to_owned())) } else { Err(TokenNameInvalid) }
    }
}

impl TryFrom<String> for TokenName {
    type Error = TokenNameInvalid;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<TokenName> for String {
    fn from(name: TokenName) -> Self {
        name.0
    }
}

impl fmt::Display for TokenName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
