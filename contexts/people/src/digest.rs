//! Random tokens, and the digests that are stored in their place.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// 32 random bytes as the 64 digits that a cookie or a header carries.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string succeeds");
        text
    })
}

/// The bytes that [`hex`] wrote, or nothing.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !is_hex_of_32_bytes(text) {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok()).collect()
}

/// What is stored of a token. It has 256 random bits: no salt and no slow hash are needed to keep it.
pub(crate) fn digest(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

/// Whether the text can be one of our tokens, before the database is asked.
pub(crate) fn is_hex_of_32_bytes(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_two_bytes_are_sixty_four_digits() {
        let text = hex(&[0x0f; 32]);
        assert!(is_hex_of_32_bytes(&text));
        assert_eq!(unhex(&text), Some(vec![0x0f; 32]));
        assert!(!is_hex_of_32_bytes(&text.to_uppercase()));
        assert!(!is_hex_of_32_bytes(&text[1..]));
    }

    #[test]
    fn the_digest_is_sha_256() {
        assert_eq!(hex(&digest("abc"))[..16], *"ba7816bf8f01cfea");
    }
}
