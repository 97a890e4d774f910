//! A longer company limit: first the customer is told, then it is extended.

use html::{Button, Field, FieldErrors, Icon, Markup, Notice as Message, Page, Tone, html};
use i18n::args;
use jiff::civil::Date;

use super::{
    act::{Act, Answer},
    case::{Case, Form},
    judgement::rules,
};
use crate::{
    AnnounceExtension, Extend, announce_extension,
    complaint::{Complaint, NoticeKind, Step, Told},
    extend,
};

/// Until when, why, and how the customer is told.
pub(super) fn form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let clocks = &form.case.complaint.clocks;
    let day = |day: Date| page.words.day(day);
    let until = Field::date("until", page.t("complaint-until"));
    let latest = args![("due", day(clocks.announced_on)), ("statute", day(clocks.statutory_on))];
    let content = html! {
        p.form-hint { (page.t("complaint-extension-lead")) }
        (form.filled(until, "until").hint(page.with("complaint-until-hint", latest)).required().markup(page))
        (form.area("reason", "complaint-why-customer").hint(page.t("complaint-why-customer-hint"))
            .required().rows(2).markup(page))
        (form.told("told", "complaint-told").hint(page.t("complaint-extension-told-hint")).markup(page))
        (form.send("complaint-step-extend"))
    };
    page.post(&form.action("extension"), content)
}

/// `POST /complaints/{number}/announcement`: until, reason, told. The customer is told; nothing is extended yet.
pub(super) async fn post_announcement(act: Act) -> Answer {
    let Some(until) = act.sent.read("until") else { return no_day(act).await };
    let rules = rules(&act)?;
    let command = announcement(&act, until).await?;
    let (tx, deed) = act.begin().await?;
    let outcome = announce_extension(&tx, &deed, &rules, command).await;
    act.settle(tx, &deed, outcome, Step::Extend, "complaint-said-announced").await
}

/// `POST /complaints/{number}/extension`: until and reason, with `told` (the customer is told now, and where a
/// person has told it, the limit is extended at once) or with `notice`, the place of a notice that was sent.
pub(super) async fn post(act: Act) -> Answer {
    let Some(until) = act.sent.read("until") else { return no_day(act).await };
    let rules = rules(&act)?;
    let mut notice = act.sent.read("notice");
    if notice.is_none() && act.sent.choice("told", Told::parse)?.is_some() {
        let command = announcement(&act, until).await?;
        let (tx, deed) = act.begin().await?;
        let outcome = announce_extension(&tx, &deed, &rules, command).await;
        let announced = match act.end(tx, &deed, outcome).await {
            Ok(announced) => announced,
            Err(error) => return act.fail(error, Step::Extend).await,
        };
        let place = announced.complaint.notices.len() - 1;
        if announced.complaint.notices[place].sent_at.is_none() {
            // The message waits to be sent. The page offers to extend as soon as it is.
            let to = format!("/complaints/{}", act.number());
            return Ok(act.did(&announced, &to, "complaint-said-announced"));
        }
        notice = Some(place);
    }
    let (tx, deed) = act.begin().await?;
    let reason = act.sent.get("reason").to_owned();
    let command = Extend { number: act.number(), until, reason, notice };
    let outcome = extend(&tx, &deed, &rules, command).await;
    act.settle(tx, &deed, outcome, Step::Extend, "complaint-said-extended").await
}

async fn announcement(act: &Act, until: Date) -> Result<AnnounceExtension, web::Failure> {
    let told = super::judgement::told(act).await?;
    Ok(AnnounceExtension { number: act.number(), until, reason: act.sent.get("reason").to_owned(), told })
}

async fn no_day(act: Act) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("until", act.visit.view.page.t("field-date-hint"));
    act.wrong(errors, Step::Extend).await
}

/// An announcement that has not led to an extension: its place, its day and its reason.
fn announced(complaint: &Complaint) -> Option<(usize, Date, &str)> {
    let place = complaint.notices.iter().rposition(|n| matches!(n.kind, NoticeKind::Extension { .. }))?;
    let NoticeKind::Extension { until, reason } = &complaint.notices[place].kind else { return None };
    let used = complaint.extensions.iter().any(|extension| extension.notice >= place);
    (!used && *until > complaint.clocks.announced_on).then_some((place, *until, reason))
}

/// An announcement whose extension is still to follow: that its message waits, or the button that extends.
pub(super) fn waiting(page: &Page, case: &Case) -> Option<Markup> {
    case.complaint.may(Step::Extend, &case.me, page.now).ok()?;
    let (place, until, reason) = announced(&case.complaint)?;
    let day = page.words.day(until);
    if case.complaint.notices[place].sent_at.is_none() {
        let title = page.with("complaint-extension-waits", args![("until", day)]);
        let text = page.t("complaint-extension-waits-why");
        return Some(Message::new(Tone::Neutral, title).text(text).markup(page));
    }
    let content = html! {
        input type="hidden" name="notice" value=(place);
        input type="hidden" name="until" value=(until);
        input type="hidden" name="reason" value=(reason);
        (Button::primary(page.with("complaint-extend-now", args![("until", day.as_str())])).icon(Icon::CalendarPlus))
    };
    let action = format!("/complaints/{}/extension", case.complaint.number);
    let title = page.with("complaint-extension-told", args![("until", day.as_str())]);
    Some(Message::new(Tone::Good, title).text(page.post(&action, content)).markup(page))
}
