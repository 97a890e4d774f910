//! The same rows, put in and taken out with nothing around them.

use db::{Db, Sql as _};

use crate::measure::Meter;

/// Processor time of a bare insert and a bare select of a complaint's row, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bare {
    pub(crate) insert_cpu_ms: f64,
    pub(crate) select_cpu_ms: f64,
}

const ROWS: i64 = 2_000;

/// Measures them in this process.
pub(crate) async fn figures(db: &Db, meter: &Meter) -> anyhow::Result<Bare> {
    let row =
        db.one("SELECT document FROM complaints_complaint ORDER BY number DESC LIMIT 1", vec![]).await?;
    let document: String = row.map_or(Ok(String::new()), |row| row.at(0))?;
    let tx = db.begin().await?;
    tx.run_script("CREATE TABLE bench_row (number BIGINT NOT NULL PRIMARY KEY, document TEXT NOT NULL)")
        .await?;
    tx.commit().await?;
    let before = meter.spent()?.together_ms();
    for number in 0..ROWS {
        let tx = db.begin().await?;
        let values = vec![number.into(), document.as_str().into()];
        tx.execute("INSERT INTO bench_row (number, document) VALUES ($1, $2)", values).await?;
        tx.commit().await?;
    }
    let between = meter.spent()?.together_ms();
    for number in 0..ROWS {
        let row = db.one("SELECT document FROM bench_row WHERE number = $1", vec![number.into()]).await?;
        let _: Option<String> = row.map(|row| row.at(0)).transpose()?;
    }
    let after = meter.spent()?.together_ms();
    #[expect(clippy::cast_precision_loss, reason = "a few thousand rows")]
    let rows = ROWS as f64;
    Ok(Bare { insert_cpu_ms: (between - before) / rows, select_cpu_ms: (after - between) / rows })
}
