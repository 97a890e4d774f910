use axum::{extract::Query, response::Response};
use html::{Button, Column, Desk, Empty, Field, Icon, Markup, Row, Table, html};
use kernel::{Permission, Purpose};
use serde::Deserialize;
use web::{Failure, View};

use super::kind_key;
use crate::{CONTEXT, Channel, Found, Search, search};

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// Finds the customer who is on the line, by number, telephone or name.
pub(super) async fn show(view: View, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = &view.page;
    let found = match Search::parse(&asked.q) {
        None => None,
        Some(what) => Some(look(&view, &what).await?),
    };
    let field = Field::text("q", page.t("customer-search"))
        .value(&asked.q)
        .placeholder(page.t("customer-search-hint"))
        .length_max(100)
        .required()
        .autofocus();
    let content = html! {
        form.k-filter.k-filter-wide method="get" action="/customers" role="search" aria-label=(page.t("customer-search")) {
            div.k-filter-fields { (field.markup(page)) }
            div.k-filter-do { (Button::primary(page.t("action-search")).icon(Icon::Search)) }
        }
        @if let Some(found) = &found { (table(&view, found)) }
    };
    Ok(web::page(Desk::new(page.t("nav-customers")).markup(page, content)))
}

async fn look(view: &View, what: &Search) -> Result<Vec<Found>, Failure> {
    let deed = view.deed(Purpose::ComplaintIntake);
    let tx = view.app.db().begin().await?;
    let outcome = search(&tx, &deed, what).await;
    Ok(journal::settle(view.app.db(), tx, &deed, CONTEXT, CONTEXT, outcome).await?)
}

fn table(view: &View, found: &[Found]) -> Markup {
    let page = &view.page;
    let speaks = view.caller.may(Permission::TakeComplaints);
    let mut columns = vec![
        Column::new(page.t("customer-number")),
        Column::new(page.t("customer-name")),
        Column::new(page.t("customer-kind")).minor(),
        Column::new(page.t("customer-phone")),
    ];
    if speaks {
        columns.push(Column::new(page.t("contact-open")).wide());
    }
    let row = |one: &Found| {
        let mut cells = vec![
            html! { (one.number) },
            html! { (one.name) },
            html! { (page.t(kind_key(one.kind))) },
            html! { (one.phone.as_deref().unwrap_or("–")) },
        ];
        if speaks {
            cells.push(contact_form(view, one));
        }
        Row::new(one.number.to_string(), &one.name, cells)
    };
    let empty = Empty { title: page.t("customer-none"), hint: page.t("customer-none-hint"), action: None };
    let rows = found.iter().map(row).collect();
    Table::new("customers", page.t("nav-customers"), columns).rows(rows).empty(empty).markup(page)
}

/// The channel is chosen beside the button: opening the contact is one press.
fn contact_form(view: &View, one: &Found) -> Markup {
    let page = &view.page;
    page.post(
        "/contacts",
        html! {
            input type="hidden" name="customer" value=(one.number);
            div.k-form-do {
                select.form-select name="channel" aria-label=(page.t("contact-channel")) {
                    @for channel in Channel::ALL {
                        option value=(channel.name()) { (page.t(&format!("contact-channel-{}", channel.name()))) }
                    }
                }
                (Button::secondary(page.t("contact-open")).icon(Icon::Headset).small())
            }
        },
    )
}
