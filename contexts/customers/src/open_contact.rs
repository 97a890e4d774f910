use db::Tx;
use journal::Entry;
use kernel::{Clause, Deed, StaffNumber};
use serde_json::json;

use crate::{CONTEXT, Channel, Contact, ContactId, CustomerNumber, Error, store};

/// One contact history for every channel.
const CHANNELS: Clause = Clause::of("3.1");

/// Somebody who says to be a customer has reached us.
#[derive(Debug, Clone)]
pub struct OpenContact {
    /// A new id.
    pub id: ContactId,
    /// Who speaks for us.
    pub agent: StaffNumber,
    /// How they reached us.
    pub channel: Channel,
    /// The customer they say to be.
    pub customer: CustomerNumber,
}

/// Opens a contact. Only what everybody may know is said in it until the customer is verified.
pub async fn open_contact(tx: &Tx, deed: &Deed, command: OpenContact) -> Result<Contact, Error> {
    let OpenContact { id, agent, channel, customer } = command;
    if store::find(tx, customer).await?.is_none() {
        return Err(Error::NoCustomer(customer));
    }
    let contact = Contact::open(id, agent, channel, customer, deed.at);
    store::insert_contact(tx, &contact).await?;
    let entry = Entry {
        context: CONTEXT,
        subject: customer.to_string(),
        event: "contact-opened",
        clause: Some(CHANNELS),
        body: json!({ "contact": id, "channel": channel }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(contact)
}
