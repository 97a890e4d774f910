//! The program behind a port, with one person who may do everything and one client who may.

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use db::Db;
use kefu::{Serving, demo, house, serve, settings::Settings};
use kernel::{Actor, Deed, Purpose, Role};
use people::{Scope, Secret};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, header, redirect::Policy};
use serde_json::{Value as Json, json};
use tempfile::TempDir;
use testkit::{Clock, Random};
use tmf::Destinations;

pub(crate) struct House {
    pub(crate) address: SocketAddr,
    pub(crate) token: String,
    /// The cookie of the person who may do everything.
    pub(crate) session: String,
    client: Client,
    _serving: Serving,
    _outbox: TempDir,
}

/// An answer that was read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) kind: String,
    pub(crate) location: String,
    pub(crate) body: String,
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
        let by = Actor::System("test".to_owned());
        let deed = Deed { by, purpose: Purpose::Administration, at: clock.now() };
        let password = Secret::new(demo::PASSWORD.to_owned()).hash([1; 32]).await;
        let tx = db.begin().await.unwrap();
        demo::move_in(&tx, &deed, &password).await.unwrap();
        let mut everything = people::find(&tx, &"1003".parse().unwrap()).await.unwrap().unwrap();
        everything.number = "7777".parse().unwrap();
        everything.roles = Role::ALL.to_vec();
        people::add_staff(&tx, &deed, everything).await.unwrap();
        people::set_password(&tx, &deed, &"7777".parse().unwrap(), password).await.unwrap();
        let bytes = || random.lock().unwrap().bytes();
        let name = "crm".parse().unwrap();
        let (_, token) = people::create_token(&tx, &deed, name, Scope::ALL.to_vec(), bytes()).await.unwrap();
        tx.commit().await.unwrap();
        let outbox = tempfile::tempdir().unwrap();
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let serving =
            serve(app, listen, outbox.path().to_owned(), Destinations::public(), std::future::pending())
                .await
                .unwrap();
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        let mut house = Self {
            address: serving.address,
            token: token.reveal().to_owned(),
            session: String::new(),
            client,
            _serving: serving,
            _outbox: outbox,
        };
        house.session = house.sign_in().await;
        house
    }

    async fn sign_in(&self) -> String {
        let form = [("number", "7777"), ("password", demo::PASSWORD)];
        let answer = self.client.post(self.url("/sign-in")).form(&form).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let cookies = answer.headers().get_all(header::SET_COOKIE).iter();
        let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap());
        cookies.find(|cookie| cookie.starts_with(web::SESSION_COOKIE)).unwrap().to_owned()
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A request in the name of whoever such a path is for.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, self.url(path));
        if path.starts_with("/tmf-api/") {
            request.bearer_auth(&self.token)
        } else {
            request.header(header::COOKIE, &self.session)
        }
    }

    /// A request in nobody's name.
    pub(crate) fn bare(&self, path: &str) -> RequestBuilder {
        self.client.get(self.url(path))
    }

    /// Sends it; whatever it is, there is an answer.
    pub(crate) async fn send(&self, request: RequestBuilder, what: &str) -> Answer {
        let answer = request.send().await.unwrap_or_else(|error| panic!("{what}: no answer: {error:?}"));
        Answer::read(answer, what).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path), path).await
    }

    pub(crate) async fn post_form(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.send(self.request(Method::POST, path).form(form), path).await
    }

    pub(crate) async fn post_json(&self, path: &str, body: &Json) -> Answer {
        self.send(self.request(Method::POST, path).json(body), path).await
    }

    /// Takes a ticket in, and says its number.
    pub(crate) async fn ticket(&self) -> String {
        let made = self.post_json(TICKETS, &ticket()).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        made.json()["id"].as_str().unwrap().to_owned()
    }
}

impl Answer {
    async fn read(answer: Response, what: &str) -> Self {
        let text = |name| {
            let value = answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
            value.unwrap_or_default()
        };
        let (status, kind, location) = (answer.status(), text(header::CONTENT_TYPE), text(header::LOCATION));
        let safe = text(header::X_CONTENT_TYPE_OPTIONS) == "nosniff";
        assert!(
            safe || status == StatusCode::NOT_FOUND,
            "{what}: {status} without the headers of every answer"
        );
        // The live stream does not end.
        let body = if kind.starts_with("text/event-stream") {
            String::new()
        } else {
            let bytes =
                answer.bytes().await.unwrap_or_else(|error| panic!("{what}: half an answer: {error:?}"));
            String::from_utf8_lossy(&bytes).into_owned()
        };
        Self { status, kind, location, body }
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// Why it is no clear answer: it is one, and where it says no it says so in the form of its face.
    pub(crate) fn problem(&self, path: &str) -> Option<String> {
        let Self { status, kind, body, .. } = self;
        let is_clear = if status.is_server_error() {
            false
        } else if !status.is_client_error() {
            true
        } else if path.starts_with("/tmf-api/") {
            let error: Json = serde_json::from_str(body).unwrap_or_default();
            error["@type"] == "Error" && error["status"] == status.as_str()
        } else {
            let is_of_api = path.starts_with("/openapi/") && kind.starts_with("application/json");
            is_of_api || (kind.starts_with("text/html") && body.contains("<main"))
        };
        (!is_clear).then(|| format!("{status} {kind} {}", body.chars().take(200).collect::<String>()))
    }
}

pub(crate) const TICKETS: &str = "/tmf-api/troubleTicket/v5/troubleTicket";

/// What a CRM sends.
pub(crate) fn ticket() -> Json {
    let text =
        |name: &str, value: &str| json!({ "@type": "StringCharacteristic", "name": name, "value": value });
    json!({
        "@type": "TroubleTicket",
        "name": "账单多扣30元",
        "description": "账单里多了视频彩铃会员30元。",
        "severity": "Major",
        "ticketType": "complaint",
        "channel": { "@type": "ChannelRef", "id": "app" },
        "relatedParty": [{
            "@type": "RelatedPartyRefOrPartyRoleRef",
            "role": "customer",
            "name": "何雨",
            "contactMedium": [{ "@type": "PhoneContactMedium", "phoneNumber": "13900000001" }],
        }],
        "troubleTicketCharacteristic": [text("category", "vas-not-ordered"), text("demand", "退还30元")],
    })
}

/// A shared file or folder; where there is none the test says so and passes.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let place = std::env::var_os("KEFU_SHARED").map_or_else(beside, PathBuf::from).join("data").join(path);
    if !place.exists() {
        eprintln!("skipped: needs {}", place.display());
        return None;
    }
    Some(place)
}
