//! Finding complaints by what stands in them.

use std::collections::HashMap;

use axum::response::IntoResponse as _;
use html::{Button, Column, Desk, Empty, Icon, Markup, Pager, Row, Table, html};
use i18n::args;
use kernel::{Permission, StaffNumber};
use web::{Failure, View};

use super::{act::Answer, clocks, list::BUILT_IN, names};
use crate::{
    Rules,
    complaint::{Complaint, Number},
    find::find_all,
    search,
    terms::runs_of,
};

/// So many characters of a text are shown around what was found.
const AROUND: usize = 36;

/// `GET /search?q=`. A number leads to its complaint at once.
pub(super) async fn show(mut view: View) -> Answer {
    let address = view.page.address();
    let query = address.get("q").unwrap_or_default().trim().to_owned();
    view.page.query.clone_from(&query);
    let rules = Rules::of(&view.app).map_err(Failure::broken)?;
    let db = view.app.db();
    let before = address.get("before").and_then(|number| number.parse().ok());
    let found = search(db, &query, before).await?;
    if let (Ok(number), [_]) = (query.parse::<Number>(), found.lines.as_slice()) {
        return Ok(axum::response::Redirect::to(&format!("/complaints/{number}")).into_response());
    }
    let numbers: Vec<_> = found.lines.iter().map(|line| line.number).collect();
    let mut owners: Vec<StaffNumber> =
        found.lines.iter().filter_map(|line| line.owner.parse().ok()).collect();
    owners.sort_unstable();
    owners.dedup();
    let directory = people::directory(db, &owners).await?;
    let words = runs_of(&query);
    let documents = find_all(db, &numbers).await?;
    let texts: HashMap<_, _> = documents
        .iter()
        .map(|complaint| (complaint.number, excerpt(&told_and_done(complaint), &words)))
        .collect();
    let page = &view.page;
    let rows = found.lines.iter().map(|line| {
        let category = names::category(page, &line.top, line.category_names.as_ref(), &line.category);
        let text = texts.get(&line.number).map_or(line.title.as_str(), String::as_str);
        Row::new(
            line.number.to_string(),
            format!("{} {}", line.number, line.title),
            vec![
                html! { a href={ "/complaints/" (line.number) } { (line.number) } },
                html! { span { (marked(text, &words)) } span.k-sub { (category) } },
                html! { (names::state(page, &line.state)) },
                html! { (names::person(&directory, &line.owner)) },
                clocks::of_line(page, &rules, line),
            ],
        )
    });
    let columns = vec![
        Column::new(page.t("complaint-number")),
        Column::new(page.t("complaint-matter")).wide(),
        Column::new(page.t("complaint-state")),
        Column::new(page.t("complaint-owner")).minor(),
        Column::new(names::named(page, "clock", "company")),
    ];
    let here = address.without("before");
    let next = found.next.map(|last| here.clone().with("before", &last.number.to_string()).to_string());
    let rows: Vec<_> = rows.collect();
    let pager = Pager {
        count: Some(page.with("list-count", args![("n", rows.len())])),
        first: before.map(|_| here.to_string()),
        previous: None,
        next,
    };
    let empty = empty(page, &query);
    let table = Table::new("found", page.t("nav-search"), columns).rows(rows).empty(empty).pager(pager);
    let title = page.with("complaint-search-title", args![("query", query.as_str())]);
    let title = if query.is_empty() { page.t("nav-search") } else { title };
    let desk = Desk::new(title).crumb(page.t("nav-complaints"), "/complaints");
    Ok(web::page(desk.markup(page, table.markup(page))))
}

fn empty(page: &html::Page, query: &str) -> Empty {
    let key = if query.is_empty() { "complaint-search-empty" } else { "complaint-search-none" };
    let all = Button::secondary(names::named(page, "view", "all")).href("/complaints?view=all");
    Empty { title: page.t(key), hint: page.t("complaint-search-hint"), action: Some(html! { (all) }) }
}

/// `GET /palette?q=`: links for the command palette.
pub(super) async fn palette(view: View) -> Answer {
    const FOUND_MAX: usize = 8;
    let page = &view.page;
    let address = page.address();
    let query = address.get("q").unwrap_or_default().trim().to_lowercase();
    if query.is_empty() {
        return Ok(html! {}.into_response());
    }
    let views = BUILT_IN.into_iter().map(|(name, _)| (names::named(page, "view", name), name));
    let views: Vec<_> = views.filter(|(label, _)| label.to_lowercase().contains(&query)).collect();
    let found = search(view.app.db(), &query, None).await?;
    let takes = view.caller.may(Permission::TakeComplaints);
    let intake = page.t("nav-intake");
    let links = html! {
        @if takes && intake.to_lowercase().contains(&query) { a href="/complaints/new" { (intake) } }
        @for (label, name) in views {
            a href={ "/complaints?view=" (name) } { (page.t("nav-complaints")) " · " (label) }
        }
        @for line in found.lines.iter().take(FOUND_MAX) {
            a href={ "/complaints/" (line.number) } { (line.number) " " (line.title) }
        }
        @if !found.lines.is_empty() {
            @let all = html::Address::parse("/search").with("q", &query);
            a href=(all) { (Icon::Search) (page.with("complaint-search-all", args![("query", query.as_str())])) }
        }
    };
    Ok(links.into_response())
}

/// What may be shown of where a word stands: what was told and done, and nothing of how to reach the customer.
fn told_and_done(complaint: &Complaint) -> String {
    let intake = &complaint.intake;
    let mut parts = vec![intake.text.as_str(), &intake.demand];
    parts.extend([&intake.product, &intake.place].into_iter().flatten().map(String::as_str));
    parts.extend(complaint.notes.iter().map(|note| note.text.as_str()));
    parts.extend(complaint.findings.iter().flat_map(|f| [f.checked.as_str(), f.found.as_str()]));
    parts.extend(complaint.answers.iter().map(|answer| answer.text.as_str()));
    parts.join("\n")
}

/// The stretch of a text in which a word of the query stands first.
fn excerpt(text: &str, words: &[String]) -> String {
    let characters: Vec<char> = text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    let small: Vec<char> = characters.iter().map(|c| lower(*c)).collect();
    let first = words.iter().filter_map(|word| place(&small, &word.chars().collect::<Vec<_>>(), 0)).min();
    let from = first.unwrap_or(0).saturating_sub(AROUND / 2);
    let until = (from + 2 * AROUND).min(characters.len());
    let mut excerpt: String = characters[from..until].iter().collect();
    if from > 0 {
        excerpt.insert(0, '…');
    }
    if until < characters.len() {
        excerpt.push('…');
    }
    excerpt
}

/// A text with every word of the query marked.
fn marked(text: &str, words: &[String]) -> Markup {
    let characters: Vec<char> = text.chars().collect();
    let small: Vec<char> = characters.iter().map(|c| lower(*c)).collect();
    let mut hit = vec![false; characters.len()];
    for word in words {
        let word: Vec<char> = word.chars().collect();
        let mut at = 0;
        while let Some(found) = place(&small, &word, at) {
            hit[found..found + word.len()].fill(true);
            at = found + word.len();
        }
    }
    let mut runs: Vec<(bool, String)> = vec![];
    for (c, is_hit) in characters.into_iter().zip(hit) {
        match runs.last_mut() {
            Some((same, run)) if *same == is_hit => run.push(c),
            Some(_) | None => runs.push((is_hit, c.to_string())),
        }
    }
    html! { @for (is_hit, run) in runs { @if is_hit { mark { (run) } } @else { (run) } } }
}

/// One character for one, so that places stay the same.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn place(text: &[char], word: &[char], from: usize) -> Option<usize> {
    if word.is_empty() || from > text.len() {
        return None;
    }
    text[from..].windows(word.len()).position(|window| window == word).map(|found| found + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, query: &str, expected: &str) {
        assert_eq!(marked(text, &runs_of(query)).into_string(), expected);
    }

    #[test]
    fn every_word_of_the_query_is_marked_and_nothing_is_executed() {
        check("家里光猫坏了", "光猫", "家里<mark>光猫</mark>坏了");
        check("WiFi 慢, wifi 断", "wifi", "<mark>WiFi</mark> 慢, <mark>wifi</mark> 断");
        check("<b>宽带</b>", "宽带", "&lt;b&gt;<mark>宽带</mark>&lt;/b&gt;");
    }

    #[test]
    fn an_excerpt_shows_where_the_word_stands() {
        let text = format!("{}\n宽带断了{}", "一".repeat(90), "二".repeat(90));
        let excerpt = excerpt(&text, &runs_of("宽带"));
        assert!(excerpt.starts_with("…一") && excerpt.contains("宽带断了") && excerpt.ends_with("二…"));
    }
}
