use std::fmt;

use db::{Db, Tx};
use jiff::{SignedDuration, Timestamp};
use journal::Entry;
use kernel::{Actor, Clause, Deed, Purpose, Refusal, StaffNumber};
use serde_json::json;

use crate::{
    CONTEXT, Error, Secret, SecretHash, Session, Staff,
    attempts::{self, Limit, Verdict},
    digest::{digest, hex},
    store,
};

const ACCESS: Clause = Clause::of("5.2.2(1)");
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Ten guesses at one person's password.
const OF_ONE_PERSON: Limit = Limit { count_max: 10, window: WINDOW };
/// A hundred failures from one place: a whole call centre may sign in from one address.
const FROM_ONE_PLACE: Limit = Limit { count_max: 100, window: WINDOW };

/// Somebody at the door.
#[derive(Debug)]
pub struct SignIn {
    /// The staff number, as it was typed.
    pub number: String,
    /// The password, as it was typed.
    pub password: Secret,
    /// Where from, e.g. a network address: what failures are counted by besides the number.
    pub remote: String,
    /// What the browser calls itself.
    pub device: String,
    /// The session token the browser had before; that session ends.
    pub former_token: Option<String>,
    /// 32 random bytes that are used for nothing else.
    pub random: [u8; 32],
}

/// Somebody who came in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub staff: Staff,
    /// The token that goes into the browser's cookie.
    pub token: String,
}

/// Opens a session for who knows the password, with a new token each time.
///
/// Whoever does not is told neither whether the number exists nor whether its owner still works here, in words
/// or by the time it takes.
pub async fn sign_in(db: &Db, command: SignIn, at: Timestamp) -> Result<SignedIn, Error> {
    let stranger = Deed { by: Actor::System("sign-in".to_owned()), purpose: Purpose::Administration, at };
    let staff = match command.number.parse::<StaffNumber>() {
        Ok(number) => store::find(db, &number).await?,
        Err(_) => None,
    };
    // What was typed in the place of a number may be a password: only a number that exists is written down.
    let subject = staff.as_ref().map_or("unknown", |staff| staff.number.as_str()).to_owned();
    guard(db, &stranger, &subject, FROM_ONE_PLACE, &from(&command.remote)).await?;
    guard(db, &stranger, &subject, OF_ONE_PERSON, &guess_at(&command.number)).await?;
    let hash = match &staff {
        Some(staff) => store::password(db, &staff.number).await?,
        None => None,
    };
    let matches = command.password.clone().matches(hash.clone()).await;
    let opened = match (staff, hash) {
        (Some(staff), Some(hash)) if matches => open(db, &command, staff, &hash, at).await?,
        (Some(_) | None, Some(_) | None) => None,
    };
    match opened {
        Some(signed_in) => Ok(signed_in),
        None => refuse(db, &stranger, &subject, Refusal::forbidden("sign-in-failed", ACCESS)).await,
    }
}

/// Ends the session of a browser.
pub async fn sign_out(db: &Db, deed: &Deed, token: &str) -> Result<(), Error> {
    let tx = db.begin().await?;
    if let Some(number) = store::drop_session(&tx, digest(token)).await? {
        record(&tx, deed, &number, "signed-out").await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Counts a guess at a person's own password before it is looked at, and refuses it where there were too many.
pub(crate) async fn guard_guess(db: &Db, deed: &Deed, number: &StaffNumber) -> Result<(), Error> {
    guard(db, deed, number.as_str(), OF_ONE_PERSON, &guess_at(number.as_str())).await
}

/// Forgets the guesses, because the last one was right.
pub(crate) async fn forget_guesses(tx: &Tx, number: &StaffNumber) -> Result<(), Error> {
    Ok(attempts::forget(tx, &guess_at(number.as_str())).await?)
}

/// Opens the session, unless the password was changed since it was checked.
async fn open(
    db: &Db,
    command: &SignIn,
    staff: Staff,
    checked: &SecretHash,
    at: Timestamp,
) -> Result<Option<SignedIn>, Error> {
    let deed = Deed { by: Actor::Staff(staff.number.clone()), purpose: Purpose::Administration, at };
    let token = hex(&command.random);
    let tx = db.begin().await?;
    if store::hold_password(&tx, &staff.number).await?.as_ref() != Some(checked) {
        return Ok(None);
    }
    if let Some(former) = &command.former_token {
        store::drop_session(&tx, digest(former)).await?;
    }
    store::delete_ended_sessions(&tx, &staff.number, at).await?;
    store::insert_session(&tx, &staff.number, &Session::open(&token, &command.device, at)).await?;
    attempts::take_back(&tx, &from(&command.remote)).await?;
    forget_guesses(&tx, &staff.number).await?;
    record(&tx, &deed, &staff.number, "signed-in").await?;
    tx.commit().await?;
    Ok(Some(SignedIn { staff, token }))
}

async fn guard(db: &Db, deed: &Deed, subject: &str, limit: Limit, counted: &str) -> Result<(), Error> {
    match attempts::count(db, limit, counted, deed.at).await? {
        Verdict::Go => Ok(()),
        Verdict::Locked { until, first } => {
            let minutes = until.duration_since(deed.at).as_mins() + 1;
            let refusal = Refusal::forbidden("sign-in-locked", ACCESS).with("minutes", minutes);
            if first { refuse(db, deed, subject, refusal).await } else { Err(refusal.into()) }
        }
    }
}

async fn refuse<T>(db: &Db, deed: &Deed, subject: &str, refusal: Refusal) -> Result<T, Error> {
    let tx = db.begin().await?;
    journal::refused(&tx, deed, CONTEXT, subject, &refusal).await?;
    tx.commit().await?;
    Err(refusal.into())
}

async fn record(tx: &Tx, deed: &Deed, number: &StaffNumber, event: &'static str) -> Result<(), Error> {
    let entry =
        Entry { context: CONTEXT, subject: number.to_string(), event, clause: Some(ACCESS), body: json!({}) };
    journal::record(tx, deed, entry).await?;
    Ok(())
}

fn from(remote: &str) -> String {
    format!("sign-in from {remote}")
}

fn guess_at(number: &str) -> String {
    format!("password of {number}")
}

/// Without the token.
impl fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedIn").field("staff", &self.staff.number).finish_non_exhaustive()
    }
}
