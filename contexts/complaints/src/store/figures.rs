//! The counts behind the boards. Each reads one index range: the period.

use std::{collections::HashMap, fmt::Write as _};

use db::{Error, Sql, Value};
use jiff::Timestamp;
use service_statistics::Proportion;

use crate::{
    complaint::{Number, TopClass},
    figures::{Behind, Figure, Share, Side, Span},
};

/// How a share is counted: the column whose moment puts a complaint into the period, what else it takes to be in the
/// whole, and what it takes to be in the part. Limits are whole seconds (999 ms).
struct Counting {
    moment: &'static str,
    whole: &'static str,
    part: &'static str,
    /// What a complaint weighs; 1 where it is a complaint that is counted.
    weight: Option<(&'static str, &'static str)>,
}

const fn counting(moment: &'static str, whole: &'static str, part: &'static str) -> Counting {
    Counting { moment, whole, part, weight: None }
}

const fn of_share(share: Share) -> Counting {
    const ANY: &str = "state <> 'closed-elsewhere'";
    match share {
        Share::TimelyByAnnounced => counting("due_at", ANY, "ended_at <= due_at + 999"),
        Share::TimelyByOriginal => counting("original_due", ANY, "ended_at <= original_due + 999"),
        Share::AnsweredByStatute => counting(
            "statutory_due",
            ANY,
            "(answered_at <= statutory_due + 999 OR (state = 'not-valid' AND ended_at <= statutory_due + 999))",
        ),
        Share::ProcessTold => {
            counting("accepted_at", "imported_from IS NULL", "told_at - accepted_at <= 3600000")
        }
        Share::DispatchedInTime => counting(
            "judged_at",
            "state NOT IN ('accepted', 'not-valid', 'closed-elsewhere')",
            "dispatched_at - judged_at <= 1800000",
        ),
        Share::ExtensionsAnnounced => Counting {
            weight: Some(("extensions", "extensions_announced")),
            ..counting("extended_at", "extensions > 0", "extensions_announced = extensions")
        },
        Share::NotValidOverturned => counting("judged_at", "review IS NOT NULL", "review = 'overturned'"),
        Share::PassedOnOften => counting("accepted_at", "imported_from IS NULL", "transfers > 2"),
        Share::ClosedProperly => counting(
            "ended_at",
            "state = 'closed'",
            "answered_at IS NOT NULL AND (opinion IS NOT NULL OR attempts >= 3)",
        ),
        Share::RootCauseKnown => counting("ended_at", "state = 'closed'", "root_cause IS NOT NULL"),
        Share::Repeated => counting(
            "ended_at",
            "state = 'closed'",
            "EXISTS (SELECT 1 FROM complaints_complaint AS again WHERE again.repeat_of = c.number)",
        ),
        Share::DissatisfiedFirst => {
            counting("answered_at", "first_opinion IS NOT NULL", "first_opinion = 'dissatisfied'")
        }
        Share::SatisfiedAtEnd => {
            counting("ended_at", "state = 'closed' AND opinion IS NOT NULL", "opinion = 'satisfied'")
        }
        Share::CameByRegulator => {
            counting("accepted_at", ANY, "(arrival = 'regulator' OR appealed_at IS NOT NULL)")
        }
    }
}

/// Each share over a period, in one statement.
pub(crate) async fn shares(
    on: &impl Sql,
    shares: &[Share],
    span: Span,
) -> Result<Vec<(Share, Proportion)>, Error> {
    let mut sql = String::new();
    for (i, share) in shares.iter().enumerate() {
        let Counting { moment, whole, part, weight } = of_share(*share);
        let (of_whole, of_part) = weight.unwrap_or(("1", "1"));
        let union = if i == 0 { "" } else { " UNION ALL " };
        let _ = write!(
            sql,
            "{union}SELECT {i} AS place,
                    CAST(COALESCE(SUM({of_whole}), 0) AS BIGINT) AS whole,
                    CAST(COALESCE(SUM(CASE WHEN {part} THEN {of_part} ELSE 0 END), 0) AS BIGINT) AS part
             FROM complaints_complaint AS c
             WHERE {moment} >= $1 AND {moment} < $2 AND {whole}"
        );
    }
    let rows = on.all(&format!("{sql} ORDER BY place LIMIT {}", shares.len()), values(span)).await?;
    let proportion = |row: &db::Row| -> Result<Proportion, Error> {
        let count = |place| row.at::<i64>(place).map(|n| u64::try_from(n).unwrap_or(0));
        Proportion::new(count(2)?, count(1)?).map_err(|e| Error::Custom(e.to_string()))
    };
    shares.iter().zip(&rows).map(|(share, row)| Ok((*share, proportion(row)?))).collect()
}

/// The cases behind a figure, newest first.
pub(crate) async fn cases(
    on: &impl Sql,
    behind: &Behind,
    span: Span,
    limit: i64,
) -> Result<Vec<Number>, Error> {
    let (moment, is_counted) = of_figure(behind.figure);
    let mut values = values(span);
    values.extend([behind.before.map_or(i64::MAX, Number::key).into(), limit.into()]);
    let cause = match &behind.cause {
        Some(cause) => {
            values.push(cause.as_str().into());
            "AND root_cause = $5"
        }
        None => "",
    };
    let sql = format!(
        "SELECT number
         FROM complaints_complaint AS c
         WHERE {moment} >= $1 AND {moment} < $2 AND {is_counted} AND number < $3 {cause}
         ORDER BY number DESC
         LIMIT $4"
    );
    let rows = on.all(&sql, values).await?;
    rows.iter().map(|row| super::complaints::number(row, 0)).collect()
}

/// The moment that puts a complaint into the period of a figure, and what else it takes to be counted.
fn of_figure(figure: Figure) -> (&'static str, String) {
    match figure {
        Figure::Share(share, side) => {
            let Counting { moment, whole, part, .. } = of_share(share);
            let is_counted = match side {
                Side::Whole => whole.to_owned(),
                Side::Part => format!("{whole} AND {part}"),
                // A comparison with a moment that never came is neither true nor false: it belongs to the others.
                Side::Rest => format!("{whole} AND NOT COALESCE({part}, FALSE)"),
            };
            (moment, is_counted)
        }
        Figure::Accepted(class) => ("accepted_at", format!("top_class = '{}'", class.name())),
        Figure::Appealed => ("appealed_at", "TRUE".to_owned()),
        Figure::Dispatched => ("judged_at", "dispatched_at IS NOT NULL".to_owned()),
        Figure::Ended => ("ended_at", "TRUE".to_owned()),
        Figure::Open { .. } => ("accepted_at", "open = 1".to_owned()),
    }
}

/// Complaints accepted, by the name of their top class.
pub(crate) async fn by_class(on: &impl Sql, span: Span) -> Result<HashMap<String, i64>, Error> {
    let classes = TopClass::ALL.len();
    let sql = format!(
        "SELECT top_class, COUNT(*)
         FROM complaints_complaint
         WHERE accepted_at >= $1 AND accepted_at < $2
         GROUP BY top_class
         LIMIT {classes}"
    );
    let rows = on.all(&sql, values(span)).await?;
    rows.iter().map(|row| Ok((row.at(0)?, row.at(1)?))).collect()
}

/// Appeals to the regulator.
pub(crate) async fn appeals(on: &impl Sql, span: Span) -> Result<i64, Error> {
    let row = on
        .one(
            "SELECT COUNT(*) FROM complaints_complaint WHERE appealed_at >= $1 AND appealed_at < $2",
            values(span),
        )
        .await?;
    row.map_or(Ok(0), |row| row.at(0))
}

/// Root causes of what was closed, most frequent first.
pub(crate) async fn causes(on: &impl Sql, span: Span) -> Result<Vec<(String, i64)>, Error> {
    const CAUSES_MAX: usize = 200;
    let sql = format!(
        "SELECT root_cause, COUNT(*) AS cases
         FROM complaints_complaint
         WHERE ended_at >= $1 AND ended_at < $2 AND root_cause IS NOT NULL
         GROUP BY root_cause
         ORDER BY cases DESC, root_cause
         LIMIT {CAUSES_MAX}"
    );
    let rows = on.all(&sql, values(span)).await?;
    rows.iter().map(|row| Ok((row.at(0)?, row.at(1)?))).collect()
}

/// So many cases of a period are looked at for means and percentiles, the latest ones.
const SAMPLE_MAX: i64 = 200_000;
const MINUTE_MS: f64 = 60_000.0;
const HOUR_MS: f64 = 3_600_000.0;
const DAY_MS: i64 = 86_400_000;

/// Minutes from judgement to department.
pub(crate) async fn dispatch_minutes(on: &impl Sql, span: Span) -> Result<Vec<f64>, Error> {
    let sql = "SELECT dispatched_at - judged_at
               FROM complaints_complaint
               WHERE judged_at >= $1 AND judged_at < $2 AND dispatched_at IS NOT NULL
               ORDER BY judged_at DESC
               LIMIT $3";
    durations(on, sql, span, MINUTE_MS).await
}

/// Hours from acceptance to the end.
pub(crate) async fn handling_hours(on: &impl Sql, span: Span) -> Result<Vec<f64>, Error> {
    let sql = "SELECT ended_at - accepted_at
               FROM complaints_complaint
               WHERE ended_at >= $1 AND ended_at < $2
               ORDER BY ended_at DESC
               LIMIT $3";
    durations(on, sql, span, HOUR_MS).await
}

#[expect(clippy::cast_precision_loss, reason = "durations stay far below 2^53 ms")]
async fn durations(on: &impl Sql, sql: &str, span: Span, unit: f64) -> Result<Vec<f64>, Error> {
    let mut values = values(span);
    values.push(SAMPLE_MAX.into());
    let rows = on.all(sql, values).await?;
    rows.iter().map(|row| Ok(row.at::<i64>(0)? as f64 / unit)).collect()
}

/// The ages of open complaints in whole days.
pub(crate) async fn open_ages(on: &impl Sql, now: Timestamp) -> Result<Vec<u32>, Error> {
    let rows = on
        .all(
            "SELECT accepted_at FROM complaints_complaint WHERE open = 1 ORDER BY due_at LIMIT $1",
            vec![SAMPLE_MAX.into()],
        )
        .await?;
    let now = now.as_millisecond();
    rows.iter().map(|row| Ok(u32::try_from((now - row.at::<i64>(0)?) / DAY_MS).unwrap_or(0))).collect()
}

/// When each complaint of a period was accepted.
pub(crate) async fn accepted_moments(on: &impl Sql, span: Span) -> Result<Vec<i64>, Error> {
    let mut values = values(span);
    values.push(SAMPLE_MAX.into());
    let rows = on
        .all(
            "SELECT accepted_at
             FROM complaints_complaint
             WHERE accepted_at >= $1 AND accepted_at < $2
             ORDER BY accepted_at DESC
             LIMIT $3",
            values,
        )
        .await?;
    rows.iter().map(|row| row.at(0)).collect()
}

fn values(span: Span) -> Vec<Value> {
    vec![span.from.into(), span.to.into()]
}
