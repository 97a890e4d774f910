use std::thread;

use db::{Db, Dialect, Error, Migration, Sql as _};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::cluster::{Cluster, random_word};

/// A fresh database that goes away with its value. Connect as often as you like, also from other processes.
#[derive(Debug)]
pub struct TestDb {
    url: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Sqlite { _folder: TempDir },
    Postgres { cluster: &'static Cluster, name: String },
}

/// Runs a test on a fresh SQLite database and on a fresh PostgreSQL database that have these tables.
///
/// # Panics
/// When the test does, and when PostgreSQL is not installed (unless `KEFU_TEST_POSTGRES=skip`).
pub async fn on_both(migrations: &[&[Migration]], test: impl AsyncFn(Db)) {
    for database in databases(migrations).await {
        // Shown only when the test fails.
        eprintln!("on {:?}", database.dialect());
        Box::pin(test(database.connect().await)).await;
    }
}

/// A fresh SQLite database and a fresh PostgreSQL database that have these tables; without migrations, empty ones.
///
/// # Panics
/// When PostgreSQL is not installed (unless `KEFU_TEST_POSTGRES=skip`), and when a migration fails.
pub async fn databases(migrations: &[&[Migration]]) -> Vec<TestDb> {
    let migrations = migrations.concat();
    let mut databases = vec![TestDb::sqlite(&migrations).await];
    match Cluster::shared() {
        Some(cluster) => databases.push(TestDb::postgres(cluster, &migrations).await),
        None => eprintln!("skipped: needs PostgreSQL, and KEFU_TEST_POSTGRES=skip"),
    }
    databases
}

impl TestDb {
    /// What `KEFU_DATABASE_URL` takes.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Which database it is.
    pub const fn dialect(&self) -> Dialect {
        match self.place {
            Place::Sqlite { .. } => Dialect::Sqlite,
            Place::Postgres { .. } => Dialect::Postgres,
        }
    }

    /// Opens it, with a pool of its own, as another process would.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn connect(&self) -> Db {
        Db::connect(&self.url).await.expect("the test database answers")
    }

    async fn sqlite(migrations: &[Migration]) -> Self {
        let folder =
            tempfile::Builder::new().prefix("kefu-sqlite-").tempdir().expect("there is a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("kefu.db").display());
        migrate(&url, migrations).await;
        Self { url, place: Place::Sqlite { _folder: folder } }
    }

    async fn postgres(cluster: &'static Cluster, migrations: &[Migration]) -> Self {
        let template = template(cluster, migrations).await;
        let name = format!("test_{}", random_word());
        run(cluster, &format!("CREATE DATABASE {name} TEMPLATE {template}"))
            .await
            .expect("the server has room");
        Self { url: cluster.url(&name), place: Place::Postgres { cluster, name } }
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        let Place::Postgres { cluster, name } = &self.place else { return };
        let sql = format!("DROP DATABASE {name} WITH (FORCE)");
        // A thread, because the test's own runtime may be the one that drops us. A database that stays is no harm:
        // it goes with the server.
        thread::scope(|scope| {
            let dropped = scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
                runtime.block_on(run(cluster, &sql)).map_err(std::io::Error::other)
            });
            let _: Result<_, _> = dropped.join();
        });
    }
}

/// The database that others are copied from. It is made once per set of migrations, by whoever needs it first.
async fn template(cluster: &Cluster, migrations: &[Migration]) -> String {
    if migrations.is_empty() {
        return "template1".to_owned();
    }
    let digest = Sha256::digest(format!("{migrations:?}"));
    let name = digest.iter().take(8).fold("template_".to_owned(), |name, byte| format!("{name}{byte:02x}"));
    if exists(cluster, &name).await {
        return name;
    }
    let lock = cluster.template_lock();
    if !exists(cluster, &name).await {
        let unfinished = format!("unfinished_{}", random_word());
        run(cluster, &format!("CREATE DATABASE {unfinished}")).await.expect("the server has room");
        migrate(&cluster.url(&unfinished), migrations).await;
        run(cluster, &format!("ALTER DATABASE {unfinished} RENAME TO {name}"))
            .await
            .expect("the name is free");
    }
    drop(lock);
    name
}

async fn migrate(url: &str, migrations: &[Migration]) {
    if migrations.is_empty() {
        return;
    }
    let db = Db::connect(url).await.expect("the test database answers");
    db::migrate(&db, migrations).await.expect("the migrations run");
    db.close().await.expect("the test database closes");
}

async fn exists(cluster: &Cluster, database: &str) -> bool {
    let server = Db::connect(&cluster.url("postgres")).await.expect("the server answers");
    let sql = "SELECT datname FROM pg_database WHERE datname = $1";
    let row = server.one(sql, vec![database.into()]).await.expect("the server answers");
    server.close().await.expect("the connection closes");
    row.is_some()
}

/// Runs what cannot run in a transaction.
async fn run(cluster: &Cluster, sql: &str) -> Result<(), Error> {
    let server = Db::connect(&cluster.url("postgres")).await?;
    let outcome = server.all(sql, vec![]).await;
    server.close().await?;
    outcome.map(|_| ())
}
