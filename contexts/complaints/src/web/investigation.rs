//! Looking into a complaint: beginning, findings, the department's clock.

use html::{Choice, Field, Markup, html};

use super::{
    act::{Act, Answer},
    case::Form,
    judgement::rules,
    names,
};
use crate::{
    Find,
    complaint::{HoldReason, Step},
    find_out, hold, release_hold, start_investigation,
};

/// `POST /complaints/{number}/investigation`: the owner begins.
pub(super) async fn post(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let outcome = start_investigation(&tx, &deed, act.number()).await;
    act.settle(tx, &deed, outcome, Step::Investigate, "complaint-said-investigating").await
}

/// What was checked, what was found, and what shows it.
pub(super) fn form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let evidence = form.case.complaint.evidence.iter().enumerate().map(|(i, item)| {
        let name = format!("E-{}", i + 1);
        let chosen = form.sent.all("evidence").any(|sent| sent == name);
        Choice::new(&*name, format!("{name} {}", item.name)).hint(&*item.description).chosen(chosen)
    });
    let evidence: Vec<_> = evidence.collect();
    let content = html! {
        (form.area("checked", "complaint-checked").hint(page.t("complaint-checked-hint"))
            .required().rows(2).autofocus().markup(page))
        (form.area("found", "complaint-found").hint(page.t("complaint-found-hint"))
            .required().rows(4).markup(page))
        @if evidence.is_empty() {
            p.form-hint { (page.t("complaint-finding-no-evidence")) }
        } @else {
            (Field::checks("evidence", page.t("complaint-tab-evidence"), evidence).markup(page))
        }
        (form.send("complaint-step-find"))
    };
    page.post(&form.action("findings"), content)
}

/// `POST /complaints/{number}/findings`: checked, found, evidence (E-1, …; may stand several times).
pub(super) async fn post_finding(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let finding = Find {
        checked: act.sent.get("checked").to_owned(),
        found: act.sent.get("found").to_owned(),
        evidence: act.sent.all("evidence").map(str::to_owned).collect(),
    };
    let outcome = find_out(&tx, &deed, act.number(), finding).await;
    act.settle(tx, &deed, outcome, Step::Find, "complaint-said-found").await
}

/// Why the department's clock is to stand still, and what proves it.
pub(super) fn hold_form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let reasons = names::choices(page, "hold", HoldReason::ALL.map(HoldReason::name));
    let content = html! {
        p.form-hint { (page.t("complaint-hold-lead")) }
        (form.radios("reason", "complaint-hold-reason", reasons).required().markup(page))
        (form.line("proof", "complaint-hold-proof").hint(page.t("complaint-hold-proof-hint")).required().markup(page))
        (form.send("complaint-step-hold"))
    };
    page.post(&form.action("hold"), content)
}

/// `POST /complaints/{number}/hold`: reason and proof, or `release`.
pub(super) async fn post_hold(act: Act) -> Answer {
    let rules = rules(&act)?;
    let (tx, deed) = act.begin().await?;
    let number = act.number();
    let (outcome, said) = if act.sent.get("release").is_empty() {
        let reason = HoldReason::parse(act.sent.get("reason"));
        (hold(&tx, &deed, number, reason, act.sent.get("proof")).await, "complaint-said-held")
    } else {
        (release_hold(&tx, &deed, &rules, number).await, "complaint-said-released")
    };
    act.settle(tx, &deed, outcome, Step::Hold, said).await
}
