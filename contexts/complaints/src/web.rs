//! The staff's pages of complaints: inbox and board, intake, the case, search, categories; and, in [`portal`], the
//! customers' own.
//!
//! A page shows the model's own answers ([`offers`](crate::complaint::Complaint::offers)) and decides no rule.
//! Every form posts to a noun below its complaint and is answered with a redirect, or with the complaint's page,
//! the refusal on top and the form as it was filled in. A caller that accepts `application/json` is answered with
//! the outcome, or with `{"rule", "clause", "message", "remedy"}`.

mod act;
mod answer;
mod boards;
mod bulk;
mod case;
mod categories;
mod clocks;
mod closing;
mod dossier;
mod evidence;
mod extension;
mod handover;
mod intake;
mod investigation;
mod judgement;
mod list;
mod live;
mod measures;
mod names;
mod notes;
mod of_customer;
mod portal;
mod search;
mod sent;
mod views;

use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
    routing::{MethodRouter, delete, get, post},
};
use kernel::Permission;
use web::{App, Routes, View};

pub use self::{boards::boards_routes, portal::portal_routes};
use crate::complaint::Step;

/// Every page of the desk, with what each asks of its caller.
pub fn desk_routes() -> Routes {
    use Permission as P;
    Routes::new()
        .route("/", P::SignedIn, get(home))
        .route("/complaints", P::ReadComplaints, get(list::show))
        .route("/complaints", P::TakeComplaints, post(intake::post).layer(evidence::upload_limit()))
        .route("/complaints/new", P::TakeComplaints, get(intake::show))
        .route("/complaints/of-customer/{number}", P::ReadComplaints, get(of_customer::show))
        .route("/complaints/bulk", P::HandleComplaints, post(bulk::post))
        .route("/complaints/views", P::ReadComplaints, post(views::keep))
        .route("/complaints/views/removal", P::ReadComplaints, post(views::remove))
        .route("/search", P::ReadComplaints, get(search::show))
        .route("/palette", P::ReadComplaints, get(search::palette))
        .route("/live", P::ReadComplaints, get(live::stream))
        .route("/drafts", P::HandleComplaints, post(live::keep_draft))
        .route("/admin/categories", P::Administer, get(categories::show).post(categories::post))
        .route("/admin/categories/{code}", P::Administer, get(categories::edit))
        .merge(reading_routes())
        .merge(step_routes())
}

/// One complaint, read.
fn reading_routes() -> Routes {
    use Permission as P;
    Routes::new()
        .route("/complaints/{number}", P::ReadComplaints, get(case::show))
        .route("/complaints/{number}/accepted", P::TakeComplaints, get(intake::accepted))
        .route("/complaints/{number}/dossier.pdf", P::ReadComplaints, get(dossier::show))
        .route("/complaints/{number}/timeline", P::ReadComplaints, get(case::show_timeline))
        .route("/complaints/{number}/steps", P::ReadComplaints, get(case::show_steps))
        .route("/complaints/{number}/clocks", P::ReadComplaints, get(clocks::show))
        .route("/complaints/{number}/presence", P::ReadComplaints, post(live::beat))
        .route("/complaints/{number}/evidence/{place}", P::ReadComplaints, get(evidence::show))
}

/// One complaint, and what can be done with it. Whether it may be done is the model's to say: a route asks only
/// whether its caller works on complaints at all.
fn step_routes() -> Routes {
    use Permission as P;
    let handling: [(&'static str, MethodRouter<App>, Step); 22] = [
        ("/complaints/{number}/judgement", post(judgement::post), Step::Judge),
        ("/complaints/{number}/dispatch", post(judgement::post_dispatch), Step::Dispatch),
        ("/complaints/{number}/handover", post(handover::post), Step::HandOver),
        ("/complaints/{number}/handover/acceptance", post(handover::post_acceptance), Step::AcceptHandover),
        ("/complaints/{number}/concerned", post(handover::post_concerned), Step::NameConcerned),
        ("/complaints/{number}/investigation", post(investigation::post), Step::Investigate),
        ("/complaints/{number}/findings", post(investigation::post_finding), Step::Find),
        ("/complaints/{number}/hold", post(investigation::post_hold), Step::Hold),
        (
            "/complaints/{number}/evidence",
            post(evidence::post).layer(evidence::upload_limit()),
            Step::AddEvidence,
        ),
        ("/complaints/{number}/measures", post(measures::post), Step::GrantMeasure),
        (
            "/complaints/{number}/measures/{place}/approval",
            post(measures::post_approval),
            Step::ApproveMeasure,
        ),
        ("/complaints/{number}/announcement", post(extension::post_announcement), Step::Extend),
        ("/complaints/{number}/extension", post(extension::post), Step::Extend),
        ("/complaints/{number}/due-date", post(notes::post_due_date), Step::Extend),
        ("/complaints/{number}/answer", post(answer::post), Step::Answer),
        ("/complaints/{number}/opinion", post(answer::post_opinion), Step::RecordOpinion),
        ("/complaints/{number}/attempts", post(answer::post_attempt), Step::RecordOpinion),
        ("/complaints/{number}/reopening", post(closing::post_reopening), Step::Reopen),
        ("/complaints/{number}/escalation", post(closing::post_escalation), Step::Escalate),
        ("/complaints/{number}/closing", post(closing::post), Step::Close),
        ("/complaints/{number}/chase", post(notes::post_chase), Step::Chase),
        ("/complaints/{number}/notes", post(notes::post), Step::Note),
    ];
    let ended: [(&'static str, MethodRouter<App>, Step); 2] = [
        ("/complaints/{number}/additions", post(closing::post_addition), Step::AddToFile),
        ("/complaints/{number}/appeal", post(closing::post_appeal), Step::LinkAppeal),
    ];
    // Who may review and re-examine goes by the post, not by the route: the model refuses the others on record.
    let second: [(&'static str, MethodRouter<App>, Step); 2] = [
        ("/complaints/{number}/review", post(judgement::post_review), Step::Review),
        ("/complaints/{number}/reexamination", post(closing::post_reexamination), Step::Reexamine),
    ];
    let mut routes =
        Routes::new().route("/complaints/{number}", P::HandleComplaints, delete(notes::delete_complaint));
    for (path, methods, step) in handling.into_iter().chain(ended) {
        routes =
            routes.route(path, P::HandleComplaints, methods).route(path, P::ReadComplaints, form_of(step));
    }
    for (path, methods, step) in second {
        routes = routes.route(path, P::ReadComplaints, methods.merge(form_of(step)));
    }
    routes
}

/// A step's address asked for without a form, such as by a reload: the complaint's page with the form.
fn form_of(step: Step) -> MethodRouter<App> {
    get(async move |Path(path): Path<std::collections::HashMap<String, String>>| -> Response {
        let number = path.get("number").map(String::as_str).unwrap_or_default();
        let number = number.parse::<crate::complaint::Number>();
        number.map_or_else(
            |_| web::Failure::NotFound.into_response(),
            |number| Redirect::to(&format!("/complaints/{number}?step={}", step.name())).into_response(),
        )
    })
}

/// `GET /`: where somebody's work begins.
async fn home(view: View) -> Redirect {
    let first = [
        (Permission::ReadComplaints, "/complaints"),
        (Permission::Administer, "/admin/categories"),
        (Permission::ReadBoards, "/boards"),
    ];
    let to = first.into_iter().find(|(permission, _)| view.caller.may(*permission));
    Redirect::to(to.map_or("/standard", |(_, to)| to))
}
