use axum::{
    extract::{Path, Query},
    response::Response,
};
use html::{Address, Button, Column, Desk, Empty, Page, Pager, Row, Table, Tabs, html};
use kernel::{Clause, StaffNumber};
use people::Directory;
use web::{Failure, View};

use super::{Asked, in_address, period_filter, tiles};
use crate::{Behind, Figure, Share, Side, figures, inbox::Line, web::names};

/// The complaints behind a figure.
pub(super) async fn show(
    view: View,
    Path(figure): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let behind = asked.behind(&view, &figure)?;
    let (db, zone, now) = (view.app.db(), &view.app.operator().time_zone, view.app.now());
    let found = figures::cases_behind(db, &behind, zone, now).await.map_err(Failure::broken)?;
    let mut owners: Vec<StaffNumber> =
        found.lines.iter().filter_map(|line| line.owner.parse().ok()).collect();
    owners.sort_unstable();
    owners.dedup();
    let directory = people::directory(db, &owners).await?;
    let page = &view.page;
    let here = address(&behind);
    let next = found.next.map(|after| here.clone().with("before", &after.number.to_string()).to_string());
    let first = asked.before.as_ref().map(|_| here.to_string());
    let pager = Pager { count: None, first, previous: None, next };
    let (title, is, clause) = words(page, behind.figure);
    let content = html! {
        p.k-lead { (is) " " (page.clause(clause)) }
        // The ageing looks at what is open now, whenever it came.
        @if !matches!(behind.figure, Figure::Open { .. }) { (period_filter(&view, behind.period)) }
        @if let Some(cause) = &behind.cause { p { strong { (cause) } } }
        @if let Figure::Share(share, side) = behind.figure { (sides(page, &behind, share, side)) }
        (table(page, &directory, &found.lines, pager))
    };
    let export = here.to_string().replacen('?', "/export.csv?", 1);
    let desk = Desk::new(title)
        .crumb(page.t("boards-title"), format!("/boards?{}", in_address(behind.period)))
        .actions(Button::secondary(page.t("boards-export")).href(export));
    Ok(web::page(desk.markup(page, content)))
}

/// The first page of these cases.
fn address(behind: &Behind) -> Address {
    let Behind { figure, period, cause, .. } = behind;
    let address = Address::parse(&format!("/boards/{}?{}", figure.name(), in_address(*period)));
    let address = match figure {
        Figure::Share(_, side) => address.with("side", side.name()),
        Figure::Accepted(_) | Figure::Appealed | Figure::Dispatched | Figure::Ended | Figure::Open { .. } => {
            address
        }
    };
    match cause {
        Some(cause) => address.with("cause", cause),
        None => address,
    }
}

/// What is counted, what is not, and both.
fn sides(page: &Page, behind: &Behind, share: Share, current: Side) -> Tabs {
    let tabs = Tabs::new(page.t(&format!("share-{}", share.name())));
    [Side::Whole, Side::Part, Side::Rest].into_iter().fold(tabs, |tabs, side| {
        let there = Behind { figure: Figure::Share(share, side), ..behind.clone() };
        let label = page.t(&format!("boards-side-{}", side.name()));
        tabs.tab(label, address(&there).to_string(), side == current)
    })
}

/// What a figure is called, how it is defined, and the clause it measures.
fn words(page: &Page, figure: Figure) -> (String, String, Clause) {
    let (title, is, clause) = match figure {
        Figure::Share(share, _) => {
            let name = share.name();
            (page.t(&format!("share-{name}")), format!("share-{name}-is"), share.clause())
        }
        Figure::Accepted(class) => {
            let title = page.t(&format!("complaint-class-{}", class.name()));
            (title, "boards-accepted-is".to_owned(), Clause::of("4.3.2(4)"))
        }
        Figure::Appealed => (
            page.t("boards-appeals-per-million"),
            "boards-appeals-per-million-is".to_owned(),
            Clause::of("4.3.2(4)"),
        ),
        Figure::Dispatched => {
            (page.t("boards-dispatch-minutes"), "boards-dispatch-minutes-is".to_owned(), Clause::of("9.1.2"))
        }
        Figure::Ended => {
            (page.t("boards-handling-hours"), "boards-handling-hours-is".to_owned(), Clause::of("9.1.2"))
        }
        Figure::Open { from, below } => {
            let title = format!("{} · {}", page.t("boards-ages"), tiles::age_words(page, from, below));
            (title, "boards-ages-is".to_owned(), Clause::of("4.3.1(1)"))
        }
    };
    (title, page.t(&is), clause)
}

fn table(page: &Page, directory: &Directory, lines: &[Line], pager: Pager) -> html::Markup {
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
            html! { (names::state(page, &line.state)) },
            html! { (names::person(directory, &line.owner)) },
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
