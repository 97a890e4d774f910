//! Alarms: a judgement or a dispatch that is late, a limit that has passed.

use db::Db;
use jiff::Timestamp;
use kernel::{Actor, Clause, Deed, Purpose};
use serde_json::json;

use crate::{
    Error,
    change::{Happened, load, record},
    complaint::{Number, State},
    store::complaints,
};

/// So many alarms are raised in one go.
const BATCH: i64 = 100;

/// Raises the alarms that are due, each once, and says how many.
pub async fn raise_alarms(db: &Db, now: Timestamp) -> Result<usize, Error> {
    let due = complaints::alarms_due(db, now, BATCH).await?;
    let mut raised = 0;
    for number in due {
        raised += usize::from(raise(db, number, now).await?);
    }
    Ok(raised)
}

async fn raise(db: &Db, number: Number, now: Timestamp) -> Result<bool, Error> {
    let tx = db.begin().await?;
    // Locked, so that two processes raise one alarm between them.
    let complaint = load(&tx, number).await?.complaint;
    if !complaints::take_alarm(&tx, number, now).await? {
        return Ok(false);
    }
    let (what, clause) = match complaint.state {
        State::Accepted => ("judgement", Clause::of("4.2.2(2)")),
        State::Valid { .. } => ("dispatch", Clause::of("4.2.2(2)")),
        State::Dispatched | State::Investigating { .. } => ("limit", Clause::of("4.3.1(1)")),
        State::NotValid(_) | State::Answered { .. } | State::Closed(_) | State::ClosedElsewhere { .. } => {
            return Ok(false);
        }
    };
    let deed = Deed { by: Actor::System("alarms".to_owned()), purpose: Purpose::Supervision, at: now };
    let body = json!({ "late": what, "owner": complaint.owner });
    record(&tx, &deed, number, Happened { event: "alarm", clause, body }).await?;
    tx.commit().await?;
    Ok(true)
}
