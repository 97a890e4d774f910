use db::Tx;
use journal::Entry;
use kernel::{Clause, Deed, Refusal};
use serde_json::json;

use crate::{CONTEXT, Department, Error, Team, store};

const ORGANISATION: Clause = Clause::of("1.3.1");

/// Adds a department.
pub async fn add_department(tx: &Tx, deed: &Deed, department: Department) -> Result<Department, Error> {
    if !store::insert_department(tx, &department).await? {
        let refusal = Refusal::conflict("unit-code-taken", ORGANISATION).with("code", &department.code);
        return Err(refusal.into());
    }
    let entry = Entry {
        context: CONTEXT,
        subject: department.code.to_string(),
        event: "department-added",
        clause: Some(ORGANISATION),
        body: json!({ "name": department.name }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(department)
}

/// Adds a team to a department.
pub async fn add_team(tx: &Tx, deed: &Deed, team: Team) -> Result<Team, Error> {
    if !store::has_department(tx, &team.department).await? {
        let refusal = Refusal::input("unknown-department", ORGANISATION).with("code", &team.department);
        return Err(refusal.into());
    }
    if !store::insert_team(tx, &team).await? {
        return Err(Refusal::conflict("unit-code-taken", ORGANISATION).with("code", &team.code).into());
    }
    let entry = Entry {
        context: CONTEXT,
        subject: team.code.to_string(),
        event: "team-added",
        clause: Some(ORGANISATION),
        body: json!({ "department": team.department, "name": team.name }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(team)
}
