use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use db::{Db, Sql as _};
use jiff::Timestamp;
use kefu::{demo, house};
use kernel::{Actor, Deed, Purpose};
use people::Secret;
use tempfile::TempDir;
use testkit::TestDb;

/// A fresh database with the demo's people in it, and a folder to work in.
pub(crate) struct House {
    pub(crate) database: TestDb,
    pub(crate) folder: TempDir,
}

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl House {
    /// One on each database, with nobody in it and no tables.
    pub(crate) async fn empty() -> Vec<Self> {
        let databases = testkit::databases(&[]).await;
        let folder = || tempfile::tempdir().unwrap();
        databases.into_iter().map(|database| Self { database, folder: folder() }).collect()
    }

    /// One on each database, with the demo's people and categories.
    pub(crate) async fn staffed() -> Vec<Self> {
        let houses = Self::empty().await;
        for house in &houses {
            let db = house::open_database(house.database.url()).await.unwrap();
            let password = Secret::new(demo::PASSWORD.to_owned()).hash([7; 32]).await;
            let at = Timestamp::from_second(1_790_000_000).unwrap();
            let deed = Deed { by: Actor::System("test".to_owned()), purpose: Purpose::Administration, at };
            let tx = db.begin().await.unwrap();
            demo::move_in(&tx, &deed, &password).await.unwrap();
            complaints::plant_categories(&tx, &deed).await.unwrap();
            complaints::plant_root_causes(&tx, &deed).await.unwrap();
            tx.commit().await.unwrap();
            db.close().await.unwrap();
        }
        houses
    }

    /// A command on this database, in this folder, and nothing of the machine's own settings.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kefu"));
        command.args(words).current_dir(self.folder.path()).env_clear();
        command.env("KEFU_DATABASE_URL", self.database.url()).env("LANG", "en_US.UTF-8");
        command
    }

    /// Runs a command to its end.
    pub(crate) fn kefu(&self, words: &[&str]) -> Ran {
        self.kefu_reading("", words)
    }

    /// Runs a command that is given something on standard input.
    pub(crate) fn kefu_reading(&self, input: &str, words: &[&str]) -> Ran {
        ran(&mut self.command(words), input)
    }

    /// Lays a file into the folder.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// The database, as another process sees it.
    pub(crate) async fn connect(&self) -> Db {
        self.database.connect().await
    }

    /// The answer to a query of one number.
    pub(crate) async fn count(&self, sql: &str) -> i64 {
        let db = self.connect().await;
        let counted = db.one(sql, vec![]).await.unwrap().unwrap().at(0).unwrap();
        db.close().await.unwrap();
        counted
    }
}

/// Runs a command to its end with something on standard input.
pub(crate) fn ran(command: &mut Command, input: &str) -> Ran {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // Beside reading, or a long answer would fill its pipe and both would wait.
    let writer = std::thread::spawn(move || {
        // A command that refuses its arguments does not read on.
        let _: std::io::Result<()> = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Ran {
    /// What it answered, where it did what it was asked.
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.stdout, self.stderr);
        self.stdout
    }

    /// What it said, where it ended with this code.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.stdout, self.stderr);
        self
    }

    /// Its answer, a JSON value on each line.
    pub(crate) fn json(&self) -> Vec<serde_json::Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A file of the repository.
pub(crate) fn of_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A shared file; where there is none the test says so and passes.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let default = || of_repository("../shared");
    let file = std::env::var_os("KEFU_SHARED").map_or_else(default, PathBuf::from).join("data").join(path);
    if !file.exists() {
        println!("skipped: needs {}", file.display());
        return None;
    }
    Some(file)
}
