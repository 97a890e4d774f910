//! What customers add to their own complaint after they handed it in.

use db::Tx;
use jiff::SignedDuration;
use kernel::{Clause, Deed};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::{
    AddEvidence, Changed, Error, add_evidence,
    change::{Happened, load, save},
    chase,
    complaint::{Digest, Information, Number},
};

/// A button that is pressed again within so long was pressed once.
const ONE_PRESS: SignedDuration = SignedDuration::from_secs(60);

/// What a customer adds or answers.
#[derive(Debug, Clone)]
pub struct Inform {
    /// To which complaint.
    pub number: Number,
    /// In the customer's words.
    pub text: String,
    /// Files, by name and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Adds what the customer wrote and the files that came with it. The desk hears of it as `informed`.
///
/// A file that is in the complaint already is referred to and not kept twice; the same words and files again, as
/// from a form that was sent twice, change nothing.
pub async fn inform(tx: &Tx, deed: &Deed, command: Inform) -> Result<Changed, Error> {
    let Inform { number, text, files } = command;
    load(tx, number).await?.complaint.may_inform()?;
    let mut evidence = Vec::new();
    for (name, content) in files {
        evidence.push(keep(tx, deed, number, name, content).await?);
    }
    evidence.dedup();
    let before = load(tx, number).await?;
    let told = before.complaint.informed.last();
    if told.is_some_and(|last| last.text == text && last.evidence == evidence) {
        return Ok(Changed { complaint: before.complaint, version: before.version });
    }
    let body = json!({ "text": text, "evidence": evidence });
    let after = before.complaint.clone().inform(Information { at: deed.at, text, evidence })?;
    let happened = Happened { event: "informed", clause: Clause::of("4.2.2(1)"), body };
    save(tx, deed, &before, after, happened).await
}

/// Counts that the customer asked again. No clock changes.
pub async fn ask_again(tx: &Tx, deed: &Deed, number: Number) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let last = before.complaint.chases.last();
    if last.is_some_and(|last| deed.at.duration_since(*last) < ONE_PRESS) && before.complaint.is_open() {
        return Ok(Changed { complaint: before.complaint, version: before.version });
    }
    chase(tx, deed, number, "").await
}

/// The name under which the complaint has the file, now or already.
async fn keep(tx: &Tx, deed: &Deed, number: Number, name: String, content: Vec<u8>) -> Result<String, Error> {
    let digest = Digest::of_bytes(Sha256::digest(&content).into());
    let known = load(tx, number).await?.complaint;
    let place = known.evidence.iter().position(|item| item.digest == digest);
    if let Some(place) = place {
        return Ok(format!("E-{}", place + 1));
    }
    let added = AddEvidence { number, name, description: String::new(), content };
    let count = add_evidence(tx, deed, added).await?.complaint.evidence.len();
    Ok(format!("E-{count}"))
}
