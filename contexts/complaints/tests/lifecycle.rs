//! A complaint's whole life through the use cases, with the figures that come of it, on both databases.

#![cfg(test)]

use std::sync::Arc;

use business_calendar::Calendar;
use complaints::{
    Accept, AnnounceExtension, Behind, Changed, Error, Extend, Figure, Filter, Find, GiveAnswer, Order,
    Period, Rules, Share, TakeMeasure, View,
    complaint::{Contact, Draft, MeasureItem, MeasureKind, Number, Opinion, Told},
};
use db::{Db, Tx};
use jiff::{Timestamp, tz::TimeZone};
use kernel::{Actor, Deed, Language, Money, Purpose, Role};
use people::{Department, LocalName, Staff};
use service_statistics::AgeGroup;

const TABLES: &[&[db::Migration]] =
    &[journal::MIGRATIONS, jobs::MIGRATIONS, people::MIGRATIONS, complaints::MIGRATIONS];

struct House {
    db: Db,
    rules: Rules,
}

impl House {
    async fn open(db: Db) -> Self {
        let rules = Rules {
            calendar: Arc::new(Calendar::china().clone()),
            operator: "云岭通信".to_owned(),
            base_url: "http://localhost".to_owned(),
        };
        let house = Self { db, rules };
        house.move_in().await;
        house
    }

    async fn move_in(&self) {
        let tx = self.db.begin().await.unwrap();
        let deed = by("9001", "2026-09-01T08:00+08:00");
        for code in ["CC", "BILL"] {
            let name = LocalName::everywhere(code.parse().unwrap());
            let department = Department { code: code.parse().unwrap(), name };
            people::add_department(&tx, &deed, department).await.unwrap();
        }
        for (number, department, role, yuan) in [
            ("1001", "CC", Role::Agent, 0),
            ("1002", "CC", Role::Specialist, 100),
            ("1003", "CC", Role::Leader, 200),
            ("1004", "BILL", Role::BillingClerk, 100),
        ] {
            let staff = Staff {
                number: number.parse().unwrap(),
                name: number.parse().unwrap(),
                department: department.parse().unwrap(),
                team: None,
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
    }

    /// Does one thing as a face does it.
    async fn does(
        &self,
        deed: &Deed,
        number: Option<Number>,
        step: impl AsyncFnOnce(&Tx, &Deed) -> Result<Changed, Error>,
    ) -> Result<Changed, Error> {
        let tx = self.db.begin().await.unwrap();
        let outcome = step(&tx, deed).await;
        let subject = number.map(|n| n.to_string()).unwrap_or_default();
        journal::settle(&self.db, tx, deed, complaints::CONTEXT, &subject, outcome).await
    }

    async fn accept(&self, deed: &Deed) -> Number {
        let draft = self.draft().await;
        let accepted = self
            .does(deed, None, async |tx, deed| {
                let command = Accept { draft, ..Accept::default() };
                complaints::accept(tx, deed, &self.rules, command).await
            })
            .await;
        accepted.unwrap().complaint.number
    }

    async fn draft(&self) -> Draft {
        Draft {
            text: "账单里多了视频彩铃会员30元".to_owned(),
            demand: "退还30元".to_owned(),
            category: complaints::category(&self.db, "vas-not-ordered").await.unwrap(),
            contact: Contact { phone: Some("13900000001".parse().unwrap()), ..Contact::default() },
            concerned: ["1004".parse().unwrap()].into(),
            ..Draft::default()
        }
    }

    async fn refuses(&self, deed: &Deed, number: Number, rule: &str, outcome: Result<Changed, Error>) {
        let refusals =
            journal::of_subject(&self.db, "complaints", &number.to_string(), 0, 500).await.unwrap();
        let Err(Error::Refused(refusal)) = outcome else { panic!("{rule}: {outcome:?}") };
        assert_eq!(refusal.rule, rule);
        let last = refusals.last().unwrap();
        assert_eq!((last.event.as_str(), last.body["rule"].as_str()), ("refused", Some(rule)));
        assert_eq!((last.at, last.clause.as_deref()), (deed.at, Some(refusal.clause.id())));
    }
}

fn by(number: &str, at: &str) -> Deed {
    let at: Timestamp = at.parse().unwrap();
    Deed { by: Actor::Staff(number.parse().unwrap()), purpose: Purpose::ComplaintHandling, at }
}

// clause: 1.3.5, 2.1(2), 2.2(3), 4.2.2(1), 4.2.2(2), 4.2.3(1), 4.2.3(2), 4.2.3(3), 4.3.1(1), 4.3.1(2), 4.3.2(1), 4.3.2(4)
#[tokio::test]
async fn a_complaint_over_a_holiday_goes_from_intake_to_closing_with_exact_dates_and_figures() {
    testkit::on_both(TABLES, async |db| Box::pin(holiday(House::open(db).await)).await).await;
}

async fn holiday(house: House) {
    let rules = &house.rules;
    let number = house.accept(&by("1001", "2026-09-30T16:20+08:00")).await;
    assert_eq!(number.to_string(), "T20260930-0001");
    let complaint = complaints::find(&house.db, number).await.unwrap().unwrap().complaint;
    assert_eq!(complaint.clocks.announced_on.to_string(), "2026-10-10");
    assert_eq!(complaint.clocks.statutory_on.to_string(), "2026-10-15");
    let some = Some(number);

    let deed = by("1003", "2026-09-30T16:31+08:00");
    house.does(&deed, some, async |tx, deed| complaints::judge_valid(tx, deed, number).await).await.unwrap();
    let deed = by("1003", "2026-09-30T16:33+08:00");
    let dispatched =
        house.does(&deed, some, async |tx, deed| complaints::dispatch(tx, deed, rules, number, "BILL").await);
    dispatched.await.unwrap();

    let deed = by("1001", "2026-09-30T16:34+08:00");
    let to_concerned = house.does(&deed, some, async |tx, deed| {
        complaints::ask_handover(tx, deed, number, "1004".parse().unwrap(), "账务".to_owned()).await
    });
    let outcome = to_concerned.await;
    house.refuses(&deed, number, "concerned-may-not-handle", outcome).await;
    let asked = house.does(&deed, some, async |tx, deed| {
        complaints::ask_handover(tx, deed, number, "1002".parse().unwrap(), "账务".to_owned()).await
    });
    assert_eq!(asked.await.unwrap().complaint.owner.as_str(), "1001");
    let deed = by("1002", "2026-09-30T16:40+08:00");
    let accepted =
        house.does(&deed, some, async |tx, deed| complaints::accept_handover(tx, deed, number).await);
    assert_eq!(accepted.await.unwrap().complaint.owner.as_str(), "1002");

    let deed = by("1002", "2026-10-08T09:10+08:00");
    house
        .does(&deed, some, async |tx, deed| complaints::start_investigation(tx, deed, number).await)
        .await
        .unwrap();
    house
        .does(&deed, some, async |tx, deed| {
            let find = Find {
                checked: "订单 O-7781 的二次确认".to_owned(),
                found: "没有二次确认记录".to_owned(),
                evidence: vec![],
            };
            complaints::find_out(tx, deed, number, find).await
        })
        .await
        .unwrap();
    money(&house, number).await;
    extension(&house, number).await;
    answers(&house, number).await;
    figures(&house).await;
}

async fn money(house: &House, number: Number) {
    let item = |kind, yuan: i64| MeasureItem { kind, amount: Money::from_minor(yuan * 100) };
    let command = || TakeMeasure {
        items: vec![item(MeasureKind::Refund, 30), item(MeasureKind::Goodwill, 80)],
        finding: "F-1".to_owned(),
        reason: "未经二次确认".to_owned(),
    };
    let deed = by("1002", "2026-10-08T11:00+08:00");
    let outcome = house
        .does(&deed, Some(number), async |tx, deed| {
            complaints::grant_measure(tx, deed, number, command()).await
        })
        .await;
    house.refuses(&deed, number, "measure-above-authority", outcome).await;
    house
        .does(&deed, Some(number), async |tx, deed| {
            complaints::propose_measure(tx, deed, number, command()).await
        })
        .await
        .unwrap();
    let outcome = house
        .does(&deed, Some(number), async |tx, deed| complaints::approve_measure(tx, deed, number, 0).await)
        .await;
    house.refuses(&deed, number, "approval-by-the-proposer", outcome).await;
    let deed = by("1003", "2026-10-08T11:20+08:00");
    house
        .does(&deed, Some(number), async |tx, deed| complaints::approve_measure(tx, deed, number, 0).await)
        .await
        .unwrap();
}

async fn extension(house: &House, number: Number) {
    let rules = &house.rules;
    let extend = |until: &str, notice| Extend {
        number,
        until: until.parse().unwrap(),
        reason: "供应商核实".to_owned(),
        notice,
    };
    let announce = |until: &str, told| AnnounceExtension {
        number,
        until: until.parse().unwrap(),
        reason: "供应商核实".to_owned(),
        told,
    };
    let deed = by("1002", "2026-10-10T10:50+08:00");
    let outcome = house
        .does(&deed, Some(number), async |tx, deed| {
            complaints::extend(tx, deed, rules, extend("2026-10-16", None)).await
        })
        .await;
    house.refuses(&deed, number, "extension-not-announced", outcome).await;
    let outcome = house
        .does(&deed, Some(number), async |tx, deed| {
            complaints::announce_extension(tx, deed, rules, announce("2026-10-16", Told::Phone)).await
        })
        .await;
    house.refuses(&deed, number, "extension-past-statute", outcome).await;
    let announced = house
        .does(&deed, Some(number), async |tx, deed| {
            complaints::announce_extension(tx, deed, rules, announce("2026-10-13", Told::Sms)).await
        })
        .await
        .unwrap();
    let place = announced.complaint.notices.len() - 1;
    let outcome = house
        .does(&deed, Some(number), async |tx, deed| {
            complaints::extend(tx, deed, rules, extend("2026-10-13", Some(place))).await
        })
        .await;
    house.refuses(&deed, number, "extension-not-announced", outcome).await;
    let tx = house.db.begin().await.unwrap();
    let sent = "2026-10-10T11:00+08:00".parse().unwrap();
    complaints::notice_sent(&tx, &format!("{number}/{place}"), sent).await.unwrap();
    tx.commit().await.unwrap();
    let deed = by("1002", "2026-10-10T11:01+08:00");
    let extended = house
        .does(&deed, Some(number), async |tx, deed| {
            complaints::extend(tx, deed, rules, extend("2026-10-13", Some(place))).await
        })
        .await
        .unwrap();
    assert_eq!(extended.complaint.clocks.announced_on.to_string(), "2026-10-13");
}

async fn answers(house: &House, number: Number) {
    let rules = &house.rules;
    for (at, opinion) in
        [("2026-10-12T15:20+08:00", Opinion::Dissatisfied), ("2026-10-13T11:05+08:00", Opinion::Satisfied)]
    {
        let deed = by("1002", at);
        let answer = GiveAnswer {
            number,
            text: "已退还全部费用".to_owned(),
            appeal_route: complaints::appeal_route(Language::ZhCn),
            told: Told::Phone,
        };
        house
            .does(&deed, Some(number), async |tx, deed| {
                complaints::give_answer(tx, deed, rules, answer).await
            })
            .await
            .unwrap();
        house
            .does(&deed, Some(number), async |tx, deed| {
                complaints::take_opinion(tx, deed, number, opinion, String::new()).await
            })
            .await
            .unwrap();
        if opinion == Opinion::Dissatisfied {
            let outcome = house
                .does(&deed, Some(number), async |tx, deed| complaints::close(tx, deed, number, "x").await)
                .await;
            house.refuses(&deed, number, "close-dissatisfied", outcome).await;
            house
                .does(&deed, Some(number), async |tx, deed| {
                    complaints::reopen(tx, deed, number, "要求书面道歉").await
                })
                .await
                .unwrap();
        }
    }
    let deed = by("1002", "2026-10-13T11:20+08:00");
    let closed = house
        .does(&deed, Some(number), async |tx, deed| {
            complaints::close(tx, deed, number, "VAS-no-second-confirmation").await
        })
        .await
        .unwrap();
    assert!(!closed.complaint.is_open());
    let outcome = house.does(&deed, Some(number), async |tx, _| complaints::delete(tx, number).await).await;
    house.refuses(&deed, number, "complaint-not-deletable", outcome).await;
}

async fn figures(house: &House) {
    let period = Period { from: "2026-09-01".parse().unwrap(), to: "2026-10-31".parse().unwrap() };
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let now = "2026-10-20T10:00+08:00".parse().unwrap();
    let board = complaints::board(&house.db, period, &zone, 2_150_000, now).await.unwrap();
    let of = |wanted: Share| {
        let (_, share) = board.shares.iter().find(|(share, _)| *share == wanted).unwrap();
        (share.part(), share.whole())
    };
    assert_eq!(of(Share::TimelyByOriginal), (0, 1));
    assert_eq!(of(Share::TimelyByAnnounced), (1, 1));
    assert_eq!(of(Share::ExtensionsAnnounced), (1, 1));
    assert_eq!(of(Share::DispatchedInTime), (1, 1));
    assert_eq!(of(Share::DissatisfiedFirst), (1, 1));
    assert_eq!(of(Share::SatisfiedAtEnd), (1, 1));
    assert_eq!(of(Share::ClosedProperly), (1, 1));
    let minutes = board.dispatch_minutes.unwrap();
    assert!((minutes.mean - 2.0).abs() < f64::EPSILON);
    for share in Share::ALL {
        for side in [complaints::Side::Whole, complaints::Side::Part, complaints::Side::Rest] {
            let behind = Behind { figure: Figure::Share(share, side), period, cause: None, before: None };
            let cases = complaints::cases_behind(&house.db, &behind, &zone, now).await.unwrap();
            let expected = match side {
                complaints::Side::Whole => of(share).1,
                complaints::Side::Part => of(share).0,
                complaints::Side::Rest => of(share).1 - of(share).0,
            };
            assert_eq!(cases.lines.len() as u64, expected, "{} {}", share.name(), side.name());
        }
    }
    let behind = async |figure: Figure| {
        let behind = Behind { figure, period, cause: None, before: None };
        complaints::cases_behind(&house.db, &behind, &zone, now).await.unwrap().lines.len() as u64
    };
    assert_eq!(behind(Figure::Dispatched).await, minutes.count);
    assert_eq!(behind(Figure::Ended).await, board.handling_hours.unwrap().count);
    assert_eq!(behind(Figure::Appealed).await, board.appeals_per_million.events());
    for (class, count) in board.by_class {
        assert_eq!(behind(Figure::Accepted(class)).await, u64::try_from(count).unwrap(), "{}", class.name());
    }
    for AgeGroup { from, below, share } in board.ages {
        assert_eq!(behind(Figure::Open { from, below }).await, share.part(), "{from} days and older");
    }
}

#[tokio::test]
async fn a_two_character_word_finds_the_complaint_and_every_view_lists_it_where_it_belongs() {
    testkit::on_both(TABLES, async |db| {
        let house = House::open(db).await;
        let number = house.accept(&by("1001", "2026-09-30T16:20+08:00")).await;
        for (query, hits) in
            [("彩铃", 1), ("视频彩铃会员", 1), ("频彩", 1), ("宽带", 0), ("1390", 1), ("铃", 1)]
        {
            let page = complaints::search(&house.db, query, None).await.unwrap();
            assert_eq!(page.lines.len(), hits, "{query}");
        }
        let now = "2026-09-30T17:00+08:00".parse().unwrap();
        let views =
            [View::Mine("1001".parse().unwrap()), View::ToJudge, View::Open, View::Overdue, View::All];
        let counts = complaints::counts(&house.db, &views, now).await.unwrap();
        assert_eq!(counts, [1, 1, 1, 0, 1]);
        for order in [Order::DueFirst, Order::NewestFirst] {
            let filter = Filter { order, ..Filter::of(View::Open) };
            let page = complaints::inbox(&house.db, &filter, now).await.unwrap();
            assert_eq!(page.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [number]);
        }
    })
    .await;
}
