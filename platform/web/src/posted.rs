use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use axum_extra::extract::Form;
use serde::de::DeserializeOwned;

use crate::Failure;

/// What a form posted; a name that stands several times, such as that of check boxes, is read into a list.
/// What cannot be read is answered with a page that says so; so is a NUL, which no person types and PostgreSQL
/// does not store.
#[derive(Debug, Clone, Copy)]
pub struct Posted<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Posted<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let body = Bytes::from_request(whole, state)
            .await
            .map_err(|rejection| failure(&rejection.into_response()))?;
        if body.contains(&0) || body.windows(3).any(|escape| escape == b"%00") {
            return Err(Failure::Unreadable);
        }
        let request = Request::from_parts(parts, Body::from(body));
        match Form::from_request(request, state).await {
            Ok(Form(posted)) => Ok(Self(posted)),
            Err(rejection) => Err(failure(&rejection.into_response())),
        }
    }
}

fn failure(rejection: &Response) -> Failure {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::header};
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Order {
        name: String,
        #[serde(default)]
        toppings: Vec<String>,
    }

    async fn read(content_type: &str, body: impl Into<Body>) -> Result<Order, StatusCode> {
        let request =
            Request::post("/").header(header::CONTENT_TYPE, content_type).body(body.into()).unwrap();
        let posted = Posted::from_request(request, &()).await;
        posted.map(|Posted(order)| order).map_err(|failure| failure.into_response().status())
    }

    const FORM: &str = "application/x-www-form-urlencoded";

    #[tokio::test]
    async fn check_boxes_are_read_into_a_list() {
        let order = Order { name: "何雨".to_owned(), toppings: vec!["a".to_owned(), "b".to_owned()] };
        assert_eq!(read(FORM, "toppings=a&name=%E4%BD%95%E9%9B%A8&toppings=b").await, Ok(order));
        assert_eq!(read(FORM, "name=").await, Ok(Order { name: String::new(), toppings: vec![] }));
    }

    #[tokio::test]
    async fn what_is_no_such_form_is_unreadable() {
        assert_eq!(read("application/json", "{}").await, Err(StatusCode::BAD_REQUEST));
        assert_eq!(read(FORM, "toppings=a").await, Err(StatusCode::BAD_REQUEST));
    }

    #[tokio::test]
    async fn a_form_with_a_nul_is_unreadable_and_one_that_writes_about_it_is_not() {
        assert_eq!(read(FORM, "name=a%00b").await, Err(StatusCode::BAD_REQUEST));
        assert_eq!(read(FORM, "name=a\0b").await, Err(StatusCode::BAD_REQUEST));
        assert_eq!(read(FORM, "name=%2500").await.map(|order| order.name), Ok("%00".to_owned()));
    }

    #[tokio::test]
    async fn a_form_of_three_megabytes_is_too_large() {
        assert_eq!(read(FORM, "x".repeat(3 << 20)).await, Err(StatusCode::PAYLOAD_TOO_LARGE));
    }
}
