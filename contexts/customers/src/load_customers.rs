use db::Tx;
use journal::Entry;
use kernel::Deed;
use serde_json::json;

use crate::{CONTEXT, Customer, CustomerNumber, Details, Error, Kind, Verifiers, add_customer::FILE, store};

/// A customer of a former system.
#[derive(Debug, Clone)]
pub struct NewCustomer {
    /// The number they have there.
    pub number: CustomerNumber,
    /// What they are.
    pub kind: Kind,
    /// What is known of them.
    pub details: Details,
    /// What they can be verified by.
    pub verifiers: Verifiers,
}

/// Opens many files at once, and says how many are new. A number that has a file already keeps it as it is, so
/// that loading the same customers twice changes nothing. One entry of the journal stands for all of them.
pub async fn load_customers(tx: &Tx, deed: &Deed, customers: Vec<NewCustomer>) -> Result<u64, Error> {
    let mut added = 0;
    let mut rows = Vec::with_capacity(customers.len());
    for NewCustomer { number, kind, details, verifiers } in customers {
        let details = details.in_order()?;
        rows.push((Customer { number, kind, details, version: 1, changed_at: deed.at }, verifiers));
    }
    for batch in rows.chunks(store::BATCH) {
        added += store::insert_batch(tx, batch).await?;
    }
    if let (Some(first), Some(last)) =
        (rows.iter().map(|row| row.0.number).min(), rows.iter().map(|row| row.0.number).max())
    {
        store::pass_number(tx, last).await?;
        let entry = Entry {
            context: CONTEXT,
            subject: CONTEXT.to_owned(),
            event: "customers-loaded",
            clause: Some(FILE),
            body: json!({ "added": added, "first": first, "last": last }),
        };
        journal::record(tx, deed, entry).await?;
    }
    Ok(added)
}
