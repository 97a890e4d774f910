//! What a form sent, kept as it was sent until the page is done with it.

use std::{borrow::Cow, str::FromStr};

use axum::{
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::{StatusCode, header},
};
use web::{App, Failure, Posted};

/// The values of a form by name, in their order, and its files. Fields of a refused form are filled from it.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    values: Vec<(String, String)>,
    pub(super) files: Vec<SentFile>,
}

/// A file as it was sent.
#[derive(Debug, Clone)]
pub(super) struct SentFile {
    pub(super) name: String,
    pub(super) content: Vec<u8>,
}

impl Sent {
    /// The first value of this name; empty where there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of this name, where something was filled in.
    pub(super) fn filled(&self, name: &str) -> Option<String> {
        let value = self.get(name);
        (!value.trim().is_empty()).then(|| value.to_owned())
    }

    /// The value of this name read as something; `None` where it is not that, or nothing.
    pub(super) fn read<T: FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).trim().parse().ok()
    }

    /// What was chosen, where something was sent. A word that the form does not offer is unreadable.
    pub(super) fn choice<T>(
        &self,
        name: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        match self.get(name) {
            "" => Ok(None),
            word => parse(word).map(Some).ok_or(Failure::Unreadable),
        }
    }

    /// What was chosen. Nothing chosen decides nothing: it is unreadable too.
    pub(super) fn chosen<T>(&self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Failure> {
        self.choice(name, parse)?.ok_or(Failure::Unreadable)
    }

    /// Which of two words was chosen: true for the first.
    pub(super) fn either(&self, name: &str, first: &str, second: &str) -> Result<bool, Failure> {
        self.chosen(name, |word| match word {
            word if word == first => Some(true),
            word if word == second => Some(false),
            _ => None,
        })
    }

    /// With a value that was not sent: what a form begins with.
    #[must_use]
    pub(super) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// Without any value of this name.
    #[must_use]
    pub(super) fn without(mut self, name: &str) -> Self {
        self.values.retain(|(key, _)| key != name);
        self
    }

    /// No text that a database cannot keep, and lines that end as they were typed: forms send them as CR LF
    /// (HTML, section 4.10.21.4).
    fn of(values: Vec<(String, String)>, files: Vec<SentFile>) -> Result<Self, Failure> {
        if values.iter().any(|(_, value)| value.contains('\0')) {
            return Err(Failure::Unreadable);
        }
        let typed = |text: String| match text.replace("\r\n", "\n") {
            same if same == text => text,
            typed => typed,
        };
        let values = values.into_iter().map(|(name, value)| (name, typed(value))).collect();
        Ok(Self { values, files })
    }
}

impl FromRequest<App> for Sent {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if content_type.is_none() {
            return Ok(Self::default());
        }
        if content_type.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let parts = Multipart::from_request(request, app).await.map_err(|_| Failure::Unreadable)?;
            return multipart(parts).await;
        }
        let Posted(values) = Posted::<Vec<(String, String)>>::from_request(request, app).await?;
        Self::of(values, vec![])
    }
}

async fn multipart(mut parts: Multipart) -> Result<Sent, Failure> {
    let (mut values, mut files) = (vec![], vec![]);
    while let Some(part) = parts.next_field().await.map_err(|error| unreadable(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let content = part.bytes().await.map_err(|error| unreadable(&error))?;
        match file {
            // A file input that nobody touched is sent as a file without name and content.
            Some(file) if file.is_empty() && content.is_empty() => (),
            Some(file) => files.push(SentFile { name: file, content: content.to_vec() }),
            None => match String::from_utf8_lossy(&content) {
                Cow::Borrowed(text) => values.push((name, text.to_owned())),
                Cow::Owned(_) => return Err(Failure::Unreadable),
            },
        }
    }
    Sent::of(values, files)
}

fn unreadable(error: &MultipartError) -> Failure {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_they_were_typed_and_a_nul_is_unreadable() {
        let sent = Sent::of(vec![("text".to_owned(), "一\r\n二\r三".to_owned())], vec![]).unwrap();
        assert_eq!(sent.get("text"), "一\n二\r三");
        assert!(Sent::of(vec![("text".to_owned(), "\0".to_owned())], vec![]).is_err());
    }

    #[test]
    fn blanks_are_nothing_filled_in() {
        let sent = Sent::default().with("place", " \n").with("place", "江北");
        assert_eq!(sent.filled("place"), None);
        assert_eq!(sent.all("place").collect::<Vec<_>>(), [" \n", "江北"]);
    }
}
