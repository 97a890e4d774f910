//! What a caller goes on sending after the answer is decided.
//!
//! Whoever is refused early (too large, not allowed, no such address) is often still sending. To close the connection
//! then would take the answer with it: many clients look for one only when they have sent everything (RFC 9112,
//! section 9.6). So the rest is read and thrown away, within bounds.

use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    Error,
    body::{Body, Bytes, HttpBody},
    extract::Request,
    http::header,
    middleware::Next,
    response::Response,
};
use hyper::body::{Frame, SizeHint};
use tokio::{runtime::Handle, time::timeout};

/// More than any form takes, evidence included; who sends still more is cut off.
const BYTES_MAX: usize = 100 * 1024 * 1024;
const WITHIN: Duration = Duration::from_secs(30);

/// Lets the request through with a body that is read to its end whatever becomes of it.
pub(crate) async fn read_to_the_end(request: Request, next: Next) -> Response {
    // Who asks before sending is told, and does not send.
    let asks_first = request.headers().contains_key(header::EXPECT);
    if asks_first || request.body().is_end_stream() {
        return next.run(request).await;
    }
    next.run(request.map(|body| Body::new(Unread(Some(body))))).await
}

/// A body that is not read to its end yet.
struct Unread(Option<Body>);

impl HttpBody for Unread {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let Some(body) = &mut self.0 else { return Poll::Ready(None) };
        let frame = Pin::new(body).poll_frame(cx);
        // After its end, and after an error, nothing comes any more.
        if matches!(frame, Poll::Ready(None | Some(Err(_)))) {
            self.0 = None;
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.0.as_ref().is_none_or(HttpBody::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.as_ref().map_or_else(|| SizeHint::with_exact(0), HttpBody::size_hint)
    }
}

impl Drop for Unread {
    fn drop(&mut self) {
        let Some(body) = self.0.take().filter(|body| !body.is_end_stream()) else { return };
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(timeout(WITHIN, throw_away(body)));
        }
    }
}

async fn throw_away(mut body: Body) {
    let mut read = 0;
    while read < BYTES_MAX {
        let frame = std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await;
        let Some(Ok(frame)) = frame else { return };
        read += frame.data_ref().map_or(0, Bytes::len);
    }
}
