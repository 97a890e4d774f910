//! A customer's way back to their own complaint: who knows its number and the telephone number (or e-mail address)
//! that was given with it may look at it from this browser for a while.

use std::fmt;

use db::{Db, Sql, Tx};
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Clause, Deed, Purpose, Refusal};
use people::attempts::{self, Limit, Verdict};
use sha2::{Digest as _, Sha256};

use crate::{
    CONTEXT, Changed, Error,
    complaint::{Contact, Digest, Number},
    store::{complaints, visits},
    typed, view,
};

const ACCESS: Clause = Clause::of("5.2.2(1)");
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Ten guesses at one complaint.
const AT_ONE_COMPLAINT: Limit = Limit { count_max: 10, window: WINDOW };
/// A hundred failures from one place: many customers share an address of a mobile network.
const FROM_ONE_PLACE: Limit = Limit { count_max: 100, window: WINDOW };
/// What customers do on one complaint: nobody has more to say in an hour, a program would.
const DEEDS_OF_ONE: Limit = Limit { count_max: 60, window: SignedDuration::from_hours(1) };

/// A visit that nobody uses ends after an hour,
const IDLE: SignedDuration = SignedDuration::from_hours(1);
/// and after half a day however much it is used.
const AGE_MAX: SignedDuration = SignedDuration::from_hours(12);
/// Being used is written at most this often: pages must not cost a write each.
const USED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// Somebody who wants to follow a complaint.
#[derive(Clone)]
pub struct Follow {
    /// Its number, as it was typed.
    pub number: String,
    /// The telephone number or e-mail address that was given with it, as it was typed.
    pub contact: String,
    /// Where from: what failures are counted by besides the number.
    pub remote: String,
    /// 32 random bytes that are used for nothing else.
    pub random: [u8; 32],
}

/// A customer's open way back. The browser has the token, we have its digest.
#[derive(Clone, PartialEq, Eq)]
pub struct Visit {
    /// Which complaint it opens.
    pub number: Number,
    /// What the browser's cookie holds.
    pub token: String,
}

/// Opens a visit for who knows a complaint's number and the contact that was given with it.
///
/// Whoever does not is not told whether the number exists. Guesses are counted before they are looked at, on rows
/// of the database, so that a hundred at once are no better than one after the other.
pub async fn follow(db: &Db, command: Follow, at: Timestamp) -> Result<Visit, Error> {
    let stranger = Deed { by: Actor::System("portal".to_owned()), purpose: Purpose::OwnMatter, at };
    let number = typed::number(&command.number);
    let stored = match number {
        Some(number) => complaints::find(db, number).await?,
        None => None,
    };
    let subject = stored.as_ref().map_or("unknown".to_owned(), |s| s.complaint.number.to_string());
    let guessed_at = number.map_or_else(|| command.number.trim().to_owned(), |number| number.to_string());
    let locked = |minutes| Refusal::forbidden("follow-locked", ACCESS).with("minutes", minutes);
    guard(db, &stranger, &subject, FROM_ONE_PLACE, &from(&command.remote), locked).await?;
    guard(db, &stranger, &subject, AT_ONE_COMPLAINT, &guess_at(&guessed_at), locked).await?;
    let matching = stored.filter(|s| is_contact(&s.complaint.intake.contact, &command.contact));
    let Some(stored) = matching else {
        let refusal = Refusal::forbidden("follow-failed", ACCESS);
        refused(db, &stranger, &subject, &refusal).await?;
        return Err(refusal.into());
    };
    let tx = db.begin().await?;
    let visit = open(&tx, stored.complaint.number, command.random, at).await?;
    attempts::take_back(&tx, &from(&command.remote)).await?;
    attempts::forget(&tx, &guess_at(&guessed_at)).await?;
    tx.commit().await?;
    Ok(visit)
}

/// The complaint that a customer's token opens now.
pub async fn visited(on: &impl Sql, token: &str, now: Timestamp) -> Result<Option<Number>, Error> {
    let Some(token) = digest(token) else { return Ok(None) };
    Ok(visits::find(on, &token, now).await?.map(|visit| visit.number))
}

/// The customer looks at their own complaint. The look is journalled (clause 5.2.2(1)), and keeps the visit open.
pub async fn look(db: &Db, deed: &Deed, token: &str) -> Result<Option<Changed>, Error> {
    let Some(token) = digest(token) else { return Ok(None) };
    let Some(visit) = visits::find(db, &token, deed.at).await? else { return Ok(None) };
    if deed.at.duration_since(visit.used_at) >= USED_EVERY {
        let tx = db.begin().await?;
        visits::touch(&tx, &token, deed.at, (deed.at + IDLE).min(visit.opened_at + AGE_MAX)).await?;
        tx.commit().await?;
    }
    view(db, deed, visit.number).await?;
    crate::find(db, visit.number).await
}

/// Ends a visit.
pub async fn leave(db: &Db, token: &str) -> Result<(), Error> {
    let Some(token) = digest(token) else { return Ok(()) };
    let tx = db.begin().await?;
    visits::drop(&tx, &token).await?;
    tx.commit().await?;
    Ok(())
}

/// Refuses when a customer's browser does more on one complaint than a person would.
pub async fn guard_deed(db: &Db, deed: &Deed, number: Number) -> Result<(), Error> {
    let too_much = |minutes| {
        Refusal::forbidden("portal-too-much", ACCESS).with("number", number).with("minutes", minutes)
    };
    guard(db, deed, &number.to_string(), DEEDS_OF_ONE, &format!("deeds on {number}"), too_much).await
}

/// Opens a visit without a question: for the browser that has just handed the complaint in.
pub(crate) async fn open(tx: &Tx, number: Number, random: [u8; 32], at: Timestamp) -> Result<Visit, Error> {
    visits::drop_ended(tx, at).await?;
    let token = hex(random);
    visits::put(tx, &digest_of(&token), number, at, at + IDLE).await?;
    Ok(Visit { number, token })
}

/// Counts an attempt before it is looked at. The one that runs into the limit is journalled; those that follow
/// are only refused, so that whoever goes on trying does not fill the journal.
pub(crate) async fn guard(
    db: &Db,
    deed: &Deed,
    subject: &str,
    limit: Limit,
    counted: &str,
    refusal: impl FnOnce(i64) -> Refusal,
) -> Result<(), Error> {
    match attempts::count(db, limit, counted, deed.at).await? {
        Verdict::Go => Ok(()),
        Verdict::Locked { until, first } => {
            let refusal = refusal((until.duration_since(deed.at).as_secs() + 59) / 60);
            if first {
                refused(db, deed, subject, &refusal).await?;
            }
            Err(refusal.into())
        }
    }
}

pub(crate) async fn refused(db: &Db, deed: &Deed, subject: &str, refusal: &Refusal) -> Result<(), Error> {
    let tx = db.begin().await?;
    journal::refused(&tx, deed, CONTEXT, subject, refusal).await?;
    tx.commit().await?;
    Ok(())
}

/// 32 random bytes as the 64 digits that a cookie or a form carries.
pub(crate) fn hex(bytes: [u8; 32]) -> String {
    Digest::of_bytes(bytes).to_string()
}

/// What is stored in the place of something a browser holds.
pub(crate) fn digest_of(text: &str) -> Digest {
    Digest::of_bytes(Sha256::digest(text.as_bytes()).into())
}

/// The digest of what can be a token at all.
fn digest(token: &str) -> Option<Digest> {
    let is_token = token.len() == 64 && token.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    is_token.then(|| digest_of(token))
}

fn is_contact(known: &Contact, typed: &str) -> bool {
    let typed = typed::half_width(typed);
    let is_phone = known
        .phone
        .as_ref()
        .zip(typed.parse().ok())
        .is_some_and(|(known, typed)| typed::is_same_phone(known, &typed));
    let is_email = known.email.as_ref().is_some_and(|known| {
        let known = known.trim().to_lowercase();
        !known.is_empty() && known == typed.trim().to_lowercase()
    });
    is_phone || is_email
}

fn from(remote: &str) -> String {
    format!("following from {remote}")
}

fn guess_at(number: &str) -> String {
    format!("following {number}")
}

/// Without what was typed: it is personal.
impl fmt::Debug for Follow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Follow").finish_non_exhaustive()
    }
}

/// Without the token.
impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visit").field("number", &self.number).finish_non_exhaustive()
    }
}
