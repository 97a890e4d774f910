//! A fresh database with the demo's people in it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use db::Db;
use kefu::{demo, house, settings::Settings};
use kernel::{Actor, Deed, Purpose};
use people::Secret;
use tempfile::TempDir;
use testkit::TestDb;

/// A database, and a folder for what leaves the program.
pub(crate) struct House {
    database: TestDb,
    folder: TempDir,
}

impl House {
    pub(crate) async fn furnish(database: TestDb) -> Self {
        let db = house::open_database(database.url()).await.unwrap();
        let app =
            house::open(db.clone(), &Settings::default(), house::real_clock(), house::real_random()).await;
        let app = app.unwrap();
        let password = Secret::new(demo::PASSWORD.to_owned()).hash(app.random()).await;
        let by = Actor::System("setup".to_owned());
        let deed = Deed { by, purpose: Purpose::Administration, at: app.now() };
        let tx = db.begin().await.unwrap();
        demo::move_in(&tx, &deed, &password).await.unwrap();
        tx.commit().await.unwrap();
        db.close().await.unwrap();
        Self { database, folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn url(&self) -> &str {
        self.database.url()
    }

    /// Opens the database beside the program, as a program of its own.
    pub(crate) async fn connect(&self) -> Db {
        self.database.connect().await
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The names of the notices that are ready in an outbox.
    pub(crate) fn sent(&self, outbox: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(outbox)).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| Path::new(name).extension().is_some_and(|e| e == "json")).collect()
    }
}
