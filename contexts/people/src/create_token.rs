use std::fmt;

use db::Tx;
use journal::Entry;
use kernel::{Clause, Deed, Refusal};
use serde_json::json;

use crate::{
    CONTEXT, Error, Scope, Token, TokenName,
    digest::{digest, hex},
    store,
};

const ACCESS: Clause = Clause::of("5.2.2(1)");
/// What scanners for leaked secrets recognise ours by.
pub(crate) const PREFIX: &str = "kefu_";

/// The secret of a new token. It is shown once and stored nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenSecret(String);

/// Makes a token for another system. `random` is 32 random bytes that are used for nothing else.
pub async fn create_token(
    tx: &Tx,
    deed: &Deed,
    name: TokenName,
    mut scopes: Vec<Scope>,
    random: [u8; 32],
) -> Result<(Token, TokenSecret), Error> {
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() {
        return Err(Refusal::input("token-without-scope", ACCESS).with("token", name).into());
    }
    let secret = TokenSecret(format!("{PREFIX}{}", hex(&random)));
    let token = Token {
        name,
        scopes,
        created_at: deed.at,
        created_by: deed.by.to_string(),
        used_at: None,
        revoked_at: None,
    };
    if !store::insert_token(tx, &token, digest(&secret.0)).await? {
        return Err(Refusal::conflict("token-name-taken", ACCESS).with("token", token.name).into());
    }
    let scopes: Vec<_> = token.scopes.iter().map(|scope| scope.name()).collect();
    let entry = Entry {
        context: CONTEXT,
        subject: token.name.to_string(),
        event: "token-created",
        clause: Some(ACCESS),
        body: json!({ "scopes": scopes }),
    };
    journal::record(tx, deed, entry).await?;
    Ok((token, secret))
}

/// Takes a token's power away for good. A token that has none already stays as it is.
pub async fn revoke_token(tx: &Tx, deed: &Deed, name: &TokenName) -> Result<(), Error> {
    if store::revoke_token(tx, name, deed.at).await? {
        let entry = Entry {
            context: CONTEXT,
            subject: name.to_string(),
            event: "token-revoked",
            clause: Some(ACCESS),
            body: json!({}),
        };
        journal::record(tx, deed, entry).await?;
    }
    Ok(())
}

impl TokenSecret {
    /// The secret, to be shown to the person who asked for it, once.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSecret(..)")
    }
}
