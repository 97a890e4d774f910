use html::{Address, Bar, Bars, Chart, ChartKind, Figure, FigureValue, Markup, Page, Series, Tone, html};
use i18n::args;
use kernel::Clause;
use service_statistics::{Proportion, Rate, Summary};

use super::in_address;
use crate::{Board, Figure as Opens, Period, Share, Target};

/// Everything on a board.
pub(super) fn all(page: &Page, board: &Board, period: Period) -> Markup {
    html! {
        section.k-board-part aria-labelledby="shares" {
            h2 #shares { (page.t("boards-shares")) }
            div.k-figures {
                @for (share, proportion) in &board.shares { (share_tile(page, *share, *proportion, period)) }
            }
        }
        section.k-board-part aria-labelledby="times" {
            h2 #times { (page.t("boards-times")) }
            div.k-figures {
                (time_tile(page, Opens::Dispatched, period, "boards-dispatch-minutes", "boards-minutes", board.dispatch_minutes))
                (time_tile(page, Opens::Ended, period, "boards-handling-hours", "boards-hours", board.handling_hours))
            }
        }
        section.k-board-part aria-labelledby="per-million" {
            h2 #per-million { (page.t("boards-per-million")) }
            div.k-figures {
                @for (class, rate) in &board.per_million {
                    (rate_tile(page, page.t(&format!("complaint-class-{}", class.name())), "boards-per-million-is", *rate)
                        .href(cases(Opens::Accepted(*class), period)).markup(page))
                }
                (rate_tile(
                    page, page.t("boards-appeals-per-million"), "boards-appeals-per-million-is",
                    board.appeals_per_million
                ).href(cases(Opens::Appealed, period)).markup(page))
            }
        }
        section.k-board-part aria-labelledby="more" {
            h2 #more { (page.t("boards-more")) }
            div.k-boards {
                (framed(&page.t("boards-causes"), &causes(page, board, period)))
                (framed(&page.t("boards-ages"), &ages(page, board, period)))
                (framed(&page.t("boards-classes"), &classes(page, board, period)))
                (daily(page, board))
            }
        }
    }
}

/// Where the cases behind a figure stand.
fn cases(figure: Opens, period: Period) -> String {
    format!("/boards/{}?{}", figure.name(), in_address(period))
}

fn framed(title: &str, content: &Markup) -> Markup {
    html! { figure.k-chart { figcaption { (title) } (content) } }
}

fn share_tile(page: &Page, share: Share, proportion: Proportion, period: Period) -> Markup {
    let name = share.name();
    let interval = proportion.wilson95().map(|interval| (interval.low, interval.high));
    let value =
        FigureValue::Share { part: signed(proportion.part()), whole: signed(proportion.whole()), interval };
    let tone = match (share.target(), proportion.value()) {
        (Some(target), Some(value)) if target.is_met(value) => Tone::Good,
        (Some(_), Some(_)) => Tone::Bad,
        (None, _) | (_, None) => Tone::Neutral,
    };
    let definition = page.t(&format!("share-{name}-is"));
    let tile = Figure::new(page.t(&format!("share-{name}")), value, definition)
        .clause(share.clause())
        .tone(tone)
        .href(format!("/boards/{name}?{}", in_address(period)));
    match share.target() {
        Some(target) => tile.note(target_words(page, target)),
        None => tile,
    }
    .markup(page)
}

fn target_words(page: &Page, target: Target) -> String {
    let (key, share) = match target {
        Target::AtLeast(share) => ("boards-target-least", share),
        Target::AtMost(share) => ("boards-target-most", share),
    };
    page.with(key, args![("target", page.words.percent(share, 0))])
}

fn time_tile(
    page: &Page,
    figure: Opens,
    period: Period,
    key: &str,
    unit: &str,
    summary: Option<Summary>,
) -> Markup {
    let in_words = |n: f64| page.with(unit, args![("n", page.words.decimal(n, 1))]);
    let value = match summary {
        Some(summary) => FigureValue::Text {
            value: in_words(summary.mean),
            basis: page.with(
                "boards-summary",
                args![
                    ("count", page.words.number(signed(summary.count))),
                    ("median", in_words(summary.median)),
                    ("ninety", in_words(summary.p90)),
                ],
            ),
        },
        None => FigureValue::Share { part: 0, whole: 0, interval: None },
    };
    Figure::new(page.t(key), value, page.t(&format!("{key}-is")))
        .clause(Clause::of("9.1.2"))
        .href(cases(figure, period))
        .markup(page)
}

fn rate_tile(page: &Page, label: String, definition: &str, rate: Rate) -> Figure {
    let decimal = |n: f64| page.words.decimal(n, 2);
    let value = match (rate.value(), rate.interval95()) {
        (Some(value), Some(interval)) => FigureValue::Text {
            value: decimal(value),
            basis: page.with(
                "boards-rate-basis",
                args![
                    ("events", page.words.number(signed(rate.events()))),
                    ("users", page.words.number(signed(rate.population()))),
                    ("low", decimal(interval.low)),
                    ("high", decimal(interval.high)),
                ],
            ),
        },
        (None, _) | (_, None) => {
            FigureValue::Text { value: page.t("figure-no-data"), basis: page.t("boards-users-unknown") }
        }
    };
    Figure::new(label, value, page.t(definition)).clause(Clause::of("4.3.2(4)"))
}

/// What a cause is called; one that the list does not have goes by its code.
fn named(page: &Page, board: &Board, code: &str) -> String {
    let listed = board.listed.iter().find(|cause| cause.code == code);
    listed.map_or(code, |cause| cause.name(page.words.language)).to_owned()
}

fn causes(page: &Page, board: &Board, period: Period) -> Markup {
    if board.causes.is_empty() {
        return html! { p.k-empty { (page.t("boards-causes-none")) } };
    }
    let bars = board.causes.iter().map(|row| Bar {
        label: named(page, board, &row.cause),
        value: signed(row.share.part()),
        text: page.words.number(signed(row.share.part())),
        note: page.with(
            "boards-cumulative",
            args![("share", page.words.percent(row.cumulative.value().unwrap_or_default(), 0))],
        ),
        href: Some(
            Address::parse(&format!("/boards/root-cause-known?{}", in_address(period)))
                .with("cause", &row.cause)
                .to_string(),
        ),
        tone: Tone::Accent,
    });
    html! { (Bars::new(page.t("boards-causes"), bars.collect())) }
}

/// A group of the ageing, such as 4–7 days.
pub(super) fn age_words(page: &Page, from: u32, below: Option<u32>) -> String {
    let from = from.to_string();
    match below {
        Some(below) => page.with("boards-age-range", args![("from", from), ("to", (below - 1).to_string())]),
        None => page.with("boards-age-over", args![("from", from)]),
    }
}

fn ages(page: &Page, board: &Board, period: Period) -> Markup {
    let bars = board.ages.iter().map(|group| Bar {
        label: age_words(page, group.from, group.below),
        value: signed(group.share.part()),
        text: page.words.number(signed(group.share.part())),
        note: String::new(),
        href: Some(cases(Opens::Open { from: group.from, below: group.below }, period)),
        tone: if group.below.is_none_or(|below| below > 16) { Tone::Bad } else { Tone::Accent },
    });
    html! { (Bars::new(page.t("boards-ages"), bars.collect())) }
}

fn classes(page: &Page, board: &Board, period: Period) -> Markup {
    let bars = board.by_class.iter().map(|(class, count)| Bar {
        label: page.t(&format!("complaint-class-{}", class.name())),
        value: *count,
        text: page.words.number(*count),
        note: String::new(),
        href: Some(cases(Opens::Accepted(*class), period)),
        tone: Tone::Accent,
    });
    html! { (Bars::new(page.t("boards-classes"), bars.collect())) }
}

fn daily(page: &Page, board: &Board) -> Markup {
    let days = board.daily.iter().map(|(day, _)| page.words.day_short(*day)).collect();
    #[expect(clippy::cast_precision_loss, reason = "counts of cases stay far below 2^53")]
    let values = board.daily.iter().map(|&(_, count)| Some(count as f64)).collect();
    let series = vec![Series { name: page.t("boards-daily"), values }];
    Chart::new(page.t("boards-daily"), ChartKind::Bars, days, series).markup(page)
}

pub(super) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
