//! Kefu, the one program.

use std::process::ExitCode;

use clap::Parser as _;
use kefu::cli::{self, Cli};

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    cli::start_log(&cli);
    match cli::run(cli).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kefu: {error:#}");
            ExitCode::FAILURE
        }
    }
}
