//! The standard, clause by clause: what keeps it, what proves it, what the journal holds for it, and how well it is
//! kept today.

mod filter;
mod page;
mod row;
#[cfg(test)]
mod tests;

use std::{collections::HashMap, sync::LazyLock};

use complaints::{Period, Share};
use db::Db;
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use kernel::{Clause, ClauseEntry, Language};
use serde::{Deserialize, Serialize};

pub use self::page::show;

/// How one clause stands.
#[derive(Debug, Clone, Serialize)]
pub struct Standing {
    /// The clause's id.
    pub clause: &'static str,
    /// Its heading, in English.
    pub title: &'static str,
    /// Whether code keeps it.
    pub state: State,
    /// The code that keeps it.
    pub implemented_by: Vec<Code>,
    /// The tests that prove it.
    pub proved_by: Vec<Code>,
    /// Journal entries that are evidence for it.
    pub evidence: i64,
    /// Refusals among them.
    pub refusals: i64,
    /// Its figures over the last thirty days.
    pub measures: Vec<Measure>,
    #[serde(skip)]
    of: Clause,
}

/// Whether code keeps a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Kept by code that tests prove.
    Proved,
    /// Kept by code; no test names it.
    Implemented,
    /// Not yet.
    NotYet,
}

impl Standing {
    /// What the register says about the clause.
    pub fn entry(&self) -> &'static ClauseEntry {
        self.of.entry()
    }

    /// The chapter it is in.
    pub fn chapter(&self) -> Option<u8> {
        self.clause.split('.').next().and_then(|chapter| chapter.parse().ok())
    }
}

impl State {
    /// All of them, the best first.
    pub const ALL: [Self; 3] = [Self::Proved, Self::Implemented, Self::NotYet];

    /// The stable name, in kebab case; also the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::Implemented => "implemented",
            Self::NotYet => "not-yet",
        }
    }
}

/// A place in the source.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Code {
    /// The file.
    pub path: String,
    /// The item in it.
    pub item: String,
}

/// A figure of today.
#[derive(Debug, Clone, Serialize)]
pub struct Measure {
    /// The share's name.
    pub name: &'static str,
    /// Its numerator.
    pub part: u64,
    /// Its denominator.
    pub whole: u64,
    /// Its value, where the denominator is not zero.
    pub value: Option<f64>,
}

#[derive(Deserialize)]
struct Coverage {
    clause: String,
    implemented_by: Vec<Code>,
    proved_by: Vec<Code>,
}

/// What `cargo xtask clauses` found when the program was built.
static COVERAGE: LazyLock<HashMap<String, Coverage>> = LazyLock::new(|| {
    let rows: Vec<Coverage> = serde_json::from_str(include_str!("../../../docs/clauses.json"))
        .expect("docs/clauses.json is made and checked by xtask");
    rows.into_iter().map(|row| (row.clause.clone(), row)).collect()
});

const DAYS_MEASURED: i64 = 30;

/// How every clause stands by its code alone, for a program without a database.
pub fn standing() -> Vec<Standing> {
    Clause::all().map(of_clause).collect()
}

/// How every clause stands now, with its evidence and its figures.
pub async fn standing_now(
    db: &Db,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<Vec<Standing>, complaints::Error> {
    let counts = journal::clause_counts(db).await?;
    let counts: HashMap<String, (i64, i64)> =
        counts.into_iter().map(|(clause, entries, refusals)| (clause, (entries, refusals))).collect();
    let to = now.to_zoned(zone.clone()).date();
    let period = Period { from: to.saturating_sub(DAYS_MEASURED.days()), to };
    let shares = complaints::shares(db, &Share::ALL, period, zone, now).await?;
    let mut standing = standing();
    for clause in &mut standing {
        (clause.evidence, clause.refusals) = counts.get(clause.clause).copied().unwrap_or((0, 0));
        let own = shares.iter().filter(|(share, _)| share.clause() == clause.of);
        clause.measures = own
            .map(|(share, proportion)| Measure {
                name: share.name(),
                part: proportion.part(),
                whole: proportion.whole(),
                value: proportion.value(),
            })
            .collect();
    }
    Ok(standing)
}

fn of_clause(clause: Clause) -> Standing {
    let coverage = COVERAGE.get(clause.id());
    let implemented_by = coverage.map(|row| row.implemented_by.clone()).unwrap_or_default();
    let proved_by = coverage.map(|row| row.proved_by.clone()).unwrap_or_default();
    let state = match (implemented_by.is_empty(), proved_by.is_empty()) {
        (true, _) => State::NotYet,
        (false, true) => State::Implemented,
        (false, false) => State::Proved,
    };
    let (id, title) = (clause.id(), clause.entry().title(Language::En));
    Standing {
        clause: id,
        title,
        state,
        implemented_by,
        proved_by,
        evidence: 0,
        refusals: 0,
        measures: vec![],
        of: clause,
    }
}
