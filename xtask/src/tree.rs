use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::rust::Parts;

/// A file of the project.
pub(crate) struct File {
    /// From the root of the project, e.g. `kernel/src/lib.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
    /// What a Rust file consists of; empty for every other.
    pub(crate) parts: Parts,
}

impl File {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let parts = if has_ending(path, "rs") { Parts::of(text) } else { Parts::default() };
        Self { path: path.to_owned(), text: text.to_owned(), parts }
    }

    pub(crate) fn has_ending(&self, ending: &str) -> bool {
        has_ending(&self.path, ending)
    }

    /// Whether the whole file is tests or benches, or belongs to the program that measures.
    pub(crate) fn is_test(&self) -> bool {
        let folders = ["/tests/", "/benches/"];
        folders.iter().any(|folder| self.path.contains(folder))
            || self.path.starts_with("apps/bench/")
            || self.path.ends_with("/tests.rs")
    }
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == ending)
}

/// The root of the project.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map_or_else(|| xtask.to_owned(), Path::to_owned)
}

/// Every text file of the project that git keeps or would keep, by path.
pub(crate) fn files(root: &Path) -> Result<Vec<File>, Box<dyn Error>> {
    let mut git = Command::new("git");
    git.arg("-C").arg(root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let output = git.output()?;
    if !output.status.success() {
        return Err(format!("git ls-files: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let names = String::from_utf8(output.stdout)?;
    let mut paths: Vec<&str> = names.split_terminator('\0').collect();
    paths.sort_unstable();
    paths.dedup();
    // Neither a picture nor a file that was deleted and not yet committed is text.
    let texts = paths.into_iter().filter_map(|path| Some((path, fs::read_to_string(root.join(path)).ok()?)));
    Ok(texts.map(|(path, text)| File::new(path, &text)).collect())
}
