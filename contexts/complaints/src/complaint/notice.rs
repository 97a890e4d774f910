use jiff::Timestamp;
use kernel::{Clause, Refusal};
use serde::{Deserialize, Serialize};

use super::{Channel, Complaint};

/// Something the customer is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What it is for.
    pub kind: NoticeKind,
    /// How it reaches the customer.
    pub told: Told,
    /// Its words, in the customer's language.
    pub text: String,
    /// When it was written.
    pub queued_at: Timestamp,
    /// When it left us, or was said; `None` while it waits.
    pub sent_at: Option<Timestamp>,
}

/// What a notice is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum NoticeKind {
    /// Number, process, limits and appeal route, at intake.
    Process,
    /// Why it was judged not valid, and where to turn.
    NotValid,
    /// That it takes longer, why, and until when.
    Extension {
        /// The new limit's local day.
        until: jiff::civil::Date,
        /// Why.
        reason: String,
    },
    /// The answer, with the appeal route.
    Answer,
    /// That a revised calendar moved the limit, and to when.
    LimitMoved {
        /// The new limit's local day.
        until: jiff::civil::Date,
    },
}

/// How a customer is told something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// A text message.
    Sms,
    /// An e-mail.
    Email,
    /// On the telephone, by a person.
    Phone,
    /// A letter.
    Letter,
    /// Face to face, in a shop.
    InPerson,
    /// Shown on the portal to the customer who is there.
    Portal,
}

impl Told {
    /// All ways.
    pub const ALL: [Self; 6] =
        [Self::Sms, Self::Email, Self::Phone, Self::Letter, Self::InPerson, Self::Portal];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Letter => "letter",
            Self::InPerson => "in-person",
            Self::Portal => "portal",
        }
    }

    /// The way with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|told| told.name() == name)
    }

    /// Whether Kefu sends it; the other ways are a person's word that it was done.
    pub const fn is_sent_by_us(self) -> bool {
        match self {
            Self::Sms | Self::Email => true,
            Self::Phone | Self::Letter | Self::InPerson | Self::Portal => false,
        }
    }

    /// How a customer on this channel is told things, given what we know of them.
    pub fn for_contact(channel: Channel, has_phone: bool, has_email: bool) -> Self {
        match channel {
            Channel::Email if has_email => Self::Email,
            _ if has_phone => Self::Sms,
            _ if has_email => Self::Email,
            Channel::Web | Channel::App | Channel::Chat | Channel::Api | Channel::SocialMedia => Self::Portal,
            Channel::Phone => Self::Phone,
            Channel::Email | Channel::Letter => Self::Letter,
            Channel::Store => Self::InPerson,
        }
    }
}

impl NoticeKind {
    /// The stable name, in kebab case.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::NotValid => "not-valid",
            Self::Extension { .. } => "extension",
            Self::Answer => "answer",
            Self::LimitMoved { .. } => "limit-moved",
        }
    }
}

impl Notice {
    /// A notice written now. What a person tells is told now; what we send waits for the sender.
    pub fn write(kind: NoticeKind, told: Told, text: String, now: Timestamp) -> Self {
        let sent_at = (!told.is_sent_by_us()).then_some(now);
        Self { kind, told, text, queued_at: now, sent_at }
    }
}

impl Complaint {
    /// What we send needs somewhere to go: no notice counts as sent that never left (clause `asks` for it).
    pub(crate) fn can_be_told(&self, told: Told, asks: Clause) -> Result<(), Refusal> {
        let contact = &self.intake.contact;
        let reaches = match told {
            Told::Sms => contact.phone.is_some(),
            Told::Email => contact.email.is_some(),
            Told::Phone | Told::Letter | Told::InPerson | Told::Portal => true,
        };
        if reaches {
            return Ok(());
        }
        Err(Refusal::input("notice-without-address", asks)
            .with("number", self.number)
            .with("told", told.name()))
    }

    /// Records that a waiting notice left us. A second delivery of the same notice changes nothing.
    pub fn notice_sent(mut self, place: usize, now: Timestamp) -> Result<Self, Refusal> {
        let Some(notice) = self.notices.get_mut(place) else {
            return Err(Refusal::input("notice-unknown", Clause::of("4.2.2(1)")).with("place", place));
        };
        notice.sent_at.get_or_insert(now);
        Ok(self)
    }
}
