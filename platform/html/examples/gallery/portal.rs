//! What customers see.

use html::{
    Badge, Button, Choice, Entry, EntryKind, Facts, Field, Icon, Markup, Notice, Page, Portal, Timeline,
    Tone, html,
};

use crate::sample::{at, say};

pub(crate) fn submit(page: &Page) -> Markup {
    let classes = vec![
        Choice::new("fee", say(page, "费用", "費用", "Charges")).hint(say(
            page,
            "多扣费、退费、套餐资费",
            "多扣費、退費、方案資費",
            "Wrong charges, refunds, plans",
        )),
        Choice::new("network", say(page, "网络", "網路", "Network")).hint(say(
            page,
            "断线、信号、速度",
            "斷線、訊號、速度",
            "Outages, signal, speed",
        )),
        Choice::new("service", say(page, "服务", "服務", "Service")).hint(say(
            page,
            "态度、承诺、办理",
            "態度、承諾、辦理",
            "Attitude, promises, orders",
        )),
    ];
    let form = page.upload("/drafts", html! {
        (Field::radios("class", say(page, "关于什么", "關於什麼", "What is it about"), classes).value("fee").required().markup(page))
        (Field::textarea("text", say(page, "发生了什么", "發生了什麼", "What happened")).required().rows(5).markup(page))
        (Field::phone("phone", say(page, "手机号码", "手機號碼", "Mobile number")).required()
            .hint(say(page, "用来告知进度和查询。", "用來告知進度和查詢。", "To tell you how it goes.")).markup(page))
        (Field::files("evidence", say(page, "照片或文件", "照片或檔案", "Photos or files")).accept("image/*,.pdf").markup(page))
        div.k-form-do { (Button::primary(page.t("action-next"))) }
    });
    Portal::new(say(page, "提交投诉", "提出申訴", "Make a complaint"))
        .lead(say(page, "3 个工作日内答复。对答复不满意，可向主管部门申诉。", "3 個工作日內答覆。對答覆不滿意，可向主管機關申訴。",
            "You get an answer within 3 working days. If you disagree with it, you may appeal to the authority."))
        .step(1, 2)
        .markup(page, form)
}

pub(crate) fn follow(page: &Page) -> Markup {
    let entry = |place, kind, who: &str, when, title: &str| Entry {
        kind,
        icon: Icon::Check,
        who: who.to_owned(),
        at: at(when),
        title: title.to_owned(),
        body: None,
        clause: None,
        place,
    };
    let content = html! {
        (Notice::new(Tone::Accent, say(page, "正在核实，10 月 13 日前答复您", "正在核實，10 月 13 日前答覆您",
            "We are checking and will answer by 13 October")).markup(page))
        div.k-card {
            (Facts::new()
                .row(say(page, "状态", "狀態", "State"), Badge::new(say(page, "处理中", "處理中", "In progress"), Tone::Accent))
                .row(say(page, "提交时间", "提出時間", "Submitted"), page.date_time(at("2026-09-30T16:20")))
                .row(say(page, "最迟答复", "最遲答覆", "Answer by"), page.date(at("2026-10-13T23:59"))))
        }
        (Timeline::new(vec![
            entry(1, EntryKind::Step, "您", "2026-09-30T16:20", "提交投诉"),
            entry(2, EntryKind::Outbound, "云岭通信", "2026-10-10T11:00", "延期告知")
                .text("需向供应商核实，延至 10 月 13 日。"),
        ]).for_customer().markup(page))
        div.k-form-do {
            (Button::primary(say(page, "催办", "催辦", "Ask for progress")).icon(Icon::Bell))
            (Button::secondary(say(page, "补充说明", "補充說明", "Add something")))
        }
    };
    Portal::new("T20260930-0001").markup(page, content)
}
