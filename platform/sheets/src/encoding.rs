use std::{fmt, str::FromStr};

/// How characters are written as bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

/// The text names no encoding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no encoding {0:?}; the usual ones are utf-8, gb18030, gbk, big5, utf-16le and utf-16be")]
pub struct EncodingUnknown(String);

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);
    /// GB18030, which contains GBK and GB2312: what Chinese spreadsheet programs write when not told otherwise.
    pub const GB18030: Self = Self(encoding_rs::GB18030);

    /// The encoding that a byte order mark at the beginning of a file announces.
    pub fn of_mark(beginning: &[u8]) -> Option<Self> {
        encoding_rs::Encoding::for_bom(beginning).map(|(encoding, _)| Self(encoding))
    }

    pub(crate) fn decoder(self) -> encoding_rs::Decoder {
        self.0.new_decoder_with_bom_removal()
    }
}

/// Reads a label of the WHATWG Encoding Standard, in any case: `utf-8`, `GBK`, `big5`.
impl FromStr for Encoding {
    type Err = EncodingUnknown;

    fn from_str(label: &str) -> Result<Self, EncodingUnknown> {
        let known = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes());
        known.map(Self).ok_or_else(|| EncodingUnknown(label.to_owned()))
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl fmt::Debug for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Encoding({self})")
    }
}
