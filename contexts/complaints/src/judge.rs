//! First judgement, its review, and the hand-off to a department.

use db::Tx;
use kernel::{Clause, Deed, Refusal};
use serde_json::json;

use crate::{
    Changed, Error, Rules,
    change::{Happened, handler, load, save},
    complaint::{NotValidReason, Notice, NoticeKind, Number, Told},
    limits::Limits,
    notices::send_later,
};

/// A judgement that a complaint is not valid.
#[derive(Debug, Clone)]
pub struct JudgeNotValid {
    /// Which.
    pub number: Number,
    /// Why.
    pub reason: Option<NotValidReason>,
    /// What the customer is told.
    pub explanation: String,
    /// Where the customer is guided.
    pub guidance: String,
    /// How the customer is told.
    pub told: Told,
}

/// A second person's word on a not-valid judgement.
#[derive(Debug, Clone)]
pub struct ReviewJudgement {
    /// Which.
    pub number: Number,
    /// What the review says.
    pub verdict: Verdict,
    /// Why.
    pub remark: String,
}

/// What a review says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The judgement or outcome stands.
    Upheld,
    /// It does not.
    Overturned,
}

/// Judges a complaint valid.
pub async fn judge_valid(tx: &Tx, deed: &Deed, number: Number) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let dispatch_by = Limits::dispatch_by(&before.complaint.clocks, deed.at);
    let after = before.complaint.clone().judge_valid(&by, dispatch_by, deed.at)?;
    let body = json!({ "dispatch_by": dispatch_by });
    let happened = Happened { event: "judged-valid", clause: Clause::of("4.2.2(2)"), body };
    save(tx, deed, &before, after, happened).await
}

/// Judges a complaint not valid, explains it to the customer, and guides them elsewhere.
pub async fn judge_not_valid(tx: &Tx, deed: &Deed, command: JudgeNotValid) -> Result<Changed, Error> {
    let JudgeNotValid { number, reason, explanation, guidance, told } = command;
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let text = if guidance.trim().is_empty() || explanation.trim().is_empty() {
        explanation
    } else {
        format!("{explanation}\n{guidance}")
    };
    let notice = Notice::write(NoticeKind::NotValid, told, text, deed.at);
    let after = before.complaint.clone().judge_not_valid(&by, reason, &guidance, notice)?;
    send_later(tx, &after, after.notices.len() - 1, deed.at).await?;
    let body = json!({ "reason": reason, "guidance": guidance, "told": told });
    let happened = Happened { event: "judged-not-valid", clause: Clause::of("4.2.2(3)"), body };
    save(tx, deed, &before, after, happened).await
}

/// A second person upholds or overturns a not-valid judgement.
pub async fn review_judgement(tx: &Tx, deed: &Deed, command: ReviewJudgement) -> Result<Changed, Error> {
    let ReviewJudgement { number, verdict, remark } = command;
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let complaint = before.complaint.clone();
    let body = json!({ "remark": remark });
    let (event, after) = match verdict {
        Verdict::Upheld => ("not-valid-upheld", complaint.uphold_not_valid(&by, remark, deed.at)?),
        Verdict::Overturned => {
            let dispatch_by = Limits::dispatch_by(&complaint.clocks, deed.at);
            ("not-valid-overturned", complaint.overturn_not_valid(&by, remark, dispatch_by, deed.at)?)
        }
    };
    save(tx, deed, &before, after, Happened { event, clause: Clause::of("4.2.2(3)"), body }).await
}

/// Sends a valid complaint to the responsible department, whose clock begins.
pub async fn dispatch(
    tx: &Tx,
    deed: &Deed,
    rules: &Rules,
    number: Number,
    department: &str,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let departments = people::departments(tx).await?;
    if !departments.iter().any(|known| known.code.as_str() == department) {
        let unknown = Refusal::input("department-unknown", Clause::of("4.2.2(2)"));
        return Err(unknown.with("number", number).with("department", department).into());
    }
    let clock = rules.department_clock(&before.complaint.clocks, deed.at)?;
    let due = clock.due;
    let after = before.complaint.clone().dispatch(&by, department.to_owned(), clock, deed.at)?;
    let body = json!({ "department": department, "due": due });
    let happened = Happened { event: "dispatched", clause: Clause::of("4.2.2(2)"), body };
    save(tx, deed, &before, after, happened).await
}
