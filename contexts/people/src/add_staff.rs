use db::{Sql, Tx};
use journal::Entry;
use kernel::{Clause, Deed, Refusal};
use serde_json::json;

use crate::{CONTEXT, Error, Staff, store};

const ORGANISATION: Clause = Clause::of("1.3.1");

/// Adds a member of staff. They can sign in once they have a password.
pub async fn add_staff(tx: &Tx, deed: &Deed, staff: Staff) -> Result<Staff, Error> {
    let staff = staff.in_order()?;
    fits_the_organisation(tx, &staff).await?;
    if !store::insert_staff(tx, &staff).await? {
        let refusal = Refusal::conflict("staff-number-taken", ORGANISATION).with("staff", &staff.number);
        return Err(refusal.into());
    }
    let entry = Entry {
        context: CONTEXT,
        subject: staff.number.to_string(),
        event: "staff-added",
        clause: Some(ORGANISATION),
        body: json!({ "staff": staff }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(staff)
}

/// The department exists, and the team is one of its own.
pub(crate) async fn fits_the_organisation(on: &impl Sql, staff: &Staff) -> Result<(), Error> {
    if !store::has_department(on, &staff.department).await? {
        let refusal = Refusal::input("unknown-department", ORGANISATION).with("code", &staff.department);
        return Err(refusal.into());
    }
    let Some(team) = &staff.team else { return Ok(()) };
    if store::department_of_team(on, team).await?.as_ref() != Some(&staff.department) {
        let refusal = Refusal::input("team-of-another-department", ORGANISATION)
            .with("team", team)
            .with("department", &staff.department);
        return Err(refusal.into());
    }
    Ok(())
}
