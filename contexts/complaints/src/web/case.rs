//! The page of one complaint.

mod content;
mod context;
mod form;
mod header;
mod steps;
pub(super) mod timeline;

use std::collections::HashMap;

use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use html::{Composer, Desk, Field, FieldErrors, Markup, Notice, Page, Tone, html};
use i18n::args;
use kernel::{Permission, Purpose, Refusal, StaffNumber};
use people::Directory;
use web::{Failure, View};

pub(super) use self::{
    content::{items, total},
    form::Form,
};
use super::{
    act::{Answer, Visit},
    clocks, names,
    sent::Sent,
};
use crate::{
    CONTEXT, CategoryNames, Filter, Line, RootCause, Rules,
    complaint::{Complaint, Handler, Number, Step},
    desk,
    find::find_named,
    handover::{Candidate, candidates},
    inbox::beside,
    root_causes, view,
};

/// So many entries of a complaint's journal stand on its page; a link leads on.
const ENTRIES_MAX: i64 = 400;

/// A complaint with everything its page shows.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) complaint: Complaint,
    pub(super) category: Option<CategoryNames>,
    pub(super) entries: Vec<journal::Recorded>,
    pub(super) directory: Directory,
    pub(super) drafts: HashMap<String, String>,
    pub(super) me: Handler,
    pub(super) rules: Rules,
    /// Who could take it over; asked for by the form that needs it.
    pub(super) candidates: Vec<Candidate>,
    /// Root causes given lately; asked for by the form that needs them.
    pub(super) root_causes: Vec<RootCause>,
    /// Others of the same customer or the same mass complaint; asked for by the tab that shows them.
    pub(super) others: Vec<Line>,
}

/// What the page shows beside the complaint itself.
#[derive(Debug, Default)]
pub(super) struct Screen {
    /// The step whose form is open.
    pub(super) open: Option<Step>,
    /// What stands in it.
    pub(super) sent: Sent,
    /// Why the step was not taken.
    pub(super) refusal: Option<Refusal>,
    /// What is wrong with what was filled in.
    pub(super) errors: FieldErrors,
    /// The answer as the customer would get it.
    pub(super) preview: Option<String>,
    /// The tab on the right.
    pub(super) tab: Tab,
    /// The journal from here on.
    pub(super) after: i64,
}

/// A tab of the pane on the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tab {
    /// How to reach the customer.
    #[default]
    Customer,
    /// The same customer's others, and those of the same kind.
    Others,
    /// The files.
    Evidence,
    /// What the customer was told.
    Notices,
    /// Who has answered for it, and who has looked.
    Owners,
}

impl Tab {
    const ALL: [Self; 5] = [Self::Customer, Self::Others, Self::Evidence, Self::Notices, Self::Owners];

    const fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Others => "others",
            Self::Evidence => "evidence",
            Self::Notices => "notices",
            Self::Owners => "owners",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }
}

impl Case {
    pub(super) async fn load(view: &View, number: Number) -> Result<Self, Failure> {
        Self::load_from(view, number, 0).await
    }

    /// With its whole history, for a document.
    pub(super) async fn load_whole(view: &View, number: Number) -> Result<Self, Failure> {
        let mut case = Self::load_from(view, number, 0).await?;
        while let Some(last) = case.entries.last().map(|entry| entry.seq) {
            let more =
                journal::of_subject(view.app.db(), CONTEXT, &number.to_string(), last, ENTRIES_MAX).await?;
            if more.is_empty() {
                break;
            }
            case.entries.extend(more);
        }
        Ok(case)
    }

    async fn load_from(view: &View, number: Number, after: i64) -> Result<Self, Failure> {
        let db = view.app.db();
        let me = view.caller.staff().ok_or(Failure::Forbidden)?;
        let found = find_named(db, number).await?;
        let (stored, category) = found.ok_or(Failure::NotFound)?;
        let complaint = stored.complaint;
        let subject = number.to_string();
        let entries = journal::of_subject(db, CONTEXT, &subject, after, ENTRIES_MAX).await?;
        let directory = people::directory(db, &mentioned(&complaint, &entries, me)).await?;
        let mine = directory.staff(me.as_str()).ok_or(Failure::Forbidden)?;
        let me = crate::handler_of(mine);
        let drafts = desk::drafts(db, &me.number, &format!("{number}/")).await?;
        Ok(Self {
            complaint,
            category,
            entries,
            directory,
            drafts: drafts.into_iter().collect(),
            me,
            rules: Rules::of(&view.app).map_err(Failure::broken)?,
            candidates: vec![],
            root_causes: vec![],
            others: vec![],
        })
    }

    /// Asks for what an open form or tab needs beyond the complaint itself.
    async fn prepare(&mut self, view: &View, screen: &Screen) -> Result<(), Failure> {
        let db = view.app.db();
        match screen.open {
            Some(Step::HandOver) => self.candidates = candidates(db, &self.complaint).await?,
            Some(Step::Close) => self.root_causes = root_causes(db).await?,
            Some(_) | None => (),
        }
        if screen.tab == Tab::Others {
            self.others = beside(db, &self.complaint).await?;
        }
        Ok(())
    }

    /// What somebody began to write here and has not sent.
    pub(super) fn draft(&self, place: &str) -> &str {
        self.drafts.get(&format!("{}/{place}", self.complaint.number)).map_or("", String::as_str)
    }
}

/// Everybody whose name the page says.
fn mentioned(complaint: &Complaint, entries: &[journal::Recorded], me: &StaffNumber) -> Vec<StaffNumber> {
    let mut numbers = vec![me.clone(), complaint.owner.clone()];
    numbers.extend(complaint.handover.iter().flat_map(|h| [h.to.clone(), h.asked_by.clone()]));
    numbers.extend(complaint.transfers.iter().flat_map(|t| [t.from.clone(), t.to.clone()]));
    numbers.extend(complaint.concerned.iter().cloned());
    numbers.extend(complaint.findings.iter().map(|finding| finding.by.clone()));
    numbers.extend(complaint.measures.iter().map(|measure| measure.by.clone()));
    numbers.extend(complaint.answers.iter().map(|answer| answer.by.clone()));
    numbers.extend(entries.iter().filter_map(|entry| names::number_of(&entry.actor)));
    let named = ["to", "from", "owner", "staff"];
    let bodies = entries.iter().flat_map(|entry| named.map(|key| entry.body.get(key)));
    numbers.extend(bodies.filter_map(|value| value?.as_str()?.parse().ok()));
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// `GET /complaints/{number}`, with `?step=` (whose form is open), `?tab=` (on the right) and `?after=` (the journal
/// from there on). The look is on record.
pub(super) async fn show(visit: Visit) -> Answer {
    let Visit { view, number, .. } = visit;
    let address = view.page.address();
    let screen = Screen {
        open: address.get("step").and_then(Step::parse),
        tab: address.get("tab").and_then(Tab::parse).unwrap_or_default(),
        after: address.get("after").and_then(|after| after.parse().ok()).unwrap_or(0),
        ..Screen::default()
    };
    view::view(view.app.db(), &view.deed(purpose(&view)), number).await?;
    let mut case = Case::load_from(&view, number, screen.after).await?;
    case.prepare(&view, &screen).await?;
    Ok(web::page(page(&view, &case, &screen)))
}

/// An auditor looks to check that rules were kept; everybody else to work on it.
pub(super) fn purpose(view: &View) -> Purpose {
    if view.caller.may(Permission::HandleComplaints) || view.caller.may(Permission::InspectComplaints) {
        Purpose::ComplaintHandling
    } else {
        Purpose::Audit
    }
}

/// The page after a form that was not accepted, or a preview.
pub(super) async fn again(view: &View, number: Number, status: StatusCode, screen: Screen) -> Answer {
    let mut case = Case::load(view, number).await?;
    case.prepare(view, &screen).await?;
    Ok((status, page(view, &case, &screen)).into_response())
}

/// `GET /complaints/{number}/timeline`: what happened, anew.
pub(super) async fn show_timeline(visit: Visit) -> Result<Response, Failure> {
    let case = Case::load(&visit.view, visit.number).await?;
    Ok(timeline::timeline(&visit.view.page, &case, 0).into_response())
}

/// `GET /complaints/{number}/steps`: the steps anew.
pub(super) async fn show_steps(visit: Visit) -> Result<Response, Failure> {
    let case = Case::load(&visit.view, visit.number).await?;
    Ok(steps::section(&visit.view, &case).into_response())
}

fn page(view: &View, case: &Case, screen: &Screen) -> Markup {
    let page = &view.page;
    let number = case.complaint.number;
    let form = Form::new(page, case, screen);
    let content = html! {
        (steps::section(view, case))
        @if let Some(step) = screen.open { (steps::panel(&form, step)) }
        (content::intake(page, case))
        (content::outcome(page, case))
        (timeline::timeline(page, case, screen.after))
        @if view.caller.may(Permission::HandleComplaints) { (composer(&form, screen)) }
    };
    Desk::new(number.to_string())
        .crumb(page.t("nav-complaints"), "/complaints")
        .meta(header::meta(page, case))
        .actions(header::actions(page, case))
        .below(clocks::row(page, &case.rules, &case.complaint))
        .context(context::pane(page, case, screen.tab))
        .notice(notice(page, screen))
        .presence(format!("/complaints/{number}/presence"))
        .markup(page, content)
}

fn notice(page: &Page, screen: &Screen) -> Option<Markup> {
    let kept = page.t("refusal-kept-form");
    if let Some(refusal) = &screen.refusal {
        return Some(Notice::refusal(page, refusal).kept(kept).markup(page));
    }
    Some(Notice::fields(page, &screen.errors)?.kept(kept).markup(page))
}

/// A note to colleagues, unless one turns to the customer on purpose.
fn composer(form: &Form<'_>, screen: &Screen) -> Markup {
    let (page, case) = (form.page, form.case);
    let number = case.complaint.number;
    if case.complaint.may(Step::Note, &case.me, page.now).is_err() {
        return html! {};
    }
    let note = Field::textarea("note", page.t("timeline-internal"))
        .placeholder(page.t("complaint-note-placeholder"))
        .rows(3)
        .value(form.value_or("note", case.draft("note")))
        .error_in(form.errors)
        .draft(format!("{number}/note"), "/drafts");
    let composer = Composer::new(page, &form.action("notes"), note);
    let composer = match case.complaint.may(Step::Answer, &case.me, page.now) {
        Ok(()) => composer.reply(
            page,
            &form.action("answer"),
            super::answer::field(form),
            super::answer::above(form),
        ),
        Err(refusal) => {
            let said = page.words.refusal(&refusal);
            composer.reply_refused(html! { span { (said.what) " " (page.clause(refusal.clause)) } })
        }
    };
    html! {
        @if let Some(preview) = &screen.preview {
            (Notice::new(Tone::Accent, page.with("complaint-answer-preview", args![("number", number.to_string())]))
                .text(html! { div.k-prose { (preview) } })
                .markup(page))
        }
        (composer.reply_open(screen.open == Some(Step::Answer)).markup(page))
    }
}

impl Filter {
    /// The open complaints somebody answers for, what is due first standing first.
    pub(super) fn mine(staff: StaffNumber) -> Self {
        Self::of(crate::View::Mine(staff))
    }
}
