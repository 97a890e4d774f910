use axum::response::Response;
use html::{Badge, Desk, Markup, Page, Tone, html};
use i18n::args;
use kernel::{Clause, ClauseKind, Language};
use web::{Failure, View};

use super::{Code, Measure, Standing, State, standing_now};

/// `GET /standard`: every clause with its state, evidence and live measure.
pub async fn show(view: View) -> Result<Response, Failure> {
    let app = &view.app;
    let standing =
        standing_now(app.db(), &app.operator().time_zone, app.now()).await.map_err(Failure::broken)?;
    let page = &view.page;
    let count = |state| standing.iter().filter(|row| row.state == state).count();
    let summary = page.with(
        "standard-summary",
        args![
            ("all", standing.len().to_string()),
            ("proved", count(State::Proved).to_string()),
            ("implemented", count(State::Implemented).to_string()),
            ("notyet", count(State::NotYet).to_string()),
        ],
    );
    let content = html! {
        p.k-lead { (page.t("standard-lead")) }
        p { (summary) }
        nav.k-chapters aria-label=(page.t("standard-chapters")) {
            @for chapter in 1..=12 {
                a href={ "#chapter-" (chapter) } { (page.t(&format!("standard-chapter-{chapter}"))) }
            }
        }
        @for chapter in 1..=12 {
            @let prefix = format!("{chapter}.");
            @let rows: Vec<_> = standing.iter().filter(|row| row.clause.starts_with(&prefix)).collect();
            section.k-chapter aria-labelledby={ "chapter-" (chapter) } {
                h2 id={ "chapter-" (chapter) } { (page.t(&format!("standard-chapter-{chapter}"))) }
                @for row in rows { (clause(page, row)) }
            }
        }
    };
    Ok(web::page(Desk::new(page.t("standard-title")).markup(page, content)))
}

fn clause(page: &Page, row: &Standing) -> Markup {
    let entry = row.entry.entry();
    let (tone, state) = match row.state {
        State::Proved => (Tone::Good, "standard-proved"),
        State::Implemented => (Tone::Accent, "standard-implemented"),
        State::NotYet => (Tone::Neutral, "standard-not-yet"),
    };
    html! {
        article.k-clause-row id=(row.clause) {
            div.k-clause-head {
                h3 { (row.clause) " " (title(row.entry, page.words.language)) }
                (Badge::new(page.t(state), tone))
                (Badge::new(page.t(kind(entry.kind)), Tone::Neutral))
                @if 0 < row.evidence {
                    span.text-secondary {
                        (page.with("standard-evidence", args![("n", row.evidence), ("refusals", row.refusals)]))
                    }
                }
            }
            p lang="en" { (entry.text_en) }
            @if let Some(refuse) = entry.refuse {
                p { strong { (page.t("standard-refuses")) } " " span lang="en" { (refuse) } }
            }
            @for measure in &row.measures { (measured(page, measure)) }
            @if !row.implemented_by.is_empty() {
                details {
                    summary { (page.t("standard-code")) }
                    (places(&page.t("standard-implemented-by"), &row.implemented_by))
                    (places(&page.t("standard-proved-by"), &row.proved_by))
                }
            }
        }
    }
}

fn measured(page: &Page, measure: &Measure) -> Markup {
    let label = page.t(&format!("share-{}", measure.name));
    let value = measure.value.map_or_else(|| page.t("figure-no-data"), |value| page.words.percent(value, 1));
    html! {
        p.k-num {
            a href={ "/boards/" (measure.name) } { (label) } ": " strong { (value) }
            " (" (measure.part) "/" (measure.whole) ")"
        }
    }
}

fn places(label: &str, places: &[Code]) -> Markup {
    html! {
        @if !places.is_empty() {
            p { (label) }
            ul { @for place in places { li { code { (place.path) " " (place.item) } } } }
        }
    }
}

fn title(clause: Clause, language: Language) -> &'static str {
    let entry = clause.entry();
    match language {
        Language::ZhCn => entry.title_zh_cn,
        Language::ZhTw => entry.title_zh_tw,
        Language::En => entry.title_en,
    }
}

const fn kind(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Record => "standard-kind-record",
        ClauseKind::Enforce => "standard-kind-enforce",
        ClauseKind::Measure => "standard-kind-measure",
        ClauseKind::Publish => "standard-kind-publish",
        ClauseKind::Train => "standard-kind-train",
    }
}
