use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU16, Ordering},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderMap, Method, Request, StatusCode, header},
    routing::{any, post},
};
use calendars::Calendars;
use db::Db;
use jiff::{SignedDuration, tz::TimeZone};
use journal::{Entry, Recorded};
use kernel::{Actor, Deed, Permission, Purpose};
use serde_json::{Value as Json, json};
use testkit::Clock;
use tokio::net::TcpListener;
use tower::ServiceExt as _;
use web::{App, Caller, Credential, Live, Operator, Parts};

use super::*;

mod delivery;

static HUB: Hub = Hub {
    api: "parcel",
    event_types: &["ParcelCreateEvent", "ParcelStatusChangeEvent"],
    paths: &[
        HubPath {
            edition: Edition::V5,
            collection: "/tmf-api/parcel/v5/hub",
            item: "/tmf-api/parcel/v5/hub/{id}",
        },
        HubPath {
            edition: Edition::V4,
            collection: "/tmf-api/parcel/v4/hub",
            item: "/tmf-api/parcel/v4/hub/{id}",
        },
    ],
};

fn destinations() -> Destinations {
    Destinations::public().with_plain_http().with_allowed("127.0.0.0/8".parse().unwrap())
}

/// A program with the hub, and what speaks to it. The token is the client's name.
struct House {
    db: Db,
    router: Router,
    clock: Clock,
    courier: Courier,
}

impl House {
    fn new(db: &Db) -> Self {
        let clock = Clock::at("2026-09-30T08:20:00Z");
        let (shown, random) = (clock.clone(), Mutex::new(testkit::Random::seeded(7)));
        let app = App::new(Parts {
            db: db.clone(),
            operator: Operator {
                name: "云岭通信".to_owned(),
                time_zone: TimeZone::UTC,
                calendar: "cn".to_owned(),
                base_url: "https://kefu.test".to_owned(),
                hotline: None,
                users_in_service: 0,
            },
            calendars: Calendars::built_in(),
            furnish: Arc::new(|_, _| ()),
            clock: Arc::new(move || shown.now()),
            random: Arc::new(move || random.lock().unwrap().bytes()),
            authenticate: Arc::new(|_, credential| {
                Box::pin(async move {
                    let Credential::Token(name) = credential else { return Ok(None) };
                    let mut caller = Caller::anonymous();
                    caller.permissions = vec![Permission::ApiRead, Permission::ApiWrite];
                    caller.actor = Actor::Client(name);
                    Ok(Some(caller))
                })
            }),
            live: Live::new(),
        });
        let router = HUB.routes(&destinations()).into_router(app, any(async || StatusCode::NOT_FOUND));
        Self { db: db.clone(), router, clock, courier: Courier::new(destinations()) }
    }

    async fn ask(
        &self,
        client: &str,
        method: Method,
        path: &str,
        body: Option<Json>,
    ) -> (StatusCode, HeaderMap, Json) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {client}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body.map_or_else(Body::empty, |body| body.to_string().into()))
            .unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, 100_000).await.unwrap();
        (parts.status, parts.headers, serde_json::from_slice(&bytes).unwrap_or_default())
    }

    async fn subscribe(&self, callback: &str, query: &str) -> (String, HeaderMap) {
        let body = json!({ "@type": "Hub", "callback": callback, "query": query });
        let (status, headers, shown) =
            self.ask("crm", Method::POST, "/tmf-api/parcel/v5/hub", Some(body)).await;
        assert_eq!(status, StatusCode::CREATED, "{shown}");
        (shown["id"].as_str().unwrap().to_owned(), headers)
    }

    async fn happens(&self, event: &'static str, parcel: &str) {
        let tx = self.db.begin().await.unwrap();
        let deed = Deed { by: Actor::Customer, purpose: Purpose::Integration, at: self.clock.now() };
        let body = json!({ "weight": 7 });
        let entry = Entry { context: "parcels", subject: parcel.to_owned(), event, clause: None, body };
        journal::record(&tx, &deed, entry).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn deliver(&self, worker: &str) -> Option<Round> {
        let clock = self.clock.clone();
        deliver_next(&self.db, &self.courier, &HUB, worker, &move || clock.now(), events_of).await.unwrap()
    }
}

/// `sent` tells two events, everything else of other contexts none.
async fn events_of(entry: Recorded, edition: Edition) -> Result<Vec<Event>, db::Error> {
    let href = format!("/tmf-api/parcel/{}/parcel/{}", edition.name(), entry.subject);
    let payload = json!({ "parcel": { "id": entry.subject, "href": href } });
    let event = |event_type| Event { event_type, payload: payload.clone() };
    Ok(match (entry.context.as_str(), entry.event.as_str()) {
        ("parcels", "created") => vec![event("ParcelCreateEvent")],
        ("parcels", "sent") => vec![event("ParcelStatusChangeEvent"), event("ParcelCreateEvent")],
        _ => vec![],
    })
}

/// A subscriber: what it has been told, and the status it answers with.
#[derive(Clone)]
struct Subscriber {
    told: Arc<Mutex<Vec<(HeaderMap, String)>>>,
    status: Arc<AtomicU16>,
    /// An event type that it answers with 500 to.
    refused: Arc<Mutex<Option<&'static str>>>,
    callback: String,
}

impl Subscriber {
    async fn listening() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let callback = format!("http://{}/in", listener.local_addr().unwrap());
        let subscriber = Self {
            told: Arc::default(),
            status: Arc::new(AtomicU16::new(204)),
            refused: Arc::default(),
            callback,
        };
        let listen = async |State(this): State<Self>, headers: HeaderMap, body: String| {
            let is_refused = this.refused.lock().unwrap().is_some_and(|refused| body.contains(refused));
            this.told.lock().unwrap().push((headers, body));
            if is_refused {
                return StatusCode::INTERNAL_SERVER_ERROR;
            }
            StatusCode::from_u16(this.status.load(Ordering::SeqCst)).unwrap()
        };
        let router = Router::new().route("/in", post(listen)).with_state(subscriber.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        subscriber
    }

    fn answers(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// The types of the events and the parcels they were about.
    fn heard(&self) -> Vec<String> {
        let told = self.told.lock().unwrap();
        told.iter()
            .map(|(_, body)| {
                let body: Json = serde_json::from_str(body).unwrap();
                let text = |value: &Json| value.as_str().unwrap().to_owned();
                text(&body["eventType"]) + " " + &text(&body["event"]["parcel"]["id"])
            })
            .collect()
    }

    fn ids(&self) -> Vec<String> {
        let told = self.told.lock().unwrap();
        told.iter().map(|(headers, _)| headers["webhook-id"].to_str().unwrap().to_owned()).collect()
    }
}

const TABLES: &[&[db::Migration]] = &[journal::MIGRATIONS, crate::MIGRATIONS];

async fn events_recorded(db: &Db) -> Vec<String> {
    let entries = journal::since(db, 0, 100).await.unwrap();
    entries.into_iter().filter(|entry| entry.context == "hub").map(|entry| entry.event).collect()
}

#[tokio::test]
async fn a_subscription_is_shown_to_its_client_alone_and_can_be_ended() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        let (id, headers) = house.subscribe("https://hooks.example.com/in", "").await;
        let path = format!("/tmf-api/parcel/v5/hub/{id}");
        assert_eq!(headers[header::LOCATION], path.as_str());
        assert!(headers["webhook-secret"].to_str().unwrap().starts_with("whsec_"));
        let (status, _, shown) = house.ask("crm", Method::GET, &path, None).await;
        assert_eq!(status, StatusCode::OK);
        let callback = "https://hooks.example.com/in";
        assert_eq!(shown, json!({ "@type": "Hub", "id": id, "href": path, "callback": callback }));

        for method in [Method::GET, Method::DELETE] {
            let (status, _, _) = house.ask("shop", method, &path, None).await;
            assert_eq!(status, StatusCode::NOT_FOUND);
        }
        assert_eq!(house.ask("crm", Method::DELETE, &path, None).await.0, StatusCode::NO_CONTENT);
        for method in [Method::GET, Method::DELETE] {
            assert_eq!(house.ask("crm", method, &path, None).await.0, StatusCode::NOT_FOUND);
        }
        assert_eq!(house.ask("crm", Method::GET, "/tmf-api/parcel/v5/hub/%00", None).await.0, 404);
        assert_eq!(events_recorded(&db).await, ["subscribed", "unsubscribed"]);
    })
    .await;
}

#[tokio::test]
async fn a_subscription_that_cannot_be_kept_is_refused_by_name() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        let good = "https://hooks.example.com/in";
        for (version, body, named) in [
            ("v5", json!({ "@type": "Hub" }), "`callback` is missing"),
            ("v5", json!({ "callback": good }), "`@type` is missing"),
            ("v5", json!({ "@type": "Bub", "callback": good }), "`@type` is not Hub"),
            ("v5", json!({ "@type": "Hub", "callback": good, "x": 1 }), "`x` is no attribute"),
            (
                "v4",
                json!({ "callback": "https://10.0.0.1/" }),
                "`callback` does not lead to a public address",
            ),
            ("v4", json!({ "callback": "nonsense" }), "`callback` is no web address"),
            ("v4", json!({ "callback": good, "query": "eventType=Lost" }), "no event type `Lost`"),
            ("v4", json!({ "callback": good, "query": "colour=red" }), "`colour`"),
        ] {
            let path = format!("/tmf-api/parcel/{version}/hub");
            let (status, _, error) = house.ask("crm", Method::POST, &path, Some(body.clone())).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
            assert!(error["message"].as_str().unwrap().contains(named), "{body}: {error}");
        }
        assert_eq!(events_recorded(&db).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn the_same_subscription_is_made_once_and_not_without_end() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        house.subscribe("https://hooks.example.com/0", "").await;
        let again = |callback: String| {
            let body = json!({ "@type": "Hub", "callback": callback, "query": "" });
            house.ask("crm", Method::POST, "/tmf-api/parcel/v5/hub", Some(body))
        };
        let (status, _, error) = again("https://hooks.example.com/0".to_owned()).await;
        assert_eq!((status, error["code"].as_str()), (StatusCode::CONFLICT, Some("subscription-exists")));
        for i in 1..20 {
            house.subscribe(&format!("https://hooks.example.com/{i}"), "").await;
        }
        let (status, _, error) = again("https://hooks.example.com/20".to_owned()).await;
        assert_eq!((status, error["code"].as_str()), (StatusCode::CONFLICT, Some("too-many-subscriptions")));
    })
    .await;
}
