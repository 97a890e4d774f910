//! First judgement, its review, and the hand-off to a department.

use html::{Choice, Field, Markup, html};

use super::{
    act::{Act, Answer},
    case::Form,
    names,
};
use crate::{
    JudgeNotValid, ReviewJudgement, Rules, Verdict,
    complaint::{NotValidReason, Step, Told},
    dispatch, find, judge_not_valid, judge_valid,
    notices::way_of_contact,
    review_judgement,
};

/// Why it is not valid, what the customer is told, and where the customer is guided.
pub(super) fn form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let reasons = NotValidReason::ALL.map(|reason| {
        let hint = page.t(&format!("complaint-reason-{}-hint", reason.name()));
        Choice::new(reason.name(), names::named(page, "reason", reason.name())).hint(hint)
    });
    let content = html! {
        input type="hidden" name="verdict" value="not-valid";
        p.form-hint { (page.t("complaint-not-valid-lead")) }
        (form.radios("reason", "complaint-not-valid-reason", reasons.to_vec()).required().markup(page))
        (form.area("explanation", "complaint-explanation").hint(page.t("complaint-explanation-hint"))
            .required().rows(4).autofocus().markup(page))
        (form.area("guidance", "complaint-guidance").hint(page.t("complaint-guidance-hint"))
            .required().rows(2).markup(page))
        (form.told("told", "complaint-told").markup(page))
        (form.send("complaint-judge-not-valid"))
    };
    page.post(&form.action("judgement"), content)
}

/// `POST /complaints/{number}/judgement`: `verdict=valid`, or `not-valid` with reason, explanation, guidance, told.
pub(super) async fn post(act: Act) -> Answer {
    // "Not valid" needs more than this word: nobody says it by leaving a field out.
    let is_valid = !act.sent.get("verdict").is_empty() && act.sent.either("verdict", "valid", "not-valid")?;
    let told = if is_valid { Told::Portal } else { told(&act).await? };
    let reason = act.sent.choice("reason", NotValidReason::parse)?;
    let (tx, deed) = act.begin().await?;
    let number = act.number();
    if is_valid {
        let outcome = judge_valid(&tx, &deed, number).await;
        return act.settle(tx, &deed, outcome, Step::Judge, "complaint-said-judged-valid").await;
    }
    let command = JudgeNotValid {
        number,
        reason,
        explanation: act.sent.get("explanation").to_owned(),
        guidance: act.sent.get("guidance").to_owned(),
        told,
    };
    let outcome = judge_not_valid(&tx, &deed, command).await;
    act.settle(tx, &deed, outcome, Step::Judge, "complaint-said-judged-not-valid").await
}

/// How the customer is told, as a form says it; where it does not, by the way that reaches them.
pub(super) async fn told(act: &Act) -> Result<Told, web::Failure> {
    if let Some(told) = act.sent.choice("told", Told::parse)? {
        return Ok(told);
    }
    let found = find(act.visit.view.app.db(), act.number()).await?.ok_or(web::Failure::NotFound)?;
    Ok(way_of_contact(&found.complaint.intake))
}

/// Whether a judgement or an outcome stands.
pub(super) fn verdicts(form: &Form<'_>) -> Field {
    let page = form.page;
    let choices = vec![
        Choice::new("upheld", page.t("complaint-upheld")),
        Choice::new("overturned", page.t("complaint-overturned")),
    ];
    form.radios("verdict", "complaint-verdict", choices).required()
}

/// The verdict of a form.
pub(super) fn verdict(act: &Act) -> Result<Verdict, web::Failure> {
    let is_upheld = act.sent.either("verdict", "upheld", "overturned")?;
    Ok(if is_upheld { Verdict::Upheld } else { Verdict::Overturned })
}

/// A second person looks at a not-valid judgement.
pub(super) fn review_form(form: &Form<'_>) -> Markup {
    let content = html! {
        (verdicts(form).markup(form.page))
        (form.area("remark", "complaint-remark").required().rows(3).markup(form.page))
        (form.send("complaint-step-review"))
    };
    form.page.post(&form.action("review"), content)
}

/// `POST /complaints/{number}/review`: `verdict=upheld` or `overturned`, and a remark.
pub(super) async fn post_review(act: Act) -> Answer {
    let verdict = verdict(&act)?;
    let (tx, deed) = act.begin().await?;
    let remark = act.sent.get("remark").to_owned();
    let command = ReviewJudgement { number: act.number(), verdict, remark };
    let outcome = review_judgement(&tx, &deed, command).await;
    act.settle(tx, &deed, outcome, Step::Review, "complaint-said-reviewed").await
}

/// To which department.
pub(super) fn dispatch_form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let departments = form.case.directory.departments.iter();
    let choices = departments.map(|department| {
        let name = department.name.in_language(page.words.language);
        Choice::new(department.code.as_str(), format!("{name} {}", department.code))
    });
    let content = html! {
        p.form-hint { (page.t("complaint-dispatch-lead")) }
        (form.radios("department", "complaint-department", choices.collect()).required().markup(page))
        (form.send("complaint-step-dispatch"))
    };
    page.post(&form.action("dispatch"), content)
}

/// `POST /complaints/{number}/dispatch`: department.
pub(super) async fn post_dispatch(act: Act) -> Answer {
    let rules = rules(&act)?;
    let (tx, deed) = act.begin().await?;
    let outcome = dispatch(&tx, &deed, &rules, act.number(), act.sent.get("department")).await;
    act.settle(tx, &deed, outcome, Step::Dispatch, "complaint-said-dispatched").await
}

/// The rules of the operator's department.
pub(super) fn rules(act: &Act) -> Result<Rules, web::Failure> {
    Rules::of(&act.visit.view.app).map_err(web::Failure::broken)
}
