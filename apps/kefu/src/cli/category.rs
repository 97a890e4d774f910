use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::json;

use super::{Context, output::say_json, table::Table};

#[derive(Debug, Subcommand)]
pub(super) enum Category {
    /// The tree below the five top classes, in its order.
    List(List),
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Answer in JSON, one line for each.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(context: &Context, command: Category) -> anyhow::Result<ExitCode> {
    let Category::List(command) = command;
    let app = context.app_to_read().await?;
    let mut table = Table::new(&["code", "class", "above", "name", "in use"]);
    for entry in complaints::categories(app.db()).await? {
        if command.json {
            say_json(&json!({
                "code": entry.code,
                "class": entry.top,
                "parent": entry.parent,
                "name": { "zh-CN": entry.name_zh_cn, "zh-TW": entry.name_zh_tw, "en": entry.name_en },
                "active": entry.active,
            }))?;
            continue;
        }
        let in_use = if entry.active { "yes" } else { "no" };
        table.row([
            entry.code.to_string(),
            entry.top.name().to_owned(),
            entry.parent.clone().unwrap_or_default(),
            entry.name(context.language).to_owned(),
            in_use.to_owned(),
        ]);
    }
    if !command.json {
        table.say()?;
    }
    Ok(ExitCode::SUCCESS)
}
