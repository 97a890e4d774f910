use std::{fs, time::Instant};

use anyhow::{Context as _, ensure};
use db::{Db, Dialect, Sql as _};
use reqwest::{Client, RequestBuilder, redirect::Policy};
use serde::Serialize;
use serde_json::json;

use crate::{bare::Bare, house::Access, load::WORD, server::Server};

/// Everything measured of one program on one database.
#[derive(Debug, Serialize)]
pub(crate) struct Figures {
    pub(crate) start_seconds: f64,
    pub(crate) idle_mib: f64,
    pub(crate) operations: Vec<Operation>,
    pub(crate) search: Search,
}

/// One kind of request.
#[derive(Debug, Serialize)]
pub(crate) struct Operation {
    pub(crate) name: &'static str,
    /// Processor time of the program per request.
    pub(crate) cpu_ms: f64,
    /// Processor time of the database server beside it.
    pub(crate) database_cpu_ms: f64,
    /// Mean time a caller waits.
    pub(crate) wall_ms: f64,
    /// Processor time of a bare insert or select of the row, the database server's with it.
    pub(crate) bare_cpu_ms: f64,
    /// Both of the request by that of the bare row.
    pub(crate) ratio: f64,
}

/// Whether search finds what a plain scan finds.
#[derive(Debug, Serialize)]
pub(crate) struct Search {
    pub(crate) word: &'static str,
    pub(crate) hits: i64,
    pub(crate) scanned: i64,
}

const WARM_UP: usize = 30;
/// The round that took least counts: in the others the machine had something else to do as well.
const ROUNDS: usize = 3;
const REQUESTS: usize = 600;
const TICKETS: &str = "/tmf-api/troubleTicket/v5/troubleTicket";

/// Measures a program that serves.
pub(crate) async fn figures(
    db: &Db,
    server: &Server,
    meter: &Meter,
    access: &Access,
    bare: Bare,
) -> anyhow::Result<Figures> {
    let idle_mib = server.resident_mib()?;
    let client = Client::builder().cookie_store(true).redirect(Policy::none()).build()?;
    let origin = &server.base;
    let form = [("number", access.staff), ("password", kefu::demo::PASSWORD)];
    let signed_in = client.post(format!("{origin}/sign-in")).form(&form).send().await?;
    ensure!(signed_in.status().is_redirection(), "sign-in answered {}", signed_in.status());
    let numbers = some_numbers(db).await?;
    let token = &access.token;
    let create = |i: usize| client.post(format!("{origin}{TICKETS}")).bearer_auth(token).json(&ticket(i));
    let read = |i: usize| {
        let number = &numbers[i * 7919 % numbers.len()];
        client.get(format!("{origin}{TICKETS}/{number}")).bearer_auth(token)
    };
    let list = |_: usize| client.get(format!("{origin}/complaints?view=open"));
    let newest = |_: usize| client.get(format!("{origin}{TICKETS}?limit=50")).bearer_auth(token);
    let filtered =
        |_: usize| client.get(format!("{origin}{TICKETS}?limit=50&status=acknowledged")).bearer_auth(token);
    let search = |_: usize| client.get(format!("{origin}/search")).query(&[("q", WORD)]);
    let (insert, select) = (bare.insert_cpu_ms, bare.select_cpu_ms);
    let operations = vec![
        operation("create", meter, insert, create).await?,
        operation("read", meter, select, read).await?,
        operation("list", meter, select, list).await?,
        operation("list (API)", meter, select, newest).await?,
        operation("list (API, filtered)", meter, select, filtered).await?,
        operation("search", meter, select, search).await?,
    ];
    let search = all_hits(db).await?;
    Ok(Figures { start_seconds: server.start_seconds, idle_mib, operations, search })
}

async fn operation(
    name: &'static str,
    meter: &Meter,
    bare_cpu_ms: f64,
    request: impl Fn(usize) -> RequestBuilder,
) -> anyhow::Result<Operation> {
    for i in 0..WARM_UP {
        answered(name, request(i)).await?;
    }
    let mut least: Option<Round> = None;
    for round in 0..ROUNDS {
        let (before, began) = (meter.spent()?, wall());
        for i in 0..REQUESTS {
            answered(name, request(WARM_UP + round * REQUESTS + i)).await?;
        }
        let (after, wall_ms) = (meter.spent()?, began.elapsed().as_secs_f64() * 1000.0);
        let spent = Spent {
            program_ms: after.program_ms - before.program_ms,
            database_ms: after.database_ms - before.database_ms,
        };
        if least.is_none_or(|least| spent.together_ms() < least.spent.together_ms()) {
            least = Some(Round { spent, wall_ms });
        }
    }
    let Round { spent, wall_ms } = least.context("no round was run")?;
    #[expect(clippy::cast_precision_loss, reason = "a few hundred requests")]
    let requests = REQUESTS as f64;
    Ok(Operation {
        name,
        cpu_ms: spent.program_ms / requests,
        database_cpu_ms: spent.database_ms / requests,
        wall_ms: wall_ms / requests,
        bare_cpu_ms,
        ratio: spent.together_ms() / requests / bare_cpu_ms,
    })
}

/// What some requests took, one after the other.
#[derive(Debug, Clone, Copy)]
struct Round {
    spent: Spent,
    wall_ms: f64,
}

async fn answered(name: &str, request: RequestBuilder) -> anyhow::Result<()> {
    let answer = request.send().await?;
    let status = answer.status();
    let body = answer.text().await?;
    ensure!(status.is_success(), "{name} answered {status}: {}", body.chars().take(300).collect::<String>());
    Ok(())
}

/// A complaint as another system brings it.
fn ticket(i: usize) -> serde_json::Value {
    let text =
        |name: &str, value: &str| json!({ "@type": "StringCharacteristic", "name": name, "value": value });
    let phone = json!({ "@type": "PhoneContactMedium", "phoneNumber": format!("138{i:08}") });
    json!({
        "@type": "TroubleTicket",
        "description": format!("第{i}件:账单里多了视频彩铃会员30元,我从来没有订过。"),
        "severity": "Major",
        "ticketType": "complaint",
        "relatedParty": [
            { "@type": "RelatedPartyRefOrPartyRoleRef", "role": "customer", "name": "何雨", "contactMedium": [phone] },
        ],
        "troubleTicketCharacteristic": [
            text("category", "vas-not-ordered"), text("demand", "退还费用并取消该业务"),
        ],
    })
}

async fn some_numbers(db: &Db) -> anyhow::Result<Vec<String>> {
    let rows = db
        .all("SELECT number FROM complaints_complaint ORDER BY accepted_at DESC LIMIT 5000", vec![])
        .await?;
    let numbers = rows.iter().map(|row| {
        let key: i64 = row.at(0)?;
        complaints::complaint::Number::from_key(key).map(|n| n.to_string()).context("a key keys no number")
    });
    numbers.collect()
}

/// Every hit of the search, page after page, beside what a plain scan of the documents finds.
async fn all_hits(db: &Db) -> anyhow::Result<Search> {
    let (mut hits, mut before) = (0_i64, None);
    loop {
        let page = complaints::search(db, WORD, before).await?;
        hits += i64::try_from(page.lines.len())?;
        match page.next {
            Some(after) => before = Some(after.number),
            None => break,
        }
    }
    let row = db
        .one(
            "SELECT COUNT(*) FROM complaints_complaint WHERE document LIKE $1",
            vec![format!("%{WORD}%").into()],
        )
        .await?;
    let scanned = row.map_or(Ok(0), |row| row.at(0))?;
    Ok(Search { word: WORD, hits, scanned })
}

/// Processor time so far, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spent {
    pub(crate) program_ms: f64,
    pub(crate) database_ms: f64,
}

impl Spent {
    pub(crate) fn together_ms(self) -> f64 {
        self.program_ms + self.database_ms
    }
}

impl Operation {
    /// Processor time of the program and the database server per request.
    pub(crate) fn together_ms(&self) -> f64 {
        self.cpu_ms + self.database_cpu_ms
    }
}

/// Whose processor time counts: a program, and the database server that works for it where there is one.
#[derive(Debug, Clone)]
pub(crate) struct Meter {
    program: String,
    database_server: Option<String>,
}

impl Meter {
    /// For this process.
    pub(crate) async fn of_this_process(db: &Db) -> anyhow::Result<Self> {
        let database_server = match db.dialect() {
            Dialect::Sqlite => None,
            Dialect::Postgres => Some(postmaster(db).await?),
        };
        Ok(Self { program: "self".to_owned(), database_server })
    }

    /// For another process on the same database.
    pub(crate) fn of_process(&self, id: u32) -> Self {
        Self { program: id.to_string(), database_server: self.database_server.clone() }
    }

    /// What was spent so far.
    pub(crate) fn spent(&self) -> anyhow::Result<Spent> {
        let program_ms = cpu_ms_of(&self.program)?;
        let mut database_ms = 0.0;
        if let Some(server) = &self.database_server {
            for process in fs::read_dir("/proc")? {
                let name = process?.file_name().to_string_lossy().into_owned();
                if parent_of(&name).as_ref() == Some(server) {
                    // One that has just ended has nothing to add.
                    database_ms += cpu_ms_of(&name).unwrap_or_default();
                }
            }
        }
        Ok(Spent { program_ms, database_ms })
    }
}

/// The process from which PostgreSQL starts one for each connection.
async fn postmaster(db: &Db) -> anyhow::Result<String> {
    let row = db.one("SELECT CAST(pg_backend_pid() AS BIGINT)", vec![]).await?;
    let backend: i64 = row.context("the server has no process")?.at(0)?;
    parent_of(&backend.to_string()).context("the server runs elsewhere: its processor time cannot be read")
}

fn parent_of(process: &str) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().to_owned())
}

/// Processor time of a process so far, in milliseconds, threads that have ended included (proc(5), `stat`). It is
/// counted in hundredths of a second.
fn cpu_ms_of(process: &str) -> anyhow::Result<f64> {
    const MS_PER_TICK: f64 = 10.0;
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name of the program stands in brackets and may hold anything; what follows it is columns.
    let (_, columns) = stat.rsplit_once(')').context("no stat")?;
    let ticks = columns.split_whitespace().skip(11).take(2).map(str::parse::<f64>);
    let ticks: Vec<f64> = ticks.collect::<Result<_, _>>()?;
    Ok(ticks.iter().sum::<f64>() * MS_PER_TICK)
}

/// The wall clock, for how long a thing takes.
pub(crate) fn wall() -> Instant {
    Instant::now()
}
