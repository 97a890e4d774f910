use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand};
use jiff::Timestamp;
use kernel::Purpose;
use people::{Scope, Token as OfSystem, TokenName};
use serde_json::json;
use web::App;

use super::{
    Context,
    acting::Acting,
    output::{say, say_json, worded},
    table::Table,
};

const EXAMPLES: &str = "\
Examples:
  kefu token list
  TOKEN=$(kefu token create crm --scope api:read --scope api:write)
  curl -H \"Authorization: Bearer $TOKEN\" http://localhost:8080/tmf-api/troubleTicket/v5/troubleTicket
  kefu token revoke crm

The secret is shown once and stored nowhere. A name is never given again, because the journal calls the
system by it.";

#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub(super) enum Token {
    /// The tokens of other systems, revoked ones too.
    List(List),
    /// Makes a token and answers with its secret, once.
    Create(Create),
    /// Takes a token's power away for good.
    Revoke(Revoke),
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Answer in JSON, one line for each.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Create {
    /// What the journal will call the system: small letters, digits and hyphens.
    name: TokenName,
    /// What it may do: api:read or api:write; give it as often as needed.
    #[arg(long = "scope", value_name = "SCOPE", required = true, value_parser = scope)]
    scopes: Vec<Scope>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Debug, Args)]
pub(super) struct Revoke {
    /// Whose.
    name: TokenName,
    #[command(flatten)]
    acting: Acting,
}

pub(super) async fn run(context: &Context, command: Token) -> anyhow::Result<ExitCode> {
    let app =
        if matches!(command, Token::List(_)) { context.app_to_read().await? } else { context.app().await? };
    match command {
        Token::List(command) => list(&app, &command).await?,
        Token::Create(command) => create(context, &app, command).await?,
        Token::Revoke(command) => revoke(context, &app, command).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(app: &App, command: &List) -> anyhow::Result<()> {
    let mut table = Table::new(&["name", "scopes", "made", "by", "used", "revoked"]);
    for token in people::tokens(app.db()).await? {
        if command.json {
            say_json(&json!({
                "name": token.name,
                "scopes": scopes(&token),
                "created_at": token.created_at,
                "created_by": token.created_by,
                "used_at": token.used_at,
                "revoked_at": token.revoked_at,
            }))?;
            continue;
        }
        let day =
            |at: Timestamp| at.to_zoned(app.operator().time_zone.clone()).strftime("%Y-%m-%d").to_string();
        table.row([
            token.name.to_string(),
            scopes(&token).join(" "),
            day(token.created_at),
            token.created_by.clone(),
            token.used_at.map(day).unwrap_or_default(),
            token.revoked_at.map(day).unwrap_or_default(),
        ]);
    }
    if !command.json {
        table.say()?;
    }
    Ok(())
}

async fn create(context: &Context, app: &App, command: Create) -> anyhow::Result<()> {
    let deed = command.acting.deed(context, app, Purpose::Administration).await?;
    let subject = command.name.to_string();
    let tx = app.db().begin().await?;
    let made = people::create_token(&tx, &deed, command.name, command.scopes, app.random()).await;
    let made = journal::settle(app.db(), tx, &deed, people::CONTEXT, &subject, made).await;
    let (token, secret) = made.map_err(|error| worded(error, context.language))?;
    if command.json {
        return say_json(&json!({
            "name": token.name,
            "scopes": scopes(&token),
            "secret": secret.reveal(),
        }));
    }
    // Alone on standard output, so that a script can take it.
    say(secret.reveal())?;
    eprintln!("This is the secret of {}. It is shown this once.", token.name);
    Ok(())
}

async fn revoke(context: &Context, app: &App, command: Revoke) -> anyhow::Result<()> {
    let Revoke { name, acting } = command;
    let deed = acting.deed(context, app, Purpose::Administration).await?;
    if !people::tokens(app.db()).await?.iter().any(|token| token.name == name) {
        bail!("there is no token {name}; `kefu token list` shows them");
    }
    let tx = app.db().begin().await?;
    let revoked = people::revoke_token(&tx, &deed, &name).await;
    let revoked = journal::settle(app.db(), tx, &deed, people::CONTEXT, name.as_str(), revoked).await;
    revoked.map_err(|error| worded(error, context.language))?;
    say(format_args!("{name} opens nothing any more"))?;
    Ok(())
}

fn scopes(token: &OfSystem) -> Vec<&'static str> {
    token.scopes.iter().map(|scope| scope.name()).collect()
}

fn scope(name: &str) -> Result<Scope, String> {
    let names = || Scope::ALL.map(Scope::name).join(", ");
    Scope::parse(name).ok_or_else(|| format!("the scopes are {}", names()))
}
