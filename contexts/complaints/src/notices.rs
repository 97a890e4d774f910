//! What customers are told, in their language, and how it leaves us.

use db::Tx;
use i18n::{Words, args};
use jiff::{Timestamp, civil::Date};
use kernel::{Actor, Clause, Deed, Language, Purpose};
use serde_json::json;

use crate::{
    Changed, Error, Rules,
    change::{Happened, load, save},
    complaint::{Complaint, Contact, Draft, Intake, Notice, NoticeKind, Number, Told},
};

/// The job that sends a notice. Its payload is `NUMBER/PLACE`.
pub const SEND_NOTICE: &str = "send-notice";

/// A notice on its way out, as the operator's gateway is given it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Outgoing {
    /// The same for every delivery of the same notice, so that a gateway can drop the second one.
    pub id: String,
    /// How it is to be sent.
    pub told: Told,
    /// To what number or address.
    pub to: String,
    /// Its words.
    pub text: String,
}

/// How a customer of this intake is told things.
pub(crate) fn way_of(draft: &Draft) -> Told {
    Told::for_contact(draft.channel, draft.contact.phone.is_some(), draft.contact.email.is_some())
}

/// How the customer of a complaint is told things.
pub(crate) fn way_of_contact(intake: &Intake) -> Told {
    Told::for_contact(intake.channel, intake.contact.phone.is_some(), intake.contact.email.is_some())
}

/// Number, process, both limits and the appeal route (clause 4.2.2(1)).
pub(crate) fn process_text(
    rules: &Rules,
    language: Language,
    number: Number,
    due: Date,
    statute: Date,
) -> String {
    let words = Words::of(language);
    words.with(
        "notice-process",
        args![
            ("operator", rules.operator.as_str()),
            ("number", number.to_string()),
            ("due", words.day(due)),
            ("statute", words.day(statute)),
            ("address", format!("{}/portal/follow", rules.base_url)),
        ],
    )
}

/// That it takes longer, why and until when (clause 4.3.1(2)).
pub(crate) fn extension_text(rules: &Rules, complaint: &Complaint, until: Date, reason: &str) -> String {
    let words = Words::of(complaint.intake.language);
    words.with(
        "notice-extension",
        args![
            ("operator", rules.operator.as_str()),
            ("number", complaint.number.to_string()),
            ("until", words.day(until)),
            ("reason", reason),
        ],
    )
}

/// That a revised calendar moved the day of which the customer was told (clause 4.2.2(1)).
pub(crate) fn limit_moved_text(rules: &Rules, complaint: &Complaint, was: Date) -> String {
    let words = Words::of(complaint.intake.language);
    words.with(
        "notice-limit-moved",
        args![
            ("operator", rules.operator.as_str()),
            ("number", complaint.number.to_string()),
            ("was", words.day(was)),
            ("due", words.day(complaint.clocks.announced_on)),
        ],
    )
}

/// The answer with the appeal route, and the question for an opinion (clauses 4.2.3(3) and 4.3.2(4)).
pub(crate) fn answer_text(rules: &Rules, complaint: &Complaint, answer: &str, appeal_route: &str) -> String {
    Words::of(complaint.intake.language).with(
        "notice-answer",
        args![
            ("operator", rules.operator.as_str()),
            ("number", complaint.number.to_string()),
            ("answer", answer),
            ("route", appeal_route),
            ("address", format!("{}/portal/follow", rules.base_url)),
        ],
    )
}

/// Where a customer can turn who does not agree, in the customer's language.
pub fn appeal_route(language: Language) -> String {
    Words::of(language).t("appeal-route").into_owned()
}

/// Asks for the complaint's notice at `place` to be sent, where we are the ones to send it.
pub(crate) async fn send_later(
    tx: &Tx,
    complaint: &Complaint,
    place: usize,
    now: Timestamp,
) -> Result<(), Error> {
    if complaint.notices.get(place).is_some_and(|notice| notice.sent_at.is_none()) {
        jobs::enqueue(tx, SEND_NOTICE, &format!("{}/{place}", complaint.number), now).await?;
    }
    Ok(())
}

/// The notice that a job's payload means, while it still waits to be sent.
pub async fn outgoing(on: &impl db::Sql, payload: &str) -> Result<Option<Outgoing>, Error> {
    let Some((number, place)) = read_payload(payload) else { return Ok(None) };
    let Some(stored) = crate::store::complaints::find(on, number).await? else { return Ok(None) };
    let complaint = stored.complaint;
    let waiting = complaint.notices.get(place).filter(|notice| notice.sent_at.is_none());
    Ok(waiting.and_then(|notice| {
        let to = address(&complaint.intake.contact, notice.told)?;
        let (id, told, text) = (payload.to_owned(), notice.told, notice.text.clone());
        Some(Outgoing { id, told, to, text })
    }))
}

fn address(contact: &Contact, told: Told) -> Option<String> {
    match told {
        Told::Sms => contact.phone.as_ref().map(|phone| phone.as_str().to_owned()),
        Told::Email => contact.email.clone(),
        Told::Phone | Told::Letter | Told::InPerson | Told::Portal => None,
    }
}

/// Records that the notice of a job left us.
pub async fn notice_sent(tx: &Tx, payload: &str, now: Timestamp) -> Result<(), Error> {
    let Some((number, place)) = read_payload(payload) else { return Ok(()) };
    let deed = Deed { by: Actor::System("sender".to_owned()), purpose: Purpose::ComplaintHandling, at: now };
    let before = load(tx, number).await?;
    if before.complaint.notices.get(place).is_none_or(|notice| notice.sent_at.is_some()) {
        return Ok(());
    }
    let told = before.complaint.notices[place].told;
    if address(&before.complaint.intake.contact, told).is_none() {
        // It had nowhere to go, so it never left.
        return Ok(());
    }
    let after = before.complaint.clone().notice_sent(place, now)?;
    let notice = &after.notices[place];
    let clause = clause_of(&notice.kind);
    let body = json!({ "kind": notice.kind.name(), "told": notice.told, "place": place });
    save(tx, &deed, &before, after, Happened { event: "notice-sent", clause, body }).await?;
    Ok(())
}

/// The clause that asks for a notice.
pub(crate) fn clause_of(kind: &NoticeKind) -> Clause {
    match kind {
        NoticeKind::Process | NoticeKind::LimitMoved { .. } => Clause::of("4.2.2(1)"),
        NoticeKind::NotValid => Clause::of("4.2.2(3)"),
        NoticeKind::Extension { .. } => Clause::of("4.3.1(2)"),
        NoticeKind::Answer => Clause::of("4.2.3(3)"),
    }
}

fn read_payload(payload: &str) -> Option<(Number, usize)> {
    let (number, place) = payload.split_once('/')?;
    Some((number.parse().ok()?, place.parse().ok()?))
}

/// Tells the customer that it takes longer: the notice is written now, and sent by us or told by a person.
///
/// Nothing is announced that could not be kept: an extension past the statutory day is refused here already.
pub async fn announce_extension(
    tx: &Tx,
    deed: &Deed,
    rules: &Rules,
    command: crate::AnnounceExtension,
) -> Result<Changed, Error> {
    let before = load(tx, command.number).await?;
    let by = crate::change::handler(tx, deed).await?;
    let asked = command.asked(rules);
    before.complaint.may_announce_extension(&by, &asked, deed.at)?;
    before.complaint.can_be_told(command.told, Clause::of("4.3.1(2)"))?;
    let text = extension_text(rules, &before.complaint, asked.until, &asked.reason);
    let kind = NoticeKind::Extension { until: asked.until, reason: asked.reason };
    let mut after = before.complaint.clone();
    let place = after.notices.len();
    after.notices.push(Notice::write(kind, command.told, text, deed.at));
    send_later(tx, &after, place, deed.at).await?;
    let body = json!({
        "until": asked.until, "told": command.told, "place": place, "text": after.notices[place].text,
    });
    let happened = Happened { event: "extension-announced", clause: Clause::of("4.3.1(2)"), body };
    save(tx, deed, &before, after, happened).await
}
