use db::Tx;
use jiff::civil::Date;
use journal::Entry;
use kernel::{Clause, Deed, Refusal};
use people::Name;
use serde_json::json;

use crate::{CONTEXT, Customer, CustomerNumber, Details, Error, store};

/// Each person or organisation is one customer.
const ONE_RECORD: Clause = Clause::of("3.2-M(3)");

/// Makes a customer of a person or organisation whom we know already.
#[derive(Debug, Clone)]
pub struct Engage {
    /// Whom.
    pub number: CustomerNumber,
    /// From which day on.
    pub since: Date,
    /// The plan they chose.
    pub plan: Option<Name>,
}

/// Makes a customer of somebody whom we know. Nobody becomes one twice.
pub async fn engage(tx: &Tx, deed: &Deed, command: Engage) -> Result<Customer, Error> {
    let Engage { number, since, plan } = command;
    let before = store::hold(tx, number).await?.ok_or(Error::NoCustomer(number))?;
    if before.details.since.is_some() {
        return Err(Refusal::conflict("already-a-customer", ONE_RECORD).with("customer", number).into());
    }
    let details = Details { since: Some(since), plan, ..before.details };
    let after = Customer { details, version: before.version + 1, changed_at: deed.at, ..before };
    store::update(tx, &after).await?;
    let entry = Entry {
        context: CONTEXT,
        subject: number.to_string(),
        event: "customer-engaged",
        clause: Some(ONE_RECORD),
        body: json!({ "since": since, "plan": after.details.plan }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(after)
}
