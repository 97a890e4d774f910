//! What people type, read the way they mean it.

use kernel::PhoneNumber;

use crate::complaint::Number;

/// The text with the full-width letters, digits and signs of Chinese input methods as the plain ones, and every
/// kind of dash as a hyphen.
///
/// ```
/// assert_eq!(complaints::typed::half_width("Ｔ２０２６０９３０－０００１"), "T20260930-0001");
/// ```
pub fn half_width(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' => '-',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    };
    text.chars().map(plain).collect()
}

/// A complaint's number, also without its `T`, its hyphen or its leading zeros, and with spaces anywhere.
///
/// ```
/// let read = |text| complaints::typed::number(text).map(|number| number.to_string());
/// assert_eq!(read("t 20260930 1").as_deref(), Some("T20260930-0001"));
/// assert_eq!(read("202609300001").as_deref(), Some("T20260930-0001"));
/// assert_eq!(read("13900000001"), None);
/// ```
pub fn number(text: &str) -> Option<Number> {
    let text = half_width(text);
    let rest = text.trim().trim_start_matches(['T', 't']);
    let is_part = |c: char| c.is_ascii_digit() || c == '-' || c.is_whitespace();
    if !rest.chars().all(is_part) {
        return None;
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let (day, serial) = digits.split_at_checked(8)?;
    format!("T{day}-{serial:0>4}").parse().ok()
}

/// A telephone number, also in full-width digits.
pub fn phone(text: &str) -> Option<PhoneNumber> {
    half_width(text).parse().ok()
}

/// Whether two telephone numbers reach the same telephone: they are equal, or one is written from abroad.
///
/// ```
/// let same = |a: &str, b: &str| complaints::typed::is_same_phone(&a.parse().unwrap(), &b.parse().unwrap());
/// assert!(same("+86 139 0000 0001", "13900000001"));
/// assert!(same("0912345678", "+886912345678"));
/// assert!(!same("13900000001", "13900000002"));
/// assert!(!same("+8613900000001", "0000001"));
/// ```
pub fn is_same_phone(one: &PhoneNumber, other: &PhoneNumber) -> bool {
    // E.164: a country code has one to three digits. The shortest national numbers worth telling apart have eight.
    let is_same_abroad = |abroad: &str, at_home: &str| {
        let (Some(abroad), home) = (abroad.strip_prefix('+'), at_home.trim_start_matches('0')) else {
            return false;
        };
        let code = abroad.len().saturating_sub(home.len());
        !at_home.starts_with('+') && home.len() >= 8 && (1..=3).contains(&code) && abroad.ends_with(home)
    };
    let (one, other) = (one.as_str(), other.as_str());
    one == other || is_same_abroad(one, other) || is_same_abroad(other, one)
}
