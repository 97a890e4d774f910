mod address;
mod email;
mod number;

use jiff::{Timestamp, civil::Date};
use kernel::{Clause, Language, PhoneNumber, Refusal};
use people::{Name, NameInvalid};
use serde::{Deserialize, Serialize};

pub use self::{
    address::{Address, AddressInvalid},
    email::{EmailAddress, EmailAddressInvalid},
    number::{CustomerNumber, CustomerNumberInvalid},
};

/// A customer of the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// What the operator calls them, e.g. `C-10086`. It never changes.
    pub number: CustomerNumber,
    /// A person or an organisation. It never changes.
    pub kind: Kind,
    /// What is known of them.
    pub details: Details,
    /// Counts the changes, from 1.
    pub version: i64,
    /// When the last one was.
    pub changed_at: Timestamp,
}

/// What a customer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person.
    Individual,
    /// A company, an authority, an association.
    Organisation,
}

/// What is known of a customer, and may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Details {
    /// Their name in full, as they are addressed.
    pub name: Name,
    /// The parts of a person's name, where they are known apart.
    pub parts: Option<NameParts>,
    /// Their telephone numbers, the first one to be called first.
    pub phones: Vec<PhoneNumber>,
    /// Their e-mail address.
    pub email: Option<EmailAddress>,
    /// Where letters reach them.
    pub address: Option<Address>,
    /// What the plan they pay for is called.
    pub plan: Option<Name>,
    /// The language they are written to in.
    pub language: Language,
    /// Since which day they are a customer; `None` for somebody whom we know and who is none.
    pub since: Option<Date>,
    /// What makes service easier for them, each once.
    pub needs: Vec<Need>,
}

/// The parts of a person's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameParts {
    /// What the family is called (姓).
    pub family: Name,
    /// What the person is called within it (名).
    pub given: Name,
}

/// What makes service easier for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Letters and pages in large print.
    LargePrint,
    /// 65 or older: a human first, no menus.
    Senior,
    /// Hard of hearing: written words rather than calls.
    HardOfHearing,
}

const CATALOGUE: Clause = Clause::of("5.1.1(1)");

impl Details {
    /// The most telephone numbers that one customer has.
    pub const PHONES_MAX: usize = 20;

    /// Somebody of whom no more than the name is known.
    pub fn of(name: Name) -> Self {
        Self {
            name,
            parts: None,
            phones: vec![],
            email: None,
            address: None,
            plan: None,
            language: Language::default(),
            since: None,
            needs: vec![],
        }
    }

    /// The details with nothing twice, or why they cannot be kept.
    pub(crate) fn in_order(mut self) -> Result<Self, Refusal> {
        let mut phones = Vec::with_capacity(self.phones.len());
        for phone in self.phones {
            if !phones.contains(&phone) {
                phones.push(phone);
            }
        }
        if phones.len() > Self::PHONES_MAX {
            let refusal = Refusal::input("too-many-phones", CATALOGUE);
            return Err(refusal.with("phones", phones.len()).with("most", Self::PHONES_MAX));
        }
        self.phones = phones;
        self.needs.sort_unstable();
        self.needs.dedup();
        Ok(self)
    }

    /// Whether service is easier for them in this way.
    pub fn has(&self, need: Need) -> bool {
        self.needs.contains(&need)
    }
}

impl NameParts {
    /// The name in full: the family first and nothing between in Chinese, the given name first elsewhere.
    pub fn in_full(&self) -> Result<Name, NameInvalid> {
        let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '·');
        let (family, given) = (self.family.as_str(), self.given.as_str());
        if family.chars().chain(given.chars()).all(is_han) {
            format!("{family}{given}").parse()
        } else {
            format!("{given} {family}").parse()
        }
    }
}

impl Kind {
    /// Both, in the order menus show them.
    pub const ALL: [Self; 2] = [Self::Individual, Self::Organisation];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Organisation => "organisation",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Need {
    /// Every need, in the order menus show them.
    pub const ALL: [Self; 3] = [Self::LargePrint, Self::Senior, Self::HardOfHearing];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LargePrint => "large-print",
            Self::Senior => "senior",
            Self::HardOfHearing => "hard-of-hearing",
        }
    }

    /// The need with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.name() == name)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn a_plain_customer() -> Details {
        Details { phones: vec!["13900000001".parse().unwrap()], ..Details::of("何雨".parse().unwrap()) }
    }

    #[test]
    fn the_same_number_spelt_twice_is_kept_once() {
        let phones = vec!["139 0000 0001".parse().unwrap(), "13900000001".parse().unwrap()];
        let details = Details { phones, ..a_plain_customer() }.in_order().unwrap();
        assert_eq!(details, a_plain_customer());
    }

    #[test]
    fn a_name_in_full_follows_its_language() {
        for (family, given, expected) in
            [("何", "雨", "何雨"), ("O'Brien", "Ægir", "Ægir O'Brien"), ("马", "Jack", "Jack 马")]
        {
            let parts = NameParts { family: family.parse().unwrap(), given: given.parse().unwrap() };
            assert_eq!(parts.in_full().unwrap().as_str(), expected);
        }
        let long: Name = "x".repeat(Name::LENGTH_MAX).parse().unwrap();
        assert_eq!(NameParts { family: long.clone(), given: long }.in_full(), Err(NameInvalid));
    }

    #[test]
    fn twenty_one_numbers_are_refused() {
        let phones = (0..21).map(|i| format!("139{i:08}").parse().unwrap()).collect();
        let refusal = Details { phones, ..a_plain_customer() }.in_order().unwrap_err();
        assert_eq!((refusal.rule, refusal.clause.id()), ("too-many-phones", "5.1.1(1)"));
    }

    #[test]
    fn a_need_given_twice_is_kept_once() {
        let needs = vec![Need::Senior, Need::LargePrint, Need::Senior];
        let details = Details { needs, ..a_plain_customer() }.in_order().unwrap();
        assert_eq!(details.needs, [Need::LargePrint, Need::Senior]);
    }
}
