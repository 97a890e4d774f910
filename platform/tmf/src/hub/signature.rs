use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;

/// The secret that a subscription's events are signed with.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

/// Not shown: a secret must not reach a log by way of `{:?}`.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A secret of these random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// What the subscriber is told once, e.g. `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`.
    pub fn told(&self) -> String {
        format!("whsec_{}", STANDARD.encode(self.0))
    }

    /// The `webhook-signature` of an event (Standard Webhooks 1.0, section "Signature scheme"): HMAC-SHA256 over
    /// its id, the second at which it is sent, and its body.
    pub fn sign(&self, event_id: &str, at: Timestamp, body: &str) -> String {
        sign(&self.0, event_id, at, body)
    }
}

fn sign(key: &[u8], event_id: &str, at: Timestamp, body: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(key).map(|mut mac| {
        mac.update(format!("{event_id}.{}.", at.as_second()).as_bytes());
        mac.update(body.as_bytes());
        mac.finalize().into_bytes()
    });
    // HMAC takes keys of every length.
    mac.map(|mac| format!("v1,{}", STANDARD.encode(mac))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_example_is_met() {
        // The example of the reference libraries of Standard Webhooks.
        let key = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let at = Timestamp::from_second(1_614_265_330).unwrap();
        let signature = sign(&key, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_secret_is_not_shown() {
        assert_eq!(format!("{:?}", Secret::new([7; 32])), "Secret(…)");
        assert!(Secret::new([7; 32]).told().starts_with("whsec_BwcH"));
    }
}
