//! Files that come from outside: their names made harmless, their types read off their bytes.

/// The longest file name kept, in characters.
const NAME_CHARS_MAX: usize = 120;

/// A name without folders, control characters, bidirectional overrides or a leading dot.
///
/// ```
/// assert_eq!(complaints::media::harmless_name("../../etc/\u{202e}gpj.exe\0"), "gpj.exe");
/// assert_eq!(complaints::media::harmless_name("..."), "file");
/// ```
pub fn harmless_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    let clean: String = clean.trim().trim_start_matches('.').chars().take(NAME_CHARS_MAX).collect();
    if clean.is_empty() { "file".to_owned() } else { clean }
}

/// Characters that hide or reorder what is read (Unicode UAX #9 and zero-width ones).
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The media type that a file's first bytes show. What is not known is `application/octet-stream`: it is
/// only ever downloaded.
pub fn sniff(content: &[u8]) -> &'static str {
    const KNOWN: [(&[u8], &str); 8] = [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"%PDF-", "application/pdf"),
        (b"OggS", "audio/ogg"),
        (b"ID3", "audio/mpeg"),
        (b"PK\x03\x04", "application/zip"),
    ];
    let known = KNOWN.iter().find(|(magic, _)| content.starts_with(magic)).map(|(_, kind)| *kind);
    let riff = |form: &[u8]| content.starts_with(b"RIFF") && content.get(8..12) == Some(form);
    match known {
        Some(kind) => kind,
        None if riff(b"WEBP") => "image/webp",
        None if riff(b"WAVE") => "audio/wav",
        None if is_plain_text(content) => "text/plain",
        None => "application/octet-stream",
    }
}

/// Whether a browser may show a file of this type inside a page: only pictures that carry no script.
pub fn is_shown_inline(media_type: &str) -> bool {
    matches!(media_type, "image/png" | "image/jpeg" | "image/gif" | "image/webp")
}

fn is_plain_text(content: &[u8]) -> bool {
    let looks_like_markup = content.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<');
    !looks_like_markup
        && std::str::from_utf8(content)
            .is_ok_and(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_never_taken_for_plain_text_or_a_picture() {
        for content in ["<svg onload=alert(1)>", "  <html>", "<?xml version=\"1.0\"?>"] {
            assert_eq!(sniff(content.as_bytes()), "application/octet-stream");
        }
    }

    #[test]
    fn a_picture_is_known_by_its_bytes_and_not_by_its_name() {
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n...."), "image/png");
        assert_eq!(sniff("账单说明".as_bytes()), "text/plain");
    }
}
