//! What an operator sets: `kefu.toml`, overridden by `KEFU_…` in the environment.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use figment::{
    Figment, Metadata, Profile, Provider,
    providers::{Env, Format as _, Serialized, Toml},
    value::{Dict, Map, Value},
};
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use tmf::Destinations;
use url::Url;
use web::Operator;

/// Everything that can be set.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where people and systems reach it, without a final slash; from `listen` where it is empty.
    pub base_url: String,
    /// Where notices are laid for the operator's gateway, one file each.
    pub outbox: PathBuf,
    /// The operator's name, as customers know it.
    pub operator: String,
    /// Where its days begin and end, an IANA name.
    pub time_zone: String,
    /// The calendar its deadlines count in.
    pub calendar: String,
    /// The number customers may call; in the file with or without quotation marks.
    #[serde(deserialize_with = "phone_number")]
    pub hotline: Option<String>,
    /// Users in service, the denominator of rates per million users; 0 where it was not told.
    #[serde(deserialize_with = "number")]
    pub users_in_service: i64,
    /// Networks of the operator's own that events (TMF hub) may be sent to beside public addresses, with commas
    /// between, e.g. `10.0.0.0/8, 192.0.2.7/32`.
    pub event_networks: String,
    /// Whether events may be sent without encryption: `yes` or `no`.
    pub event_plain_http: String,
}

impl Default for Settings {
    /// The demo operator on this machine.
    fn default() -> Self {
        Self {
            database_url: "sqlite:var/kefu.db".to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: String::new(),
            outbox: PathBuf::from("var/outbox"),
            operator: "云岭通信".to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            calendar: "cn".to_owned(),
            hotline: Some("10180".to_owned()),
            users_in_service: 2_150_000,
            event_networks: String::new(),
            event_plain_http: "no".to_owned(),
        }
    }
}

/// Where settings are read from where no file is named.
pub const FILE: &str = "kefu.toml";

/// What begins with `KEFU_` and is none of these settings.
const NO_SETTINGS: &[&str] = &["shared", "log", "language", "test_postgres", "config", "scenario"];

/// The environment as it is: text. Left to itself, figment takes `10099` for a number, `true` for a truth value and
/// `[a]` for a list, and then finds that a hotline or a name is none.
struct Texts(Env);

impl Provider for Texts {
    fn metadata(&self) -> Metadata {
        self.0.metadata()
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        let values = self.0.iter().map(|(key, text)| (key.into_string(), Value::from(text)));
        Ok(Profile::Default.collect(values.collect::<Dict>()))
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum NumberOrText {
    Number(i64),
    Text(String),
}

/// A number, or a text that is one.
fn number<'de, D: Deserializer<'de>>(source: D) -> Result<i64, D::Error> {
    match NumberOrText::deserialize(source)? {
        NumberOrText::Number(number) => Ok(number),
        NumberOrText::Text(text) => {
            text.trim().parse().map_err(|_| D::Error::custom(format!("{text:?} is no whole number")))
        }
    }
}

/// A text, or a number that is to be one; nothing where it is empty.
fn phone_number<'de, D: Deserializer<'de>>(source: D) -> Result<Option<String>, D::Error> {
    let text = Option::<NumberOrText>::deserialize(source)?.map(|given| match given {
        NumberOrText::Number(number) => number.to_string(),
        NumberOrText::Text(text) => text,
    });
    Ok(text.filter(|text| !text.is_empty()))
}

impl Settings {
    /// Reads the file that is `named`, which must be there, or else [`FILE`] where it is there; then the
    /// environment.
    pub fn read(named: Option<&Path>) -> anyhow::Result<Self> {
        let file = named.unwrap_or(Path::new(FILE));
        let texts = match named {
            Some(named) => Toml::string(
                &fs::read_to_string(named)
                    .with_context(|| format!("cannot read the settings in {}", named.display()))?,
            ),
            None => Toml::file(FILE),
        };
        let settings: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(texts)
            .merge(Texts(Env::prefixed("KEFU_").ignore(NO_SETTINGS)))
            .extract()
            .with_context(|| format!("the settings in {} or KEFU_… are not right", file.display()))?;
        Ok(settings)
    }

    /// Where events may be sent.
    pub fn destinations(&self) -> anyhow::Result<Destinations> {
        let plain = match self.event_plain_http.as_str() {
            "yes" => Destinations::public().with_plain_http(),
            "no" => Destinations::public(),
            other => bail!("event_plain_http is `yes` or `no`, not {other:?}"),
        };
        let mut networks =
            self.event_networks.split(',').map(str::trim).filter(|network| !network.is_empty());
        networks.try_fold(plain, |destinations, network| {
            let network =
                network.parse().with_context(|| format!("event_networks: {network:?} is no network"))?;
            Ok(destinations.with_allowed(network))
        })
    }

    /// Where people and systems reach it, without a final slash, if that was told.
    pub fn given_base_url(&self) -> anyhow::Result<Option<String>> {
        if self.base_url.is_empty() {
            return Ok(None);
        }
        let is_address = |url: &Url| {
            matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none()
        };
        match Url::parse(&self.base_url).ok().filter(is_address) {
            Some(_) => Ok(Some(self.base_url.trim_end_matches('/').to_owned())),
            None => bail!("base_url is an address such as https://service.example, not {:?}", self.base_url),
        }
    }

    /// The operator that these settings describe.
    pub fn operator(&self) -> anyhow::Result<Operator> {
        let time_zone = TimeZone::get(&self.time_zone)
            .with_context(|| format!("time_zone: there is no time zone {:?}", self.time_zone))?;
        if self.users_in_service < 0 {
            bail!("users_in_service is 0 or more, not {}", self.users_in_service);
        }
        let base_url = self.given_base_url()?.unwrap_or_else(|| format!("http://{}", self.listen));
        Ok(Operator {
            name: self.operator.clone(),
            time_zone,
            calendar: self.calendar.clone(),
            base_url,
            hotline: self.hotline.clone(),
            users_in_service: self.users_in_service,
        })
    }
}

#[cfg(test)]
#[expect(clippy::result_large_err, reason = "a jail's error is figment's")]
mod tests {
    use figment::Jail;

    use super::*;

    #[test]
    fn a_text_that_looks_like_something_else_is_a_text() {
        for text in
            ["10099", "010", "+8610086", "true", "1.5", "[a]", "{a=1}", "\"quoted\"", " spaced ", "1e3"]
        {
            Jail::expect_with(|jail| {
                jail.clear_env();
                for name in
                    ["DATABASE_URL", "BASE_URL", "OUTBOX", "OPERATOR", "TIME_ZONE", "CALENDAR", "HOTLINE"]
                {
                    jail.set_env(format!("KEFU_{name}"), text);
                }
                let read = Settings::read(None).unwrap();
                assert_eq!(read.hotline.as_deref(), Some(text));
                let texts = [read.database_url, read.base_url, read.operator, read.time_zone, read.calendar];
                assert_eq!(texts, [text; 5]);
                assert_eq!(read.outbox, PathBuf::from(text));
                Ok(())
            });
        }
    }

    #[test]
    fn numbers_and_addresses_are_read_from_the_environment_and_the_file() {
        Jail::expect_with(|jail| {
            jail.clear_env();
            jail.create_file("kefu.toml", "hotline = 10099\nusers_in_service = 7\nlisten = \"[::1]:80\"")?;
            let read = Settings::read(None).unwrap();
            assert_eq!((read.hotline.as_deref(), read.users_in_service), (Some("10099"), 7));
            assert_eq!(read.listen.port(), 80);
            jail.set_env("KEFU_USERS_IN_SERVICE", "21500000");
            jail.set_env("KEFU_LISTEN", "0.0.0.0:8081");
            jail.set_env("KEFU_HOTLINE", "");
            let read = Settings::read(None).unwrap();
            assert_eq!((read.hotline, read.users_in_service), (None, 21_500_000));
            assert_eq!(read.listen.port(), 8081);
            Ok(())
        });
    }

    #[test]
    fn what_cannot_be_an_address_or_a_number_of_users_describes_no_operator() {
        let base_url = |text: &str| Settings { base_url: text.to_owned(), ..Settings::default() };
        for (given, base) in [
            ("", "http://127.0.0.1:8080"),
            ("https://service.example/", "https://service.example"),
            ("http://10.0.0.1:81/kefu//", "http://10.0.0.1:81/kefu"),
        ] {
            assert_eq!(base_url(given).operator().unwrap().base_url, base);
        }
        for given in
            ["service.example", "ftp://service.example", "https://", "/kefu", "https://a.example/?q=1"]
        {
            let said = base_url(given).operator().unwrap_err().to_string();
            assert!(said.starts_with("base_url is an address such as"), "{given}: {said}");
        }
        let users = |users_in_service| Settings { users_in_service, ..Settings::default() };
        assert_eq!(users(0).operator().unwrap().users_in_service, 0);
        let said = users(-1).operator().unwrap_err().to_string();
        assert_eq!(said, "users_in_service is 0 or more, not -1");
    }

    #[test]
    fn only_a_file_that_nobody_named_may_be_missing() {
        Jail::expect_with(|jail| {
            jail.clear_env();
            assert_eq!(Settings::read(None).unwrap().operator, "云岭通信");
            let said = format!("{:#}", Settings::read(Some(Path::new("nope.toml"))).unwrap_err());
            assert!(said.starts_with("cannot read the settings in nope.toml: "), "{said}");
            jail.create_file("other.toml", "operator = \"Other\"")?;
            assert_eq!(Settings::read(Some(Path::new("other.toml"))).unwrap().operator, "Other");
            assert_eq!(Settings::read(None).unwrap().operator, "云岭通信");
            Ok(())
        });
    }

    #[test]
    fn what_is_no_setting_or_no_number_is_told_with_its_name() {
        Jail::expect_with(|jail| {
            jail.clear_env();
            jail.set_env("KEFU_USERS_IN_SERVICE", "many");
            let said = format!("{:#}", Settings::read(None).unwrap_err());
            assert!(said.contains("\"many\" is no whole number"), "{said}");
            assert!(said.to_lowercase().contains("users_in_service"), "{said}");
            jail.set_env("KEFU_USERS_IN_SERVICE", "1");
            jail.set_env("KEFU_HOTLIN", "10099");
            let said = format!("{:#}", Settings::read(None).unwrap_err());
            assert!(said.contains("hotlin"), "{said}");
            Ok(())
        });
    }
}
