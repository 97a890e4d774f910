mod strict;

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

pub(crate) use self::strict::parse;
use crate::TmfError;

/// The bytes of a JSON body at most.
pub const JSON_BYTES_MAX: usize = 1024 * 1024;

const JSON: &str = "application/json";

/// A JSON body: `application/json`, at most [`JSON_BYTES_MAX`], no attribute twice, not nested too deeply.
/// [`read`] turns it into what the resource knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Document(pub Json);

impl<S: Sync> FromRequest<S> for Document {
    type Rejection = TmfError;

    async fn from_request(request: Request, _: &S) -> Result<Self, TmfError> {
        if media_type(request.headers()).as_deref() != Some(JSON) {
            return Err(TmfError::unsupported_media_type(&[JSON]));
        }
        parse(&collect(request.into_body()).await?).map(Self)
    }
}

/// The media type of the body, in lower case and without parameters; `None` where it is not told, or where the
/// text is not in UTF-8.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?.to_ascii_lowercase();
    let (essence, parameters) = value.split_once(';').unwrap_or((&value, ""));
    let charset = parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("charset="));
    let is_utf8 =
        charset.is_none_or(|charset| matches!(charset.trim_matches('"'), "utf-8" | "utf8" | "us-ascii"));
    is_utf8.then(|| essence.trim().to_owned())
}

pub(crate) async fn collect(body: Body) -> Result<Vec<u8>, TmfError> {
    // It fails too when the caller hangs up, and then nobody reads the answer.
    let bytes = to_bytes(body, JSON_BYTES_MAX).await.map_err(|_| TmfError::too_large(JSON_BYTES_MAX))?;
    Ok(bytes.into())
}

/// Reads a document as a wire type. The error names the attribute: the one that is missing, malformed or, on a
/// type that says `deny_unknown_fields`, not known.
///
/// Text with a NUL character is refused: PostgreSQL cannot store it.
///
/// ```
/// #[derive(serde::Deserialize, Debug)]
/// #[serde(deny_unknown_fields)]
/// struct Parcel {
///     name: String,
/// }
/// let error = tmf::read::<Parcel>(serde_json::json!({})).unwrap_err();
/// assert_eq!(error.message(), "`name` is missing.");
/// ```
pub fn read<T: DeserializeOwned>(document: Json) -> Result<T, TmfError> {
    if !document.is_object() {
        return Err(TmfError::malformed("The body is no JSON object."));
    }
    if let Some(path) = nul_path(&document) {
        return Err(TmfError::attribute(&path, "holds a NUL character"));
    }
    serde_path_to_error::deserialize(document).map_err(|error| {
        let path = error.path().to_string();
        attribute_error(path.trim_start_matches('.'), &error.inner().to_string())
    })
}

/// Tells what serde says in the words of the interface.
fn attribute_error(path: &str, problem: &str) -> TmfError {
    let quoted = |prefix: &str| problem.strip_prefix(prefix)?.split('`').next();
    let below = |name: &str| match path {
        "" => name.to_owned(),
        path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        path => format!("{path}.{name}"),
    };
    if let Some(name) = quoted("missing field `") {
        return TmfError::attribute(&below(name), "is missing");
    }
    if let Some(name) = quoted("unknown field `") {
        return TmfError::unknown_attribute(&below(name), "this type");
    }
    let path = if path.is_empty() { "The body" } else { path };
    TmfError::attribute(path, format!("is malformed: {}", problem.chars().take(200).collect::<String>()))
}

fn nul_path(value: &Json) -> Option<String> {
    let below = |name: String, value: &Json| {
        nul_path(value).map(|rest| if rest.is_empty() { name.clone() } else { format!("{name}.{rest}") })
    };
    match value {
        Json::String(text) => text.contains('\0').then(String::new),
        Json::Array(items) => items.iter().enumerate().find_map(|(i, item)| below(i.to_string(), item)),
        Json::Object(object) => object.iter().find_map(|(name, value)| {
            if name.contains('\0') { Some(name.replace('\0', "\\0")) } else { below(name.clone(), value) }
        }),
        Json::Null | Json::Bool(_) | Json::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, StatusCode};
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    #[expect(dead_code, reason = "only what cannot be read matters here")]
    struct Parcel {
        #[serde(rename = "@type")]
        at_type: String,
        #[serde(default)]
        content: Vec<Content>,
        due_date: Option<jiff::Timestamp>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only what cannot be read matters here")]
    struct Content {
        name: String,
    }

    fn check(document: Json, expected: &str) {
        let error = read::<Parcel>(document).unwrap_err();
        assert_eq!(error.status(), StatusCode::BAD_REQUEST);
        assert!(error.message().starts_with(expected), "{}", error.message());
    }

    #[test]
    fn a_missing_attribute_isnamed() {
        check(json!({}), "`@type` is missing");
        check(json!({ "@type": "P", "content": [{ "name": "a" }, {}] }), "`content[1].name` is missing");
    }

    #[test]
    fn an_unknown_attribute_isnamed() {
        check(json!({ "@type": "P", "colour": 1 }), "`colour` is no attribute");
        check(json!({ "@type": "P", "content": [{ "x": 1 }] }), "`content[0].x` is no attribute");
    }

    #[test]
    fn a_malformed_attribute_isnamed() {
        check(json!({ "@type": 7 }), "`@type` is malformed");
        check(json!({ "@type": "P", "dueDate": "tomorrow" }), "`dueDate` is malformed");
        check(json!({ "@type": "P", "content": "none" }), "`content` is malformed");
    }

    #[test]
    fn a_body_that_is_no_object_is_refused() {
        for document in [json!([]), json!("text"), json!(7), Json::Null] {
            check(document, "The body is no JSON object");
        }
    }

    #[test]
    fn a_nul_character_is_refused_where_it_stands() {
        check(json!({ "@type": "P", "content": [{ "name": "a\0" }] }), "`content.0.name` holds a NUL");
        check(json!({ "a\0": 1 }), "`a\\0` holds a NUL");
    }

    async fn extract(content_type: Option<&'static str>, body: impl Into<Body>) -> Result<Json, TmfError> {
        let mut request = Request::new(body.into());
        if let Some(value) = content_type {
            request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(value));
        }
        Document::from_request(request, &()).await.map(|document| document.0)
    }

    #[tokio::test]
    async fn a_body_says_that_it_is_json() {
        assert_eq!(extract(Some("application/json"), "{}").await.unwrap(), json!({}));
        assert_eq!(extract(Some("Application/JSON; charset=UTF-8"), "{}").await.unwrap(), json!({}));
        let others = ["text/plain", "application/json; charset=gbk", "application/jsonx", "application/xml"];
        for content_type in others.into_iter().map(Some).chain([None]) {
            let error = extract(content_type, "{}").await.unwrap_err();
            assert_eq!(error.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE, "{content_type:?}");
        }
    }

    #[tokio::test]
    async fn a_body_that_is_too_large_is_refused() {
        let error = extract(Some("application/json"), vec![b' '; JSON_BYTES_MAX + 1]).await.unwrap_err();
        assert_eq!(error.status(), StatusCode::PAYLOAD_TOO_LARGE);
    }
}
