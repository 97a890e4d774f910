//! The demo operator 云岭通信: its people, and ninety believable days of complaints.
//!
//! Everything is done through the use cases that people use, with the clock put back: the journal, the limits and
//! the figures are as they would be. The same moment gives the same past.

mod case;
mod crew;
mod customers;
mod past;
mod stories;

use std::fmt::Write as _;

use anyhow::Context as _;
use kernel::{Actor, Deed, Purpose};
use people::Secret;
use web::App;

pub use self::crew::move_in;

/// The password of every demo sign-in.
pub const PASSWORD: &str = "kefu-demo";

/// How much of a past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Ninety days, hundreds of complaints.
    Full,
    /// Twelve days, for tests.
    Small,
}

/// Gives an empty database the demo operator. A database with people in it is left as it is.
pub async fn settle_in(app: &App, size: Size) -> anyhow::Result<()> {
    if !people::all_active(app.db()).await?.is_empty() {
        return Ok(());
    }
    let now = app.now();
    let salt = app.random();
    let password = Secret::new(PASSWORD.to_owned()).hash(salt).await;
    let deed = Deed { by: Actor::System("demo".to_owned()), purpose: Purpose::Administration, at: now };
    let tx = app.db().begin().await?;
    move_in(&tx, &deed, &password).await.context("the demo's people could not move in")?;
    past::live_through(&tx, app, size, now).await.context("the demo's past could not be lived through")?;
    tx.commit().await?;
    Ok(())
}

/// The demo sign-ins, as printed at start.
pub fn sign_ins() -> String {
    let mut text = format!("Demo sign-ins, all with the password {PASSWORD}:\n");
    for person in crew::CREW.iter().filter(|person| person.shown) {
        let crew::Person { number, name, post, .. } = person;
        let _ = writeln!(text, "  {number}  {name}  {post}");
    }
    let (password, digits) = (customers::SERVICE_PASSWORD, customers::DOCUMENT_DIGITS);
    let _ = writeln!(text, "Customers, e.g. C-10086, are verified by {password} and {digits}.");
    text
}
