use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header, request},
    routing::any,
};
use complaints::complaint::Number;
use serde_json::Value as Json;
use tower::ServiceExt as _;
use web::{App, Failure};

/// A member of staff at a browser without JavaScript that does not follow redirects by itself.
pub(crate) struct Browser {
    router: Router,
    staff: &'static str,
    language: &'static str,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Browser {
    pub(crate) fn of(app: App, staff: &'static str) -> Self {
        let nowhere = any(async || Failure::NotFound);
        Self { router: complaints::desk_routes().into_router(app, nowhere), staff, language: "zh-CN" }
    }

    pub(crate) fn reading(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form as a browser does.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(form(Method::POST, path), encoded(fields)).await
    }

    /// Sends a form and asks for the outcome instead of a page.
    pub(crate) async fn ask(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = form(Method::POST, path).header(header::ACCEPT, "application/json");
        self.send(request, encoded(fields)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        let request = form(Method::DELETE, path).header(header::ACCEPT, "application/json");
        self.send(request, Body::empty()).await
    }

    /// Sends a form with files, each a name and its content.
    pub(crate) async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Answer {
        self.upload_for("application/json", path, fields, files).await
    }

    /// As `upload`, and is answered with a page.
    pub(crate) async fn upload_as_browser(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Answer {
        self.upload_for("text/html", path, fields, files).await
    }

    async fn upload_for(
        &self,
        accepted: &str,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Answer {
        const BOUNDARY: &str = "----kefu-test-boundary";
        let mut body = vec![];
        for (name, value) in fields {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(value.as_bytes());
            body.extend_from_slice(b"\r\n");
        }
        for (name, content) in files {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
                 Content-Type: text/html\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT, accepted)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        self.send(request, body.into()).await
    }

    pub(crate) async fn send(&self, request: request::Builder, body: Body) -> Answer {
        let request = request
            .header(header::COOKIE, format!("kefu_session={}", self.staff))
            .header(header::ACCEPT_LANGUAGE, self.language);
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    /// Takes in a complaint about a service that nobody ordered, as S1 does, and says its number.
    pub(crate) async fn takes_in(&self, more: &[(&str, &str)]) -> Number {
        let mut fields = vec![
            ("text", "账单里多了视频彩铃会员 30 元,我从没定过。"),
            ("demand", "退还 30 元"),
            ("category", "vas-not-ordered"),
            ("channel", "phone"),
            ("name", "何雨"),
            ("phone", "139 0000 0001"),
            ("language", "zh-CN"),
        ];
        fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        fields.extend(more);
        let answer = self.ask("/complaints", &fields).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()["number"].as_str().unwrap().parse().unwrap()
    }

    /// Takes a step that must be allowed.
    pub(crate) async fn does(&self, number: Number, noun: &str, fields: &[(&str, &str)]) -> Json {
        let answer = self.ask(&format!("/complaints/{number}/{noun}"), fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{noun}: {}", answer.text());
        answer.json()
    }
}

fn form(method: Method, path: &str) -> request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

fn encoded(fields: &[(&str, &str)]) -> Body {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields);
    form.finish().into()
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn json(&self) -> Json {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// Where it leads.
    pub(crate) fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().unwrap()
    }

    /// Whether the page says this, in the words of the language files.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }
}
