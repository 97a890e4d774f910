use customers::{Customer, Details, Error, Kind, NameParts, Need, Verifiers, add_customer, set_verifiers};
use db::Db;
use jiff::{Timestamp, civil::date};
use kernel::{Deed, Language, Purpose};
use people::Secret;

pub(crate) const TABLES: &[&[db::Migration]] =
    &[journal::MIGRATIONS, people::MIGRATIONS, customers::MIGRATIONS];

/// What the agent 1001 does while a customer is on the line.
pub(crate) fn deed() -> Deed {
    by("staff:1001", "2026-09-30T16:12:00+08:00")
}

pub(crate) fn by(actor: &str, at: &str) -> Deed {
    let at: Timestamp = at.parse().unwrap();
    Deed { by: actor.parse().unwrap(), purpose: Purpose::ComplaintIntake, at }
}

pub(crate) fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// The customer of scenario S1.
pub(crate) fn he_yu() -> Details {
    Details {
        name: "何雨".parse().unwrap(),
        parts: Some(NameParts { family: "何".parse().unwrap(), given: "雨".parse().unwrap() }),
        phones: vec!["13900000001".parse().unwrap(), "0871-6500001".parse().unwrap()],
        email: Some("he.yu@example.com".parse().unwrap()),
        address: Some("昆明市五华区人民中路1号\n3栋502室".parse().unwrap()),
        plan: Some("畅享59".parse().unwrap()),
        language: Language::ZhCn,
        since: Some(date(2019, 5, 6)),
        needs: vec![Need::LargePrint],
    }
}

/// Opens the file of [`he_yu`], `C-10086`, with the service password 135246 and the document digits 012X.
pub(crate) async fn move_in(db: &Db) -> Customer {
    let verifiers = Verifiers {
        service_password: Some(secret("135246").hash([1; 32]).await),
        document_digits: Some(secret("012X").hash([2; 32]).await),
    };
    let tx = db.begin().await.unwrap();
    let number = "C-10086".parse().unwrap();
    let customer = add_customer(&tx, &deed(), Some(number), Kind::Individual, he_yu()).await.unwrap();
    set_verifiers(&tx, &deed(), number, &verifiers).await.unwrap();
    tx.commit().await.unwrap();
    customer
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
    journal::settle(db, tx, deed, customers::CONTEXT, subject, outcome).await
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
    assert_eq!(
        (&*last.context, &*last.event, last.clause.as_deref()),
        ("customers", "refused", Some(clause))
    );
    assert_eq!(last.body["rule"], rule);
}

pub(crate) async fn last_entry(db: &Db) -> journal::Recorded {
    let head = journal::head(db).await.unwrap();
    journal::since(db, head - 1, 1).await.unwrap().remove(0)
}
