use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{AppendHeaders, IntoResponse as _, Response},
};
use axum_extra::extract::CookieJar;
use html::{Badge, Button, Column, Desk, Facts, Field, FieldErrors, Icon, Notice, Row, Table, Tone, html};
use kernel::{Purpose, Refusal};
use serde::Deserialize;
use web::{Failure, Posted, SESSION_COOKIE, View, redirect_saying};

use super::{me, session_cookie, sign_in::device};
use crate::{
    ChangePassword, Error, Secret, Session, Staff, change_password as change, departments,
    end_session as end, find, sessions, teams,
};

#[derive(Deserialize)]
pub(super) struct Passwords {
    present: String,
    wanted: String,
    repeated: String,
}

/// What the program knows of the person who looks, and where they are signed in.
pub(super) async fn show(view: View, jar: CookieJar) -> Result<Response, Failure> {
    Ok(web::page(content(&view, &jar, None, &FieldErrors::new()).await?))
}

/// Changes one's own password; the browser goes on in a new session, all others end.
pub(super) async fn change_password(
    view: View,
    jar: CookieJar,
    headers: HeaderMap,
    Posted(typed): Posted<Passwords>,
) -> Result<Response, Failure> {
    if typed.wanted != typed.repeated {
        let mut errors = FieldErrors::new();
        errors.add("repeated", view.page.t("me-password-differs"));
        let markup = content(&view, &jar, None, &errors).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response());
    }
    let command = ChangePassword {
        number: me(&view)?,
        present: Secret::new(typed.present),
        wanted: Secret::new(typed.wanted),
        device: device(&headers),
        salt: view.app.random(),
        random: view.app.random(),
    };
    match change(view.app.db(), &view.deed(Purpose::Administration), command).await {
        Ok(token) => {
            let said = redirect_saying("/me", "me-password-changed");
            Ok((AppendHeaders([session_cookie(&view.app, Some(&token))]), said).into_response())
        }
        Err(Error::Refused(refusal)) => {
            let markup = content(&view, &jar, Some(&refusal), &FieldErrors::new()).await?;
            Ok((Failure::status_of(&refusal), markup).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Ends one of one's own sessions.
pub(super) async fn end_session(view: View, Path(id): Path<String>) -> Result<Response, Failure> {
    let number = me(&view)?;
    let tx = view.app.db().begin().await?;
    end(&tx, &view.deed(Purpose::Administration), &number, &id).await?;
    tx.commit().await?;
    Ok(redirect_saying("/me", "me-session-ended"))
}

async fn content(
    view: &View,
    jar: &CookieJar,
    refusal: Option<&Refusal>,
    errors: &FieldErrors,
) -> Result<html::Markup, Failure> {
    let (page, db, number) = (&view.page, view.app.db(), me(view)?);
    let staff = find(db, &number).await?.ok_or(Failure::NotFound)?;
    let facts = facts(view, &staff).await?;
    let token = jar.get(SESSION_COOKIE).map(axum_extra::extract::cookie::Cookie::value);
    let sessions = sessions(db, &number, view.app.now()).await?;
    let body = html! {
        div.k-stack {
            section.k-card { (facts) }
            section.k-card {
                h2 { (page.t("me-sessions")) }
                p.text-secondary { (page.t("me-sessions-hint")) }
                (session_table(view, &sessions, token.unwrap_or_default()))
            }
            section.k-card { h2 { (page.t("me-password")) } (password_form(view, errors)) }
        }
    };
    let notice =
        refusal.map(|refusal| Notice::refusal(page, refusal)).or_else(|| Notice::fields(page, errors));
    let notice = notice.map(|notice| notice.markup(page));
    Ok(Desk::new(page.t("me-title")).narrow().notice(notice).markup(page, body))
}

async fn facts(view: &View, staff: &Staff) -> Result<Facts, Failure> {
    let (page, language) = (&view.page, view.page.words.language);
    let department = departments(view.app.db()).await?.into_iter().find(|d| d.code == staff.department);
    let team = teams(view.app.db()).await?.into_iter().find(|team| Some(&team.code) == staff.team.as_ref());
    let roles: Vec<_> = staff.roles.iter().map(|role| page.t(&format!("role-{}", role.name()))).collect();
    Ok(Facts::new()
        .row(page.t("staff-number"), staff.number.as_str())
        .row(page.t("staff-name"), staff.name.as_str())
        .maybe(page.t("staff-department"), department.map(|d| d.name.in_language(language).to_owned()))
        .maybe(page.t("staff-team"), team.map(|team| team.name.in_language(language).to_owned()))
        .row(page.t("staff-roles"), roles.join(&page.t("people-and")))
        .row(page.t("staff-authority"), page.money(staff.authority))
        .wide())
}

fn session_table(view: &View, sessions: &[Session], token: &str) -> html::Markup {
    let page = &view.page;
    let columns = vec![
        Column::new(page.t("me-session-device")).wide(),
        Column::new(page.t("me-session-opened")),
        Column::new(page.t("me-session-seen")).minor(),
        Column::new(page.t("me-session-end")),
    ];
    let row = |session: &Session| {
        let here = session.is_of(token);
        let end = page.post(
            &format!("/me/sessions/{}/end", session.id()),
            Button::secondary(page.t("me-session-end")).icon(Icon::Logout).small(),
        );
        let cells = vec![
            html! { (session.device) },
            page.when(session.opened_at),
            page.when(session.seen_at),
            if here {
                html! { (Badge::new(page.t("me-session-here"), Tone::Accent)) }
            } else {
                end
            },
        ];
        Row::new(session.id(), &session.device, cells).marked(here)
    };
    let rows = sessions.iter().map(row).collect();
    Table::new("sessions", page.t("me-sessions"), columns).rows(rows).markup(page)
}

fn password_form(view: &View, errors: &FieldErrors) -> html::Markup {
    let page = &view.page;
    let field = |name: &str, key: &str, kind: &str| {
        Field::password(name, page.t(key)).required().autocomplete(kind).error_in(errors).length_max(200)
    };
    page.post(
        "/me/password",
        html! {
            (field("present", "me-password-present", "current-password").markup(page))
            (field("wanted", "me-password-wanted", "new-password").hint(page.t("me-password-hint")).markup(page))
            (field("repeated", "me-password-repeated", "new-password").markup(page))
            div.k-form-do { (Button::primary(page.t("me-password-change")).icon(Icon::Key)) }
        },
    )
}
