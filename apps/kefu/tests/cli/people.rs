use std::{fs, os::unix::fs::PermissionsExt as _};

use serde_json::{Value as Json, json};

use crate::house::{House, Ran, ran};

/// What a JSON listing says.
fn listed(house: &House, words: &[&str]) -> Vec<Json> {
    house.kefu(&[words, &["--json"]].concat()).ended(0).json()
}

fn find<'a>(rows: &'a [Json], key: &str, value: &str) -> &'a Json {
    rows.iter().find(|row| row[key] == value).unwrap()
}

#[tokio::test]
async fn a_member_of_staff_is_added_given_a_password_promoted_and_taken_off_duty() {
    for house in House::staffed().await {
        let add = ["user", "add", "1040", "--name", "王芳", "--department", "CC", "--role", "agent"];
        house.kefu(&[&add[..], &["--as", "9001"]].concat()).done();
        let taken = house.kefu(&add).ended(3).stderr;
        assert!(taken.contains("(staff-number-taken, clause 1.3.1)"), "{taken}");

        let password = ["user", "set-password", "1040"];
        let weak = house.kefu_reading("short\n", &password).ended(3).stderr;
        assert!(weak.contains("(password-length, clause 5.2.2(1))"), "{weak}");
        house.kefu_reading("correct horse battery\r\nnot this line\n", &password).done();
        let db = house.connect().await;
        let sign_in = people::SignIn {
            number: "1040".to_owned(),
            password: people::Secret::new("correct horse battery".to_owned()),
            device: "test".to_owned(),
            random: [9; 32],
            former_token: None,
            remote: "127.0.0.1".to_owned(),
        };
        let at = jiff::Timestamp::from_second(1_795_000_000).unwrap();
        people::sign_in(&db, sign_in, at).await.unwrap();
        db.close().await.unwrap();

        house.kefu(&["user", "roles", "1040", "specialist", "leader", "--authority", "200.00"]).done();
        let staff = listed(&house, &["user", "list", "--department", "CC"]);
        let fang = find(&staff, "number", "1040");
        assert_eq!(
            (&fang["name"], &fang["roles"], &fang["authority"]),
            (&json!("王芳"), &json!(["specialist", "leader"]), &json!("200.00"))
        );

        house.kefu(&["user", "deactivate", "1040"]).done();
        let numbers = |rows: Vec<Json>| rows.iter().filter(|row| row["number"] == "1040").count();
        assert_eq!(numbers(listed(&house, &["user", "list"])), 0);
        assert_eq!(numbers(listed(&house, &["user", "list", "--all"])), 1);
        assert_eq!(house.count("SELECT COUNT(*) FROM people_session WHERE staff = '1040'").await, 0);
        house.kefu(&["user", "activate", "1040"]).done();
        assert_eq!(numbers(listed(&house, &["user", "list"])), 1);

        let of_9001 = "SELECT COUNT(*) FROM journal_entry WHERE subject = '1040' AND actor = 'staff:9001'";
        assert_eq!(house.count(of_9001).await, 1);
        let refused = "SELECT COUNT(*) FROM journal_entry WHERE subject = '1040' AND event = 'refused'";
        assert_eq!(house.count(refused).await, 2);
    }
}

#[tokio::test]
async fn the_list_for_people_stands_in_columns() {
    let house = House::staffed().await.remove(0);
    let told = house.kefu(&["user", "list", "--department", "NET"]).done();
    assert_eq!(
        told,
        "number  name  department  team  roles       authority  on duty\n\
         1027    马超  NET               specialist  50.00      on duty\n\
         1028    谢宇  NET               specialist  50.00      on duty\n"
    );
}

#[tokio::test]
async fn the_last_administrator_stays_on_duty() {
    for house in House::staffed().await {
        let refused = house.kefu(&["user", "deactivate", "9001"]).ended(3).stderr;
        assert!(refused.contains("(last-administrator, clause 1.3.1)"), "{refused}");
        assert_eq!(house.count("SELECT active FROM people_staff WHERE number = '9001'").await, 1);
    }
}

#[tokio::test]
async fn words_that_mean_nothing_are_a_wrong_command_line() {
    let house = House::staffed().await.remove(0);
    let role = house.kefu(&["user", "roles", "1001", "wizard"]).ended(2).stderr;
    assert!(role.contains("the roles are agent, specialist, leader"), "{role}");
    let scope = house.kefu(&["token", "create", "crm", "--scope", "all"]).ended(2).stderr;
    assert!(scope.contains("the scopes are api:read, api:write"), "{scope}");
    house.kefu(&["user", "add", "1041", "--name", "x", "--department", "CC"]).ended(2);
    let nobody = house.kefu(&["user", "roles", "7777"]).ended(1).stderr;
    assert_eq!(nobody, "kefu: there is no member of staff 7777; `kefu user list` shows them\n");
}

#[tokio::test]
async fn a_token_is_shown_once_opens_the_api_and_is_revoked() {
    for house in House::staffed().await {
        let create = ["token", "create", "crm", "--scope", "api:read", "--as", "9001"];
        let Ran { stdout, stderr, .. } = house.kefu(&create).ended(0);
        let secret = stdout.trim_end();
        assert!(secret.starts_with("kefu_") && secret.len() == 69, "{secret}");
        assert!(!stderr.contains(secret));
        assert!(house.kefu(&create).ended(3).stderr.contains("(token-name-taken, clause 5.2.2(1))"));

        let tokens = listed(&house, &["token", "list"]);
        let crm = find(&tokens, "name", "crm");
        assert_eq!((&crm["scopes"], &crm["revoked_at"]), (&json!(["api:read"]), &Json::Null));
        assert_eq!(crm["created_by"], "staff:9001");
        assert!(!house.kefu(&["token", "list"]).done().contains(secret));
        let kept = format!("SELECT COUNT(*) FROM journal_entry WHERE body LIKE '%{secret}%'");
        assert_eq!(house.count(&kept).await, 0);

        house.kefu(&["token", "revoke", "crm"]).done();
        assert_ne!(listed(&house, &["token", "list"])[0]["revoked_at"], Json::Null);
        let unknown = house.kefu(&["token", "revoke", "billing"]).ended(1).stderr;
        assert_eq!(unknown, "kefu: there is no token billing; `kefu token list` shows them\n");
    }
}

#[tokio::test]
async fn departments_teams_and_categories_are_listed_and_the_first_two_added() {
    for house in House::staffed().await {
        house.kefu(&["department", "add", "ROAM", "--name", "国际漫游", "--name-en", "Roaming"]).done();
        house.kefu(&["team", "add", "ROAM-1", "--department", "ROAM", "--name", "一班"]).done();
        let departments = listed(&house, &["department", "list"]);
        assert_eq!(
            find(&departments, "code", "ROAM")["name"],
            json!({ "zh-CN": "国际漫游", "en": "Roaming" })
        );
        let teams = listed(&house, &["team", "list"]);
        assert_eq!(find(&teams, "code", "ROAM-1")["department"], "ROAM");
        let english = house.kefu(&["department", "list"]).done();
        assert!(english.contains("ROAM      Roaming\n"), "{english}");

        let taken = house.kefu(&["department", "add", "ROAM", "--name", "x"]).ended(3).stderr;
        assert!(taken.contains("(unit-code-taken, clause 1.3.1)"), "{taken}");
        let categories = listed(&house, &["category", "list"]);
        assert_eq!(find(&categories, "code", "overage")["class"], "charge-dispute");
    }
}

#[tokio::test]
async fn who_only_reads_makes_no_database_and_one_that_is_made_is_private() {
    let house = House::empty().await.remove(0);
    let misspelt = |words: &[&str]| ran(house.command(words).env("KEFU_DATABASE_URL", "sqlite:no.db"), "");
    for words in [
        &["token", "list"][..],
        &["user", "list"],
        &["department", "list"],
        &["team", "list"],
        &["category", "list"],
        &["calendar", "list"],
        &["calendar", "show", "cn"],
        &["standard"],
        &["due", "2026-09-30", "--working-days", "1", "--database"],
    ] {
        assert_eq!(misspelt(words).ended(1).stderr, "kefu: there is no database no.db\n", "{words:?}");
    }
    assert_eq!(fs::read_dir(house.folder.path()).unwrap().count(), 0);
    misspelt(&["department", "add", "CC", "--name", "客服中心"]).done();
    for file in fs::read_dir(house.folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
    }
    misspelt(&["department", "list"]).done();
}
