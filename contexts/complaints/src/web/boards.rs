//! The boards: what the figures of a period are, and the complaints behind each.

mod cases;
mod csv;
mod tiles;

use axum::{extract::Query, response::Response, routing::get};
use html::{Button, Desk, Field, FilterBar, Markup, html};
use jiff::{ToSpan as _, civil::Date};
use kernel::Permission;
use serde::Deserialize;
use web::{Failure, Routes, View};

use crate::{Behind, Board, Figure, Period, Side, figures};

/// The routes of the boards.
pub fn boards_routes() -> Routes {
    Routes::new()
        .route("/boards", Permission::ReadBoards, get(show))
        .route("/boards/export.csv", Permission::ReadBoards, get(csv::export))
        .route("/boards/{figure}", Permission::ReadComplaints, get(cases::show))
        .route("/boards/{figure}/export.csv", Permission::ReadComplaints, get(csv::export_cases))
}

/// The period that an address names; what it leaves out is the last thirty days.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Asked {
    from: Option<String>,
    to: Option<String>,
    side: Option<String>,
    before: Option<String>,
    cause: Option<String>,
}

const DAYS_SHOWN: i64 = 30;
/// A board looks at no more than about three years.
const DAYS_MAX: i64 = 1100;

impl Asked {
    fn period(&self, view: &View) -> Result<Period, Failure> {
        let today = view.page.now.to_zoned(view.page.zone.clone()).date();
        let day = |text: &Option<String>, otherwise: Date| match text.as_deref() {
            None | Some("") => Ok(otherwise),
            Some(text) => text.parse().map_err(|_| Failure::Unreadable),
        };
        let to = day(&self.to, today)?;
        let from = day(&self.from, to.saturating_sub(DAYS_SHOWN.days()))?;
        let earliest = to.saturating_sub(DAYS_MAX.days());
        Ok(Period { from: from.max(earliest).min(to), to })
    }
}

impl Asked {
    fn behind(&self, view: &View, figure: &str) -> Result<Behind, Failure> {
        let side = self.side.as_deref().and_then(Side::parse).unwrap_or(Side::Whole);
        Ok(Behind {
            figure: Figure::parse(figure, side).ok_or(Failure::NotFound)?,
            period: self.period(view)?,
            cause: self.cause.clone().filter(|cause| !cause.is_empty()),
            before: self.before.as_deref().and_then(|number| number.parse().ok()),
        })
    }
}

async fn board_of(view: &View, period: Period) -> Result<Board, Failure> {
    let app = &view.app;
    let operator = app.operator();
    let users = operator.users_in_service;
    figures::board(app.db(), period, &operator.time_zone, users, app.now()).await.map_err(Failure::broken)
}

async fn show(view: View, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let period = asked.period(&view)?;
    let board = board_of(&view, period).await?;
    let page = &view.page;
    let export = format!("/boards/export.csv?{}", in_address(period));
    let content = html! {
        p.k-lead { (page.t("boards-lead")) }
        (period_filter(&view, period))
        (tiles::all(page, &board, period))
    };
    let desk =
        Desk::new(page.t("boards-title")).actions(Button::secondary(page.t("boards-export")).href(export));
    Ok(web::page(desk.markup(page, content)))
}

/// The period as an address carries it.
fn in_address(period: Period) -> String {
    format!("from={}&to={}", period.from, period.to)
}

fn period_filter(view: &View, period: Period) -> Markup {
    let page = &view.page;
    let field = |name: &str, label: &str, day: Date| {
        Field::date(name, page.t(label)).value(day.to_string()).markup(page)
    };
    let fields = vec![field("from", "boards-from", period.from), field("to", "boards-to", period.to)];
    FilterBar::new(fields).keep(vec!["side", "cause"]).markup(page)
}
