use std::{
    env, fs,
    fs::File,
    io::Read as _,
    os::unix::{
        fs::{MetadataExt as _, chown},
        net::UnixStream,
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
    thread,
    time::Duration,
};

/// The PostgreSQL server that all test processes of a run share.
///
/// nextest runs every test in a process of its own, so the server must outlive the process that started it. It is
/// recorded in `target/testkit-pg/cluster`; whoever reads or writes that file holds `lock`, and every process that
/// uses the server holds `in-use` shared until it ends, which is what the watchdog waits for.
#[derive(Debug)]
pub(crate) struct Cluster {
    dir: PathBuf,
    state: PathBuf,
    _in_use: File,
}

const WATCHDOG: &str = include_str!("cluster.sh");
const MEMORY_KIB_MIN: u64 = 4 << 20;
const READY_POLLS_MAX: u32 = 3_000;
const READY_POLL_EVERY: Duration = Duration::from_millis(10);
const SETTINGS: &[&str] = &[
    "listen_addresses=",
    "max_connections=400",
    // The data is thrown away: nothing waits for the disk.
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
];
const TO_INSTALL: &str = "PostgreSQL is not installed, and everything stored is tested on both databases.\n\
    Run:  apt-get install --yes postgresql\n\
    or set KEFU_TEST_POSTGRES=skip to leave PostgreSQL out.";

impl Cluster {
    /// The server; `None` where `KEFU_TEST_POSTGRES=skip`.
    pub(crate) fn shared() -> Option<&'static Self> {
        static SHARED: OnceLock<Option<Cluster>> = OnceLock::new();
        SHARED
            .get_or_init(|| match env::var("KEFU_TEST_POSTGRES").as_deref() {
                Ok("skip") => None,
                Ok(other) => panic!("KEFU_TEST_POSTGRES knows `skip`, not {other:?}"),
                Err(_) => Some(Self::join_or_start(&state_folder())),
            })
            .as_ref()
    }

    /// The address of one of its databases.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://kefu@localhost/{database}?host={}", self.dir.display())
    }

    /// Held while a template is made, so that two processes do not make the same one.
    pub(crate) fn template_lock(&self) -> File {
        locked(&self.state.join("template-lock"))
    }

    fn join_or_start(state: &Path) -> Self {
        fs::create_dir_all(state).expect("the target folder is writable");
        let lock = locked(&state.join("lock"));
        let in_use = open(&state.join("in-use"));
        in_use.lock_shared().expect("the file system has locks");
        let record = state.join("cluster");
        let recorded =
            fs::read_to_string(&record).ok().and_then(|text| Some(text.trim().strip_prefix("dir=")?.into()));
        let dir = recorded.filter(|dir: &PathBuf| answers(dir)).unwrap_or_else(|| {
            let dir = start();
            fs::write(&record, format!("dir={}\n", dir.display())).expect("the target folder is writable");
            watch(state, &dir);
            dir
        });
        drop(lock);
        Self { dir, state: state.to_owned(), _in_use: in_use }
    }
}

/// Starts a server, and says in which folder it lives.
///
/// It listens only on a socket in that folder, which only its user (and root) may enter: no port, no password.
fn start() -> PathBuf {
    let programs = programs_folder().unwrap_or_else(|| panic!("{TO_INSTALL}"));
    let folder = tempfile::Builder::new().prefix("kefu-pg-").tempdir_in(roomy_folder());
    let folder = folder.expect("the temporary folder is writable");
    let dir = folder.path();
    let owner = Owner::of(dir);
    owner.give(dir);
    let log = || fs::read_to_string(dir.join("log")).unwrap_or_default();

    let mut command = owner.command(&programs.join("initdb"), dir);
    // The order of texts is SQLite's: by code point.
    command.args(["--pgdata=data", "--locale=C", "--encoding=UTF8", "--no-sync", "--no-instructions"]);
    command.args(["--username=kefu", "--auth-local=trust", "--auth-host=reject"]);
    let status = command.status().expect("initdb runs");
    assert!(status.success(), "initdb failed:\n{}", log());

    let mut command = owner.command(&programs.join("postgres"), dir);
    command.args(["-D", "data", "-k"]).arg(dir);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    // In its own process group: what ends the test does not end the server.
    let mut server = command.process_group(0).spawn().expect("postgres runs");
    assert!(wait_until_ready(&mut server, dir), "postgres does not start:\n{}", log());
    folder.keep()
}

/// In memory where there is room for it: a new database is 300 small files, and a disk takes 95 ms for what memory
/// does in 13.
fn roomy_folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let output = Command::new("df").args(["-Pk", "/dev/shm"]).output();
    let table = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let free_kib = table.lines().nth(1).and_then(|row| row.split_whitespace().nth(3)?.parse().ok());
    if free_kib.is_some_and(|kib: u64| MEMORY_KIB_MIN <= kib) { memory.to_owned() } else { env::temp_dir() }
}

/// Whom the server runs as. PostgreSQL refuses to run as root, so root gives the server's files away.
enum Owner {
    Ourselves,
    Unprivileged { user: u32, group: u32 },
}

impl Owner {
    fn of(folder: &Path) -> Self {
        if fs::metadata(folder).expect("the folder was just made").uid() != 0 {
            return Self::Ourselves;
        }
        let users = fs::read_to_string("/etc/passwd").expect("/etc/passwd is readable");
        let find = |name: &str| {
            let mut fields =
                users.lines().map(|line| line.split(':')).find(|f| f.clone().next() == Some(name))?;
            let user = fields.nth(2)?.parse().ok()?;
            Some(Self::Unprivileged { user, group: fields.next()?.parse().ok()? })
        };
        find("postgres").or_else(|| find("nobody")).expect("there is a user `postgres` or `nobody`")
    }

    fn give(&self, path: &Path) {
        if let Self::Unprivileged { user, group } = *self {
            chown(path, Some(user), Some(group)).expect("root gives files away");
        }
    }

    fn command(&self, program: &Path, dir: &Path) -> Command {
        let log = open(&dir.join("log"));
        let log_too = log.try_clone().expect("the log is open");
        let mut command = Command::new(program);
        command.current_dir(dir).stdin(Stdio::null()).stdout(log).stderr(log_too).env_remove("PGDATA");
        if let Self::Unprivileged { user, group } = *self {
            command.uid(user).gid(group);
        }
        command
    }
}

fn wait_until_ready(server: &mut Child, dir: &Path) -> bool {
    for _ in 0..READY_POLLS_MAX {
        if is_ready(dir) {
            return true;
        }
        if server.try_wait().is_ok_and(|status| status.is_some()) {
            return false;
        }
        thread::sleep(READY_POLL_EVERY);
    }
    false
}

/// The eighth line of `postmaster.pid` is the server's state.
fn is_ready(dir: &Path) -> bool {
    let record = fs::read_to_string(dir.join("data/postmaster.pid")).unwrap_or_default();
    record.lines().nth(7).is_some_and(|state| state.trim() == "ready")
}

fn answers(dir: &Path) -> bool {
    is_ready(dir) && UnixStream::connect(dir.join(".s.PGSQL.5432")).is_ok()
}

fn watch(state: &Path, dir: &Path) {
    Command::new("sh")
        .args(["-c", WATCHDOG, "cluster.sh", "watch"])
        .args([state, dir])
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .status()
        .expect("there is a shell");
}

/// Where `initdb` and `postgres` are: on the path, or where Debian puts them (the newest).
fn programs_folder() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<_> = env::split_paths(&path).collect();
    let mut debian: Vec<_> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
        })
        .collect();
    debian.sort();
    folders.extend(debian.into_iter().rev().map(|(_, folder)| folder));
    let folder = folders.into_iter().find(|f| f.join("initdb").exists() && f.join("postgres").exists())?;
    // PostgreSQL looks for its own files beside the program, not beside a link to it.
    fs::canonicalize(folder.join("postgres")).ok()?.parent().map(Path::to_owned)
}

/// `target/testkit-pg`, in the target folder that this test was built in.
fn state_folder() -> PathBuf {
    let program = env::current_exe().expect("a test knows its own program");
    let target = program.ancestors().find(|folder| folder.join("CACHEDIR.TAG").exists());
    target.map_or_else(|| env::temp_dir().join("kefu"), Path::to_owned).join("testkit-pg")
}

fn open(path: &Path) -> File {
    File::options().create(true).append(true).open(path).expect("the target folder is writable")
}

fn locked(path: &Path) -> File {
    let file = open(path);
    file.lock().expect("the file system has locks");
    file
}

pub(crate) fn random_word() -> String {
    let mut bytes = [0; 16];
    let mut source = File::open("/dev/urandom").expect("there is a source of randomness");
    source.read_exact(&mut bytes).expect("randomness does not run dry");
    format!("{:032x}", u128::from_be_bytes(bytes))
}
