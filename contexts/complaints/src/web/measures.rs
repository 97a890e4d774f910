//! What is done for the customer, and its approval.

use html::{Button, Choice, Field, FieldErrors, Markup, html};
use i18n::args;
use kernel::Money;

use super::{
    act::{Act, Answer},
    case::{Form, items, total},
    names,
};
use crate::{
    TakeMeasure, approve_measure,
    complaint::{MeasureItem, MeasureKind, Step},
    decline_measure, grant_measure, propose_measure,
};

/// So many things can be done for a customer in one measure.
const ITEMS: usize = 4;
/// Most measures are one or two things.
const ITEMS_SHOWN: usize = 2;

/// What is done, because of which finding, and why. Granting and proposing are two buttons of one form.
pub(super) fn form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let findings = form.case.complaint.findings.iter().enumerate().map(|(i, finding)| {
        let short: String = finding.found.chars().take(40).collect();
        Choice::new(format!("F-{}", i + 1), format!("F-{} {short}", i + 1))
    });
    let last = format!("F-{}", form.case.complaint.findings.len());
    let authority = page.money(form.case.me.authority);
    let finding = Field::select("finding", page.t("complaint-finding"), findings.collect());
    let more = ((ITEMS_SHOWN + 1)..=ITEMS).any(|n| !form.sent.get(&format!("kind-{n}")).is_empty());
    let content = html! {
        p.form-hint {
            (page.with("complaint-measure-lead", args![("authority", authority)]))
            @if let Some(total) = total(page, &form.case.complaint) {
                " " (page.with("complaint-measure-total", args![("total", total)]))
            }
        }
        @for n in 1..=ITEMS_SHOWN { (item_fields(form, n)) }
        details open[more] {
            summary { (page.t("complaint-measure-more")) }
            @for n in (ITEMS_SHOWN + 1)..=ITEMS { (item_fields(form, n)) }
        }
        (finding.value(form.value_or("finding", &last)).error_in(form.errors).required().markup(page))
        (form.area("reason", "complaint-why").required().rows(2).markup(page))
        div.k-form-do {
            (Button::primary(page.t("complaint-grant")).shortcut("mod+enter").value("intent", "grant"))
            (Button::secondary(page.t("complaint-propose")).value("intent", "propose"))
            (form.cancel())
        }
    };
    page.post(&form.action("measures"), content)
}

fn item_fields(form: &Form<'_>, n: usize) -> Markup {
    let page = form.page;
    let (kind, amount) = (format!("kind-{n}"), format!("amount-{n}"));
    let mut kinds = vec![Choice::new("", "–")];
    kinds.extend(names::choices(page, "measure", MeasureKind::ALL.map(MeasureKind::name)));
    let labels = args![("n", n)];
    let kind_field = Field::select(&*kind, page.with("complaint-measure-kind", labels), kinds);
    let amount_field = Field::money(&*amount, page.with("complaint-measure-amount", labels));
    html! {
        div.k-fields {
            (form.filled(kind_field, &kind).markup(page))
            (form.filled(amount_field, &amount).markup(page))
        }
    }
}

/// `POST /complaints/{number}/measures`: `kind-1`, `amount-1` …, finding, reason; `intent=grant` or `propose`.
pub(super) async fn post(act: Act) -> Answer {
    let (items, errors) = read_items(&act)?;
    if !errors.is_empty() {
        return act.wrong(errors, Step::GrantMeasure).await;
    }
    let (finding, reason) = (act.sent.get("finding").to_owned(), act.sent.get("reason").to_owned());
    let command = TakeMeasure { items, finding, reason };
    let (tx, deed) = act.begin().await?;
    let (outcome, said) = if act.sent.get("intent") == "propose" {
        (propose_measure(&tx, &deed, act.number(), command).await, "complaint-said-proposed")
    } else {
        (grant_measure(&tx, &deed, act.number(), command).await, "complaint-said-granted")
    };
    act.settle(tx, &deed, outcome, Step::GrantMeasure, said).await
}

/// What was filled in. An amount that is none is told at its field; whether one belongs there is the model's.
fn read_items(act: &Act) -> Result<(Vec<MeasureItem>, FieldErrors), web::Failure> {
    let (mut items, mut errors) = (vec![], FieldErrors::new());
    for n in 1..=ITEMS {
        let name = format!("amount-{n}");
        let Some(kind) = act.sent.choice(&format!("kind-{n}"), MeasureKind::parse)? else {
            if act.sent.filled(&name).is_some() {
                errors.add(name, act.visit.view.page.t("complaint-measure-for-what"));
            }
            continue;
        };
        let amount = match act.sent.filled(&name) {
            None => Ok(Money::ZERO),
            Some(amount) => amount.trim().parse(),
        };
        match amount {
            Ok(amount) => items.push(MeasureItem { kind, amount }),
            Err(_) => errors.add(name, act.visit.view.page.t("field-money-hint")),
        }
    }
    Ok((items, errors))
}

/// The measure that waits, and the choice.
pub(super) fn approval_form(form: &Form<'_>) -> Markup {
    let page = form.page;
    let place = form.case.complaint.place_of_waiting_measure();
    let Some(measure) = form.case.complaint.measures.get(place) else {
        return html! { p.text-secondary { (page.t("complaint-no-measure-waits")) } };
    };
    let content = html! {
        p {
            strong { (items(page, measure)) } " · " (measure.finding) " · "
            (names::staff(&form.case.directory, measure.by.as_str()))
            br;
            span.k-prose { (measure.reason) }
        }
        (form.area("reason", "complaint-decline-reason").hint(page.t("complaint-decline-hint")).rows(2)
            .markup(page))
        div.k-form-do {
            (Button::primary(page.t("complaint-approve")).shortcut("mod+enter").value("verdict", "approve"))
            (Button::secondary(page.t("complaint-decline")).value("verdict", "decline"))
            (form.cancel())
        }
    };
    page.post(&form.action(&format!("measures/{place}/approval")), content)
}

/// `POST /complaints/{number}/measures/{place}/approval`: `verdict=approve`, or `decline` with a reason.
pub(super) async fn post_approval(act: Act) -> Answer {
    let approves = act.sent.either("verdict", "approve", "decline")?;
    let (tx, deed) = act.begin().await?;
    let (number, place) = (act.number(), act.visit.place);
    let (outcome, said) = if approves {
        (approve_measure(&tx, &deed, number, place).await, "complaint-said-approved")
    } else {
        let reason = act.sent.get("reason").to_owned();
        (decline_measure(&tx, &deed, number, place, reason).await, "complaint-said-declined")
    };
    act.settle(tx, &deed, outcome, Step::ApproveMeasure, said).await
}
