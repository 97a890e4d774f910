use maud::{Markup, Render, html};

use crate::{Address, Icon, NavItem, Page, document, menu};

/// The layout of the staff's pages: navigation on the left, the page, and what belongs to it on the right.
#[derive(Debug, Clone)]
pub struct Desk {
    title: String,
    crumbs: Vec<(String, String)>,
    meta: Option<Markup>,
    actions: Option<Markup>,
    below: Option<Markup>,
    context: Option<Markup>,
    notice: Option<Markup>,
    presence: Option<String>,
    narrow: bool,
}

impl Desk {
    /// A page with this title.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            crumbs: Vec::new(),
            meta: None,
            actions: None,
            below: None,
            context: None,
            notice: None,
            presence: None,
            narrow: false,
        }
    }

    /// A page above this one. The outermost comes first.
    #[must_use]
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push((label.into(), href.into()));
        self
    }

    /// What stands beside the title: badges and clocks.
    #[must_use]
    pub fn meta(mut self, meta: impl Render) -> Self {
        self.meta = Some(meta.render());
        self
    }

    /// The page's buttons, right of the title.
    #[must_use]
    pub fn actions(mut self, actions: impl Render) -> Self {
        self.actions = Some(actions.render());
        self
    }

    /// What stands below the title over the whole width: [`Tabs`](crate::Tabs) or [`SavedViews`](crate::SavedViews).
    #[must_use]
    pub fn below(mut self, below: impl Render) -> Self {
        self.below = Some(below.render());
        self
    }

    /// The pane on the right. On a phone it follows the page.
    #[must_use]
    pub fn context(mut self, context: impl Render) -> Self {
        self.context = Some(context.render());
        self
    }

    /// A message above the page, such as a refusal.
    #[must_use]
    pub fn notice(mut self, notice: Option<impl Render>) -> Self {
        self.notice = notice.map(|notice| notice.render());
        self
    }

    /// Tells others that the person is here, by posting to this address; it answers who else is.
    #[must_use]
    pub fn presence(mut self, action: impl Into<String>) -> Self {
        self.presence = Some(action.into());
        self
    }

    /// As wide as text is read well: for forms.
    #[must_use]
    pub fn narrow(mut self) -> Self {
        self.narrow = true;
        self
    }

    /// The whole page around its content.
    pub fn markup(self, page: &Page, content: impl Render) -> Markup {
        let body = html! {
            (navigation(page))
            div.k-frame {
                (self.bar(page))
                div.k-body.k-body-context[self.context.is_some()] {
                    main.k-main.k-main-narrow[self.narrow] id="main" tabindex="-1" {
                        (self.head(page))
                        @if let Some(notice) = &self.notice { (notice) }
                        (content)
                    }
                    @if let Some(context) = &self.context {
                        aside.k-context aria-label=(page.t("app-context")) { (context) }
                    }
                }
            }
            (document::keyboard(page))
        };
        document::document(page, "k-desk", &self.title, &body)
    }

    fn bar(&self, page: &Page) -> Markup {
        html! {
            header.k-bar-top {
                button.btn.btn-icon.btn-ghost-secondary.k-nav-open type="button" popovertarget="nav"
                    title=(page.t("app-menu")) { (Icon::Menu) span.visually-hidden { (page.t("app-menu")) } }
                nav.k-crumbs aria-label=(page.t("app-breadcrumb")) {
                    ol {
                        @for (label, href) in &self.crumbs { li { a href=(href) { (label) } } }
                        li { span aria-current="page" { (self.title) } }
                    }
                }
                div.k-bar-tools {
                    button.btn.btn-icon.btn-ghost-secondary.k-palette-open type="button" data-dialog="palette"
                        data-shortcut="mod+k" title=(page.t("keys-palette")) aria-haspopup="dialog" hidden {
                        (Icon::Command) span.visually-hidden { (page.t("keys-palette")) }
                    }
                    button.btn.btn-icon.btn-ghost-secondary.k-help-open type="button" data-dialog="keys-help"
                        title=(page.t("keys-title")) aria-haspopup="dialog" hidden {
                        (Icon::Keyboard) span.visually-hidden { (page.t("keys-title")) }
                    }
                    (menu::language(page, menu::Face::Sign))
                    (menu::theme(page))
                    (menu::user(page))
                }
            }
        }
    }

    fn head(&self, page: &Page) -> Markup {
        html! {
            div.k-head {
                div.k-head-title {
                    h1 { (self.title) }
                    @if let Some(meta) = &self.meta { div.k-head-meta { (meta) } }
                    @if let Some(action) = &self.presence {
                        div.k-presence data-presence=(action) aria-live="polite"
                            aria-label=(page.t("state-people-here")) role="group" {}
                    }
                }
                @if let Some(actions) = &self.actions { div.k-head-actions { (actions) } }
            }
            @if let Some(below) = &self.below { div.k-head-below { (below) } }
        }
    }
}

fn navigation(page: &Page) -> Markup {
    let current = best_match(page, &page.address());
    html! {
        nav.k-nav id="nav" popover="auto" aria-label=(page.t("app-navigation")) {
            a.k-brand href="/" {
                img src=(crate::assets::url("mark.svg")) alt="" width="24" height="24";
                span { (page.operator) }
            }
            @if let Some(search) = &page.search {
                form.k-search role="search" method="get" action=(search) {
                    (Icon::Search)
                    input type="search" name="q" value=(page.query) placeholder=(page.t("nav-search"))
                        aria-label=(page.t("nav-search-hint")) title=(page.t("nav-search-hint")) autocomplete="off"
                        data-shortcut="/,s" data-search;
                    (crate::button::keycaps("/"))
                }
            }
            div.k-nav-groups {
                @for group in &page.nav {
                    section.k-nav-group {
                        @if !group.label.is_empty() { h2 { (group.label) } }
                        ul { @for item in &group.items { (entry(item, page, current == Some(item.href.as_str()))) } }
                    }
                }
            }
        }
    }
}

/// The entry that fits this page best: one whose path and query the page has, else the one with the longest beginning
/// of its path, because a case belongs to the list it came from.
fn best_match<'a>(page: &'a Page, here: &Address) -> Option<&'a str> {
    let entries = page.nav.iter().flat_map(|group| &group.items).map(|item| item.href.as_str());
    let fitting = entries.filter_map(|href| {
        let there = Address::parse(href);
        let conditions = there.query().count();
        let asked = there.query().all(|(name, value)| here.get(name) == Some(value));
        let below = here.path().strip_prefix(there.path()).is_some_and(|rest| rest.starts_with('/'));
        let same = here.path() == there.path();
        let fits = if same { asked } else { below && conditions == 0 && there.path() != "/" };
        fits.then_some((there.path().len(), conditions, href))
    });
    fitting.max_by_key(|(length, conditions, _)| (*length, *conditions)).map(|(.., href)| href)
}

fn entry(item: &NavItem, page: &Page, current: bool) -> Markup {
    html! {
        li.k-nav-item {
            a href=(item.href) aria-current=[current.then_some("page")] data-shortcut=[item.shortcut.as_deref()]
                data-palette {
                (item.icon)
                span.k-nav-label { (item.label) }
                @if let Some(count) = item.count {
                    span.k-count.k-count-urgent[item.urgent && count > 0] { (page.count(count)) }
                }
            }
            @if let Some(close) = &item.close {
                (page.post(close, html! {
                    button.k-nav-close type="submit" title=(page.t("action-close")) {
                        (Icon::X) span.visually-hidden { (page.t("action-close")) " " (item.label) }
                    }
                }))
            }
        }
    }
}
