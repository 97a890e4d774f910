use html::{Address, Sort};
use jiff::{Timestamp, ToSpan as _};
use kernel::{Permission, StaffNumber};
use web::{Failure, View as Request};

use crate::{
    After, Filter, Order, Rules, View,
    complaint::{Channel, Number, State, TopClass},
};

/// The views that everybody has, in their order. Those without a count would only count the past.
pub(crate) const BUILT_IN: [(&str, Counted); 15] = [
    ("mine", Counted::Yes),
    ("handed", Counted::Yes),
    ("team", Counted::Yes),
    ("department", Counted::Yes),
    ("to-judge", Counted::Yes),
    ("to-dispatch", Counted::Yes),
    ("today", Counted::Yes),
    ("overdue", Counted::Yes),
    ("opinion", Counted::Yes),
    ("approvals", Counted::Yes),
    ("escalated", Counted::Yes),
    ("open", Counted::Yes),
    ("not-valid", Counted::No),
    ("closed", Counted::No),
    ("all", Counted::No),
];

/// Whether a view shows how much it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// What the address of a list says.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    /// The built-in view.
    pub(super) name: &'static str,
    pub(super) filter: Filter,
    /// Columns by remaining time instead of a list.
    pub(super) board: bool,
    /// The address itself, from its first page.
    pub(super) address: Address,
}

impl Query {
    /// Reads the request's address; what it cannot read, it leaves out.
    pub(super) fn read(request: &Request, rules: &Rules, team: &[StaffNumber]) -> Result<Self, Failure> {
        let asked = request.page.address();
        let first = match team {
            // Who leads a team looks at its work first.
            [_, ..] => "team",
            [] if request.caller.may(Permission::HandleComplaints) => "mine",
            [] => "open",
        };
        let name = asked.get("view").unwrap_or(first);
        let name = BUILT_IN.iter().map(|(known, _)| *known).find(|known| *known == name).unwrap_or(first);
        let board = asked.get("mode") == Some("board");
        // What has ended has no time left.
        let name = if board && matches!(name, "not-valid" | "closed" | "all") { "open" } else { name };
        let own = asked.get("customer").map(|customer| View::OfCustomer(customer.to_owned()));
        let mass = asked.get("mass").and_then(|first| first.parse().ok()).map(View::OfMass);
        let view = match own.or(mass) {
            Some(view) => view,
            None => view_of(name, request, rules, team)?.unwrap_or(View::Open),
        };
        let state = asked.get("state").filter(|state| State::NAMES.contains(state));
        let text = |name| asked.get(name).filter(|value| !value.is_empty());
        let filter = Filter {
            owner: text("owner").and_then(|owner| owner.trim().parse().ok()),
            department: text("department").map(str::to_owned),
            category: text("category").map(str::to_owned),
            top: asked.get("class").and_then(TopClass::parse),
            channel: asked.get("channel").and_then(Channel::parse),
            state: state.map(str::to_owned),
            order: order(asked.get("sort"), name),
            after: asked.get("after").and_then(after),
            ..Filter::of(view)
        };
        Ok(Self { name, filter, board, address: asked.without("after") })
    }

    /// How many conditions narrow the view.
    pub(super) fn active(&self) -> usize {
        ["state", "class", "department", "channel", "owner", "category", "mass", "customer"]
            .into_iter()
            .filter(|name| self.address.get(name).is_some_and(|value| !value.is_empty()))
            .count()
    }

    /// The list as a query string to be kept: view, conditions and order, without a place.
    pub(super) fn saved(&self) -> String {
        let text = self.address.clone().without("mode").with("view", self.name).to_string();
        text.split_once('?').map_or_else(String::new, |(_, query)| query.to_owned())
    }

    /// Whether a kept query string is this list.
    pub(super) fn is_saved_as(&self, saved: &str) -> bool {
        let known = Address::parse(&format!("/complaints?{saved}"));
        let here = Address::parse(&format!("/complaints?{}", self.saved()));
        let sorted = |address: &Address| {
            let mut pairs: Vec<_> = address.query().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
            pairs.sort();
            pairs
        };
        sorted(&known) == sorted(&here)
    }

    /// The next page's address.
    pub(super) fn next(&self, after: After) -> String {
        let place = format!("{}.{}", after.at.as_millisecond(), after.number);
        self.address.clone().with("after", &place).to_string()
    }
}

fn after(text: &str) -> Option<After> {
    let (at, number) = text.split_once('.')?;
    let at = Timestamp::from_millisecond(at.parse().ok()?).ok()?;
    Some(After { at, number: number.parse::<Number>().ok()? })
}

/// What is due first stands first; in views of the past, what came last.
fn order(sort: Option<&str>, view: &str) -> Order {
    let past = matches!(view, "closed" | "not-valid" | "all");
    match sort.map(Sort::parse) {
        Some(Sort { by: "due", descending: false }) => Order::DueFirst,
        Some(Sort { by: "due", descending: true }) => Order::DueLast,
        Some(Sort { by: "number", descending: false }) => Order::OldestFirst,
        Some(Sort { by: "number", descending: true }) => Order::NewestFirst,
        Some(_) | None if past => Order::NewestFirst,
        Some(_) | None => Order::DueFirst,
    }
}

/// The built-in views that show how much they hold, for this caller.
pub(super) fn counted(
    request: &Request,
    rules: &Rules,
    team: &[StaffNumber],
) -> Result<Vec<(&'static str, View)>, Failure> {
    let mut views = vec![];
    for (name, counted) in BUILT_IN {
        if counted == Counted::Yes
            && let Some(view) = view_of(name, request, rules, team)?
        {
            views.push((name, view));
        }
    }
    Ok(views)
}

/// A built-in view for this caller; `None` where it is of no use to them.
fn view_of(
    name: &str,
    request: &Request,
    rules: &Rules,
    team: &[StaffNumber],
) -> Result<Option<View>, Failure> {
    let caller = &request.caller;
    let handler = caller.staff().filter(|_| caller.may(Permission::HandleComplaints));
    Ok(match name {
        "mine" => handler.cloned().map(View::Mine),
        "handed" => handler.cloned().map(View::HandedToMe),
        "team" => Some(team).filter(|team| !team.is_empty()).map(|team| View::Team(team.to_vec())),
        "department" => caller.department.clone().map(View::Department),
        "to-judge" => Some(View::ToJudge),
        "to-dispatch" => Some(View::ToDispatch),
        "today" => Some(View::DueBy(end_of_day(rules, request.page.now, 0)?)),
        "overdue" => Some(View::Overdue),
        "opinion" => Some(View::AwaitingOpinion),
        "approvals" => Some(View::Approvals),
        "escalated" => Some(View::Escalated),
        "open" => Some(View::Open),
        "not-valid" => Some(View::NotValid),
        "closed" => Some(View::Closed),
        "all" => Some(View::All),
        _ => None,
    })
}

/// The end of today, or of a later working day.
pub(super) fn end_of_day(rules: &Rules, now: Timestamp, working_days: u16) -> Result<Timestamp, Failure> {
    let today = rules.calendar.local_date(now);
    let coverage = business_calendar::Coverage::Provisional;
    let due = rules.calendar.due_after(today, working_days, coverage).map_err(Failure::broken)?;
    Ok(due.at)
}

/// A day later than any limit.
pub(super) fn far_future(now: Timestamp) -> Timestamp {
    now.checked_add((24 * 366 * 50).hours()).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_is_read_back_from_its_address() {
        let place =
            After { at: "2026-10-10T15:59:59Z".parse().unwrap(), number: "T20260930-0001".parse().unwrap() };
        let text = format!("{}.{}", place.at.as_millisecond(), place.number);
        assert_eq!(after(&text), Some(place));
        assert_eq!(after("x.y"), None);
    }

    #[test]
    fn views_of_the_past_show_the_newest_first_unless_asked_otherwise() {
        assert_eq!(order(None, "closed"), Order::NewestFirst);
        assert_eq!(order(Some("due"), "closed"), Order::DueFirst);
        assert_eq!(order(None, "mine"), Order::DueFirst);
        assert_eq!(order(Some("-number"), "mine"), Order::NewestFirst);
    }
}
