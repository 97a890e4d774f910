//! Complaints as other systems ask for them (TMF621): one by its number, or a filtered page.

use db::{Db, Error, Row, Sql};
use jiff::Timestamp;
use tmf::{Attribute, Choice, Query, Resource, Source};

use crate::complaint::{Complaint, Number};

/// A complaint with what the answer's headers and dates need.
#[derive(Debug, Clone)]
pub(crate) struct Ticket {
    pub(crate) version: i64,
    pub(crate) changed_at: Timestamp,
    pub(crate) complaint: Complaint,
}

const COLUMNS: &str = "t.version, t.changed_at, t.document";

/// Every number that was given out is a complaint's for good: none is deleted (clause 1.3.5).
const WHOLE: &str = "SELECT CAST(COALESCE(SUM(serial), 0) AS BIGINT) FROM complaints_serial";

const STATUS: &[Choice] = &[
    Choice::new("acknowledged", &["acknowledged"]),
    Choice::new("rejected", &["rejected"]),
    Choice::new("pending", &["pending"]),
    Choice::new("held", &["held"]),
    Choice::new("inProgress", &["inProgress"]),
    Choice::new("cancelled", &[]),
    Choice::new("closed", &["closed"]),
    Choice::new("resolved", &["resolved"]),
];

const SEVERITY: &[Choice] = &[
    Choice::new("Critical", &["critical"]),
    Choice::new("Major", &["major"]),
    Choice::new("Minor", &["minor"]),
];

const PRIORITY: &[Choice] = &[
    Choice::new("Critical", &["critical"]),
    Choice::new("High", &["high"]),
    Choice::new("Medium", &["medium"]),
];

const TICKET_TYPE: &[Choice] = &[Choice::new("complaint", &["complaint"])];

/// As [`crate::api`] shows it: a mass complaint, then what a leader or the regulator looks at and what came back.
const PRIORITY_OF_ROW: &str = "CASE WHEN t.mass IS NOT NULL THEN 'critical' \
     WHEN t.escalated > 0 OR t.arrival = 'regulator' OR t.repeat_of IS NOT NULL OR t.severity = 'critical' \
     THEN 'high' ELSE 'medium' END";

/// What callers may filter, sort and select by.
pub(crate) static TICKET: Resource = Resource {
    name: "troubleTicket",
    attributes: &[
        Attribute::code("id", "t.number", key).sortable(),
        Attribute::text("name", "t.title").sortable(),
        Attribute::shown("description"),
        Attribute::choice("severity", "t.severity", SEVERITY),
        Attribute::choice("priority", PRIORITY_OF_ROW, PRIORITY),
        Attribute::choice("ticketType", "'complaint'", TICKET_TYPE),
        Attribute::choice("status", "t.ticket_status", STATUS).sortable(),
        Attribute::instant("statusChangeDate", "t.ticket_status_at").sortable(),
        Attribute::shown("statusChangeReason"),
        Attribute::shown("statusChangeHistory"),
        Attribute::shown("statusChange"),
        Attribute::instant("creationDate", "t.accepted_at").sortable(),
        Attribute::instant("lastUpdate", "t.changed_at").sortable(),
        Attribute::instant("expectedResolutionDate", "t.due_at").sortable(),
        Attribute::instant("requestedResolutionDate", "t.statutory_due").sortable(),
        Attribute::instant("resolutionDate", "t.resolved_at").sortable().optional(),
        Attribute::text("channel.id", "t.channel"),
        Attribute::shown("channel"),
        Attribute::text("relatedParty.partyOrPartyRole.id", "t.owner").or("t.customer"),
        Attribute::text("relatedParty.id", "t.owner").or("t.customer"),
        Attribute::shown("relatedParty"),
        Attribute::text("externalIdentifier.id", "i.id")
            .any_of("complaints_import i WHERE i.number = t.number"),
        Attribute::shown("externalIdentifier"),
        Attribute::code("troubleTicketRelationship.id", "r.other", key)
            .any_of("(SELECT t.repeat_of AS other UNION ALL SELECT t.mass) r WHERE r.other IS NOT NULL"),
        Attribute::shown("troubleTicketRelationship"),
        Attribute::shown("note"),
        Attribute::shown("attachment"),
        Attribute::shown("troubleTicketCharacteristic"),
    ],
    // The number sorts by age, and is the key.
    default_sort: "-id",
    tie_breaker: "t.number",
};

fn key(id: &str) -> Option<i64> {
    id.parse::<Number>().ok().map(Number::key)
}

/// One complaint, by one query.
pub(crate) async fn find(on: &impl Sql, number: Number) -> Result<Option<Ticket>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM complaints_complaint t WHERE t.number = $1");
    let row = on.one(&sql, vec![number.key().into()]).await?;
    row.as_ref().map(read).transpose()
}

/// A page of complaints.
pub(crate) async fn list(db: &Db, query: &Query) -> Result<tmf::Page<Ticket>, Error> {
    let source = Source {
        columns: COLUMNS,
        tables: "complaints_complaint t",
        scope: "1 = 1",
        scope_values: vec![],
        whole: Some(WHOLE),
    };
    tmf::list(db, query, source, read).await
}

fn read(row: &Row) -> Result<Ticket, Error> {
    let changed_at = Timestamp::from_millisecond(row.at(1)?).map_err(|e| Error::Type(e.to_string()))?;
    let complaint = super::complaints::read(&row.at::<String>(2)?)?;
    Ok(Ticket { version: row.at(0)?, changed_at, complaint })
}
