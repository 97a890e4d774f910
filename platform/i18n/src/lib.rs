//! Words in three languages, and dates, numbers and money as each of them writes them.
//!
//! The sentences stand in `locales/{zh-CN,zh-TW,en}/<area>.ftl` ([Fluent](https://projectfluent.org) syntax). A new
//! area is a new file of that name in all three folders; nothing else has to be registered. A test compares the
//! three: same keys, same attributes, same variables; and every key that the program's source names exists.
//!
//! ```
//! use i18n::{Words, args};
//! use kernel::Language;
//!
//! let words = Words::of(Language::En);
//! assert_eq!(words.t("action-save"), "Save");
//! assert_eq!(words.with("list-selected", args![("n", 2)]), "2 selected");
//! ```

mod bundle;
mod format;
mod words;

pub use self::words::{Arg, RefusalWords, Words};

/// The files that were compiled in: language tag, area, text.
#[doc(hidden)]
pub const AREAS: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/areas.rs"));
