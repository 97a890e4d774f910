use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode},
    middleware,
    routing::any,
};
use db::Db;
use kernel::Permission;
use serde_json::Value as Json;
use tmf::Destinations;
use tower::ServiceExt as _;
use web::Caller;

use crate::browser::house;

pub(crate) const TABLES: &[&[db::Migration]] =
    &[journal::MIGRATIONS, people::MIGRATIONS, customers::MIGRATIONS, tmf::MIGRATIONS];

pub(crate) const PERSON: &str = "/tmf-api/partyManagement/v5/individual";
pub(crate) const ORGANIZATION: &str = "/tmf-api/partyManagement/v5/organization";
pub(crate) const CUSTOMER: &str = "/tmf-api/customer/v5/customer";

/// The system `crm`, over the JSON API.
pub(crate) struct Client {
    router: Router,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Json,
}

impl Client {
    /// A client that may read and write.
    pub(crate) fn of(db: &Db) -> Self {
        Self::with(db, &[Permission::ApiRead, Permission::ApiWrite])
    }

    pub(crate) fn with(db: &Db, permissions: &[Permission]) -> Self {
        let caller = Caller {
            actor: "client:crm".parse().unwrap(),
            permissions: permissions.to_vec(),
            ..Caller::anonymous()
        };
        let nowhere = any(async || StatusCode::NOT_FOUND);
        let router = customers::api_routes(&Destinations::public()).into_router(house(db, caller), nowhere);
        Self { router: router.layer(middleware::from_fn(tmf::complete_errors)) }
    }

    pub(crate) async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", "Bearer t")
            .header("accept-language", "en");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, 1 << 22).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or_default();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[], "").await
    }

    pub(crate) async fn post(&self, path: &str, body: &Json) -> Answer {
        self.ask(Method::POST, path, &[("content-type", "application/json")], &body.to_string()).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Json) -> Answer {
        let headers = [("content-type", "application/merge-patch+json")];
        self.ask(Method::PATCH, path, &headers, &body.to_string()).await
    }
}

impl Answer {
    /// The error's status, code and message.
    pub(crate) fn error(&self) -> (u16, &str, &str) {
        let text = |name: &str| self.body[name].as_str().unwrap_or_else(|| panic!("{name}: {self:?}"));
        assert_eq!((text("@type"), text("status")), ("Error", self.status.as_str()));
        (self.status.as_u16(), text("code"), text("message"))
    }

    /// The ids of the items of a page.
    pub(crate) fn ids(&self) -> Vec<&str> {
        self.body.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
    }
}
