use std::{
    fmt::Write as _,
    io::{self, Read},
};

use sha2::{Digest as _, Sha256};

use crate::Encoding;

/// What a first look at a whole file tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// How long it is.
    pub bytes: u64,
    /// Its SHA-256, by which the same file is known again.
    pub sha256: [u8; 32],
    /// How it seems to be written: by its byte order mark; else UTF-8 where every byte fits; else GB18030.
    ///
    /// UTF-16 without a mark and Big5 cannot be told apart from the others with certainty: name them.
    pub encoding: Encoding,
}

impl Survey {
    /// The SHA-256 in hexadecimal digits.
    pub fn digest(&self) -> String {
        self.sha256.iter().fold(String::new(), |mut digits, byte| {
            // Writing to a string cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        })
    }
}

const CHUNK_BYTES: usize = 64 * 1024;

/// Reads a file once, keeping nothing of it.
pub fn survey(mut file: impl Read) -> io::Result<Survey> {
    let mut chunk = vec![0; CHUNK_BYTES];
    let (mut bytes, mut digest, mut beginning, mut utf8) = (0, Sha256::new(), Vec::new(), Utf8::new());
    loop {
        let read = match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => &chunk[..read],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        bytes += read.len() as u64;
        digest.update(read);
        if beginning.len() < 4 {
            beginning.extend_from_slice(&read[..read.len().min(4)]);
        }
        utf8.push(read);
    }
    let guessed = if utf8.is_whole() { Encoding::UTF_8 } else { Encoding::GB18030 };
    let encoding = Encoding::of_mark(&beginning).unwrap_or(guessed);
    Ok(Survey { bytes, sha256: digest.finalize().into(), encoding })
}

/// Whether a stream of bytes is UTF-8, asked piece by piece.
struct Utf8 {
    fits: bool,
    /// The beginning of a character whose end is in the next piece.
    begun: Vec<u8>,
}

impl Utf8 {
    const fn new() -> Self {
        Self { fits: true, begun: Vec::new() }
    }

    fn push(&mut self, piece: &[u8]) {
        if !self.fits {
            return;
        }
        let mut joined = std::mem::take(&mut self.begun);
        joined.extend_from_slice(piece);
        if let Err(error) = std::str::from_utf8(&joined) {
            self.fits = error.error_len().is_none();
            self.begun = joined.split_off(error.valid_up_to());
        }
    }

    fn is_whole(&self) -> bool {
        self.fits && self.begun.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &[u8], expected: &str) {
        // A byte at a time too: a character may be cut anywhere.
        for piece in [1, file.len().max(1)] {
            struct Pieces<'a>(&'a [u8], usize);
            impl Read for Pieces<'_> {
                fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                    let n = self.1.min(self.0.len()).min(into.len());
                    let (now, later) = self.0.split_at(n);
                    into[..n].copy_from_slice(now);
                    self.0 = later;
                    Ok(n)
                }
            }
            let seen = survey(Pieces(file, piece)).unwrap();
            assert_eq!((seen.encoding.to_string().as_str(), seen.bytes), (expected, file.len() as u64));
        }
    }

    #[test]
    fn a_mark_or_the_bytes_themselves_tell_the_encoding() {
        check("编号".as_bytes(), "UTF-8");
        check(b"", "UTF-8");
        check(b"\xEF\xBB\xBFid", "UTF-8");
        check(b"\xFF\xFEi\0d\0", "UTF-16LE");
        check(b"\xFE\xFF\0i\0d", "UTF-16BE");
        check(b"\xB1\xE0\xBA\xC5", "gb18030");
    }

    #[test]
    fn a_character_cut_off_at_the_end_is_not_utf_8() {
        check(b"a\xE7\xBC", "gb18030");
    }

    #[test]
    fn the_digest_is_the_files() {
        let digest = survey(io::empty()).unwrap().digest();
        assert_eq!(digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
