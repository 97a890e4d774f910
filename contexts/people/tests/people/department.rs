use kernel::Language;
use people::{Team, add_department, add_team, departments, directory, teams};

use crate::fixture::{TABLES, check_refused, deed, department, last_entry, move_in, settle};

fn first_team(of: &str) -> Team {
    let named = department("CC-1", "投诉一班");
    Team { code: named.code, department: of.parse().unwrap(), name: named.name }
}

// clause: 1.3.1
#[tokio::test]
async fn departments_and_teams_are_found_again() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        settle(&db, &deed(), "CC-1", async |tx| add_team(tx, &deed(), first_team("CC")).await).await.unwrap();
        assert_eq!(
            departments(&db).await.unwrap(),
            [department("BILL", "账务"), department("CC", "客服中心")]
        );
        assert_eq!(teams(&db).await.unwrap(), [first_team("CC")]);
        assert_eq!(last_entry(&db).await.event, "team-added");
    })
    .await;
}

// clause: 1.3.1
#[tokio::test]
async fn a_second_department_with_the_same_code_is_refused() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let again = department("BILL", "计费");
        let outcome = settle(&db, &deed(), "BILL", async |tx| add_department(tx, &deed(), again).await).await;
        check_refused(&db, outcome, "unit-code-taken", "1.3.1").await;
        assert_eq!(departments(&db).await.unwrap()[0], department("BILL", "账务"));
    })
    .await;
}

// clause: 1.3.1
#[tokio::test]
async fn a_team_of_no_department_is_refused() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let lost = first_team("NOWHERE");
        let outcome = settle(&db, &deed(), "CC-1", async |tx| add_team(tx, &deed(), lost).await).await;
        check_refused(&db, outcome, "unknown-department", "1.3.1").await;
        assert_eq!(teams(&db).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_directory_names_the_numbers_asked_for_and_every_department() {
    testkit::on_both(TABLES, async |db| {
        move_in(&db).await;
        let numbers = ["1002".parse().unwrap(), "4711".parse().unwrap()];
        let found = directory(&db, &numbers).await.unwrap();
        assert_eq!((found.name("1002"), found.name("4711"), found.name("9001")), (Some("王强"), None, None));
        assert_eq!(found.staff("1002").unwrap(), &crate::fixture::a_specialist());
        assert_eq!(found.department("BILL", Language::En), Some("账务"));
        assert_eq!(directory(&db, &[]).await.unwrap().departments, departments(&db).await.unwrap());
    })
    .await;
}
