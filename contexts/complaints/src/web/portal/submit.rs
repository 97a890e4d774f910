//! Handing a complaint in: what it is about, what happened, done.

use axum::{
    extract::Query,
    response::{IntoResponse as _, Response},
};
use html::{Button, Choice, Field, FieldErrors, Icon, Markup, Notice, Page, Portal, Tone, html};
use kernel::{Language, Refusal};
use serde::Deserialize;
use web::{Failure, Posted, Remote, View, page};

use super::{failure, page_of, refused, start::door, visitor::lead_in};
use crate::{
    CategoryEntry, Error, Rules, Submit, categories, category,
    complaint::{Contact, Digest, Draft, TEXT_CHARS_MAX, TopClass},
    submit, typed,
};

/// Choosing what it is about, then telling it; the receipt is the third.
pub(super) const STEPS: u32 = 3;
/// Longer addresses do not exist (RFC 5321, section 4.5.3.1).
const EMAIL_BYTES_MAX: usize = 254;

#[derive(Debug, Deserialize)]
pub(super) struct About {
    about: Option<String>,
}

/// The form as it was filled in. Nothing is required here: what is missing is for the model to say.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filled {
    about: String,
    matter: String,
    text: String,
    demand: String,
    phone: String,
    name: String,
    product: String,
    place: String,
    happened: String,
    email: String,
    form: String,
}

pub(super) async fn show(view: View, Query(About { about }): Query<About>) -> Result<Response, Failure> {
    let shown = page_of(&view);
    let tree = categories(view.app.db()).await.map_err(failure)?;
    let leaves = about.as_deref().and_then(TopClass::parse).map(|top| (top, leaves(&tree, top)));
    let markup = match leaves {
        Some((top, leaves)) if !leaves.is_empty() => {
            let form = Digest::of_bytes(view.app.random()).to_string();
            let filled = Filled { about: top.name().to_owned(), form, ..Filled::default() };
            tell(&shown, top, &leaves, &filled, &FieldErrors::new(), None)
        }
        Some(_) | None => choose(&shown, &tree),
    };
    Ok(page(markup))
}

pub(super) async fn take(
    view: View,
    remote: Remote,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Failure> {
    let shown = page_of(&view);
    let errors = filled.unreadable(&shown);
    if !errors.is_empty() {
        let problem = Notice::fields(&shown, &errors);
        return again(&view, &shown, &filled, &errors, problem, 422).await;
    }
    let chosen = category(view.app.db(), &filled.matter).await.map_err(failure)?;
    let rules = Rules::of(&view.app).map_err(Failure::broken)?;
    let command = Submit {
        draft: Draft { category: chosen, ..filled.draft(shown.words.language) },
        form: filled.form.clone(),
        remote: remote.to_string(),
        random: view.app.random(),
    };
    match submit(view.app.db(), &rules, command, view.app.now()).await {
        Ok(visit) => Ok(lead_in(&view, &visit, "/portal/receipt")),
        Err(Error::Refused(refusal)) => refuse(&view, &shown, &filled, &refusal).await,
        Err(error) => Err(failure(error)),
    }
}

async fn refuse(view: &View, page: &Page, filled: &Filled, refusal: &Refusal) -> Result<Response, Failure> {
    let errors = refused::at_field(page, refusal);
    let problem = refused::notice(page, refusal, "portal-not-submitted").kept(page.t("refusal-kept-form"));
    again(view, page, filled, &errors, Some(problem), Failure::status_of(refusal).as_u16()).await
}

/// The form as it was filled in, with what is wrong.
async fn again(
    view: &View,
    page: &Page,
    filled: &Filled,
    errors: &FieldErrors,
    problem: Option<Notice>,
    status: u16,
) -> Result<Response, Failure> {
    let tree = categories(view.app.db()).await.map_err(failure)?;
    let top = TopClass::parse(&filled.about).unwrap_or(TopClass::UserService);
    let markup = tell(page, top, &leaves(&tree, top), filled, errors, problem);
    let status = axum::http::StatusCode::from_u16(status).map_err(Failure::broken)?;
    Ok((status, web::page(markup)).into_response())
}

impl Filled {
    /// What cannot be read as what it is meant to be.
    fn unreadable(&self, page: &Page) -> FieldErrors {
        let mut errors = FieldErrors::new();
        if !self.phone.trim().is_empty() && typed::phone(&self.phone).is_none() {
            errors.add("phone", page.t("portal-phone-invalid"));
        }
        if !self.email.trim().is_empty() && !is_email(&self.email) {
            errors.add("email", page.t("portal-email-invalid"));
        }
        errors
    }

    fn draft(&self, language: Language) -> Draft {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
        Draft {
            text: self.text.clone(),
            demand: self.demand.clone(),
            contact: Contact {
                name: given(&self.name),
                phone: typed::phone(&self.phone),
                email: given(typed::half_width(&self.email).trim()),
                address: None,
            },
            product: given(&self.product),
            place: given(&self.place),
            happened: given(&self.happened),
            language,
            ..Draft::default()
        }
    }
}

/// One `@` with something on both sides, and nothing that could become a second header of a mail.
fn is_email(text: &str) -> bool {
    let text = typed::half_width(text);
    let text = text.trim();
    let is_clean = !text.chars().any(|c| c.is_control() || c.is_whitespace() || ",;<>\"".contains(c));
    let parts = text.split_once('@');
    let has_both =
        parts.is_some_and(|(local, host)| !local.is_empty() && !host.is_empty() && !host.contains('@'));
    is_clean && has_both && text.len() <= EMAIL_BYTES_MAX
}

/// The entries of a class that new complaints may use and that nothing stands below.
fn leaves(tree: &[CategoryEntry], top: TopClass) -> Vec<&CategoryEntry> {
    let has_child =
        |code: &str| tree.iter().any(|entry| entry.parent.as_deref() == Some(code) && entry.active);
    tree.iter().filter(|entry| entry.top == top && entry.active && !has_child(entry.code.as_str())).collect()
}

/// First screen: five plain words for the five classes.
fn choose(page: &Page, tree: &[CategoryEntry]) -> Markup {
    let open = TopClass::ALL.into_iter().filter(|top| !leaves(tree, *top).is_empty());
    let open: Vec<_> = open.collect();
    let portal = Portal::new(page.t("portal-about-title")).step(1, STEPS);
    if open.is_empty() {
        let closed = Notice::new(Tone::Warn, page.t("portal-about-none"))
            .remedy(page.t("portal-about-none-remedy"))
            .markup(page);
        return portal.notice(Some(closed)).markup(page, html! {});
    }
    let content = html! {
        ul.k-doors {
            @for top in open {
                @let key = format!("portal-about-{}", top.name());
                @let hint = page.words.attr(&key, "hint", &[]).unwrap_or_default();
                (door(icon(top), &format!("/portal/submit?about={}", top.name()), &page.t(&key), &hint))
            }
        }
    };
    portal.lead(page.t("portal-about-lead")).markup(page, content)
}

/// Second screen: the form.
fn tell(
    page: &Page,
    top: TopClass,
    leaves: &[&CategoryEntry],
    filled: &Filled,
    errors: &FieldErrors,
    problem: Option<Notice>,
) -> Markup {
    let form = html! {
        input type="hidden" name="about" value=(top.name());
        input type="hidden" name="form" value=(filled.form);
        (told(page, leaves, filled, errors))
        (more(page, filled, errors))
        p.k-portal-aside { (page.t("portal-files-next")) " " (page.t("portal-privacy")) }
        div.k-form-do { (Button::primary(page.t("portal-send")).icon(Icon::Send)) }
    };
    let content = html! {
        p.k-portal-chosen {
            (icon(top))
            span { (page.t(&format!("portal-about-{}", top.name()))) }
            a href="/portal/submit" { (page.t("portal-about-change")) }
        }
        (page.post("/portal/submit", form))
    };
    Portal::new(page.t("portal-tell-title"))
        .step(2, STEPS)
        .notice(problem.map(|problem| problem.markup(page)))
        .markup(page, content)
}

fn told(page: &Page, leaves: &[&CategoryEntry], filled: &Filled, errors: &FieldErrors) -> Markup {
    let choices = leaves.iter().map(|leaf| Choice::new(leaf.code.as_str(), matter(page, leaf)));
    html! {
        (Field::radios("matter", page.t("portal-field-matter"), choices.collect())
            .value(&filled.matter).required().error_in(errors).markup(page))
        (area(page, "text", &filled.text, errors).rows(6).hint(page.t("portal-field-text-hint")).markup(page))
        (area(page, "demand", &filled.demand, errors).rows(3).hint(page.t("portal-field-demand-hint"))
            .markup(page))
        (Field::phone("phone", page.t("portal-field-phone")).value(&filled.phone).required()
            .hint(page.t("portal-field-phone-hint")).length_max(40).error_in(errors).markup(page))
    }
}

fn area(page: &Page, name: &str, value: &str, errors: &FieldErrors) -> Field {
    Field::textarea(name, page.t(&format!("portal-field-{name}")))
        .value(value)
        .required()
        .length_max(u32::try_from(TEXT_CHARS_MAX).unwrap_or(u32::MAX))
        .error_in(errors)
}

/// What helps and is not asked of anybody. Open where something stands in it, so that nothing is hidden.
fn more(page: &Page, filled: &Filled, errors: &FieldErrors) -> Markup {
    let lines = [&filled.name, &filled.product, &filled.place, &filled.happened, &filled.email];
    let is_open = lines.iter().any(|line| !line.is_empty()) || errors.get("email").is_some();
    let line = |name: &str, value: &str| {
        Field::text(name, page.t(&format!("portal-field-{name}")))
            .value(value)
            .length_max(200)
            .error_in(errors)
    };
    html! {
        details.k-more open[is_open] {
            summary { span { (page.t("portal-more")) " " span.k-optional { (page.t("state-optional")) } } (Icon::ChevronDown) }
            (line("product", &filled.product).markup(page))
            (line("place", &filled.place).hint(page.t("portal-field-place-hint")).markup(page))
            (line("happened", &filled.happened).markup(page))
            (line("name", &filled.name).autocomplete("name").markup(page))
            (line("email", &filled.email).autocomplete("email").markup(page))
        }
    }
}

/// A leaf in everyday words, where we have some; what the department has added since goes by its own name.
pub(super) fn matter(page: &Page, leaf: &CategoryEntry) -> String {
    let key = format!("portal-matter-{}", leaf.code);
    if page.words.has(&key) { page.t(&key) } else { leaf.name(page.words.language).to_owned() }
}

fn icon(top: TopClass) -> Icon {
    match top {
        TopClass::ChargeDispute => Icon::Cash,
        TopClass::UserService => Icon::Headset,
        TopClass::NetworkQuality => Icon::Wifi,
        TopClass::InformationSecurity => Icon::ShieldCheck,
        TopClass::Marketing => Icon::Bell,
    }
}
