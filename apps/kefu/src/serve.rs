use std::{future::Future, net::SocketAddr, path::PathBuf};

use anyhow::Context as _;
use tmf::Destinations;
use tokio::{net::TcpListener, task::JoinHandle};
use web::App;

use crate::{house, workers::Workers};

/// A program that serves.
#[derive(Debug)]
pub struct Serving {
    /// Where it listens; the port is chosen where 0 was asked for.
    pub address: SocketAddr,
    task: JoinHandle<std::io::Result<()>>,
}

/// Serves the application until `stop` resolves, with its workers beside it.
pub async fn serve(
    app: App,
    listen: SocketAddr,
    outbox: PathBuf,
    destinations: Destinations,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<Serving> {
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    let address = listener.local_addr()?;
    let service =
        house::service(app.clone(), &destinations).into_make_service_with_connect_info::<SocketAddr>();
    let task = tokio::spawn(async move {
        let workers = Workers::start(&app, outbox, destinations);
        let served = axum::serve(listener, service).with_graceful_shutdown(stop).await;
        workers.stop().await;
        served
    });
    Ok(Serving { address, task })
}

impl Serving {
    /// Waits until it has stopped.
    pub async fn ended(self) -> anyhow::Result<()> {
        self.task.await??;
        Ok(())
    }
}
