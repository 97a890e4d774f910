//! A board.

use html::{
    Bar, Bars, Chart, ChartKind, Desk, Figure, FigureValue, Markup, Page, Series, Sparkline, Tabs, Tone, html,
};
use kernel::Clause;

use crate::sample::say;

pub(crate) fn page(page: &Page) -> Markup {
    let tabs = Tabs::new(page.t("nav-boards"))
        .tab(say(page, "投诉处理", "申訴處理", "Complaint handling"), "/boards", true)
        .tab(say(page, "在办时长", "在辦時長", "Ageing"), "?board=ageing", false)
        .tab(say(page, "原因", "原因", "Causes"), "?board=causes", false);
    let content = html! {
        div.k-figures { (figures(page)) }
        div.k-boards { (control(page)) (pareto(page)) (ageing(page)) (stacked(page)) }
    };
    Desk::new(page.t("nav-indicators")).below(tabs).markup(page, content)
}

fn figures(page: &Page) -> Markup {
    let trend =
        |label: &str, values: &[f64]| Sparkline::new(label, values.iter().copied().map(Some).collect());
    let timely =
        say(page, "及时办结率（原期限）", "及時辦結率（原期限）", "Handled in time (original limit)");
    let share = FigureValue::Share { part: 412, whole: 431, interval: Some((0.9317, 0.9715)) };
    let dispatch = FigureValue::Text { value: page.words.duration(7 * 60), basis: "n = 431".to_owned() };
    let none = FigureValue::Share { part: 0, whole: 0, interval: None };
    let bad = FigureValue::Share { part: 38, whole: 240, interval: Some((0.1181, 0.2093)) };
    html! {
        (Figure::new(timely, share, "在原期限（3 个工作日）内答复的投诉 ÷ 期内应答复的投诉").clause(Clause::of("4.3.1(1)"))
            .href("/inbox").tone(Tone::Good).note("≥ 95%")
            .trend(trend("95.6", &[93.0, 94.1, 93.8, 95.0, 94.7, 95.9, 95.6])).markup(page))
        (Figure::new(say(page, "派单用时（中位）", "派單用時（中位）", "Time to dispatch (median)"), dispatch,
            "从判为有效到派单的时间").href("/inbox").trend(trend("7", &[9.0, 8.0, 8.5, 7.5, 7.0, 7.2, 7.0])).markup(page))
        (Figure::new(say(page, "不满意率", "不滿意率", "Dissatisfaction"), bad, "评价为不满意 ÷ 已评价")
            .clause(Clause::of("4.3.2(4)")).href("/inbox").tone(Tone::Bad).note("≤ 10%").markup(page))
        (Figure::new(say(page, "在办", "在辦", "Open"), FigureValue::Count(1204), "期末未结案的投诉").href("/inbox").markup(page))
        (Figure::new(say(page, "延期告知率", "延期告知率", "Extensions announced"), none, "到期前已告知 ÷ 延期").markup(page))
    }
}

fn days() -> Vec<String> {
    (1..=14).map(|day| format!("10-{day:02}")).collect()
}

fn control(page: &Page) -> Markup {
    let values = [30.1, 31.4, 29.8, 32.0, 30.7, 30.2, 31.9, 29.5, 30.4, 31.1, 30.9, 38.9, 31.2, 30.5];
    let series = Series {
        name: say(page, "平均办理时长", "平均辦理時長", "Mean handling time").to_owned(),
        values: values.into_iter().map(Some).collect(),
    };
    let flat = |value| vec![Some(value); 14];
    Chart::new(
        say(page, "平均办理时长（X 图）", "平均辦理時長（X 圖）", "Mean handling time (X chart)"),
        ChartKind::Control,
        days(),
        vec![series],
    )
    .limits(flat(26.06), flat(30.77), flat(35.48))
    .mark(9, say(page, "新流程", "新流程", "New process"))
    .unit(" h", 1)
    .links(days().iter().map(|day| format!("/inbox?day={day}")).collect())
    .markup(page)
}

fn pareto(page: &Page) -> Markup {
    let causes = [
        ("无二次确认", 412),
        ("套餐资费不清", 288),
        ("网络故障", 214),
        ("承诺未兑现", 152),
        ("合约纠纷", 118),
        ("其他", 166),
    ];
    let total: i32 = causes.iter().map(|(_, count)| count).sum();
    let mut sum = 0;
    let cumulative = causes.iter().map(|(_, count)| {
        sum += count;
        Some(f64::from(sum) / f64::from(total) * 100.0)
    });
    let cumulative = Series {
        name: say(page, "累计占比", "累計占比", "Cumulative").to_owned(),
        values: cumulative.collect(),
    };
    let counts = Series {
        name: say(page, "件数", "件數", "Complaints").to_owned(),
        values: causes.iter().map(|(_, count)| Some(f64::from(*count))).collect(),
    };
    let names = causes.iter().map(|(name, _)| (*name).to_owned()).collect();
    Chart::new(
        say(page, "原因（帕累托）", "原因（柏拉圖）", "Causes (Pareto)"),
        ChartKind::Pareto,
        names,
        vec![counts, cumulative],
    )
    .markup(page)
}

fn ageing(page: &Page) -> Markup {
    let bar = |label: &str, value: i32, tone| Bar {
        label: label.to_owned(),
        value: value.into(),
        text: page.words.number(value.into()),
        note: page.words.percent(f64::from(value) / 1204.0, 1),
        href: Some("/inbox".to_owned()),
        tone,
    };
    let bars = Bars::new(
        page.t("nav-deadlines"),
        vec![
            bar(say(page, "1 天内", "1 天內", "Within a day"), 611, Tone::Good),
            bar(say(page, "2–3 天", "2–3 天", "2–3 days"), 402, Tone::Accent),
            bar(say(page, "4–15 天", "4–15 天", "4–15 days"), 163, Tone::Warn),
            bar(say(page, "超过 15 天", "超過 15 天", "Over 15 days"), 28, Tone::Bad),
        ],
    );
    html! { section.k-card { h2 { (say(page, "在办时长", "在辦時長", "Ageing of open cases")) } (bars) } }
}

fn stacked(page: &Page) -> Markup {
    let series = |name: &str, base: i32| Series {
        name: name.to_owned(),
        values: (0..14).map(|i| Some(f64::from(base + (i * 7) % 11))).collect(),
    };
    Chart::new(
        say(page, "每日受理", "每日受理", "Received per day"),
        ChartKind::Stacked,
        days(),
        vec![
            series(say(page, "收费争议", "收費爭議", "Charges"), 18),
            series(say(page, "网络质量", "網路品質", "Network"), 11),
            series(say(page, "用户服务", "用戶服務", "Service"), 7),
        ],
    )
    .markup(page)
}
