//! The customers' own pages: hand a complaint in, follow it, ask again, add to it, say what one thinks.
//!
//! They work without a script, keep what was entered whenever something is refused, and put no personal data into
//! an address. Whoever has shown whose complaint it is carries a token in a cookie; see [`crate::visit`].

mod actions;
mod case;
mod files;
mod follow;
mod letters;
mod receipt;
mod refused;
mod start;
mod status;
mod submit;
mod visitor;

use axum::{
    extract::DefaultBodyLimit,
    http::{HeaderValue, header},
    middleware::map_response,
    response::Response,
    routing::{MethodRouter, get, post},
};
use html::Page;
use kernel::{Actor, Deed, Permission, Purpose};
use web::{App, Failure, Routes, View};

use crate::Error;

/// The customers' pages.
pub fn portal_routes() -> Routes {
    let upload = || post(actions::inform).layer(DefaultBodyLimit::max(files::UPLOAD_BYTES_MAX));
    let routes: [(&'static str, MethodRouter<App>); 9] = [
        ("/portal", get(start::show)),
        ("/portal/submit", get(submit::show).post(submit::take)),
        ("/portal/receipt", get(receipt::show)),
        ("/portal/follow", get(follow::show).post(follow::take)),
        ("/portal/case", get(case::show)),
        ("/portal/case/chase", post(actions::chase)),
        ("/portal/case/information", upload()),
        ("/portal/case/opinion", post(actions::opinion)),
        ("/portal/leave", post(actions::leave)),
    ];
    routes
        .into_iter()
        .chain([("/portal/case/files/{name}", get(files::show))])
        .fold(Routes::new(), |all, (path, methods)| {
            all.route(path, Permission::Public, methods.layer(map_response(not_stored)))
        })
}

/// Nothing of these pages stays behind on a device that others use too.
async fn not_stored(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, private"));
    response
}

/// The page for a customer: also who is signed in as staff is one here.
fn page_of(view: &View) -> Page {
    let page = view.page.clone();
    Page { me: None, live: None, search: None, palette: None, nav: vec![], ..page }
}

/// What a customer does now. Also who is signed in as staff acts as a customer here.
fn deed(view: &View) -> Deed {
    Deed { by: Actor::Customer, purpose: Purpose::OwnMatter, at: view.app.now() }
}

/// A size as people read it.
fn size(bytes: u64) -> String {
    const KIB: u64 = 1 << 10;
    const MIB: u64 = 1 << 20;
    match bytes {
        0..KIB => format!("{bytes} B"),
        KIB..MIB => format!("{} KB", bytes.div_ceil(KIB)),
        MIB.. => format!("{} MB", bytes.div_ceil(MIB)),
    }
}

/// An error of a use case, as the page that says so. Refusals are shown with the form they belong to instead.
fn failure(error: Error) -> Failure {
    match error {
        Error::NotFound(_) => Failure::NotFound,
        Error::Refused(refusal) => refusal.into(),
        Error::Stale(_) => Failure::Stale,
        Error::Calendar(_) | Error::CalendarMissing(_) | Error::Store(_) => Failure::broken(error),
    }
}
