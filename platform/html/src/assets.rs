//! The stylesheet, scripts and fonts that `web/build.mjs` made, embedded into the program.

use std::{
    borrow::Cow,
    collections::HashMap,
    future::{Ready, ready},
    sync::LazyLock,
};

use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

/// How to make what is missing.
const HOW_TO_BUILD: &str = "the stylesheet and scripts have not been built: \
    run `npm ci --prefix web && npm run build --prefix web`, then build the program again";

/// The name in the source → the name with the hash of its content.
static MANIFEST: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let file = Dist::get("manifest.json");
    file.and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
});

/// What to tell at start when the assets were not there as the program was built.
pub fn missing() -> Option<&'static str> {
    MANIFEST.is_empty().then_some(HOW_TO_BUILD)
}

/// Where an asset is served: `kefu.css` → `/assets/kefu-3F2A77QX.css`.
pub fn url(name: &str) -> String {
    let hashed = MANIFEST.get(name).map_or(Cow::Borrowed(name), |hashed| Cow::Borrowed(hashed.as_str()));
    format!("/assets/{hashed}")
}

/// A font of documents, by its file name. Nothing when the assets have not been built.
///
/// The bytes lie in the program's own file and are read from disk when they are used: no copy, and no memory while
/// no document is made. Pages never load these fonts.
pub fn font(name: &str) -> Option<Cow<'static, [u8]>> {
    Dist::get(&format!("fonts/{name}")).map(|file| file.data)
}

/// Answers `GET /assets/{file}`. A name carries the hash of its content, so that it may be cached for ever.
pub fn serve(Path(name): Path<String>) -> Ready<Response> {
    ready(file(&name))
}

fn file(name: &str) -> Response {
    let is_for_pages = name != "manifest.json" && !name.contains('/');
    let Some(file) = Dist::get(name).filter(|_| is_for_pages) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type(name))),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, file.data).into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some(_) | None => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_name_that_was_not_built_is_not_found() {
        for name in ["../Cargo.toml", "manifest.json", "no-such.js", "/etc/passwd"] {
            assert_eq!(serve(Path(name.to_owned())).await.status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

    #[tokio::test]
    async fn the_fonts_of_documents_are_carried_but_not_served() {
        if let Some(how) = missing() {
            println!("skipped: {how}");
            return;
        }
        let font = font("NotoSansSC_400Regular.ttf").expect("the build copies it");
        assert!(font.starts_with(&[0, 1, 0, 0]), "it is a TrueType file");
        let answer = serve(Path("fonts/NotoSansSC_400Regular.ttf".to_owned())).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn what_was_built_is_served_for_ever_and_never_sniffed() {
        if let Some(how) = missing() {
            println!("skipped: {how}");
            return;
        }
        let name = url("kefu.css");
        let answer = serve(Path(name.trim_start_matches("/assets/").to_owned())).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert!(answer.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    }
}
