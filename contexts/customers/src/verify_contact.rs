use db::{Db, Tx};
use jiff::SignedDuration;
use journal::Entry;
use kernel::{Clause, Deed, Refusal};
use people::{
    Secret, SecretHash,
    attempts::{self, Limit, Verdict},
};
use serde_json::json;

use crate::{CONTEXT, Contact, ContactId, CustomerNumber, Error, Method, store};

const CONFIDENTIALITY: Clause = Clause::of("4.1.4(4)");
/// The digits of a document can be guessed in ten thousand attempts: five an hour take three months.
const GUESSES: Limit = Limit { count_max: 5, window: SignedDuration::from_hours(1) };

/// What somebody who says to be the customer knows.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The service password of the account.
    pub service_password: Secret,
    /// The last four characters of the document the account was opened with.
    pub document_digits: Secret,
}

/// What a customer can be verified by, as it is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verifiers {
    /// Of the service password.
    pub service_password: Option<SecretHash>,
    /// Of the last four characters of the document.
    pub document_digits: Option<SecretHash>,
}

/// Checks whether the person in a contact is the customer. Both answers must be right; otherwise only general
/// information may be given (clause 4.1.4(4)), and which of them was wrong is not told.
pub async fn verify_contact(
    db: &Db,
    deed: &Deed,
    id: ContactId,
    evidence: Evidence,
) -> Result<Contact, Error> {
    let contact = store::contact(db, id).await?.ok_or(Error::NoContact(id))?;
    let subject = contact.customer.to_string();
    // Before the transaction: hashing takes its time, and SQLite has one writer.
    let judged = judge(db, deed, &contact, evidence).await?;
    let tx = db.begin().await?;
    let outcome = match judged {
        Ok(()) => verified(&tx, deed, contact).await,
        Err(refusal) => Err(refusal.into()),
    };
    journal::settle(db, tx, deed, CONTEXT, &subject, outcome).await
}

/// Says what a customer can be verified by from now on; what is `None` stays as it is.
pub async fn set_verifiers(
    tx: &Tx,
    deed: &Deed,
    customer: CustomerNumber,
    verifiers: &Verifiers,
) -> Result<(), Error> {
    if !store::update_verifiers(tx, customer, verifiers).await? {
        return Err(Error::NoCustomer(customer));
    }
    let given = [&verifiers.service_password, &verifiers.document_digits];
    let methods: Vec<_> =
        Method::ALL.into_iter().zip(given).filter(|(_, hash)| hash.is_some()).map(|(m, _)| m).collect();
    let entry = Entry {
        context: CONTEXT,
        subject: customer.to_string(),
        event: "verifiers-set",
        clause: Some(CONFIDENTIALITY),
        body: json!({ "methods": methods }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(())
}

/// Whether the evidence is right. The inner refusal is to be recorded; the outer error is not: it is one more
/// attempt of somebody who is locked out already.
async fn judge(
    db: &Db,
    deed: &Deed,
    contact: &Contact,
    evidence: Evidence,
) -> Result<Result<(), Refusal>, Error> {
    let customer = contact.customer;
    if let Err(refusal) = contact.check_is_of(&deed.by, deed.at) {
        return Ok(Err(refusal));
    }
    match attempts::count(db, GUESSES, &guess_at(customer), deed.at).await? {
        Verdict::Go => (),
        Verdict::Locked { until, first } => {
            let minutes = until.duration_since(deed.at).as_mins() + 1;
            let refusal = Refusal::conflict("verification-locked", CONFIDENTIALITY).with("minutes", minutes);
            return if first { Ok(Err(refusal)) } else { Err(refusal.into()) };
        }
    }
    let known = store::verifiers(db, customer).await?.ok_or(Error::NoCustomer(customer))?;
    if known.service_password.is_none() || known.document_digits.is_none() {
        return Ok(
            Err(Refusal::conflict("nothing-to-verify-by", CONFIDENTIALITY).with("customer", customer)),
        );
    }
    let knows_password = evidence.service_password.matches(known.service_password).await;
    let knows_digits = evidence.document_digits.matches(known.document_digits).await;
    Ok(if knows_password && knows_digits {
        Ok(())
    } else {
        Err(Refusal::conflict("verification-failed", CONFIDENTIALITY).with("contact", contact.id))
    })
}

async fn verified(tx: &Tx, deed: &Deed, contact: Contact) -> Result<Contact, Error> {
    let contact = contact.verified(Method::ALL.to_vec(), deed.at);
    store::update_contact(tx, &contact).await?;
    attempts::forget(tx, &guess_at(contact.customer)).await?;
    let entry = Entry {
        context: CONTEXT,
        subject: contact.customer.to_string(),
        event: "contact-verified",
        clause: Some(CONFIDENTIALITY),
        body: json!({ "contact": contact.id, "methods": Method::ALL }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(contact)
}

fn guess_at(customer: CustomerNumber) -> String {
    format!("identity of {customer}")
}
