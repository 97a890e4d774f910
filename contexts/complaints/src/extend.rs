//! A longer company limit.

use db::Tx;
use jiff::{Timestamp, civil::Date};
use kernel::{Clause, Deed};
use serde_json::json;

use crate::{
    Changed, Error, Rules,
    change::{Happened, handler, load, save},
    complaint::{ExtensionAsked, Number, Told},
};

/// A longer limit that the customer is to be told of.
#[derive(Debug, Clone)]
pub struct AnnounceExtension {
    /// Which complaint.
    pub number: Number,
    /// The new limit's local day.
    pub until: Date,
    /// Why.
    pub reason: String,
    /// How the customer is told.
    pub told: Told,
}

/// A longer limit that the customer was told of.
#[derive(Debug, Clone)]
pub struct Extend {
    /// Which complaint.
    pub number: Number,
    /// The new limit's local day.
    pub until: Date,
    /// Why.
    pub reason: String,
    /// The place of the notice that announced it.
    pub notice: Option<usize>,
}

impl AnnounceExtension {
    pub(crate) fn asked(&self, rules: &Rules) -> ExtensionAsked {
        let Self { until, reason, .. } = self;
        ExtensionAsked { until: *until, new_due: end_of(rules, *until), reason: reason.clone(), notice: None }
    }
}

/// The end of a day; of a day that no clock reaches, the end of time.
fn end_of(rules: &Rules, day: Date) -> Timestamp {
    rules.end_of(day).unwrap_or(Timestamp::MAX)
}

/// Extends the company limit of a complaint whose customer was told in time.
pub async fn extend(tx: &Tx, deed: &Deed, rules: &Rules, command: Extend) -> Result<Changed, Error> {
    let Extend { number, until, reason, notice } = command;
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let asked = ExtensionAsked { until, new_due: end_of(rules, until), reason, notice };
    let after = before.complaint.clone().extend(&by, asked, deed.at)?;
    let extension = &after.extensions[after.extensions.len() - 1];
    let body = json!({
        "from": before.complaint.clocks.announced_on, "until": until, "reason": extension.reason,
        "announced_at": extension.announced_at,
    });
    let happened = Happened { event: "extended", clause: Clause::of("4.3.1(2)"), body };
    save(tx, deed, &before, after, happened).await
}
