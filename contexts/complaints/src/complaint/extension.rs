use jiff::{Timestamp, civil::Date};
use kernel::{Clause, Refusal, StaffNumber};
use serde::{Deserialize, Serialize};

use super::{Complaint, Handler, NoticeKind, State, Step, is_past};

const ANNOUNCED: Clause = Clause::of("4.3.1(2)");

/// A longer company limit, announced to the customer before the old one ran out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Who extended.
    pub by: StaffNumber,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
    /// The limit until then.
    pub old_due: Timestamp,
    /// The limit from then on.
    pub new_due: Timestamp,
    /// The place of the notice that announced it.
    pub notice: usize,
    /// When that notice left us.
    pub announced_at: Timestamp,
}

/// An extension that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionAsked {
    /// The new limit's local day.
    pub until: Date,
    /// The end of that day.
    pub new_due: Timestamp,
    /// Why.
    pub reason: String,
    /// The place of the notice that announced it, where the customer was told.
    pub notice: Option<usize>,
}

impl Complaint {
    pub(super) fn may_extend(&self, by: &Handler, now: Timestamp) -> Result<(), Refusal> {
        match self.state {
            State::Accepted | State::Valid { .. } | State::Dispatched | State::Investigating { .. } => (),
            State::NotValid(_)
            | State::Answered { .. }
            | State::Closed(_)
            | State::ClosedElsewhere { .. } => return Err(self.not_now(Step::Extend)),
        }
        self.is_owner(by)?;
        if is_past(self.clocks.due(), now) {
            return Err(Refusal::conflict("extension-too-late", ANNOUNCED)
                .with("number", self.number)
                .with("due", self.clocks.announced_on));
        }
        Ok(())
    }

    /// Whether a longer limit may be announced at all: in time, with a reason, later than the old one, and
    /// not past the statutory day. It is asked before the customer is told.
    pub fn may_announce_extension(
        &self,
        by: &Handler,
        asked: &ExtensionAsked,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.may_extend(by, now)?;
        let input = |rule| Refusal::input(rule, ANNOUNCED).with("number", self.number);
        if asked.reason.trim().is_empty() {
            return Err(input("extension-without-reason"));
        }
        if asked.new_due > self.clocks.statutory_due {
            return Err(Refusal::conflict("extension-past-statute", ANNOUNCED)
                .with("number", self.number)
                .with("until", asked.until)
                .with("statute", self.clocks.statutory_on));
        }
        if asked.new_due <= self.clocks.due() {
            return Err(input("extension-not-longer").with("due", self.clocks.announced_on));
        }
        Ok(())
    }

    /// Whether no other extension was announced after the notice at `place`: that one the customer goes by.
    fn was_told_last(&self, place: usize) -> bool {
        let later = self.notices.iter().skip(place + 1);
        !later.into_iter().any(|notice| matches!(notice.kind, NoticeKind::Extension { .. }))
    }

    /// Extends the company limit. The customer was told, reason and new day, before the old limit.
    pub fn extend(mut self, by: &Handler, asked: ExtensionAsked, now: Timestamp) -> Result<Self, Refusal> {
        let not_announced = || {
            Refusal::conflict("extension-not-announced", ANNOUNCED)
                .with("number", self.number)
                .with("until", asked.until)
        };
        let Some(place) = asked.notice else {
            self.may_extend(by, now)?;
            return Err(not_announced());
        };
        self.may_announce_extension(by, &asked, now)?;
        let notice = self.notices.get(place).ok_or_else(not_announced)?;
        let tells_it = match &notice.kind {
            NoticeKind::Extension { until, reason } => {
                *until == asked.until && reason.trim() == asked.reason.trim() && self.was_told_last(place)
            }
            NoticeKind::Process
            | NoticeKind::NotValid
            | NoticeKind::Answer
            | NoticeKind::LimitMoved { .. } => false,
        };
        let announced_at = notice.sent_at.filter(|sent| tells_it && !is_past(self.clocks.due(), *sent));
        let announced_at = announced_at.ok_or_else(not_announced)?;
        self.extensions.push(Extension {
            by: by.number.clone(),
            at: now,
            reason: asked.reason,
            old_due: self.clocks.announced_due,
            new_due: asked.new_due,
            notice: place,
            announced_at,
        });
        self.clocks.announced_due = asked.new_due;
        self.clocks.announced_on = asked.until;
        Ok(self)
    }
}
