use html::{Button, Facts, Icon, Markup, Page, Tabs, html};

use super::{Case, Tab};
use crate::{
    complaint::{Evidence, Notice, Step},
    media,
    view::VIEWED,
    web::{clocks, names},
};

/// What belongs to the complaint, on the right.
pub(super) fn pane(page: &Page, case: &Case, current: Tab) -> Markup {
    let number = case.complaint.number;
    let count = |tab| match tab {
        Tab::Evidence => Some(case.complaint.evidence.len()),
        Tab::Notices => Some(case.complaint.notices.len()),
        Tab::Customer | Tab::Others | Tab::Owners => None,
    };
    let mut tabs = Tabs::new(page.t("app-context"));
    for tab in Tab::ALL {
        let name = tab.name();
        let href = format!("/complaints/{number}?tab={name}");
        tabs = tabs.tab(names::named(page, "tab", name), href, tab == current);
        if let Some(count) = count(tab).and_then(|count| i64::try_from(count).ok()) {
            tabs = tabs.count(count);
        }
    }
    let content = match current {
        Tab::Customer => customer(page, case),
        Tab::Others => others(page, case),
        Tab::Evidence => evidence(page, case),
        Tab::Notices => notices(page, case),
        Tab::Owners => owners(page, case),
    };
    html! { section { (tabs) (content) } }
}

fn customer(page: &Page, case: &Case) -> Markup {
    let complaint = &case.complaint;
    let intake = &complaint.intake;
    let contact = &intake.contact;
    // Whoever answers for it needs the number to call; others do not (clause 5.2.2(1)).
    let is_mine = complaint.owner == case.me.number || case.me.leads;
    let phone = contact.phone.as_ref().map(|phone| {
        html! {
            @if is_mine { a href={ "tel:" (phone.as_str()) } { (phone.as_str()) } } @else { (phone.masked()) }
        }
    });
    let facts = Facts::new()
        .row(page.t("complaint-contact-name"), contact.name.clone().unwrap_or_default())
        .maybe(page.t("complaint-contact-phone"), phone)
        .maybe(page.t("complaint-contact-email"), contact.email.as_ref().filter(|_| is_mine))
        .maybe(page.t("complaint-contact-address"), contact.address.as_ref().filter(|_| is_mine))
        .row(page.t("setting-language"), intake.language.name())
        .maybe(page.t("complaint-customer"), intake.customer.as_ref());
    let earlier = complaint.repeat_of.map(|earlier| earlier.to_string());
    let mass = complaint.mass.map(|first| first.to_string());
    html! {
        (facts)
        @if !is_mine { p.form-hint { (Icon::Lock) " " (page.t("complaint-contact-masked")) } }
        @if let Some(earlier) = earlier {
            p { (page.t("complaint-repeat-of")) " " a href={ "/complaints/" (earlier) } { (earlier) } }
        }
        @if let Some(mass) = mass {
            p { (page.t("complaint-mass-of")) " " a href={ "/complaints?view=all&mass=" (mass) } { (mass) } }
        }
        @if let Some(appeal) = &complaint.appeal {
            h2 { (page.t("complaint-flag-appeal")) }
            (Facts::new()
                .row(page.t("complaint-appeal-reference"), appeal.reference.as_str())
                .row(page.t("complaint-appeal-date"), page.date(appeal.at))
                .maybe(page.t("complaint-appeal-text"), Some(appeal.text.as_str()).filter(|t| !t.is_empty())))
        }
    }
}

fn others(page: &Page, case: &Case) -> Markup {
    let similar = format!("/complaints?view=all&category={}", case.complaint.intake.category.code);
    html! {
        @if case.others.is_empty() { p.k-empty-hint { (page.t("complaint-others-none")) } }
        @for line in &case.others {
            div.k-other {
                div.k-other-head {
                    a href={ "/complaints/" (line.number) } { (line.number) }
                    (names::state(page, &line.state))
                    @if line.state != "closed" && line.state != "not-valid" {
                        (clocks::of_line(page, &case.rules, line))
                    }
                }
                span.k-sub.k-cut { (line.title) }
            }
        }
        p { (Button::quiet(page.t("complaint-similar")).small().icon(Icon::Search).href(similar)) }
    }
}

fn evidence(page: &Page, case: &Case) -> Markup {
    let number = case.complaint.number;
    html! {
        @if case.complaint.evidence.is_empty() { p.k-empty-hint { (page.t("complaint-evidence-none")) } }
        @for (i, item) in case.complaint.evidence.iter().enumerate() {
            (evidence_item(page, &format!("/complaints/{number}/evidence/{}", i + 1), i + 1, item))
        }
        @if case.complaint.may(Step::AddEvidence, &case.me, page.now).is_ok() { p {
            (Button::secondary(page.t("complaint-step-add-evidence")).small().icon(Icon::Upload)
                .href(format!("/complaints/{number}?step=add-evidence&tab=evidence#step")))
        } }
    }
}

fn evidence_item(page: &Page, href: &str, place: usize, item: &Evidence) -> Markup {
    html! {
        div.k-other id={ "E-" (place) } {
            a href=(href) { "E-" (place) " " (item.name) }
            span.k-sub { (names::size(page, item.length)) " · " (page.when(item.at)) }
            @if !item.description.is_empty() { div.k-prose { (item.description) } }
            @if media::is_shown_inline(&item.media_type) {
                a href=(href) { img.k-evidence src=(href) alt=(item.name) loading="lazy"; }
            }
            span.k-sub { "SHA-256 " code { (item.digest) } }
        }
    }
}

fn notices(page: &Page, case: &Case) -> Markup {
    html! {
        @if case.complaint.notices.is_empty() { p.k-empty-hint { (page.t("complaint-notices-none")) } }
        @for notice in &case.complaint.notices { (notice_item(page, notice)) }
    }
}

fn notice_item(page: &Page, notice: &Notice) -> Markup {
    html! {
        div.k-other {
            strong { (names::named(page, "notice", notice.kind.name())) } " · "
            (names::named(page, "told", notice.told.name()))
            span.k-sub {
                @match notice.sent_at {
                    Some(at) => { (page.t("complaint-notice-sent")) " " (page.when(at)) },
                    None => { (page.t("complaint-notice-waiting")) " " (page.when(notice.queued_at)) },
                }
            }
            div.k-prose { (notice.text) }
        }
    }
}

/// Who has answered for it, in order, and who has looked at it.
fn owners(page: &Page, case: &Case) -> Markup {
    let complaint = &case.complaint;
    let first = complaint.transfers.first().map_or(&complaint.owner, |transfer| &transfer.from);
    let looks = case.entries.iter().rev().filter(|entry| entry.event == VIEWED).take(30);
    let looks: Vec<_> = looks.collect();
    html! {
        h2 { (page.t("complaint-owners")) }
        div.k-other {
            (names::person(&case.directory, first.as_str()))
            span.k-sub { (page.t("complaint-owner-first")) " " (page.when(complaint.accepted_at)) }
        }
        @for transfer in &complaint.transfers {
            div.k-other {
                (names::person(&case.directory, transfer.to.as_str()))
                span.k-sub { (page.t("complaint-owner-since")) " " (page.when(transfer.accepted_at)) }
                div.k-prose { (transfer.reason) }
            }
        }
        @if !complaint.concerned.is_empty() {
            h2 { (page.t("complaint-concerned")) }
            @for staff in &complaint.concerned { p { (names::person(&case.directory, staff.as_str())) } }
        }
        h2 { (page.t("complaint-looks")) }
        @if looks.is_empty() { p.k-empty-hint { (page.t("complaint-looks-none")) } }
        @for entry in looks {
            p.text-secondary {
                (names::actor(page, &case.directory, &entry.actor)) " · " (page.when(entry.at))
            }
        }
    }
}
