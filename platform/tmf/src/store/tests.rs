use std::collections::BTreeSet;

use db::{Db, Migration, Step};
use jiff::tz::TimeZone;
use proptest::{prelude::*, test_runner::TestRunner};

use super::*;
use crate::{TmfError, attribute::tests::PARCEL};

const MIGRATIONS: &[Migration] = &[Migration {
    context: "parcel",
    version: 1,
    steps: &[
        Step::Both(
            "CREATE TABLE parcel (number {key}, name TEXT NOT NULL, remark TEXT, created_at BIGINT NOT NULL,
             due_at BIGINT, grams BIGINT NOT NULL, is_fragile BIGINT NOT NULL, state TEXT NOT NULL)",
        ),
        Step::Both("CREATE TABLE parcel_content (parcel BIGINT NOT NULL, name TEXT NOT NULL)"),
    ],
}];

/// 2026-09-30T00:00:00Z.
const DAY: i64 = 1_790_726_400_000;

async fn add(db: &Db, number: i64, name: &str, remark: Option<&str>, due_at: Option<i64>, state: &str) {
    let tx = db.begin().await.unwrap();
    tx.execute(
        "INSERT INTO parcel (number, name, remark, created_at, due_at, grams, is_fragile, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vec![
            number.into(),
            name.into(),
            remark.into(),
            (DAY + number).into(),
            due_at.into(),
            (number * 100).into(),
            (number % 2).into(),
            state.into(),
        ],
    )
    .await
    .unwrap();
    for content in name.split(' ') {
        let sql = "INSERT INTO parcel_content (parcel, name) VALUES ($1, $2)";
        tx.execute(sql, vec![number.into(), content.into()]).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn fill(db: &Db) {
    add(db, 1, "光猫 cable", Some("a%b"), Some(DAY), "accepted").await;
    add(db, 2, "router", None, None, "dispatched").await;
    add(db, 3, "Router cable", Some("O'Neil"), Some(DAY + 3_600_000), "closed").await;
    add(db, 4, "13900000001", Some("a_b, c"), Some(DAY + 86_400_000), "closed").await;
}

fn parse(raw: &str) -> Result<Query, TmfError> {
    Query::parse(Some(raw), &PARCEL, &TimeZone::UTC)
}

async fn page(db: &Db, raw: &str) -> Page<i64> {
    let query = parse(raw).unwrap_or_else(|error| panic!("{raw}: {error}"));
    let source = Source {
        columns: "p.number",
        tables: "parcel p",
        scope: "p.grams < $1",
        scope_values: vec![500_i64.into()],
        whole: None,
    };
    list(db, &query, source, |row| row.at(0)).await.unwrap_or_else(|error| panic!("{raw}: {error}"))
}

/// Each query with the numbers of the parcels it finds.
const FILTERS: &[(&str, &[i64])] = &[
    ("", &[1, 2, 3, 4]),
    ("id=P3", &[3]),
    ("id=nonsense", &[]),
    ("id.ne=nonsense", &[1, 2, 3, 4]),
    ("id.gt=P2", &[3, 4]),
    ("id.gt=nonsense", &[]),
    ("name=router", &[2]),
    ("name=%E5%85%89%E7%8C%AB+cable", &[1]),
    ("name=router,13900000001", &[2, 4]),
    ("name=router&name=13900000001", &[2, 4]),
    ("name=router;name=13900000001", &[2, 4]),
    ("name=router;weight=400", &[2, 4]),
    ("name=router;13900000001", &[2, 4]),
    ("status=open", &[1, 2]),
    ("status=open&name=router", &[2]),
    ("status.ne=open", &[3, 4]),
    ("status!=open,closed", &[]),
    ("remark=a%25b", &[1]),
    ("remark=O'Neil", &[3]),
    ("remark=a_b%2C+c", &[4]),
    ("remark.ne=a%25b", &[2, 3, 4]),
    ("remark.ne=a%25b&remark.ne=O'Neil", &[2, 4]),
    ("fragile=true", &[1, 3]),
    ("fragile.ne=true", &[2, 4]),
    ("weight.gte=200&weight.lt=400", &[2, 3]),
    ("weight%3E200", &[3, 4]),
    ("weight%3C%3D200", &[1, 2]),
    ("dueDate=2026-09-30", &[1, 3]),
    ("dueDate.ne=2026-09-30", &[2, 4]),
    ("dueDate=2026-09-30T08:00:00%2B08:00", &[1]),
    ("dueDate=2026-09-30T08:00:00+08:00", &[1]),
    ("dueDate.gt=2026-09-30", &[4]),
    ("dueDate.gte=2026-09-30", &[1, 3, 4]),
    ("dueDate.lte=2026-09-30", &[1, 3]),
    ("dueDate.lt=2026-09-30T01:00:00Z", &[1]),
    ("dueDate.lte=2026-09-30T01:00:00Z", &[1, 3]),
    ("creationDate=2026-09-30T00:00:00.002Z", &[2]),
    ("creationDate.gt=2026-09-30T00:00:00.0025Z", &[3, 4]),
    ("creationDate=2026-09-30T00:00:00.0025Z", &[]),
    ("content.name=cable", &[1, 3]),
    ("content.name.ne=cable", &[2, 4]),
    ("content.name=cable&content.name.ne=Router", &[1]),
    ("mark=router,O'Neil", &[2, 3]),
    ("mark.ne=O'Neil", &[1, 2, 4]),
    ("mark.ne=router&mark.ne=O'Neil", &[1, 4]),
    ("mark.regex=%25", &[1]),
    ("name.regex=outer", &[2, 3]),
    ("name.regex=%5Er", &[2]),
    ("name*=cable$", &[1, 3]),
    ("name.regex=%5E139.*01$", &[4]),
    ("name.regex=%5E(router%7C139.*)$", &[2, 4]),
    ("remark.regex=%25", &[1]),
    ("remark.regex=.*", &[1, 3, 4]),
    ("remark.regex=_b, c", &[4]),
    ("name.regex=aa$;name.regex=%E5%85%89", &[1]),
];

#[tokio::test]
async fn each_filter_leaves_what_it_should() {
    testkit::on_both(&[MIGRATIONS], async |db| {
        fill(&db).await;
        add(&db, 9, "outside the caller's scope", None, None, "closed").await;
        for (raw, expected) in FILTERS {
            let page = page(&db, raw).await;
            let found: BTreeSet<_> = page.items.iter().copied().collect();
            assert_eq!(found, expected.iter().copied().collect(), "{raw}");
            assert_eq!(page.total, i64::try_from(expected.len()).unwrap(), "{raw}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_largest_filter_is_still_decided() {
    testkit::on_both(&[MIGRATIONS], async |db| {
        fill(&db).await;
        let dates = ["2026-09-30"; 250].join(",");
        let largest = format!("dueDate={dates}&{}", "weight.gt=100&".repeat(250));
        assert_eq!(page(&db, &largest).await.items, [3]);
        let different = "name.regex=a&remark.ne=b&weight.lte=1;".repeat(160);
        assert_eq!(page(&db, &different).await.total, 0);
    })
    .await;
}

#[tokio::test]
async fn items_come_in_the_order_that_was_asked_for() {
    testkit::on_both(&[MIGRATIONS], async |db| {
        fill(&db).await;
        for (raw, expected) in [
            ("", [4, 3, 2, 1]),
            ("sort=creationDate", [1, 2, 3, 4]),
            ("sort=dueDate", [1, 3, 4, 2]),
            ("sort=-dueDate", [2, 4, 3, 1]),
            ("sort=status,-weight", [1, 4, 3, 2]),
            ("sort=-status&sort=id", [2, 3, 4, 1]),
            ("sort=+weight", [1, 2, 3, 4]),
        ] {
            assert_eq!(page(&db, raw).await.items, expected, "{raw}");
        }
    })
    .await;
}

#[tokio::test]
async fn pages_neither_overlap_nor_leave_gaps() {
    testkit::on_both(&[MIGRATIONS], async |db| {
        fill(&db).await;
        let mut seen = Vec::new();
        for offset in 0..6 {
            let page = page(&db, &format!("sort=status&limit=1&offset={offset}")).await;
            assert_eq!(page.total, 4);
            seen.extend(page.items);
        }
        assert_eq!(seen, [1, 3, 4, 2]);
        assert_eq!(page(&db, "limit=0").await.items, [0_i64; 0]);
        assert_eq!(page(&db, "limit=99999999999999999999&offset=99999999999999999999").await.total, 4);
    })
    .await;
}

#[test]
fn what_cannot_be_asked_is_named() {
    for (raw, named) in [
        ("colour=red", "`colour` is no attribute of parcel"),
        ("colour.gt=1", "`colour` is no attribute of parcel"),
        ("colour%3E1", "`colour` is no attribute of parcel"),
        ("sort=colour", "`colour` is no attribute of parcel"),
        ("sort=fragile", "`fragile` cannot be sorted by"),
        ("sort=content.name", "`content.name` cannot be sorted by"),
        ("fields=colour", "`colour` is no attribute of parcel"),
        ("content=x", "`content` cannot be filtered by"),
        ("status=lost", "`status` is none of open, closed"),
        ("status.gt=open", "`status.gt` does not have this operator"),
        ("weight.regex=1", "`weight.regex` does not have this operator"),
        ("weight=heavy", "`weight` is no whole number"),
        ("weight=99999999999999999999", "`weight` is no whole number"),
        ("fragile=1", "`fragile` is neither true nor false"),
        ("dueDate=soon", "`dueDate` is no date-time"),
        ("name.regex=(a%2B)%2B$", "`name` is no expression that is served"),
        ("name=a%00b", "`name` holds a NUL"),
        ("limit=-1", "`limit` is no count"),
        ("offset=1&offset=2", "`offset` is given twice"),
        ("filter=$[?(@.a==1)]", "`filter` is not served"),
        ("name", "`name` is no condition"),
        ("p.name%27%29--=1", "is no condition"),
        ("1%3D1%20OR%20name=2", "`1` is no attribute"),
    ] {
        let error = parse(raw).unwrap_err();
        assert_eq!(error.status(), 400, "{raw}");
        assert!(error.message().contains(named), "{raw}: {}", error.message());
    }
    for many in ["weight.gt=1&".repeat(501), format!("name={}", ",".repeat(501)), "x".repeat(40_000)] {
        assert_eq!(parse(&many).unwrap_err().status(), 400);
    }
}

#[test]
fn a_single_resource_takes_fields_only() {
    assert!(Query::parse_fields(Some("fields=name,status"), &PARCEL).is_ok());
    assert_eq!(Query::parse_fields(None, &PARCEL), Ok(crate::Fields::All));
    for raw in ["limit=1", "name=x", "fields=colour", "sort=name", "x"] {
        assert_eq!(Query::parse_fields(Some(raw), &PARCEL).unwrap_err().status(), 400, "{raw}");
    }
}

fn condition() -> impl Strategy<Value = String> {
    let word =
        prop::sample::select(vec!["router", "cable", "光猫", "O'Neil", "a%25b", "", "%2C", "'", "\\\\", "("]);
    let path = prop::sample::select(vec!["name", "remark", "content.name"]);
    let number = -10_i64..1000;
    prop_oneof![
        (path, word).prop_map(|(path, word)| format!("{path}|{word}")),
        number.prop_map(|n| format!("weight|{n}")),
        prop::sample::select(vec!["status|open", "status|closed", "fragile|true", "dueDate|2026-09-30"])
            .prop_map(str::to_owned),
    ]
}

/// For every value: what equals it and what does not are together everything, and nothing is both.
#[tokio::test(flavor = "multi_thread")]
async fn not_equal_is_the_contrary_of_equal() {
    testkit::on_both(&[MIGRATIONS], async |db| {
        fill(&db).await;
        let here = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| {
            TestRunner::new(ProptestConfig::with_cases(40))
                .run(&condition(), |condition| {
                    let (equal, other) = (condition.replace('|', "="), condition.replace('|', ".ne="));
                    let (with, without) =
                        here.block_on(async { (page(&db, &equal).await, page(&db, &other).await) });
                    let mut all = [with.items, without.items].concat();
                    all.sort_unstable();
                    prop_assert_eq!(all, vec![1, 2, 3, 4], "{}", equal);
                    Ok(())
                })
                .unwrap();
        });
    })
    .await;
}
