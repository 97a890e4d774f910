//! Reading complaints off the table of a former system, by a mapping that the operator writes. Pure.
//!
//! ```
//! use complaints::import::{Mapping, Surroundings};
//!
//! let mapping = Mapping::read(r#"
//!     source = "old-crm"
//!     id = "{No}"
//!     [fields]
//!     text = "{Text}"
//!     demand = "Look into it and answer."
//!     phone = "{Phone}"
//!     channel = { from = "{Via}", map = { Call = "phone", Mail = "letter" } }
//!     [category]
//!     from = "{Text}"
//!     rules = [{ any = ["bill", "账单"], category = "plan-charge" }]
//!     otherwise = "attitude"
//!     [status]
//!     from = "{Status}"
//!     open = ["Open"]
//!     ended = ["Done"]
//!     [owner]
//!     staff = ["1002"]
//! "#)?;
//! let columns = ["No", "Text", "Phone", "Via", "Status"].map(str::to_owned);
//! let bound = mapping.bind(&columns, &Surroundings::example())?;
//! let row = ["7", "Billing twice", "13900000001", "Call", "Done"].map(str::to_owned);
//! let accept = bound.accept(1, &row)?;
//! assert_eq!(accept.draft.category.unwrap().code.as_str(), "plan-charge");
//! assert!(accept.import.unwrap().ended);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bound;
mod category;
mod content;
mod mapping;
mod moment;
mod owner;
mod template;
mod value;

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};
use kernel::StaffNumber;

use crate::complaint::Category;

pub(crate) use self::content::digest as content_digest;
pub use self::{
    bound::{Bound, ID_CHARS_MAX},
    mapping::{FileFormat, Mapping, MappingInvalid},
};

/// What a mapping may refer to: the people who can own complaints, the category tree, the operator's time.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Who may own complaints, with their department's code.
    pub owners: BTreeMap<StaffNumber, String>,
    /// The categories in use, by code.
    pub categories: BTreeMap<String, Category>,
    /// Where dates are local that do not say it themselves.
    pub time_zone: TimeZone,
    /// What is later than now has not happened yet.
    pub now: Timestamp,
}

impl Surroundings {
    /// Two owners and two categories, for examples and tests.
    ///
    /// # Panics
    /// Never: its words are well formed.
    pub fn example() -> Self {
        let owner = |number: &str| (number.parse().expect("a staff number"), "CC".to_owned());
        let category = |top, code: &str| {
            (code.to_owned(), Category { top, code: code.parse().expect("a category code") })
        };
        Self {
            owners: ["1002", "1024"].into_iter().map(owner).collect(),
            categories: BTreeMap::from([
                category(crate::complaint::TopClass::ChargeDispute, "plan-charge"),
                category(crate::complaint::TopClass::UserService, "attitude"),
            ]),
            time_zone: TimeZone::get("Asia/Shanghai").expect("the zones come with the program"),
            now: Timestamp::from_second(1_795_000_000).expect("a moment in 2026"),
        }
    }
}

#[cfg(test)]
mod tests;
