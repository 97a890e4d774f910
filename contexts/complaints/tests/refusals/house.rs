//! A department, complaints at each stage of their life, and the check that a refusal is one.

use std::sync::Arc;

use business_calendar::Calendar;
use complaints::{
    Accept, Error, Find, GiveAnswer, JudgeNotValid, Rules,
    complaint::{Contact, Draft, NotValidReason, Number, Opinion, Told},
};
use db::{Db, Sql as _, Tx};
use kernel::{Actor, Deed, Language, Money, Purpose, Refusal, Role};
use people::{Department, LocalName, Staff};

const TABLES: &[&[db::Migration]] =
    &[journal::MIGRATIONS, jobs::MIGRATIONS, people::MIGRATIONS, complaints::MIGRATIONS];

/// Who answers for every complaint here: a specialist with an authority of 100 yuan.
pub(crate) const OWNER: &str = "1002";
/// Whom every complaint concerns.
pub(crate) const CONCERNED: &str = "1004";
/// An agent, without any authority.
pub(crate) const AGENT: &str = "1001";
/// Leads, with an authority of 200 yuan.
pub(crate) const LEADER: &str = "1003";
/// Leads, and every complaint concerns them too.
pub(crate) const CONCERNED_LEADER: &str = "1007";
pub(crate) const INSPECTOR: &str = "1005";
/// Has left.
pub(crate) const FORMER: &str = "1006";

/// A Thursday on which work is done; the limits are 2026-10-12 and 2026-10-23.
const ACCEPTED: &str = "2026-10-08T09:00+08:00";
const NOW: &str = "2026-10-08T10:00+08:00";

pub(crate) struct House {
    pub(crate) db: Db,
    pub(crate) rules: Rules,
}

/// How far a complaint has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    Accepted,
    Valid,
    Dispatched,
    Investigating,
    /// Investigating, with a finding.
    Found,
    Answered,
    Satisfied,
    Closed,
}

/// The rule and the clause it must name.
pub(crate) type Rule = (&'static str, &'static str);

/// Somebody's deed at the present moment of these tests.
pub(crate) fn by(number: &str) -> Deed {
    at(number, NOW)
}

pub(crate) fn at(number: &str, at: &str) -> Deed {
    let by = Actor::Staff(number.parse().unwrap());
    Deed { by, purpose: Purpose::ComplaintHandling, at: at.parse().unwrap() }
}

pub(crate) fn draft() -> Draft {
    Draft {
        text: "账单里多了视频彩铃会员30元".to_owned(),
        demand: "退还30元".to_owned(),
        contact: Contact { phone: Some("13900000001".parse().unwrap()), ..Contact::default() },
        concerned: [CONCERNED, CONCERNED_LEADER].map(|number| number.parse().unwrap()).into(),
        ..Draft::default()
    }
}

impl House {
    /// Runs a test in a department of its own on each database.
    pub(crate) async fn open(test: impl AsyncFn(&Self)) {
        testkit::on_both(TABLES, async |db| {
            let rules = Rules {
                calendar: Arc::new(Calendar::china().clone()),
                operator: "云岭通信".to_owned(),
                base_url: "http://localhost".to_owned(),
            };
            let house = Self { db, rules };
            house.move_in().await;
            Box::pin(test(&house)).await;
        })
        .await;
    }

    async fn move_in(&self) {
        let (tx, deed) = (self.db.begin().await.unwrap(), at("9001", "2026-09-01T08:00+08:00"));
        for code in ["CC", "BILL"] {
            let name = LocalName::everywhere(code.parse().unwrap());
            let department = Department { code: code.parse().unwrap(), name };
            people::add_department(&tx, &deed, department).await.unwrap();
        }
        for (number, role, yuan) in [
            (AGENT, Role::Agent, 0),
            (OWNER, Role::Specialist, 100),
            (LEADER, Role::Leader, 200),
            (CONCERNED, Role::BillingClerk, 100),
            (CONCERNED_LEADER, Role::Leader, 2_000),
            (INSPECTOR, Role::Inspector, 0),
            (FORMER, Role::Agent, 0),
        ] {
            let staff = Staff {
                number: number.parse().unwrap(),
                name: number.parse().unwrap(),
                department: "CC".parse().unwrap(),
                team: None,
                roles: vec![role],
                authority: Money::from_minor(yuan * 100),
                language: Language::ZhCn,
                active: number != FORMER,
            };
            people::add_staff(&tx, &deed, staff).await.unwrap();
        }
        complaints::plant_categories(&tx, &deed).await.unwrap();
        complaints::plant_root_causes(&tx, &deed).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// What the owner says was told, with everything an intake needs.
    pub(crate) async fn draft(&self) -> Draft {
        Draft { category: complaints::category(&self.db, "vas-not-ordered").await.unwrap(), ..draft() }
    }

    /// Does something that no rule forbids.
    pub(crate) async fn does<T>(&self, step: impl AsyncFnOnce(&Tx) -> Result<T, Error>) -> T {
        let tx = self.db.begin().await.unwrap();
        let outcome = step(&tx).await.unwrap();
        tx.commit().await.unwrap();
        outcome
    }

    /// A new complaint that has come this far.
    pub(crate) async fn case(&self, stage: Stage) -> Number {
        let command = Accept { draft: self.draft().await, ..Accept::default() };
        let accepted = at(OWNER, ACCEPTED);
        let accept = self.does(async |tx| complaints::accept(tx, &accepted, &self.rules, command).await);
        let accepted = Box::pin(accept).await;
        let number = accepted.complaint.number;
        for next in [
            Stage::Valid,
            Stage::Dispatched,
            Stage::Investigating,
            Stage::Found,
            Stage::Answered,
            Stage::Satisfied,
            Stage::Closed,
        ] {
            if next <= stage {
                Box::pin(self.advance(number, next)).await;
            }
        }
        number
    }

    async fn advance(&self, number: Number, to: Stage) {
        let (deed, rules) = (&by(OWNER), &self.rules);
        self.does(async |tx| match to {
            Stage::Accepted => unreachable!("a complaint begins accepted"),
            Stage::Valid => complaints::judge_valid(tx, deed, number).await,
            Stage::Dispatched => complaints::dispatch(tx, deed, rules, number, "BILL").await,
            Stage::Investigating => complaints::start_investigation(tx, deed, number).await,
            Stage::Found => complaints::find_out(tx, deed, number, finding()).await,
            Stage::Answered => complaints::give_answer(tx, deed, rules, answer(number)).await,
            Stage::Satisfied => {
                complaints::take_opinion(tx, deed, number, Opinion::Satisfied, String::new()).await
            }
            Stage::Closed => complaints::close(tx, deed, number, "VAS-no-second-confirmation").await,
        })
        .await;
    }

    /// A new complaint that the owner judged not valid.
    pub(crate) async fn case_not_valid(&self) -> Number {
        let number = self.case(Stage::Accepted).await;
        let judgement = not_valid(number);
        self.does(async |tx| complaints::judge_not_valid(tx, &by(OWNER), judgement).await).await;
        number
    }

    /// The step is refused on this complaint: see [`House::refuses_at`].
    pub(crate) async fn refuses<T>(
        &self,
        rule: Rule,
        deed: &Deed,
        number: Number,
        step: impl AsyncFnOnce(&Tx, &Deed) -> Result<T, Error>,
    ) {
        self.refuses_at(rule, deed, &number.to_string(), step).await;
    }

    /// The step is refused with this rule and clause, nothing at all is changed, and the journal has exactly one
    /// entry more: that it was refused.
    pub(crate) async fn refuses_at<T>(
        &self,
        (rule, clause): Rule,
        deed: &Deed,
        subject: &str,
        step: impl AsyncFnOnce(&Tx, &Deed) -> Result<T, Error>,
    ) {
        let before = self.everything().await;
        let head = journal::head(&self.db).await.unwrap();
        let tx = self.db.begin().await.unwrap();
        let outcome = step(&tx, deed).await.map(|_| ());
        let outcome = journal::settle(&self.db, tx, deed, complaints::CONTEXT, subject, outcome).await;
        let refusal = match outcome {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("{rule}: {other:?}"),
        };
        is_rule(&refusal, (rule, clause));
        assert_eq!(self.everything().await, before, "{rule} changed something");
        let entries = journal::since(&self.db, head, 10).await.unwrap();
        let [entry] = &entries[..] else { panic!("{rule}: {entries:?}") };
        assert_eq!((entry.event.as_str(), entry.body["rule"].as_str()), ("refused", Some(rule)));
        assert_eq!((entry.subject.as_str(), entry.clause.as_deref()), (subject, Some(clause)));
        assert_eq!((entry.actor.as_str(), entry.at), (deed.by.to_string().as_str(), deed.at), "{rule}");
    }

    /// Every row that a step on a complaint could change: documents and versions among them.
    async fn everything(&self) -> Vec<String> {
        let mut all = vec![];
        for (table, sql) in [
            ("complaint", "SELECT number, document, version, changed_at FROM complaints_complaint"),
            ("serial", "SELECT day, CAST(day AS TEXT), serial, serial FROM complaints_serial"),
            (
                "category",
                "SELECT place, code || top_class || name_en, active, place FROM complaints_category",
            ),
            ("job", "SELECT id, payload, run_at, attempts FROM jobs_job"),
        ] {
            let sql = format!("{sql} ORDER BY 1, 2 LIMIT 1000");
            for row in self.db.all(&sql, vec![]).await.unwrap() {
                let text: String = row.at(1).unwrap();
                let [key, version, at] = [0, 2, 3].map(|place| row.at::<i64>(place).unwrap());
                all.push(format!("{table} {key} {version} {at} {text}"));
            }
        }
        all
    }
}

/// The refusal names this rule and this clause.
pub(crate) fn is_rule(refusal: &Refusal, (rule, clause): Rule) {
    assert_eq!((refusal.rule, refusal.clause.id()), (rule, clause));
}

pub(crate) fn finding() -> Find {
    Find {
        checked: "订单 O-7781 的二次确认".to_owned(),
        found: "没有二次确认记录".to_owned(),
        evidence: vec![],
    }
}

pub(crate) fn answer(number: Number) -> GiveAnswer {
    GiveAnswer {
        number,
        text: "已退还全部费用".to_owned(),
        appeal_route: complaints::appeal_route(Language::ZhCn),
        told: Told::Phone,
    }
}

pub(crate) fn not_valid(number: Number) -> JudgeNotValid {
    JudgeNotValid {
        number,
        reason: Some(NotValidReason::NotOurs),
        explanation: "该号码由另一家公司提供服务".to_owned(),
        guidance: "请拨打该公司的服务热线".to_owned(),
        told: Told::Phone,
    }
}
