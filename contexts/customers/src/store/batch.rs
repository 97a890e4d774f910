use std::collections::HashSet;

use db::{Error, Sql as _, Tx, Value};

use super::needs;
use crate::{Customer, Verifiers, search::name_key};

/// How many customers one statement adds: sixteen values each stay below the limits of both databases.
pub(crate) const BATCH: usize = 200;

/// Adds customers and says how many are new; those whose numbers are taken stay as they are.
pub(crate) async fn insert_batch(tx: &Tx, customers: &[(Customer, Verifiers)]) -> Result<u64, Error> {
    let values = customers.iter().flat_map(columns).collect();
    let sql = format!(
        "INSERT INTO customers_customer (number, kind, name, name_key, family_name, given_name, email,
             address, plan, language, since, needs, service_password, document_digits, version, changed_at)
         VALUES {}
         ON CONFLICT (number) DO NOTHING
         RETURNING number",
        places(customers.len(), 16)
    );
    let rows = tx.all(&sql, values).await?;
    let added = rows.iter().map(|row| row.at(0)).collect::<Result<HashSet<i64>, _>>()?;
    let new: Vec<_> =
        customers.iter().map(|row| &row.0).filter(|c| added.contains(&c.number.value())).collect();
    insert_phones(tx, &new).await?;
    Ok(added.len() as u64)
}

/// Adds the telephone numbers of customers who have none yet.
pub(crate) async fn insert_phones(tx: &Tx, customers: &[&Customer]) -> Result<(), Error> {
    let rows: Vec<Value> = customers
        .iter()
        .flat_map(|customer| {
            let phones = (0_i64..).zip(&customer.details.phones);
            phones.flat_map(|(place, phone)| {
                [customer.number.value().into(), place.into(), phone.as_str().into()]
            })
        })
        .collect();
    for batch in rows.chunks(3 * 1_000) {
        let sql = format!(
            "INSERT INTO customers_phone (customer, place, phone) VALUES {}",
            places(batch.len() / 3, 3)
        );
        tx.execute(&sql, batch.to_vec()).await?;
    }
    Ok(())
}

fn columns((customer, verifiers): &(Customer, Verifiers)) -> [Value; 16] {
    let Customer { number, kind, details, version, changed_at } = customer;
    let text = |hash: &Option<people::SecretHash>| hash.as_ref().map(|hash| hash.as_str().to_owned());
    [
        number.value().into(),
        kind.name().into(),
        details.name.as_str().into(),
        name_key(details.name.as_str()).into(),
        details.parts.as_ref().map(|parts| parts.family.as_str()).into(),
        details.parts.as_ref().map(|parts| parts.given.as_str()).into(),
        details.email.clone().map(String::from).into(),
        details.address.clone().map(String::from).into(),
        details.plan.clone().map(String::from).into(),
        details.language.tag().into(),
        details.since.map(|day| day.to_string()).into(),
        needs(details).into(),
        text(&verifiers.service_password).into(),
        text(&verifiers.document_digits).into(),
        (*version).into(),
        changed_at.as_millisecond().into(),
    ]
}

/// `($1, $2), ($3, $4)`: so many rows of so many values.
fn places(rows: usize, values: usize) -> String {
    let row = |row: usize| {
        let places: Vec<_> = (1..=values).map(|value| format!("${}", row * values + value)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<_> = (0..rows).map(row).collect();
    rows.join(", ")
}
