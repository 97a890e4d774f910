//! Text from outside through every component: it is shown back exactly and never becomes markup.

use html::{
    Address, Avatar, Badge, Bar, Bars, Button, Chart, ChartKind, Choice, ClockChip, ClockLevel, Column, Desk,
    Dialog, Entry, EntryKind, Facts, Field, FieldErrors, Figure, FigureValue, Icon, Markup, Me, Notice, Page,
    Portal, Progress, Render, Row, SavedView, SavedViews, Series, Sparkline, Step, Steps, Table, Tabs,
    Timeline, Toast, Tone, html,
};
use kernel::{Clause, Language, Refusal};

const HOSTILE: [&str; 14] = [
    r"<script>alert(1)</script>",
    r#""><img src=x onerror=alert(1)>"#,
    "' onmouseover='alert(1)",
    r#"" autofocus onfocus="alert(1)"#,
    "</textarea><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "<!--",
    "]]>",
    "\u{202e}RTL\u{202c}",
    "\u{0}\u{7}\u{1b}",
    "{{7*7}}${7*7}",
    "田中さんにあげて下さい 👩‍👩‍👧 Ω≈ç√∫",
];

/// Every component with this text wherever text goes.
fn everything(page: &Page, text: &str) -> Markup {
    let mut errors = FieldErrors::new();
    errors.add("x", text);
    let refusal = Refusal::input("no-words-for-this", Clause::of("4.2.2(1)")).with("missing", text);
    let choices = || vec![Choice::new(text, text).hint(text).group(text)];
    let entry = Entry {
        kind: EntryKind::Inbound,
        icon: Icon::User,
        who: text.to_owned(),
        at: jiff::Timestamp::UNIX_EPOCH,
        title: text.to_owned(),
        body: None,
        clause: None,
        place: 1,
    };
    let row = Row::new(text, text, vec![html! { (text) }]);
    let view = SavedView {
        label: text.to_owned(),
        href: Address::parse(text).to_string(),
        count: None,
        urgent: false,
        current: true,
        remove: None,
    };
    let bar = Bar {
        label: text.to_owned(),
        value: 1,
        text: text.to_owned(),
        note: text.to_owned(),
        href: None,
        tone: Tone::Good,
    };
    let series = Series { name: text.to_owned(), values: vec![Some(1.0)] };
    html! {
        (Button::primary(text).copy(text)) (Button::primary(text).value(text, text)) (Button::primary(text).refused(text))
        (Field::text("x", text).value(text).hint(text).placeholder(text).error_in(&errors).markup(page))
        (Field::textarea("x", text).value(text).draft(text, "/drafts").markup(page))
        (Field::select("x", text, choices()).markup(page)) (Field::radios("x", text, choices()).markup(page))
        (Field::checks("x", text, choices()).markup(page)) (Field::files("x", text).accept(text).markup(page))
        @if let Some(notice) = Notice::fields(page, &errors) { (notice.markup(page)) }
        (Notice::refusal(page, &refusal).kept(text).markup(page))
        (Table::new("t", text, vec![Column::new(text).sort(text)]).rows(vec![row]).select("x", "/x", text).live(text).markup(page))
        (SavedViews::new(vec![view]).markup(page)) (Tabs::new(text).tab(text, "/", true))
        (Timeline::new(vec![entry.text(text)]).live(text, "/t").markup(page))
        (ClockChip::new(text, ClockLevel::Red, text).detail(text, text).markup(page))
        (Steps::new(vec![Step::refused(text, text, None)]).markup(page))
        (Facts::new().row(text, text)) (Dialog::new("d", text).markup(page, text)) (Badge::new(text, Tone::Good))
        (Avatar::new(text)) (Bars::new(text, vec![bar])) (Sparkline::new(text, vec![Some(1.0)]))
        (Figure::new(text, FigureValue::Count(1), text).note(text).markup(page))
        (Chart::new(text, ChartKind::Line, vec![text.to_owned()], vec![series]).mark(0, text).unit(text, 0).markup(page))
        (Progress::new(text, 1, None).markup(page)) (Toast::new(text, Tone::Bad).markup(page))
    }
}

fn pages(text: &str) -> [Markup; 2] {
    let page = Page {
        operator: text.to_owned(),
        path: format!("/x?q={text}"),
        query: text.to_owned(),
        search: Some("/search".to_owned()),
        hotline: Some(text.to_owned()),
        toasts: vec![Toast::new(text, Tone::Good)],
        me: Some(Me {
            name: text.to_owned(),
            number: text.to_owned(),
            post: text.to_owned(),
            account: "/me".to_owned(),
            sign_out: "/out".to_owned(),
        }),
        ..Page::of(Language::En)
    };
    let content = everything(&page, text);
    [
        Desk::new(text).crumb(text, "/").markup(&page, &content),
        Portal::new(text).lead(text).markup(&page, &content),
    ]
}

#[test]
fn no_text_becomes_a_tag_or_an_attribute() {
    let plain: Vec<_> = pages("plain").into_iter().map(|page| shape(&page.0)).collect();
    for text in HOSTILE {
        let hostile: Vec<_> = pages(text).into_iter().map(|page| shape(&page.0)).collect();
        assert_eq!(hostile, plain, "{text:?} changes the page's tags or attributes");
    }
}

#[test]
fn the_comparison_sees_what_is_not_escaped() {
    for text in [HOSTILE[0], HOSTILE[1], HOSTILE[3], HOSTILE[4]] {
        let raw = |text: &str| shape(&format!("<p title=\"{text}\">{text}</p>"));
        assert_ne!(raw(text), raw("plain"), "{text:?}");
    }
}

#[test]
fn a_text_area_shows_exactly_what_was_entered() {
    let page = Page::of(Language::En);
    for text in HOSTILE.into_iter().chain(["\n\nbegins with line breaks", "ends\n"]) {
        let markup = Field::textarea("x", "x").value(text).markup(&page).render().0;
        let (_, rest) =
            markup.split_once("<textarea").and_then(|(_, rest)| rest.split_once('>')).expect("a text area");
        let (inside, _) = rest.split_once("</textarea>").expect("its end");
        // A browser drops the line feed right after the tag.
        assert_eq!(unescaped(inside.strip_prefix('\n').expect("the line feed to drop")), text);
    }
}

/// The tags of a document with the names of their attributes: what a parser would see.
fn shape(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let inside = &rest[start + 1..];
        let (mut end, mut quoted) = (inside.len(), false);
        for (i, c) in inside.char_indices() {
            match c {
                '"' => quoted = !quoted,
                '>' if !quoted => {
                    end = i;
                    break;
                }
                _ => (),
            }
        }
        found.push(names(&inside[..end]));
        rest = &inside[end.min(inside.len())..];
    }
    found
}

/// `a href="…" title="…"` → `a href title`.
fn names(tag: &str) -> String {
    tag.split('"').step_by(2).collect::<Vec<_>>().join("").replace('=', "")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn nothing_inline_stands_on_a_page() {
    for page in pages("plain") {
        for tag in shape(&page.0) {
            let mut names = tag.split_whitespace();
            let tag = names.next().unwrap_or_default();
            assert_ne!(tag, "style", "the policy stops it");
            for name in names {
                assert!(name != "style" && !name.starts_with("on"), "the policy stops {name} on {tag}");
            }
        }
        assert!(!page.0.contains("<script>"), "the policy stops inline scripts");
    }
}
