use std::{fmt, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// Text of at most `CHARS_MAX` characters, for wire types: [`read`](crate::read) refuses a longer one and names
/// its attribute. `openapi::schema::text` describes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Text<const CHARS_MAX: usize>(String);

impl<const CHARS_MAX: usize> Text<CHARS_MAX> {
    /// The text as it is.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<'de, const CHARS_MAX: usize> Deserialize<'de> for Text<CHARS_MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.chars().nth(CHARS_MAX).is_some() {
            return Err(D::Error::custom(format!("it has more than {CHARS_MAX} characters")));
        }
        Ok(Self(text))
    }
}

impl<const CHARS_MAX: usize> Deref for Text<CHARS_MAX> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const CHARS_MAX: usize> From<Text<CHARS_MAX>> for String {
    fn from(text: Text<CHARS_MAX>) -> Self {
        text.0
    }
}

impl<const CHARS_MAX: usize> fmt::Display for Text<CHARS_MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Parcel {
        name: Text<3>,
    }

    #[test]
    fn text_is_counted_in_characters_not_bytes() {
        let parcel: Parcel = crate::read(json!({ "name": "光纤猫" })).unwrap();
        assert_eq!(&*parcel.name, "光纤猫");
        let error = crate::read::<Parcel>(json!({ "name": "abcd" })).unwrap_err();
        assert_eq!(error.message(), "`name` is malformed: it has more than 3 characters.");
    }
}
