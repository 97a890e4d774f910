//! A case, as it is worked on.

use html::{
    Badge, Button, Choice, ClockChip, ClockLevel, Composer, Desk, Dialog, Entry, EntryKind, Facts, Field,
    Icon, Markup, Page, Step, Steps, Tabs, Timeline, Tone, html,
};
use i18n::args;
use kernel::Clause;

use crate::sample::{at, say};

const NUMBER: &str = "T20260930-0001";

pub(crate) fn page(page: &Page) -> Markup {
    let meta = html! {
        (Badge::new(say(page, "待答复", "待答覆", "To answer"), Tone::Accent))
        (company(page)) (statute(page))
    };
    let content = html! {
        div.k-card {
            p.k-prose { "客户反映 9 月账单有 30.00 元“视频彩铃会员”，本人从未订购，要求退费并书面说明。" }
            (Facts::new().wide()
                .row(say(page, "分类", "分類", "Category"), "收费争议 / 增值业务未定制")
                .row(say(page, "诉求", "訴求", "Demand"), "退还 30.00 元")
                .row(say(page, "受理", "受理", "Received"), page.date_time(at("2026-09-30T16:20"))))
        }
        (steps(page))
        (timeline(page))
        (composer(page))
        (extension(page))
    };
    Desk::new(NUMBER)
        .crumb(page.t("nav-inbox"), "/inbox")
        .meta(meta)
        .presence("/presence")
        .actions(html! {
            (Button::quiet(page.t("action-copy")).icon(Icon::Copy).icon_only().copy(NUMBER))
            (Button::secondary(say(page, "转派", "轉派", "Transfer")).icon(Icon::ArrowForward).dialog("extension"))
            (Button::secondary(page.t("keys-close-next")).icon(Icon::Check).shortcut("e").href("/inbox"))
        })
        .context(context(page))
        .markup(page, content)
}

fn company(page: &Page) -> Markup {
    let late = page.with("clock-late-by", args![("time", page.words.duration(140_000))]);
    ClockChip::new(say(page, "公司时限", "公司時限", "Company"), ClockLevel::Late, late)
        .due(at("2026-10-10T23:59"))
        .detail(page.t("clock-calendar"), "国务院 2026 年节假日安排（调休上班日计入）")
        .detail(page.t("clock-why"), "9 月 30 日受理，第 3 个工作日为 10 月 10 日（周六补班）")
        .markup(page)
}

pub(crate) fn statute(page: &Page) -> Markup {
    let left = page.with("clock-left", args![("time", page.words.duration(291_000))]);
    ClockChip::new(say(page, "法定期限", "法定期限", "Statute"), ClockLevel::Amber, left)
        .due(at("2026-10-15T23:59"))
        .detail(page.t("clock-why"), "15 个自然日")
        .refresh("/complaints/T20260930-0001/clock")
        .markup(page)
}

fn steps(page: &Page) -> Markup {
    Steps::new(vec![
        Step::allowed(
            Button::primary(say(page, "答复客户", "答覆客戶", "Answer")).icon(Icon::Send).shortcut("w"),
        ),
        Step::allowed(
            Button::secondary(say(page, "提出措施", "提出措施", "Propose a measure")).icon(Icon::Cash),
        ),
        Step::allowed(
            Button::secondary(say(page, "延期", "延期", "Extend"))
                .icon(Icon::CalendarPlus)
                .dialog("extension"),
        ),
        Step::refused(
            say(page, "结案", "結案", "Close"),
            say(
                page,
                "客户不满意：请先重开或升级。",
                "客戶不滿意：請先重開或升級。",
                "The customer is dissatisfied: reopen or escalate first.",
            ),
            Some(Clause::of("4.2.3(3)")),
        ),
        Step::refused(
            say(page, "删除", "刪除", "Delete"),
            say(page, "投诉档案不能删除。", "申訴檔案不能刪除。", "A complaint file is never deleted."),
            Some(Clause::of("1.3.5")),
        ),
    ])
    .markup(page)
}

pub(crate) fn timeline(page: &Page) -> Markup {
    let entry = |place, kind, icon, who: &str, when, title: &str| Entry {
        kind,
        icon,
        who: who.to_owned(),
        at: at(when),
        title: title.to_owned(),
        body: None,
        clause: None,
        place,
    };
    let accepted = Entry {
        clause: Some(Clause::of("4.2.2(1)")),
        ..entry(1, EntryKind::Step, Icon::PhoneCall, "李敏", "2026-09-30T16:20", "登记投诉，来电")
    };
    let notice = Entry {
        clause: Some(Clause::of("4.2.2(1)")),
        ..entry(
            2,
            EntryKind::System,
            Icon::Robot,
            &page.t("timeline-system"),
            "2026-09-30T16:20",
            "已发送受理短信",
        )
    };
    let refused = Entry {
        clause: Some(Clause::of("4.3.1(2)")),
        ..entry(
            7,
            EntryKind::Refused,
            Icon::Ban,
            "王强",
            "2026-10-10T10:40",
            "延期到 10 月 16 日：超过法定期限",
        )
    };
    Timeline::new(vec![
        accepted,
        notice,
        entry(3, EntryKind::Step, Icon::ArrowForward, "赵蕾", "2026-09-30T16:33", "派单给 账务组"),
        entry(4, EntryKind::Inbound, Icon::User, "何雨", "2026-10-08T10:00", "来电催办")
            .text("已经一周了，什么时候给答复？我只要求退回 30 元。"),
        entry(5, EntryKind::Internal, Icon::Note, "王强", "2026-10-08T11:20", "")
            .text("订单 O-7781 没有二次确认记录。\n请账务核对 9 月话单后再定。"),
        entry(6, EntryKind::Outbound, Icon::Send, "王强", "2026-10-10T11:00", "短信")
            .text("您好，您的投诉需向供应商核实，办理期限延至 10 月 13 日，届时一定答复。"),
        refused,
    ])
    .live("complaints:T20260930-0001", "/complaints/T20260930-0001/timeline")
    .markup(page)
}

fn composer(page: &Page) -> Markup {
    let note = Field::textarea("note", page.t("timeline-internal")).rows(3).draft("note-1", "/drafts");
    let reply = Field::textarea("reply", page.t("keys-reply")).rows(4).draft("reply-1", "/drafts");
    Composer::new(page, "/drafts", note).reply(page, "/drafts", reply, html! {}).markup(page)
}

fn extension(page: &Page) -> Markup {
    let days = vec![
        Choice::new("sms", say(page, "短信", "簡訊", "SMS")),
        Choice::new("call", say(page, "电话", "電話", "Call")),
    ];
    let form = page.post("/drafts", html! {
        (Field::date("until", say(page, "延至", "延至", "Until")).required().value("2026-10-13").markup(page))
        (Field::text("reason", say(page, "原因", "原因", "Reason")).required().markup(page))
        (Field::radios("notice", say(page, "告知方式", "告知方式", "Notice by"), days).value("sms").required().markup(page))
        div.k-form-do { (Button::primary(say(page, "延期", "延期", "Extend")).shortcut("mod+enter")) }
    });
    Dialog::new("extension", say(page, "延期", "延期", "Extend")).markup(page, form)
}

fn context(page: &Page) -> Markup {
    let tabs = Tabs::new(page.t("app-context"))
        .tab(say(page, "客户", "客戶", "Customer"), "?pane=customer", true)
        .tab(say(page, "类似", "類似", "Similar"), "?pane=similar", false)
        .count(14)
        .tab(say(page, "证据", "證據", "Evidence"), "?pane=evidence", false)
        .count(3)
        .tab(say(page, "承诺", "承諾", "Promises"), "?pane=promises", false)
        .tab(say(page, "历史", "歷史", "History"), "?pane=history", false);
    html! {
        section {
            (tabs)
            (Facts::new()
                .row(say(page, "姓名", "姓名", "Name"), "何雨")
                .row(say(page, "电话", "電話", "Phone"), html! { span.k-num { "139****0001" } })
                .row(say(page, "套餐", "方案", "Plan"), "畅享59")
                .row(say(page, "投诉", "申訴", "Complaints"), html! { a href="/inbox" { "2" } })
                .row(say(page, "偏好", "偏好", "Preference"), ""))
        }
        section {
            h2 { (say(page, "类似的投诉", "類似的申訴", "Similar complaints")) }
            p { "14 件投诉有同一原因：" a href="/boards" { "增值业务无二次确认" } }
        }
    }
}
