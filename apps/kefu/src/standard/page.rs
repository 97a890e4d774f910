use axum::response::Response;
use html::{Desk, Icon, Markup, Page, html};
use i18n::args;
use web::{Failure, View};

use super::{
    Standing, State,
    filter::{CHAPTERS, OnRecord, Wanted},
    row, standing_now,
};

/// `GET /standard`: every clause with its state, evidence and live measure, or those that the address asks for.
pub async fn show(view: View) -> Result<Response, Failure> {
    let app = &view.app;
    let standing =
        standing_now(app.db(), &app.operator().time_zone, app.now()).await.map_err(Failure::broken)?;
    let page = &view.page;
    let wanted = Wanted::read(&page.address());
    let shown: Vec<_> = standing.iter().filter(|row| wanted.admits(row)).collect();
    let chapters: Vec<_> =
        CHAPTERS.map(|n| (n, of_chapter(&shown, n))).filter(|(_, rows)| !rows.is_empty()).collect();
    let (count, all) = (shown.len().to_string(), standing.len().to_string());
    let content = html! {
        p.k-lead { (page.t("standard-lead")) }
        (tiles(page, &standing, &wanted))
        (wanted.markup(page))
        p.k-standard-shown role="status" { (page.with("standard-shown", args![("n", count), ("all", all)])) }
        @if chapters.is_empty() { (nothing(page)) }
        @if chapters.len() > 1 { (contents(page, &chapters)) }
        @for (chapter, rows) in &chapters { (section(page, *chapter, rows, &wanted.terms())) }
    };
    let content = html! { div.k-standard { (content) } };
    Ok(web::page(Desk::new(page.t("standard-title")).markup(page, content)))
}

fn of_chapter<'a>(rows: &[&'a Standing], chapter: u8) -> Vec<&'a Standing> {
    rows.iter().copied().filter(|row| row.chapter() == Some(chapter)).collect()
}

fn in_state(rows: &[&Standing], state: State) -> usize {
    rows.iter().filter(|row| row.state == state).count()
}

/// How many there are of each state, and with what on record. Each tile shows only those; pressed again, all.
/// A tile counts what the other conditions leave.
fn tiles(page: &Page, standing: &[Standing], wanted: &Wanted) -> Markup {
    let admitted = |wanted: &Wanted| -> Vec<_> { standing.iter().filter(|row| wanted.admits(row)).collect() };
    let of_any_state = admitted(&wanted.in_state(None));
    html! {
        nav.k-tiles aria-label=(page.t("standard-tiles")) {
            @for state in State::ALL {
                @let key = format!("standard-{}", state.name());
                @let count = in_state(&of_any_state, state);
                (tile(page, ("state", state.name()), &key, count, wanted.state == Some(state)))
            }
            @for record in OnRecord::ALL {
                @let key = format!("standard-with-{}", record.name());
                @let count = admitted(&wanted.with_record(Some(record))).len();
                (tile(page, ("record", record.name()), &key, count, wanted.record == Some(record)))
            }
        }
        (strip(&of_any_state))
    }
}

fn tile(page: &Page, (name, value): (&str, &str), key: &str, count: usize, current: bool) -> Markup {
    let address = page.address();
    let address = if current { address.without(name) } else { address.with(name, value) };
    html! {
        a.k-tile.{ "k-standing-" (value) } href=(address) aria-current=[current.then_some("true")] {
            span.k-tile-count { (count) }
            span.k-tile-label { (page.t(key)) @if current { (Icon::X) } }
        }
    }
}

/// The states' shares as one bar. The words beside it say the same.
fn strip(rows: &[&Standing]) -> Markup {
    let (all, proved) = (rows.len().max(1), in_state(rows, State::Proved));
    let kept = proved + in_state(rows, State::Implemented);
    let width = |count: usize| (count * 1000 / all).to_string();
    html! {
        svg.k-strip viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.k-bar-track width="1000" height="10" {}
            rect.k-strip-implemented width=(width(kept)) height="10" {}
            rect.k-strip-proved width=(width(proved)) height="10" {}
        }
    }
}

fn kept_of(page: &Page, rows: &[&Standing]) -> Markup {
    let kept = rows.len() - in_state(rows, State::NotYet);
    let words =
        page.with("standard-kept-of", args![("kept", kept.to_string()), ("all", rows.len().to_string())]);
    html! { span.k-standard-kept.k-num { (words) } }
}

/// The way to each chapter.
fn contents(page: &Page, chapters: &[(u8, Vec<&Standing>)]) -> Markup {
    html! {
        nav.k-chapters aria-label=(page.t("standard-chapters")) {
            @for (chapter, rows) in chapters {
                a href={ "#chapter-" (chapter) } {
                    span { (page.t(&format!("standard-chapter-{chapter}"))) }
                    (strip(rows))
                    (kept_of(page, rows))
                }
            }
        }
    }
}

fn section(page: &Page, chapter: u8, rows: &[&Standing], terms: &[String]) -> Markup {
    let id = format!("chapter-{chapter}");
    html! {
        section.k-chapter aria-labelledby=(id) {
            header {
                h2 id=(id) { (page.t(&format!("standard-chapter-{chapter}"))) }
                (kept_of(page, rows))
            }
            ol.k-clauses { @for row in rows { (row::markup(page, row, terms)) } }
        }
    }
}

fn nothing(page: &Page) -> Markup {
    html! {
        div.k-empty {
            (Icon::Search)
            p.k-empty-title { (page.t("standard-none")) }
            p.k-empty-hint { (page.t("standard-none-hint")) }
            a.btn.k-btn-plain href="/standard" { (page.t("standard-show-all")) }
        }
    }
}
