use std::time::Duration;

use db::{Db, Tx};
use jiff::{SignedDuration, Timestamp};
use journal::Recorded;
use kernel::{Actor, Deed, Purpose};
use serde_json::{Value as Json, json};

use super::{Courier, Event, EventFilter, Hub, Subscription, Undelivered, routes::record};
use crate::{Edition, store::hub as store};

/// What one look at one subscription came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The subscription.
    pub subscription: String,
    /// How many events arrived.
    pub arrived: usize,
    /// Why the next one did not.
    pub problem: Option<String>,
    /// Nothing more will be sent: too much has failed, or the subscriber said that it is gone.
    pub given_up: bool,
}

/// The entries of the journal that a round reads at most.
const ENTRIES_MAX: i64 = 200;
/// The events that a round sends at most. With ten seconds for each, the lease outlasts them.
const EVENTS_MAX: usize = 15;
/// How long a loop waits where nothing is to be sent.
const PAUSE: Duration = Duration::from_millis(500);
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How long to wait after each failure in a row, in seconds; after the last one there is no more to come. About
/// three days (the schedule that Standard Webhooks proposes).
const BACK_OFF_SECONDS: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
/// The answer of a subscriber that will not come back.
const GONE: u16 = 410;

/// Gives back every subscription that somebody holds, and says how many. For a database that was brought from
/// elsewhere: whoever held them delivers from another one.
pub async fn release_all(tx: &Tx) -> Result<u64, db::Error> {
    store::release_all(tx).await
}

/// Delivers for as long as it is polled: one of the loops that the program runs side by side. The parameters are
/// those of [`deliver_next`].
pub async fn deliver<F>(
    db: &Db,
    courier: &Courier,
    hub: &Hub,
    worker: &str,
    clock: &(dyn Fn() -> Timestamp + Send + Sync),
    events_of: impl Fn(Recorded, Edition) -> F + Send + Sync,
) where
    F: Future<Output = Result<Vec<Event>, db::Error>> + Send,
{
    loop {
        match deliver_next(db, courier, hub, worker, clock, &events_of).await {
            Ok(Some(_)) => continue,
            Ok(None) => (),
            Err(error) => tracing::warn!(%error, api = hub.api, "events could not be delivered"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Sends what one subscription of the hub has not been told yet, in the order in which it happened, and says how
/// that went; `None` where no subscription is waiting.
///
/// Call it again at once after `Some`, and after a pause after `None`; several loops and processes may do so side
/// by side, each under a `worker` name of its own. An event arrives at least once, and each time with the same
/// `webhook-id`. `events_of` turns an entry of the journal into what subscribers of an edition are told; it must
/// find the same events each time.
pub async fn deliver_next<F>(
    db: &Db,
    courier: &Courier,
    hub: &Hub,
    worker: &str,
    clock: &(dyn Fn() -> Timestamp + Send + Sync),
    events_of: impl Fn(Recorded, Edition) -> F + Send,
) -> Result<Option<Round>, db::Error>
where
    F: Future<Output = Result<Vec<Event>, db::Error>> + Send,
{
    let Some(subscription) = lease(db, hub, worker, clock()).await? else { return Ok(None) };
    let outcome = work_off(db, courier, &subscription, clock, events_of).await;
    if outcome.is_err() {
        // Not to be looked at again at once, and not only when the lease has run out.
        let tx = db.begin().await?;
        store::release(&tx, &subscription, clock() + SignedDuration::from_secs(BACK_OFF_SECONDS[0])).await?;
        tx.commit().await?;
    }
    outcome.map(Some)
}

async fn work_off<F>(
    db: &Db,
    courier: &Courier,
    subscription: &Subscription,
    clock: &(dyn Fn() -> Timestamp + Send + Sync),
    events_of: impl Fn(Recorded, Edition) -> F + Send,
) -> Result<Round, db::Error>
where
    F: Future<Output = Result<Vec<Event>, db::Error>> + Send,
{
    let mut round =
        Round { subscription: subscription.id.clone(), arrived: 0, problem: None, given_up: false };
    let filter = EventFilter::parse(&subscription.query).ok();
    let mut seq = subscription.seq;
    for entry in journal::since(db, subscription.seq, ENTRIES_MAX).await? {
        let arrived_before = round.arrived;
        for (number, event) in events_of(entry.clone(), subscription.edition).await?.into_iter().enumerate() {
            let letter = Letter::of(&entry, number, &event, subscription.edition);
            if !filter.as_ref().is_none_or(|filter| filter.wants(&letter.body)) {
                continue;
            }
            match letter.send(courier, subscription, clock()).await {
                Ok(()) => round.arrived += 1,
                Err(problem) => {
                    keep_place(db, subscription, seq).await?;
                    let has_moved = seq != subscription.seq;
                    return fail(db, subscription, round, &problem, has_moved, clock()).await;
                }
            }
        }
        seq = entry.seq;
        if round.arrived > arrived_before && !keep_place(db, subscription, seq).await? {
            // The lease ran out, or the subscription was ended: somebody else goes on, or nobody.
            return Ok(round);
        }
        if round.arrived >= EVENTS_MAX {
            break;
        }
    }
    keep_place(db, subscription, seq).await?;
    let tx = db.begin().await?;
    store::release(&tx, subscription, clock()).await?;
    tx.commit().await?;
    Ok(round)
}

async fn lease(db: &Db, hub: &Hub, worker: &str, now: Timestamp) -> Result<Option<Subscription>, db::Error> {
    let head = journal::head(db).await?;
    if !store::is_any_due(db, hub.api, head, now).await? {
        return Ok(None);
    }
    let tx = db.begin().await?;
    let lease = format!("{worker}@{}", now.as_millisecond());
    let subscription = store::lease(&tx, hub.api, head, now, now + LEASE, &lease).await?;
    tx.commit().await?;
    Ok(subscription)
}

/// Remembers how far the subscriber has got; says whether the subscription is still ours.
async fn keep_place(db: &Db, subscription: &Subscription, seq: i64) -> Result<bool, db::Error> {
    if seq == subscription.seq {
        return Ok(true);
    }
    let tx = db.begin().await?;
    let is_ours = store::advance(&tx, subscription, seq).await?;
    tx.commit().await?;
    Ok(is_ours)
}

async fn fail(
    db: &Db,
    subscription: &Subscription,
    mut round: Round,
    problem: &Undelivered,
    has_moved: bool,
    now: Timestamp,
) -> Result<Round, db::Error> {
    tracing::info!(subscription = subscription.id, %problem, "an event did not arrive");
    let failures = if has_moved { 0 } else { subscription.failures };
    let wait = usize::try_from(failures).ok().and_then(|failures| BACK_OFF_SECONDS.get(failures));
    let is_gone = matches!(problem, Undelivered::Status(GONE));
    let due_at = wait.filter(|_| !is_gone).map(|seconds| now + SignedDuration::from_secs(*seconds));
    let tx = db.begin().await?;
    let is_ours = store::fail(&tx, subscription, &problem.to_string(), due_at, now).await?;
    round.problem = Some(problem.to_string());
    round.given_up = is_ours && due_at.is_none();
    if round.given_up {
        let deed = Deed { by: Actor::System("hub".to_owned()), purpose: Purpose::Integration, at: now };
        let facts = json!({ "api": subscription.api, "problem": problem.to_string() });
        record(&tx, &deed, subscription, "given-up", facts).await?;
    }
    tx.commit().await?;
    Ok(round)
}

/// An event as it is sent.
struct Letter {
    id: String,
    body: Json,
}

impl Letter {
    /// The event's envelope. Its id follows from its place in the journal, so that it is the same each time.
    fn of(entry: &Recorded, number: usize, event: &Event, edition: Edition) -> Self {
        let id = format!("{}-{}", entry.seq, number + 1);
        let at = entry.at.to_string();
        let mut body = json!({
            "eventId": id,
            "eventTime": at,
            "eventType": event.event_type,
            "event": event.payload,
        });
        match edition {
            Edition::V4 => (),
            Edition::V5 => {
                body["@type"] = event.event_type.into();
                body["timeOccurred"] = at.into();
            }
        }
        Self { id, body }
    }

    async fn send(
        &self,
        courier: &Courier,
        subscription: &Subscription,
        now: Timestamp,
    ) -> Result<(), Undelivered> {
        let body = self.body.to_string();
        let headers = [
            ("webhook-id", self.id.clone()),
            ("webhook-timestamp", now.as_second().to_string()),
            ("webhook-signature", subscription.secret.sign(&self.id, now, &body)),
        ];
        courier.post(&subscription.callback, &headers, body).await
    }
}
