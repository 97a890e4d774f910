use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Clause, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::CustomerNumber;

/// One conversation with somebody who says to be a customer (clause 3.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its own id.
    pub id: ContactId,
    /// Who speaks for us.
    pub agent: StaffNumber,
    /// How they reached us.
    pub channel: Channel,
    /// The customer they say to be.
    pub customer: CustomerNumber,
    /// When it began.
    pub opened_at: Timestamp,
    /// What may be said to them.
    pub level: Level,
}

/// The id of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContactId(Uuid);

/// The text is no contact id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a contact's id is a UUID")]
pub struct ContactIdInvalid;

/// How a customer reaches us (clause 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A call to the hotline.
    Phone,
    /// A visit to a store.
    Store,
    /// A chat on the website or in the app.
    Chat,
    /// An e-mail.
    Email,
    /// A letter.
    Letter,
    /// A message on a social network.
    Social,
}

/// What may be said in a contact (clause 4.1.4(4)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Level {
    /// What everybody may know.
    General,
    /// What belongs to the customer's account.
    Verified {
        /// Since when.
        at: Timestamp,
        /// How they showed to be the customer.
        methods: Vec<Method>,
    },
}

/// How somebody shows to be a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// They know the service password of the account.
    ServicePassword,
    /// They know the last four characters of the document the account was opened with.
    DocumentDigits,
}

const CONFIDENTIALITY: Clause = Clause::of("4.1.4(4)");
const ACCESS: Clause = Clause::of("5.2.2(1)");

impl Contact {
    /// The longest conversation. A contact of this morning is no reason to look into a file tonight.
    pub const LENGTH_MAX: SignedDuration = SignedDuration::from_hours(4);

    /// The contact as it begins.
    pub fn open(
        id: ContactId,
        agent: StaffNumber,
        channel: Channel,
        customer: CustomerNumber,
        at: Timestamp,
    ) -> Self {
        Self { id, agent, channel, customer, opened_at: at, level: Level::General }
    }

    /// The contact once they have shown who they are.
    #[must_use]
    pub fn verified(self, methods: Vec<Method>, at: Timestamp) -> Self {
        Self { level: Level::Verified { at, methods }, ..self }
    }

    /// Whether account data may be said in it.
    pub fn is_verified(&self) -> bool {
        matches!(self.level, Level::Verified { .. })
    }

    /// Refuses what somebody does in a colleague's contact, or in one that is long over.
    pub fn check_is_of(&self, by: &Actor, at: Timestamp) -> Result<(), Refusal> {
        if by.staff() != Some(&self.agent) {
            return Err(Refusal::forbidden("contact-of-a-colleague", ACCESS).with("contact", self.id));
        }
        if at.duration_since(self.opened_at) >= Self::LENGTH_MAX {
            let refusal = Refusal::conflict("contact-over", ACCESS).with("contact", self.id);
            return Err(refusal.with("hours", Self::LENGTH_MAX.as_hours()));
        }
        Ok(())
    }

    /// Refuses to tell about a customer what this contact is no ground for.
    pub fn check_discloses(
        &self,
        customer: CustomerNumber,
        by: &Actor,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        if self.customer != customer {
            let refusal = Refusal::forbidden("contact-of-another-customer", ACCESS);
            return Err(refusal.with("contact", self.id).with("customer", customer));
        }
        self.check_is_of(by, at)?;
        match self.level {
            Level::Verified { .. } => Ok(()),
            Level::General => {
                let refusal = Refusal::conflict("unverified-contact", CONFIDENTIALITY);
                Err(refusal.with("contact", self.id).with("customer", customer))
            }
        }
    }
}

impl ContactId {
    /// A new id (UUID version 7, RFC 9562). `random` is 32 random bytes that are used for nothing else.
    pub fn new(at: Timestamp, random: &[u8; 32]) -> Self {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
        let mut tail = [0; 10];
        tail.copy_from_slice(&random[..10]);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid())
    }
}

impl FromStr for ContactId {
    type Err = ContactIdInvalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self).map_err(|_| ContactIdInvalid)
    }
}

impl fmt::Display for ContactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Channel {
    /// Every channel, in the order menus show them.
    pub const ALL: [Self; 6] =
        [Self::Phone, Self::Store, Self::Chat, Self::Email, Self::Letter, Self::Social];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Store => "store",
            Self::Chat => "chat",
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Social => "social",
        }
    }

    /// The channel with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

impl Method {
    /// Every method, in the order menus show them.
    pub const ALL: [Self; 2] = [Self::ServicePassword, Self::DocumentDigits];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ServicePassword => "service-password",
            Self::DocumentDigits => "document-digits",
        }
    }

    /// The method with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn a_contact() -> Contact {
        let opened_at = at("2026-09-30T08:12:00Z");
        let id = ContactId::new(opened_at, &[7; 32]);
        Contact::open(id, "1001".parse().unwrap(), Channel::Phone, "C-10086".parse().unwrap(), opened_at)
    }

    fn check(contact: &Contact, customer: &str, by: &str, when: &str, rule: Option<(&str, &str)>) {
        let (customer, by) = (customer.parse().unwrap(), by.parse().unwrap());
        let refused = contact.check_discloses(customer, &by, at(when)).err();
        assert_eq!(refused.map(|r| (r.rule, r.clause.id())), rule);
    }

    // clause: 4.1.4(4)
    #[test]
    fn an_unverified_contact_discloses_nothing() {
        let rule = Some(("unverified-contact", "4.1.4(4)"));
        check(&a_contact(), "C-10086", "staff:1001", "2026-09-30T08:13:00Z", rule);
    }

    // clause: 4.1.4(4)
    #[test]
    fn a_verified_contact_discloses_its_own_customer_to_its_own_agent_while_it_lasts() {
        let contact = a_contact().verified(Method::ALL.to_vec(), at("2026-09-30T08:14:00Z"));
        check(&contact, "C-10086", "staff:1001", "2026-09-30T12:11:59Z", None);
        let colleague = Some(("contact-of-a-colleague", "5.2.2(1)"));
        check(&contact, "C-10086", "staff:1002", "2026-09-30T08:15:00Z", colleague);
        check(&contact, "C-10086", "client:crm", "2026-09-30T08:15:00Z", colleague);
        let another = Some(("contact-of-another-customer", "5.2.2(1)"));
        check(&contact, "C-10087", "staff:1001", "2026-09-30T08:15:00Z", another);
        let over = Some(("contact-over", "5.2.2(1)"));
        check(&contact, "C-10086", "staff:1001", "2026-09-30T12:12:00Z", over);
    }

    #[test]
    fn an_id_reads_back() {
        let id = a_contact().id;
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("1".parse::<ContactId>(), Err(ContactIdInvalid));
    }
}
