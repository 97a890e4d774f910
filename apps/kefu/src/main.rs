//! Kefu, the one program.

use std::process::ExitCode;

use clap::Parser as _;
use kefu::cli::{self, Cli};

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    cli::start_log(&cli);
    cli::run(cli).await
}
