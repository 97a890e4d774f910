//! Measures create, read, list and search over HTTP at two sizes on both databases, in processor time of the
//! program, and of PostgreSQL where it is the database, per request, beside a bare insert and select of the same
//! rows in the same run.
//!
//! `make bench` builds and runs it; the figures are a table and JSON on standard output, and `target/bench.json`.

mod bare;
mod house;
mod load;
mod measure;
mod server;

use std::{fs, path::PathBuf};

use anyhow::Context as _;
use clap::Parser;
use serde::Serialize;
use testkit::TestDb;

use crate::measure::{Figures, Meter};

/// What to measure.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many complaints are there already.
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 1_000_000])]
    sizes: Vec<i64>,
    /// The program that serves.
    #[arg(long, default_value = "target/release/kefu")]
    program: PathBuf,
    /// Where the figures go as JSON.
    #[arg(long, default_value = "target/bench.json")]
    json: PathBuf,
}

/// The figures of one database at one size.
#[derive(Debug, Serialize)]
struct Run {
    database: &'static str,
    complaints: i64,
    load_seconds: f64,
    #[serde(flatten)]
    figures: Figures,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let mut runs = Vec::new();
    for &size in &arguments.sizes {
        for database in testkit::databases(&[&kefu::house::migrations()]).await {
            let run = run(&arguments, &database, size).await?;
            print_run(&run);
            runs.push(run);
        }
    }
    print_growth(&runs);
    let json = serde_json::to_string_pretty(&runs)?;
    print_json(&json);
    fs::write(&arguments.json, json).with_context(|| format!("cannot write {}", arguments.json.display()))
}

async fn run(arguments: &Arguments, database: &TestDb, size: i64) -> anyhow::Result<Run> {
    let db = database.connect().await;
    let began = measure::wall();
    let access = house::furnish(&db).await.context("the house could not be furnished")?;
    load::fill(&db, size).await.context("the complaints could not be loaded")?;
    let load_seconds = began.elapsed().as_secs_f64();
    let meter = Meter::of_this_process(&db).await?;
    let bare = bare::figures(&db, &meter).await?;
    let server = server::Server::start(&arguments.program, database.url()).await?;
    let figures = measure::figures(&db, &server, &meter.of_process(server.id()), &access, bare).await?;
    server.stop();
    let name = match database.dialect() {
        db::Dialect::Sqlite => "SQLite",
        db::Dialect::Postgres => "PostgreSQL",
    };
    Ok(Run { database: name, complaints: size, load_seconds, figures })
}

#[expect(clippy::print_stdout, reason = "the table is what the command answers")]
fn print_run(run: &Run) {
    let Run { database, complaints, load_seconds, figures } = run;
    println!("{database}, {complaints} complaints (loaded in {load_seconds:.0} s)");
    println!("  start {:.3} s, idle {:.1} MiB", figures.start_seconds, figures.idle_mib);
    println!(
        "  {:<22}{:>10}{:>16}{:>10}{:>18}{:>8}",
        "", "CPU-ms", "database CPU-ms", "wall-ms", "bare row CPU-ms", "ratio"
    );
    for figure in &figures.operations {
        println!(
            "  {:<22}{:>10.3}{:>16.3}{:>10.3}{:>18.4}{:>8.1}",
            figure.name,
            figure.cpu_ms,
            figure.database_cpu_ms,
            figure.wall_ms,
            figure.bare_cpu_ms,
            figure.ratio
        );
    }
    let search = &figures.search;
    println!(
        "  search {:?}: {} hits, a plain scan finds {} — {}",
        search.word,
        search.hits,
        search.scanned,
        if search.hits == search.scanned { "the same" } else { "NOT THE SAME" }
    );
}

#[expect(clippy::print_stdout, reason = "the figures are what the command answers")]
fn print_json(json: &str) {
    println!("{json}");
}

/// How much more a request costs among many complaints than among few, on the same database.
#[expect(clippy::print_stdout, reason = "the table is what the command answers")]
fn print_growth(runs: &[Run]) {
    for large in runs {
        let small =
            runs.iter().find(|run| run.database == large.database && run.complaints < large.complaints);
        let Some(small) = small else { continue };
        println!("{}: {} complaints cost, beside {}", large.database, large.complaints, small.complaints);
        for (few, many) in small.figures.operations.iter().zip(&large.figures.operations) {
            println!("  {:<22} × {:.2}", many.name, many.together_ms() / few.together_ms());
        }
    }
}
