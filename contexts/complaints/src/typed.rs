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

/// A telephone number as it is dialled at home, however it was written: what repeats and searches go by. Known are
/// mobile numbers of China (+86, eleven digits from 1) and of Taiwan (+886, nine digits from 9).
///
/// ```
/// let home = |text: &str| complaints::typed::home_form(&text.parse().unwrap());
/// assert_eq!(home("+86 139-0000-0001"), "13900000001");
/// assert_eq!(home("008613900000001"), "13900000001");
/// assert_eq!(home("+886 912 345 678"), "0912345678");
/// assert_eq!(home("+44 20 7946 0000"), "+442079460000");
/// ```
pub fn home_form(phone: &PhoneNumber) -> String {
    let typed = phone.as_str();
    let abroad = typed.strip_prefix('+').or_else(|| typed.strip_prefix("00")).unwrap_or(typed);
    let of_china = abroad.strip_prefix("86").filter(|home| home.len() == 11 && home.starts_with('1'));
    let of_taiwan = abroad.strip_prefix("886").filter(|home| home.len() == 9 && home.starts_with('9'));
    match (of_china, of_taiwan) {
        (Some(home), _) => home.to_owned(),
        (None, Some(home)) => format!("0{home}"),
        (None, None) => typed.to_owned(),
    }
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
