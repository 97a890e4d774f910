use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use serde_json::Value as Json;

use crate::{Edition, Query, select_fields};

/// One page of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The items of the page.
    pub items: Vec<T>,
    /// How many items the filters leave, on all pages.
    pub total: i64,
    pub(crate) offset: i64,
    pub(crate) limit: i64,
}

/// How many items the filters leave, on all pages.
const TOTAL_COUNT: HeaderName = HeaderName::from_static("x-total-count");
/// How many items this page has.
const RESULT_COUNT: HeaderName = HeaderName::from_static("x-result-count");

impl<T> Page<T> {
    /// The page with each item turned into something else, usually into what the contract calls it.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        let Self { items, total, offset, limit } = self;
        Page { items: items.into_iter().map(turn).collect(), total, offset, limit }
    }
}

impl Page<Json> {
    /// The answer: the selected attributes of the items, the counts, and links to the other pages.
    ///
    /// A v4 answer that is not the whole collection has status 206; v5 knows 200 only.
    pub fn respond(mut self, edition: Edition, uri: &Uri, query: &Query) -> Response {
        for item in &mut self.items {
            select_fields(item, query.fields());
        }
        let is_partial = i64::try_from(self.items.len()).unwrap_or(i64::MAX) < self.total;
        let status = match edition {
            Edition::V4 if is_partial => StatusCode::PARTIAL_CONTENT,
            Edition::V4 | Edition::V5 => StatusCode::OK,
        };
        let mut headers = HeaderMap::new();
        headers.insert(TOTAL_COUNT, self.total.into());
        headers.insert(RESULT_COUNT, self.items.len().into());
        if let Ok(links) = HeaderValue::from_str(&self.links(uri)) {
            headers.insert(header::LINK, links);
        }
        (status, headers, axum::Json(self.items)).into_response()
    }
}

impl<T> Page<T> {
    /// The `Link` header (RFC 8288). Its targets are relative: no header of the caller decides where they lead.
    fn links(&self, uri: &Uri) -> String {
        let Self { total, offset, limit, .. } = *self;
        let mut links = vec![link(uri, 0, limit, "first")];
        if limit == 0 {
            return links.join("");
        }
        // The last page is counted from where the caller is, so that following `next` arrives there.
        let last = if total > offset {
            offset + (total - 1 - offset) / limit * limit
        } else {
            (total - 1).max(0) / limit * limit
        };
        if offset > last {
            links.push(link(uri, last, limit, "prev"));
        } else if offset > 0 {
            links.push(link(uri, (offset - limit).max(0), limit.min(offset), "prev"));
        }
        if offset + limit < total {
            links.push(link(uri, offset + limit, limit, "next"));
        }
        links.push(link(uri, last, limit, "last"));
        links.join(", ")
    }
}

/// A link to another page of the same query.
fn link(uri: &Uri, offset: i64, limit: i64, relation: &str) -> String {
    let mut target = format!("{}?", uri.path());
    for segment in uri.query().unwrap_or_default().split('&') {
        let name = segment.split('=').next().unwrap_or_default();
        if !matches!(name, "" | "offset" | "limit") {
            for byte in segment.bytes() {
                // A sign that could end the target early is encoded.
                match byte {
                    b'!' | b'#'..=b';' | b'=' | b'?'..=b'_' | b'a'..=b'~' => target.push(char::from(byte)),
                    _ => target.extend(["%".to_owned(), format!("{byte:02X}")]),
                }
            }
            target.push('&');
        }
    }
    format!("<{target}offset={offset}&limit={limit}>; rel=\"{relation}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(uri: &str, total: i64, offset: i64, limit: i64, expected: &[(&str, i64, i64)]) {
        let page = Page { items: Vec::<Json>::new(), total, offset, limit };
        let links = page.links(&uri.parse().unwrap());
        let expected: Vec<_> = expected
            .iter()
            .map(|(relation, offset, limit)| {
                format!("</t?status=open&offset={offset}&limit={limit}>; rel=\"{relation}\"")
            })
            .collect();
        assert_eq!(links, expected.join(", "));
    }

    #[test]
    fn the_first_page_leads_on() {
        let links = [("first", 0, 10), ("next", 10, 10), ("last", 20, 10)];
        check("/t?offset=0&status=open&limit=10", 25, 0, 10, &links);
    }

    #[test]
    fn the_pages_before_do_not_overlap() {
        let links = [("first", 0, 10), ("prev", 0, 3), ("next", 13, 10), ("last", 23, 10)];
        check("/t?status=open", 25, 3, 10, &links);
    }

    #[test]
    fn beyond_the_end_the_page_before_is_the_last() {
        check("/t?status=open", 25, 90, 10, &[("first", 0, 10), ("prev", 20, 10), ("last", 20, 10)]);
    }

    #[test]
    fn an_empty_collection_has_one_page() {
        check("/t?status=open", 0, 0, 10, &[("first", 0, 10), ("last", 0, 10)]);
    }

    #[test]
    fn a_query_cannot_end_a_link_early() {
        let page = Page { items: Vec::<Json>::new(), total: 0, offset: 0, limit: 0 };
        let uri: Uri = "/t?name=%3E,x%22&rel=光".parse().unwrap();
        let expected = "</t?name=%3E,x%22&rel=%E5%85%89&offset=0&limit=0>; rel=\"first\"";
        assert_eq!(page.links(&uri), expected);
    }
}
