//! Serves a small collection of parcels (token `t`), to try the rules out:
//!
//! ```sh
//! cargo run -p tmf --example parcels 127.0.0.1:18621
//! schemathesis run http://127.0.0.1:18621/openapi/parcel.json -H 'Authorization: Bearer t'
//! ```

#[path = "../tests/parcels/description.rs"]
mod description;
#[path = "../tests/parcels/house.rs"]
mod house;
#[path = "../tests/parcels/resource.rs"]
mod resource;
#[path = "../tests/parcels/store.rs"]
mod store;

use tmf::Destinations;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join(format!("parcels-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let db = db::Db::connect(&format!("sqlite:{}", folder.join("parcels.db").display())).await?;
    db::migrate(&db, &[journal::MIGRATIONS, tmf::MIGRATIONS, store::MIGRATIONS].concat()).await?;
    let clock = testkit::Clock::at("2026-09-30T08:20:00Z");
    let router = house::router(&db, &clock, &Destinations::public());
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:18621".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, router).await?;
    Ok(())
}
