use std::sync::{Arc, Mutex};

use calendars::Calendars;
use complaints::{
    Changed, Error, Find, GiveAnswer, Rules, appeal_route,
    complaint::{Complaint, Number, Told},
};
use db::{Db, Tx};
use jiff::tz::TimeZone;
use journal::Recorded;
use kernel::{Deed, Language, Money, Purpose, Role};
use people::{Department, LocalName, Staff};
use web::{App, Caller, Live, Operator, Parts};

use crate::browser::{Answer, Browser};

const TABLES: &[&[db::Migration]] =
    &[journal::MIGRATIONS, jobs::MIGRATIONS, people::MIGRATIONS, complaints::MIGRATIONS];

pub(crate) const PHONE: &str = "13900000001";

/// What 何雨 writes in scenario S1.
pub(crate) const HERS: [(&str, &str); 8] = [
    ("about", "charge-dispute"),
    ("matter", "vas-not-ordered"),
    ("text", "9 月账单多了 30 元“视频彩铃会员”，我从来没有订过。"),
    ("demand", "退费 30.00 元"),
    ("phone", "139 0000 0001"),
    ("name", "何雨"),
    ("product", "畅享59"),
    ("place", "人民路"),
];

/// A department on 30 September 2026 at 16:20, with its portal.
pub(crate) struct House {
    pub(crate) db: Db,
    pub(crate) clock: testkit::Clock,
    pub(crate) app: App,
}

/// Runs a test in a fresh house on each database.
pub(crate) async fn in_both_houses(test: impl AsyncFn(House)) {
    testkit::on_both(TABLES, async |db| test(House::open(db).await).await).await;
}

impl House {
    async fn open(db: Db) -> Self {
        let clock = testkit::Clock::at("2026-09-30T16:20:00+08:00");
        let random = Mutex::new(testkit::Random::seeded(1));
        let now = clock.clone();
        let app = App::new(Parts {
            db: db.clone(),
            operator: Operator {
                name: "云岭通信".to_owned(),
                time_zone: TimeZone::get("Asia/Shanghai").unwrap(),
                calendar: "cn".to_owned(),
                base_url: "https://kefu.example".to_owned(),
                hotline: Some("10180".to_owned()),
                users_in_service: 0,
            },
            calendars: Calendars::built_in(),
            furnish: Arc::new(|_: &Caller, _| ()),
            clock: Arc::new(move || now.now()),
            random: Arc::new(move || random.lock().unwrap().bytes()),
            authenticate: people::authenticator(),
            live: Live::new(),
        });
        let house = Self { db, clock, app };
        house.move_in().await;
        house
    }

    async fn move_in(&self) {
        let tx = self.db.begin().await.unwrap();
        let deed = self.deed("system:setup");
        let name = LocalName::everywhere("客服中心".parse().unwrap());
        let department = Department { code: "CC".parse().unwrap(), name };
        people::add_department(&tx, &deed, department).await.unwrap();
        for (number, role) in [("1002", Role::Specialist), ("1003", Role::Leader)] {
            let staff = Staff {
                number: number.parse().unwrap(),
                name: number.parse().unwrap(),
                department: "CC".parse().unwrap(),
                team: None,
                roles: vec![role],
                authority: Money::from_minor(10_000),
                language: Language::ZhCn,
                active: true,
            };
            people::add_staff(&tx, &deed, staff).await.unwrap();
        }
        complaints::plant_categories(&tx, &deed).await.unwrap();
        complaints::plant_root_causes(&tx, &deed).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::at(self.app.clone())
    }

    pub(crate) fn rules(&self) -> Rules {
        Rules::of(&self.app).unwrap()
    }

    pub(crate) fn deed(&self, by: &str) -> Deed {
        Deed { by: by.parse().unwrap(), purpose: Purpose::ComplaintHandling, at: self.clock.now() }
    }

    /// A browser that has just handed her complaint in.
    pub(crate) async fn customer(&self) -> (Browser, Number) {
        let mut browser = self.browser();
        let answer = browser.post("/portal/submit", &HERS).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/portal/receipt"), "{}", answer.body);
        let number = browser.get("/portal/receipt").await.hidden("number").parse().unwrap();
        (browser, number)
    }

    /// A member of staff takes steps.
    pub(crate) async fn staff(
        &self,
        step: impl AsyncFnOnce(&Tx, &Deed) -> Result<Changed, Error>,
    ) -> Complaint {
        let tx = self.db.begin().await.unwrap();
        let changed = step(&tx, &self.deed("staff:1002")).await.unwrap();
        tx.commit().await.unwrap();
        changed.complaint
    }

    /// The specialist judges, investigates and answers.
    pub(crate) async fn answered(&self, number: Number, text: &str) -> Complaint {
        let rules = self.rules();
        self.staff(async |tx, deed| {
            let found = complaints::find(tx, number).await?.unwrap().complaint;
            if found.judged_at.is_none() {
                complaints::judge_valid(tx, deed, number).await?;
                complaints::dispatch(tx, deed, &rules, number, "CC").await?;
                complaints::start_investigation(tx, deed, number).await?;
                let finding =
                    Find {
                        checked: "订单".to_owned(), found: "无二次确认".to_owned(), evidence: vec![]
                    };
                complaints::find_out(tx, deed, number, finding).await?;
            }
            let answer = GiveAnswer {
                number,
                text: text.to_owned(),
                appeal_route: appeal_route(Language::ZhCn),
                told: Told::Phone,
            };
            complaints::give_answer(tx, deed, &rules, answer).await
        })
        .await
    }

    pub(crate) async fn complaint(&self, number: Number) -> Complaint {
        complaints::find(&self.db, number).await.unwrap().unwrap().complaint
    }

    /// How many complaints there are.
    pub(crate) async fn count(&self) -> usize {
        let accepted = self.journal().await;
        accepted.iter().filter(|entry| entry.event == "accepted").count()
    }

    pub(crate) async fn journal(&self) -> Vec<Recorded> {
        journal::since(&self.db, 0, 10_000).await.unwrap()
    }

    pub(crate) async fn last_entry(&self) -> Recorded {
        self.journal().await.pop().unwrap()
    }

    /// How many entries are refusals by this rule.
    pub(crate) async fn refusals(&self, rule: &str) -> usize {
        let entries = self.journal().await;
        entries.iter().filter(|entry| entry.event == "refused" && entry.body["rule"] == rule).count()
    }

    /// The page refused by this rule and clause, the journal says so, and nothing but that entry is new.
    pub(crate) async fn check_refused(&self, answer: &Answer, status: u16, rule: &str, clause: &str) {
        assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        let last = self.last_entry().await;
        assert_eq!(
            (&*last.event, last.body["rule"].as_str(), last.clause.as_deref()),
            ("refused", Some(rule), Some(clause))
        );
        assert!(!answer.body.contains("refusal-"), "a rule without words: {}", answer.body);
    }

    /// Opens a visit the way customers do.
    pub(crate) async fn follow(&self, browser: &mut Browser, number: Number, contact: &str) -> Answer {
        let number = number.to_string();
        browser.post("/portal/follow", &[("number", &number), ("contact", contact)]).await
    }
}

/// The fields of a form with one of them changed.
pub(crate) fn with<'a>(fields: &[(&'a str, &'a str)], name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|&(known, old)| (known, if known == name { value } else { old })).collect()
}
