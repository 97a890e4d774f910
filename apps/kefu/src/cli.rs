//! The command line.

mod acting;
mod backup;
mod calendar;
mod category;
mod cause;
mod due;
mod import;
mod output;
mod serve;
mod standard;
mod table;
mod token;
mod unit;
mod user;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use kernel::Language;
use tracing_subscriber::EnvFilter;
use web::App;

use self::output::{Refused, is_broken_pipe};
use crate::{demo, house, settings::Settings};

const HELP: &str = "\
Settings come from kefu.toml (or --config FILE), overridden by the environment:
  KEFU_DATABASE_URL      sqlite:PATH or postgres://...      [sqlite:var/kefu.db]
  KEFU_LISTEN            address and port                   [127.0.0.1:8080]
  KEFU_BASE_URL          how people and systems reach it
  KEFU_OUTBOX            folder where notices are laid for your message gateway
  KEFU_OPERATOR, KEFU_TIME_ZONE, KEFU_CALENDAR, KEFU_HOTLINE, KEFU_USERS_IN_SERVICE
  KEFU_EVENT_NETWORKS    where events may be sent beside public addresses
  KEFU_EVENT_PLAIN_HTTP  yes: also without encryption       [no]

Exit codes:
  0  done
  1  it failed; standard error says why
  2  the command line is not right
  3  a rule refuses it, or some of it; standard error names rule and clause

Try it:
  kefu serve --demo";

/// Customer service for telecom operators, by the standard.
#[derive(Debug, Parser)]
#[command(name = "kefu", version, after_help = HELP)]
pub struct Cli {
    /// The settings file; by default kefu.toml, where it is there.
    #[arg(long, value_name = "FILE", env = "KEFU_CONFIG", global = true)]
    config: Option<PathBuf>,
    /// What to log, e.g. `info` or `kefu=debug,warn`.
    #[arg(long, value_name = "FILTER", env = "KEFU_LOG", default_value = "warn", global = true)]
    log: String,
    /// The language of reasons and names: zh-CN, zh-TW or en; by default the shell's.
    #[arg(long, value_name = "TAG", env = "KEFU_LANGUAGE", value_parser = language, global = true)]
    language: Option<Language>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve desk, portal and API.
    Serve(serve::Serve),
    /// Fill an empty database with the demo operator and its past 90 days.
    Demo,
    /// Carry records over from a former system.
    #[command(subcommand)]
    Import(import::Import),
    /// Write the whole database into one file, as it is now.
    Backup(backup::Backup),
    /// Put a backup into an empty database, of the same kind or the other.
    Restore(backup::Restore),
    /// Keep the calendars that deadlines count in.
    #[command(subcommand)]
    Calendar(calendar::Calendar),
    /// Count a deadline in working days.
    Due(due::Due),
    /// Keep the staff.
    #[command(subcommand)]
    User(user::User),
    /// Keep the departments.
    #[command(subcommand)]
    Department(unit::Department),
    /// Keep the teams of departments.
    #[command(subcommand)]
    Team(unit::Team),
    /// Keep the tokens by which other systems call.
    #[command(subcommand)]
    Token(token::Token),
    /// Show the category tree of complaints.
    #[command(subcommand)]
    Category(category::Category),
    /// Keep the root causes that complaints are closed with.
    #[command(subcommand)]
    Cause(cause::Cause),
    /// Show how each clause of the standard stands.
    Standard(standard::Standard),
}

/// What every command is given.
struct Context {
    settings: Settings,
    language: Language,
}

/// Starts the log on standard error.
pub fn start_log(cli: &Cli) {
    let filter = EnvFilter::try_new(&cli.log).unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// Does what the command line asks, and says on standard error why where it cannot.
pub async fn run(cli: Cli) -> ExitCode {
    match Box::pin(answer(cli)).await {
        Ok(code) => code,
        // Whoever read our output has seen enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("kefu: {error:#}");
            if error.is::<Refused>() { output::refused() } else { ExitCode::FAILURE }
        }
    }
}

async fn answer(cli: Cli) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(cli.config.as_deref())?;
    let context = Context { settings, language: cli.language.unwrap_or_else(shell_language) };
    match cli.command {
        Command::Serve(command) => Box::pin(serve::run(context, command)).await,
        Command::Demo => {
            demo::settle_in(&context.app().await?, demo::Size::Full).await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Import(command) => import::run(&context, command).await,
        Command::Backup(command) => backup::run_backup(&context, command).await,
        Command::Restore(command) => backup::run_restore(&context, command).await,
        Command::Calendar(command) => calendar::run(&context, command).await,
        Command::Due(command) => due::run(&context, command).await,
        Command::User(command) => user::run(&context, command).await,
        Command::Department(command) => unit::run_department(&context, command).await,
        Command::Team(command) => unit::run_team(&context, command).await,
        Command::Token(command) => token::run(&context, command).await,
        Command::Category(command) => category::run(&context, command).await,
        Command::Cause(command) => cause::run(&context, command).await,
        Command::Standard(command) => standard::run(&context, command).await,
    }
}

impl Context {
    /// The application on the database of the settings.
    async fn app(&self) -> anyhow::Result<App> {
        let app = self.app_with_any_calendar().await?;
        house::require_calendar(&app)?;
        Ok(app)
    }

    /// The same for those who only read: the database is there already.
    async fn app_to_read(&self) -> anyhow::Result<App> {
        house::require_database(&self.settings.database_url)?;
        self.app().await
    }

    /// The same for those who may yet import the operator's calendar.
    async fn app_with_any_calendar(&self) -> anyhow::Result<App> {
        let db = house::open_database(&self.settings.database_url).await?;
        house::open(db, &self.settings, house::real_clock(), house::real_random()).await
    }
}

fn language(tag: &str) -> Result<Language, String> {
    Language::parse(tag).ok_or_else(|| "one of zh-CN, zh-TW and en".to_owned())
}

/// The language that the shell is set to (POSIX, "Internationalization Variables").
fn shell_language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let locale = set.into_iter().find(|locale| !locale.is_empty()).unwrap_or_default();
    let tag = locale.split('.').next().unwrap_or_default().replace('_', "-");
    Language::accepted(&tag).unwrap_or(Language::En)
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_listing_answers_in_json_too() {
        fn listings<'a>(command: &'a Command, found: &mut Vec<&'a Command>) {
            for below in command.get_subcommands() {
                if matches!(below.get_name(), "list" | "show" | "standard" | "due") {
                    found.push(below);
                }
                listings(below, found);
            }
        }
        let (cli, mut found) = (Cli::command(), Vec::new());
        listings(&cli, &mut found);
        assert!(found.len() >= 7, "only {}", found.len());
        for listing in found {
            assert!(listing.get_arguments().any(|argument| argument.get_id() == "json"), "{listing}");
        }
    }

    #[test]
    fn no_secret_stands_on_a_command_line() {
        fn arguments(command: &Command, found: &mut Vec<String>) {
            found.extend(command.get_arguments().map(|argument| argument.get_id().to_string()));
            command.get_subcommands().for_each(|below| arguments(below, found));
        }
        let mut found = Vec::new();
        arguments(&Cli::command(), &mut found);
        assert!(found.len() > 30);
        assert!(!found.iter().any(|name| name.contains("password") || name.contains("secret")), "{found:?}");
    }
}
