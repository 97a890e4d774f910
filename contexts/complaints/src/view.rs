//! Looking at a complaint. A file holds personal data, so a look is itself on record (clause 5.2.2(1)).

use db::{Db, Tx};
use jiff::SignedDuration;
use kernel::{Clause, Deed};
use serde_json::json;

use crate::{
    CONTEXT, Error,
    change::{Happened, load, record},
    complaint::Number,
};

/// What a look is called in the journal.
pub(crate) const VIEWED: &str = "viewed";
/// Looks of one person at one complaint within this time are one look.
const ONE_LOOK: SignedDuration = SignedDuration::from_hours(1);

/// Records that somebody looks at a complaint, where no look of theirs within the hour is on record.
pub async fn view(db: &Db, deed: &Deed, number: Number) -> Result<(), Error> {
    let (subject, actor, from) = (number.to_string(), deed.by.to_string(), deed.at - ONE_LOOK);
    if journal::has_done(db, CONTEXT, &subject, VIEWED, &actor, from).await? {
        return Ok(());
    }
    let tx = db.begin().await?;
    record_view(&tx, deed, number).await?;
    tx.commit().await?;
    Ok(())
}

/// Asked again under the complaint's lock: two pages opened at once are one look.
async fn record_view(tx: &Tx, deed: &Deed, number: Number) -> Result<(), Error> {
    load(tx, number).await?;
    let (subject, actor, from) = (number.to_string(), deed.by.to_string(), deed.at - ONE_LOOK);
    if journal::has_done(tx, CONTEXT, &subject, VIEWED, &actor, from).await? {
        return Ok(());
    }
    let body = json!({ "purpose": deed.purpose });
    record(tx, deed, number, Happened { event: VIEWED, clause: Clause::of("5.2.2(1)"), body }).await
}
