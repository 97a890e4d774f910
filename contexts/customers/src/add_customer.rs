use db::Tx;
use journal::Entry;
use kernel::{Clause, Deed, Refusal};
use serde_json::json;

use crate::{CONTEXT, Customer, CustomerNumber, Details, Error, Kind, store};

pub(crate) const FILE: Clause = Clause::of("8.1(4)");

/// Opens a customer's file. Without a number, the next free one is given.
pub async fn add_customer(
    tx: &Tx,
    deed: &Deed,
    number: Option<CustomerNumber>,
    kind: Kind,
    details: Details,
) -> Result<Customer, Error> {
    let details = details.in_order()?;
    let number = match number {
        Some(number) => number,
        None => store::next_number(tx).await?,
    };
    let customer = Customer { number, kind, details, version: 1, changed_at: deed.at };
    if !store::insert(tx, &customer).await? {
        return Err(Refusal::conflict("customer-number-taken", FILE).with("customer", number).into());
    }
    let entry = Entry {
        context: CONTEXT,
        subject: number.to_string(),
        event: "customer-added",
        clause: Some(FILE),
        body: json!({ "kind": kind, "details": customer.details }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(customer)
}
