use jiff::Timestamp;
use kernel::{Clause, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

use super::{Complaint, Escalation, Handler, State, Step};

const FIRST_OWNER: Clause = Clause::of("2.1(2)");
/// After so many transfers, the next one needs a leader's reason (clause 2.3(4)).
const TRANSFERS_FREE: usize = 2;

/// A handover that waits for the successor's word. Until then the owner stays answerable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Who asked for it.
    pub asked_by: StaffNumber,
    /// Who is to take over.
    pub to: StaffNumber,
    /// Since when it waits.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// A handover that was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Who was released.
    pub from: StaffNumber,
    /// Who accepted.
    pub to: StaffNumber,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When it was accepted.
    pub accepted_at: Timestamp,
    /// Why.
    pub reason: String,
}

impl Complaint {
    /// Nobody handles a complaint that concerns them (clause 4.3.2(1)).
    pub fn is_impartial(&self, staff: &StaffNumber) -> Result<(), Refusal> {
        if self.concerned.contains(staff) {
            return Err(Refusal::forbidden("concerned-may-not-handle", Clause::of("4.3.2(1)"))
                .with("number", self.number)
                .with("staff", staff));
        }
        Ok(())
    }

    /// Only who answers for the complaint works on it (clause 2.1(2)).
    pub(super) fn is_owner(&self, by: &Handler) -> Result<(), Refusal> {
        self.is_impartial(&by.number)?;
        if self.owner == by.number {
            return Ok(());
        }
        Err(Refusal::forbidden("owner-only", FIRST_OWNER)
            .with("number", self.number)
            .with("owner", &self.owner))
    }

    /// Whom the complaint concerns can only grow: naming somebody keeps them away from it.
    ///
    /// Naming the present owner is refused until somebody else has taken over, so that the complaint never
    /// stands without one.
    pub fn name_concerned(mut self, staff: StaffNumber) -> Result<Self, Refusal> {
        self.is_not_closed(Step::NameConcerned)?;
        if self.owner == staff {
            return Err(Refusal::conflict("concerned-owner-hands-over-first", Clause::of("4.3.2(1)"))
                .with("number", self.number)
                .with("staff", &staff));
        }
        if self.handover.as_ref().is_some_and(|handover| handover.to == staff) {
            self.handover = None;
        }
        self.concerned.insert(staff);
        Ok(self)
    }

    pub(super) fn may_ask_handover(&self, by: &Handler) -> Result<(), Refusal> {
        self.is_not_closed(Step::HandOver)?;
        self.is_impartial(&by.number)?;
        if self.owner != by.number && !by.leads {
            return Err(Refusal::forbidden("owner-only", FIRST_OWNER)
                .with("number", self.number)
                .with("owner", &self.owner));
        }
        if self.transfers.len() >= TRANSFERS_FREE && !by.leads {
            return Err(Refusal::forbidden("third-transfer-needs-leader", Clause::of("2.3(4)"))
                .with("number", self.number)
                .with("transfers", self.transfers.len()));
        }
        Ok(())
    }

    /// Asks somebody to take over. The owner stays until that person accepts.
    pub fn ask_handover(
        mut self,
        by: &Handler,
        to: StaffNumber,
        reason: String,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        self.may_ask_handover(by)?;
        self.is_impartial(&to)?;
        if to == self.owner {
            return Err(Refusal::conflict("handover-to-the-owner", FIRST_OWNER).with("number", self.number));
        }
        if reason.trim().is_empty() {
            let rule = if self.transfers.len() >= TRANSFERS_FREE {
                Refusal::input("third-transfer-needs-leader", Clause::of("2.3(4)"))
                    .with("transfers", self.transfers.len())
            } else {
                Refusal::input("handover-without-reason", FIRST_OWNER)
            };
            return Err(rule.with("number", self.number));
        }
        self.handover = Some(Handover { asked_by: by.number.clone(), to, at: now, reason });
        Ok(self)
    }

    pub(super) fn may_answer_handover(&self, by: &Handler) -> Result<(), Refusal> {
        self.is_not_closed(Step::AcceptHandover)?;
        match &self.handover {
            Some(handover) if handover.to == by.number => self.is_impartial(&by.number),
            Some(handover) => Err(Refusal::forbidden("handover-names-another", FIRST_OWNER)
                .with("number", self.number)
                .with("named", &handover.to)),
            None => Err(Refusal::conflict("no-handover-asked", FIRST_OWNER).with("number", self.number)),
        }
    }

    /// The named successor accepts: only now is the former owner released.
    pub fn accept_handover(mut self, by: &Handler, now: Timestamp) -> Result<Self, Refusal> {
        self.may_answer_handover(by)?;
        if let Some(handover) = self.handover.take() {
            let from = std::mem::replace(&mut self.owner, handover.to.clone());
            self.transfers.push(Transfer {
                from,
                to: handover.to,
                asked_at: handover.at,
                accepted_at: now,
                reason: handover.reason,
            });
        }
        Ok(self)
    }

    /// The named successor declines: nothing changes but the waiting request.
    pub fn decline_handover(mut self, by: &Handler) -> Result<Self, Refusal> {
        self.may_answer_handover(by)?;
        self.handover = None;
        Ok(self)
    }

    /// Asks a leader to take it up. An answered complaint is open again (clause 4.2.3(3)).
    pub fn escalate(mut self, by: &Handler, reason: String, now: Timestamp) -> Result<Self, Refusal> {
        self.is_not_closed(Step::Escalate)?;
        self.is_impartial(&by.number)?;
        if reason.trim().is_empty() {
            return Err(Refusal::input("escalation-without-reason", Clause::of("4.2.3(3)"))
                .with("number", self.number));
        }
        self.escalated = Some(Escalation { by: by.number.clone(), at: now, reason });
        if let State::Answered { .. } = self.state {
            self.reopenings.push(now);
            self.state = State::Investigating { since: now };
        }
        Ok(self)
    }
}
