use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What a person, an organisation or a unit is called, exactly as it was given.
///
/// A name may have one character or over a hundred, any script, `·` or an apostrophe. It is one line: a name
/// with a line break could add a header to a letter or a row to a file.
///
/// ```
/// # use people::Name;
/// let name: Name = "阿卜杜热西提·买买提".parse()?;
/// assert_eq!(name.as_str(), "阿卜杜热西提·买买提");
/// # Ok::<(), people::NameInvalid>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// The text is no name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a name is one line of 1 to {} characters", Name::LENGTH_MAX)]
pub struct NameInvalid;

impl Name {
    /// The longest name, in characters.
    pub const LENGTH_MAX: usize = 400;

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name with all but its first character hidden, for people who need not know it.
    ///
    /// The number of stars is always two, because the length of a name tells names apart.
    pub fn masked(&self) -> String {
        self.0.chars().take(1).chain("**".chars()).collect()
    }
}

impl FromStr for Name {
    type Err = NameInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // PostgreSQL cannot store NUL.
        let one_line = !text.contains(['\r', '\n', '\0']);
        let fits = text.chars().count() <= Self::LENGTH_MAX;
        let blank = text.trim().is_empty();
        if one_line && fits && !blank { Ok(Self(text.to_owned())) } else { Err(NameInvalid) }
    }
}

impl TryFrom<String> for Name {
    type Error = NameInvalid;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Masked: a name must not reach a log by way of `{:?}`.
impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_name_is_kept_exactly_or_refused(text in any::<String>()) {
            match text.parse::<Name>() {
                Ok(name) => prop_assert_eq!(name.as_str(), text),
                Err(NameInvalid) => prop_assert!(
                    text.trim().is_empty() || text.contains(['\r', '\n', '\0'])
                        || text.chars().count() > Name::LENGTH_MAX
                ),
            }
        }
    }

    #[test]
    fn a_name_of_one_character_and_one_of_thirty_are_names() {
        for text in
            ["何", "阿卜杜热西提·买买提", "Nguyễn Thị Minh Khai", "O'Brien", "'; DROP TABLE people_staff; --"]
        {
            assert_eq!(text.parse::<Name>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_name_with_a_line_break_is_refused() {
        assert_eq!("何雨\r\nBcc: all@example.org".parse::<Name>(), Err(NameInvalid));
    }

    #[test]
    fn debug_output_hides_the_name() {
        assert_eq!(format!("{:?}", "何雨".parse::<Name>().unwrap()), "Name(何**)");
    }
}
