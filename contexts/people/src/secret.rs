use std::fmt;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// Something only its owner should know: a password, or digits of a document. Never shown, logged or stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// What is stored in a secret's place: argon2id with its salt and cost, as a PHC string (RFC 9106).
#[derive(Clone, PartialEq, Eq)]
pub struct SecretHash(String);

/// A hash takes 19 MiB and some 40 ms of one core. More of them at once would only make everybody wait.
static HASHING: Semaphore = Semaphore::const_new(2);

/// The hash of a secret that nobody has, checked where there is no other, so that the answer takes as long.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$\
                       hJkNDQWgtcc0dOCZAyzVmQjfr8v6sP1/X9lWSbPkTE8";

/// Longer secrets are not worth the time it takes to read them.
const BYTES_MAX: usize = 1_024;

impl Secret {
    /// The secret that somebody typed.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// How many characters it has.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }

    pub(crate) fn contains(&self, text: &str) -> bool {
        self.0.contains(text)
    }

    /// What to store. `salt` is random bytes that are used for nothing else.
    ///
    /// # Panics
    /// Never: argon2 takes any secret, and the salt's length is right.
    pub async fn hash(self, salt: [u8; 32]) -> SecretHash {
        off_thread(move || {
            let hash: PasswordHash = Argon2::default()
                .hash_password_with_salt(self.0.as_bytes(), &salt)
                .expect("argon2 takes any secret");
            SecretHash(hash.to_string())
        })
        .await
    }

    /// Whether this is the secret that `hash` was made of. It takes as long where there is no hash.
    pub async fn matches(self, hash: Option<SecretHash>) -> bool {
        off_thread(move || {
            let is_known = hash.is_some();
            let hash = hash.map_or_else(|| NOBODYS.to_owned(), |hash| hash.0);
            let fits = PasswordHash::new(&hash).is_ok_and(|hash| {
                self.0.len() <= BYTES_MAX
                    && Argon2::default().verify_password(self.0.as_bytes(), &hash).is_ok()
            });
            is_known && fits
        })
        .await
    }
}

impl SecretHash {
    /// The hash as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A hash that was stored.
    pub const fn stored(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(..)")
    }
}

/// Hashing keeps a core busy: on a thread that serves pages, every page would wait for it. The permit goes with
/// the work, so that a caller who hangs up does not let another hash start beside it.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let permit = HASHING.acquire().await.expect("the semaphore is never closed");
    spawn_blocking(move || {
        let done = work();
        drop(permit);
        done
    })
    .await
    .expect("hashing does not panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    #[tokio::test]
    async fn a_secret_matches_its_own_hash_only() {
        let hash = secret("kefu-demo").hash([7; 32]).await;
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(secret("kefu-demo").matches(Some(hash.clone())).await);
        assert!(!secret("kefu-demO").matches(Some(hash.clone())).await);
        assert!(!secret("").matches(Some(hash)).await);
    }

    #[tokio::test]
    async fn two_salts_make_two_hashes_of_one_secret() {
        assert_ne!(secret("kefu-demo").hash([1; 32]).await, secret("kefu-demo").hash([2; 32]).await);
    }

    #[tokio::test]
    async fn nobodys_hash_is_a_real_one_that_nothing_matches() {
        let nobodys = PasswordHash::new(NOBODYS).unwrap();
        let somebodys = secret("kefu-demo").hash([7; 32]).await;
        let somebodys = PasswordHash::new(somebodys.as_str()).unwrap();
        // The same work: algorithm, memory, passes, and length of the result.
        assert_eq!((nobodys.algorithm, &nobodys.params), (somebodys.algorithm, &somebodys.params));
        assert_eq!(nobodys.hash.unwrap().len(), somebodys.hash.unwrap().len());
        assert!(!secret("kefu-demo").matches(None).await);
    }

    #[tokio::test]
    async fn a_damaged_hash_matches_nothing() {
        assert!(!secret("kefu-demo").matches(Some(SecretHash::stored("$argon2id$".to_owned()))).await);
    }

    #[test]
    fn debug_output_hides_secret_and_hash() {
        assert_eq!(format!("{:?}", secret("kefu-demo")), "Secret(..)");
        assert_eq!(format!("{:?}", SecretHash::stored("x".to_owned())), "SecretHash(..)");
    }
}
