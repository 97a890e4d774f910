//! The components as they are written out, and what hostile text does to them: nothing.

use html::{
    Avatar, Badge, Bar, Bars, Button, Chart, ChartKind, Choice, ClockChip, ClockLevel, Column, Composer,
    Desk, Dialog, Entry, EntryKind, ErrorPage, Facts, Field, FieldErrors, Figure, FigureValue, FilterBar,
    Icon, Markup, Me, NavGroup, NavItem, Notice, Page, Pager, Portal, Progress, Row, SavedView, SavedViews,
    Series, SignIn, Sparkline, Step, Steps, Table, Tabs, Timeline, Toast, Tone, html,
};
use jiff::{Timestamp, tz::TimeZone};
use kernel::{Clause, Language, Refusal};

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant of the test")
}

fn page() -> Page {
    Page {
        zone: TimeZone::get("Asia/Shanghai").expect("a known time zone"),
        now: at("2026-10-12T07:05:00Z"),
        operator: "云岭通信".to_owned(),
        path: "/complaints?state=open&sort=-due&after=abc".to_owned(),
        ..Page::of(Language::ZhCn)
    }
}

/// One tag a line, and asset names without the hash of their content.
fn lines(markup: &Markup) -> String {
    let mut out = String::new();
    for piece in markup.0.replace("><", ">\n<").lines() {
        let unhashed = match (piece.find("/assets/"), piece.find('-')) {
            (Some(_), Some(_)) => without_hash(piece),
            _ => piece.to_owned(),
        };
        out.push_str(&unhashed);
        out.push('\n');
    }
    out
}

/// `/assets/kefu-3F2A77QX.css` → `/assets/kefu.css`, whether or not the assets were built.
fn without_hash(line: &str) -> String {
    let Some((before, rest)) = line.split_once("/assets/") else { return line.to_owned() };
    let end = rest.find(['"', '#']).unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = stem.split('-').next().unwrap_or(stem);
    format!("{before}/assets/{stem}.{extension}{after}")
}

#[test]
fn buttons() {
    let page = page();
    let all = html! {
        (Button::primary("答复").icon(Icon::Send).shortcut("mod+enter"))
        (Button::secondary("搜索").shortcut("/,s").small())
        (Button::quiet("复制").icon(Icon::Copy).icon_only().copy("T20260930-0001"))
        (Button::danger("作废").formaction("/void").value("why", "mistake"))
        (Button::secondary("延期").dialog("extension"))
        (Button::secondary("返回").href("/inbox"))
        (Button::secondary("结案").refused("客户不满意"))
        (Steps::new(vec![
            Step::allowed(Button::primary("答复")),
            Step::refused("结案", "客户不满意", Some(Clause::of("4.2.3(3)"))),
        ]).markup(&page))
    };
    insta::assert_snapshot!(lines(&all));
}

#[test]
fn fields() {
    let page = page();
    let mut errors = FieldErrors::new();
    errors.add("phone", "5 至 15 位数字");
    let choices = || {
        vec![Choice::new("a", "甲").group("一").hint("说明"), Choice::new("b", "乙").group("二").chosen(true)]
    };
    let all = page.upload("/save", html! {
        (Field::text("name", "姓名").value("何雨").required().autofocus().length_max(40).markup(&page))
        (Field::phone("phone", "电话").hint("手机或固话").value("1").error_in(&errors).markup(&page))
        (Field::password("password", "密码").value("never shown").markup(&page))
        (Field::date("day", "日期").value("2026-09-30").markup(&page))
        (Field::money("amount", "金额").markup(&page))
        (Field::textarea("text", "内容").value("\n第二行").rows(3).draft("note-1", "/drafts").markup(&page))
        (Field::select("class", "分类", choices()).value("b").required().markup(&page))
        (Field::radios("channel", "渠道", choices()).value("a").required().markup(&page))
        (Field::checks("tags", "标签", choices()).markup(&page))
        (Field::check("told", "已告知").value("on").error(Some("必须告知")).markup(&page))
        (Field::files("evidence", "证据").accept("image/*").file_limit(20_000_000).markup(&page))
    });
    insta::assert_snapshot!(lines(&all));
}

#[test]
fn a_list() {
    let page = page();
    let columns = vec![
        Column::new("编号").sort("number"),
        Column::new("期限").sort("due"),
        Column::new("内容").wide(),
        Column::number("金额").minor(),
    ];
    let row = Row::new(
        "1",
        "T20260930-0001",
        vec![html! { a href="/complaints/1" { "T20260930-0001" } }, html! { "x" }],
    );
    let table = Table::new("inbox", "待办箱", columns.clone())
        .rows(vec![row.marked(true)])
        .select("case", "/bulk", Button::secondary("分派"))
        .live("complaints")
        .pager(Pager {
            count: Some("1 条".to_owned()),
            first: None,
            previous: None,
            next: Some("?after=1".to_owned()),
        });
    let views = SavedViews::new(vec![SavedView {
        label: "我的".to_owned(),
        href: "/inbox".to_owned(),
        count: Some(1204),
        urgent: true,
        current: true,
        remove: Some("/views/1/removal".to_owned()),
    }]);
    let filter = FilterBar::new(vec![Field::text("q", "内容").markup(&page)]).active(1);
    let all = html! {
        (views.markup(&page))
        (filter.markup(&page))
        (table.markup(&page))
        (Table::new("none", "空", columns).markup(&page))
        (Tabs::new("看板").tab("处理", "/boards", true).count(3).tab("原因", "/causes", false))
    };
    insta::assert_snapshot!(lines(&all));
}

#[test]
fn a_case() {
    let page = page();
    let entry = |kind, place| Entry {
        kind,
        icon: Icon::Check,
        who: "王强".to_owned(),
        at: at("2026-10-12T06:00:00Z"),
        title: "做了一件事".to_owned(),
        body: None,
        clause: Some(Clause::of("4.2.2(1)")),
        place,
    };
    let kinds = [
        EntryKind::Step,
        EntryKind::Internal,
        EntryKind::Outbound,
        EntryKind::Inbound,
        EntryKind::Refused,
        EntryKind::System,
    ];
    let entries = kinds.into_iter().zip(1..).map(|(kind, place)| entry(kind, place).text("一\n二")).collect();
    let clock = |level| ClockChip::new("公司时限", level, "剩余 2 小时").due(at("2026-10-12T15:59:59Z"));
    let all = html! {
        (clock(ClockLevel::Amber).detail("日历", "国务院 2026").refresh("/clock").markup(&page))
        @for level in [ClockLevel::Green, ClockLevel::Red, ClockLevel::Late, ClockLevel::Held, ClockLevel::Met, ClockLevel::Missed] {
            (clock(level).compact().markup(&page))
        }
        (Timeline::new(entries).live("complaints:1", "/timeline").markup(&page))
        (Composer::new(&page, "/notes", Field::textarea("note", "备注")).reply_refused("尚无结论").markup(&page))
        (Facts::new().row("姓名", "何雨").row("偏好", "").maybe("套餐", None::<&str>))
        (Dialog::new("extension", "延期").open(true).markup(&page, "内容"))
        (Avatar::new("欧阳娜娜"))
    };
    insta::assert_snapshot!(lines(&all));
}

#[test]
fn a_board() {
    let page = page();
    let figure =
        |value| Figure::new("及时率", value, "按时 ÷ 全部").clause(Clause::of("4.3.1(1)")).href("/inbox");
    let share = |part, whole| FigureValue::Share { part, whole, interval: Some((0.9, 0.98)) };
    let bar = |label: &str, value| Bar {
        label: label.to_owned(),
        value,
        text: value.to_string(),
        note: String::new(),
        href: None,
        tone: Tone::Bad,
    };
    let series = Series { name: "件数".to_owned(), values: vec![Some(1.5), None] };
    let x = vec!["10-01".to_owned(), "10-02".to_owned()];
    let chart = Chart::new("图", ChartKind::Control, x, vec![series])
        .limits(vec![None, None], vec![Some(1.0); 2], vec![Some(2.0); 2])
        .mark(1, "变更")
        .links(vec!["/a".to_owned()])
        .unit(" 小时", 1);
    let all = html! {
        (figure(share(19, 20)).tone(Tone::Good).note("≥ 95%").markup(&page))
        (figure(share(0, 0)).markup(&page))
        (figure(FigureValue::Count(1204)).trend(Sparkline::new("走势", vec![Some(1.0), Some(2.0)])).markup(&page))
        (Bars::new("在办", vec![bar("一天", 20), bar("两天", 5)]))
        (chart.markup(&page))
        (Progress::new("导入", 5, Some(10)).refresh("/imports/1").markup(&page))
    };
    insta::assert_snapshot!(lines(&all));
}

#[test]
fn notices() {
    let page = page();
    let refusal = Refusal::conflict("no-words-for-this", Clause::of("4.3.1(2)"));
    let mut errors = FieldErrors::new();
    errors.add("phone", "5 至 15 位数字");
    let all = html! {
        (Notice::refusal(&page, &refusal).kept(page.t("refusal-kept-form")).markup(&page))
        @if let Some(notice) = Notice::fields(&page, &errors) { (notice.markup(&page)) }
        (Notice::new(Tone::Good, "已完成").remedy("下一步").markup(&page))
        (Toast::new("已转派", Tone::Good).undo("/undo").markup(&page))
        (Badge::new("待答复", Tone::Accent).icon(Icon::Clock))
    };
    insta::assert_snapshot!(lines(&all));
}

#[test]
fn layouts() {
    let mut page = page();
    page.me = Some(Me {
        name: "王强".to_owned(),
        number: "1002".to_owned(),
        post: "投诉专员".to_owned(),
        account: "/me".to_owned(),
        sign_out: "/sign-out".to_owned(),
    });
    page.search = Some("/search".to_owned());
    let close = Some("/tabs/1/removal".to_owned());
    page.nav = vec![NavGroup {
        label: "工作".to_owned(),
        items: vec![
            NavItem { count: Some(3), urgent: true, ..NavItem::new(Icon::Inbox, "待办箱", "/complaints") },
            NavItem { close, ..NavItem::new(Icon::File, "T1", "/complaints/1") },
        ],
    }];
    let desk =
        Desk::new("待办箱").crumb("首页", "/").context("相关").presence("/presence").markup(&page, "正文");
    insta::assert_snapshot!("desk", lines(&desk));
    page.me = None;
    page.hotline = Some("10010".to_owned());
    insta::assert_snapshot!(
        "portal",
        lines(&Portal::new("提交投诉").lead("三步").step(1, 3).markup(&page, "正文"))
    );
    insta::assert_snapshot!("sign_in", lines(&SignIn::new().markup(&page, "表单")));
    insta::assert_snapshot!("error", lines(&ErrorPage::new(500).reference("8f3a").markup(&page)));
}

#[test]
fn the_entry_of_the_navigation_that_fits_best_is_the_current_one() {
    let current = |path: &str| {
        let item = |href: &str| NavItem::new(Icon::Inbox, href, href);
        let items = vec![
            item("/"),
            item("/complaints"),
            item("/complaints?view=approvals"),
            item("/complaints/T1"),
            item("/boards?view=mine"),
        ];
        let nav = vec![NavGroup { label: String::new(), items }];
        let markup = Desk::new("x").markup(&Page { nav, path: path.to_owned(), ..page() }, "").0;
        let before =
            markup.split_once(r#"" aria-current="page" data-palette"#).map(|(before, _)| before.to_owned());
        before.and_then(|before| before.rsplit_once("href=\"").map(|(_, href)| href.to_owned()))
    };
    assert_eq!(current("/complaints?sort=due").as_deref(), Some("/complaints"));
    assert_eq!(current("/complaints/T1").as_deref(), Some("/complaints/T1"));
    assert_eq!(current("/complaints/T2").as_deref(), Some("/complaints"));
    assert_eq!(current("/complaints-of-others"), None);
    assert_eq!(current("/complaints?view=approvals&sort=due").as_deref(), Some("/complaints?view=approvals"));
    assert_eq!(current("/boards"), None);
    assert_eq!(current("/boards?view=mine").as_deref(), Some("/boards?view=mine"));
    assert_eq!(current("/").as_deref(), Some("/"));
}
