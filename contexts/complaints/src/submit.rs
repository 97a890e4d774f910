//! A customer hands a complaint in through the portal.

use db::{Db, Tx};
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Clause, Deed, Purpose, Refusal};
use people::attempts::Limit;

use crate::{
    Accept, CONTEXT, Error, Rules, Visit, accept,
    complaint::{Arrival, Channel, Contact, Draft, Number},
    store::visits,
    visit::{digest_of, guard, open},
};

const INTAKE: Clause = Clause::of("4.2.2(1)");
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Each complaint sends a message to the number that was given: it could be somebody else's.
const FOR_ONE_CONTACT: Limit = Limit { count_max: 10, window: DAY };
/// In a large failure hundreds of customers complain through one address of a mobile network.
const FROM_ONE_PLACE: Limit = Limit { count_max: 500, window: SignedDuration::from_hours(1) };
/// The journal's subject of a complaint that has no number yet.
const NOT_YET: &str = "intake";

/// A complaint as a customer wrote it.
#[derive(Debug, Clone)]
pub struct Submit {
    /// What was told. Channel and arrival are ours to set.
    pub draft: Draft,
    /// What the form carried to be known by, so that the same form sent twice is one complaint.
    pub form: String,
    /// Where from.
    pub remote: String,
    /// 32 random bytes that are used for nothing else.
    pub random: [u8; 32],
}

/// Accepts a customer's complaint and opens it to the browser that handed it in.
pub async fn submit(db: &Db, rules: &Rules, command: Submit, at: Timestamp) -> Result<Visit, Error> {
    let deed = Deed { by: Actor::Customer, purpose: Purpose::OwnMatter, at };
    let Submit { draft, form, remote, random } = command;
    let draft = Draft { channel: Channel::Web, arrival: Arrival::Customer, ..draft };
    // Asked before anything is counted: whoever forgot a field has not complained yet.
    if draft.clone().complete().is_ok() && !is_known(db, &form, at).await? {
        let too_many =
            |minutes| Refusal::forbidden("portal-too-many-complaints", INTAKE).with("minutes", minutes);
        guard(db, &deed, NOT_YET, FROM_ONE_PLACE, &format!("complaints from {remote}"), too_many).await?;
        if let Some(reached) = reached(&draft.contact) {
            guard(db, &deed, NOT_YET, FOR_ONE_CONTACT, &format!("complaints of {reached}"), too_many).await?;
        }
    }
    let tx = db.begin().await?;
    let outcome = Box::pin(hand_in(&tx, &deed, rules, draft, &form)).await;
    let number = match journal::settle(db, tx, &deed, CONTEXT, NOT_YET, outcome).await {
        // The same form arrived twice at once, and the other one was first.
        Err(Error::Stale(number)) => number,
        outcome => outcome?,
    };
    let tx = db.begin().await?;
    let visit = open(&tx, number, random, at).await?;
    tx.commit().await?;
    Ok(visit)
}

/// The complaint's number: a new one, or the one that the same form was given before.
async fn hand_in(tx: &Tx, deed: &Deed, rules: &Rules, draft: Draft, form: &str) -> Result<Number, Error> {
    let once = digest_of(&form_key(form));
    let known = visits::find(tx, &once, deed.at).await?.filter(|_| !form.is_empty());
    if let Some(known) = known {
        return Ok(known.number);
    }
    let changed = accept(tx, deed, rules, Accept { draft, ..Accept::default() }).await?;
    let number = changed.complaint.number;
    if form.is_empty() || visits::put(tx, &once, number, deed.at, deed.at + DAY).await? {
        return Ok(number);
    }
    let first = visits::find(tx, &once, deed.at).await?.map_or(number, |first| first.number);
    Err(Error::Stale(first))
}

/// What is written to: the address, or the end of the telephone number, which is the same however the number
/// begins, `139…` or `+86139…`.
fn reached(contact: &Contact) -> Option<String> {
    const DIGITS: usize = 9;
    let phone = contact.phone.as_ref().map(|phone| {
        let phone = phone.as_str();
        phone[phone.len().saturating_sub(DIGITS)..].to_owned()
    });
    phone.or_else(|| contact.email.as_ref().map(|email| email.to_lowercase()))
}

async fn is_known(db: &Db, form: &str, at: Timestamp) -> Result<bool, Error> {
    Ok(visits::find(db, &digest_of(&form_key(form)), at).await?.is_some())
}

/// No token of a visit looks like this, so that a form opens nothing by itself.
fn form_key(form: &str) -> String {
    format!("form {form}")
}
