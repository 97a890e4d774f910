use db::{Error, Row, Sql, Tx};
use jiff::Timestamp;

use super::{instant, parsed};
use crate::{Scope, Token, TokenName};

const TOKEN: &str = "name, scopes, created_at, created_by, used_at, revoked_at";
const LISTED_MAX: i64 = 500;

/// The token with this digest, unless it was revoked. The one query of every API request.
pub(crate) async fn find_token(on: &impl Sql, digest: Vec<u8>) -> Result<Option<Token>, Error> {
    let row = on
        .one(
            &format!("SELECT {TOKEN} FROM people_token WHERE digest = $1 AND revoked_at IS NULL"),
            vec![digest.into()],
        )
        .await?;
    row.as_ref().map(token).transpose()
}

/// Every token, revoked ones too, by name; at most 500.
pub async fn tokens(on: &impl Sql) -> Result<Vec<Token>, Error> {
    let rows = on
        .all(&format!("SELECT {TOKEN} FROM people_token ORDER BY name LIMIT $1"), vec![LISTED_MAX.into()])
        .await?;
    rows.iter().map(token).collect()
}

/// Adds a token; `false` where the name is taken.
pub(crate) async fn insert_token(tx: &Tx, token: &Token, digest: Vec<u8>) -> Result<bool, Error> {
    let scopes: Vec<_> = token.scopes.iter().map(|scope| scope.name()).collect();
    let added = tx
        .execute(
            "INSERT INTO people_token (name, digest, scopes, created_at, created_by)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (name) DO NOTHING",
            vec![
                token.name.as_str().into(),
                digest.into(),
                scopes.join(" ").into(),
                token.created_at.as_millisecond().into(),
                token.created_by.as_str().into(),
            ],
        )
        .await?;
    Ok(added == 1)
}

/// Notes that a token is in use.
pub(crate) async fn touch_token(tx: &Tx, name: &TokenName, at: Timestamp) -> Result<(), Error> {
    tx.execute(
        "UPDATE people_token SET used_at = $2 WHERE name = $1 AND (used_at IS NULL OR used_at < $2)",
        vec![name.as_str().into(), at.as_millisecond().into()],
    )
    .await?;
    Ok(())
}

/// Revokes a token; `false` where there is none of that name that still works.
pub(crate) async fn revoke_token(tx: &Tx, name: &TokenName, at: Timestamp) -> Result<bool, Error> {
    let revoked = tx
        .execute(
            "UPDATE people_token SET revoked_at = $2 WHERE name = $1 AND revoked_at IS NULL",
            vec![name.as_str().into(), at.as_millisecond().into()],
        )
        .await?;
    Ok(revoked == 1)
}

fn token(row: &Row) -> Result<Token, Error> {
    let scopes: String = row.get("scopes")?;
    let at = |column| -> Result<_, Error> { row.get::<Option<i64>>(column)?.map(instant).transpose() };
    Ok(Token {
        name: parsed(row, "name")?,
        scopes: scopes.split(' ').filter_map(Scope::parse).collect(),
        created_at: instant(row.get("created_at")?)?,
        created_by: row.get("created_by")?,
        used_at: at("used_at")?,
        revoked_at: at("revoked_at")?,
    })
}
