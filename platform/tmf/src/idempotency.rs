use std::fmt::Write as _;

use axum::http::{HeaderMap, HeaderName};
use db::Tx;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use crate::{TmfError, store::idempotency as store};

/// How long a key is remembered. A retry comes within seconds; two days cover an outage over a weekend night.
pub const IDEMPOTENCY_KEPT: SignedDuration = SignedDuration::from_hours(48);

const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
const BYTES_MAX: usize = 255;

/// A name that a caller gives to one request, so that repeating it after a lost answer does nothing twice
/// (IETF draft "The Idempotency-Key HTTP Header Field").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

/// What a request with a key turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// The first with this key: carry it out, and [`remember`] what it made, in the same transaction.
    First,
    /// A repetition: answer with the resource that was made then, by its id.
    Again(String),
}

impl IdempotencyKey {
    /// The key of a request, if it has one.
    pub fn of(headers: &HeaderMap) -> Result<Option<Self>, TmfError> {
        let mut values = headers.get_all(HEADER).iter();
        let Some(value) = values.next() else { return Ok(None) };
        let text = value.to_str().unwrap_or_default().trim();
        // The draft's form is a quoted string; most clients send it bare.
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        let is_clean = text.bytes().all(|b| b.is_ascii_graphic() && b != b'"');
        if values.next().is_some() || !(1..=BYTES_MAX).contains(&text.len()) || !is_clean {
            let message = format!(
                "The header Idempotency-Key holds 1 to {BYTES_MAX} visible ASCII characters without quotes."
            );
            return Err(TmfError::malformed(message));
        }
        Ok(Some(Self(text.to_owned())))
    }
}

/// Claims a key for a request, before anything is written. `operation` names what is asked for, e.g.
/// `createTroubleTicket`; keys of different clients never meet. Another request that is under way with the same
/// key is waited for. The same key with another body is refused (422).
///
/// The claim is part of `tx`: where the use case refuses and leaves nothing behind, the key is free again.
pub async fn attempt(
    tx: &Tx,
    client: &str,
    key: &IdempotencyKey,
    operation: &str,
    body: &Json,
    now: Timestamp,
) -> Result<Attempt, TmfError> {
    let digest = digest(operation, body);
    let expired = now - IDEMPOTENCY_KEPT;
    store::forget(tx, client, &key.0, expired).await?;
    if store::claim(tx, client, &key.0, &digest, now).await? {
        return Ok(Attempt::First);
    }
    match store::find(tx, client, &key.0).await? {
        Some((known, id)) if known == digest => Ok(Attempt::Again(id)),
        Some(_) | None => Err(TmfError::unprocessable(
            "idempotency-key-reused",
            "This Idempotency-Key was used for another request. Take a new key for a new request.",
        )),
    }
}

/// Remembers which resource the first request with a key has made.
pub async fn remember(tx: &Tx, client: &str, key: &IdempotencyKey, id: &str) -> Result<(), TmfError> {
    Ok(store::remember(tx, client, &key.0, id).await?)
}

/// Forgets the keys that are old enough, at most `limit` of them, and says how many. For a job.
pub async fn forget_expired(tx: &Tx, now: Timestamp, limit: i64) -> Result<u64, db::Error> {
    store::forget_all(tx, now - IDEMPOTENCY_KEPT, limit).await
}

/// SHA-256 of an operation and its body, the same for bodies that differ in spacing or order only.
fn digest(operation: &str, body: &Json) -> String {
    let mut canonical = format!("{operation}\n");
    write_canonical(body, &mut canonical);
    hex(&Sha256::digest(canonical.as_bytes()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string succeeds.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn write_canonical(value: &Json, text: &mut String) {
    match value {
        Json::Object(object) => {
            let mut entries: Vec<_> = object.iter().collect();
            entries.sort_unstable_by_key(|(name, _)| *name);
            text.push('{');
            for (name, value) in entries {
                let _ = write!(text, "{}:", Json::String(name.clone()));
                write_canonical(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Json::Array(items) => {
            text.push('[');
            for item in items {
                write_canonical(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
            let _ = write!(text, "{value}");
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use db::Db;
    use serde_json::json;

    use super::*;

    const NOW: &str = "2026-09-30T08:20:00Z";

    fn key(text: &str) -> IdempotencyKey {
        IdempotencyKey(text.to_owned())
    }

    async fn post(
        db: &Db,
        client: &str,
        body: &Json,
        now: Timestamp,
        makes: &str,
    ) -> Result<Attempt, TmfError> {
        let tx = db.begin().await.unwrap();
        let attempt = attempt(&tx, client, &key("k-1"), "createParcel", body, now).await;
        if attempt == Ok(Attempt::First) {
            remember(&tx, client, &key("k-1"), makes).await.unwrap();
        }
        tx.commit().await.unwrap();
        attempt
    }

    #[tokio::test]
    async fn the_same_request_makes_one_resource() {
        testkit::on_both(&[crate::MIGRATIONS], async |db| {
            let now: Timestamp = NOW.parse().unwrap();
            let body: Json = serde_json::from_str(r#"{"a": 1, "b": [2]}"#).unwrap();
            let same: Json = serde_json::from_str(r#"{"b":[2],"a":1}"#).unwrap();
            assert_eq!(post(&db, "crm", &body, now, "P1").await, Ok(Attempt::First));
            assert_eq!(post(&db, "crm", &same, now, "P2").await, Ok(Attempt::Again("P1".to_owned())));
            assert_eq!(post(&db, "crm", &json!({ "a": 2 }), now, "P3").await.unwrap_err().status(), 422);
            assert_eq!(post(&db, "shop", &body, now, "P4").await, Ok(Attempt::First));
        })
        .await;
    }

    #[tokio::test]
    async fn a_refused_request_leaves_its_key_free() {
        testkit::on_both(&[crate::MIGRATIONS], async |db| {
            let now: Timestamp = NOW.parse().unwrap();
            let tx = db.begin().await.unwrap();
            let claimed = attempt(&tx, "crm", &key("k-1"), "createParcel", &json!({ "a": 0 }), now).await;
            assert_eq!(claimed, Ok(Attempt::First));
            tx.rollback().await.unwrap();
            assert_eq!(post(&db, "crm", &json!({ "a": 1 }), now, "P1").await, Ok(Attempt::First));
        })
        .await;
    }

    #[tokio::test]
    async fn an_old_key_is_forgotten() {
        testkit::on_both(&[crate::MIGRATIONS], async |db| {
            let now: Timestamp = NOW.parse().unwrap();
            let later = now + IDEMPOTENCY_KEPT + SignedDuration::from_secs(1);
            assert_eq!(post(&db, "crm", &json!({}), now, "P1").await, Ok(Attempt::First));
            assert_eq!(post(&db, "crm", &json!({ "a": 1 }), later, "P2").await, Ok(Attempt::First));
            assert_eq!(post(&db, "shop", &json!({}), now, "P3").await, Ok(Attempt::First));
            let tx = db.begin().await.unwrap();
            assert_eq!(forget_expired(&tx, later, 10).await, Ok(1));
            assert_eq!(forget_expired(&tx, later, 10).await, Ok(0));
        })
        .await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn of_twenty_at_once_one_is_the_first() {
        testkit::on_both(&[crate::MIGRATIONS], async |db| {
            let now: Timestamp = NOW.parse().unwrap();
            let tasks: Vec<_> = (0..20)
                .map(|i| {
                    let db = db.clone();
                    tokio::spawn(
                        async move { post(&db, "crm", &json!({ "a": 1 }), now, &format!("P{i}")).await },
                    )
                })
                .collect();
            let mut firsts = 0;
            let mut made = Vec::new();
            for task in tasks {
                match task.await.unwrap().unwrap() {
                    Attempt::First => firsts += 1,
                    Attempt::Again(id) => made.push(id),
                }
            }
            made.dedup();
            assert_eq!((firsts, made.len()), (1, 1), "{made:?}");
        })
        .await;
    }

    #[test]
    fn a_key_is_visible_ascii() {
        let of = |value: &[u8]| {
            let value = HeaderValue::from_bytes(value).unwrap();
            IdempotencyKey::of(&HeaderMap::from_iter([(HEADER, value)]))
        };
        assert_eq!(of(b"\"8e03978e\""), Ok(Some(key("8e03978e"))));
        assert_eq!(IdempotencyKey::of(&HeaderMap::new()), Ok(None));
        for value in [&b""[..], b"a b", b"\"\"", b"a\"b", b"\"a", b"\xe5\x85\x89", &[b'a'; 256]] {
            assert_eq!(of(value).unwrap_err().status(), 400, "{value:?}");
        }
    }
}
