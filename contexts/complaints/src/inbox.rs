//! The lists people work from.

use db::Sql;
use jiff::Timestamp;
use kernel::StaffNumber;

use crate::{
    CategoryNames, Error,
    complaint::{Channel, Complaint, Number, TopClass},
    store, typed,
};

/// So many lines a page has.
pub const PAGE_LINES: i64 = 50;
/// Counts end here: a page shows "999+".
pub const COUNT_MAX: i64 = 1000;

/// A list that many people need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// Open ones somebody answers for.
    Mine(StaffNumber),
    /// Handovers that wait for somebody's word.
    HandedToMe(StaffNumber),
    /// Open ones that somebody of a team answers for.
    Team(Vec<StaffNumber>),
    /// Open ones with a department.
    Department(String),
    /// Every open one.
    Open,
    /// Not judged yet.
    ToJudge,
    /// Valid, and with no department yet.
    ToDispatch,
    /// Answered; the opinion is missing or the case not closed.
    AwaitingOpinion,
    /// With a measure that waits for approval.
    Approvals,
    /// Open ones that a leader took up.
    Escalated,
    /// Open ones whose limit has passed.
    Overdue,
    /// Open ones whose limit passes by then.
    DueBy(Timestamp),
    /// Judged not valid.
    NotValid,
    /// Closed.
    Closed,
    /// Every one there is.
    All,
    /// Every one of a customer.
    OfCustomer(String),
    /// Every one of a mass complaint.
    OfMass(Number),
}

/// A view, narrowed, in an order, from a place on.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The list.
    pub view: View,
    /// Only this owner's.
    pub owner: Option<StaffNumber>,
    /// Only this department's.
    pub department: Option<String>,
    /// Only this category.
    pub category: Option<String>,
    /// Only this top class.
    pub top: Option<TopClass>,
    /// Only this channel.
    pub channel: Option<Channel>,
    /// Only this state.
    pub state: Option<String>,
    /// Only those whose announced limit lies after the first moment and not after the second.
    pub due: Option<(Timestamp, Timestamp)>,
    /// The order.
    pub order: Order,
    /// The last line of the page before.
    pub after: Option<After>,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// What is due first stands first.
    DueFirst,
    /// What is due last stands first.
    DueLast,
    /// What came last stands first.
    NewestFirst,
    /// What came first stands first.
    OldestFirst,
}

/// Where a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// Its last line's limit.
    pub at: Timestamp,
    /// Its last line's number.
    pub number: Number,
}

/// A complaint as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The number.
    pub number: Number,
    /// The first line of the text.
    pub title: String,
    /// The state's name.
    pub state: String,
    /// Who answers for it.
    pub owner: String,
    /// Whom a handover waits for.
    pub handover_to: Option<String>,
    /// The department that has it.
    pub department: Option<String>,
    /// The category's code.
    pub category: String,
    /// What the category is called; `None` where the tree does not have it.
    pub category_names: Option<CategoryNames>,
    /// The top class's name.
    pub top: String,
    /// The channel's name.
    pub channel: String,
    /// When it was accepted.
    pub accepted_at: Timestamp,
    /// The announced limit.
    pub due_at: Timestamp,
    /// The statutory limit.
    pub statutory_due: Timestamp,
    /// The limit may move: a calendar was not published.
    pub provisional: bool,
    /// A measure waits for approval.
    pub approval_waits: bool,
    /// How often the customer asked again.
    pub chases: i64,
    /// A leader took it up.
    pub escalated: bool,
    /// The complaint it repeats.
    pub repeat_of: Option<Number>,
    /// The mass complaint it belongs to.
    pub mass: Option<Number>,
    /// The opinion's name.
    pub opinion: Option<String>,
    /// The version, for changes that must not be lost.
    pub version: i64,
}

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Page {
    /// At most [`PAGE_LINES`] lines.
    pub lines: Vec<Line>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<After>,
}

impl Filter {
    /// A whole view, what is due first standing first.
    pub fn of(view: View) -> Self {
        Self {
            view,
            owner: None,
            department: None,
            category: None,
            top: None,
            channel: None,
            state: None,
            due: None,
            order: Order::DueFirst,
            after: None,
        }
    }
}

/// One page of a list.
pub async fn inbox(on: &impl Sql, filter: &Filter, now: Timestamp) -> Result<Page, Error> {
    let lines = store::lists::page(on, filter, now, PAGE_LINES + 1).await?;
    Ok(cut(lines))
}

/// How many complaints each view has, counted up to [`COUNT_MAX`].
pub async fn counts(on: &impl Sql, views: &[View], now: Timestamp) -> Result<Vec<i64>, Error> {
    Ok(store::lists::counts(on, views, now, COUNT_MAX).await?)
}

/// Complaints that have every word of a query, newest first. A complaint's number finds that complaint.
pub async fn search(on: &impl Sql, query: &str, before: Option<Number>) -> Result<Page, Error> {
    let numbers = if let Ok(number) = query.parse::<Number>() {
        vec![number]
    } else {
        // A telephone number is found however it is written. Fewer digits are an amount or a year.
        const PHONE_CHARS_MIN: usize = 7;
        let phone = typed::phone(query).filter(|phone| phone.as_str().len() >= PHONE_CHARS_MIN);
        let phone = phone.map(|phone| typed::home_form(&phone));
        let words = phone.as_deref().unwrap_or(query);
        store::search::find(on, words, before, PAGE_LINES + 1).await?
    };
    Ok(cut(store::lists::lines(on, &numbers).await?))
}

/// Lines of these complaints, newest first.
pub(crate) async fn lines(on: &impl Sql, numbers: &[Number]) -> Result<Vec<Line>, Error> {
    Ok(store::lists::lines(on, numbers).await?)
}

/// Others of the same customer and of the same mass complaint, newest first.
pub(crate) async fn beside(on: &impl Sql, complaint: &Complaint) -> Result<Vec<Line>, Error> {
    const LINES_MAX: i64 = 20;
    Ok(store::lists::beside(on, complaint, LINES_MAX).await?)
}

pub(crate) fn cut(mut lines: Vec<Line>) -> Page {
    let page = usize::try_from(PAGE_LINES).unwrap_or(usize::MAX);
    let more = lines.len() > page;
    lines.truncate(page);
    let last = lines.last().map(|line| After { at: line.due_at, number: line.number });
    Page { next: last.filter(|_| more), lines }
}
