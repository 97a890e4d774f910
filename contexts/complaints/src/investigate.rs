//! Looking into a complaint: beginning, findings, evidence, the department's clock.

use db::{Sql, Tx};
use kernel::{Clause, Deed, Refusal};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::{
    Changed, Error, Rules,
    change::{Happened, handler, is_impartial, load, save},
    complaint::{Digest, Evidence, Finding, HoldReason, Number},
    media, store,
};

const INVESTIGATION: Clause = Clause::of("4.2.3(1)");
/// The largest evidence file, in bytes.
pub const EVIDENCE_BYTES_MAX: usize = 20 * 1024 * 1024;

/// A finding to be recorded.
#[derive(Debug, Clone, Default)]
pub struct Find {
    /// What was checked.
    pub checked: String,
    /// What was found.
    pub found: String,
    /// Names of evidence items: E-1, E-2 …
    pub evidence: Vec<String>,
}

/// A file that proves something.
#[derive(Debug, Clone)]
pub struct AddEvidence {
    /// Which complaint.
    pub number: Number,
    /// The file's own name.
    pub name: String,
    /// What it shows.
    pub description: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// The owner begins to look into a complaint.
pub async fn start_investigation(tx: &Tx, deed: &Deed, number: Number) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let after = before.complaint.clone().start_investigation(&by, deed.at)?;
    let happened = Happened { event: "investigation-started", clause: INVESTIGATION, body: json!({}) };
    save(tx, deed, &before, after, happened).await
}

/// Records a finding.
pub async fn find_out(tx: &Tx, deed: &Deed, number: Number, command: Find) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let Find { checked, found, evidence } = command;
    let finding = Finding { by: by.number.clone(), at: deed.at, checked, found, evidence };
    let after = before.complaint.clone().find(&by, finding)?;
    let name = format!("F-{}", after.findings.len());
    let finding = &after.findings[after.findings.len() - 1];
    let body = json!({
        "name": name, "checked": finding.checked, "found": finding.found, "evidence": finding.evidence,
    });
    let happened = Happened { event: "found", clause: INVESTIGATION, body };
    save(tx, deed, &before, after, happened).await
}

/// Adds an evidence file: its type is read off its bytes, its name made harmless, its digest kept.
pub async fn add_evidence(tx: &Tx, deed: &Deed, command: AddEvidence) -> Result<Changed, Error> {
    let AddEvidence { number, name, description, content } = command;
    let before = load(tx, number).await?;
    is_impartial(deed, &before.complaint)?;
    if content.len() > EVIDENCE_BYTES_MAX {
        let too_large = Refusal::input("evidence-too-large", INVESTIGATION);
        return Err(too_large.with("number", number).with("max_mib", EVIDENCE_BYTES_MAX >> 20).into());
    }
    let digest = Digest::of_bytes(Sha256::digest(&content).into());
    let item = Evidence {
        by: deed.by.to_string(),
        at: deed.at,
        name: media::harmless_name(&name),
        description,
        media_type: media::sniff(&content).to_owned(),
        length: content.len() as u64,
        digest: digest.clone(),
    };
    let after = before.complaint.clone().add_evidence(item)?;
    store::files::put(tx, &digest, content).await?;
    let name = format!("E-{}", after.evidence.len());
    let item = &after.evidence[after.evidence.len() - 1];
    let body = json!({
        "name": name, "file": item.name, "description": item.description, "media_type": item.media_type,
        "length": item.length, "sha256": digest.as_str(),
    });
    let happened = Happened { event: "evidence-added", clause: INVESTIGATION, body };
    save(tx, deed, &before, after, happened).await
}

/// The bytes of an evidence file.
pub async fn evidence_content(on: &impl Sql, digest: &Digest) -> Result<Option<Vec<u8>>, Error> {
    Ok(store::files::get(on, digest).await?)
}

/// Holds the department's clock.
pub async fn hold(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    reason: Option<HoldReason>,
    proof: &str,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let after = before.complaint.clone().hold(&by, reason, proof, deed.at)?;
    let body = json!({ "reason": reason, "proof": proof });
    let happened = Happened { event: "held", clause: Clause::of("4.3.1(1)"), body };
    save(tx, deed, &before, after, happened).await
}

/// Lets the department's clock run again.
pub async fn release_hold(tx: &Tx, deed: &Deed, rules: &Rules, number: Number) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let clocks = &before.complaint.clocks;
    let due = match &clocks.department {
        Some(clock) => rules.due_after_hold(clocks, clock, deed.at)?,
        None => deed.at,
    };
    let after = before.complaint.clone().release_hold(&by, due, deed.at)?;
    let happened =
        Happened { event: "hold-released", clause: Clause::of("4.3.1(1)"), body: json!({ "due": due }) };
    save(tx, deed, &before, after, happened).await
}
