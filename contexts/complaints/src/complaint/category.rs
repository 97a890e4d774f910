use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What a complaint is about: a top class and a leaf of the tree that the department keeps below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// The top class.
    pub top: TopClass,
    /// The leaf's code, e.g. `vas-not-ordered`.
    pub code: CategoryCode,
}

/// The five top classes (process guide, fact 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TopClass {
    /// 收费争议.
    ChargeDispute,
    /// 用户服务.
    UserService,
    /// 网络质量.
    NetworkQuality,
    /// 信息安全.
    InformationSecurity,
    /// 营销宣传.
    Marketing,
}

/// The code of a leaf of the category tree: 1 to 40 small letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CategoryCode(String);

impl TopClass {
    /// All five.
    pub const ALL: [Self; 5] = [
        Self::ChargeDispute,
        Self::UserService,
        Self::NetworkQuality,
        Self::InformationSecurity,
        Self::Marketing,
    ];

    /// The three classes in which appeals are reported to the regulator (process guide, fact 2).
    pub const REGULATOR: [Self; 3] = [Self::UserService, Self::NetworkQuality, Self::ChargeDispute];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ChargeDispute => "charge-dispute",
            Self::UserService => "user-service",
            Self::NetworkQuality => "network-quality",
            Self::InformationSecurity => "information-security",
            Self::Marketing => "marketing",
        }
    }

    /// The class with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}

/// The text is no category code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a category code has 1 to 40 small letters, digits and hyphens")]
pub struct CategoryCodeInvalid;

impl CategoryCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CategoryCode {
    type Err = CategoryCodeInvalid;

    fn from_str(text: &str) -> Result<Self, CategoryCodeInvalid> {
        let fits = (1..=40).contains(&text.len());
        let clean = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits && clean { Ok(Self(text.to_owned())) } else { Err(CategoryCodeInvalid) }
    }
}

impl TryFrom<String> for CategoryCode {
    type Error = CategoryCodeInvalid;

    fn try_from(text: String) -> Result<Self, CategoryCodeInvalid> {
        text.parse()
    }
}

impl From<CategoryCode> for String {
    fn from(code: CategoryCode) -> Self {
        code.0
    }
}

impl fmt::Display for CategoryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
