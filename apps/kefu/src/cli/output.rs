//! What commands write: answers on standard output, reasons on standard error.

use std::{
    error::Error,
    fmt::{self, Display},
    io::{self, Write as _},
    process::ExitCode,
};

use i18n::Words;
use journal::Refusable;
use kernel::{Language, Refusal};
use serde::Serialize;

/// A refusal, in words.
#[derive(Debug)]
pub(super) struct Refused(String);

/// How a command ends that a rule refuses, or some of whose work.
pub(super) fn refused() -> ExitCode {
    ExitCode::from(3)
}

/// Writes a line.
pub(super) fn say(line: impl Display) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{line}")
}

/// Writes a value as one line of JSON.
pub(super) fn say_json(value: &impl Serialize) -> anyhow::Result<()> {
    let line = serde_json::to_string(value)?;
    Ok(say(line)?)
}

/// A use case's error for the person at the shell: a refusal in words, anything else as it is.
pub(super) fn worded<E>(error: E, language: Language) -> anyhow::Error
where
    E: Refusable + Error + Send + Sync + 'static,
{
    match error.refusal() {
        Some(refusal) => Refused(in_words(refusal, language)).into(),
        None => error.into(),
    }
}

/// What was refused, what to do instead, and by which rule and clause.
pub(super) fn in_words(refusal: &Refusal, language: Language) -> String {
    let said = Words::of(language).refusal(refusal);
    let remedy = said.remedy.map(|remedy| format!(" {remedy}")).unwrap_or_default();
    format!("{}{remedy} ({}, clause {})", said.what, refusal.rule, refusal.clause)
}

/// Whether writing failed because nobody reads any more.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>());
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused: {}", self.0)
    }
}

impl Error for Refused {}
