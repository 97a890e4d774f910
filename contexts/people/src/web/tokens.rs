use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use html::{
    Badge, Button, Choice, Column, Desk, Empty, Field, FieldErrors, Icon, Markup, Notice, Row, Table, Tone,
    html,
};
use kernel::{Purpose, Refusal};
use serde::Deserialize;
use web::{Failure, Posted, View, redirect_saying};

use crate::{CONTEXT, Error, Scope, Token, TokenName, TokenSecret, create_token, revoke_token, tokens};

#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    name: String,
    #[serde(default)]
    scopes: Vec<String>,
}

/// What stands above the list.
enum Said {
    Nothing,
    Secret(TokenSecret),
    Refused(Refusal),
    Wrong(FieldErrors),
}

/// The tokens of other systems.
pub(super) async fn show(view: View) -> Result<Response, Failure> {
    Ok(web::page(content(&view, &Typed::default(), Said::Nothing).await?))
}

/// Makes a token and shows its secret once.
pub(super) async fn create(view: View, Posted(typed): Posted<Typed>) -> Result<Response, Failure> {
    let scopes: Vec<_> = typed.scopes.iter().filter_map(|name| Scope::parse(name)).collect();
    let Ok(name) = typed.name.parse::<TokenName>() else {
        let mut errors = FieldErrors::new();
        errors.add("name", view.page.t("token-name-wrong"));
        let markup = content(&view, &typed, Said::Wrong(errors)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response());
    };
    let deed = view.deed(Purpose::Administration);
    let tx = view.app.db().begin().await?;
    let outcome = create_token(&tx, &deed, name, scopes, view.app.random()).await;
    match journal::settle(view.app.db(), tx, &deed, CONTEXT, &typed.name, outcome).await {
        Ok((_, secret)) => {
            let markup = content(&view, &Typed::default(), Said::Secret(secret)).await?;
            Ok((StatusCode::CREATED, markup).into_response())
        }
        Err(Error::Refused(refusal)) => {
            let status = Failure::status_of(&refusal);
            Ok((status, content(&view, &typed, Said::Refused(refusal)).await?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a token's power away.
pub(super) async fn revoke(view: View, Path(name): Path<String>) -> Result<Response, Failure> {
    let name: TokenName = name.parse().map_err(|_| Failure::NotFound)?;
    let tx = view.app.db().begin().await?;
    revoke_token(&tx, &view.deed(Purpose::Administration), &name).await?;
    tx.commit().await?;
    Ok(redirect_saying("/admin/tokens", "token-revoked-said"))
}

async fn content(view: &View, typed: &Typed, said: Said) -> Result<Markup, Failure> {
    let page = &view.page;
    let tokens = tokens(view.app.db()).await?;
    let mut errors = FieldErrors::new();
    let notice = match said {
        Said::Nothing => None,
        Said::Secret(secret) => Some(
            Notice::new(Tone::Good, page.t("token-created-said"))
                .text(html! {
                    code.k-secret { (secret.reveal()) } " " (Button::quiet(page.t("action-copy")).copy(secret.reveal()))
                })
                .remedy(page.t("token-once")),
        ),
        Said::Refused(refusal) => Some(Notice::refusal(page, &refusal).kept(page.t("refusal-kept-form"))),
        Said::Wrong(wrong) => {
            errors = wrong;
            Notice::fields(page, &errors)
        }
    };
    let body = html! {
        div.k-stack {
            (table(view, &tokens))
            section.k-card { h2 { (page.t("token-add")) } (form(view, typed, &errors)) }
        }
    };
    Ok(Desk::new(page.t("nav-tokens"))
        .crumb(page.t("nav-administration"), "/admin/staff")
        .notice(notice.map(|notice| notice.markup(page)))
        .markup(page, body))
}

fn form(view: &View, typed: &Typed, errors: &FieldErrors) -> Markup {
    let page = &view.page;
    let chosen = |scope: &Scope| typed.scopes.iter().any(|name| name == scope.name());
    let scopes = Scope::ALL
        .into_iter()
        .map(|scope| {
            let key = match scope {
                Scope::ApiRead => "scope-api-read",
                Scope::ApiWrite => "scope-api-write",
            };
            Choice::new(scope.name(), page.t(key)).chosen(chosen(&scope))
        })
        .collect();
    let name = Field::text("name", page.t("token-name")).value(&typed.name).hint(page.t("token-name-hint"));
    page.post(
        "/admin/tokens",
        html! {
            (name.length_max(40).required().error_in(errors).markup(page))
            (Field::checks("scopes", page.t("token-scopes"), scopes).required().error_in(errors).markup(page))
            div.k-form-do { (Button::primary(page.t("token-create")).icon(Icon::Key)) }
        },
    )
}

fn table(view: &View, tokens: &[Token]) -> Markup {
    let page = &view.page;
    let columns = vec![
        Column::new(page.t("token-name")),
        Column::new(page.t("token-scopes")),
        Column::new(page.t("token-created")).minor(),
        Column::new(page.t("token-created-by")).minor(),
        Column::new(page.t("token-used")),
        Column::new(page.t("token-state")),
    ];
    let empty = Empty { title: page.t("token-none"), hint: page.t("token-none-hint"), action: None };
    let rows = tokens.iter().map(|token| row(view, token)).collect();
    Table::new("tokens", page.t("nav-tokens"), columns).rows(rows).empty(empty).markup(page)
}

fn row(view: &View, token: &Token) -> Row {
    let page = &view.page;
    let scopes: Vec<_> = token.scopes.iter().map(|scope| scope.name()).collect();
    let state = match token.revoked_at {
        Some(at) => html! { (Badge::new(page.t("token-revoked"), Tone::Neutral)) " " (page.when(at)) },
        None => page.post(
            &format!("/admin/tokens/{}/revocation", token.name),
            Button::danger(page.t("token-revoke")).icon(Icon::Ban).small(),
        ),
    };
    let cells = vec![
        html! { code { (token.name) } },
        html! { (scopes.join(" ")) },
        page.date(token.created_at),
        html! { (token.created_by) },
        token.used_at.map_or_else(|| html! { (page.t("token-never")) }, |at| page.when(at)),
        state,
    ];
    Row::new(token.name.as_str(), token.name.as_str(), cells)
}
