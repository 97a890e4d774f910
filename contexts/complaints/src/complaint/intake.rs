use std::collections::BTreeSet;

use kernel::{Clause, Language, PhoneNumber, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

use super::Category;

/// The longest text a field of the intake takes, in characters.
pub const TEXT_CHARS_MAX: usize = 20_000;

/// The longest line, such as a name or a place, in characters: what an index of PostgreSQL takes (2,704 bytes).
pub const LINE_CHARS_MAX: usize = 500;

const RECORD_IN_DETAIL: Clause = Clause::of("4.2.2(1)");

/// What the customer told, complete enough to be accepted (clause 4.2.2(1)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// What the one who brought it calls it; without one, lists show the first line of the text.
    #[serde(default)]
    pub name: Option<String>,
    /// How much it hinders the customer, as the one who brought it sees it.
    #[serde(default)]
    pub severity: Severity,
    /// What happened, in the customer's words.
    pub text: String,
    /// What the customer wants.
    pub demand: String,
    /// What it is about.
    pub category: Category,
    /// How it reached us (clause 4.2.1).
    pub channel: Channel,
    /// Who brought it.
    pub arrival: Arrival,
    /// How the customer can be reached.
    pub contact: Contact,
    /// The customer's id, where the customer is known.
    pub customer: Option<String>,
    /// The product or service it is about.
    pub product: Option<String>,
    /// Where it happened.
    pub place: Option<String>,
    /// When it happened, in the customer's words.
    pub happened: Option<String>,
    /// The language the customer is told things in.
    pub language: Language,
}

/// An intake as it is being written: everything may still be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// What the one who brought it calls it.
    pub name: Option<String>,
    /// How much it hinders the customer.
    pub severity: Severity,
    /// What happened.
    pub text: String,
    /// What the customer wants.
    pub demand: String,
    /// What it is about.
    pub category: Option<Category>,
    /// How it reached us.
    pub channel: Channel,
    /// Who brought it.
    pub arrival: Arrival,
    /// How the customer can be reached.
    pub contact: Contact,
    /// The customer's id.
    pub customer: Option<String>,
    /// The product or service.
    pub product: Option<String>,
    /// Where it happened.
    pub place: Option<String>,
    /// When it happened.
    pub happened: Option<String>,
    /// The customer's language.
    pub language: Language,
    /// Staff whom it concerns.
    pub concerned: BTreeSet<StaffNumber>,
}

/// How a complaint reached us. It never changes how it is handled (clause 4.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A call to the hotline.
    #[default]
    Phone,
    /// The portal.
    Web,
    /// The operator's app.
    App,
    /// Online chat.
    Chat,
    /// E-mail.
    Email,
    /// A letter.
    Letter,
    /// A shop.
    Store,
    /// Social media.
    SocialMedia,
    /// Another system.
    Api,
}

/// How much a complaint's matter hinders the customer, as the one who brought it sees it. No limit depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A nuisance.
    #[default]
    Minor,
    /// Something important does not work or is wrong.
    Major,
    /// Nothing works.
    Critical,
}

/// Who brought a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arrival {
    /// The customer.
    #[default]
    Customer,
    /// Somebody on the customer's behalf.
    OnBehalf,
    /// Forwarded by another unit of the operator.
    Forwarded,
    /// Forwarded by the regulator or a consumer body (越级).
    Regulator,
}

/// How a customer can be reached; at least one way is given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// The name.
    pub name: Option<String>,
    /// A telephone number.
    pub phone: Option<PhoneNumber>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A postal address.
    pub address: Option<String>,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 9] = [
        Self::Phone,
        Self::Web,
        Self::App,
        Self::Chat,
        Self::Email,
        Self::Letter,
        Self::Store,
        Self::SocialMedia,
        Self::Api,
    ];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Web => "web",
            Self::App => "app",
            Self::Chat => "chat",
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Store => "store",
            Self::SocialMedia => "social-media",
            Self::Api => "api",
        }
    }

    /// The channel with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

impl Severity {
    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
        }
    }
}

impl Arrival {
    /// All ways.
    pub const ALL: [Self; 4] = [Self::Customer, Self::OnBehalf, Self::Forwarded, Self::Regulator];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::OnBehalf => "on-behalf",
            Self::Forwarded => "forwarded",
            Self::Regulator => "regulator",
        }
    }

    /// The way with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|arrival| arrival.name() == name)
    }
}

impl Contact {
    /// Whether there is any way to reach the customer; a name alone is none.
    pub fn is_reachable(&self) -> bool {
        let given = |text: &Option<String>| text.as_ref().is_some_and(|t| !t.trim().is_empty());
        self.phone.is_some() || given(&self.email) || given(&self.address)
    }
}

impl Draft {
    /// The intake, or what it still lacks.
    pub fn complete(self) -> Result<Intake, Refusal> {
        let missing = |rule| Err(Refusal::input(rule, RECORD_IN_DETAIL));
        if self.text.trim().is_empty() {
            return missing("intake-text-missing");
        }
        let Some(category) = self.category.clone() else {
            return missing("intake-category-missing");
        };
        if !self.contact.is_reachable() {
            return missing("intake-contact-missing");
        }
        if self.demand.trim().is_empty() {
            return missing("intake-demand-missing");
        }
        if let Some((field, chars, max)) = self.too_long() {
            return Err(Refusal::input("intake-too-long", RECORD_IN_DETAIL)
                .with("field", field)
                .with("chars", chars)
                .with("max", max));
        }
        Ok(Intake {
            name: self.name,
            severity: self.severity,
            text: self.text,
            demand: self.demand,
            category,
            channel: self.channel,
            arrival: self.arrival,
            contact: self.contact,
            customer: self.customer,
            product: self.product,
            place: self.place,
            happened: self.happened,
            language: self.language,
        })
    }

    /// The first field that is too long, its length and the most it takes, in characters.
    fn too_long(&self) -> Option<(&'static str, usize, usize)> {
        let contact = &self.contact;
        let texts = [("text", Some(&self.text)), ("demand", Some(&self.demand))];
        let lines = [
            ("title", self.name.as_ref()),
            ("customer", self.customer.as_ref()),
            ("product", self.product.as_ref()),
            ("place", self.place.as_ref()),
            ("happened", self.happened.as_ref()),
            ("name", contact.name.as_ref()),
            ("email", contact.email.as_ref()),
            ("address", contact.address.as_ref()),
        ];
        let texts = texts.into_iter().map(|(name, text)| (name, text, TEXT_CHARS_MAX));
        let lines = lines.into_iter().map(|(name, line)| (name, line, LINE_CHARS_MAX));
        texts
            .chain(lines)
            .filter_map(|(name, text, max)| Some((name, text?.chars().count(), max)))
            .find(|&(_, chars, max)| chars > max)
    }
}
