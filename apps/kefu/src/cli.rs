//! The command line.

use std::{net::SocketAddr, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::{demo, house, serve::serve, settings::Settings};

const SETTINGS: &str = "\
Settings come from kefu.toml (or --config FILE), overridden by the environment:
  KEFU_DATABASE_URL      sqlite:PATH or postgres://...      [sqlite:var/kefu.db]
  KEFU_LISTEN            address and port                   [127.0.0.1:8080]
  KEFU_BASE_URL          how people and systems reach it
  KEFU_OUTBOX            folder where notices are laid for your message gateway
  KEFU_OPERATOR, KEFU_TIME_ZONE, KEFU_CALENDAR, KEFU_HOTLINE, KEFU_USERS_IN_SERVICE";

/// Customer service for telecom operators, by the standard.
#[derive(Debug, Parser)]
#[command(name = "kefu", version, after_help = SETTINGS)]
pub struct Cli {
    /// The settings file.
    #[arg(long, env = "KEFU_CONFIG", default_value = "kefu.toml", global = true)]
    config: String,
    /// What to log, e.g. `info` or `kefu=debug,warn`.
    #[arg(long, env = "KEFU_LOG", default_value = "warn", global = true)]
    log: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve desk, portal and API.
    Serve(Serve),
    /// Fill an empty database with the demo operator and its past 90 days.
    Demo,
}

#[derive(Debug, Args)]
struct Serve {
    /// Fill an empty database with the demo operator first, and print the demo sign-ins.
    #[arg(long)]
    demo: bool,
    /// Where to listen, instead of the setting.
    #[arg(long)]
    listen: Option<SocketAddr>,
}

/// Starts the log on standard error.
pub fn start_log(cli: &Cli) {
    let filter = EnvFilter::try_new(&cli.log).unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// Does what the command line asks.
pub async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&cli.config)?;
    match cli.command {
        Command::Serve(command) => run_server(settings, command).await?,
        Command::Demo => {
            let db = house::open_database(&settings.database_url).await?;
            let app = house::open(db, &settings, house::real_clock(), house::real_random()).await?;
            demo::settle_in(&app, demo::Size::Full).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn run_server(mut settings: Settings, command: Serve) -> anyhow::Result<()> {
    settings.listen = command.listen.unwrap_or(settings.listen);
    let db = house::open_database(&settings.database_url).await?;
    let app = house::open(db.clone(), &settings, house::real_clock(), house::real_random()).await?;
    if command.demo {
        demo::settle_in(&app, demo::Size::Full).await?;
    }
    if let Some(how) = html::assets::missing() {
        tracing::warn!("{how}");
    }
    let serving = serve(app, settings.listen, settings.outbox.clone(), stop_signal()).await?;
    announce(&settings, serving.address, command.demo);
    serving.ended().await?;
    db.close().await?;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the addresses are what the command answers")]
fn announce(settings: &Settings, address: SocketAddr, is_demo: bool) {
    let base = if settings.base_url.is_empty() {
        format!("http://localhost:{}", address.port())
    } else {
        settings.base_url.clone()
    };
    println!("{} is open:", settings.operator);
    println!("  desk    {base}/");
    println!("  portal  {base}/portal");
    println!("  API     {base}/openapi");
    if is_demo {
        println!("{}", demo::sign_ins());
    }
}

/// Resolves when the program is asked to stop.
async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => (),
                _ = terminate.recv() => (),
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}
