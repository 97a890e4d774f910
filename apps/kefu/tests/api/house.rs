//! The whole program on a fresh database, with the people of the demo and one client.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use complaints::{Changed, complaint::Number};
use db::{Db, Tx};
use kefu::{demo, house, settings::Settings};
use kernel::{Actor, Deed, Purpose};
use people::{Scope, Secret};
use serde_json::{Value as Json, json};
use testkit::{Clock, Random};
use tower::ServiceExt as _;
use web::App;

pub(crate) const V5: &str = "/tmf-api/troubleTicket/v5/troubleTicket";
pub(crate) const V4: &str = "/tmf-api/troubleTicket/v4/troubleTicket";

pub(crate) struct House {
    pub(crate) app: App,
    pub(crate) clock: Clock,
    router: Router,
    token: String,
    reader: String,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Json,
}

/// Runs a test on both databases.
pub(crate) async fn in_house(test: impl AsyncFn(House)) {
    let migrations = house::migrations();
    testkit::on_both(&[&migrations], async |db| test(House::open(db).await).await).await;
}

impl House {
    async fn open(db: Db) -> Self {
        let clock = Clock::at("2026-09-30T16:20:00+08:00");
        let random = Arc::new(Mutex::new(Random::seeded(7)));
        let (ticking, drawn) = (clock.clone(), random.clone());
        let app = house::open(
            db.clone(),
            &Settings::default(),
            Arc::new(move || ticking.now()),
            Arc::new(move || drawn.lock().unwrap().bytes()),
        )
        .await
        .unwrap();
        let deed =
            Deed { by: Actor::System("test".to_owned()), purpose: Purpose::Administration, at: clock.now() };
        let password = Secret::new("kefu-demo".to_owned()).hash([1; 32]).await;
        let tx = db.begin().await.unwrap();
        demo::move_in(&tx, &deed, &password).await.unwrap();
        let bytes = || random.lock().unwrap().bytes();
        let all = Scope::ALL.to_vec();
        let (_, token) =
            people::create_token(&tx, &deed, "crm".parse().unwrap(), all, bytes()).await.unwrap();
        let reads = vec![Scope::ApiRead];
        let (_, reader) =
            people::create_token(&tx, &deed, "bi".parse().unwrap(), reads, bytes()).await.unwrap();
        tx.commit().await.unwrap();
        let router = house::service(app.clone(), &tmf::Destinations::public());
        Self { app, clock, router, token: token.reveal().to_owned(), reader: reader.reveal().to_owned() }
    }

    /// What the specialist 1002 does at the desk.
    pub(crate) async fn by_specialist(
        &self,
        step: impl AsyncFnOnce(&Tx, &Deed) -> Result<Changed, complaints::Error>,
    ) -> Changed {
        let by = Actor::Staff("1002".parse().unwrap());
        let deed = Deed { by, purpose: Purpose::ComplaintHandling, at: self.clock.now() };
        let tx = self.app.db().begin().await.unwrap();
        let changed = step(&tx, &deed).await.unwrap();
        tx.commit().await.unwrap();
        changed
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 16 << 20).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Json::Null);
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn send(&self, method: Method, path: &str, kind: &str, body: &Json) -> Answer {
        let request = self.request(method, path).header("content-type", kind);
        self.ask(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub(crate) async fn post(&self, body: &Json) -> Answer {
        self.send(Method::POST, V5, "application/json", body).await
    }

    pub(crate) async fn merge(&self, path: &str, body: &Json) -> Answer {
        self.send(Method::PATCH, path, "application/merge-patch+json", body).await
    }

    pub(crate) async fn operate(&self, path: &str, body: &Json) -> Answer {
        self.send(Method::PATCH, path, "application/json-patch+json", body).await
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header("accept-language", "en");
        request.header("authorization", format!("Bearer {}", self.token))
    }

    pub(crate) fn reading(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path);
        request.header("authorization", format!("Bearer {}", self.reader))
    }

    /// A bearer token that reads and writes.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// Takes a ticket in and says where it is.
    pub(crate) async fn accepted(&self, body: &Json) -> String {
        let answer = self.post(body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.headers["location"].to_str().unwrap().to_owned()
    }

    pub(crate) async fn last_entry(&self) -> journal::Recorded {
        let head = journal::head(self.app.db()).await.unwrap();
        journal::since(self.app.db(), head - 1, 1).await.unwrap().remove(0)
    }
}

impl Answer {
    /// It was refused with this status and code.
    #[track_caller]
    pub(crate) fn is_refused(&self, status: u16, code: &str) {
        assert_eq!((self.status.as_u16(), self.body["code"].as_str()), (status, Some(code)), "{}", self.body);
        assert_eq!(self.body["@type"], "Error");
        assert_eq!(self.body["status"], status.to_string());
    }
}

pub(crate) fn number(href: &str) -> Number {
    href.rsplit('/').next().unwrap().parse().unwrap()
}

pub(crate) fn characteristic(name: &str, value: &str) -> Json {
    json!({ "@type": "StringCharacteristic", "name": name, "value": value })
}

/// What a CRM sends.
pub(crate) fn new_ticket() -> Json {
    json!({
        "@type": "TroubleTicket",
        "name": "账单多扣30元",
        "description": "账单里多了视频彩铃会员30元。\n<script>alert(1)</script>",
        "severity": "Major",
        "ticketType": "complaint",
        "channel": { "@type": "ChannelRef", "id": "app" },
        "relatedParty": [{
            "@type": "RelatedPartyRefOrPartyRoleRef",
            "role": "customer",
            "name": "何雨",
            "partyOrPartyRole": { "@type": "PartyRef", "id": "C-10086", "@referredType": "Customer" },
            "contactMedium": [
                { "@type": "PhoneContactMedium", "phoneNumber": "13900000001" },
                { "@type": "EmailContactMedium", "emailAddress": "he.yu@example.com" },
            ],
        }, {
            "@type": "RelatedPartyRefOrPartyRoleRef",
            "role": "concerned",
            "partyOrPartyRole": { "@type": "PartyRef", "id": "1004" },
        }],
        "troubleTicketCharacteristic": [
            characteristic("category", "vas-not-ordered"),
            characteristic("demand", "退还30元"),
            characteristic("place", "昆明市五华区"),
        ],
    })
}

/// The value of a characteristic.
pub(crate) fn told<'a>(ticket: &'a Json, name: &str) -> Option<&'a Json> {
    let all = ticket["troubleTicketCharacteristic"].as_array()?;
    all.iter().find(|one| one["name"] == name).map(|one| &one["value"])
}
