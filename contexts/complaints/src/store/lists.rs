//! Lists of complaints: every one an index range, read forward from where the last page ended.

use std::fmt::Write as _;

use db::{Error, Row, Sql, Value};
use jiff::Timestamp;

use crate::{
    complaint::{Complaint, Number, TopClass},
    inbox::{After, Filter, Line, Order, View},
};

const COLUMNS: &str = "number, title, state, owner, handover_to, department, category, c.top_class, channel, \
                       accepted_at, due_at, statutory_due, provisional, approval_waits, chases, escalated, \
                       repeat_of, mass, opinion, version, name_zh_cn, name_zh_tw, name_en";
const FROM: &str = "complaints_complaint c LEFT JOIN complaints_category ON code = category";

/// Conditions with their values, joined by AND.
struct Conditions {
    sql: String,
    values: Vec<Value>,
}

impl Conditions {
    fn new() -> Self {
        Self { sql: String::new(), values: vec![] }
    }

    fn bind(&mut self, value: impl Into<Value>) -> usize {
        self.values.push(value.into());
        self.values.len()
    }

    fn and(&mut self, condition: &str) {
        self.sql.push_str(if self.sql.is_empty() { " WHERE " } else { " AND " });
        self.sql.push_str(condition);
    }

    fn and_is(&mut self, column: &str, value: impl Into<Value>) {
        let place = self.bind(value);
        self.and(&format!("{column} = ${place}"));
    }
}

/// One page of a list.
pub(crate) async fn page(
    on: &impl Sql,
    filter: &Filter,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Line>, Error> {
    let mut conditions = of_view(&filter.view, now);
    narrow(&mut conditions, filter);
    let (order, beyond) = match filter.order {
        Order::DueFirst => ("due_at, number", ">"),
        Order::DueLast => ("due_at DESC, number DESC", "<"),
        Order::NewestFirst => ("number DESC", "<"),
        Order::OldestFirst => ("number", ">"),
    };
    if let Some(After { at, number }) = filter.after {
        let number = conditions.bind(number.key());
        match filter.order {
            Order::DueFirst | Order::DueLast => {
                let at = conditions.bind(at.as_millisecond());
                conditions.and(&format!("(due_at, number) {beyond} (${at}, ${number})"));
            }
            Order::NewestFirst | Order::OldestFirst => {
                conditions.and(&format!("number {beyond} ${number}"));
            }
        }
    }
    let place = conditions.bind(limit);
    let sql = format!("SELECT {COLUMNS} FROM {FROM}{} ORDER BY {order} LIMIT ${place}", conditions.sql);
    on.all(&sql, conditions.values).await?.iter().map(line).collect()
}

/// Open complaints, the earliest limit first, each with its limit, from where the last batch ended.
pub(crate) async fn open_by_due(
    on: &impl Sql,
    after: Option<(i64, i64)>,
    limit: i64,
) -> Result<Vec<(Timestamp, Number)>, Error> {
    let (due, number) = after.unwrap_or((i64::MIN, 0));
    let rows = on
        .all(
            "SELECT due_at, number
             FROM complaints_complaint
             WHERE open = 1 AND (due_at, number) > ($1, $2)
             ORDER BY due_at, number
             LIMIT $3",
            vec![due.into(), number.into(), limit.into()],
        )
        .await?;
    let at = |row: &Row| Timestamp::from_millisecond(row.at(0)?).map_err(|e| Error::Type(e.to_string()));
    rows.iter().map(|row| Ok((at(row)?, super::complaints::number(row, 1)?))).collect()
}

/// Lines of these complaints, newest first.
pub(crate) async fn lines(on: &impl Sql, numbers: &[Number]) -> Result<Vec<Line>, Error> {
    if numbers.is_empty() {
        return Ok(vec![]);
    }
    let mut places = String::new();
    for i in 1..=numbers.len() {
        let _ = write!(places, "{}${i}", if i == 1 { "" } else { ", " });
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE number IN ({places}) ORDER BY number DESC LIMIT {}",
        numbers.len()
    );
    on.all(&sql, numbers.iter().map(|n| n.key().into()).collect()).await?.iter().map(line).collect()
}

/// Others of the same customer, by id or telephone number, and of the same mass complaint, newest first.
pub(crate) async fn beside(on: &impl Sql, complaint: &Complaint, limit: i64) -> Result<Vec<Line>, Error> {
    let intake = &complaint.intake;
    let phone = intake.contact.phone.as_ref().map(crate::typed::home_form);
    let mass = complaint.mass.map(Number::key);
    let same: [(&str, Option<Value>); 3] = [
        ("customer", intake.customer.clone().map(Value::from)),
        ("phone", phone.map(Value::from)),
        ("mass", mass.map(Value::from)),
    ];
    let mut conditions = Conditions::new();
    let mut any = vec![];
    for (column, value) in same {
        if let Some(value) = value {
            any.push(format!("{column} = ${}", conditions.bind(value)));
        }
    }
    if any.is_empty() {
        return Ok(vec![]);
    }
    conditions.and(&format!("({})", any.join(" OR ")));
    let this = conditions.bind(complaint.number.key());
    conditions.and(&format!("number <> ${this}"));
    let place = conditions.bind(limit);
    let sql = format!("SELECT {COLUMNS} FROM {FROM}{} ORDER BY number DESC LIMIT ${place}", conditions.sql);
    on.all(&sql, conditions.values).await?.iter().map(line).collect()
}

/// How many complaints each view has, each counted up to `max` so that no count reads more than that.
pub(crate) async fn counts(
    on: &impl Sql,
    views: &[View],
    now: Timestamp,
    max: i64,
) -> Result<Vec<i64>, Error> {
    let mut sql = String::from("SELECT ");
    let mut values = vec![];
    for (i, view) in views.iter().enumerate() {
        let conditions = of_view(view, now);
        let shifted = shift(&conditions.sql, values.len());
        let comma = if i == 0 { "" } else { ", " };
        let _ = write!(
            sql,
            "{comma}(SELECT COUNT(*) FROM (SELECT 1 FROM complaints_complaint{shifted} LIMIT {max}) AS v{i})"
        );
        values.extend(conditions.values);
    }
    let Some(row) = on.one(&sql, values).await? else { return Ok(vec![0; views.len()]) };
    (0..views.len()).map(|i| row.at(i)).collect()
}

/// Moves `$1`, `$2` … up, so that several conditions fit into one statement.
fn shift(sql: &str, by: usize) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find('$') {
        let (head, tail) = rest.split_at(at + 1);
        out.push_str(head);
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let place: usize = tail[..digits].parse().unwrap_or(0);
        let _ = write!(out, "{}", place + by);
        rest = &tail[digits..];
    }
    out.push_str(rest);
    out
}

fn of_view(view: &View, now: Timestamp) -> Conditions {
    let mut c = Conditions::new();
    // Limits are whole seconds: one that ends in this second is not over.
    let now = now.as_second() * 1000;
    match view {
        View::Mine(staff) => {
            c.and_is("owner", staff.as_str());
            c.and("open = 1");
        }
        View::HandedToMe(staff) => c.and_is("handover_to", staff.as_str()),
        View::Team(members) => {
            c.and("open = 1");
            let places: Vec<_> = members.iter().map(|staff| format!("${}", c.bind(staff.as_str()))).collect();
            c.and(&format!(
                "owner IN ({})",
                if places.is_empty() { "NULL".to_owned() } else { places.join(", ") }
            ));
        }
        View::Department(department) => {
            c.and_is("department", department.as_str());
            c.and("open = 1");
        }
        View::Open => c.and("open = 1"),
        View::ToJudge => c.and("state = 'accepted'"),
        View::ToDispatch => c.and("state = 'valid'"),
        View::AwaitingOpinion => c.and("state = 'answered'"),
        View::Approvals => c.and("approval_waits > 0"),
        View::Escalated => c.and("escalated > 0 AND open = 1"),
        View::Overdue => {
            c.and("open = 1");
            let at = c.bind(now);
            c.and(&format!("due_at < ${at}"));
        }
        View::DueBy(until) => {
            c.and("open = 1");
            let (from, until) = (c.bind(now), c.bind(until.as_millisecond()));
            c.and(&format!("due_at >= ${from} AND due_at <= ${until}"));
        }
        View::NotValid => c.and("state = 'not-valid'"),
        View::Closed => c.and("state = 'closed'"),
        View::All => (),
        View::OfCustomer(customer) => c.and_is("customer", customer.as_str()),
        View::OfMass(first) => c.and_is("mass", first.key()),
    }
    c
}

fn narrow(c: &mut Conditions, filter: &Filter) {
    let texts = [
        ("owner", filter.owner.as_ref().map(kernel::StaffNumber::as_str)),
        ("department", filter.department.as_deref()),
        ("category", filter.category.as_deref()),
        ("c.top_class", filter.top.map(TopClass::name)),
        ("channel", filter.channel.map(crate::complaint::Channel::name)),
        ("state", filter.state.as_deref()),
    ];
    for (column, value) in texts {
        if let Some(value) = value {
            c.and_is(column, value);
        }
    }
    if let Some((after, until)) = filter.due {
        let (after, until) = (c.bind(after.as_millisecond()), c.bind(until.as_millisecond()));
        c.and(&format!("due_at > ${after} AND due_at <= ${until}"));
    }
}

fn line(row: &Row) -> Result<Line, Error> {
    let instant = |place| -> Result<Timestamp, Error> {
        Timestamp::from_millisecond(row.at(place)?).map_err(|e| Error::Type(e.to_string()))
    };
    let flag = |place| row.at::<i64>(place).map(|n| n != 0);
    let other = |place| row.at::<Option<i64>>(place).map(|key| key.and_then(Number::from_key));
    Ok(Line {
        number: super::complaints::number(row, 0)?,
        title: row.at(1)?,
        state: row.at(2)?,
        owner: row.at(3)?,
        handover_to: row.at(4)?,
        department: row.at(5)?,
        category: row.at(6)?,
        top: row.at(7)?,
        channel: row.at(8)?,
        accepted_at: instant(9)?,
        due_at: instant(10)?,
        statutory_due: instant(11)?,
        provisional: flag(12)?,
        approval_waits: flag(13)?,
        chases: row.at(14)?,
        escalated: flag(15)?,
        repeat_of: other(16)?,
        mass: other(17)?,
        opinion: row.at(18)?,
        version: row.at(19)?,
        category_names: super::categories::names(row, 20)?,
    })
}
