//! The lines of the file.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use db::Value;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

/// The form of the file. A program reads its own and former ones.
pub(crate) const FORM: u64 = 1;
/// The longest line: a file of evidence, written as text.
pub(crate) const LINE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// The first line.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Heading {
    pub(crate) kefu_backup: u64,
    pub(crate) made_at: Timestamp,
    pub(crate) program: String,
    pub(crate) migrations: Vec<(String, i64)>,
}

/// The line before a table's rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TableHeading {
    pub(crate) table: String,
    pub(crate) columns: Vec<(String, Kind)>,
}

/// The line after a table's rows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct TableEnd {
    pub(crate) rows: u64,
    pub(crate) sha256: String,
    /// The last number that the database gave, where it numbers the rows.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) serial: Option<i64>,
}

/// The last line.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct End {
    pub(crate) tables: usize,
    pub(crate) rows: u64,
    pub(crate) sha256: String,
}

/// What a column holds; nothing else is ever stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    Integer,
    Text,
    Bytes,
}

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contents {
    /// When it was made.
    pub made_at: Timestamp,
    /// The version of the program that made it.
    pub program: String,
    /// Its tables, in the order in which they refer to each other.
    pub tables: Vec<TableContents>,
    /// The SHA-256 of everything: two backups with the same one hold the same.
    pub sha256: String,
}

/// What is in a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableContents {
    /// The table.
    pub table: String,
    /// How many rows it has.
    pub rows: u64,
    /// The SHA-256 of its rows, the same on both databases.
    pub sha256: String,
}

impl Contents {
    /// How many rows there are in all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

/// Lines, counted and digested.
#[derive(Clone, Default)]
pub(crate) struct Tally {
    pub(crate) lines: u64,
    digest: Sha256,
}

impl Tally {
    pub(crate) fn line(&mut self, line: &[u8]) {
        self.lines += 1;
        self.digest.update(line);
        self.digest.update(b"\n");
    }

    /// The SHA-256 so far, in hexadecimal digits.
    pub(crate) fn sha256(&self) -> String {
        let bytes = self.digest.clone().finalize();
        bytes
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .filter_map(|n| char::from_digit(n.into(), 16))
            .collect()
    }
}

impl Kind {
    /// A value of a row as it is written.
    pub(crate) fn write(value: Value) -> Json {
        match value {
            Value::BigInt(Some(number)) => number.into(),
            Value::String(Some(text)) => text.into(),
            Value::Bytes(Some(bytes)) => BASE64.encode(bytes).into(),
            _ => Json::Null,
        }
    }

    /// A value of a row from what was written; says what is wrong with it otherwise.
    pub(crate) fn read(self, json: Json) -> Result<Value, &'static str> {
        Ok(match (self, json) {
            (Self::Integer, Json::Null) => Value::BigInt(None),
            (Self::Text, Json::Null) => Value::String(None),
            (Self::Bytes, Json::Null) => Value::Bytes(None),
            (Self::Integer, Json::Number(number)) => number.as_i64().ok_or("no integer")?.into(),
            (Self::Text, Json::String(text)) => text.into(),
            (Self::Bytes, Json::String(text)) => BASE64.decode(text).map_err(|_| "no base64")?.into(),
            (Self::Integer, _) => return Err("no integer"),
            (Self::Text | Self::Bytes, _) => return Err("no text"),
        })
    }
}
