//! Departments and their teams.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use kernel::Purpose;
use people::{LocalName, Name, UnitCode};
use serde_json::json;
use web::App;

use super::{
    Context,
    acting::Acting,
    output::{say, say_json, worded},
    table::Table,
};

const DEPARTMENT_EXAMPLES: &str = "\
Examples:
  kefu department list
  kefu department add BILL --name 账务 --name-zh-tw 帳務 --name-en Billing";

const TEAM_EXAMPLES: &str = "\
Examples:
  kefu team list
  kefu team add CC-3 --department CC --name 热线三班";

#[derive(Debug, Subcommand)]
#[command(after_help = DEPARTMENT_EXAMPLES)]
pub(super) enum Department {
    /// Every department, by code.
    List(List),
    /// Adds a department.
    Add(AddDepartment),
}

#[derive(Debug, Subcommand)]
#[command(after_help = TEAM_EXAMPLES)]
pub(super) enum Team {
    /// Every team, by code.
    List(List),
    /// Adds a team to a department.
    Add(AddTeam),
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Answer in JSON, one line for each.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct AddDepartment {
    /// Its code, which never changes: capital letters, digits and hyphens.
    code: UnitCode,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Debug, Args)]
pub(super) struct AddTeam {
    /// Its code, which never changes: capital letters, digits and hyphens.
    code: UnitCode,
    /// The code of its department.
    #[arg(long, value_name = "CODE")]
    department: UnitCode,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Debug, Args)]
struct Names {
    /// What it is called, in simplified Chinese or the only language you use.
    #[arg(long)]
    name: Name,
    /// What it is called in traditional Chinese.
    #[arg(long, value_name = "NAME")]
    name_zh_tw: Option<Name>,
    /// What it is called in English.
    #[arg(long, value_name = "NAME")]
    name_en: Option<Name>,
}

pub(super) async fn run_department(context: &Context, command: Department) -> anyhow::Result<ExitCode> {
    let app = if matches!(command, Department::List(_)) {
        context.app_to_read().await?
    } else {
        context.app().await?
    };
    match command {
        Department::List(command) => list_departments(context, &app, &command).await?,
        Department::Add(command) => {
            let AddDepartment { code, names, acting } = command;
            let deed = acting.deed(context, &app, Purpose::Administration).await?;
            let subject = code.to_string();
            let tx = app.db().begin().await?;
            let added =
                people::add_department(&tx, &deed, people::Department { code, name: names.into() }).await;
            let added = journal::settle(app.db(), tx, &deed, people::CONTEXT, &subject, added).await;
            added.map_err(|error| worded(error, context.language))?;
            say(format_args!("{subject} is added"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn run_team(context: &Context, command: Team) -> anyhow::Result<ExitCode> {
    let app =
        if matches!(command, Team::List(_)) { context.app_to_read().await? } else { context.app().await? };
    match command {
        Team::List(command) => list_teams(context, &app, &command).await?,
        Team::Add(command) => {
            let AddTeam { code, department, names, acting } = command;
            let deed = acting.deed(context, &app, Purpose::Administration).await?;
            let subject = code.to_string();
            let tx = app.db().begin().await?;
            let added =
                people::add_team(&tx, &deed, people::Team { code, department, name: names.into() }).await;
            let added = journal::settle(app.db(), tx, &deed, people::CONTEXT, &subject, added).await;
            added.map_err(|error| worded(error, context.language))?;
            say(format_args!("{subject} is added"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list_departments(context: &Context, app: &App, command: &List) -> anyhow::Result<()> {
    let mut table = Table::new(&["code", "name"]);
    for department in people::departments(app.db()).await? {
        if command.json {
            say_json(&json!({ "code": department.code, "name": department.name }))?;
        } else {
            let name = department.name.in_language(context.language);
            table.row([department.code.to_string(), name.to_owned()]);
        }
    }
    if !command.json {
        table.say()?;
    }
    Ok(())
}

async fn list_teams(context: &Context, app: &App, command: &List) -> anyhow::Result<()> {
    let mut table = Table::new(&["code", "department", "name"]);
    for team in people::teams(app.db()).await? {
        if command.json {
            say_json(&json!({ "code": team.code, "department": team.department, "name": team.name }))?;
        } else {
            let name = team.name.in_language(context.language);
            table.row([team.code.to_string(), team.department.to_string(), name.to_owned()]);
        }
    }
    if !command.json {
        table.say()?;
    }
    Ok(())
}

impl From<Names> for LocalName {
    fn from(names: Names) -> Self {
        Self { zh_cn: names.name, zh_tw: names.name_zh_tw, en: names.name_en }
    }
}
