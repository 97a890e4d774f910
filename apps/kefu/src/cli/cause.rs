//! The root causes that complaints are closed with.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use complaints::{CategoryNames, RootCause};
use kernel::Purpose;
use people::Name;
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
  kefu cause list
  kefu cause keep meter-drift --name 计费漂移 --name-zh-tw 計費漂移 --name-en \"Meter drift\" --as 9001
  kefu cause keep small-print --retire

A cause that is retired stays on the complaints that were closed with it; no further one can be.";

#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub(super) enum Cause {
    /// The list, in its order.
    List(List),
    /// Adds a cause, or changes the names, place or use of one.
    Keep(Keep),
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Answer in JSON, one line for each.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Keep {
    /// Its code, which never changes: letters, digits and hyphens.
    code: String,
    /// What it is called, in simplified Chinese or the only language you use.
    #[arg(long)]
    name: Option<Name>,
    /// What it is called in traditional Chinese.
    #[arg(long, value_name = "NAME")]
    name_zh_tw: Option<Name>,
    /// What it is called in English.
    #[arg(long, value_name = "NAME")]
    name_en: Option<Name>,
    /// Its place in the list; otherwise the last one.
    #[arg(long, value_name = "N")]
    place: Option<i64>,
    /// No further complaint can be closed with it.
    #[arg(long)]
    retire: bool,
    #[command(flatten)]
    acting: Acting,
}

pub(super) async fn run(context: &Context, command: Cause) -> anyhow::Result<ExitCode> {
    let app = context.app().await?;
    match command {
        Cause::List(command) => list(context, &app, &command).await?,
        Cause::Keep(command) => keep(context, &app, command).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(context: &Context, app: &App, command: &List) -> anyhow::Result<()> {
    let mut table = Table::new(&["code", "name", "in use"]);
    for cause in complaints::root_causes(app.db()).await? {
        if command.json {
            let CategoryNames { zh_cn, zh_tw, en } = &cause.names;
            say_json(&json!({
                "code": cause.code,
                "name": { "zh-CN": zh_cn, "zh-TW": zh_tw, "en": en },
                "place": cause.place,
                "active": cause.active,
            }))?;
            continue;
        }
        let in_use = if cause.active { "yes" } else { "no" };
        table.row([cause.code.clone(), cause.name(context.language).to_owned(), in_use.to_owned()]);
    }
    if !command.json {
        table.say()?;
    }
    Ok(())
}

async fn keep(context: &Context, app: &App, command: Keep) -> anyhow::Result<()> {
    let causes = complaints::root_causes(app.db()).await?;
    let known = causes.iter().find(|cause| cause.code == command.code);
    let last = causes.iter().map(|cause| cause.place).max().unwrap_or(-1);
    // A language that nothing is said in speaks as the first one.
    let given = |name: Option<Name>, held: fn(&CategoryNames) -> &String| {
        name.map(|name| name.to_string()).or_else(|| known.map(|cause| held(&cause.names).clone()))
    };
    let zh_cn = given(command.name, |names| &names.zh_cn).unwrap_or_default();
    let names = CategoryNames {
        zh_tw: given(command.name_zh_tw, |names| &names.zh_tw).unwrap_or_else(|| zh_cn.clone()),
        en: given(command.name_en, |names| &names.en).unwrap_or_else(|| zh_cn.clone()),
        zh_cn,
    };
    let place = command.place.or_else(|| known.map(|cause| cause.place)).unwrap_or(last + 1);
    let cause = RootCause { code: command.code, place, names, active: !command.retire };
    let deed = command.acting.deed(context, app, Purpose::Administration).await?;
    let subject = format!("root-cause:{}", cause.code);
    let said = format!("{} is kept", cause.code);
    let tx = app.db().begin().await?;
    let kept = complaints::keep_root_cause(&tx, &deed, cause).await;
    let kept = journal::settle(app.db(), tx, &deed, complaints::CONTEXT, &subject, kept).await;
    kept.map_err(|error| worded(error, context.language))?;
    say(said)?;
    Ok(())
}
