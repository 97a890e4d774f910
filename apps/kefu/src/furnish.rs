//! What is on every page of a caller: navigation, search, palette, live stream.

use html::{Icon, Me, NavGroup, NavItem, Page};
use kernel::Permission;
use web::Caller;

/// Puts it on the page.
pub(crate) fn furnish(caller: &Caller, page: &mut Page) {
    let Some(number) = caller.staff() else { return };
    page.me = Some(Me {
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

struct Entry {
    permission: Permission,
    icon: Icon,
    label: &'static str,
    href: &'static str,
    shortcut: Option<&'static str>,
}

const ENTRIES: &[(&str, &[Entry])] = &[];
