use db::{Db, Tx};
use journal::Entry;
use kernel::{Clause, Deed, Refusal, StaffNumber};
use serde_json::json;

use crate::{CONTEXT, Error, Secret, SecretHash, Session, digest::hex, password, sign_in, store};

const ACCESS: Clause = Clause::of("5.2.2(1)");

/// A member of staff's wish for another password.
#[derive(Debug)]
pub struct ChangePassword {
    /// Whose.
    pub number: StaffNumber,
    /// The one they have.
    pub present: Secret,
    /// The one they want.
    pub wanted: Secret,
    /// What their browser calls itself.
    pub device: String,
    /// 32 random bytes for the salt.
    pub salt: [u8; 32],
    /// 32 random bytes for the token of the session they go on in.
    pub random: [u8; 32],
}

/// What is stored of a password, where it is good enough for its owner.
pub async fn hash_password(
    password: Secret,
    owner: &StaffNumber,
    salt: [u8; 32],
) -> Result<SecretHash, Refusal> {
    password::check(&password, owner)?;
    Ok(password.hash(salt).await)
}

/// Gives a member of staff a password. Every session they had ends, and a lock-out of their number too.
pub async fn set_password(
    tx: &Tx,
    deed: &Deed,
    number: &StaffNumber,
    password: SecretHash,
) -> Result<(), Error> {
    if !store::update_password(tx, number, &password).await? {
        return Err(Error::NotFound(number.clone()));
    }
    store::delete_sessions(tx, number).await?;
    sign_in::forget_guesses(tx, number).await?;
    record(tx, deed, number, "password-set", json!({})).await
}

/// Changes one's own password. Every session ends; a new one is opened for the browser that asked, and its
/// token is returned.
pub async fn change_password(db: &Db, deed: &Deed, command: ChangePassword) -> Result<String, Error> {
    let number = &command.number;
    sign_in::guard_guess(db, deed, number).await?;
    let present = store::password(db, number).await?;
    let is_right = command.present.clone().matches(present.clone()).await;
    let wanted = match hash_password(command.wanted, number, command.salt).await {
        Ok(wanted) if is_right => Ok(wanted),
        Ok(_) => Err(Refusal::forbidden("password-wrong", ACCESS)),
        Err(refusal) => Err(refusal),
    };
    let tx = db.begin().await?;
    let outcome = async {
        let wanted = wanted?;
        if store::hold_password(&tx, number).await? != present {
            return Err(Error::from(Refusal::forbidden("password-wrong", ACCESS)));
        }
        set_password(&tx, deed, number, wanted).await?;
        let token = hex(&command.random);
        store::insert_session(&tx, number, &Session::open(&token, &command.device, deed.at)).await?;
        Ok(token)
    };
    let outcome = outcome.await;
    journal::settle(db, tx, deed, CONTEXT, number.as_str(), outcome).await
}

/// Ends every session of a member of staff.
pub async fn end_sessions(tx: &Tx, deed: &Deed, number: &StaffNumber) -> Result<(), Error> {
    let ended = store::delete_sessions(tx, number).await?;
    record(tx, deed, number, "sessions-ended", json!({ "sessions": ended })).await
}

/// Ends one session, e.g. of a phone that was lost. Somebody else's, or one that has ended, stays as it is.
pub async fn end_session(tx: &Tx, deed: &Deed, number: &StaffNumber, id: &str) -> Result<(), Error> {
    if store::delete_session(tx, number, id).await? {
        record(tx, deed, number, "sessions-ended", json!({ "sessions": 1 })).await?;
    }
    Ok(())
}

async fn record(
    tx: &Tx,
    deed: &Deed,
    number: &StaffNumber,
    event: &'static str,
    body: serde_json::Value,
) -> Result<(), Error> {
    let entry = Entry { context: CONTEXT, subject: number.to_string(), event, clause: Some(ACCESS), body };
    journal::record(tx, deed, entry).await?;
    Ok(())
}
