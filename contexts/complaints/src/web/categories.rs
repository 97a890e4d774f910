//! The category tree, as the department keeps it.

use axum::{extract::Path, http::StatusCode, response::IntoResponse as _};
use html::{
    Badge, Button, Choice, Column, Desk, Field, FieldErrors, Icon, Markup, Notice, Row, Table, Tone, html,
};
use kernel::{Purpose, Refusal};
use web::{Failure, View, redirect_saying};

use super::{act::Answer, names, sent::Sent};
use crate::{
    CONTEXT, CategoryEntry, Error, categories,
    complaint::{CategoryCode, TopClass},
    keep_category,
};

/// `GET /admin/categories`.
pub(super) async fn show(view: View) -> Answer {
    let tree = categories(view.app.db()).await?;
    let page = &view.page;
    let columns = vec![
        Column::new(page.t("complaint-category")).wide(),
        Column::new(page.t("complaint-category-code")),
        Column::new("繁體中文").minor(),
        Column::new("English").minor(),
        Column::number(page.t("complaint-category-place")).minor(),
        Column::new(page.t("complaint-state")),
    ];
    let of_class = |top: TopClass| {
        let rows = tree.iter().filter(|entry| entry.top == top).map(|entry| {
            let state = if entry.active {
                Badge::new(page.t("complaint-category-active"), Tone::Good)
            } else {
                Badge::new(page.t("complaint-category-inactive"), Tone::Neutral)
            };
            let link = html! { a href={ "/admin/categories/" (entry.code) } { (entry.name_zh_cn) } };
            Row::new(
                entry.code.as_str(),
                entry.name(page.words.language),
                vec![
                    link,
                    html! { code { (entry.code) } },
                    html! { (entry.name_zh_tw) },
                    html! { (entry.name_en) },
                    html! { (entry.place) },
                    html! { (state) },
                ],
            )
        });
        let name = names::named(page, "class", top.name());
        let table = Table::new(top.name(), name.clone(), columns.clone()).rows(rows.collect());
        html! { h2 { (name) } (table.markup(page)) }
    };
    let content = html! { @for top in TopClass::ALL { (of_class(top)) } };
    let add =
        Button::primary(page.t("action-add")).icon(Icon::Plus).href("/admin/categories/new").shortcut("c");
    Ok(web::page(Desk::new(page.t("nav-categories")).actions(add).markup(page, content)))
}

/// `GET /admin/categories/{code}`: one entry, or `new`.
pub(super) async fn edit(view: View, Path(code): Path<String>) -> Answer {
    if code == "new" {
        let sent = Sent::default().with("active", "on");
        return Ok(web::page(layout(&view, &sent, None, &FieldErrors::new())));
    }
    let tree = categories(view.app.db()).await?;
    let entry = tree.into_iter().find(|entry| entry.code.as_str() == code).ok_or(Failure::NotFound)?;
    let sent = Sent::default()
        .with("code", entry.code.as_str())
        .with("known", "yes")
        .with("class", entry.top.name())
        .with("place", entry.place.to_string())
        .with("name_zh_cn", entry.name_zh_cn)
        .with("name_zh_tw", entry.name_zh_tw)
        .with("name_en", entry.name_en)
        .with("active", if entry.active { "on" } else { "" });
    Ok(web::page(layout(&view, &sent, None, &FieldErrors::new())))
}

/// `POST /admin/categories`: code, class, place, `name_zh_cn`, `name_zh_tw`, `name_en`, active.
pub(super) async fn post(view: View, sent: Sent) -> Answer {
    let (entry, errors) = read(&view, &sent);
    let Some(entry) = entry else {
        let markup = layout(&view, &sent, None, &errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response());
    };
    let deed = view.deed(Purpose::Administration);
    let db = view.app.db();
    let subject = format!("category:{}", entry.code);
    let tx = db.begin().await?;
    let outcome = keep_category(&tx, &deed, entry).await;
    match journal::settle(db, tx, &deed, CONTEXT, &subject, outcome).await {
        Ok(()) => Ok(redirect_saying("/admin/categories", "complaint-said-category")),
        Err(Error::Refused(refusal)) => {
            let markup = layout(&view, &sent, Some(&refusal), &FieldErrors::new());
            Ok((Failure::status_of(&refusal), markup).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

fn read(view: &View, sent: &Sent) -> (Option<CategoryEntry>, FieldErrors) {
    let (page, mut errors) = (&view.page, FieldErrors::new());
    let code = sent.read::<CategoryCode>("code");
    if code.is_none() {
        errors.add("code", page.t("complaint-category-code-hint"));
    }
    let top = TopClass::parse(sent.get("class"));
    if top.is_none() {
        errors.add("class", page.t("complaint-error-class"));
    }
    let (Some(code), Some(top)) = (code, top) else { return (None, errors) };
    let entry = CategoryEntry {
        code,
        parent: None,
        top,
        place: sent.read("place").unwrap_or(0),
        name_zh_cn: sent.get("name_zh_cn").to_owned(),
        name_zh_tw: sent.get("name_zh_tw").to_owned(),
        name_en: sent.get("name_en").to_owned(),
        active: sent.get("active") == "on",
    };
    (Some(entry), errors)
}

fn layout(view: &View, sent: &Sent, refusal: Option<&Refusal>, errors: &FieldErrors) -> Markup {
    let page = &view.page;
    let kept = page.t("refusal-kept-form");
    let notice = match refusal {
        Some(refusal) => Some(Notice::refusal(page, refusal).kept(kept).markup(page)),
        None => Notice::fields(page, errors).map(|notice| notice.kept(kept).markup(page)),
    };
    let field = |field: Field, name: &str| field.value(sent.get(name)).error_in(errors);
    let classes = names::choices(page, "class", TopClass::ALL.map(TopClass::name));
    let classes: Vec<Choice> = classes;
    let known = sent.get("known") == "yes";
    let form = html! {
        @if known {
            input type="hidden" name="known" value="yes";
            input type="hidden" name="code" value=(sent.get("code"));
            p { (page.t("complaint-category-code")) " " code { (sent.get("code")) } }
        } @else {
            (field(Field::text("code", page.t("complaint-category-code")), "code")
                .hint(page.t("complaint-category-code-hint")).required().length_max(40).markup(page))
        }
        (field(Field::select("class", page.t("complaint-class"), classes), "class").required().markup(page))
        (field(Field::text("name_zh_cn", "简体中文"), "name_zh_cn").required().length_max(80).markup(page))
        (field(Field::text("name_zh_tw", "繁體中文"), "name_zh_tw").required().length_max(80).markup(page))
        (field(Field::text("name_en", "English"), "name_en").required().length_max(80).markup(page))
        (field(Field::number("place", page.t("complaint-category-place")), "place").markup(page))
        (field(Field::check("active", page.t("complaint-category-use")), "active").markup(page))
        div.k-form-do {
            (Button::primary(page.t("action-save")).icon(Icon::Check).shortcut("mod+enter"))
            (Button::quiet(page.t("action-cancel")).href("/admin/categories"))
        }
    };
    let title = if known { sent.get("name_zh_cn").to_owned() } else { page.t("complaint-category-new") };
    Desk::new(title)
        .crumb(page.t("nav-categories"), "/admin/categories")
        .notice(notice)
        .narrow()
        .markup(page, html! { section.k-card { (page.post("/admin/categories", form)) } })
}
