//! The same step on several complaints: each through its own use case, each with its own outcome.

use axum::response::IntoResponse as _;
use db::Tx;
use html::{Badge, Button, Choice, Column, Desk, Field, Icon, Markup, Page, Row, Table, Tone, html};
use i18n::args;
use kernel::{Deed, Permission, Purpose, Refusal};
use web::{Failure, View};

use super::{act::Answer, closing, names, sent::Sent};
use crate::{
    CONTEXT, Changed, Error, Line, Rules, add_note, ask_handover, close, complaint::Number, dispatch,
    inbox::lines, judge_valid, root_causes,
};

/// At most so many at once: a page of a list twice over.
const NUMBERS_MAX: usize = 100;

/// What can be done with several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    JudgeValid,
    Dispatch,
    HandOver,
    Note,
    Close,
}

impl Work {
    const ALL: [Self; 5] = [Self::JudgeValid, Self::Dispatch, Self::HandOver, Self::Note, Self::Close];

    const fn name(self) -> &'static str {
        match self {
            Self::JudgeValid => "judge-valid",
            Self::Dispatch => "dispatch",
            Self::HandOver => "hand-over",
            Self::Note => "note",
            Self::Close => "close",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.name() == name)
    }
}

/// `POST /complaints/bulk`: `do`, and `number` as often as there are complaints. Without `go`, the page that asks
/// what the step needs to know; with it, the step is taken on each, and a report says what became of it.
pub(super) async fn post(view: View, sent: Sent) -> Answer {
    let work = Work::parse(sent.get("do")).ok_or(Failure::Unreadable)?;
    let mut numbers: Vec<Number> = vec![];
    for number in sent.all("number").take(NUMBERS_MAX) {
        numbers.push(number.parse().map_err(|_| Failure::Unreadable)?);
    }
    if numbers.is_empty() {
        return Ok(axum::response::Redirect::to("/complaints").into_response());
    }
    let lines = lines(view.app.db(), &numbers).await?;
    if sent.get("go").is_empty() && work != Work::JudgeValid {
        return ask(&view, work, &lines).await;
    }
    let rules = Rules::of(&view.app).map_err(Failure::broken)?;
    let mut outcomes = vec![];
    for line in lines {
        let outcome = take(&view, &rules, work, line.number, &sent).await?;
        outcomes.push((line, outcome));
    }
    Ok(web::page(report(&view.page, work, &outcomes)))
}

/// One complaint, in a transaction of its own: what is refused for one is done for the others.
async fn take(
    view: &View,
    rules: &Rules,
    work: Work,
    number: Number,
    sent: &Sent,
) -> Result<Option<Refusal>, Failure> {
    let deed = view.deed(Purpose::ComplaintHandling);
    let db = view.app.db();
    let tx = db.begin().await?;
    let outcome = step(&tx, &deed, rules, work, number, sent).await;
    match journal::settle(db, tx, &deed, CONTEXT, &number.to_string(), outcome).await {
        Ok(_) => Ok(None),
        Err(Error::Refused(refusal)) => Ok(Some(refusal)),
        Err(other) => Err(other.into()),
    }
}

async fn step(
    tx: &Tx,
    deed: &Deed,
    rules: &Rules,
    work: Work,
    number: Number,
    sent: &Sent,
) -> Result<Changed, Error> {
    match work {
        Work::JudgeValid => judge_valid(tx, deed, number).await,
        Work::Dispatch => dispatch(tx, deed, rules, number, sent.get("department")).await,
        Work::HandOver => {
            let to = sent.filled("other").or_else(|| sent.filled("to")).unwrap_or_default();
            // A number that is none is nobody who could take over: the rule says so.
            let to = to.trim().parse().or_else(|_| "0".parse()).map_err(|_| Error::NotFound(number))?;
            ask_handover(tx, deed, number, to, sent.get("reason").to_owned()).await
        }
        Work::Note => add_note(tx, deed, number, sent.get("note").to_owned(), None).await,
        Work::Close => close(tx, deed, number, sent.get("root_cause")).await,
    }
}

/// Asks what the step needs to know, with the complaints it is about.
async fn ask(view: &View, work: Work, lines: &[Line]) -> Answer {
    let page = &view.page;
    let title = names::named(page, "bulk", work.name());
    let fields = fields(view, work).await?;
    let content = html! {
        input type="hidden" name="do" value=(work.name());
        input type="hidden" name="go" value="yes";
        @for line in lines { input type="hidden" name="number" value=(line.number); }
        (fields)
        div.k-form-do {
            (Button::primary(page.with("complaint-bulk-go", args![("step", title.as_str()), ("n", lines.len())]))
                .shortcut("mod+enter"))
            (Button::quiet(page.t("action-cancel")).href("/complaints"))
        }
    };
    let list = html! {
        section.k-card { (page.post("/complaints/bulk", content)) }
        ul.k-bulk-list { @for line in lines { li { (line.number) " " (line.title) } } }
    };
    let desk = Desk::new(title).crumb(page.t("nav-complaints"), "/complaints").narrow();
    Ok(web::page(desk.markup(page, list)))
}

async fn fields(view: &View, work: Work) -> Result<Markup, Failure> {
    let (page, db) = (&view.page, view.app.db());
    Ok(match work {
        Work::JudgeValid => html! {},
        Work::Dispatch => {
            let departments = people::departments(db).await?;
            let choices = departments.iter().map(|department| {
                let name = department.name.in_language(page.words.language);
                Choice::new(department.code.as_str(), format!("{name} {}", department.code))
            });
            Field::radios("department", page.t("complaint-department"), choices.collect())
                .required()
                .markup(page)
        }
        Work::HandOver => {
            let staff = people::all_active(db).await?;
            let able = staff.iter().filter(|staff| staff.may(Permission::HandleComplaints));
            let choices = able
                .take(200)
                .map(|staff| Choice::new(staff.number.as_str(), format!("{} {}", staff.number, staff.name)));
            html! {
                (Field::select("to", page.t("complaint-successor"), choices.collect()).markup(page))
                (Field::text("other", page.t("complaint-successor-other")).markup(page))
                (Field::textarea("reason", page.t("complaint-why")).required().rows(2).markup(page))
            }
        }
        Work::Note => {
            Field::textarea("note", page.t("timeline-internal")).required().autofocus().markup(page)
        }
        Work::Close => {
            let causes = root_causes(db).await?;
            closing::causes(page, &causes).markup(page)
        }
    })
}

/// What was done and what was refused, row by row.
fn report(page: &Page, work: Work, outcomes: &[(Line, Option<Refusal>)]) -> Markup {
    let done = outcomes.iter().filter(|(_, refusal)| refusal.is_none()).count();
    let rows = outcomes.iter().map(|(line, refusal)| {
        let number = html! { a href={ "/complaints/" (line.number) } { (line.number) } };
        let title = html! { span.k-cut { (line.title) } };
        let (badge, why) = match refusal {
            None => (Badge::new(page.t("complaint-bulk-done"), Tone::Good).icon(Icon::Check), html! {}),
            Some(refusal) => {
                let said = page.words.refusal(refusal);
                let why = html! { (said.what) " " (page.clause(refusal.clause)) };
                (Badge::new(page.t("complaint-bulk-refused"), Tone::Bad).icon(Icon::Ban), why)
            }
        };
        Row::new(line.number.to_string(), line.title.clone(), vec![number, html! { (badge) }, why, title])
    });
    let columns = vec![
        Column::new(page.t("complaint-number")),
        Column::new(page.t("complaint-bulk-outcome")),
        Column::new(page.t("complaint-bulk-why")).wide(),
        Column::new(page.t("complaint-matter")).minor(),
    ];
    let counted = args![("done", done), ("refused", outcomes.len() - done)];
    let content = html! {
        p role="status" { (page.with("complaint-bulk-report", counted)) }
        (Table::new("report", page.t("complaint-bulk-outcome"), columns).rows(rows.collect()).markup(page))
        div.k-form-do { (Button::primary(page.t("complaint-back-to-list")).href("/complaints").shortcut("g i")) }
    };
    Desk::new(names::named(page, "bulk", work.name()))
        .crumb(page.t("nav-complaints"), "/complaints")
        .markup(page, content)
}
