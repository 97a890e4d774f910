use db::Db;
use jiff::Timestamp;
use kernel::{Actor, Deed, Language, Money, Purpose, Role};
use people::{Department, Error, LocalName, Staff, add_department, add_staff};

pub(crate) const TABLES: &[&[db::Migration]] = &[journal::MIGRATIONS, people::MIGRATIONS];

/// What the administrator 9001 does.
pub(crate) fn deed() -> Deed {
    by("staff:9001")
}

pub(crate) fn by(actor: &str) -> Deed {
    let by: Actor = actor.parse().unwrap();
    Deed { by, purpose: Purpose::Administration, at: now() }
}

pub(crate) fn now() -> Timestamp {
    "2026-09-30T08:00:00Z".parse().unwrap()
}

/// Runs one use case in a transaction of its own, as a face does.
pub(crate) async fn settle<T>(
    db: &Db,
    deed: &Deed,
    subject: &str,
    use_case: impl AsyncFnOnce(&db::Tx) -> Result<T, Error>,
) -> Result<T, Error> {
    let tx = db.begin().await.unwrap();
    let outcome = use_case(&tx).await;
    journal::settle(db, tx, deed, people::CONTEXT, subject, outcome).await
}

pub(crate) fn department(code: &str, name: &str) -> Department {
    Department { code: code.parse().unwrap(), name: LocalName::everywhere(name.parse().unwrap()) }
}

pub(crate) fn a_specialist() -> Staff {
    Staff {
        number: "1002".parse().unwrap(),
        name: "王强".parse().unwrap(),
        department: "CC".parse().unwrap(),
        team: None,
        roles: vec![Role::Specialist],
        authority: Money::from_minor(10_000),
        language: Language::ZhTw,
        active: true,
    }
}

pub(crate) fn an_administrator() -> Staff {
    Staff {
        number: "9001".parse().unwrap(),
        name: "管理员".parse().unwrap(),
        roles: vec![Role::Administrator],
        authority: Money::ZERO,
        ..a_specialist()
    }
}

/// The customer service centre with its specialist and its administrator.
pub(crate) async fn move_in(db: &Db) {
    let tx = db.begin().await.unwrap();
    add_department(&tx, &deed(), department("CC", "客服中心")).await.unwrap();
    add_department(&tx, &deed(), department("BILL", "账务")).await.unwrap();
    add_staff(&tx, &deed(), an_administrator()).await.unwrap();
    add_staff(&tx, &deed(), a_specialist()).await.unwrap();
    tx.commit().await.unwrap();
}

/// The refusal was made by this rule and clause, and the last entry of the journal says so.
pub(crate) async fn check_refused<T: std::fmt::Debug>(
    db: &Db,
    outcome: Result<T, Error>,
    rule: &str,
    clause: &str,
) {
    let Err(Error::Refused(refusal)) = outcome else {
        panic!("expected the refusal {rule}, got {outcome:?}")
    };
    assert_eq!((refusal.rule, refusal.clause.id()), (rule, clause));
    let last = last_entry(db).await;
    assert_eq!((&*last.context, &*last.event, last.clause.as_deref()), ("people", "refused", Some(clause)));
    assert_eq!(last.body["rule"], rule);
}

pub(crate) async fn last_entry(db: &Db) -> journal::Recorded {
    let head = journal::head(db).await.unwrap();
    journal::since(db, head - 1, 1).await.unwrap().remove(0)
}
