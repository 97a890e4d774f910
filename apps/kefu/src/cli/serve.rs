use std::{net::SocketAddr, process::ExitCode};

use clap::Args;

use super::{Context, output::say};
use crate::{demo, serve::serve, settings::Settings};

const EXAMPLES: &str = "\
Examples:
  kefu serve --demo                                  the demo operator on http://localhost:8080
  KEFU_DATABASE_URL=postgres:///kefu kefu serve      on PostgreSQL; start as many as you need";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Serve {
    /// Fill an empty database with the demo operator first, and print the demo sign-ins.
    #[arg(long)]
    demo: bool,
    /// Where to listen, instead of the setting.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

pub(super) async fn run(mut context: Context, command: Serve) -> anyhow::Result<ExitCode> {
    context.settings.listen = command.listen.unwrap_or(context.settings.listen);
    let app = context.app().await?;
    let settings = context.settings;
    if command.demo {
        demo::settle_in(&app, demo::Size::Full).await?;
    }
    if let Some(how) = html::assets::missing() {
        tracing::warn!("{how}");
    }
    let db = app.db().clone();
    let mut destinations = settings.destinations()?;
    if command.demo {
        // Whoever tries the events out has their receiver on this machine.
        destinations = destinations
            .with_plain_http()
            .with_allowed("127.0.0.0/8".parse()?)
            .with_allowed("::1/128".parse()?);
    }
    let serving = serve(app, settings.listen, settings.outbox.clone(), destinations, stop_signal()).await?;
    announce(&settings, serving.address, command.demo)?;
    serving.ended().await?;
    db.close().await?;
    Ok(ExitCode::SUCCESS)
}

fn announce(settings: &Settings, address: SocketAddr, is_demo: bool) -> anyhow::Result<()> {
    let base = settings.given_base_url()?.unwrap_or_else(|| format!("http://localhost:{}", address.port()));
    say(format_args!("{} is open:", settings.operator))?;
    say(format_args!("  desk    {base}/"))?;
    say(format_args!("  portal  {base}/portal"))?;
    say(format_args!("  API     {base}/openapi"))?;
    if is_demo {
        say(demo::sign_ins())?;
    }
    Ok(())
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
