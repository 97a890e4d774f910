use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

use anyhow::{Context as _, bail};

use crate::measure::wall;

/// The program, serving in a process of its own.
pub(crate) struct Server {
    child: Child,
    /// Kept open: a program that cannot say more ends.
    _said: BufReader<ChildStdout>,
    pub(crate) base: String,
    pub(crate) start_seconds: f64,
}

const PORT: u16 = 18_097;

impl Server {
    /// Starts it on a database and waits until it says that it is open.
    pub(crate) async fn start(program: &Path, url: &str) -> anyhow::Result<Self> {
        let outbox = std::env::temp_dir().join("kefu-bench-outbox");
        let began = wall();
        let mut child = Command::new(program)
            .arg("serve")
            .env("KEFU_DATABASE_URL", url)
            .env("KEFU_LISTEN", format!("127.0.0.1:{PORT}"))
            .env("KEFU_OUTBOX", outbox)
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}; build it with --release", program.display()))?;
        let Some(out) = child.stdout.take() else { bail!("the program has no output") };
        let mut line = String::new();
        let mut said = BufReader::new(out);
        said.read_line(&mut line)?;
        let start_seconds = began.elapsed().as_secs_f64();
        if line.is_empty() {
            bail!("the program ended before it was open");
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
        Ok(Self { child, _said: said, base: format!("http://127.0.0.1:{PORT}"), start_seconds })
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its resident memory, in MiB.
    pub(crate) fn resident_mib(&self) -> anyhow::Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
        let kib: f64 = line.split_whitespace().nth(1).context("no VmRSS")?.parse()?;
        Ok(kib / 1024.0)
    }

    /// Ends it.
    pub(crate) fn stop(mut self) {
        // It may be gone already; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
