use std::sync::Arc;

use db::Db;
use jiff::Timestamp;
use kefu::{demo, house, settings::Settings};
use kernel::{Actor, Deed, Purpose};
use people::{Scope, Secret};

/// How the measurements get in.
pub(crate) struct Access {
    /// A bearer token that reads and writes.
    pub(crate) token: String,
    /// A staff number, whose password is the demo's.
    pub(crate) staff: &'static str,
}

/// The day on which the bench happens.
pub(crate) fn today() -> Timestamp {
    Timestamp::constant(1_793_400_000, 0)
}

/// The demo's people, categories and a token; no complaints.
pub(crate) async fn furnish(db: &Db) -> anyhow::Result<Access> {
    let settings = Settings::default();
    let random = Arc::new(|| [7; 32]);
    house::open(db.clone(), &settings, Arc::new(today), random).await?;
    let deed = Deed { by: Actor::System("bench".to_owned()), purpose: Purpose::Administration, at: today() };
    let password = Secret::new(demo::PASSWORD.to_owned()).hash([1; 32]).await;
    let tx = db.begin().await?;
    demo::move_in(&tx, &deed, &password).await?;
    let scopes = Scope::ALL.to_vec();
    let (_, secret) = people::create_token(&tx, &deed, "bench".parse()?, scopes, [2; 32]).await?;
    tx.commit().await?;
    Ok(Access { token: secret.reveal().to_owned(), staff: "1003" })
}
