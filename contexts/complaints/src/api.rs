//! What other systems see of complaints: trouble tickets (TMF621), v5 and v4.

mod events;
mod openapi;
mod trouble_ticket;

use tmf::Destinations;
use web::Routes;

pub use self::{
    events::{TROUBLE_TICKET_HUB, ticket_events},
    openapi::trouble_ticket_openapi,
};

/// The routes of trouble tickets and of their hub. `destinations` is where events may be sent.
pub fn api_routes(destinations: &Destinations) -> Routes {
    trouble_ticket::routes().merge(TROUBLE_TICKET_HUB.routes(destinations))
}
