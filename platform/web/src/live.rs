use std::{sync::Arc, time::Duration};

use db::Db;
use tokio::sync::broadcast;

/// Tells open pages, in every process on the database, what just happened.
///
/// Each process reads the journal's tail; nothing has to be delivered from one process to another.
#[derive(Debug, Clone)]
pub struct Live(broadcast::Sender<Arc<Pulse>>);

/// Something that just happened: enough to know whether a page is concerned, and no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulse {
    /// Its place in the journal.
    pub seq: i64,
    /// The business context.
    pub context: String,
    /// What it happened to.
    pub subject: String,
    /// What happened.
    pub event: String,
    /// Who did it.
    pub actor: String,
}

const CHANNEL_LENGTH: usize = 256;
const PAUSE: Duration = Duration::from_millis(700);
const BATCH: i64 = 200;

impl Live {
    /// A channel that nobody listens to yet.
    pub fn new() -> Self {
        Self(broadcast::channel(CHANNEL_LENGTH).0)
    }

    /// Listens from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Pulse>> {
        self.0.subscribe()
    }

    /// Follows the journal's tail for as long as it is polled. While nobody listens, it asks for the head only.
    pub async fn follow(self, db: Db) {
        let mut after: Option<i64> = None;
        loop {
            match self.pass_on(&db, after).await {
                Ok(place) => after = Some(place),
                Err(error) => tracing::warn!(%error, "the journal's tail could not be read"),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn pass_on(&self, db: &Db, after: Option<i64>) -> Result<i64, db::Error> {
        let (Some(after), true) = (after, self.0.receiver_count() > 0) else {
            return journal::head(db).await;
        };
        let mut place = after;
        for entry in journal::since(db, after, BATCH).await? {
            place = entry.seq;
            let journal::Recorded { seq, context, subject, event, actor, .. } = entry;
            // An error only says that the last listener has just left.
            let _ = self.0.send(Arc::new(Pulse { seq, context, subject, event, actor }));
        }
        Ok(place)
    }
}

impl Default for Live {
    fn default() -> Self {
        Self::new()
    }
}
