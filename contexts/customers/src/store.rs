//! All queries of the context.

mod batch;
mod collections;
mod contact;

use db::{Dialect, Error, Row, Sql, Tx};
use jiff::Timestamp;
use kernel::{Language, PhoneNumber};
use people::SecretHash;

pub use self::contact::contact;
pub(crate) use self::{
    batch::{BATCH, insert_batch},
    collections::{CUSTOMERS, INDIVIDUAL, ORGANIZATION, customers, parties},
    contact::{insert_contact, update_contact},
};
use crate::{Customer, CustomerNumber, Details, Kind, NameParts, Need, Verifiers, search::name_key};

/// The columns that [`customer`] reads. The telephone numbers come with the row: one query for all of it.
const CUSTOMER: &str = "c.number, c.kind, c.name, c.family_name, c.given_name, c.email, c.address, c.plan, c.language, c.since, c.needs,
    c.version, c.changed_at,
    (SELECT STRING_AGG(phone, ' ' ORDER BY place) FROM customers_phone WHERE customer = c.number) AS phones";
const FOUND_MAX: i64 = 20;

/// The customer with this number. Whoever shows one to a person goes through [`crate::view_customer`].
pub async fn find(on: &impl Sql, number: CustomerNumber) -> Result<Option<Customer>, Error> {
    find_with(on, number, "").await
}

/// The customer with this number, whom nobody else changes until the transaction ends.
pub(crate) async fn hold(tx: &Tx, number: CustomerNumber) -> Result<Option<Customer>, Error> {
    let lock = match tx.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "FOR UPDATE OF c",
    };
    find_with(tx, number, lock).await
}

async fn find_with(on: &impl Sql, number: CustomerNumber, lock: &str) -> Result<Option<Customer>, Error> {
    let sql = format!("SELECT {CUSTOMER} FROM customers_customer c WHERE c.number = $1 {lock}");
    let row = on.one(&sql, vec![number.value().into()]).await?;
    row.as_ref().map(customer).transpose()
}

/// The customers who are called at this number, by their own numbers; at most 20.
pub async fn by_phone(on: &impl Sql, phone: &PhoneNumber) -> Result<Vec<Customer>, Error> {
    let sql = format!(
        "SELECT {CUSTOMER}
         FROM customers_customer c
         WHERE c.number IN (SELECT customer FROM customers_phone WHERE phone = $1)
         ORDER BY c.number
         LIMIT $2"
    );
    let rows = on.all(&sql, vec![phone.as_str().into(), FOUND_MAX.into()]).await?;
    rows.iter().map(customer).collect()
}

/// The customers with a telephone number that begins with these digits; at most 20.
pub(crate) async fn by_phone_prefix(on: &impl Sql, digits: &str) -> Result<Vec<Customer>, Error> {
    let sql = format!(
        "SELECT {CUSTOMER}
         FROM customers_customer c
         WHERE c.number IN (
             SELECT customer FROM customers_phone WHERE phone >= $1 AND phone < $2 ORDER BY phone LIMIT $3
         )
         ORDER BY c.number
         LIMIT $3"
    );
    let rows = on.all(&sql, vec![digits.into(), after_all(digits).into(), FOUND_MAX.into()]).await?;
    rows.iter().map(customer).collect()
}

/// The customers whose names begin like this, in the order of names; at most 20.
pub(crate) async fn by_name_prefix(on: &impl Sql, key: &str) -> Result<Vec<Customer>, Error> {
    let sql = format!(
        "SELECT {CUSTOMER}
         FROM customers_customer c
         WHERE c.name_key >= $1 AND c.name_key < $2
         ORDER BY c.name_key, c.number
         LIMIT $3"
    );
    let rows = on.all(&sql, vec![key.into(), after_all(key).into(), FOUND_MAX.into()]).await?;
    rows.iter().map(customer).collect()
}

/// The end of the range of texts that begin with this one: both databases compare by code point.
fn after_all(prefix: &str) -> String {
    format!("{prefix}{}", char::MAX)
}

/// The next number that nobody has.
pub(crate) async fn next_number(tx: &Tx) -> Result<CustomerNumber, Error> {
    let sql = "UPDATE customers_serial SET next = next + 1 WHERE id = 1 RETURNING next - 1";
    let row = tx.one(sql, vec![]).await?;
    let next: i64 = row.ok_or_else(|| Error::RecordNotFound("customers_serial".to_owned()))?.at(0)?;
    CustomerNumber::of(next).ok_or_else(|| Error::Custom("customer numbers are used up".to_owned()))
}

/// Sees to it that this number is not given again.
pub(crate) async fn pass_number(tx: &Tx, number: CustomerNumber) -> Result<(), Error> {
    let next = number.value() + 1;
    tx.execute("UPDATE customers_serial SET next = $1 WHERE id = 1 AND next < $1", vec![next.into()]).await?;
    Ok(())
}

/// Adds a customer; `false` where the number is taken.
pub(crate) async fn insert(tx: &Tx, customer: &Customer) -> Result<bool, Error> {
    pass_number(tx, customer.number).await?;
    let row = (customer.clone(), Verifiers::default());
    Ok(insert_batch(tx, std::slice::from_ref(&row)).await? == 1)
}

/// Writes what is new about a customer.
pub(crate) async fn update(tx: &Tx, customer: &Customer) -> Result<(), Error> {
    let Customer { number, details, version, changed_at, .. } = customer;
    tx.execute(
        "UPDATE customers_customer
         SET name = $2, name_key = $3, family_name = $4, given_name = $5, email = $6, address = $7, plan = $8,
             language = $9, since = $10, needs = $11, version = $12, changed_at = $13
         WHERE number = $1",
        vec![
            number.value().into(),
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
            (*version).into(),
            changed_at.as_millisecond().into(),
        ],
    )
    .await?;
    tx.execute("DELETE FROM customers_phone WHERE customer = $1", vec![number.value().into()]).await?;
    batch::insert_phones(tx, &[customer]).await
}

/// What a customer can be verified by.
pub(crate) async fn verifiers(on: &impl Sql, number: CustomerNumber) -> Result<Option<Verifiers>, Error> {
    let row = on
        .one(
            "SELECT service_password, document_digits FROM customers_customer WHERE number = $1",
            vec![number.value().into()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (service_password, document_digits): (Option<String>, Option<String>) = (row.at(0)?, row.at(1)?);
    Ok(Some(Verifiers {
        service_password: service_password.map(SecretHash::stored),
        document_digits: document_digits.map(SecretHash::stored),
    }))
}

/// Sets what a customer can be verified by; `false` where nobody has the number.
pub(crate) async fn update_verifiers(
    tx: &Tx,
    number: CustomerNumber,
    verifiers: &Verifiers,
) -> Result<bool, Error> {
    let text = |hash: &Option<SecretHash>| hash.as_ref().map(|hash| hash.as_str().to_owned());
    let changed = tx
        .execute(
            "UPDATE customers_customer
             SET service_password = COALESCE($2, service_password),
                 document_digits = COALESCE($3, document_digits)
             WHERE number = $1",
            vec![
                number.value().into(),
                text(&verifiers.service_password).into(),
                text(&verifiers.document_digits).into(),
            ],
        )
        .await?;
    Ok(changed == 1)
}

fn needs(details: &Details) -> String {
    let names: Vec<_> = details.needs.iter().map(|need| need.name()).collect();
    names.join(" ")
}

/// Reads the columns of [`CUSTOMER`].
fn customer(row: &Row) -> Result<Customer, Error> {
    let (number, kind): (i64, String) = (row.get("number")?, row.get("kind")?);
    let phones: Option<String> = row.get("phones")?;
    let phones: Result<Vec<PhoneNumber>, _> =
        phones.iter().flat_map(|phones| phones.split(' ')).map(str::parse).collect();
    let (language, needs): (String, String) = (row.get("language")?, row.get("needs")?);
    let (family, given) = (optional(row, "family_name")?, optional(row, "given_name")?);
    Ok(Customer {
        number: CustomerNumber::of(number).ok_or_else(|| unreadable("a customer number"))?,
        kind: Kind::parse(&kind).ok_or_else(|| unreadable("a kind of customer"))?,
        details: Details {
            name: row.get::<String>("name")?.parse().map_err(unreadable)?,
            parts: family.zip(given).map(|(family, given)| NameParts { family, given }),
            phones: phones.map_err(unreadable)?,
            email: optional(row, "email")?,
            address: optional(row, "address")?,
            plan: optional(row, "plan")?,
            language: Language::parse(&language).unwrap_or_default(),
            since: optional(row, "since")?,
            needs: needs.split(' ').filter_map(Need::parse).collect(),
        },
        version: row.get("version")?,
        changed_at: instant(row.get("changed_at")?)?,
    })
}

fn optional<T: std::str::FromStr<Err: std::fmt::Display>>(
    row: &Row,
    column: &str,
) -> Result<Option<T>, Error> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse()).transpose().map_err(unreadable)
}

fn instant(millisecond: i64) -> Result<Timestamp, Error> {
    Timestamp::from_millisecond(millisecond).map_err(unreadable)
}

fn unreadable(error: impl std::fmt::Display) -> Error {
    Error::Type(error.to_string())
}
