use jiff::SignedDuration;
use kernel::Permission;
use people::{Error, Scope, create_token, revoke_token, tokens};

use crate::{
    fixture::{check_refused, deed, last_entry, settle},
    house::{House, in_both_houses},
};

async fn create(house: &House, scopes: Vec<Scope>) -> Result<String, Error> {
    let (name, random) = ("crm".parse().unwrap(), house.random());
    let create = async |tx: &db::Tx| create_token(tx, &deed(), name, scopes, random).await;
    let (_, secret) = settle(&house.db, &deed(), "crm", create).await?;
    Ok(secret.reveal().to_owned())
}

#[tokio::test]
async fn a_token_may_do_what_its_scopes_say() {
    in_both_houses(async |house| {
        let secret = create(&house, vec![Scope::ApiRead]).await.unwrap();
        let caller = house.who_by_token(&secret).await.unwrap();
        assert_eq!(caller.actor.to_string(), "client:crm");
        assert_eq!(caller.permissions, [Permission::ApiRead]);
        assert_eq!(house.who(secret.trim_start_matches("kefu_")).await, None, "it is no session");
    })
    .await;
}

#[tokio::test]
async fn a_tokens_last_use_is_written_once_a_minute() {
    in_both_houses(async |house| {
        let secret = create(&house, vec![Scope::ApiRead]).await.unwrap();
        let first = house.clock.now();
        let used_at = async || tokens(&house.db).await.unwrap()[0].used_at;
        assert_eq!(used_at().await, None);
        for (seconds, expected) in [(0, 0), (59, 0), (1, 60)] {
            house.clock.advance(SignedDuration::from_secs(seconds));
            house.who_by_token(&secret).await.unwrap();
            assert_eq!(used_at().await, Some(first + SignedDuration::from_secs(expected)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_revoked_token_opens_nothing_and_its_name_is_not_given_again() {
    in_both_houses(async |house| {
        let secret = create(&house, vec![Scope::ApiRead, Scope::ApiWrite]).await.unwrap();
        let crm = "crm".parse().unwrap();
        let revoke = async |tx: &db::Tx| revoke_token(tx, &deed(), &crm).await;
        settle(&house.db, &deed(), "crm", revoke).await.unwrap();
        assert_eq!(last_entry(&house.db).await.event, "token-revoked");
        assert_eq!(house.who_by_token(&secret).await, None);
        let before = tokens(&house.db).await.unwrap();
        let outcome = create(&house, vec![Scope::ApiRead]).await;
        check_refused(&house.db, outcome, "token-name-taken", "5.2.2(1)").await;
        assert_eq!(tokens(&house.db).await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn a_token_without_a_scope_is_refused() {
    in_both_houses(async |house| {
        let outcome = create(&house, vec![]).await;
        check_refused(&house.db, outcome, "token-without-scope", "5.2.2(1)").await;
        assert_eq!(tokens(&house.db).await.unwrap(), []);
    })
    .await;
}
