//! The customer's own files: how they come in, and how they are given back.

use axum::{
    extract::{Multipart, Path, multipart::Field},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use axum_extra::extract::CookieJar;
use html::{Markup, Page, html};
use i18n::args;
use kernel::Actor;
use web::{Failure, View};

use super::{
    failure, size,
    visitor::{knock_again, token},
};
use crate::{
    EVIDENCE_BYTES_MAX,
    complaint::{Complaint, Evidence},
    evidence_content, find, media, visited,
};

/// All files of one request together; some photographs of a telephone.
pub(super) const UPLOAD_BYTES_MAX: usize = 40 * 1024 * 1024;
const FILES_MAX: usize = 20;
const TEXT_BYTES_MAX: usize = 512 * 1024;

/// What a form with files carried.
#[derive(Debug, Default)]
pub(super) struct Uploaded {
    pub number: String,
    pub information: String,
    pub files: Vec<(String, Vec<u8>)>,
}

/// Whether the files of a request are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Files {
    Keep,
    Skip,
}

/// Reads a form with files. Nothing is read further than it may be long.
pub(super) async fn read(mut form: Multipart, files: Files) -> Result<Uploaded, Failure> {
    let mut uploaded = Uploaded::default();
    while let Some(field) = form.next_field().await.map_err(|error| unreadable(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        match (name.as_str(), field.file_name()) {
            ("files", Some(file)) if !file.is_empty() && files == Files::Keep => {
                let file = file.to_owned();
                if uploaded.files.len() >= FILES_MAX {
                    return Err(Failure::TooLarge);
                }
                // One byte more than allowed, so that the rule sees that it is too large.
                let (content, _) = bytes(field, EVIDENCE_BYTES_MAX + 1).await?;
                uploaded.files.push((file, content));
            }
            ("number", None) => uploaded.number = text(field).await?,
            ("information", None) => uploaded.information = text(field).await?,
            _ => (),
        }
    }
    Ok(uploaded)
}

async fn text(field: Field<'_>) -> Result<String, Failure> {
    let (bytes, is_whole) = bytes(field, TEXT_BYTES_MAX).await?;
    if !is_whole {
        return Err(Failure::TooLarge);
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure::Unreadable)?;
    if text.contains('\0') { Err(Failure::Unreadable) } else { Ok(text) }
}

/// The first bytes of a field, and whether they are all of it.
async fn bytes(mut field: Field<'_>, max: usize) -> Result<(Vec<u8>, bool), Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| unreadable(&error))? {
        let room = max - bytes.len();
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if chunk.len() > room {
            return Ok((bytes, false));
        }
    }
    Ok((bytes, true))
}

fn unreadable(error: &axum::extract::multipart::MultipartError) -> Failure {
    match error.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::Unreadable,
    }
}

/// Whether the customer gave it. What staff found is not for this page.
fn is_own(item: &Evidence) -> bool {
    item.by == Actor::Customer.to_string()
}

/// The list of them.
pub(super) fn own(page: &Page, complaint: &Complaint) -> Markup {
    let own = complaint.evidence.iter().enumerate().filter(|(_, item)| is_own(item));
    let own: Vec<_> = own.collect();
    html! {
        @if !own.is_empty() {
            section.k-portal-part id="files" {
                h2 { (page.t("portal-yours-files")) }
                ul.k-portal-files {
                    @for (place, item) in own {
                        @let name = args![("name", item.name.as_str()), ("size", size(item.length))];
                        li { a href={ "/portal/case/files/E-" (place + 1) } { (page.with("portal-file", name)) } }
                    }
                }
            }
        }
    }
}

/// Gives one of them back. The names are those of the visited complaint; another's file has none here.
pub(super) async fn show(view: View, jar: CookieJar, Path(name): Path<String>) -> Result<Response, Failure> {
    let db = view.app.db();
    let number = visited(db, token(&jar).unwrap_or_default(), view.app.now()).await.map_err(failure)?;
    let Some(number) = number else { return Ok(knock_again(&jar)) };
    let complaint = find(db, number).await.map_err(failure)?.ok_or(Failure::NotFound)?.complaint;
    let place = name.strip_prefix("E-").and_then(|place| place.parse::<usize>().ok());
    let item = place.and_then(|place| complaint.evidence.get(place.checked_sub(1)?));
    let item = item.filter(|item| is_own(item)).ok_or(Failure::NotFound)?;
    let content = evidence_content(db, &item.digest).await.map_err(failure)?.ok_or(Failure::NotFound)?;
    Ok(given_back(item, content))
}

/// Pictures may be shown; everything else is only ever downloaded, and neither may do anything.
fn given_back(item: &Evidence, content: Vec<u8>) -> Response {
    let is_picture = media::is_shown_inline(&item.media_type);
    let kind = if is_picture { item.media_type.as_str() } else { "application/octet-stream" };
    let way = if is_picture { "inline" } else { "attachment" };
    let disposition = format!("{way}; filename*=UTF-8''{}", escaped(&item.name));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_str(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition)),
        (header::CONTENT_SECURITY_POLICY, Ok(HeaderValue::from_static("default-src 'none'; sandbox"))),
    ];
    let mut response = content.into_response();
    for (name, value) in headers {
        if let Ok(value) = value {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The name in the way of RFC 8187, section 3.2.
fn escaped(name: &str) -> String {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&b);
    name.bytes().map(|b| if is_plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_cannot_break_out_of_its_header() {
        assert_eq!(escaped("账单\r\nX: \"1\".png"), "%E8%B4%A6%E5%8D%95%0D%0AX%3A%20%221%22.png");
    }
}
