//! What helps people at the desk and is no part of the file: drafts, who looks, saved views.

use db::{Error, Sql, Tx};
use jiff::Timestamp;
use kernel::StaffNumber;

use crate::complaint::Number;

pub(crate) async fn put_draft(
    tx: &Tx,
    staff: &StaffNumber,
    place: &str,
    text: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let key = || vec![staff.as_str().into(), place.into()];
    if text.is_empty() {
        tx.execute("DELETE FROM complaints_draft WHERE staff = $1 AND place = $2", key()).await?;
        return Ok(());
    }
    let mut values = key();
    values.extend([text.into(), now.as_millisecond().into()]);
    tx.execute(
        "INSERT INTO complaints_draft (staff, place, text, saved_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (staff, place) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at",
        values,
    )
    .await?;
    Ok(())
}

/// Somebody's drafts whose place begins with `prefix`, as place and text.
pub(crate) async fn drafts(
    on: &impl Sql,
    staff: &StaffNumber,
    prefix: &str,
) -> Result<Vec<(String, String)>, Error> {
    let rows = on
        .all(
            "SELECT place, text
             FROM complaints_draft
             WHERE staff = $1 AND place >= $2 AND place < $3
             ORDER BY place
             LIMIT 50",
            vec![staff.as_str().into(), prefix.into(), format!("{prefix}\u{10FFFF}").into()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.at(0)?, row.at(1)?))).collect()
}

/// Notes that somebody looks at a complaint (`viewing`) or writes on it (`editing`).
pub(crate) async fn see(
    tx: &Tx,
    number: Number,
    staff: &StaffNumber,
    mode: &str,
    now: Timestamp,
) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO complaints_presence (number, staff, mode, seen_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (number, staff) DO UPDATE SET mode = excluded.mode, seen_at = excluded.seen_at",
        vec![number.key().into(), staff.as_str().into(), mode.into(), now.as_millisecond().into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn leave(tx: &Tx, number: Number, staff: &StaffNumber) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM complaints_presence WHERE number = $1 AND staff = $2",
        vec![number.key().into(), staff.as_str().into()],
    )
    .await?;
    Ok(())
}

/// Who has been at a complaint since `from`, as staff number and mode.
pub(crate) async fn present(
    on: &impl Sql,
    number: Number,
    from: Timestamp,
) -> Result<Vec<(String, String)>, Error> {
    let rows = on
        .all(
            "SELECT staff, mode
             FROM complaints_presence
             WHERE number = $1 AND seen_at >= $2
             ORDER BY staff
             LIMIT 20",
            vec![number.key().into(), from.as_millisecond().into()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.at(0)?, row.at(1)?))).collect()
}

pub(crate) async fn put_view(tx: &Tx, staff: &StaffNumber, name: &str, query: &str) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO complaints_view (staff, name, query) VALUES ($1, $2, $3)
         ON CONFLICT (staff, name) DO UPDATE SET query = excluded.query",
        vec![staff.as_str().into(), name.into(), query.into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete_view(tx: &Tx, staff: &StaffNumber, name: &str) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM complaints_view WHERE staff = $1 AND name = $2",
        vec![staff.as_str().into(), name.into()],
    )
    .await?;
    Ok(())
}

/// Somebody's saved views, as name and query string.
pub(crate) async fn views(on: &impl Sql, staff: &StaffNumber) -> Result<Vec<(String, String)>, Error> {
    let rows = on
        .all(
            "SELECT name, query FROM complaints_view WHERE staff = $1 ORDER BY name LIMIT 50",
            vec![staff.as_str().into()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.at(0)?, row.at(1)?))).collect()
}
