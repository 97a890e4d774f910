use db::Tx;
use journal::Entry;
use kernel::{Clause, Deed};
use serde_json::json;

use crate::{CONTEXT, CustomerNumber, Error, Kind, store};

const ACCESS: Clause = Clause::of("5.2.2(1)");

/// What somebody looks for a customer by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Search {
    /// A customer number.
    Number(CustomerNumber),
    /// The first digits of a telephone number, or all of them.
    Phone(String),
    /// The first characters of a name, or all of them.
    Name(String),
}

/// A customer as a list may show them before they are verified: enough to pick the right one, not enough to
/// learn anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Their number.
    pub number: CustomerNumber,
    /// What they are.
    pub kind: Kind,
    /// Their name, masked.
    pub name: String,
    /// Their first telephone number, masked.
    pub phone: Option<String>,
}

const DIGITS_MIN: usize = 4;

impl Search {
    /// What the text of a search box looks for: a customer number, at least four digits of a telephone number,
    /// or the beginning of a name.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(number) = text.to_uppercase().parse() {
            return Some(Self::Number(number));
        }
        let is_phone = text.chars().all(|c| c.is_ascii_digit() || "+ -.()".contains(c));
        let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        if is_phone && digits.len() >= DIGITS_MIN {
            return Some(Self::Phone(digits));
        }
        let key = name_key(text);
        (!key.is_empty()).then_some(Self::Name(key))
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::Phone(_) => "phone",
            Self::Name(_) => "name",
        }
    }
}

/// Finds customers, at most twenty. Which ones were shown is recorded; what was typed is not, because it may
/// be anybody's number or name.
pub async fn search(tx: &Tx, deed: &Deed, search: &Search) -> Result<Vec<Found>, Error> {
    let customers = match search {
        Search::Number(number) => store::find(tx, *number).await?.into_iter().collect(),
        Search::Phone(digits) => store::by_phone_prefix(tx, digits).await?,
        Search::Name(key) => store::by_name_prefix(tx, key).await?,
    };
    let shown: Vec<_> = customers.iter().map(|customer| customer.number).collect();
    let entry = Entry {
        context: CONTEXT,
        subject: CONTEXT.to_owned(),
        event: "searched",
        clause: Some(ACCESS),
        body: json!({ "by": search.name(), "shown": shown }),
    };
    journal::record(tx, deed, entry).await?;
    let found = customers.into_iter().map(|customer| Found {
        number: customer.number,
        kind: customer.kind,
        name: customer.details.name.masked(),
        phone: customer.details.phones.first().map(kernel::PhoneNumber::masked),
    });
    Ok(found.collect())
}

/// A name as it is looked for: without case, spaces and the dots that join the parts of a name.
pub(crate) fn name_key(name: &str) -> String {
    let is_joint = |c: char| c.is_whitespace() || c.is_control() || "·•・‧．.-‐'’".contains(c);
    name.chars().filter(|c| !is_joint(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&Search>) {
        assert_eq!(Search::parse(text).as_ref(), expected, "{text:?}");
    }

    #[test]
    fn the_text_says_what_is_looked_for() {
        check(" c-10086 ", Some(&Search::Number("C-10086".parse().unwrap())));
        check("139 0000-0001", Some(&Search::Phone("13900000001".to_owned())));
        check("1390", Some(&Search::Phone("1390".to_owned())));
        check("139", Some(&Search::Name("139".to_owned())));
        check("何", Some(&Search::Name("何".to_owned())));
        check("阿卜杜热西提 · 买买提", Some(&Search::Name("阿卜杜热西提买买提".to_owned())));
        check("O'Brien", Some(&Search::Name("obrien".to_owned())));
    }

    #[test]
    fn nothing_is_not_looked_for() {
        check("", None);
        check(" · ", None);
    }
}
