//! The contexts, put together into one application.

use std::{
    fs::{self, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    sync::Arc,
};

use anyhow::{Context as _, bail};
use axum::{Router, routing::get};
use calendars::Calendars;
use db::{Db, Migration};
use jiff::Timestamp;
use kernel::{Actor, Deed, Permission, Purpose};
use tmf::Destinations;
use web::{App, Clock, Failure, Live, Parts, Random, Routes};

use crate::{api, furnish, settings::Settings, standard, unread};

/// Every table there is, in the order in which contexts build on each other.
pub fn migrations() -> Vec<Migration> {
    [
        journal::MIGRATIONS,
        jobs::MIGRATIONS,
        calendars::MIGRATIONS,
        people::MIGRATIONS,
        customers::MIGRATIONS,
        complaints::MIGRATIONS,
        tmf::MIGRATIONS,
    ]
    .concat()
}

/// The real time. Everywhere else, time is an argument.
#[expect(clippy::disallowed_methods, reason = "the program is where the clock is read")]
pub fn real_clock() -> Clock {
    Arc::new(Timestamp::now)
}

/// Randomness from the operating system.
///
/// # Panics
/// When the operating system has none: no token could be trusted then.
pub fn real_random() -> Random {
    Arc::new(|| {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        bytes
    })
}

/// The file of an embedded database.
pub(crate) fn embedded(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite:")?.trim_start_matches("//");
    Some(Path::new(path.split('?').next().unwrap_or(path)))
}

/// Nobody but the one who made it: it is about persons.
pub(crate) const PRIVATE: u32 = 0o600;

/// Makes the folder of an embedded database, and the database as an empty file that nobody else may read. SQLite
/// gives the files beside it the same permissions.
pub(crate) fn make_place(url: &str) -> anyhow::Result<()> {
    let Some(file) = embedded(url) else { return Ok(()) };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    // A name with a percent sign is another one to the driver, and one in memory is none.
    if !url.contains('%') && !url.contains("memory") && !file.exists() {
        let made = OpenOptions::new().write(true).create_new(true).mode(PRIVATE).open(file);
        match made {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(error).with_context(|| format!("cannot make the database {}", file.display()));
            }
            Ok(_) | Err(_) => {}
        }
    }
    Ok(())
}

/// Refuses an embedded database that is not there: whoever only reads must not make one by a misspelt name.
pub(crate) fn require_database(url: &str) -> anyhow::Result<()> {
    match embedded(url).filter(|database| !url.contains('%') && !url.contains("memory") && !database.exists())
    {
        Some(database) => bail!("there is no database {}", database.display()),
        None => Ok(()),
    }
}

/// Connects to the database and brings its tables up to date. The folder of an embedded one is made.
pub async fn open_database(url: &str) -> anyhow::Result<Db> {
    make_place(url)?;
    let db = Db::connect(url).await.context("cannot open the database")?;
    db::migrate(&db, &migrations()).await.context("cannot bring the database up to date")?;
    Ok(db)
}

/// The application on a database.
pub async fn open(db: Db, settings: &Settings, clock: Clock, random: Random) -> anyhow::Result<App> {
    let deed = Deed { by: Actor::System("setup".to_owned()), purpose: Purpose::Administration, at: clock() };
    let tx = db.begin().await?;
    complaints::plant_categories(&tx, &deed).await?;
    complaints::plant_root_causes(&tx, &deed).await?;
    calendars::plant(&tx, &deed).await.context("cannot keep the calendars")?;
    tx.commit().await?;
    let calendars = Calendars::load(&db).await.context("cannot read the calendars")?;
    Ok(App::new(Parts {
        db,
        operator: settings.operator()?,
        calendars,
        clock,
        random,
        authenticate: people::authenticator(),
        furnish: Arc::new(furnish::furnish),
        live: Live::new(),
    }))
}

/// Refuses an operator whose calendar nobody holds: none of its deadlines could be counted.
pub(crate) fn require_calendar(app: &App) -> anyhow::Result<()> {
    let name = &app.operator().calendar;
    if app.calendars().get(name).is_none() {
        let held = app.calendars().places().join(", ");
        bail!(
            "calendar: there is no calendar {name:?}; there are: {held}, and `kefu calendar import` takes others in"
        );
    }
    Ok(())
}

/// Every route with what it asks of its caller. Events may be sent to `destinations`.
pub fn routes(destinations: &Destinations) -> Routes {
    Routes::new()
        .route("/assets/{file}", Permission::Public, get(html::assets::serve))
        .route("/health", Permission::Public, get(health))
        .route("/standard", Permission::ReadBoards, get(standard::show))
        .merge(people::routes())
        .merge(customers::routes())
        .merge(complaints::boards_routes())
        .merge(complaints::desk_routes())
        .merge(api::routes(destinations))
        .merge(complaints::portal_routes())
}

/// All of it as one service.
pub fn service(app: App, destinations: &Destinations) -> Router {
    use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, trace::TraceLayer};
    routes(destinations)
        .into_router(app, get(not_found).post(not_found))
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn(tmf::complete_errors))
        .layer(CompressionLayer::new())
        .layer(TraceLayer::new_for_http())
        .layer(axum::middleware::from_fn(unread::read_to_the_end))
}

async fn not_found() -> Failure {
    Failure::NotFound
}

/// Whether the database answers, for load balancers: `ok`, or 503.
async fn health(axum::extract::State(app): axum::extract::State<App>) -> Result<&'static str, Failure> {
    journal::head(app.db()).await?;
    Ok("ok")
}
