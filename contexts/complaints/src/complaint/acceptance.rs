use jiff::Timestamp;
use kernel::{Clause, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

use super::{Clocks, Complaint, Draft, Notice, Number, State};

/// What acceptance needs beside the customer's words.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The number it gets.
    pub number: Number,
    /// When it was accepted.
    pub at: Timestamp,
    /// Its limits.
    pub clocks: Clocks,
    /// Its first owner.
    pub owner: StaffNumber,
    /// What tells the customer number, process, limits and appeal route. An import has none.
    pub process_notice: Option<Notice>,
    /// Where it came from, when it was carried over.
    pub import: Option<Import>,
    /// The earlier complaint it repeats.
    pub repeat_of: Option<Number>,
}

/// Where a complaint came from, when it was carried over from a former system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The former system.
    pub source: String,
    /// Its key there.
    pub id: String,
    /// Its state there, in that system's word.
    pub status: String,
    /// It was ended there.
    pub ended: bool,
}

impl Complaint {
    /// Accepts a complaint: complete, with a number, limits, an owner, and the customer told (clause 4.2.2(1)).
    pub fn accept(draft: Draft, acceptance: Acceptance) -> Result<Self, Refusal> {
        let concerned = draft.concerned.clone();
        let intake = draft.complete()?;
        let Acceptance { number, at, clocks, owner, process_notice, import, repeat_of } = acceptance;
        if process_notice.is_none() && import.is_none() {
            return Err(Refusal::input("intake-notice-missing", Clause::of("4.2.2(1)")));
        }
        let state = match &import {
            Some(import) if import.ended => State::ClosedElsewhere { status: import.status.clone() },
            Some(_) | None => State::Accepted,
        };
        Ok(Self {
            number,
            intake,
            accepted_at: at,
            state,
            judged_at: None,
            dispatched: None,
            clocks,
            owner,
            handover: None,
            transfers: vec![],
            concerned,
            findings: vec![],
            measures: vec![],
            evidence: vec![],
            notices: process_notice.into_iter().collect(),
            extensions: vec![],
            answers: vec![],
            reopenings: vec![],
            chases: vec![],
            informed: vec![],
            notes: vec![],
            additions: vec![],
            reexamination: None,
            earlier_reexaminations: vec![],
            appeal: None,
            escalated: None,
            overturned: None,
            repeat_of,
            mass: None,
            import,
        })
    }
}
