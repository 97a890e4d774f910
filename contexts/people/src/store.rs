//! All queries of the context.

mod attempt;
mod directory;
mod session;
mod token;

use db::{Dialect, Error, Row, Sql, Tx};
use jiff::Timestamp;
use kernel::{Language, Money, Role, StaffNumber};

pub(crate) use self::{
    attempt::{count_attempt, delete_attempts, delete_old_attempts, uncount_attempt},
    session::{
        delete_ended_sessions, delete_session, delete_sessions, drop_session, find_session, hold_password,
        insert_session, password, touch_session, update_password,
    },
    token::{find_token, insert_token, revoke_token, touch_token},
};
pub use self::{directory::directory, session::sessions, token::tokens};
use crate::{Department, LocalName, Staff, Team, UnitCode};

const STAFF: &str = "number, name, department, team, roles, authority, language, active";
const STAFF_LISTED_MAX: i64 = 5_000;
const UNITS_LISTED_MAX: i64 = 1_000;

/// The member of staff with this number, at work or gone.
pub async fn find(on: &impl Sql, number: &StaffNumber) -> Result<Option<Staff>, Error> {
    let row = on
        .one(&format!("SELECT {STAFF} FROM people_staff WHERE number = $1"), vec![number.as_str().into()])
        .await?;
    row.as_ref().map(staff).transpose()
}

/// Everybody who works here, by number; at most 5,000.
pub async fn all_active(on: &impl Sql) -> Result<Vec<Staff>, Error> {
    let rows = on
        .all(
            &format!("SELECT {STAFF} FROM people_staff WHERE active = 1 ORDER BY number LIMIT $1"),
            vec![STAFF_LISTED_MAX.into()],
        )
        .await?;
    rows.iter().map(staff).collect()
}

/// Which staff a list shows.
#[derive(Debug, Clone, Default)]
pub struct StaffFilter {
    /// Those of this department.
    pub department: Option<UnitCode>,
    /// Those who work here, or those who have left.
    pub active: Option<bool>,
}

/// How many staff a page of the list has.
pub const LISTED_PER_PAGE: usize = 100;

/// Staff with numbers after this one, by number; at most [`LISTED_PER_PAGE`].
pub async fn staff_page(
    on: &impl Sql,
    filter: &StaffFilter,
    after: Option<&StaffNumber>,
) -> Result<Vec<Staff>, Error> {
    let mut conditions = vec!["number > $1".to_owned()];
    let mut values: Vec<db::Value> = vec![after.map_or("", StaffNumber::as_str).into()];
    if let Some(department) = &filter.department {
        values.push(department.as_str().into());
        conditions.push(format!("department = ${}", values.len()));
    }
    if let Some(active) = filter.active {
        values.push(i64::from(active).into());
        conditions.push(format!("active = ${}", values.len()));
    }
    let sql = format!(
        "SELECT {STAFF} FROM people_staff WHERE {} ORDER BY number LIMIT {LISTED_PER_PAGE}",
        conditions.join(" AND ")
    );
    on.all(&sql, values).await?.iter().map(staff).collect()
}

/// Everybody who works in a department, by number; at most 5,000.
pub async fn in_department(on: &impl Sql, department: &UnitCode) -> Result<Vec<Staff>, Error> {
    let rows = on
        .all(
            &format!(
                "SELECT {STAFF}
                 FROM people_staff
                 WHERE department = $1 AND active = 1
                 ORDER BY number
                 LIMIT $2"
            ),
            vec![department.as_str().into(), STAFF_LISTED_MAX.into()],
        )
        .await?;
    rows.iter().map(staff).collect()
}

/// Every department, by code; at most 1,000.
pub async fn departments(on: &impl Sql) -> Result<Vec<Department>, Error> {
    let rows = on
        .all(
            "SELECT code, name_zh_cn, name_zh_tw, name_en FROM people_department ORDER BY code LIMIT $1",
            vec![UNITS_LISTED_MAX.into()],
        )
        .await?;
    rows.iter().map(|row| Ok(Department { code: parsed(row, "code")?, name: local_name(row)? })).collect()
}

/// Every team, by code; at most 1,000.
pub async fn teams(on: &impl Sql) -> Result<Vec<Team>, Error> {
    let rows = on
        .all(
            "SELECT code, department, name_zh_cn, name_zh_tw, name_en
             FROM people_team
             ORDER BY code
             LIMIT $1",
            vec![UNITS_LISTED_MAX.into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let department = parsed(row, "department")?;
            Ok(Team { code: parsed(row, "code")?, department, name: local_name(row)? })
        })
        .collect()
}

/// Whether the department exists.
pub(crate) async fn has_department(on: &impl Sql, code: &UnitCode) -> Result<bool, Error> {
    let row =
        on.one("SELECT code FROM people_department WHERE code = $1", vec![code.as_str().into()]).await?;
    Ok(row.is_some())
}

/// The department a team belongs to.
pub(crate) async fn department_of_team(on: &impl Sql, team: &UnitCode) -> Result<Option<UnitCode>, Error> {
    let row =
        on.one("SELECT department FROM people_team WHERE code = $1", vec![team.as_str().into()]).await?;
    row.map(|row| parsed(&row, "department")).transpose()
}

/// Adds a department; `false` where its code is taken.
pub(crate) async fn insert_department(tx: &Tx, department: &Department) -> Result<bool, Error> {
    let LocalName { zh_cn, zh_tw, en } = &department.name;
    let added = tx
        .execute(
            "INSERT INTO people_department (code, name_zh_cn, name_zh_tw, name_en)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (code) DO NOTHING",
            vec![
                department.code.as_str().into(),
                zh_cn.as_str().into(),
                zh_tw.clone().map(String::from).into(),
                en.clone().map(String::from).into(),
            ],
        )
        .await?;
    Ok(added == 1)
}

/// Adds a team; `false` where its code is taken.
pub(crate) async fn insert_team(tx: &Tx, team: &Team) -> Result<bool, Error> {
    let LocalName { zh_cn, zh_tw, en } = &team.name;
    let added = tx
        .execute(
            "INSERT INTO people_team (code, department, name_zh_cn, name_zh_tw, name_en)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (code) DO NOTHING",
            vec![
                team.code.as_str().into(),
                team.department.as_str().into(),
                zh_cn.as_str().into(),
                zh_tw.clone().map(String::from).into(),
                en.clone().map(String::from).into(),
            ],
        )
        .await?;
    Ok(added == 1)
}

/// Adds a member of staff; `false` where the number is taken.
pub(crate) async fn insert_staff(tx: &Tx, staff: &Staff) -> Result<bool, Error> {
    let added = tx
        .execute(
            &format!(
                "INSERT INTO people_staff ({STAFF})
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                 ON CONFLICT (number) DO NOTHING"
            ),
            columns(staff),
        )
        .await?;
    Ok(added == 1)
}

/// Writes what is new about a member of staff.
pub(crate) async fn update_staff(tx: &Tx, staff: &Staff) -> Result<(), Error> {
    tx.execute(
        "UPDATE people_staff
         SET name = $2, department = $3, team = $4, roles = $5, authority = $6, language = $7, active = $8
         WHERE number = $1",
        columns(staff),
    )
    .await?;
    Ok(())
}

/// Lets only this transaction change staff until it ends, so that what it counted stays true. SQLite has one
/// writer anyway.
pub(crate) async fn hold_staff(tx: &Tx) -> Result<(), Error> {
    match tx.dialect() {
        Dialect::Sqlite => Ok(()),
        Dialect::Postgres => tx.run_script("LOCK TABLE people_staff IN SHARE ROW EXCLUSIVE MODE").await,
    }
}

fn columns(staff: &Staff) -> Vec<db::Value> {
    let roles: Vec<_> = staff.roles.iter().map(|role| role.name()).collect();
    vec![
        staff.number.as_str().into(),
        staff.name.as_str().into(),
        staff.department.as_str().into(),
        staff.team.clone().map(String::from).into(),
        roles.join(" ").into(),
        staff.authority.minor().into(),
        staff.language.tag().into(),
        i64::from(staff.active).into(),
    ]
}

/// Reads the columns of [`STAFF`] by name.
pub(crate) fn staff(row: &Row) -> Result<Staff, Error> {
    let team: Option<String> = row.get("team")?;
    let roles: String = row.get("roles")?;
    let language: String = row.get("language")?;
    let active: i64 = row.get("active")?;
    Ok(Staff {
        number: parsed(row, "number")?,
        name: parsed(row, "name")?,
        department: parsed(row, "department")?,
        team: team.map(|code| code.parse()).transpose().map_err(unreadable)?,
        // A role that a newer version of the program gave is not known here and gives nothing.
        roles: roles.split(' ').filter_map(Role::parse).collect(),
        authority: Money::from_minor(row.get("authority")?),
        language: Language::parse(&language).unwrap_or_default(),
        active: active == 1,
    })
}

fn local_name(row: &Row) -> Result<LocalName, Error> {
    let other = |column| -> Result<_, Error> {
        let name: Option<String> = row.get(column)?;
        name.map(|name| name.parse()).transpose().map_err(unreadable)
    };
    Ok(LocalName { zh_cn: parsed(row, "name_zh_cn")?, zh_tw: other("name_zh_tw")?, en: other("name_en")? })
}

fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(row: &Row, column: &str) -> Result<T, Error> {
    row.get::<String>(column)?.parse().map_err(unreadable)
}

fn instant(millisecond: i64) -> Result<Timestamp, Error> {
    Timestamp::from_millisecond(millisecond).map_err(unreadable)
}

fn unreadable(error: impl std::fmt::Display) -> Error {
    Error::Type(error.to_string())
}
