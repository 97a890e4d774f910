use db::{Error, Sql, Value};
use tmf::{Attribute, Page, Query, Resource, Source};

use super::{CUSTOMER, customer};
use crate::{Customer, CustomerNumber};

/// TMF632 `Individual`, as its collection is queried.
pub(crate) static INDIVIDUAL: Resource = Resource {
    name: "individual",
    attributes: &[
        Attribute::code("id", "c.number", number).sortable(),
        Attribute::text("name", "c.name").sortable(),
        Attribute::text("familyName", "c.family_name").sortable().optional(),
        Attribute::text("givenName", "c.given_name").sortable().optional(),
        Attribute::shown("contactMedium"),
        Attribute::text("contactMedium.phoneNumber", "p.phone").any_of(PHONES),
        Attribute::text("contactMedium.emailAddress", "c.email").optional(),
        Attribute::shown("languageAbility"),
        Attribute::shown("partyCharacteristic"),
    ],
    default_sort: "id",
    tie_breaker: "c.number",
};

/// TMF632 `Organization`, as its collection is queried.
pub(crate) static ORGANIZATION: Resource = Resource {
    name: "organization",
    attributes: &[
        Attribute::code("id", "c.number", number).sortable(),
        Attribute::text("name", "c.name").sortable(),
        Attribute::shown("contactMedium"),
        Attribute::text("contactMedium.phoneNumber", "p.phone").any_of(PHONES),
        Attribute::text("contactMedium.emailAddress", "c.email").optional(),
        Attribute::shown("partyCharacteristic"),
    ],
    default_sort: "id",
    tie_breaker: "c.number",
};

/// TMF629 `Customer`, as its collection is queried.
pub(crate) static CUSTOMERS: Resource = Resource {
    name: "customer",
    attributes: &[
        Attribute::code("id", "c.number", number).sortable(),
        Attribute::text("name", "c.name").sortable(),
        Attribute::shown("engagedParty"),
        Attribute::code("engagedParty.id", "c.number", number),
        Attribute::text("engagedParty.name", "c.name"),
        Attribute::shown("characteristic"),
        Attribute::shown("validFor"),
    ],
    default_sort: "id",
    tie_breaker: "c.number",
};

const PHONES: &str = "customers_phone p WHERE p.customer = c.number";

/// A page of the people or organisations we know.
pub(crate) async fn parties(
    on: &impl Sql,
    query: &Query,
    kind: crate::Kind,
) -> Result<Page<Customer>, Error> {
    page(on, query, "c.kind = $1", vec![kind.name().into()]).await
}

/// A page of the customers.
pub(crate) async fn customers(on: &impl Sql, query: &Query) -> Result<Page<Customer>, Error> {
    page(on, query, "c.since IS NOT NULL", vec![]).await
}

async fn page(
    on: &impl Sql,
    query: &Query,
    scope: &str,
    scope_values: Vec<Value>,
) -> Result<Page<Customer>, Error> {
    let source =
        Source { columns: CUSTOMER, tables: "customers_customer c", scope, scope_values, whole: None };
    tmf::list(on, query, source, customer).await
}

fn number(text: &str) -> Option<i64> {
    text.parse().ok().map(CustomerNumber::value)
}
