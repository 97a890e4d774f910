//! What runs beside the requests: jobs, alarms, the journal's tail, revised calendars.

use std::{path::PathBuf, time::Duration};

use jobs::Job;
use tmf::Destinations;
use tokio::{sync::watch, task::JoinSet};
use web::App;

use crate::{api, courier};

/// The background work of one process.
#[derive(Debug)]
pub struct Workers {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

const ALARMS_EVERY: Duration = Duration::from_secs(10);
const CALENDARS_AT_LEAST_EVERY: Duration = Duration::from_mins(1);
const CALENDARS_AT_MOST_EVERY: Duration = Duration::from_millis(100);

impl Workers {
    /// Starts it. Notices are laid in `outbox`, events may be sent to `destinations`.
    pub fn start(app: &App, outbox: PathBuf, destinations: Destinations) -> Self {
        let (stop, _) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(until(stop.subscribe(), app.live().clone().follow(app.db().clone())));
        tasks.spawn(until(stop.subscribe(), raise_alarms(app.clone())));
        tasks.spawn(until(stop.subscribe(), follow_calendars(app.clone())));
        tasks.spawn(until(stop.subscribe(), work(app.clone(), outbox)));
        tasks.spawn(until(stop.subscribe(), api::deliver(app.clone(), destinations)));
        tasks.spawn(until(stop.subscribe(), api::forget_keys(app.clone())));
        Self { stop, tasks }
    }

    /// Stops it; what a worker was in the middle of is done again after the next start.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.tasks.join_next().await.is_some() {}
    }
}

async fn until(mut stop: watch::Receiver<bool>, work: impl Future<Output = ()> + Send) {
    tokio::select! {
        () = work => (),
        _ = stop.wait_for(|stop| *stop) => (),
    }
}

async fn work(app: App, outbox: PathBuf) {
    let clock = || app.now();
    let handle = |job: Job| handle(app.clone(), outbox.clone(), job);
    jobs::run(app.db(), clock, handle, std::future::pending()).await;
}

/// Does one job and strikes it off.
pub(crate) async fn handle(app: App, outbox: PathBuf, job: Job) -> anyhow::Result<()> {
    match job.kind.as_str() {
        complaints::SEND_NOTICE => {
            if let Some(notice) = complaints::outgoing(app.db(), &job.payload).await? {
                tokio::task::spawn_blocking(move || courier::lay(&outbox, &notice)).await??;
            }
            let tx = app.db().begin().await?;
            complaints::notice_sent(&tx, &job.payload, app.now()).await?;
            jobs::done(&tx, &job).await?;
            tx.commit().await?;
            Ok(())
        }
        complaints::RECOUNT_LIMITS => {
            // The revision may be newer than what this process has heard of.
            app.calendars().reload(app.db()).await?;
            let rules = complaints::Rules::of(&app)?;
            complaints::recount_limits(app.db(), &rules, &job, app.now()).await?;
            Ok(())
        }
        kind => anyhow::bail!("no job is called {kind:?}"),
    }
}

async fn raise_alarms(app: App) {
    loop {
        if let Err(error) = complaints::raise_alarms(app.db(), app.now()).await {
            tracing::warn!(%error, "alarms could not be raised");
        }
        tokio::time::sleep(ALARMS_EVERY).await;
    }
}

/// Reads revised calendars, and has deadlines counted by them: at the start, when the journal tells of a
/// revision, and now and then, should it have been told while nobody could do anything about it.
async fn follow_calendars(app: App) {
    let mut pulses = app.live().subscribe();
    loop {
        if let Err(error) = heed_revisions(&app).await {
            tracing::warn!(%error, "a revision of the calendars could not be followed");
        }
        let heard = async {
            // After a gap, whatever was missed may have been a revision.
            while let Ok(pulse) = pulses.recv().await {
                if pulse.context == calendars::CONTEXT {
                    break;
                }
            }
        };
        if tokio::time::timeout(CALENDARS_AT_LEAST_EVERY, heard).await.is_ok() {
            // A channel that is closed answers at once, each time.
            tokio::time::sleep(CALENDARS_AT_MOST_EVERY).await;
        }
    }
}

async fn heed_revisions(app: &App) -> anyhow::Result<()> {
    app.calendars().reload(app.db()).await?;
    complaints::heed_revisions(app.db(), &app.operator().calendar, app.now()).await?;
    Ok(())
}
