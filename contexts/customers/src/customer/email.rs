use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// An e-mail address, exactly as it was given.
///
/// ```
/// # use customers::EmailAddress;
/// let email: EmailAddress = "he.yu@example.com".parse()?;
/// assert_eq!(email.masked(), "h***@example.com");
/// # Ok::<(), customers::EmailAddressInvalid>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// The text is no e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an e-mail address has a name, an @ and a domain")]
pub struct EmailAddressInvalid;

/// RFC 5321, section 4.5.3.1.3, less the angle brackets; in characters, because addresses may be in any script.
const LENGTH_MAX: usize = 254;

impl EmailAddress {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address with its name hidden but for the first character, for people who need not know it.
    pub fn masked(&self) -> String {
        let (name, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        let first: String = name.chars().take(1).collect();
        format!("{first}***@{domain}")
    }
}

/// Nothing that could end a header or start another recipient; whether mail arrives, only mail can tell.
impl FromStr for EmailAddress {
    type Err = EmailAddressInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_forbidden = |c: char| c.is_whitespace() || c.is_control() || "<>(),;:\\\"[]".contains(c);
        let (name, domain) = text.split_once('@').ok_or(EmailAddressInvalid)?;
        let parts = !name.is_empty() && !domain.is_empty() && !domain.contains('@');
        if parts && text.chars().count() <= LENGTH_MAX && !text.contains(is_forbidden) {
            Ok(Self(text.to_owned()))
        } else {
            Err(EmailAddressInvalid)
        }
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = EmailAddressInvalid;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<EmailAddress> for String {
    fn from(email: EmailAddress) -> Self {
        email.0
    }
}

/// Masked: an address must not reach a log by way of `{:?}`.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EmailAddress({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_carries_another_header_is_refused() {
        for text in
            ["a@b\r\nBcc: c@d", "a@b, c@d", "<a@b>", "a b@c", "@c", "a@", "a", "a@b@c", "a@b\u{0}", "a:b@c"]
        {
            assert_eq!(text.parse::<EmailAddress>(), Err(EmailAddressInvalid), "{text:?}");
        }
    }

    #[test]
    fn an_address_in_any_script_is_kept_exactly() {
        for text in ["he.yu@example.com", "用户@例子.公司", "o'neil+tag@example.co.uk"] {
            assert_eq!(text.parse::<EmailAddress>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn debug_output_hides_the_name() {
        let email: EmailAddress = "he.yu@example.com".parse().unwrap();
        assert_eq!(format!("{email:?}"), "EmailAddress(h***@example.com)");
    }
}
