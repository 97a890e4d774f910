use std::sync::Arc;

use calendars::Calendars;
use complaints::complaint::{Complaint, Number};
use db::{Db, Sql as _};
use jiff::tz::TimeZone;
use kernel::{Actor, Deed, Language, Money, Purpose, Role};
use people::{Department, LocalName, Staff, Team};
use web::{App, Caller, Credential, Live, Operator, Parts};

use crate::browser::Browser;

const TABLES: &[&[db::Migration]] = &[
    journal::MIGRATIONS,
    jobs::MIGRATIONS,
    people::MIGRATIONS,
    customers::MIGRATIONS,
    complaints::MIGRATIONS,
];

/// The department of scenario S1, on the afternoon before the National Day week of 2026.
pub(crate) struct House {
    pub(crate) db: Db,
    pub(crate) clock: testkit::Clock,
    pub(crate) live: Live,
}

const STAFF: [(&str, &str, &str, Role, i64); 7] = [
    ("1001", "李敏", "CC", Role::Agent, 0),
    ("1002", "王强", "CC", Role::Specialist, 100),
    ("1003", "赵蕾", "CC", Role::Leader, 200),
    ("1004", "钱进", "BILL", Role::BillingClerk, 100),
    ("1005", "孙悦", "CC", Role::Inspector, 0),
    ("1012", "何平", "CC", Role::Auditor, 0),
    ("9001", "管理员", "CC", Role::Administrator, 0),
];

/// Who belongs to the team that takes care of complaints.
const COMPLAINT_DESK: [&str; 2] = ["1002", "1003"];

impl House {
    pub(crate) async fn open(db: Db) -> Self {
        let clock = testkit::Clock::at("2026-09-30T16:20:00+08:00");
        let by = Actor::System("setup".to_owned());
        let deed = Deed { by, purpose: Purpose::Administration, at: clock.now() };
        let tx = db.begin().await.unwrap();
        for (code, name) in [("BILL", "账务"), ("CC", "客服中心")] {
            let name = LocalName::everywhere(name.parse().unwrap());
            let department = Department { code: code.parse().unwrap(), name };
            people::add_department(&tx, &deed, department).await.unwrap();
        }
        let desk = Team {
            code: "CC-C".parse().unwrap(),
            department: "CC".parse().unwrap(),
            name: LocalName::everywhere("投诉专席".parse().unwrap()),
        };
        people::add_team(&tx, &deed, desk).await.unwrap();
        for (number, name, department, role, yuan) in STAFF {
            let staff = Staff {
                number: number.parse().unwrap(),
                name: name.parse().unwrap(),
                department: department.parse().unwrap(),
                team: COMPLAINT_DESK.contains(&number).then(|| "CC-C".parse().unwrap()),
                roles: vec![role],
                authority: Money::from_minor(yuan * 100),
                language: Language::ZhCn,
                active: true,
            };
            people::add_staff(&tx, &deed, staff).await.unwrap();
        }
        complaints::plant_categories(&tx, &deed).await.unwrap();
        complaints::plant_root_causes(&tx, &deed).await.unwrap();
        tx.commit().await.unwrap();
        Self { db, clock, live: Live::new() }
    }

    pub(crate) fn app(&self) -> App {
        let clock = self.clock.clone();
        App::new(Parts {
            db: self.db.clone(),
            operator: Operator {
                name: "云岭通信".to_owned(),
                time_zone: TimeZone::get("Asia/Shanghai").unwrap(),
                calendar: "cn".to_owned(),
                base_url: "http://localhost:8080".to_owned(),
                hotline: None,
                users_in_service: 0,
            },
            calendars: Calendars::built_in(),
            clock: Arc::new(move || clock.now()),
            random: Arc::new(|| [7; 32]),
            authenticate: Arc::new(|app, credential| Box::pin(staff_of(app, credential))),
            furnish: Arc::new(|_, _| ()),
            live: self.live.clone(),
        })
    }

    /// The browser of a member of staff who is signed in.
    pub(crate) fn desk(&self, staff: &'static str) -> Browser {
        Browser::of(self.app(), staff)
    }

    pub(crate) async fn complaint(&self, number: Number) -> Complaint {
        complaints::find(&self.db, number).await.unwrap().unwrap().complaint
    }

    /// The complaint's row as it is stored, to see that nothing of it has changed.
    pub(crate) async fn stored(&self, number: Number) -> (i64, String) {
        let sql = "SELECT version, document FROM complaints_complaint WHERE number = $1";
        let row = self.db.one(sql, vec![number.key().into()]).await.unwrap().unwrap();
        (row.at(0).unwrap(), row.at(1).unwrap())
    }

    pub(crate) async fn journal_of(&self, subject: &str) -> Vec<journal::Recorded> {
        journal::of_subject(&self.db, complaints::CONTEXT, subject, 0, 1_000).await.unwrap()
    }
}

/// In these tests the session's cookie is the staff number itself.
async fn staff_of(app: App, credential: Credential) -> Result<Option<Caller>, db::Error> {
    let Credential::Session(number) = credential else { return Ok(None) };
    let staff = people::find(app.db(), &number.parse().unwrap()).await?;
    Ok(staff.map(|staff| Caller {
        permissions: staff.permissions(),
        actor: Actor::Staff(staff.number),
        name: staff.name.into(),
        roles: staff.roles,
        department: Some(staff.department.into()),
        team: staff.team.map(Into::into),
    }))
}

pub(crate) async fn in_both_houses(test: impl AsyncFn(House)) {
    testkit::on_both(TABLES, async |db| test(House::open(db).await).await).await;
}
