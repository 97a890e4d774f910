use kernel::{Money, Role};
use people::{Staff, add_staff, all_active, change_staff, find, in_department};

use crate::fixture::{
    TABLES, a_specialist, an_administrator, by, check_refused, deed, last_entry, move_in, settle,
};

async fn change(db: &db::Db, by: &kernel::Deed, staff: Staff) -> Result<Staff, people::Error> {
    let subject = staff.number.to_string();
    settle(db, by, &subject, async |tx| change_staff(tx, by, staff).await).await
}

#[tokio::test]
async fn staff_are_found_again_by_number_and_department() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        assert_eq!(find(&db, &a_specialist().number).await.unwrap(), Some(a_specialist()));
        assert_eq!(find(&db, &"4711".parse().unwrap()).await.unwrap(), None);
        assert_eq!(all_active(&db).await.unwrap(), [a_specialist(), an_administrator()]);
        assert_eq!(in_department(&db, &"BILL".parse().unwrap()).await.unwrap(), []);
        assert_eq!(in_department(&db, &"CC".parse().unwrap()).await.unwrap().len(), 2);
    })
    .await;
}

// clause: 1.3.1
#[tokio::test]
async fn a_change_keeps_what_was_there_before_in_the_journal() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let moved = Staff { authority: Money::from_minor(20_000), ..a_specialist() };
        change(&db, &deed(), moved.clone()).await.unwrap();
        assert_eq!(find(&db, &moved.number).await.unwrap(), Some(moved));
        let entry = last_entry(&db).await;
        assert_eq!((&*entry.event, &*entry.subject), ("staff-changed", "1002"));
        assert_eq!(
            entry.body["changes"],
            serde_json::json!({ "authority": { "from": 10_000, "to": 20_000 } })
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_that_changes_nothing_is_not_recorded() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let head = journal::head(&db).await.unwrap();
        change(&db, &deed(), a_specialist()).await.unwrap();
        assert_eq!(journal::head(&db).await.unwrap(), head);
    })
    .await;
}

#[tokio::test]
async fn hostile_names_are_kept_exactly() {
    const NAMES: [&str; 6] = [
        "<script>alert(1)</script>",
        "'; DROP TABLE people_staff; --",
        "阿卜杜热西提·买买提",
        "\u{202e}evil\u{2066}",
        "Z\u{0351}\u{0344}algo 👩‍👩‍👧‍👦 𠜎",
        "$1 {key} %s \\u0000 &amp;",
    ];
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        for name in NAMES {
            let renamed = Staff { name: name.parse().unwrap(), ..a_specialist() };
            change(&db, &deed(), renamed).await.unwrap();
            let found = find(&db, &a_specialist().number).await.unwrap().unwrap();
            assert_eq!(found.name.as_str(), name);
        }
    })
    .await;
}

/// The change is refused, nobody's record is different, and the attempt is in the journal.
async fn check_change_refused(by: &kernel::Deed, to: Staff, rule: &str, clause: &str) {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let outcome = change(&db, by, to.clone()).await;
        check_refused(&db, outcome, rule, clause).await;
        assert_eq!(all_active(&db).await.unwrap(), [a_specialist(), an_administrator()]);
    })
    .await;
}

// clause: 1.3.1
#[tokio::test]
async fn a_post_without_a_role_is_refused() {
    check_change_refused(&deed(), Staff { roles: vec![], ..a_specialist() }, "staff-without-role", "1.3.1")
        .await;
}

// clause: 2.2(3)
#[tokio::test]
async fn an_authority_below_zero_is_refused() {
    let debtor = Staff { authority: Money::from_minor(-1), ..a_specialist() };
    check_change_refused(&deed(), debtor, "authority-below-zero", "2.2(3)").await;
}

// clause: 2.2(3)
#[tokio::test]
async fn raising_ones_own_authority_is_refused() {
    let richer = Staff { authority: Money::from_minor(1_000_000), ..a_specialist() };
    check_change_refused(&by("staff:1002"), richer, "own-post", "2.2(3)").await;
}

// clause: 1.3.1
#[tokio::test]
async fn a_department_that_does_not_exist_is_refused() {
    let nowhere = Staff { department: "NOWHERE".parse().unwrap(), ..a_specialist() };
    check_change_refused(&deed(), nowhere, "unknown-department", "1.3.1").await;
}

// clause: 1.3.1
#[tokio::test]
async fn a_team_of_another_department_is_refused() {
    let lost = Staff { team: Some("BILL-1".parse().unwrap()), ..a_specialist() };
    check_change_refused(&deed(), lost, "team-of-another-department", "1.3.1").await;
}

#[tokio::test]
async fn sending_away_the_last_administrator_is_refused() {
    let gone = Staff { active: false, ..an_administrator() };
    check_change_refused(&by("system:kefu-user"), gone, "last-administrator", "1.3.1").await;
}

#[tokio::test]
async fn taking_the_last_administrators_role_is_refused() {
    let demoted = Staff { roles: vec![Role::Agent], ..an_administrator() };
    check_change_refused(&by("system:kefu-user"), demoted, "last-administrator", "1.3.1").await;
}

// clause: 1.3.1
#[tokio::test]
async fn a_second_person_with_the_same_number_is_refused() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let twin = Staff { name: "李敏".parse().unwrap(), ..a_specialist() };
        let outcome = settle(&db, &deed(), "1002", async |tx| add_staff(tx, &deed(), twin).await).await;
        check_refused(&db, outcome, "staff-number-taken", "1.3.1").await;
        assert_eq!(find(&db, &a_specialist().number).await.unwrap(), Some(a_specialist()));
    })
    .await;
}
