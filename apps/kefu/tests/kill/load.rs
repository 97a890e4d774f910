//! People at the desk who write all the time, and remember what they were told was done.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use complaints::complaint::Number;
use reqwest::{Client, StatusCode, header};
use serde_json::Value as Json;
use testkit::Random;
use tokio::task::JoinSet;

use crate::server::{Server, client};

/// A write that was acknowledged.
#[derive(Debug, Clone)]
pub(crate) enum Done {
    Accepted { number: Number, text: String },
    Noted { number: Number, text: String },
    Chased { number: Number, text: String },
    JudgedValid { number: Number },
    Dispatched { number: Number },
}

impl Done {
    pub(crate) fn number(&self) -> Number {
        match self {
            Self::Accepted { number, .. }
            | Self::Noted { number, .. }
            | Self::Chased { number, .. }
            | Self::JudgedValid { number }
            | Self::Dispatched { number } => *number,
        }
    }
}

const WRITERS: u64 = 6;

/// The writers, over all lives of the program.
pub(crate) struct Load {
    session: Arc<str>,
    /// Complaints of earlier lives: they too are written on.
    known: Vec<Number>,
    /// Writes of this life that were acknowledged.
    acknowledged: Arc<AtomicU64>,
}

impl Load {
    pub(crate) fn new(session: String) -> Self {
        Self { session: session.into(), known: vec![], acknowledged: Arc::default() }
    }

    /// Lets them write until the program answers no more.
    pub(crate) fn begin(&self, server: &Server, round: u64) -> JoinSet<Vec<Done>> {
        self.acknowledged.store(0, Ordering::SeqCst);
        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let desk = Desk {
                client: client(),
                base: server.base.clone(),
                session: Arc::clone(&self.session),
                name: format!("w{writer}r{round}"),
                random: Random::seeded(round * WRITERS + writer),
                known: self.known.clone(),
                acknowledged: Arc::clone(&self.acknowledged),
                done: vec![],
            };
            writers.spawn(desk.write());
        }
        writers
    }

    /// Waits until so many writes of this life were acknowledged.
    pub(crate) async fn has_acknowledged(&self, writes: u64) {
        let since = Instant::now();
        while self.acknowledged.load(Ordering::SeqCst) < writes {
            assert!(since.elapsed() < Duration::from_mins(1), "the program does not work");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// What they were told was done.
    pub(crate) async fn end(&mut self, writers: JoinSet<Vec<Done>>) -> Vec<Done> {
        let done = writers.join_all().await.concat();
        self.known.extend(done.iter().map(Done::number));
        self.known.sort_unstable();
        self.known.dedup();
        done
    }
}

struct Desk {
    client: Client,
    base: String,
    session: Arc<str>,
    name: String,
    random: Random,
    known: Vec<Number>,
    acknowledged: Arc<AtomicU64>,
    done: Vec<Done>,
}

/// Why a request brought no outcome.
enum Silence {
    /// A rule said no: it is valid already, for one.
    Refused,
    /// The program is gone.
    Gone,
}

impl Desk {
    async fn write(mut self) -> Vec<Done> {
        for serial in 0_u32.. {
            match self.step(&format!("{}n{serial}", self.name)).await {
                Ok(done) => {
                    self.known.push(done.number());
                    self.done.push(done);
                    self.acknowledged.fetch_add(1, Ordering::SeqCst);
                }
                Err(Silence::Refused) => (),
                Err(Silence::Gone) => break,
            }
        }
        self.done
    }

    /// One write. Its word stands nowhere else.
    async fn step(&mut self, word: &str) -> Result<Done, Silence> {
        let pick = usize::try_from(self.random.number() % 1_000_003).unwrap();
        let what = self.random.number() % 10;
        let number = match self.known.len() {
            0 => return self.accept(word).await,
            // Mostly the newest ones: they are judged and sent on while others write on them.
            known => self.known[known - 1 - pick % known.min(12)],
        };
        match what {
            0..=2 => self.accept(word).await,
            3..=5 => {
                let text = format!("备注 {word}");
                self.post(&format!("/complaints/{number}/notes"), &[("note", &text)]).await?;
                Ok(Done::Noted { number, text })
            }
            6 => {
                let text = format!("催 {word}");
                self.post(&format!("/complaints/{number}/chase"), &[("text", &text)]).await?;
                Ok(Done::Chased { number, text })
            }
            7 => {
                self.post(&format!("/complaints/{number}/judgement"), &[("verdict", "valid")]).await?;
                Ok(Done::JudgedValid { number })
            }
            _ => {
                self.post(&format!("/complaints/{number}/dispatch"), &[("department", "BILL")]).await?;
                Ok(Done::Dispatched { number })
            }
        }
    }

    async fn accept(&mut self, word: &str) -> Result<Done, Silence> {
        let text = format!("账单里多了视频彩铃会员30元 {word}");
        // Enough come from one place to be a mass complaint: its members are written on by the newcomer, too.
        let place = ["江北", "江南", ""][usize::try_from(self.random.number() % 3).unwrap()];
        let told = self.post("/complaints", &intake(&text, place)).await?;
        Ok(Done::Accepted { number: told["number"].as_str().unwrap().parse().unwrap(), text })
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Result<Json, Silence> {
        let request = self.client.post(format!("{}{path}", self.base)).form(form);
        let request = request.header(header::COOKIE, &*self.session);
        let response = request.header(header::ACCEPT, "application/json").send().await;
        let response = response.map_err(|_| Silence::Gone)?;
        let status = response.status();
        // An answer that was cut off is none.
        let body = response.text().await.map_err(|_| Silence::Gone)?;
        match status {
            StatusCode::OK | StatusCode::CREATED => Ok(serde_json::from_str(&body).unwrap()),
            StatusCode::CONFLICT => Err(Silence::Refused),
            other => panic!("{path}: {other}: {body}"),
        }
    }
}

fn intake<'a>(text: &'a str, place: &'a str) -> [(&'static str, &'a str); 6] {
    [
        ("text", text),
        ("demand", "退还30元"),
        ("category", "vas-not-ordered"),
        ("phone", "13900000001"),
        ("place", place),
        ("language", "zh-CN"),
    ]
}

/// Takes one complaint in.
pub(crate) async fn accept(server: &Server, session: &str, text: &str) -> Number {
    let request = client().post(format!("{}/complaints", server.base)).form(&intake(text, "江北"));
    let request = request.header(header::COOKIE, session).header(header::ACCEPT, "application/json");
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let told: Json = response.json().await.unwrap();
    told["number"].as_str().unwrap().parse().unwrap()
}
