use serde::{Deserialize, Serialize};

/// A post's role in the department (process guide, section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Front-line agent (坐席).
    Agent,
    /// Complaint specialist (投诉专员).
    Specialist,
    /// Team leader (班长).
    Leader,
    /// Billing clerk (账务员).
    BillingClerk,
    /// Quality inspector (质检员).
    Inspector,
    /// Service manager (服务经理).
    Manager,
    /// Regulator liaison (监管联络员).
    Liaison,
    /// Privacy officer (个人信息保护负责人).
    PrivacyOfficer,
    /// Auditor (审计员): reads everything, changes nothing.
    Auditor,
    /// System administrator (系统管理员): no customer reading.
    Administrator,
}

/// What a route asks of its caller. One authorisation point compares it with the caller's roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Permission {
    /// Anybody, signed in or not.
    Public,
    /// Anybody signed in: own settings.
    SignedIn,
    /// Read complaints and their files.
    ReadComplaints,
    /// Take complaints in.
    TakeComplaints,
    /// Judge, dispatch, investigate, answer, close.
    HandleComplaints,
    /// Review not-valid judgements, approve measures, reason third transfers.
    LeadComplaints,
    /// Re-examine closed complaints.
    InspectComplaints,
    /// Read boards, indicators and the standard page.
    ReadBoards,
    /// Read customers.
    ReadCustomers,
    /// Read the journal.
    ReadJournal,
    /// Keep staff, categories, calendars, tokens.
    Administer,
    /// The JSON API, reading.
    ApiRead,
    /// The JSON API, writing.
    ApiWrite,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 10] = [
        Self::Agent,
        Self::Specialist,
        Self::Leader,
        Self::BillingClerk,
        Self::Inspector,
        Self::Manager,
        Self::Liaison,
        Self::PrivacyOfficer,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The stable name, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Specialist => "specialist",
            Self::Leader => "leader",
            Self::BillingClerk => "billing-clerk",
            Self::Inspector => "inspector",
            Self::Manager => "manager",
            Self::Liaison => "liaison",
            Self::PrivacyOfficer => "privacy-officer",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// What the role may do on the desk.
    pub const fn permissions(self) -> &'static [Permission] {
        use Permission as P;
        match self {
            Self::Agent => {
                &[P::SignedIn, P::ReadComplaints, P::TakeComplaints, P::HandleComplaints, P::ReadCustomers]
            }
            Self::Specialist | Self::BillingClerk | Self::Liaison => &[
                P::SignedIn,
                P::ReadComplaints,
                P::TakeComplaints,
                P::HandleComplaints,
                P::ReadBoards,
                P::ReadCustomers,
            ],
            Self::Leader | Self::Manager => &[
                P::SignedIn,
                P::ReadComplaints,
                P::TakeComplaints,
                P::HandleComplaints,
                P::LeadComplaints,
                P::ReadBoards,
                P::ReadCustomers,
            ],
            Self::Inspector => &[P::SignedIn, P::ReadComplaints, P::InspectComplaints, P::ReadBoards],
            Self::PrivacyOfficer | Self::Auditor => {
                &[P::SignedIn, P::ReadComplaints, P::ReadBoards, P::ReadCustomers, P::ReadJournal]
            }
            Self::Administrator => &[P::SignedIn, P::ReadBoards, P::Administer],
        }
    }
}
