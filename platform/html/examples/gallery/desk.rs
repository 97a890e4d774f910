//! Lists, forms, errors and signing in.

use html::{
    Avatar, Badge, Button, Choice, ClockChip, ClockLevel, Column, Desk, Empty, ErrorPage, Field, FieldErrors,
    FilterBar, Icon, Markup, Notice, Page, Pager, Progress, Row, SavedView, SavedViews, SignIn, Table, Tone,
    html,
};
use i18n::args;
use kernel::{Clause, Refusal};

use crate::sample::{at, say};

pub(crate) fn inbox(page: &Page) -> Markup {
    let bar = html! {
        (Button::secondary(say(page, "分派", "分派", "Assign")).icon(Icon::UserPlus).small().shortcut("a"))
        (Button::secondary(say(page, "合并", "合併", "Merge")).icon(Icon::ArrowsRightLeft).small())
        (Button::secondary(say(page, "转派", "轉派", "Transfer")).icon(Icon::ArrowForward).small())
    };
    let table = Table::new("inbox", page.t("nav-inbox"), columns(page))
        .rows(rows(page))
        .select("case", "/drafts", bar)
        .live("complaints")
        .pager(Pager {
            count: Some(page.with("list-count", args![("n", 1204)])),
            first: None,
            previous: Some("/inbox?before=1".to_owned()),
            next: Some("/inbox?after=6".to_owned()),
        });
    let actions =
        html! { (Button::primary(page.t("nav-intake")).icon(Icon::Plus).href("/intake").shortcut("c")) };
    Desk::new(page.t("nav-inbox"))
        .actions(actions)
        .below(views(page))
        .markup(page, html! { (filter(page)) (table.markup(page)) })
}

fn views(page: &Page) -> Markup {
    let view = |label: &str, count, urgent, current| SavedView {
        label: label.to_owned(),
        href: "/inbox".to_owned(),
        count: Some(count),
        urgent,
        current,
        remove: None,
    };
    SavedViews::new(vec![
        view(say(page, "我的待办", "我的待辦", "Mine"), 12, false, true),
        view(say(page, "未分派", "未分派", "Unassigned"), 4, true, false),
        view(say(page, "今日到期", "今日到期", "Due today"), 3, true, false),
        view(say(page, "本组全部", "本組全部", "My team"), 87, false, false),
        view(say(page, "等待客户", "等待客戶", "Waiting for customer"), 9, false, false),
    ])
    .markup(page)
}

fn filter(page: &Page) -> Markup {
    let states = vec![
        Choice::new("", say(page, "全部状态", "全部狀態", "All states")),
        Choice::new("open", say(page, "处理中", "處理中", "Open")),
        Choice::new("answered", say(page, "已答复", "已答覆", "Answered")),
    ];
    let classes = vec![
        Choice::new("", say(page, "全部分类", "全部分類", "All categories")),
        Choice::new("fee", say(page, "收费争议", "收費爭議", "Charges")),
        Choice::new("network", say(page, "网络质量", "網路品質", "Network quality")),
    ];
    let address = page.address();
    let state = address.get("state").unwrap_or_default().to_owned();
    FilterBar::new(vec![
        Field::select("state", say(page, "状态", "狀態", "State"), states).value(state).markup(page),
        Field::select("class", say(page, "分类", "分類", "Category"), classes).markup(page),
        Field::date("from", say(page, "受理日期起", "受理日期起", "Received from")).markup(page),
    ])
    .active(usize::from(address.get("state").is_some()))
    .end(Button::quiet(page.t("action-export")).icon(Icon::Download).href("/inbox"))
    .markup(page)
}

fn columns(page: &Page) -> Vec<Column> {
    vec![
        Column::new(say(page, "编号", "編號", "Number")).sort("number"),
        Column::new(say(page, "内容", "內容", "Subject")).wide(),
        Column::new(say(page, "客户", "客戶", "Customer")).minor(),
        Column::new(say(page, "状态", "狀態", "State")),
        Column::new(say(page, "公司时限", "公司時限", "Company limit")).sort("due"),
        Column::new(say(page, "负责人", "負責人", "Owner")),
        Column::number(say(page, "金额", "金額", "Amount")).sort("amount").minor(),
    ]
}

/// Number, subject, customer, owner, amount in fen.
const CASES: [(&str, &str, &str, &str, i64); 6] = [
    ("T20260930-0001", "未定制的“视频彩铃会员”每月扣费 30 元，要求退费", "何雨", "王强", 3000),
    ("T20261009-0042", "宽带每晚 8 点后断线，已报修三次", "马有才", "王强", 0),
    ("T20261010-0007", "携号转网被告知有合约未到期", "林芳", "钱进", 0),
    ("T20261010-0015", "客服承诺的优惠没有生效", "张伟", "李敏", 12_000),
    ("T20261011-0003", "停机后仍收到月租账单", "赵小兰", "王强", 6900),
    ("T20261011-0019", "信号差，室内无法通话", "Nguyễn Văn A", "周涛", 0),
];

/// How each of them stands: its state, and its clock.
fn standings(page: &Page) -> [(&str, Tone, ClockLevel, String); 6] {
    let open = say(page, "处理中", "處理中", "Open");
    let to_answer = say(page, "待答复", "待答覆", "To answer");
    let to_prove = say(page, "等待证明", "等待證明", "Waiting for proof");
    let left = |seconds| page.with("clock-left", args![("time", page.words.duration(seconds))]);
    let late = page.with("clock-late-by", args![("time", page.words.duration(9000))]);
    [
        (to_answer, Tone::Accent, ClockLevel::Late, late),
        (open, Tone::Neutral, ClockLevel::Red, left(5400)),
        (open, Tone::Neutral, ClockLevel::Amber, left(19_800)),
        (open, Tone::Neutral, ClockLevel::Green, left(97_200)),
        (open, Tone::Neutral, ClockLevel::Green, left(180_000)),
        (to_prove, Tone::Warn, ClockLevel::Held, page.t("clock-held")),
    ]
}

fn rows(page: &Page) -> Vec<Row> {
    let rows = CASES.into_iter().zip(standings(page)).enumerate().map(|(i, (case, standing))| {
        let (number, subject, customer, owner, fen) = case;
        let (state, tone, level, text) = standing;
        let clock = ClockChip::new("", level, text).due(at("2026-10-10T23:59")).compact();
        let amount = if fen == 0 { String::new() } else { page.money(kernel::Money::from_minor(fen)) };
        let cells = vec![
            html! { a href={ "/complaints/" (number) } { (number) } },
            html! { span.k-cut { (subject) } },
            html! { (customer) },
            html! { (Badge::new(state, tone)) },
            clock.markup(page),
            html! { span.k-person { (Avatar::new(owner)) (owner) } },
            html! { (amount) },
        ];
        Row::new(number, number, cells).marked(i < 2)
    });
    rows.collect()
}

pub(crate) fn empty(page: &Page) -> Markup {
    let table = Table::new("deadlines", page.t("nav-deadlines"), columns(page)).empty(Empty {
        title: say(page, "今天没有到期的投诉", "今天沒有到期的申訴", "No complaint is due today").to_owned(),
        hint: say(
            page,
            "看看明天到期的，或从待办箱里取一件。",
            "看看明天到期的，或從待辦匣取一件。",
            "Look at those due tomorrow, or take one from the inbox.",
        )
        .to_owned(),
        action: Some(html! { (Button::secondary(page.t("nav-inbox")).icon(Icon::Inbox).href("/inbox")) }),
    });
    Desk::new(page.t("nav-deadlines")).markup(page, table.markup(page))
}

pub(crate) fn intake(page: &Page) -> Markup {
    intake_with(page, &FieldErrors::new(), None)
}

pub(crate) fn intake_refused(page: &Page) -> Markup {
    let mut errors = FieldErrors::new();
    errors.add("text", say(page, "请写明投诉内容", "請寫明申訴內容", "Say what the complaint is about"));
    errors.add(
        "phone",
        say(
            page,
            "电话号码为 5 至 15 位数字",
            "電話號碼為 5 至 15 位數字",
            "A phone number has 5 to 15 digits",
        ),
    );
    let refusal = Refusal::input("intake-incomplete", Clause::of("4.2.2(1)")).with("missing", "text");
    let notice = Notice::refusal(page, &refusal).kept(page.t("refusal-kept-form")).markup(page);
    let fields = Notice::fields(page, &errors).map(|notice| notice.markup(page));
    intake_with(page, &errors, Some(html! { (notice) @if let Some(fields) = fields { (fields) } }))
}

fn intake_with(page: &Page, errors: &FieldErrors, notice: Option<Markup>) -> Markup {
    let classes = ["收费争议", "用户服务", "网络质量", "信息安全", "营销宣传"];
    let choices = classes.map(|class| Choice::new(class, class)).to_vec();
    let channels = vec![
        Choice::new("call", say(page, "电话", "電話", "Call")),
        Choice::new("store", say(page, "营业厅", "營業廳", "Store")),
        Choice::new("letter", say(page, "来信", "來信", "Letter")),
    ];
    let form = page.upload("/drafts", html! {
        (Field::radios("channel", say(page, "渠道", "管道", "Channel"), channels).value("call").required().markup(page))
        div.k-fields {
            (Field::text("name", say(page, "客户姓名", "客戶姓名", "Customer name")).value("何雨").required().markup(page))
            (Field::phone("phone", say(page, "联系电话", "聯絡電話", "Phone")).value("1390000").required()
                .error_in(errors).markup(page))
        }
        div.k-fields {
            (Field::select("class", say(page, "分类", "分類", "Category"), choices).value("收费争议").required().markup(page))
            (Field::money("amount", say(page, "涉及金额", "涉及金額", "Amount")).hint(page.t("field-money-hint"))
                .value("30.00").markup(page))
        }
        (Field::textarea("text", say(page, "投诉内容", "申訴內容", "What happened")).required().rows(5).error_in(errors)
            .draft("intake", "/drafts").markup(page))
        (Field::textarea("demand", say(page, "客户诉求", "客戶訴求", "What the customer asks for")).rows(2)
            .value("退还 9 月扣取的 30 元").required().markup(page))
        (Field::files("evidence", say(page, "证据", "證據", "Evidence")).accept("image/*,.pdf").file_limit(20_000_000)
            .markup(page))
        (Field::check("told", say(page, "已告知客户办理流程和两个期限", "已告知客戶辦理流程和兩個期限",
            "The customer was told the process and both limits")).value("on").markup(page))
        div.k-form-do {
            (Button::primary(page.t("nav-intake")).icon(Icon::Check).shortcut("mod+enter"))
            (Button::quiet(page.t("action-cancel")).href("/inbox"))
        }
    });
    Desk::new(page.t("nav-intake"))
        .crumb(page.t("nav-inbox"), "/inbox")
        .narrow()
        .notice(notice)
        .markup(page, html! { div.k-card { (form) } })
}

pub(crate) fn import(page: &Page) -> Markup {
    let content = html! {
        div.k-card.k-stack {
            (Progress::new("complaints-2026-09.csv", 1342, Some(2224)).markup(page))
            p.text-secondary { (page.t("progress-leave")) }
        }
        (Notice::new(Tone::Good, page.with("progress-accepted", args![("n", 2190)])).markup(page))
        (Notice::new(Tone::Warn, page.with("progress-refused", args![("n", 34)]))
            .text(html! { a href="/imports" { (page.t("progress-refused-file")) } }).markup(page))
        (Notice::new(Tone::Accent, page.t("live-updated")).markup(page))
    };
    Desk::new(page.t("nav-imports")).narrow().markup(page, content)
}

pub(crate) fn error(page: &Page) -> Markup {
    ErrorPage::new(404).markup(page)
}

pub(crate) fn sign_in(page: &Page) -> Markup {
    let page = Page { me: None, ..page.clone() };
    let form = page.post("/drafts", html! {
        (Field::text("number", page.t("sign-in-number")).autocomplete("username").required().autofocus().markup(&page))
        (Field::password("password", page.t("sign-in-password")).autocomplete("current-password").required().markup(&page))
        (Button::primary(page.t("sign-in-submit")))
    });
    SignIn::new().markup(&page, form)
}
