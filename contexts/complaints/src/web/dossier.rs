//! The case file as a PDF, with an evidence manifest of digests: what a regulator or a court is given.

mod document;

use std::sync::Arc;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use journal::settle;
use kernel::Purpose;
use pdf::{FontFile, Fonts};
use web::Failure;

use super::{act::Visit, case::Case};
use crate::{CONTEXT, export_dossier};

/// `GET /complaints/{number}/dossier.pdf`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let Visit { view, number, .. } = visit;
    let case = Case::load_whole(&view, number).await?;
    let document = document::of(&view.page, &case);
    let language = view.page.words.language;
    // Setting a long file takes a while; other requests go on beside it.
    let rendered = tokio::task::spawn_blocking(move || {
        let fonts = Fonts::noto(language, font).ok_or(FontsMissing)?;
        pdf::render(&document, &fonts).map_err(Failure::broken)
    });
    let content = rendered.await.map_err(Failure::broken)??;
    let deed = view.deed(Purpose::ComplaintHandling);
    let tx = view.app.db().begin().await?;
    let outcome = export_dossier(&tx, &deed, number).await;
    settle(view.app.db(), tx, &deed, CONTEXT, &number.to_string(), outcome).await?;
    let name = format!("attachment; filename=\"{number}.pdf\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Failure::broken)?),
    ];
    Ok((headers, content).into_response())
}

/// The program was built without its fonts.
#[derive(Debug, thiserror::Error)]
#[error("the fonts of documents have not been built: make assets")]
struct FontsMissing;

impl From<FontsMissing> for Failure {
    fn from(missing: FontsMissing) -> Self {
        Self::broken(missing)
    }
}

fn font(name: &str) -> Option<FontFile> {
    Some(Arc::new(html::assets::font(name)?))
}
