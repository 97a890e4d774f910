use db::Tx;
use journal::Entry;
use kernel::{Clause, Deed, Refusal, Role};
use serde_json::{Value as Json, json};

use crate::{CONTEXT, Error, Staff, add_staff::fits_the_organisation, store};

const ORGANISATION: Clause = Clause::of("1.3.1");

/// Changes the record of a member of staff to what is given; the number says whose.
///
/// Somebody who has left is signed out everywhere at once.
pub async fn change_staff(tx: &Tx, deed: &Deed, staff: Staff) -> Result<Staff, Error> {
    let staff = staff.in_order()?;
    store::hold_staff(tx).await?;
    let Some(before) = store::find(tx, &staff.number).await? else {
        return Err(Error::NotFound(staff.number));
    };
    if staff == before {
        return Ok(staff);
    }
    staff.change_by(&before, deed.by.staff())?;
    fits_the_organisation(tx, &staff).await?;
    store::update_staff(tx, &staff).await?;
    if administers(&before) && !administers(&staff) && !has_administrator(tx).await? {
        let refusal = Refusal::conflict("last-administrator", ORGANISATION).with("staff", &staff.number);
        return Err(refusal.into());
    }
    if !staff.active {
        store::delete_sessions(tx, &staff.number).await?;
    }
    let entry = Entry {
        context: CONTEXT,
        subject: staff.number.to_string(),
        event: "staff-changed",
        clause: Some(ORGANISATION),
        body: json!({ "changes": changes(&before, &staff) }),
    };
    journal::record(tx, deed, entry).await?;
    Ok(staff)
}

fn administers(staff: &Staff) -> bool {
    staff.active && staff.has(Role::Administrator)
}

async fn has_administrator(tx: &Tx) -> Result<bool, Error> {
    Ok(store::all_active(tx).await?.iter().any(administers))
}

/// What changed, from what and to what, attribute by attribute.
fn changes(before: &Staff, after: &Staff) -> Json {
    let (before, after) = (json!(before), json!(after));
    let Json::Object(after) = after else { return Json::Null };
    let changed = after
        .into_iter()
        .filter(|(name, value)| before[name] != *value)
        .map(|(name, to)| (name.clone(), json!({ "from": before[&name], "to": to })));
    Json::Object(changed.collect())
}
