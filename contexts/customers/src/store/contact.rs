use db::{Error, Row, Sql, Tx};

use super::{instant, unreadable};
use crate::{Channel, Contact, ContactId, CustomerNumber, Level, Method};

/// The contact with this id.
pub async fn contact(on: &impl Sql, id: ContactId) -> Result<Option<Contact>, Error> {
    let row = on
        .one(
            "SELECT id, agent, channel, customer, opened_at, verified_at, methods
             FROM customers_contact
             WHERE id = $1",
            vec![id.to_string().into()],
        )
        .await?;
    row.as_ref().map(read).transpose()
}

/// Adds a contact.
pub(crate) async fn insert_contact(tx: &Tx, contact: &Contact) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO customers_contact (id, agent, channel, customer, opened_at, methods)
         VALUES ($1, $2, $3, $4, $5, '')",
        vec![
            contact.id.to_string().into(),
            contact.agent.as_str().into(),
            contact.channel.name().into(),
            contact.customer.value().into(),
            contact.opened_at.as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes the level of a contact.
pub(crate) async fn update_contact(tx: &Tx, contact: &Contact) -> Result<(), Error> {
    let (at, methods): (Option<i64>, Vec<_>) = match &contact.level {
        Level::General => (None, vec![]),
        Level::Verified { at, methods } => {
            (Some(at.as_millisecond()), methods.iter().map(|method| method.name()).collect())
        }
    };
    tx.execute(
        "UPDATE customers_contact SET verified_at = $2, methods = $3 WHERE id = $1",
        vec![contact.id.to_string().into(), at.into(), methods.join(" ").into()],
    )
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<Contact, Error> {
    let (id, agent, channel): (String, String, String) =
        (row.get("id")?, row.get("agent")?, row.get("channel")?);
    let (methods, verified_at): (String, Option<i64>) = (row.get("methods")?, row.get("verified_at")?);
    let level = match verified_at {
        None => Level::General,
        Some(at) => Level::Verified {
            at: instant(at)?,
            methods: methods.split(' ').filter_map(Method::parse).collect(),
        },
    };
    Ok(Contact {
        id: id.parse().map_err(unreadable)?,
        agent: agent.parse().map_err(unreadable)?,
        channel: Channel::parse(&channel).ok_or_else(|| unreadable("a channel"))?,
        customer: CustomerNumber::of(row.get("customer")?).ok_or_else(|| unreadable("a customer number"))?,
        opened_at: instant(row.get("opened_at")?)?,
        level,
    })
}
