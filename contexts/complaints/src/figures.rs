//! The figures of the boards: each one defined, with its clause and denominator, and each one opening to its cases.
//!
//! Definitions as in the indicator guide of the standard. A complaint that was ended in a former system tells
//! nothing of times and is in no figure.

mod figure;

use std::collections::HashMap;

use db::Sql;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::Clause;
use service_statistics::{AgeGroup, ParetoRow, Proportion, Rate, Sample, Summary, ageing, pareto};

pub use self::figure::Figure;
use crate::{
    Error, Page, RootCause,
    complaint::{Number, TopClass},
    inbox::cut,
    store,
};

/// A share that the boards show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Share {
    /// Ended by the announced limit / due in the period.
    TimelyByAnnounced,
    /// Ended by the limit first told / due in the period.
    TimelyByOriginal,
    /// Answered or explained within the statutory days / due by statute in the period.
    AnsweredByStatute,
    /// Process notice within the hour / accepted in the period.
    ProcessTold,
    /// With a department within half an hour of the judgement / judged valid in the period.
    DispatchedInTime,
    /// Announced before the old limit / extensions made in the period.
    ExtensionsAnnounced,
    /// Overturned / not-valid judgements of the period that were reviewed.
    NotValidOverturned,
    /// With more than two transfers / accepted in the period.
    PassedOnOften,
    /// Closed with answer and opinion or three tries / closed in the period.
    ClosedProperly,
    /// Closed with a root cause / closed in the period.
    RootCauseKnown,
    /// Came again within the window / closed in the period.
    Repeated,
    /// Dissatisfied with the first answer / opinions on first answers of the period.
    DissatisfiedFirst,
    /// Satisfied in the end / opinions on complaints closed in the period.
    SatisfiedAtEnd,
    /// Came past us by the regulator / accepted in the period.
    CameByRegulator,
}

/// From the beginning of one local day to the end of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// Which cases of a share are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// All that it counts.
    Whole,
    /// Those of the numerator.
    Part,
    /// The others.
    Rest,
}

/// A period in milliseconds, from included, to excluded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) from: i64,
    pub(crate) to: i64,
}

/// Everything a board shows for a period.
#[derive(Debug, Clone)]
pub struct Board {
    /// The shares, in the order of [`Share::ALL`].
    pub shares: Vec<(Share, Proportion)>,
    /// Minutes from judgement to department.
    pub dispatch_minutes: Option<Summary>,
    /// Hours from acceptance to the end.
    pub handling_hours: Option<Summary>,
    /// Complaints accepted, by top class.
    pub by_class: Vec<(TopClass, i64)>,
    /// Complaints per million users, by the regulator's three classes (process guide, fact 2).
    pub per_million: Vec<(TopClass, Rate)>,
    /// Appeals to the regulator per million users.
    pub appeals_per_million: Rate,
    /// Root causes of what was closed.
    pub causes: Vec<ParetoRow<String>>,
    /// The list that these causes are of, for their names.
    pub listed: Vec<RootCause>,
    /// Open complaints by age in days.
    pub ages: Vec<AgeGroup>,
    /// Accepted per local day.
    pub daily: Vec<(Date, i64)>,
}

impl Share {
    /// All of them, in the order of the standard.
    pub const ALL: [Self; 14] = [
        Self::TimelyByAnnounced,
        Self::TimelyByOriginal,
        Self::AnsweredByStatute,
        Self::ProcessTold,
        Self::DispatchedInTime,
        Self::ExtensionsAnnounced,
        Self::NotValidOverturned,
        Self::PassedOnOften,
        Self::ClosedProperly,
        Self::RootCauseKnown,
        Self::Repeated,
        Self::DissatisfiedFirst,
        Self::SatisfiedAtEnd,
        Self::CameByRegulator,
    ];

    /// The stable name, in kebab case; also the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TimelyByAnnounced => "timely-by-announced",
            Self::TimelyByOriginal => "timely-by-original",
            Self::AnsweredByStatute => "answered-by-statute",
            Self::ProcessTold => "process-told",
            Self::DispatchedInTime => "dispatched-in-time",
            Self::ExtensionsAnnounced => "extensions-announced",
            Self::NotValidOverturned => "not-valid-overturned",
            Self::PassedOnOften => "passed-on-often",
            Self::ClosedProperly => "closed-properly",
            Self::RootCauseKnown => "root-cause-known",
            Self::Repeated => "repeated",
            Self::DissatisfiedFirst => "dissatisfied-first",
            Self::SatisfiedAtEnd => "satisfied-at-end",
            Self::CameByRegulator => "came-by-regulator",
        }
    }

    /// The share with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|share| share.name() == name)
    }

    /// The clause it measures.
    pub const fn clause(self) -> Clause {
        match self {
            Self::TimelyByAnnounced | Self::TimelyByOriginal => Clause::of("4.3.1(1)"),
            Self::AnsweredByStatute | Self::CameByRegulator => Clause::of("4.3.2(4)"),
            Self::ProcessTold => Clause::of("4.2.2(1)"),
            Self::DispatchedInTime => Clause::of("4.2.2(2)"),
            Self::ExtensionsAnnounced => Clause::of("4.3.1(2)"),
            Self::NotValidOverturned => Clause::of("4.2.2(3)"),
            Self::PassedOnOften => Clause::of("2.3(4)"),
            Self::ClosedProperly => Clause::of("4.2.3(3)"),
            Self::RootCauseKnown | Self::Repeated => Clause::of("4.3.2(3)"),
            Self::DissatisfiedFirst | Self::SatisfiedAtEnd => Clause::of("9.1.3"),
        }
    }

    /// The target, a share of one, and whether it is a floor. The indicator guide proposes them.
    pub const fn target(self) -> Option<Target> {
        match self {
            Self::TimelyByAnnounced | Self::TimelyByOriginal => Some(Target::AtLeast(0.95)),
            Self::AnsweredByStatute
            | Self::ExtensionsAnnounced
            | Self::ClosedProperly
            | Self::RootCauseKnown
            | Self::ProcessTold => Some(Target::AtLeast(1.0)),
            Self::DispatchedInTime => Some(Target::AtLeast(0.98)),
            Self::NotValidOverturned => Some(Target::AtMost(0.02)),
            Self::Repeated => Some(Target::AtMost(0.05)),
            Self::SatisfiedAtEnd => Some(Target::AtLeast(0.85)),
            Self::PassedOnOften | Self::DissatisfiedFirst | Self::CameByRegulator => None,
        }
    }
}

/// What a share should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// Not below.
    AtLeast(f64),
    /// Not above.
    AtMost(f64),
}

impl Target {
    /// Whether a value meets it.
    pub fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtLeast(least) => value >= least,
            Self::AtMost(most) => value <= most,
        }
    }
}

impl Side {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
            Self::Rest => "rest",
        }
    }

    /// The side with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Whole, Self::Part, Self::Rest].into_iter().find(|side| side.name() == name)
    }
}

impl Period {
    /// The instants of the period; nothing after now belongs to it, because nothing there is due yet.
    pub(crate) fn span(self, zone: &TimeZone, now: Timestamp) -> Span {
        let start = |day: Date| day.to_zoned(zone.clone()).map(|z| z.timestamp().as_millisecond()).ok();
        let from = start(self.from).unwrap_or(0);
        let to = self.to.tomorrow().ok().and_then(start).unwrap_or(i64::MAX);
        Span { from, to: to.min(now.as_millisecond() + 1) }
    }
}

/// The bounds of the ageing of open complaints, in days: the fourth is the day after the statutory one.
const AGE_BOUNDS: [u32; 5] = [2, 4, 8, 16, 31];

/// Some shares over a period.
pub async fn shares(
    on: &impl Sql,
    wanted: &[Share],
    period: Period,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<Vec<(Share, Proportion)>, Error> {
    Ok(store::figures::shares(on, wanted, period.span(zone, now)).await?)
}

/// A whole board over a period.
pub async fn board(
    on: &impl Sql,
    period: Period,
    zone: &TimeZone,
    users_in_service: i64,
    now: Timestamp,
) -> Result<Board, Error> {
    let span = period.span(zone, now);
    let shares = store::figures::shares(on, &Share::ALL, span).await?;
    let by_class = store::figures::by_class(on, span).await?;
    let count_of = |class: TopClass| by_class.get(class.name()).copied().unwrap_or(0);
    let users = unsigned(users_in_service);
    let appeals = store::figures::appeals(on, span).await?;
    let causes = store::figures::causes(on, span).await?;
    let ages = store::figures::open_ages(on, now).await?;
    let listed = store::root_causes::all(on).await?;
    Ok(Board {
        listed,
        shares,
        dispatch_minutes: summary(store::figures::dispatch_minutes(on, span).await?),
        handling_hours: summary(store::figures::handling_hours(on, span).await?),
        by_class: TopClass::ALL.into_iter().map(|class| (class, count_of(class))).collect(),
        per_million: TopClass::REGULATOR
            .into_iter()
            .map(|class| (class, Rate::per_million(unsigned(count_of(class)), users)))
            .collect(),
        appeals_per_million: Rate::per_million(unsigned(appeals), users),
        causes: pareto(causes.into_iter().map(|(cause, count)| (cause, unsigned(count))), None),
        ages: ageing(ages, &AGE_BOUNDS).unwrap_or_default(),
        daily: daily(store::figures::accepted_moments(on, span).await?, period, zone, now),
    })
}

/// The cases that a board is asked to show.
#[derive(Debug, Clone)]
pub struct Behind {
    /// Behind which figure.
    pub figure: Figure,
    /// Over which period.
    pub period: Period,
    /// Only those with this root cause.
    pub cause: Option<String>,
    /// Only those before this one.
    pub before: Option<Number>,
}

/// The cases behind a figure, newest first.
pub async fn cases_behind(
    on: &impl Sql,
    behind: &Behind,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<Page, Error> {
    let span = if let Figure::Open { from, below } = behind.figure {
        aged(from, below, now)
    } else {
        behind.period.span(zone, now)
    };
    let numbers = store::figures::cases(on, behind, span, crate::PAGE_LINES + 1).await?;
    Ok(cut(store::lists::lines(on, &numbers).await?))
}

/// When complaints were accepted that are so many whole days old now.
fn aged(from: u32, below: Option<u32>, now: Timestamp) -> Span {
    const DAY_MS: i64 = 86_400_000;
    let accepted_after = |days: u32| now.as_millisecond() - i64::from(days) * DAY_MS + 1;
    Span { from: below.map_or(0, accepted_after), to: accepted_after(from) }
}

fn summary(values: Vec<f64>) -> Option<Summary> {
    Sample::new(values).ok().and_then(|sample| sample.summary())
}

fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

fn daily(moments: Vec<i64>, period: Period, zone: &TimeZone, now: Timestamp) -> Vec<(Date, i64)> {
    let mut counts: HashMap<Date, i64> = HashMap::new();
    for moment in moments {
        if let Ok(at) = Timestamp::from_millisecond(moment) {
            *counts.entry(at.to_zoned(zone.clone()).date()).or_default() += 1;
        }
    }
    let today = now.to_zoned(zone.clone()).date();
    let days = std::iter::successors(Some(period.from), |day| day.tomorrow().ok());
    days.take_while(|day| *day <= period.to.min(today))
        .map(|day| (day, counts.get(&day).copied().unwrap_or(0)))
        .collect()
}
