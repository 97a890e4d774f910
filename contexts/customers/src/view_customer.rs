use db::Tx;
use journal::Entry;
use kernel::{Clause, Deed, Refusal};
use serde_json::{Value as Json, json};

use crate::{CONTEXT, ContactId, Customer, CustomerNumber, Error, store};

const ACCESS: Clause = Clause::of("5.2.2(1)");

/// Why somebody looks into a customer's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// They speak with the customer.
    Contact(ContactId),
    /// They work on an open matter of the customer, e.g. `T20260930-0001`. The context that owns the matter has
    /// found that it is open, that it is this customer's, and that this person works on it.
    Matter(String),
    /// They give none.
    None,
}

/// Opens a customer's file. The look itself is recorded, with its purpose and its ground.
pub async fn view_customer(
    tx: &Tx,
    deed: &Deed,
    customer: CustomerNumber,
    ground: Ground,
) -> Result<Customer, Error> {
    let found = store::find(tx, customer).await?.ok_or(Error::NoCustomer(customer))?;
    let ground: Json = match ground {
        Ground::Contact(id) => {
            let contact = store::contact(tx, id).await?.ok_or(Error::NoContact(id))?;
            contact.check_discloses(customer, &deed.by, deed.at)?;
            json!({ "contact": id })
        }
        Ground::Matter(number) => json!({ "matter": number }),
        Ground::None => {
            return Err(Refusal::conflict("no-ground-to-look", ACCESS).with("customer", customer).into());
        }
    };
    let entry = Entry {
        context: CONTEXT,
        subject: customer.to_string(),
        event: "viewed",
        clause: Some(ACCESS),
        body: ground,
    };
    journal::record(tx, deed, entry).await?;
    Ok(found)
}
