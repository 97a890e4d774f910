use std::sync::{Arc, Mutex};

use calendars::Calendars;
use db::Db;
use jiff::tz::TimeZone;
use people::{Error, Secret, SignIn, SignedIn, sign_in};
use web::{App, Caller, Credential, Live, Operator, Parts};

use crate::fixture::{TABLES, a_specialist, deed, move_in};

pub(crate) const PASSWORD: &str = "kefu-demo";

pub(crate) fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// A house where the specialist 1002 has a password, seen at a time that the test sets.
pub(crate) struct House {
    pub(crate) db: Db,
    pub(crate) clock: testkit::Clock,
    random: Arc<Mutex<testkit::Random>>,
}

impl House {
    pub(crate) async fn open(db: Db) -> Self {
        move_in(&db).await;
        let hash = secret(PASSWORD).hash([1; 32]).await;
        let tx = db.begin().await.unwrap();
        people::set_password(&tx, &deed(), &a_specialist().number, hash).await.unwrap();
        tx.commit().await.unwrap();
        Self {
            db,
            clock: testkit::Clock::at("2026-09-30T16:00:00+08:00"),
            random: Arc::new(Mutex::new(testkit::Random::seeded(1))),
        }
    }

    pub(crate) fn random(&self) -> [u8; 32] {
        self.random.lock().unwrap().bytes()
    }

    pub(crate) fn knock(&self, number: &str, password: &str) -> SignIn {
        SignIn {
            number: number.to_owned(),
            password: secret(password),
            remote: "192.0.2.7".to_owned(),
            device: "Firefox".to_owned(),
            former_token: None,
            random: self.random(),
        }
    }

    pub(crate) async fn try_in(&self, number: &str, password: &str) -> Result<SignedIn, Error> {
        sign_in(&self.db, self.knock(number, password), self.clock.now()).await
    }

    pub(crate) async fn token(&self) -> String {
        self.try_in("1002", PASSWORD).await.unwrap().token
    }

    pub(crate) async fn who(&self, token: &str) -> Option<Caller> {
        let credential = Credential::Session(token.to_owned());
        people::authenticate(self.app(), credential).await.unwrap()
    }

    pub(crate) async fn who_by_token(&self, secret: &str) -> Option<Caller> {
        people::authenticate(self.app(), Credential::Token(secret.to_owned())).await.unwrap()
    }

    pub(crate) fn app(&self) -> App {
        self.app_at("http://localhost:8080")
    }

    /// The program as it is reached at this address, with words and people and nothing else.
    pub(crate) fn app_at(&self, base_url: &str) -> App {
        let (clock, random) = (self.clock.clone(), self.random.clone());
        App::new(Parts {
            db: self.db.clone(),
            operator: Operator {
                name: "云岭通信".to_owned(),
                time_zone: TimeZone::UTC,
                calendar: "cn".to_owned(),
                base_url: base_url.to_owned(),
                hotline: None,
                users_in_service: 0,
            },
            clock: Arc::new(move || clock.now()),
            random: Arc::new(move || random.lock().unwrap().bytes()),
            calendars: Calendars::built_in(),
            furnish: Arc::new(furnish),
            authenticate: people::authenticator(),
            live: Live::new(),
        })
    }

    pub(crate) async fn sessions(&self) -> usize {
        let number = a_specialist().number;
        people::sessions(&self.db, &number, self.clock.now()).await.unwrap().len()
    }
}

pub(crate) async fn in_both_houses(test: impl AsyncFn(House)) {
    testkit::on_both(TABLES, async |db| test(House::open(db).await).await).await;
}

/// Says who is signed in, as the program's own navigation does.
fn furnish(caller: &Caller, page: &mut html::Page) {
    page.me = caller.staff().map(|number| html::Me {
        name: caller.name.clone(),
        number: number.to_string(),
        post: String::new(),
        account: "/me".to_owned(),
        sign_out: "/sign-out".to_owned(),
    });
}
