//! Developer commands, and the tests of the house's own rules. Run `cargo xtask help`.

mod clauses;
#[cfg(test)]
mod floors;
mod pg;
mod rust;
#[cfg(test)]
mod tidy;
mod tree;

use std::{
    env,
    error::Error,
    io::{self, Write as _},
    process::ExitCode,
};

const HELP: &str = "\
cargo xtask clauses           per clause: the code that implements it, the tests that prove it;
                              brings docs/clauses.md and docs/clauses.json up to date
cargo xtask clauses --json    the same as JSON, writing no file
cargo xtask clauses --check   fails when the two files are not up to date
cargo xtask pg stop           ends the PostgreSQL server of the tests
cargo xtask help              this text
";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _: io::Result<()> = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<(), Box<dyn Error>> {
    let text = match words {
        [] | ["help" | "--help" | "-h"] => HELP.to_owned(),
        ["clauses"] => clauses::update(&tree::root())?,
        ["clauses", "--json"] => clauses::as_json(&tree::root())?,
        ["clauses", "--check"] => clauses::check(&tree::root())?,
        ["pg", "stop"] => pg::stop(&tree::root())?,
        unknown => return Err(format!("no command `{}`\n\n{HELP}", unknown.join(" ")).into()),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
