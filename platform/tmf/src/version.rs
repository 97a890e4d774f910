use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::TmfError;

/// The number of a resource's last change, shown to callers as its `ETag` (RFC 9110, section 8.8.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version(pub i64);

impl Version {
    /// The value of the `ETag` header.
    pub fn etag(self) -> HeaderValue {
        let text = format!("\"{}\"", self.0);
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("\"0\""))
    }

    /// Refuses a change by somebody who has seen another version: what `If-Match` is for. Without the header
    /// every change is allowed.
    pub fn check_if_match(self, headers: &HeaderMap) -> Result<(), TmfError> {
        match self.is_listed(headers, &header::IF_MATCH) {
            Ok(None | Some(true)) => Ok(()),
            Ok(Some(false)) => Err(TmfError::stale()),
            Err(NoTag) => Err(TmfError::malformed("The header If-Match holds no entity tag such as \"7\".")),
        }
    }

    /// The 304 for a reader who has this version already and said so in `If-None-Match`. A header that cannot
    /// be read is as good as none: the reader gets the resource.
    pub fn not_modified(self, headers: &HeaderMap) -> Option<Response> {
        let is_known = self.is_listed(headers, &header::IF_NONE_MATCH) == Ok(Some(true));
        is_known.then(|| (StatusCode::NOT_MODIFIED, [(header::ETAG, self.etag())]).into_response())
    }

    /// Whether the header, if there is one, lists this version.
    ///
    /// A weak tag counts like a strong one: the number says exactly which version is meant, and proxies that
    /// compress answers weaken our tags on the way.
    fn is_listed(self, headers: &HeaderMap, name: &header::HeaderName) -> Result<Option<bool>, NoTag> {
        let mut listed = None;
        for value in headers.get_all(name) {
            let text = value.to_str().map_err(|_| NoTag)?;
            for tag in text.split(',').map(str::trim) {
                let is_this = tag == "*" || opaque(tag).ok_or(NoTag)? == self.0.to_string();
                listed = Some(listed == Some(true) || is_this);
            }
        }
        Ok(listed)
    }
}

/// What stands between the quotes of an entity tag.
fn opaque(tag: &str) -> Option<&str> {
    tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')
}

/// The header holds something else than entity tags.
#[derive(Debug, PartialEq, Eq)]
struct NoTag;

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn a_change_of_an_old_version_is_stale() {
        let error = Version(8).check_if_match(&with(header::IF_MATCH, "\"7\"")).unwrap_err();
        assert_eq!(error.status(), StatusCode::PRECONDITION_FAILED);
    }

    #[test]
    fn a_change_of_this_version_or_of_any_is_allowed() {
        for value in ["\"7\"", "W/\"7\"", "\"6\", \"7\"", "*"] {
            Version(7).check_if_match(&with(header::IF_MATCH, value)).unwrap();
        }
        Version(7).check_if_match(&HeaderMap::new()).unwrap();
    }

    #[test]
    fn a_tag_that_is_none_is_refused() {
        for value in ["7", "\"7", "", "W/7"] {
            let error = Version(7).check_if_match(&with(header::IF_MATCH, value)).unwrap_err();
            assert_eq!(error.status(), StatusCode::BAD_REQUEST, "{value}");
        }
    }

    #[test]
    fn a_reader_who_has_it_is_told_so() {
        let known = Version(7).not_modified(&with(header::IF_NONE_MATCH, "\"7\"")).unwrap();
        assert_eq!(known.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(known.headers()[header::ETAG], "\"7\"");
        for value in ["\"7\"", "7", ""] {
            assert!(Version(8).not_modified(&with(header::IF_NONE_MATCH, value)).is_none(), "{value}");
        }
        assert!(Version(8).not_modified(&HeaderMap::new()).is_none());
    }
}
