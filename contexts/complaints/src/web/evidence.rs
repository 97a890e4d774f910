//! Evidence files: handing them in, and handing them out again without danger to the reader.

use axum::{
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use html::{Field, FieldErrors, Markup, Page, html};
use web::Failure;

use super::{
    act::{Act, Answer, Visit},
    case::{self, Form},
    sent::SentFile,
};
use crate::{
    AddEvidence, EVIDENCE_BYTES_MAX, add_evidence,
    complaint::{Evidence, Number, Step},
    evidence_content, find, media, view,
};

/// All files of one form together, in bytes.
const UPLOAD_BYTES_MAX: usize = 3 * EVIDENCE_BYTES_MAX;

/// What a request with files may carry.
pub(super) fn upload_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(UPLOAD_BYTES_MAX)
}

/// The files and what they show.
pub(super) fn form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let content = html! {
        (field(page, "complaint-files").error_in(form.errors).required().markup(page))
        (form.line("description", "complaint-description").hint(page.t("complaint-description-hint"))
            .markup(page))
        (form.send("complaint-step-add-evidence"))
    };
    page.upload(&form.action("evidence"), content)
}

/// The input for evidence files.
pub(super) fn field(page: &Page, label: &str) -> Field {
    Field::files("files", page.t(label)).file_limit(EVIDENCE_BYTES_MAX as u64)
}

/// `POST /complaints/{number}/evidence` (multipart): files and a description. All of them, or none.
pub(super) async fn post(mut act: Act) -> Answer {
    let files = std::mem::take(&mut act.sent.files);
    if files.is_empty() {
        let mut errors = FieldErrors::new();
        errors.add("files", act.visit.view.page.t("complaint-error-files"));
        return act.wrong(errors, Step::AddEvidence).await;
    }
    let (tx, deed) = act.begin().await?;
    let description = act.sent.get("description").to_owned();
    let mut outcome = Err(crate::Error::NotFound(act.number()));
    for file in files {
        outcome = add_evidence(&tx, &deed, item(act.number(), file, &description)).await;
        if outcome.is_err() {
            break;
        }
    }
    act.settle(tx, &deed, outcome, Step::AddEvidence, "complaint-said-evidence").await
}

/// A sent file as an evidence item.
pub(super) fn item(number: Number, file: SentFile, description: &str) -> AddEvidence {
    AddEvidence { number, name: file.name, description: description.to_owned(), content: file.content }
}

/// `GET /complaints/{number}/evidence/{place}`: a file. The look is on record.
pub(super) async fn show(visit: Visit) -> Answer {
    let Visit { view, number, place } = visit;
    let db = view.app.db();
    let found = find(db, number).await?.ok_or(Failure::NotFound)?;
    let item = place.checked_sub(1).and_then(|place| found.complaint.evidence.get(place));
    let item = item.ok_or(Failure::NotFound)?;
    view::view(db, &view.deed(case::purpose(&view)), number).await?;
    let content = evidence_content(db, &item.digest).await?.ok_or(Failure::NotFound)?;
    Ok(file(item, content))
}

/// A file that came from outside. A browser shows pictures that carry no script, and saves everything else.
fn file(item: &Evidence, content: Vec<u8>) -> Response {
    let kind = if media::is_shown_inline(&item.media_type) { "inline" } else { "attachment" };
    let disposition = format!("{kind}; filename*=UTF-8''{}", percent_encoded(&item.name));
    let sent_type = match item.media_type.as_str() {
        "text/plain" => "text/plain; charset=utf-8",
        other => other,
    };
    let value = |text: &str| HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("attachment"));
    let headers: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_TYPE, value(sent_type)),
        (header::CONTENT_DISPOSITION, value(&disposition)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    (headers, content).into_response()
}

/// RFC 8187: what is no attribute character is written as its bytes.
fn percent_encoded(name: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let encoded = name.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") });
    encoded.collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::complaint::Digest;

    fn check(media_type: &str, expected: &str) {
        let item = Evidence {
            by: "staff:1002".to_owned(),
            at: Timestamp::UNIX_EPOCH,
            name: "账单 1.html\"".to_owned(),
            description: String::new(),
            media_type: media_type.to_owned(),
            length: 1,
            digest: Digest::of_bytes([0; 32]),
        };
        let answer = file(&item, vec![b'<']);
        assert_eq!(answer.headers()[header::CONTENT_DISPOSITION], expected);
        assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(answer.headers()[header::CONTENT_SECURITY_POLICY], "default-src 'none'; sandbox");
    }

    #[test]
    fn only_pictures_are_shown_and_everything_else_is_saved() {
        let name = "filename*=UTF-8''%E8%B4%A6%E5%8D%95%201.html%22";
        check("image/png", &format!("inline; {name}"));
        check("text/plain", &format!("attachment; {name}"));
        check("application/pdf", &format!("attachment; {name}"));
        check("application/octet-stream", &format!("attachment; {name}"));
    }
}
