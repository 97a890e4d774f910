//! Notes, chasing, and the two things that nobody can do.

use html::{Markup, html};

use super::{
    act::{Act, Answer},
    case::Form,
};
use crate::{add_note, chase, complaint::Step, delete, desk, set_due_date};

/// `POST /complaints/{number}/notes`: note. The draft of it is forgotten.
pub(super) async fn post(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let number = act.number();
    let mut outcome = add_note(&tx, &deed, number, act.sent.get("note").to_owned(), None).await;
    if let (Ok(_), Some(staff)) = (&outcome, deed.by.staff())
        && let Err(error) = desk::keep_draft(&tx, staff, &format!("{number}/note"), "", deed.at).await
    {
        outcome = Err(error);
    }
    act.settle(tx, &deed, outcome, Step::Note, "complaint-said-noted").await
}

/// What the customer said when asking again.
pub(super) fn chase_form(form: &Form<'_>) -> Markup {
    let content = html! {
        p.form-hint { (form.page.t("complaint-chase-lead")) }
        (form.area("text", "complaint-chase-text").rows(2).autofocus().markup(form.page))
        (form.send("complaint-step-chase"))
    };
    form.page.post(&form.action("chase"), content)
}

/// `POST /complaints/{number}/chase`: text. No clock changes.
pub(super) async fn post_chase(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let outcome = chase(&tx, &deed, act.number(), act.sent.get("text")).await;
    act.settle(tx, &deed, outcome, Step::Chase, "complaint-said-chased").await
}

/// `DELETE /complaints/{number}`: refused (clause 1.3.5), and the attempt is on record.
pub(super) async fn delete_complaint(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let outcome = delete(&tx, act.number()).await;
    act.settle(tx, &deed, outcome, Step::Note, "complaint-said-noted").await
}

/// `POST /complaints/{number}/due-date`: refused (clause 4.3.1(1)), and the attempt is on record.
pub(super) async fn post_due_date(act: Act) -> Answer {
    let (tx, deed) = act.begin().await?;
    let outcome = set_due_date(&tx, act.number()).await;
    act.settle(tx, &deed, outcome, Step::Extend, "complaint-said-extended").await
}
