use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};

use crate::Encoding;

const CHUNK_BYTES: usize = 64 * 1024;
/// Stands where bytes meant no character.
const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();

/// A file as UTF-8, a chunk at a time, with its lines counted.
pub(crate) struct Decoded<R> {
    file: R,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_at: usize,
    raw_end: usize,
    file_ended: bool,
    text: Vec<u8>,
    at: usize,
    end: usize,
    /// Where in the chunk bytes meant no character.
    malformed: Vec<usize>,
    line: u64,
    text_line: u64,
    after_return: bool,
    text_ended: bool,
}

impl<R: Read> Decoded<R> {
    pub(crate) fn new(file: R, encoding: Encoding) -> Self {
        Self {
            file,
            decoder: encoding.decoder(),
            raw: vec![0; CHUNK_BYTES],
            raw_at: 0,
            raw_end: 0,
            file_ended: false,
            text: vec![0; CHUNK_BYTES],
            at: 0,
            end: 0,
            malformed: Vec::new(),
            line: 1,
            text_line: 1,
            after_return: false,
            text_ended: false,
        }
    }

    /// The rest of the chunk, or the next one; empty at the end of the file only.
    pub(crate) fn rest(&mut self) -> io::Result<&[u8]> {
        while self.at == self.end && !self.text_ended {
            self.fill()?;
        }
        Ok(&self.text[self.at..self.end])
    }

    /// Moves past `bytes` of the rest, and says whether all of them were characters.
    pub(crate) fn pass(&mut self, bytes: usize) -> bool {
        let passed = self.at..self.at + bytes;
        for &byte in &self.text[passed.clone()] {
            // CR LF ends one line, as CR or LF alone do.
            match byte {
                b'\n' if self.after_return => (),
                b'\r' | b'\n' => self.line += 1,
                _ => self.text_line = self.line,
            }
            self.after_return = byte == b'\r';
        }
        self.at += bytes;
        !self.malformed.iter().any(|place| passed.contains(place))
    }

    /// Moves past line breaks.
    pub(crate) fn pass_breaks(&mut self) -> io::Result<()> {
        loop {
            let breaks = self.rest()?.iter().take_while(|byte| is_break(**byte)).count();
            if breaks == 0 {
                return Ok(());
            }
            self.pass(breaks);
        }
    }

    /// Moves past everything up to the next line break.
    pub(crate) fn pass_line(&mut self) -> io::Result<()> {
        loop {
            let rest = self.rest()?;
            let line = rest.iter().take_while(|byte| !is_break(**byte)).count();
            let is_whole = line < rest.len() || rest.is_empty();
            self.pass(line);
            if is_whole {
                return Ok(());
            }
        }
    }

    /// The number of the line that the next byte stands in, from 1.
    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    /// The number of the line that the last byte stands in that was no line break.
    pub(crate) const fn text_line(&self) -> u64 {
        self.text_line
    }

    fn fill(&mut self) -> io::Result<()> {
        self.malformed.clear();
        (self.at, self.end) = (0, 0);
        if self.raw_at == self.raw_end && !self.file_ended {
            (self.raw_at, self.raw_end) = (0, self.read()?);
            self.file_ended = self.raw_end == 0;
        }
        // Room is kept for one replacement.
        let room = self.text.len() - REPLACEMENT.len();
        while self.end < room {
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
                &self.raw[self.raw_at..self.raw_end],
                &mut self.text[self.end..room],
                self.file_ended,
            );
            self.raw_at += read;
            self.end += written;
            match result {
                DecoderResult::InputEmpty => {
                    self.text_ended = self.file_ended;
                    return Ok(());
                }
                DecoderResult::OutputFull => return Ok(()),
                DecoderResult::Malformed(..) => {
                    self.malformed.push(self.end);
                    self.text[self.end..self.end + REPLACEMENT.len()].copy_from_slice(REPLACEMENT);
                    self.end += REPLACEMENT.len();
                }
            }
        }
        Ok(())
    }

    fn read(&mut self) -> io::Result<usize> {
        loop {
            match self.file.read(&mut self.raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
                outcome => return outcome,
            }
        }
    }
}

const fn is_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}
