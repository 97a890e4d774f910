//! On whose behalf a command acts.

use clap::Args;
use db::Sql;
use kernel::{Actor, Clause, Deed, Permission, Purpose, Refusal, StaffNumber};
use web::App;

use super::{Context, output::worded};

/// Who stands behind a command.
#[derive(Debug, Args)]
pub(super) struct Acting {
    /// The administrator who does it, for the journal; `system:command-line` where nobody is named.
    #[arg(long = "as", value_name = "STAFF")]
    administrator: Option<StaffNumber>,
}

impl Acting {
    /// Something done now, for a purpose. Whoever is named administers.
    pub(super) async fn deed(&self, context: &Context, app: &App, purpose: Purpose) -> anyhow::Result<Deed> {
        let by = match &self.administrator {
            None => Actor::System("command-line".to_owned()),
            Some(number) => {
                let number = administrator(app.db(), number).await;
                Actor::Staff(number.map_err(|error| worded(error, context.language))?)
            }
        };
        Ok(Deed { by, purpose, at: app.now() })
    }
}

async fn administrator(on: &impl Sql, number: &StaffNumber) -> Result<StaffNumber, people::Error> {
    let staff = people::find(on, number).await?;
    let administers = staff.is_some_and(|staff| staff.may(Permission::Administer));
    let refusal = || Refusal::forbidden("administrators-only", Clause::of("5.2.2(1)")).with("staff", number);
    if administers { Ok(number.clone()) } else { Err(refusal().into()) }
}
