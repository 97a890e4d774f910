use db::Tx;
use journal::Entry;
use kernel::{Clause, Deed};
use serde_json::json;

use crate::{CONTEXT, CustomerNumber, Error};

const ACCESS: Clause = Clause::of("5.2.2(1)");

/// Records that another system was given these files over an API, in one entry for the whole request.
pub(crate) async fn disclose(
    tx: &Tx,
    deed: &Deed,
    resource: &str,
    shown: &[CustomerNumber],
) -> Result<(), Error> {
    let subject = match shown {
        [one] => one.to_string(),
        [] | [_, ..] => CONTEXT.to_owned(),
    };
    let body = json!({ "resource": resource, "shown": shown });
    let entry = Entry { context: CONTEXT, subject, event: "read", clause: Some(ACCESS), body };
    journal::record(tx, deed, entry).await?;
    Ok(())
}
