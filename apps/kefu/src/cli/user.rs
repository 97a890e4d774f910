use std::{
    io::{self, BufRead as _, IsTerminal as _, Read as _},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use kernel::{Deed, Language, Money, Purpose, Role, StaffNumber};
use people::{Name, Secret, Staff, StaffFilter, UnitCode};
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
  kefu user list --department CC
  kefu user add 1040 --name 王芳 --department CC --role agent --as 9001
  kefu user set-password 1040                      asks for it twice, unseen
  pass show kefu/1040 | kefu user set-password 1040
  kefu user roles 1040 specialist leader --authority 200.00
  kefu user deactivate 1040                        signs them out everywhere; number and history stay";

#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub(super) enum User {
    /// Who works here, by number.
    List(List),
    /// Adds a member of staff. They can sign in once they have a password.
    Add(Add),
    /// Gives a member of staff a password, from a prompt or the first line of standard input.
    SetPassword(One),
    /// Takes somebody who has left off duty.
    Deactivate(One),
    /// Takes somebody back on duty.
    Activate(One),
    /// Gives a member of staff other roles; without any, shows those they have.
    Roles(Post),
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Only those of this department.
    #[arg(long, value_name = "CODE")]
    department: Option<UnitCode>,
    /// Those who have left, too.
    #[arg(long)]
    all: bool,
    /// Answer in JSON, one line for each.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// Their staff number, which never changes.
    number: StaffNumber,
    /// Their name.
    #[arg(long)]
    name: Name,
    /// The code of their department.
    #[arg(long, value_name = "CODE")]
    department: UnitCode,
    /// The code of their team.
    #[arg(long, value_name = "CODE")]
    team: Option<UnitCode>,
    /// A role of their post; give it as often as needed.
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = role)]
    roles: Vec<Role>,
    /// The largest measure they may grant alone (clause 2.2(3)).
    #[arg(long, value_name = "AMOUNT", default_value = "0.00")]
    authority: Money,
    /// The language they read: zh-CN, zh-TW or en.
    #[arg(long = "reads", value_name = "TAG", default_value = "zh-CN", value_parser = super::language)]
    reads: Language,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Debug, Args)]
pub(super) struct One {
    /// Whose.
    number: StaffNumber,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Debug, Args)]
pub(super) struct Post {
    /// Whose.
    number: StaffNumber,
    /// All roles of their post from now on.
    #[arg(value_parser = role)]
    roles: Vec<Role>,
    /// The largest measure they may grant alone from now on.
    #[arg(long, value_name = "AMOUNT")]
    authority: Option<Money>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    acting: Acting,
}

pub(super) async fn run(context: &Context, command: User) -> anyhow::Result<ExitCode> {
    let app =
        if matches!(command, User::List(_)) { context.app_to_read().await? } else { context.app().await? };
    match command {
        User::List(command) => list(&app, command).await?,
        User::Add(command) => add(context, &app, command).await?,
        User::SetPassword(command) => set_password(context, &app, command).await?,
        User::Deactivate(command) => change(context, &app, command, |staff| staff.active = false).await?,
        User::Activate(command) => change(context, &app, command, |staff| staff.active = true).await?,
        User::Roles(command) => roles(context, &app, command).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(app: &App, command: List) -> anyhow::Result<()> {
    let filter = StaffFilter { department: command.department, active: (!command.all).then_some(true) };
    let mut table = Table::new(&["number", "name", "department", "team", "roles", "authority", "on duty"]);
    let mut after = None;
    loop {
        let page = people::staff_page(app.db(), &filter, after.as_ref()).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.number.clone());
        for staff in &page {
            if command.json {
                say_json(&as_json(staff))?;
            } else {
                table.row(as_row(staff));
            }
        }
    }
    if !command.json {
        table.say()?;
    }
    Ok(())
}

async fn add(context: &Context, app: &App, command: Add) -> anyhow::Result<()> {
    let deed = command.acting.deed(context, app, Purpose::Administration).await?;
    let staff = Staff {
        number: command.number,
        name: command.name,
        department: command.department,
        team: command.team,
        roles: command.roles,
        authority: command.authority,
        language: command.reads,
        active: true,
    };
    let number = staff.number.clone();
    let tx = app.db().begin().await?;
    let added = people::add_staff(&tx, &deed, staff).await;
    let added = journal::settle(app.db(), tx, &deed, people::CONTEXT, number.as_str(), added).await;
    added.map_err(|error| worded(error, context.language))?;
    say(format_args!("{number} is added; next: kefu user set-password {number}"))?;
    Ok(())
}

async fn set_password(context: &Context, app: &App, command: One) -> anyhow::Result<()> {
    let One { number, acting } = command;
    let deed = acting.deed(context, app, Purpose::Administration).await?;
    find(app, &number).await?;
    let password = typed_password(&number)?;
    let tx = app.db().begin().await?;
    let set = async {
        let hash = people::hash_password(password, &number, app.random()).await?;
        people::set_password(&tx, &deed, &number, hash).await
    };
    let set = set.await;
    let set = journal::settle(app.db(), tx, &deed, people::CONTEXT, number.as_str(), set).await;
    set.map_err(|error| worded(error, context.language))?;
    say(format_args!("{number} has a new password; every session they had has ended"))?;
    Ok(())
}

/// A password that stands on no command line: other users of the machine could read it there.
fn typed_password(number: &StaffNumber) -> anyhow::Result<Secret> {
    const BYTES_MAX: u64 = 4_096;
    if !io::stdin().is_terminal() {
        let mut line = String::new();
        io::stdin().lock().take(BYTES_MAX).read_line(&mut line).context("cannot read the password")?;
        return Ok(Secret::new(line.trim_end_matches(['\r', '\n']).to_owned()));
    }
    let screen = console::Term::stderr();
    screen.write_str(&format!("Password for {number}: "))?;
    let once = screen.read_secure_line()?;
    screen.write_str("Again: ")?;
    if screen.read_secure_line()? != once {
        bail!("the two are not the same");
    }
    Ok(Secret::new(once))
}

async fn change(
    context: &Context,
    app: &App,
    command: One,
    change: impl FnOnce(&mut Staff),
) -> anyhow::Result<()> {
    let deed = command.acting.deed(context, app, Purpose::Administration).await?;
    let mut staff = find(app, &command.number).await?;
    change(&mut staff);
    let staff = save(context, app, &deed, staff).await?;
    say(format_args!("{} is {}", staff.number, on_duty(&staff)))?;
    Ok(())
}

async fn roles(context: &Context, app: &App, command: Post) -> anyhow::Result<()> {
    let mut staff = find(app, &command.number).await?;
    if !command.roles.is_empty() || command.authority.is_some() {
        let deed = command.acting.deed(context, app, Purpose::Administration).await?;
        if !command.roles.is_empty() {
            staff.roles = command.roles;
        }
        staff.authority = command.authority.unwrap_or(staff.authority);
        staff = save(context, app, &deed, staff).await?;
    }
    if command.json {
        return say_json(&as_json(&staff));
    }
    say(format_args!("{}: {}, authority {}", staff.number, role_names(&staff).join(", "), staff.authority))?;
    Ok(())
}

async fn find(app: &App, number: &StaffNumber) -> anyhow::Result<Staff> {
    let staff = people::find(app.db(), number).await?;
    staff.with_context(|| format!("there is no member of staff {number}; `kefu user list` shows them"))
}

async fn save(context: &Context, app: &App, deed: &Deed, staff: Staff) -> anyhow::Result<Staff> {
    let number = staff.number.clone();
    let tx = app.db().begin().await?;
    let changed = people::change_staff(&tx, deed, staff).await;
    let changed = journal::settle(app.db(), tx, deed, people::CONTEXT, number.as_str(), changed).await;
    changed.map_err(|error| worded(error, context.language))
}

fn as_json(staff: &Staff) -> serde_json::Value {
    json!({
        "number": staff.number,
        "name": staff.name,
        "department": staff.department,
        "team": staff.team,
        "roles": staff.roles,
        "authority": staff.authority.to_string(),
        "language": staff.language,
        "active": staff.active,
    })
}

fn as_row(staff: &Staff) -> [String; 7] {
    [
        staff.number.to_string(),
        staff.name.to_string(),
        staff.department.to_string(),
        staff.team.as_ref().map(ToString::to_string).unwrap_or_default(),
        role_names(staff).join(" "),
        staff.authority.to_string(),
        on_duty(staff).to_owned(),
    ]
}

fn role_names(staff: &Staff) -> Vec<&'static str> {
    staff.roles.iter().map(|role| role.name()).collect()
}

fn on_duty(staff: &Staff) -> &'static str {
    if staff.active { "on duty" } else { "off duty" }
}

fn role(name: &str) -> Result<Role, String> {
    let names = || Role::ALL.map(Role::name).join(", ");
    Role::parse(name).ok_or_else(|| format!("the roles are {}", names()))
}
