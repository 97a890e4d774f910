//! A complaint's file leaving the department: who took it, when, and what it listed is on record.

use db::Tx;
use kernel::{Clause, Deed};
use serde_json::json;

use crate::{
    Error,
    change::{Happened, load, record},
    complaint::Number,
};

/// Records that somebody exported a complaint's dossier (clause 4.3.2(4): it is what the regulator is given).
pub async fn export_dossier(tx: &Tx, deed: &Deed, number: Number) -> Result<(), Error> {
    let complaint = load(tx, number).await?.complaint;
    let digests: Vec<_> = complaint.evidence.iter().map(|item| item.digest.as_str()).collect();
    let body = json!({ "evidence": digests.len(), "digests": digests });
    let happened = Happened { event: "dossier-exported", clause: Clause::of("4.3.2(4)"), body };
    record(tx, deed, number, happened).await
}
