//! A department on a calendar that is revised under it.

use std::{path::PathBuf, sync::Arc};

use business_calendar::{Calendar, CalendarYear, NamedDays};
use calendars::Numbering;
use complaints::{
    Accept, Error, Rules,
    complaint::{Complaint, Contact, Draft, Number},
};
use db::{Db, Tx};
use jiff::Timestamp;
use journal::Recorded;
use kernel::{Actor, Deed, Language, Money, Purpose, Role};
use people::{Department, LocalName, Staff};
use testkit::TestDb;

const TABLES: &[&[db::Migration]] = &[
    journal::MIGRATIONS,
    jobs::MIGRATIONS,
    calendars::MIGRATIONS,
    people::MIGRATIONS,
    complaints::MIGRATIONS,
];

/// Who answers for every complaint here.
const OWNER: &str = "1002";

/// A Thursday; by the first notice the limit is Monday, 12 October: the Saturday between makes up for a holiday.
pub(crate) const ACCEPTED: &str = "2026-10-08T09:00+08:00";
/// When most revisions here are announced.
pub(crate) const NOW: &str = "2026-10-08T16:00+08:00";

pub(crate) struct House {
    pub(crate) db: Db,
}

pub(crate) fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

pub(crate) fn by_owner(moment: &str) -> Deed {
    let by = Actor::Staff(OWNER.parse().unwrap());
    Deed { by, purpose: Purpose::ComplaintHandling, at: at(moment) }
}

pub(crate) fn rules(calendar: &Calendar) -> Rules {
    Rules {
        calendar: Arc::new(calendar.clone()),
        operator: "云岭通信".to_owned(),
        base_url: "http://localhost".to_owned(),
    }
}

pub(crate) fn china() -> Rules {
    rules(Calendar::china())
}

/// The notice for 2026, revised.
pub(crate) fn revised(change: impl FnOnce(&mut CalendarYear)) -> CalendarYear {
    let mut year = Calendar::china().years().last().unwrap().clone();
    assert_eq!((year.year, year.revision), (2026, 1), "these tests are about the notice for 2026");
    year.revision = 2;
    year.sources = vec!["https://example.org/notice-2".to_owned()];
    change(&mut year);
    year
}

/// Friday, 9 October, is a holiday.
pub(crate) fn later() -> CalendarYear {
    revised(|year| year.holidays.push(days("2026-10-09", "2026-10-09")))
}

/// Sunday, 11 October, is a working day.
pub(crate) fn earlier() -> CalendarYear {
    revised(|year| year.make_up_days.push(days("2026-10-11", "2026-10-11")))
}

/// Nobody works from 9 to 24 October.
pub(crate) fn much_later() -> CalendarYear {
    revised(|year| {
        year.make_up_days.pop();
        year.holidays.push(days("2026-10-09", "2026-10-24"));
    })
}

pub(crate) fn days(from: &str, to: &str) -> NamedDays {
    NamedDays { from: from.parse().unwrap(), to: to.parse().unwrap(), name: "国庆节".to_owned() }
}

impl House {
    /// Runs a test in a department of its own on each database.
    pub(crate) async fn open(test: impl AsyncFn(&Self)) {
        Self::open_beside(async |house, _| test(house).await).await;
    }

    /// The same, with the database for another process to connect to.
    pub(crate) async fn open_beside(test: impl AsyncFn(&Self, &TestDb)) {
        for database in testkit::databases(TABLES).await {
            eprintln!("on {:?}", database.dialect());
            let house = Self { db: database.connect().await };
            Box::pin(house.move_in()).await;
            Box::pin(test(&house, &database)).await;
        }
    }

    async fn move_in(&self) {
        let (tx, deed) = (self.db.begin().await.unwrap(), by_owner("2018-09-01T08:00+08:00"));
        let name = LocalName::everywhere("CC".parse().unwrap());
        let department = Department { code: "CC".parse().unwrap(), name };
        people::add_department(&tx, &deed, department).await.unwrap();
        let staff = Staff {
            number: OWNER.parse().unwrap(),
            name: OWNER.parse().unwrap(),
            department: "CC".parse().unwrap(),
            team: None,
            roles: vec![Role::Specialist],
            authority: Money::from_minor(10_000),
            language: Language::ZhCn,
            active: true,
        };
        people::add_staff(&tx, &deed, staff).await.unwrap();
        complaints::plant_categories(&tx, &deed).await.unwrap();
        complaints::plant_root_causes(&tx, &deed).await.unwrap();
        calendars::plant(&tx, &deed).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Does something that no rule forbids.
    pub(crate) async fn does<T>(&self, step: impl AsyncFnOnce(&Tx) -> Result<T, Error>) -> T {
        let tx = self.db.begin().await.unwrap();
        let outcome = step(&tx).await.unwrap();
        tx.commit().await.unwrap();
        outcome
    }

    /// A complaint, accepted by these rules at a moment.
    pub(crate) async fn accept(&self, rules: &Rules, moment: &str) -> Number {
        let draft = Draft {
            text: "账单里多了视频彩铃会员30元".to_owned(),
            demand: "退还30元".to_owned(),
            category: complaints::category(&self.db, "vas-not-ordered").await.unwrap(),
            contact: Contact { phone: Some("13900000001".parse().unwrap()), ..Contact::default() },
            ..Draft::default()
        };
        let command = Accept { draft, ..Accept::default() };
        let deed = by_owner(moment);
        let accept = self.does(async |tx| complaints::accept(tx, &deed, rules, command).await);
        let number = Box::pin(accept).await.complaint.number;
        // The customer is told at once, so that nothing waits which is none of these tests' business.
        self.work(rules, at(moment)).await;
        number
    }

    /// Keeps a notice, and answers with the rules by the calendar as it is then.
    pub(crate) async fn announce(&self, year: CalendarYear) -> Rules {
        let (tx, deed) = (self.db.begin().await.unwrap(), by_owner(NOW));
        let revised = calendars::revise(&tx, &deed, "cn", vec![year], Numbering::AsGiven).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(revised.taken.len(), 1);
        rules(&revised.calendar)
    }

    /// Keeps a notice, and has the limits counted by it at a moment.
    pub(crate) async fn announce_and_count(&self, year: CalendarYear, moment: &str) {
        let rules = self.announce(year).await;
        assert!(complaints::heed_revisions(&self.db, "cn", at(moment)).await.unwrap());
        self.work(&rules, at(moment)).await;
    }

    /// Does every job that is due.
    pub(crate) async fn work(&self, rules: &Rules, now: Timestamp) {
        work(&self.db, rules, now).await;
    }

    pub(crate) async fn find(&self, number: Number) -> (Complaint, i64) {
        let found = complaints::find(&self.db, number).await.unwrap().unwrap();
        (found.complaint, found.version)
    }

    /// What the journal has of the limits of a complaint having been counted anew.
    pub(crate) async fn recounts(&self, number: Number) -> Vec<Recorded> {
        let entries =
            journal::of_subject(&self.db, complaints::CONTEXT, &number.to_string(), 0, 500).await.unwrap();
        entries.into_iter().filter(|entry| entry.event == "limits-recounted").collect()
    }
}

/// Does every job that is due, as one process would.
pub(crate) async fn work(db: &Db, rules: &Rules, now: Timestamp) {
    let handle = async |job: jobs::Job| -> Result<(), Error> {
        if job.kind == complaints::RECOUNT_LIMITS {
            return complaints::recount_limits(db, rules, &job, now).await;
        }
        let tx = db.begin().await?;
        complaints::notice_sent(&tx, &job.payload, now).await?;
        jobs::done(&tx, &job).await?;
        Ok(tx.commit().await?)
    };
    loop {
        let claimed = jobs::claim(db, now).await.unwrap();
        if claimed.is_empty() {
            return;
        }
        for job in claimed {
            handle(job).await.unwrap();
        }
    }
}

/// The text of a shared file; without the shared folder the test says so and passes.
pub(crate) fn shared(path: &str) -> Option<String> {
    let default = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let file = std::env::var_os("KEFU_SHARED").map_or_else(default, PathBuf::from).join("data").join(path);
    if !file.exists() {
        println!("skipped: needs {}", file.display());
        return None;
    }
    Some(std::fs::read_to_string(file).unwrap())
}
