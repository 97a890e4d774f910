use std::process::ExitCode;

use clap::Args;
use kernel::{Clause, Language};

use super::{
    Context,
    output::{say, say_json},
    table::Table,
};
use crate::{
    house,
    standard::{Code, Measure, Standing, State, standing, standing_now},
};

const EXAMPLES: &str = "\
Examples:
  kefu standard                          every clause of the standard, and whether it is kept
  kefu standard --clause '4.3.1(2)'      one clause: code, tests, evidence, figures of the last 30 days
  kefu standard --json | jq 'select(.state == \"not-yet\") | .clause'

Evidence is the journal's; --no-database leaves it out.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Standard {
    /// Only this clause, in full.
    #[arg(long, value_name = "ID", value_parser = clause)]
    clause: Option<Clause>,
    /// Leave out what is counted in the database.
    #[arg(long)]
    no_database: bool,
    /// Answer in JSON, one line for each.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(context: &Context, command: Standard) -> anyhow::Result<ExitCode> {
    let mut rows = if command.no_database {
        standing()
    } else {
        house::require_database(&context.settings.database_url)?;
        let db = house::open_database(&context.settings.database_url).await?;
        standing_now(&db, &context.settings.operator()?.time_zone, house::real_clock()()).await?
    };
    if let Some(clause) = command.clause {
        rows.retain(|row| row.clause == clause.id());
    }
    if command.json {
        rows.iter().try_for_each(say_json)?;
    } else if let (Some(_), Some(row)) = (command.clause, rows.first()) {
        say_in_full(row, context.language)?;
    } else {
        say_all(&rows, context.language)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn say_all(rows: &[Standing], language: Language) -> anyhow::Result<()> {
    let mut table = Table::new(&["clause", "state", "code", "tests", "evidence", "refusals", "heading"]);
    for row in rows {
        table.row([
            row.clause.to_owned(),
            state(row.state).to_owned(),
            row.implemented_by.len().to_string(),
            row.proved_by.len().to_string(),
            row.evidence.to_string(),
            row.refusals.to_string(),
            row.entry().title(language).to_owned(),
        ]);
    }
    table.say()?;
    let count = |wanted: State| rows.iter().filter(|row| row.state == wanted).count();
    say(format_args!(
        "{} clauses: {} proved by tests, {} implemented, {} not yet",
        rows.len(),
        count(State::Proved),
        count(State::Implemented),
        count(State::NotYet),
    ))?;
    Ok(())
}

fn say_in_full(row: &Standing, language: Language) -> anyhow::Result<()> {
    let entry = row.entry();
    say(format_args!("{}  {}  ({})", row.clause, entry.title(language), state(row.state)))?;
    say(entry.text(language))?;
    if let Some(refuse) = entry.refuse(language) {
        say(format_args!("refuses: {refuse}"))?;
    }
    say_code("kept by", &row.implemented_by)?;
    say_code("proved by", &row.proved_by)?;
    say(format_args!("evidence: {} entries, {} of them refusals", row.evidence, row.refusals))?;
    for Measure { name, part, whole, value } in &row.measures {
        let value = value.map_or_else(String::new, |value| format!(" = {:.1} %", value * 100.0));
        say(format_args!("{name}: {part} of {whole}{value}"))?;
    }
    Ok(())
}

fn say_code(heading: &str, code: &[Code]) -> anyhow::Result<()> {
    if !code.is_empty() {
        say(format_args!("{heading}:"))?;
    }
    for Code { path, item } in code {
        say(format_args!("  {path}  {item}"))?;
    }
    Ok(())
}

const fn state(state: State) -> &'static str {
    match state {
        State::Proved => "proved",
        State::Implemented => "implemented",
        State::NotYet => "not yet",
    }
}

fn clause(id: &str) -> Result<Clause, String> {
    Clause::parse(id).ok_or_else(|| "the standard has no such clause; `kefu standard` lists them".to_owned())
}
