//! The request that every page of the gallery answers.

use html::{Icon, Me, NavGroup, NavItem, Page, Preferences, Toast, Tone};
use jiff::{Timestamp, tz::TimeZone};
use kernel::Language;

/// One of three texts, by the page's language.
pub(crate) fn say(page: &Page, zh_cn: &'static str, zh_tw: &'static str, en: &'static str) -> &'static str {
    match page.words.language {
        Language::ZhCn => zh_cn,
        Language::ZhTw => zh_tw,
        Language::En => en,
    }
}

/// An instant given in the operator's time.
pub(crate) fn at(text: &str) -> Timestamp {
    format!("{text}+08:00").parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

pub(crate) fn page(preferences: Preferences, path: &str) -> Page {
    let mut page = Page {
        preferences,
        zone: TimeZone::get("Asia/Shanghai").unwrap_or(TimeZone::UTC),
        now: at("2026-10-12T15:05"),
        operator: "云岭通信".to_owned(),
        path: path.to_owned(),
        search: Some("/inbox".to_owned()),
        live: Some("/live".to_owned()),
        palette: Some("/palette".to_owned()),
        hotline: Some("10010".to_owned()),
        ..Page::of(preferences.language.unwrap_or_default())
    };
    if path.starts_with("/complaints") {
        let said =
            say(&page, "已转派给 账务组 钱进", "已轉派給 帳務組 錢進", "Transferred to Billing, Qian Jin");
        page.toasts = vec![Toast::new(said, Tone::Good).undo("/undo")];
    }
    page.me = Some(Me {
        account: "/me".to_owned(),
        name: "王强".to_owned(),
        number: "1002".to_owned(),
        post: say(&page, "投诉专员", "申訴專員", "Complaint specialist").to_owned(),
        sign_out: "/drafts".to_owned(),
    });
    page.nav = navigation(&page);
    page
}

fn navigation(page: &Page) -> Vec<NavGroup> {
    let item = |icon, key: &str, href: &str| NavItem::new(icon, page.t(key), href);
    let open = |number: &str| NavItem {
        close: Some("/drafts".to_owned()),
        ..NavItem::new(Icon::FileText, number, format!("/complaints/{number}"))
    };
    vec![
        NavGroup {
            label: String::new(),
            items: vec![
                NavItem {
                    count: Some(12),
                    shortcut: Some("g i".to_owned()),
                    ..item(Icon::Inbox, "nav-inbox", "/inbox")
                },
                NavItem {
                    count: Some(3),
                    urgent: true,
                    shortcut: Some("g d".to_owned()),
                    ..item(Icon::Alarm, "nav-deadlines", "/empty")
                },
                NavItem { count: Some(2), ..item(Icon::UserCheck, "nav-approvals", "/imports") },
                NavItem {
                    shortcut: Some("c".to_owned()),
                    ..item(Icon::MessagePlus, "nav-intake", "/intake")
                },
            ],
        },
        NavGroup { label: page.t("nav-work"), items: vec![open("T20260930-0001"), open("T20261009-0042")] },
        NavGroup {
            label: page.t("nav-boards"),
            items: vec![
                item(Icon::ChartBar, "nav-indicators", "/boards"),
                item(Icon::Book, "nav-standard", "/standard"),
                item(Icon::History, "nav-journal", "/error"),
            ],
        },
        NavGroup {
            label: page.t("nav-administration"),
            items: vec![
                item(Icon::Users, "nav-people", "/people"),
                item(Icon::Calendar, "nav-calendars", "/calendars"),
                item(Icon::Key, "nav-tokens", "/tokens"),
            ],
        },
    ]
}
