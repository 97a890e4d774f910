use axum::{
    Json,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::{Fields, TmfError, Version, select_fields};

/// 200: a resource, or as much of it as was asked for, with its version as `ETag`.
pub fn found(resource: Value, version: Version, fields: &Fields) -> Response {
    told(StatusCode::OK, resource, version, fields)
}

/// 201: a resource that has just been made. `Location` is its `href`.
pub fn created(resource: Value, version: Version, fields: &Fields) -> Response {
    let href = resource.get("href").and_then(Value::as_str).map(HeaderValue::from_str);
    let mut response = told(StatusCode::CREATED, resource, version, fields);
    if let Some(Ok(href)) = href {
        response.headers_mut().insert(header::LOCATION, href);
    }
    response
}

fn told(status: StatusCode, mut resource: Value, version: Version, fields: &Fields) -> Response {
    select_fields(&mut resource, fields);
    (status, [(header::ETAG, version.etag())], Json(resource)).into_response()
}

/// Gives errors that did not come from a handler of ours the body that the contracts want: unknown paths and
/// methods, callers who are not let in, handlers that broke. For the routes below `/tmf-api/`, outermost.
///
/// ```
/// # use axum::{Router, middleware};
/// let router: Router = Router::new().layer(middleware::from_fn(tmf::complete_errors));
/// ```
pub async fn complete_errors(request: Request, next: Next) -> Response {
    let is_ours = request.uri().path().starts_with("/tmf-api/");
    let response = next.run(request).await;
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_ours || !is_error || is_json(response.headers()) {
        return response;
    }
    let (parts, _) = response.into_parts();
    let mut completed = TmfError::of_status(status).into_response();
    for (name, value) in parts.headers {
        // What describes the dropped body goes with it; what tells the caller how to go on stays.
        if let Some(name) = name
            && ![header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING].contains(&name)
        {
            completed.headers_mut().insert(name, value);
        }
    }
    completed
}

fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| value.starts_with("application/json"))
}

#[cfg(test)]
mod tests {
    use axum::{
        Router,
        body::{Body, to_bytes},
        http::Method,
        middleware,
        routing::get,
    };
    use serde_json::json;
    use tower::ServiceExt as _;

    use super::*;

    async fn ask(method: Method, path: &str) -> (StatusCode, HeaderMap, Option<Value>) {
        let refused = || async { TmfError::conflict("due-date-fixed", "No.") };
        let router = Router::new()
            .route("/tmf-api/t/v5/t", get(async || "[]"))
            .route("/tmf-api/t/v5/locked", get(async || StatusCode::UNAUTHORIZED))
            .route("/tmf-api/t/v5/refused", get(refused))
            .layer(middleware::from_fn(complete_errors));
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, 10_000).await.unwrap();
        (parts.status, parts.headers, serde_json::from_slice(&bytes).ok())
    }

    #[tokio::test]
    async fn an_error_without_a_body_gets_the_contract_s() {
        let (status, _, body) = ask(Method::GET, "/tmf-api/t/v5/nothing").await;
        assert_eq!((status, body.unwrap()["code"].as_str()), (StatusCode::NOT_FOUND, Some("not-found")));
        let (status, headers, body) = ask(Method::GET, "/tmf-api/t/v5/locked").await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert_eq!(headers[header::WWW_AUTHENTICATE], "Bearer");
        assert_eq!(body.unwrap()["@type"], "Error");
        let (status, headers, body) = ask(Method::DELETE, "/tmf-api/t/v5/t").await;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(headers[header::ALLOW], "GET,HEAD");
        assert_eq!(body.unwrap()["status"], "405");
    }

    #[tokio::test]
    async fn what_a_handler_said_stays() {
        let (status, _, body) = ask(Method::GET, "/tmf-api/t/v5/refused").await;
        assert_eq!((status, body.unwrap()["code"].as_str()), (StatusCode::CONFLICT, Some("due-date-fixed")));
        assert_eq!(ask(Method::GET, "/tmf-api/t/v5/t").await.2, Some(json!([])));
        assert_eq!(ask(Method::GET, "/elsewhere").await.2, None);
    }

    #[test]
    fn a_new_resource_says_where_it_is() {
        let parcel = json!({ "id": "P1", "href": "/tmf-api/p/v5/parcel/P1", "name": "Books" });
        let response = created(parcel, Version(1), &Fields::All);
        assert_eq!(response.status(), StatusCode::CREATED);
        assert_eq!(response.headers()[header::LOCATION], "/tmf-api/p/v5/parcel/P1");
        assert_eq!(response.headers()[header::ETAG], "\"1\"");
    }
}
