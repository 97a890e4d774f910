//! What is on every page of a caller: navigation, search, palette, live stream.

use html::{Icon, Me, NavGroup, NavItem, Page};
use kernel::Permission;
use web::Caller;

/// Puts it on the page.
pub(crate) fn furnish(caller: &Caller, page: &mut Page) {
    let Some(number) = caller.staff() else { return };
    page.me = Some(Me {
        account: "/me".to_owned(),
        name: caller.name.clone(),
        number: number.to_string(),
        post: caller.roles.first().map(|role| page.t(&format!("role-{}", role.name()))).unwrap_or_default(),
        sign_out: "/sign-out".to_owned(),
    });
    if caller.may(Permission::ReadComplaints) {
        page.search = Some("/search".to_owned());
        page.live = Some("/live".to_owned());
        page.palette = Some("/palette".to_owned());
    }
    page.nav = ENTRIES
        .iter()
        .map(|(heading, items)| NavGroup {
            label: page.t(heading),
            items: items
                .iter()
                .filter(|entry| caller.may(entry.permission))
                .map(|entry| NavItem {
                    shortcut: entry.shortcut.map(str::to_owned),
                    ..NavItem::new(entry.icon, page.t(entry.label), entry.href)
                })
                .collect(),
        })
        .filter(|group: &NavGroup| !group.items.is_empty())
        .collect();
}

#[derive(Clone, Copy)]
struct Entry {
    permission: Permission,
    icon: Icon,
    label: &'static str,
    href: &'static str,
    shortcut: Option<&'static str>,
}

const fn entry(permission: Permission, icon: Icon, label: &'static str, href: &'static str) -> Entry {
    Entry { permission, icon, label, href, shortcut: None }
}

const fn with_keys(entry: Entry, shortcut: &'static str) -> Entry {
    Entry { shortcut: Some(shortcut), ..entry }
}

const ENTRIES: &[(&str, &[Entry])] = &[
    (
        "nav-work",
        &[
            with_keys(entry(Permission::ReadComplaints, Icon::Inbox, "nav-inbox", "/complaints"), "g i"),
            with_keys(entry(Permission::TakeComplaints, Icon::Plus, "nav-intake", "/complaints/new"), "g n"),
            with_keys(
                entry(Permission::LeadComplaints, Icon::Check, "nav-approvals", "/complaints?view=approvals"),
                "g a",
            ),
            with_keys(entry(Permission::ReadCustomers, Icon::User, "nav-customers", "/customers"), "g c"),
        ],
    ),
    (
        "nav-indicators",
        &[
            with_keys(entry(Permission::ReadBoards, Icon::ChartBar, "nav-boards", "/boards"), "g b"),
            with_keys(entry(Permission::ReadBoards, Icon::Book, "nav-standard", "/standard"), "g s"),
        ],
    ),
    (
        "nav-administration",
        &[
            entry(Permission::Administer, Icon::Users, "nav-people", "/admin/staff"),
            entry(Permission::Administer, Icon::Category, "nav-categories", "/admin/categories"),
            entry(Permission::Administer, Icon::Key, "nav-tokens", "/admin/tokens"),
        ],
    ),
];
