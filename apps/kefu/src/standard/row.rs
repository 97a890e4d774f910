use html::{Badge, Icon, Markup, Page, Tone, html};
use i18n::args;

use super::{Code, Measure, Standing, State, filter::kind_name};

/// A clause. What is looked for is marked in it.
pub(super) fn markup(page: &Page, row: &Standing, terms: &[String]) -> Markup {
    let (entry, language) = (row.entry(), page.words.language);
    let kind = page.t(&format!("standard-kind-{}", kind_name(entry.kind)));
    html! {
        li.k-clause-row.k-clause-missing[row.state == State::NotYet] id=(row.clause) {
            div.k-clause-words {
                h3 {
                    a.k-clause-number href={ "#" (row.clause) } { (row.clause) } " "
                    (marked(entry.title(language), terms)) " "
                    (Badge::new(kind, Tone::Neutral))
                }
                p.k-clause-text { (marked(entry.text(language), terms)) }
                @if let Some(refuse) = entry.refuse(language) {
                    p.k-clause-refuse {
                        (Icon::Ban) span { strong { (page.t("standard-refuses")) } (marked(refuse, terms)) }
                    }
                }
                @if entry.inferred { p.k-sub { (page.t("standard-inferred")) } }
            }
            div.k-clause-standing { (standing(page, row)) }
            (code(page, row))
        }
    }
}

fn standing(page: &Page, row: &Standing) -> Markup {
    let (tone, icon) = match row.state {
        State::Proved => (Tone::Good, Icon::CircleCheck),
        State::Implemented => (Tone::Accent, Icon::Check),
        State::NotYet => (Tone::Neutral, Icon::Dots),
    };
    let state = page.t(&format!("standard-{}", row.state.name()));
    html! {
        (Badge::new(state, tone).icon(icon))
        @if row.evidence > 0 {
            p.k-num {
                (page.with("standard-evidence", args![("n", row.evidence)]))
                @if row.refusals > 0 { " · " (page.with("standard-refusals", args![("n", row.refusals)])) }
            }
        } @else if row.state != State::NotYet {
            p.k-sub { (page.t("standard-no-evidence")) }
        }
        @for measure in &row.measures { (measured(page, measure)) }
    }
}

fn measured(page: &Page, measure: &Measure) -> Markup {
    let label = page.t(&format!("share-{}", measure.name));
    let value = measure.value.map_or_else(|| page.t("figure-no-data"), |value| page.words.percent(value, 1));
    html! {
        a.k-clause-measure.k-num href={ "/boards/" (measure.name) } {
            span { (label) }
            span { strong { (value) } @if measure.whole > 0 { " " (measure.part) "/" (measure.whole) } }
        }
    }
}

fn code(page: &Page, row: &Standing) -> Markup {
    if row.implemented_by.is_empty() && row.proved_by.is_empty() {
        return html! {};
    }
    let counts = args![("code", count(&row.implemented_by)), ("tests", count(&row.proved_by))];
    html! {
        details.k-clause-code {
            summary { (Icon::ChevronRight) (page.with("standard-code", counts)) }
            (places(&page.t("standard-implemented-by"), &row.implemented_by))
            (places(&page.t("standard-proved-by"), &row.proved_by))
        }
    }
}

fn count(places: &[Code]) -> i64 {
    i64::try_from(places.len()).unwrap_or(i64::MAX)
}

fn places(label: &str, places: &[Code]) -> Markup {
    html! {
        @if !places.is_empty() {
            p { (label) }
            ul { @for place in places { li { code { (place.path) " " (place.item) } } } }
        }
    }
}

fn marked(text: &str, terms: &[String]) -> Markup {
    html! {
        @for (piece, found) in pieces(text, terms) {
            @if found { mark { (piece) } } @else { (piece) }
        }
    }
}

/// The text cut where a term begins and ends, and whether each piece is a term.
fn pieces<'a>(text: &'a str, terms: &[String]) -> Vec<(&'a str, bool)> {
    // Small ASCII letters have the length of capital ones, so that places in one are places in the other.
    let small = text.to_ascii_lowercase();
    let (mut pieces, mut from) = (vec![], 0);
    let next = |from: usize| {
        let starts =
            terms.iter().filter_map(|term| Some((from + small.get(from..)?.find(term)?, term.len())));
        starts.min_by_key(|&(start, length)| (start, usize::MAX - length))
    };
    while let Some((start, length)) = next(from) {
        pieces.extend([(&text[from..start], false), (&text[start..start + length], true)]);
        from = start + length;
    }
    pieces.push((&text[from..], false));
    pieces
}

#[cfg(test)]
mod tests {
    use kernel::{Clause, Language};

    use super::*;

    /// A clause that is kept, with evidence and a measure, and one that is not kept yet, in each language.
    #[test]
    fn a_row_tells_how_its_clause_stands() {
        let code =
            |item: &str| Code { path: "contexts/complaints/src/extend.rs".to_owned(), item: item.to_owned() };
        let row = |id: &str, state| {
            let of = Clause::parse(id).unwrap();
            let (implemented_by, proved_by, measures) = (vec![], vec![], vec![]);
            let (clause, title) = (of.id(), of.entry().title(Language::En));
            Standing {
                clause,
                title,
                state,
                implemented_by,
                proved_by,
                evidence: 0,
                refusals: 0,
                measures,
                of,
            }
        };
        let kept = Standing {
            implemented_by: vec![code("extend"), code("may_extend")],
            proved_by: vec![code("an_extension_is_announced")],
            evidence: 1_287,
            refusals: 1,
            measures: vec![Measure { name: "extensions-announced", part: 24, whole: 25, value: Some(0.96) }],
            ..row("4.3.1(2)", State::Proved)
        };
        let rows = [kept, row("12.4(4)", State::NotYet)];
        let all = Language::ALL.map(|language| {
            let page = Page::of(language);
            rows.iter().map(|row| markup(&page, row, &[]).into_string()).collect::<String>()
        });
        let unhashed = all.concat().replace(&html::assets::url("icons.svg"), "icons.svg");
        insta::assert_snapshot!(unhashed.replace("><", ">\n<"));
    }

    #[test]
    fn every_place_of_a_term_is_marked_whatever_its_case() {
        let terms = |terms: &[&str]| terms.iter().map(|&term| term.to_owned()).collect::<Vec<_>>();
        let found = |text, words: &[&str]| -> Vec<_> {
            pieces(text, &terms(words))
                .into_iter()
                .filter(|(_, found)| *found)
                .map(|(piece, _)| piece)
                .collect()
        };
        assert_eq!(found("An extension. Extension of an EXTENSION", &["extension"]).len(), 3);
        assert_eq!(found("延期必须先告知，延期须有理由", &["延期", "告知"]), ["延期", "告知", "延期"]);
        assert_eq!(found("延期", &[]), [""; 0]);
        let all: String =
            pieces("延期须告知", &terms(&["告知"])).into_iter().map(|(piece, _)| piece).collect();
        assert_eq!(all, "延期须告知");
    }
}
