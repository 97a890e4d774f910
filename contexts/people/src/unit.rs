use std::{fmt, str::FromStr};

use kernel::Language;
use serde::{Deserialize, Serialize};

use crate::Name;

/// The short code of a department or a team, e.g. `BILL` or `STORE-01`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UnitCode(String);

/// The text is no unit code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a code has 1 to 16 capital letters, digits or hyphens")]
pub struct UnitCodeInvalid;

/// A name in the languages the pages speak. Where a language has none of its own, the first one stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalName {
    /// In simplified Chinese, or in the only language the operator uses.
    #[serde(rename = "zh-CN")]
    pub zh_cn: Name,
    /// In traditional Chinese.
    #[serde(rename = "zh-TW", skip_serializing_if = "Option::is_none", default)]
    pub zh_tw: Option<Name>,
    /// In English.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub en: Option<Name>,
}

/// A department of the operator (clause 1.3.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Its code, which never changes.
    pub code: UnitCode,
    /// What it is called.
    pub name: LocalName,
}

/// A team within a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its code, which never changes.
    pub code: UnitCode,
    /// The department it belongs to.
    pub department: UnitCode,
    /// What it is called.
    pub name: LocalName,
}

impl UnitCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for UnitCode {
    type Err = UnitCodeInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = (1..=16).contains(&text.len());
        let clean = text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
        if fits && clean { Ok(Self(text.to_owned())) } else { Err(UnitCodeInvalid) }
    }
}

impl TryFrom<String> for UnitCode {
    type Error = UnitCodeInvalid;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<UnitCode> for String {
    fn from(code: UnitCode) -> Self {
        code.0
    }
}

impl fmt::Display for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl LocalName {
    /// One name for every language.
    pub fn everywhere(name: Name) -> Self {
        Self { zh_cn: name, zh_tw: None, en: None }
    }

    /// What it is called in this language.
    pub fn in_language(&self, language: Language) -> &str {
        let own = match language {
            Language::ZhCn => None,
            Language::ZhTw => self.zh_tw.as_ref(),
            Language::En => self.en.as_ref(),
        };
        own.unwrap_or(&self.zh_cn).as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_in_small_letters_is_refused() {
        assert_eq!("bill".parse::<UnitCode>(), Err(UnitCodeInvalid));
    }

    #[test]
    fn a_language_without_a_name_of_its_own_shows_the_first() {
        let name =
            LocalName { zh_cn: "账务".parse().unwrap(), zh_tw: Some("帳務".parse().unwrap()), en: None };
        let shown: Vec<_> = Language::ALL.into_iter().map(|l| name.in_language(l)).collect();
        assert_eq!(shown, ["账务", "帳務", "账务"]);
    }
}
