use std::sync::Arc;

use jiff::SignedDuration;
use kernel::Permission;
use people::{ChangePassword, Error, SignIn, Staff, change_password, sign_in, sign_out};

use crate::{
    fixture::{a_specialist, an_administrator, by, check_refused, deed, last_entry, settle},
    house::{House, PASSWORD, in_both_houses, secret},
};

#[tokio::test]
async fn who_knows_the_password_comes_in_as_who_they_are() {
    in_both_houses(async |house| {
        let signed_in = house.try_in("1002", PASSWORD).await.unwrap();
        assert_eq!(signed_in.staff, a_specialist());
        let caller = house.who(&signed_in.token).await.unwrap();
        assert_eq!((caller.actor.to_string(), &*caller.name), ("staff:1002".to_owned(), "王强"));
        assert_eq!(caller.department.as_deref(), Some("CC"));
        assert!(caller.may(Permission::HandleComplaints));
        assert!(!caller.may(Permission::Administer));
        let entry = last_entry(&house.db).await;
        assert_eq!((&*entry.event, &*entry.actor, &*entry.subject), ("signed-in", "staff:1002", "1002"));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_is_refused() {
    in_both_houses(async |house| {
        let outcome = house.try_in("1002", "kefu-demO").await;
        check_refused(&house.db, outcome, "sign-in-failed", "5.2.2(1)").await;
        assert_eq!(house.sessions().await, 0);
        assert_eq!(last_entry(&house.db).await.subject, "1002");
    })
    .await;
}

#[tokio::test]
async fn a_number_that_nobody_has_is_refused_like_a_wrong_password_and_not_written_down() {
    in_both_houses(async |house| {
        for typed in ["4711", "my password, in the wrong field", ""] {
            let outcome = house.try_in(typed, PASSWORD).await;
            check_refused(&house.db, outcome, "sign-in-failed", "5.2.2(1)").await;
            assert_eq!(last_entry(&house.db).await.subject, "unknown");
        }
    })
    .await;
}

#[tokio::test]
async fn who_never_got_a_password_is_refused() {
    in_both_houses(async |house| {
        let outcome = house.try_in("9001", "").await;
        check_refused(&house.db, outcome, "sign-in-failed", "5.2.2(1)").await;
    })
    .await;
}

#[tokio::test]
async fn who_has_left_is_refused_and_signed_out_everywhere() {
    in_both_houses(async |house| {
        let token = house.token().await;
        let left = Staff { active: false, ..a_specialist() };
        let change = async |tx: &db::Tx| people::change_staff(tx, &deed(), left).await;
        settle(&house.db, &deed(), "1002", change).await.unwrap();
        assert_eq!(house.who(&token).await, None);
        let outcome = house.try_in("1002", PASSWORD).await;
        check_refused(&house.db, outcome, "sign-in-failed", "5.2.2(1)").await;
    })
    .await;
}

#[tokio::test]
async fn a_hundred_wrong_guesses_at_once_get_ten_answers_and_lock_the_number() {
    in_both_houses(async |house| {
        let head = journal::head(&house.db).await.unwrap();
        let house = Arc::new(house);
        let mut guesses = tokio::task::JoinSet::new();
        for guess in 0..100 {
            let house = house.clone();
            let knock = SignIn {
                // Each from another place, so that only the number can lock.
                remote: format!("192.0.2.{guess}"),
                ..house.knock("1002", &format!("guess number {guess}"))
            };
            guesses.spawn(async move { sign_in(&house.db, knock, house.clock.now()).await });
        }
        let rules: Vec<_> = guesses
            .join_all()
            .await
            .into_iter()
            .map(|outcome| match outcome {
                Err(Error::Refused(refusal)) => refusal.rule,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(rules.iter().filter(|rule| **rule == "sign-in-failed").count(), 10);
        assert_eq!(rules.iter().filter(|rule| **rule == "sign-in-locked").count(), 90);
        // Ten failures and one lock-out: ninety guesses do not fill the journal.
        assert_eq!(journal::head(&house.db).await.unwrap(), head + 11);
        let right = house.try_in("1002", PASSWORD).await;
        assert!(matches!(right, Err(Error::Refused(refusal)) if refusal.rule == "sign-in-locked"));
    })
    .await;
}

#[tokio::test]
async fn the_lock_is_in_the_journal_and_opens_after_a_quarter_of_an_hour() {
    in_both_houses(async |house| {
        for _ in 0..10 {
            house.try_in("1002", "wrong password").await.unwrap_err();
        }
        let locked = house.try_in("1002", PASSWORD).await;
        check_refused(&house.db, locked, "sign-in-locked", "5.2.2(1)").await;
        assert_eq!(house.sessions().await, 0);
        house.clock.advance(SignedDuration::from_mins(15));
        house.try_in("1002", PASSWORD).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_new_password_from_an_administrator_opens_the_lock() {
    in_both_houses(async |house| {
        for _ in 0..11 {
            house.try_in("1002", "wrong password").await.unwrap_err();
        }
        let hash = secret("a-given-password").hash([3; 32]).await;
        let set = async |tx: &db::Tx| people::set_password(tx, &deed(), &a_specialist().number, hash).await;
        settle(&house.db, &deed(), "1002", set).await.unwrap();
        house.try_in("1002", "a-given-password").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_number_that_nobody_has_locks_like_any_other() {
    in_both_houses(async |house| {
        for _ in 0..10 {
            house.try_in("4711", "wrong password").await.unwrap_err();
        }
        let outcome = house.try_in("4711", PASSWORD).await;
        check_refused(&house.db, outcome, "sign-in-locked", "5.2.2(1)").await;
    })
    .await;
}

#[tokio::test]
async fn one_place_that_tries_many_numbers_is_locked_out() {
    in_both_houses(async |house| {
        // A success gives its attempt back: colleagues behind one address do not add up.
        house.try_in("1002", PASSWORD).await.unwrap();
        for _ in 0..100 {
            house.try_in("4711", "wrong password").await.unwrap_err();
        }
        let outcome = house.try_in("1002", PASSWORD).await;
        check_refused(&house.db, outcome, "sign-in-locked", "5.2.2(1)").await;
    })
    .await;
}

#[tokio::test]
async fn a_right_password_forgets_the_wrong_ones() {
    in_both_houses(async |house| {
        for _ in 0..3 {
            for _ in 0..9 {
                house.try_in("1002", "wrong password").await.unwrap_err();
            }
            house.try_in("1002", PASSWORD).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn signing_in_again_in_one_browser_ends_the_former_session() {
    in_both_houses(async |house| {
        let former = house.token().await;
        let knock = SignIn { former_token: Some(former.clone()), ..house.knock("1002", PASSWORD) };
        let token = sign_in(&house.db, knock, house.clock.now()).await.unwrap().token;
        assert_ne!(token, former);
        assert_eq!(house.who(&former).await, None);
        assert_eq!(house.sessions().await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_database_does_not_hold_what_the_cookie_holds() {
    in_both_houses(async |house| {
        let token = house.token().await;
        let sessions = people::sessions(&house.db, &a_specialist().number, house.clock.now()).await.unwrap();
        assert_ne!(sessions[0].id(), token);
        assert!(sessions[0].is_of(&token));
        assert_eq!(house.who(&sessions[0].id()).await, None);
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_session_and_is_recorded() {
    in_both_houses(async |house| {
        let token = house.token().await;
        sign_out(&house.db, &by("staff:1002"), &token).await.unwrap();
        assert_eq!(house.who(&token).await, None);
        assert_eq!(last_entry(&house.db).await.event, "signed-out");
    })
    .await;
}

#[tokio::test]
async fn an_idle_session_ends_after_twelve_hours_and_a_used_one_goes_on() {
    in_both_houses(async |house| {
        let (idle, used) = (house.token().await, house.token().await);
        house.clock.advance(SignedDuration::from_hours(11));
        assert!(house.who(&used).await.is_some());
        house.clock.advance(SignedDuration::from_hours(1));
        assert_eq!(house.who(&idle).await, None);
        assert!(house.who(&used).await.is_some());
        assert_eq!(house.sessions().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_every_session_but_the_one_that_asked() {
    in_both_houses(async |house| {
        let (here, elsewhere) = (house.token().await, house.token().await);
        let token = change(&house, PASSWORD, "another-secret").await.unwrap();
        assert_eq!((house.who(&here).await, house.who(&elsewhere).await), (None, None));
        assert!(house.who(&token).await.is_some());
        assert_eq!(last_entry(&house.db).await.event, "password-set");
        house.try_in("1002", PASSWORD).await.unwrap_err();
        house.try_in("1002", "another-secret").await.unwrap();
    })
    .await;
}

async fn change(house: &House, present: &str, wanted: &str) -> Result<String, Error> {
    let command = ChangePassword {
        number: a_specialist().number,
        present: secret(present),
        wanted: secret(wanted),
        device: "Firefox".to_owned(),
        salt: house.random(),
        random: house.random(),
    };
    change_password(&house.db, &by("staff:1002"), command).await
}

async fn check_change_refused(present: &str, wanted: &str, rule: &str) {
    in_both_houses(async |house| {
        let token = house.token().await;
        let outcome = change(&house, present, wanted).await;
        check_refused(&house.db, outcome, rule, "5.2.2(1)").await;
        assert!(house.who(&token).await.is_some(), "the session goes on");
        house.try_in("1002", PASSWORD).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn changing_a_password_without_knowing_it_is_refused() {
    check_change_refused("wrong password", "another-secret", "password-wrong").await;
}

#[tokio::test]
async fn a_short_new_password_is_refused() {
    check_change_refused(PASSWORD, "short", "password-length").await;
}

#[tokio::test]
async fn a_new_password_with_the_staff_number_in_it_is_refused() {
    check_change_refused(PASSWORD, "kefu-1002", "password-with-staff-number").await;
}

#[tokio::test]
async fn guessing_at_a_password_through_its_change_locks_too() {
    in_both_houses(async |house| {
        for _ in 0..10 {
            change(&house, "wrong password", "another-secret").await.unwrap_err();
        }
        let outcome = change(&house, PASSWORD, "another-secret").await;
        check_refused(&house.db, outcome, "sign-in-locked", "5.2.2(1)").await;
    })
    .await;
}

#[tokio::test]
async fn a_session_of_somebody_else_cannot_be_ended() {
    in_both_houses(async |house| {
        let token = house.token().await;
        let sessions = people::sessions(&house.db, &a_specialist().number, house.clock.now()).await.unwrap();
        let id = sessions[0].id();
        let end = async |tx: &db::Tx| people::end_session(tx, &deed(), &an_administrator().number, &id).await;
        settle(&house.db, &deed(), "9001", end).await.unwrap();
        assert!(house.who(&token).await.is_some());
        let end = async |tx: &db::Tx| people::end_session(tx, &deed(), &a_specialist().number, &id).await;
        settle(&house.db, &deed(), "1002", end).await.unwrap();
        assert_eq!(house.who(&token).await, None);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_token_stands_for_nobody() {
    in_both_houses(async |house| {
        for text in ["", "1002", "' OR 1=1 --", &"0".repeat(64), &"ä".repeat(32)] {
            assert_eq!(house.who(text).await, None);
            assert_eq!(house.who_by_token(&format!("kefu_{text}")).await, None);
        }
    })
    .await;
}
