use std::fmt::Write as _;

use db::{Error, Sql};
use kernel::StaffNumber;

use super::{STAFF, UNITS_LISTED_MAX, parsed, staff, unreadable};
use crate::{Department, Directory, LocalName};

/// More numbers than this on one page are a mistake; those beyond are shown without a name.
const NUMBERS_MAX: usize = 500;
const LISTED_MAX: i64 = 500 + UNITS_LISTED_MAX;

/// Who these numbers are, and every department, in one query.
pub async fn directory(on: &impl Sql, numbers: &[StaffNumber]) -> Result<Directory, Error> {
    let numbers = &numbers[..numbers.len().min(NUMBERS_MAX)];
    let mut places = String::from("''");
    for place in 1..=numbers.len() {
        // Writing to a string cannot fail.
        let _ = write!(places, ", ${place}");
    }
    let rows = on
        .all(
            &format!(
                "SELECT 'staff' AS kind, {STAFF}
                 FROM people_staff
                 WHERE number IN ({places})
                 UNION ALL
                 SELECT 'department', code, name_zh_cn, name_zh_tw, name_en, '', CAST(0 AS BIGINT), '',
                    CAST(1 AS BIGINT)
                 FROM people_department
                 LIMIT {LISTED_MAX}"
            ),
            numbers.iter().map(|number| number.as_str().into()).collect(),
        )
        .await?;
    let mut found = Directory::default();
    for row in &rows {
        if row.get::<String>("kind")? == "staff" {
            found.staff.push(staff(row)?);
            continue;
        }
        let other = |column| -> Result<_, Error> {
            let name: Option<String> = row.get(column)?;
            name.map(|name| name.parse()).transpose().map_err(unreadable)
        };
        let name = LocalName { zh_cn: parsed(row, "name")?, zh_tw: other("department")?, en: other("team")? };
        found.departments.push(Department { code: parsed(row, "number")?, name });
    }
    found.departments.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(found)
}
