use db::{Error, Tx};
use kernel::StaffNumber;

/// Ends every session of a member of staff, and says how many there were.
pub(crate) async fn delete_sessions(tx: &Tx, staff: &StaffNumber) -> Result<u64, Error> {
    tx.execute("DELETE FROM people_session WHERE staff = $1", vec![staff.as_str().into()]).await
}
