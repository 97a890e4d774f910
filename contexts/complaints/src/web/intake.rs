//! Taking a complaint in, and what the customer is told then.

mod known;

use std::collections::BTreeSet;

use axum::{
    Json,
    http::{HeaderMap, StatusCode},
    response::IntoResponse as _,
};
use html::{Button, Choice, Desk, Field, FieldErrors, Icon, Markup, Notice, Page, html};
use kernel::{Language, Purpose, Refusal, StaffNumber};
use serde_json::json;
use web::{Failure, View, redirect_saying};

use self::known::Known;
use super::{
    act::{Answer, Visit, errors_of, refusal_of, wants_json},
    evidence, names,
    sent::Sent,
};
use crate::{
    Accept, CONTEXT, CategoryEntry, Changed, Error, Rules, accept, add_evidence, categories, category,
    complaint::{Arrival, Channel, Contact, Draft, LINE_CHARS_MAX, TopClass},
    desk, find,
    typed::half_width,
};

/// `GET /complaints/new`, with `?customer=` for one that is known, and what else is known and not personal.
pub(super) async fn show(view: View) -> Answer {
    let db = view.app.db();
    let mut sent = Sent::default();
    let address = view.page.address();
    // Nothing personal stands in an address: names and numbers are filled in by hand.
    for name in ["customer", "contact", "category", "channel", "arrival", "product"] {
        sent = sent.with(name, address.get(name).unwrap_or_default());
    }
    if let Some(me) = view.caller.staff() {
        for (place, text) in desk::drafts(db, me, "intake/").await? {
            let name = place.strip_prefix("intake/").unwrap_or_default();
            if sent.get(name).is_empty() {
                sent = sent.with(name, text);
            }
        }
    }
    let known = Known::of(&view, &sent).await?;
    let form = Filled { sent: &known.fill(sent), known: &known };
    let tree = categories(db).await?;
    Ok(web::page(layout(&view.page, &tree, &form, None, &FieldErrors::new())))
}

/// `POST /complaints` (multipart or not): everything that was told, and files. All of it, or nothing.
pub(super) async fn post(view: View, headers: HeaderMap, mut sent: Sent) -> Answer {
    let (draft, mut errors) = read(&view, &sent).await?;
    let as_json = wants_json(&headers);
    if !errors.is_empty() {
        if !sent.files.is_empty() && !as_json {
            choose_again(&view, &mut errors);
        }
        return again(&view, &sent, None, &errors, as_json).await;
    }
    let rules = Rules::of(&view.app).map_err(Failure::broken)?;
    let deed = view.deed(Purpose::ComplaintIntake);
    let db = view.app.db();
    let tx = db.begin().await?;
    let files = std::mem::take(&mut sent.files);
    let had_files = !files.is_empty();
    let mut outcome = match known::complete(&tx, &deed, &sent, draft).await {
        Ok(draft) => accept(&tx, &deed, &rules, Accept { draft, ..Accept::default() }).await,
        Err(error) => Err(error),
    };
    let number = outcome.as_ref().ok().map(|accepted| accepted.complaint.number);
    if let Some(number) = number {
        for file in files {
            let item = evidence::item(number, file, sent.get("description"));
            outcome = add_evidence(&tx, &deed, item).await;
            if outcome.is_err() {
                break;
            }
        }
        for field in ["text", "demand"] {
            let me = deed.by.staff().ok_or(Failure::Forbidden)?;
            desk::keep_draft(&tx, me, &format!("intake/{field}"), "", deed.at).await?;
        }
    }
    match journal::settle(db, tx, &deed, CONTEXT, "intake", outcome).await {
        Ok(accepted) if as_json => Ok((StatusCode::CREATED, Json(told(&accepted))).into_response()),
        Ok(accepted) => {
            let to = format!("/complaints/{}/accepted", accepted.complaint.number);
            Ok(redirect_saying(&to, "complaint-said-accepted"))
        }
        Err(Error::Refused(refusal)) => {
            let mut errors = errors_of(&view, &refusal);
            if had_files && !as_json {
                choose_again(&view, &mut errors);
            }
            again(&view, &sent, Some(&refusal), &errors, as_json).await
        }
        Err(other) => Err(other.into()),
    }
}

fn told(accepted: &Changed) -> serde_json::Value {
    let complaint = &accepted.complaint;
    json!({
        "number": complaint.number,
        "state": complaint.state.name(),
        "owner": complaint.owner,
        "due": complaint.clocks.announced_on,
        "statute": complaint.clocks.statutory_on,
        "notice": complaint.notices.first().map(|notice| &notice.text),
        "repeat_of": complaint.repeat_of,
        "mass": complaint.mass,
    })
}

/// A browser does not fill in files a second time: the field says so, unless it says more already.
fn choose_again(view: &View, errors: &mut FieldErrors) {
    if errors.get("files").is_none() {
        errors.add("files", view.page.t("complaint-files-again"));
    }
}

/// The form as it was filled in, with what is wrong.
async fn again(
    view: &View,
    sent: &Sent,
    refusal: Option<&Refusal>,
    errors: &FieldErrors,
    as_json: bool,
) -> Answer {
    let status = refusal.map_or(StatusCode::UNPROCESSABLE_ENTITY, Failure::status_of);
    if as_json {
        let fields: std::collections::HashMap<_, _> = errors.iter().collect();
        let said = refusal.map_or_else(|| json!({ "fields": fields }), |refusal| refusal_of(view, refusal));
        return Ok((status, Json(said)).into_response());
    }
    let tree = categories(view.app.db()).await?;
    let form = Filled { sent, known: &Known::of(view, sent).await? };
    Ok((status, layout(&view.page, &tree, &form, refusal, errors)).into_response())
}

/// What the form says. What is missing is the model's to tell; only what cannot be read is told here.
async fn read(view: &View, sent: &Sent) -> Result<(Draft, FieldErrors), Failure> {
    let (page, mut errors) = (&view.page, FieldErrors::new());
    let phone =
        sent.filled("phone").map(|phone| half_width(&phone).parse()).transpose().unwrap_or_else(|_| {
            errors.add("phone", page.t("complaint-error-phone"));
            None
        });
    let mut concerned = BTreeSet::new();
    for number in sent.get("concerned").split([',', '，', '、', ' ']).filter(|text| !text.is_empty()) {
        match number.parse::<StaffNumber>() {
            Ok(number) => {
                concerned.insert(number);
            }
            Err(_) => errors.add("concerned", page.t("complaint-error-staff")),
        }
    }
    let draft = Draft {
        text: sent.get("text").to_owned(),
        demand: sent.get("demand").to_owned(),
        category: category(view.app.db(), sent.get("category")).await?,
        channel: sent.choice("channel", Channel::parse)?.unwrap_or_default(),
        arrival: sent.choice("arrival", Arrival::parse)?.unwrap_or_default(),
        contact: Contact {
            name: sent.filled("name"),
            phone,
            email: sent.filled("email"),
            address: sent.filled("address"),
        },
        customer: sent.filled("customer"),
        product: sent.filled("product"),
        place: sent.filled("place"),
        happened: sent.filled("happened"),
        language: sent.choice("language", Language::parse)?.unwrap_or_default(),
        concerned,
        ..Draft::default()
    };
    Ok((draft, errors))
}

/// The form's content: what was filled in, and what the customer's file tells.
struct Filled<'a> {
    sent: &'a Sent,
    known: &'a Known,
}

fn layout(
    page: &Page,
    tree: &[CategoryEntry],
    form: &Filled<'_>,
    refusal: Option<&Refusal>,
    errors: &FieldErrors,
) -> Markup {
    let kept = page.t("refusal-kept-form");
    let notice = match refusal {
        Some(refusal) => Some(Notice::refusal(page, refusal).kept(kept).markup(page)),
        None => Notice::fields(page, errors).map(|notice| notice.kept(kept).markup(page)),
    };
    let sent = form.sent;
    let form = html! {
        (form.known.markup(page))
        section.k-card { h2 { (page.t("complaint-intake-matter")) } (matter(page, tree, sent, errors)) }
        section.k-card { h2 { (page.t("complaint-intake-contact")) } (contact(page, form, errors)) }
        section.k-card { h2 { (page.t("complaint-intake-more")) } (circumstances(page, sent, errors)) }
        div.k-form-do {
            (Button::primary(page.t("complaint-intake-submit")).icon(Icon::Check).shortcut("mod+enter"))
            (Button::quiet(page.t("action-cancel")).href("/complaints"))
        }
    };
    Desk::new(page.t("nav-intake"))
        .crumb(page.t("nav-complaints"), "/complaints")
        .notice(notice)
        .narrow()
        .markup(page, page.upload("/complaints", html! { div.k-stack { (form) } }))
}

fn matter(page: &Page, tree: &[CategoryEntry], sent: &Sent, errors: &FieldErrors) -> Markup {
    let area = |name: &str, label: &str, hint: &str, rows| {
        Field::textarea(name, page.t(label))
            .hint(page.t(hint))
            .value(sent.get(name))
            .error_in(errors)
            .required()
            .rows(rows)
            .draft(format!("intake/{name}"), "/drafts")
    };
    let category = Field::select("category", page.t("complaint-category"), leaves(page, tree));
    html! {
        (area("text", "complaint-intake-text", "complaint-intake-text-hint", 6).autofocus().markup(page))
        (area("demand", "complaint-demand", "complaint-intake-demand-hint", 2).markup(page))
        (category.value(sent.get("category")).error_in(errors).required().markup(page))
    }
}

/// The leaves of the tree under their top classes, those in use.
fn leaves(page: &Page, tree: &[CategoryEntry]) -> Vec<Choice> {
    let language = page.words.language;
    let of_class = |top: TopClass| {
        let entries = tree.iter().filter(move |entry| entry.top == top && entry.active);
        entries.map(move |entry| {
            Choice::new(entry.code.as_str(), entry.name(language)).group(names::named(
                page,
                "class",
                top.name(),
            ))
        })
    };
    TopClass::ALL.into_iter().flat_map(of_class).collect()
}

/// A field of one line, as long as the intake takes it.
fn line(field: Field) -> Field {
    field.length_max(u32::try_from(LINE_CHARS_MAX).unwrap_or(u32::MAX))
}

fn contact(page: &Page, form: &Filled<'_>, errors: &FieldErrors) -> Markup {
    let sent = form.sent;
    let field = |field: Field, name: &str| line(field).value(sent.get(name)).error_in(errors).markup(page);
    let languages = Language::ALL.map(|language| Choice::new(language.tag(), language.name()));
    let language = match sent.get("language") {
        "" => page.words.language.tag(),
        chosen => chosen,
    };
    let phone = Field::phone("phone", page.t("complaint-contact-phone")).autocomplete("off");
    let phone = match form.known.phone() {
        Some(masked) => phone.placeholder(masked),
        None => phone,
    };
    html! {
        p.form-hint { (page.t("complaint-intake-contact-hint")) }
        div.k-fields {
            (field(Field::text("name", page.t("complaint-contact-name")), "name"))
            (field(phone, "phone"))
            (field(Field::text("email", page.t("complaint-contact-email")), "email"))
            (field(Field::text("address", page.t("complaint-contact-address")), "address"))
            (field(Field::text("customer", page.t("complaint-customer")), "customer"))
            (Field::select("language", page.t("complaint-language"), languages.to_vec()).value(language)
                .required().markup(page))
        }
    }
}

fn circumstances(page: &Page, sent: &Sent, errors: &FieldErrors) -> Markup {
    let field = |field: Field, name: &str| line(field).value(sent.get(name)).error_in(errors).markup(page);
    let channels = names::choices(page, "channel", Channel::ALL.map(Channel::name));
    let arrivals = names::choices(page, "arrival", Arrival::ALL.map(Arrival::name));
    let chosen = |name: &str, first: &'static str| match sent.get(name) {
        "" => first.to_owned(),
        chosen => chosen.to_owned(),
    };
    let channel = Field::select("channel", page.t("complaint-channel"), channels);
    let arrival = Field::select("arrival", page.t("complaint-arrival"), arrivals);
    html! {
        div.k-fields {
            (channel.value(chosen("channel", Channel::Phone.name())).required().markup(page))
            (arrival.value(chosen("arrival", Arrival::Customer.name())).required().markup(page))
            (field(Field::text("product", page.t("complaint-product")), "product"))
            (field(Field::text("place", page.t("complaint-place")), "place"))
            (field(Field::text("happened", page.t("complaint-happened")), "happened"))
            (field(Field::text("concerned", page.t("complaint-concerned"))
                .hint(page.t("complaint-concerned-hint")), "concerned"))
        }
        (evidence::field(page, "complaint-files").error_in(errors).markup(page))
        (field(Field::text("description", page.t("complaint-description")), "description"))
    }
}

/// `GET /complaints/{number}/accepted`: what to tell the customer, large enough to read out on the telephone.
pub(super) async fn accepted(visit: Visit) -> Answer {
    let Visit { view, number, .. } = visit;
    let found = find(view.app.db(), number).await?.ok_or(Failure::NotFound)?;
    let (page, complaint) = (&view.page, found.complaint);
    let clocks = &complaint.clocks;
    let notice = complaint.notices.first();
    let content = html! {
        section.k-card.k-tell {
            p.text-secondary { (page.t("complaint-number")) }
            p.k-tell-number { (number) (Button::quiet(page.t("action-copy")).icon(Icon::Copy).icon_only().copy(number.to_string())) }
            div.k-fields {
                div {
                    p.text-secondary { (names::named(page, "clock", "company")) }
                    p.k-tell-day { (page.words.day(clocks.announced_on)) }
                }
                div {
                    p.text-secondary { (names::named(page, "clock", "statute")) }
                    p.k-tell-day { (page.words.day(clocks.statutory_on)) }
                }
            }
            @if clocks.provisional { p.form-hint { (page.t("complaint-clock-provisional-why")) } }
        }
        section.k-card {
            h2 { (page.t("complaint-tell-process")) }
            @if let Some(notice) = notice {
                div.k-prose { (notice.text) }
                p.text-secondary {
                    (names::named(page, "told", notice.told.name())) " · "
                    @match notice.sent_at {
                        Some(at) => { (page.t("complaint-notice-sent")) " " (page.when(at)) },
                        None => { (page.t("complaint-notice-waiting")) },
                    }
                }
            }
        }
        div.k-form-do {
            (Button::primary(page.t("complaint-open")).href(format!("/complaints/{number}")).shortcut("o"))
            (Button::secondary(page.t("complaint-intake-another")).icon(Icon::Plus).href("/complaints/new")
                .shortcut("c"))
        }
    };
    let desk = Desk::new(page.t("complaint-tell")).crumb(page.t("nav-complaints"), "/complaints");
    let desk = desk.crumb(number.to_string(), format!("/complaints/{number}")).narrow();
    Ok(web::page(desk.markup(page, content)))
}
