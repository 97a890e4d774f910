//! The answer to the customer, and what the customer thinks of it.

use db::Tx;
use kernel::{Clause, Deed};
use serde_json::json;

use crate::{
    Changed, Error, Rules,
    change::{Happened, handler, is_impartial, load, save},
    complaint::{Answer, Attempt, Notice, NoticeKind, Number, Opinion, OpinionGiven, Told},
    notices::{answer_text, send_later},
};

const ANSWER_AND_ASK: Clause = Clause::of("4.2.3(3)");

/// An answer to be given.
#[derive(Debug, Clone)]
pub struct GiveAnswer {
    /// Which complaint.
    pub number: Number,
    /// The answer.
    pub text: String,
    /// Where the customer can turn who does not agree.
    pub appeal_route: String,
    /// How the customer is told.
    pub told: Told,
}

/// Answers the customer: the result, the appeal route, and the question for an opinion go out together.
pub async fn give_answer(tx: &Tx, deed: &Deed, rules: &Rules, command: GiveAnswer) -> Result<Changed, Error> {
    let GiveAnswer { number, text, appeal_route, told } = command;
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    let words = answer_text(rules, &before.complaint, &text, &appeal_route);
    let notice = Notice::write(NoticeKind::Answer, told, words, deed.at);
    let body = json!({ "text": text, "appeal_route": appeal_route, "told": told });
    let answer = Answer {
        by: by.number.clone(),
        at: deed.at,
        text,
        appeal_route,
        told,
        attempts: vec![],
        opinion: None,
    };
    let after = before.complaint.clone().give_answer(&by, answer, notice)?;
    send_later(tx, &after, after.notices.len() - 1, deed.at).await?;
    save(tx, deed, &before, after, Happened { event: "answered", clause: ANSWER_AND_ASK, body }).await
}

/// Takes the customer's opinion, from the customer or as told to staff.
pub async fn take_opinion(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    opinion: Opinion,
    remark: String,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    is_impartial(deed, &before.complaint)?;
    let body = json!({ "opinion": opinion, "remark": remark });
    let given = OpinionGiven { opinion, at: deed.at, remark };
    let after = before.complaint.clone().take_opinion(given)?;
    save(tx, deed, &before, after, Happened { event: "opinion-given", clause: ANSWER_AND_ASK, body }).await
}

/// Documents a try to reach the customer for an opinion.
pub async fn attempt_contact(
    tx: &Tx,
    deed: &Deed,
    number: Number,
    told: Told,
    outcome: String,
) -> Result<Changed, Error> {
    let before = load(tx, number).await?;
    let by = handler(tx, deed).await?;
    is_impartial(deed, &before.complaint)?;
    let body = json!({ "told": told, "outcome": outcome });
    let attempt = Attempt { by: Some(by.number), at: deed.at, told, outcome };
    let after = before.complaint.clone().attempt_contact(attempt)?;
    let happened = Happened { event: "contact-attempted", clause: ANSWER_AND_ASK, body };
    save(tx, deed, &before, after, happened).await
}
