use db::Tx;
use journal::Entry;
use kernel::{Clause, Deed};
use serde_json::{Value as Json, json};

use crate::{CONTEXT, Customer, CustomerNumber, Details, Error, store};

/// Corrections keep the old value in the history (clause 5.1.2(3)).
const HISTORY: Clause = Clause::of("5.1.2(3)");

/// What a customer's file shall say from now on.
#[derive(Debug, Clone)]
pub struct ChangeCustomer {
    /// Whose.
    pub number: CustomerNumber,
    /// All of it, changed or not.
    pub details: Details,
    /// The version that the person who changes it has seen, where they said so.
    pub seen: Option<i64>,
}

/// Changes a customer's file; what it said before stays in the journal.
pub async fn change_customer(tx: &Tx, deed: &Deed, command: ChangeCustomer) -> Result<Customer, Error> {
    let details = command.details.in_order()?;
    let Some(before) = store::hold(tx, command.number).await? else {
        return Err(Error::NoCustomer(command.number));
    };
    if command.seen.is_some_and(|seen| seen != before.version) {
        return Err(Error::Stale(command.number));
    }
    if details == before.details {
        return Ok(before);
    }
    let changes = changes(&before.details, &details);
    let after = Customer { details, version: before.version + 1, changed_at: deed.at, ..before };
    store::update(tx, &after).await?;
    let entry = Entry {
        context: CONTEXT,
        subject: after.number.to_string(),
        event: "customer-changed",
        clause: Some(HISTORY),
        body: json!({ "changes": changes }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(after)
}

/// What changed, from what and to what, attribute by attribute.
fn changes(before: &Details, after: &Details) -> Json {
    let (before, after) = (json!(before), json!(after));
    let Json::Object(after) = after else { return Json::Null };
    let changed = after
        .into_iter()
        .filter(|(name, value)| before[name] != *value)
        .map(|(name, to)| (name.clone(), json!({ "from": before[&name], "to": to })));
    Json::Object(changed.collect())
}
