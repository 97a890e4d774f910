use i18n::{Arg, Words};
use jiff::{Timestamp, tz::TimeZone};
use kernel::{Clause, Language, Money};
use maud::{Markup, html};

use crate::{Address, Icon, Preferences, Toast};

/// What a page knows of the request it answers: who looks, in which language, from where.
#[derive(Debug, Clone)]
pub struct Page {
    /// The words of the person's language.
    pub words: Words,
    /// Appearance and keys, as the person chose.
    pub preferences: Preferences,
    /// The operator's time zone, in which every time is shown.
    pub zone: TimeZone,
    /// The operator's currency, an ISO 4217 code.
    pub currency: String,
    /// The instant of the request.
    pub now: Timestamp,
    /// The operator's name, such as 云岭通信.
    pub operator: String,
    /// Path and query as requested.
    pub path: String,
    /// Who is signed in.
    pub me: Option<Me>,
    /// The left navigation of the desk.
    pub nav: Vec<NavGroup>,
    /// Where the search box leads (`GET ?q=`), if there is a search.
    pub search: Option<String>,
    /// What stands in the search box.
    pub query: String,
    /// The stream of live messages, if there is one.
    pub live: Option<String>,
    /// Where the command palette asks for more (`GET ?q=`, answers links as HTML), if there is such a place.
    pub palette: Option<String>,
    /// The hotline that customers may call.
    pub hotline: Option<String>,
    /// What the last request has to say.
    pub toasts: Vec<Toast>,
}

/// The person who is signed in.
#[derive(Debug, Clone)]
pub struct Me {
    /// The name.
    pub name: String,
    /// The staff number.
    pub number: String,
    /// The post or team shown below the name.
    pub post: String,
    /// Where the person's own page is.
    pub account: String,
    /// Where signing out posts to.
    pub sign_out: String,
}

/// A headed part of the left navigation.
#[derive(Debug, Clone, Default)]
pub struct NavGroup {
    /// The heading; empty for none.
    pub label: String,
    /// The entries.
    pub items: Vec<NavItem>,
}

/// One entry of the left navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Its sign.
    pub icon: Icon,
    /// How much waits there.
    pub count: Option<i64>,
    /// Whether the count calls for action, and is shown so.
    pub urgent: bool,
    /// The key sequence that leads there, such as `g i`.
    pub shortcut: Option<String>,
    /// Where closing it posts to, for open work that can be put away.
    pub close: Option<String>,
}

impl NavItem {
    /// A plain entry.
    pub fn new(icon: Icon, label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
            icon,
            count: None,
            urgent: false,
            shortcut: None,
            close: None,
        }
    }
}

impl Page {
    /// A page of nobody in particular: no person, no navigation, UTC. The fields that matter are set with
    /// `Page { me: …, ..Page::of(language) }`.
    pub fn of(language: Language) -> Self {
        Self {
            words: Words::of(language),
            preferences: Preferences::default(),
            zone: TimeZone::UTC,
            currency: "CNY".to_owned(),
            now: Timestamp::UNIX_EPOCH,
            operator: String::new(),
            path: "/".to_owned(),
            me: None,
            nav: Vec::new(),
            search: None,
            query: String::new(),
            live: None,
            palette: None,
            hotline: None,
            toasts: Vec::new(),
        }
    }

    /// A sentence in the person's language.
    pub fn t(&self, key: &str) -> String {
        self.words.t(key).into_owned()
    }

    /// A sentence with arguments, see [`i18n::args!`].
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.with(key, args)
    }

    /// How many there are; beyond 999 nobody counts.
    pub fn count(&self, count: i64) -> String {
        if count > 999 { format!("{}+", self.words.number(999)) } else { self.words.number(count) }
    }

    /// The address of this page.
    pub fn address(&self) -> Address {
        Address::parse(&self.path)
    }

    /// A form that posts to `action`.
    pub fn post(&self, action: &str, content: impl maud::Render) -> Markup {
        html! { form method="post" action=(action) { (content) } }
    }

    /// A form with files that posts to `action`.
    pub fn upload(&self, action: &str, content: impl maud::Render) -> Markup {
        html! {
            form method="post" action=(action) enctype="multipart/form-data" { (content) }
        }
    }

    /// The local day of an instant.
    pub fn date(&self, at: Timestamp) -> Markup {
        self.time_element(at, &self.words.date(at, &self.zone))
    }

    /// The local day and minute of an instant.
    pub fn date_time(&self, at: Timestamp) -> Markup {
        self.time_element(at, &self.words.date_time(at, &self.zone))
    }

    /// An instant, as short as it stays clear today; the whole of it stands in the tooltip.
    pub fn when(&self, at: Timestamp) -> Markup {
        self.time_element(at, &self.words.when(at, self.now, &self.zone))
    }

    /// An amount of the operator's money.
    pub fn money(&self, amount: Money) -> String {
        self.words.money(amount, &self.currency)
    }

    /// A link to a clause on the standard page, with its heading as tooltip.
    pub fn clause(&self, clause: Clause) -> Markup {
        let title = clause.entry().title(self.words.language);
        let label = self.with("clause-short", i18n::args![("clause", clause.id())]);
        html! { a.k-clause href={ "/standard#" (clause) } title=(title) { (label) } }
    }

    fn time_element(&self, at: Timestamp, text: &str) -> Markup {
        let full = self.words.date_time(at, &self.zone);
        html! { time datetime=(at) title=[(full != text).then_some(full)] { (text) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_end_at_999() {
        let count = |count| Page::of(Language::En).count(count);
        assert_eq!([0, 999, 1000, 1_000_000].map(count), ["0", "999", "999+", "999+"]);
    }
}
