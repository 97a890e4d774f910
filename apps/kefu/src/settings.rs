//! What an operator sets: `kefu.toml`, overridden by `KEFU_…` in the environment.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::Context as _;
use figment::{
    Figment,
    providers::{Env, Format as _, Serialized, Toml},
};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
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
    /// The number customers may call.
    pub hotline: Option<String>,
    /// Users in service, the denominator of rates per million users; 0 where it was not told.
    pub users_in_service: i64,
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
        }
    }
}

impl Settings {
    /// Reads `file` where it is there, then the environment.
    pub fn read(file: &str) -> anyhow::Result<Self> {
        let settings: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("KEFU_").ignore(&[
                "shared",
                "log",
                "language",
                "test_postgres",
                "config",
                "scenario",
            ]))
            .extract()
            .with_context(|| format!("the settings in {file} or KEFU_… are not right"))?;
        Ok(settings)
    }

    /// The operator that these settings describe.
    pub fn operator(&self) -> anyhow::Result<Operator> {
        let time_zone = TimeZone::get(&self.time_zone)
            .with_context(|| format!("time_zone: there is no time zone {:?}", self.time_zone))?;
        let listen = self.listen;
        let base_url =
            if self.base_url.is_empty() { format!("http://{listen}") } else { self.base_url.clone() };
        Ok(Operator {
            name: self.operator.clone(),
            time_zone,
            calendar: self.calendar.clone(),
            base_url: base_url.trim_end_matches('/').to_owned(),
            hotline: self.hotline.clone(),
            users_in_service: self.users_in_service,
        })
    }
}
