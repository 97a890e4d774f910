use crate::TmfError;

/// One condition of a query as it was written: `name operator value`, the value not yet decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The decoded name; empty where the part is a bare value.
    pub(crate) name: String,
    /// `=`, `>`, `>=`, `<`, `<=`, `!=`, `*=`; empty where there is none.
    pub(crate) operator: &'static str,
    /// What follows, still percent-encoded: only there can an encoded comma be told from a separating one.
    raw_value: String,
}

/// The signs that may stand between name and value, the longer ones first. A plain `=` is always one by itself: it
/// separates name and value in every query, and `~` and `=` begin values. `%3D~` is the guideline's other spelling
/// of `*=`.
const OPERATORS: [(&str, &str); 9] = [
    (">=", ">="),
    ("<=", "<="),
    ("!=", "!="),
    ("*=", "*="),
    ("=~", "*="),
    (">", ">"),
    ("<", "<"),
    ("=", "="),
    ("≤", "<="),
];

/// Splits a raw query at `&`, and each segment at `;`.
pub(crate) fn segments(raw: &str, bytes_max: usize) -> Result<Vec<Vec<Part>>, TmfError> {
    if raw.len() > bytes_max {
        return Err(TmfError::malformed(format!("A query may have at most {bytes_max} bytes.")));
    }
    raw.split('&')
        .filter(|segment| !segment.is_empty())
        .map(|segment| segment.split(';').filter(|part| !part.is_empty()).map(Part::read).collect())
        .collect()
}

impl Part {
    fn read(raw: &str) -> Result<Self, TmfError> {
        let mut rest = raw;
        let mut name = String::new();
        while let Some((c, len)) = next_char(rest)? {
            if !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '@' | '-')) {
                break;
            }
            name.push(c);
            rest = &rest[len..];
        }
        if let Some(raw_value) = rest.strip_prefix('=') {
            return Ok(Self { name, operator: "=", raw_value: raw_value.to_owned() });
        }
        for (sign, operator) in OPERATORS {
            if let Some(raw_value) = after_sign(rest, sign)? {
                return Ok(Self { name, operator, raw_value: raw_value.to_owned() });
            }
        }
        Ok(Self { name: String::new(), operator: "", raw_value: raw.to_owned() })
    }

    /// The whole value.
    pub(crate) fn text(&self) -> Result<String, TmfError> {
        percent_decode(&self.raw_value)
    }

    /// The values between commas. An encoded comma belongs to a value.
    pub(crate) fn texts(&self) -> Result<Vec<String>, TmfError> {
        self.raw_value.split(',').map(percent_decode).collect()
    }

    /// What to call the part in a message.
    pub(crate) fn shown_name(&self) -> String {
        let name = if self.operator.is_empty() { &self.raw_value } else { &self.name };
        format!("`{}`", name.chars().take(80).collect::<String>())
    }
}

/// What comes behind an operator, whose characters may be encoded.
fn after_sign<'a>(raw: &'a str, sign: &str) -> Result<Option<&'a str>, TmfError> {
    let mut rest = raw;
    for wanted in sign.chars() {
        match next_char(rest)? {
            Some((c, len)) if c == wanted => rest = &rest[len..],
            Some(_) | None => return Ok(None),
        }
    }
    Ok(Some(rest))
}

/// The first character of a raw text, decoded, and how many bytes of the raw text it took.
fn next_char(raw: &str) -> Result<Option<(char, usize)>, TmfError> {
    let Some(first) = raw.chars().next() else { return Ok(None) };
    if first != '%' {
        return Ok(Some((if first == '+' { ' ' } else { first }, first.len_utf8())));
    }
    let lead = decoded_byte(raw.as_bytes())?;
    let count = match lead {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    };
    let raw_len = (count * 3).min(raw.len());
    let encoded = raw.get(..raw_len).ok_or_else(not_utf8)?;
    let c = percent_decode(encoded)?.chars().next().ok_or_else(not_utf8)?;
    Ok(Some((c, raw_len)))
}

/// Decodes `%XX` and `+` (`application/x-www-form-urlencoded`, which every client writes). A `%` without two
/// hexadecimal digits, and bytes that are no UTF-8, are refused.
pub(crate) fn percent_decode(raw: &str) -> Result<String, TmfError> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        match first {
            b'%' => {
                bytes.push(decoded_byte(rest)?);
                rest = &rest[3..];
                continue;
            }
            b'+' => bytes.push(b' '),
            other => bytes.push(*other),
        }
        rest = tail;
    }
    String::from_utf8(bytes).map_err(|_| not_utf8())
}

fn decoded_byte(raw: &[u8]) -> Result<u8, TmfError> {
    let digit = |place: usize| raw.get(place).and_then(|b| char::from(*b).to_digit(16));
    match (digit(1), digit(2)) {
        (Some(high), Some(low)) => Ok(u8::try_from(high * 16 + low).unwrap_or(0)),
        _ => Err(TmfError::malformed("The query has a % that two hexadecimal digits do not follow.")),
    }
}

fn not_utf8() -> TmfError {
    TmfError::malformed("The query is not encoded as UTF-8.")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(raw: &str, name: &str, operator: &str, values: &[&str]) {
        let parts = segments(raw, 1000).unwrap();
        let [[part]] = parts.iter().map(Vec::as_slice).collect::<Vec<_>>()[..] else { panic!("{parts:?}") };
        assert_eq!((part.name.as_str(), part.operator), (name, operator), "{raw}");
        assert_eq!(part.texts().unwrap(), values, "{raw}");
    }

    #[test]
    fn operators_may_be_written_plainly_or_encoded() {
        check("a.b=1", "a.b", "=", &["1"]);
        check("date>2013", "date", ">", &["2013"]);
        check("date%3E2013", "date", ">", &["2013"]);
        check("date%3E=2013", "date", ">=", &["2013"]);
        check("date%3C%3D2013", "date", "<=", &["2013"]);
        check("date%E2%89%A42013", "date", "<=", &["2013"]);
        check("name*=x", "name", "*=", &["x"]);
        check("name%3D~x", "name", "*=", &["x"]);
        check("%40type=T", "@type", "=", &["T"]);
    }

    #[test]
    fn a_value_may_begin_like_an_operator() {
        check("name=~x", "name", "=", &["~x"]);
        check("name==x", "name", "=", &["=x"]);
        check("name=%3Dx", "name", "=", &["=x"]);
        check("name=%3E", "name", "=", &[">"]);
    }

    #[test]
    fn an_encoded_comma_belongs_to_the_value() {
        check("name=Smith%2C+John,Lee", "name", "=", &["Smith, John", "Lee"]);
    }

    #[test]
    fn chinese_text_arrives_whole() {
        check("name=%E5%85%89%E7%8C%AB,宽带", "name", "=", &["光猫", "宽带"]);
    }

    #[test]
    fn a_broken_encoding_is_refused() {
        for raw in ["name=%", "name=%4", "name=%zz", "name=%ff", "%ff=1", "%E5=1", "%e5é=1"] {
            let outcome = segments(raw, 1000).and_then(|parts| parts[0][0].texts());
            assert_eq!(outcome.unwrap_err().status(), 400, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_encoded_comes_back(text in ".*") {
            let raw = text.bytes().fold(String::new(), |raw, b| raw + &format!("%{b:02x}"));
            prop_assert_eq!(percent_decode(&raw).unwrap(), text);
        }

        #[test]
        fn no_query_makes_the_reader_panic(raw in "[ -~é光%]*") {
            if let Ok(parts) = segments(&raw, 1000) {
                for part in parts.iter().flatten() {
                    let _ = part.texts();
                }
            }
        }
    }
}
