use axum::{
    extract::{Path, Query},
    response::Response,
};
use html::{Address, Button, Column, Desk, Empty, Page, Pager, Row, Table, Tabs, html};
use web::{Failure, View};

use super::{Asked, in_address, period_filter};
use crate::{Share, Side, figures, inbox::Line};

/// The complaints behind a share.
pub(super) async fn show(
    view: View,
    Path(share): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let share = Share::parse(&share).ok_or(Failure::NotFound)?;
    let behind = asked.behind(&view, share)?;
    let (side, period) = (behind.side, behind.period);
    let (db, zone, now) = (view.app.db(), &view.app.operator().time_zone, view.app.now());
    let found = figures::cases_behind(db, &behind, zone, now).await.map_err(Failure::broken)?;
    let page = &view.page;
    let name = share.name();
    let address = |side: Side| {
        let address = Address::parse(&format!("/boards/{name}?{}", in_address(period)));
        let address = address.with("side", side.name());
        match &behind.cause {
            Some(cause) => address.with("cause", cause),
            None => address,
        }
        .to_string()
    };
    let mut tabs = Tabs::new(page.t(&format!("share-{name}")));
    for one in [Side::Whole, Side::Part, Side::Rest] {
        tabs = tabs.tab(page.t(&format!("boards-side-{}", one.name())), address(one), one == side);
    }
    let next = found.next.map(|after| format!("{}&before={}", address(side), after.number));
    let first = asked.before.as_ref().map(|_| address(side));
    let pager = Pager { count: None, first, previous: None, next };
    let content = html! {
        p.k-lead { (page.t(&format!("share-{name}-is"))) " " (page.clause(share.clause())) }
        (period_filter(&view, period))
        @if let Some(cause) = &behind.cause { p { strong { (cause) } } }
        (tabs)
        (table(page, &found.lines, pager))
    };
    let export = format!("/boards/{name}/export.csv?{}&side={}", in_address(period), side.name());
    let desk = Desk::new(page.t(&format!("share-{name}")))
        .crumb(page.t("boards-title"), format!("/boards?{}", in_address(period)))
        .actions(Button::secondary(page.t("boards-export")).href(export));
    Ok(web::page(desk.markup(page, content)))
}

fn table(page: &Page, lines: &[Line], pager: Pager) -> html::Markup {
    let columns = vec![
        Column::new(page.t("boards-column-number")),
        Column::new(page.t("boards-column-title")).wide(),
        Column::new(page.t("boards-column-state")),
        Column::new(page.t("boards-column-owner")).minor(),
        Column::new(page.t("boards-column-accepted")).minor(),
        Column::new(page.t("boards-column-due")),
    ];
    let rows = lines.iter().map(|line| {
        let number = line.number.to_string();
        let cells = vec![
            html! { a href={ "/complaints/" (number) } { (number) } },
            html! { (line.title) },
            html! { (page.t(&format!("complaint-state-{}", line.state))) },
            html! { (line.owner) },
            page.date_time(line.accepted_at),
            page.date_time(line.due_at),
        ];
        Row::new(number.clone(), number, cells)
    });
    Table::new("cases", page.t("boards-title"), columns)
        .rows(rows.collect())
        .empty(Empty {
            title: page.t("boards-cases-none"),
            hint: page.t("boards-cases-none-hint"),
            action: None,
        })
        .pager(pager)
        .markup(page)
}
