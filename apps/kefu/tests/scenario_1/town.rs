//! The demo operator's people at their desks, with a clock that the test sets.

use std::{
    collections::{HashMap, HashSet},
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use complaints::complaint::{Complaint, Number};
use customers::{CustomerNumber, Details, Kind, Verifiers};
use db::Db;
use jiff::{civil::Date, tz::TimeZone};
use kefu::{Serving, demo, house, serve, settings::Settings};
use kernel::{Actor, Deed, Language, Purpose};
use people::Secret;
use reqwest::{Client, Response, StatusCode, redirect::Policy};
use serde_json::Value;
use tempfile::TempDir;
use testkit::{Clock, Random};
use tmf::Destinations;

pub(crate) struct Town {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    base: String,
    desks: HashMap<&'static str, Client>,
    /// Who has signed in on which day: nobody's session lasts over night.
    signed_in: Mutex<HashSet<(String, Date)>>,
    _serving: Serving,
    _outbox: TempDir,
}

const STAFF: [&str; 8] = ["1001", "1002", "1003", "1004", "1005", "1011", "1012", "1013"];

impl Town {
    pub(crate) async fn open(db: Db) -> Self {
        let clock = Clock::at("2026-09-30T16:00:00+08:00");
        let random = Mutex::new(Random::seeded(1));
        let now = clock.clone();
        let settings = Settings::default();
        let app = house::open(
            db.clone(),
            &settings,
            Arc::new(move || now.now()),
            Arc::new(move || random.lock().unwrap().bytes()),
        );
        let app = app.await.unwrap();
        move_in(&db, &clock).await;
        let outbox = tempfile::tempdir().unwrap();
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let serving =
            serve(app, listen, outbox.path().to_owned(), Destinations::public(), std::future::pending())
                .await
                .unwrap();
        let base = format!("http://{}", serving.address);
        let desk = || Client::builder().cookie_store(true).redirect(Policy::none()).build().unwrap();
        let desks = STAFF.into_iter().map(|number| (number, desk())).collect();
        let signed_in = Mutex::default();
        Self { db, clock, base, desks, signed_in, _serving: serving, _outbox: outbox }
    }

    /// The desk of a member of staff, who signs in first if they have not today.
    async fn desk(&self, staff: &str) -> &Client {
        let today = self.clock.now().to_zoned(TimeZone::UTC).date();
        let desk = &self.desks[staff];
        if self.signed_in.lock().unwrap().insert((staff.to_owned(), today)) {
            let form = [("number", staff), ("password", demo::PASSWORD)];
            let answer = desk.post(format!("{}/sign-in", self.base)).form(&form).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{staff} signs in");
        }
        desk
    }

    pub(crate) fn at(&self, local: &str) -> &Self {
        self.clock.set(&format!("{local}:00+08:00"));
        self
    }

    /// Posts a form as a member of staff, and answers what came of it as JSON.
    pub(crate) async fn posts(&self, staff: &str, path: &str, form: &[(&str, &str)]) -> (StatusCode, Value) {
        let request = self
            .desk(staff)
            .await
            .post(format!("{}{path}", self.base))
            .header("accept", "application/json")
            .form(form);
        read(request.send().await.unwrap()).await
    }

    pub(crate) async fn deletes(&self, staff: &str, path: &str) -> (StatusCode, Value) {
        let request = self
            .desk(staff)
            .await
            .delete(format!("{}{path}", self.base))
            .header("accept", "application/json");
        read(request.send().await.unwrap()).await
    }

    pub(crate) async fn uploads(&self, staff: &str, number: Number, name: &str, content: &str) {
        let part = reqwest::multipart::Part::bytes(content.as_bytes().to_vec()).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().text("description", name.to_owned()).part("files", part);
        let request = self
            .desk(staff)
            .await
            .post(format!("{}/complaints/{number}/evidence", self.base))
            .header("accept", "application/json")
            .multipart(form);
        let (status, answer) = read(request.send().await.unwrap()).await;
        assert_eq!(status, StatusCode::OK, "{name}: {answer}");
    }

    pub(crate) async fn gets(&self, staff: &str, path: &str) -> Response {
        self.desk(staff).await.get(format!("{}{path}", self.base)).send().await.unwrap()
    }

    /// The step is done.
    pub(crate) async fn does(&self, staff: &str, path: &str, form: &[(&str, &str)]) -> Value {
        let (status, answer) = self.posts(staff, path, form).await;
        assert_eq!(status, StatusCode::OK, "{staff} {path}: {answer}");
        answer
    }

    /// The step is refused with this rule and clause, nothing has changed, and the journal has the attempt.
    pub(crate) async fn is_refused(
        &self,
        staff: &str,
        number: Number,
        noun: &str,
        form: &[(&str, &str)],
        rule: (&str, &str),
    ) {
        let before = self.stored(number).await;
        let refusals = self.refusals().await;
        let (status, answer) = match noun {
            "" => self.deletes(staff, &format!("/complaints/{number}")).await,
            noun => self.posts(staff, &format!("/complaints/{number}/{noun}"), form).await,
        };
        assert!(status.is_client_error(), "{staff} {noun}: {status} {answer}");
        assert_eq!((&answer["rule"], &answer["clause"]), (&rule.0.into(), &rule.1.into()), "{answer}");
        assert_eq!(self.stored(number).await, before, "a refusal changes nothing");
        self.journal_has(&number.to_string(), rule, refusals).await;
    }

    /// The newest refusal is this one, and it is one more than before.
    pub(crate) async fn journal_has(&self, subject: &str, rule: (&str, &str), before: usize) {
        let all = self.all_refusals().await;
        assert_eq!(all.len(), before + 1);
        let last = all.iter().max_by_key(|entry| entry.seq).unwrap();
        assert_eq!(last.body["rule"].as_str(), Some(rule.0));
        assert_eq!(last.clause.as_deref(), Some(rule.1));
        assert_eq!((last.subject.as_str(), last.at), (subject, self.clock.now()));
    }

    pub(crate) async fn refusals(&self) -> usize {
        self.all_refusals().await.len()
    }

    async fn all_refusals(&self) -> Vec<journal::Recorded> {
        let from = "2026-09-01T00:00:00Z".parse().unwrap();
        journal::refusals_since(&self.db, from, 100).await.unwrap()
    }

    pub(crate) async fn stored(&self, number: Number) -> (Complaint, i64) {
        let found = complaints::find(&self.db, number).await.unwrap().unwrap();
        (found.complaint, found.version)
    }

    /// Waits until the sender has sent every notice.
    pub(crate) async fn wait_until_told(&self, number: Number) {
        for _ in 0..200 {
            let (complaint, _) = self.stored(number).await;
            if complaint.notices.iter().all(|notice| notice.sent_at.is_some()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("a notice was not sent within ten seconds");
    }
}

async fn read(answer: Response) -> (StatusCode, Value) {
    let status = answer.status();
    let text = answer.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// The people of the scenarios, and the customer C-10086 何雨.
async fn move_in(db: &Db, clock: &Clock) {
    let deed =
        Deed { by: Actor::System("test".to_owned()), purpose: Purpose::Administration, at: clock.now() };
    let hash = async |text: &str| Secret::new(text.to_owned()).hash([3; 32]).await;
    let tx = db.begin().await.unwrap();
    demo::move_in(&tx, &deed, &hash(demo::PASSWORD).await).await.unwrap();
    let number: CustomerNumber = "C-10086".parse().unwrap();
    let details = Details {
        name: "何雨".parse().unwrap(),
        parts: None,
        phones: vec!["13900000001".parse().unwrap()],
        email: None,
        address: None,
        plan: Some("畅享59".parse().unwrap()),
        language: Language::ZhCn,
        since: Some("2021-05-01".parse().unwrap()),
        needs: vec![],
    };
    customers::add_customer(&tx, &deed, Some(number), Kind::Individual, details).await.unwrap();
    let verifiers =
        Verifiers { service_password: Some(hash("246810").await), document_digits: Some(hash("1234").await) };
    customers::set_verifiers(&tx, &deed, number, &verifiers).await.unwrap();
    tx.commit().await.unwrap();
}
