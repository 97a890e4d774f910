//! The program around the resource, with a clock that stands still and one client, whose token is `t`.

use std::sync::{Arc, Mutex};

use axum::{Router, http::StatusCode, middleware, routing::any};
use calendars::Calendars;
use db::Db;
use jiff::tz::TimeZone;
use kernel::{Actor, Permission};
use testkit::{Clock, Random};
use tmf::Destinations;
use web::{App, Caller, Credential, Live, Operator, Parts};

pub(crate) fn router(db: &Db, clock: &Clock, destinations: &Destinations) -> Router {
    let (clock, random) = (clock.clone(), Mutex::new(Random::seeded(7)));
    let app = App::new(Parts {
        db: db.clone(),
        operator: Operator {
            name: "云岭通信".to_owned(),
            time_zone: TimeZone::UTC,
            calendar: "cn".to_owned(),
            base_url: "http://127.0.0.1:8099".to_owned(),
            hotline: None,
            users_in_service: 0,
        },
        calendars: Calendars::built_in(),
        furnish: Arc::new(|_, _| ()),
        clock: Arc::new(move || clock.now()),
        random: Arc::new(move || random.lock().expect("no handler panics with it").bytes()),
        authenticate: Arc::new(|_, credential| {
            Box::pin(async move {
                let is_known = credential == Credential::Token("t".to_owned());
                Ok(is_known.then(|| {
                    let mut caller = Caller::anonymous();
                    caller.permissions = vec![Permission::ApiRead, Permission::ApiWrite];
                    caller.actor = Actor::Client("crm".to_owned());
                    caller
                }))
            })
        }),
        live: Live::new(),
    });
    super::resource::routes(destinations)
        .into_router(app, any(async || StatusCode::NOT_FOUND))
        .layer(middleware::from_fn(tmf::complete_errors))
}
