//! How notices leave the program: as files for the operator's message gateway.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::Path,
};

use complaints::Outgoing;

/// Lays a notice into the outbox, whole or not at all: a gateway that looks for `*.json` never reads half a
/// file, and a second delivery of the same notice replaces the first.
pub fn lay(outbox: &Path, notice: &Outgoing) -> io::Result<()> {
    fs::create_dir_all(outbox)?;
    let name = notice.id.replace('/', "-");
    let (written, ready) = (outbox.join(format!("{name}.part")), outbox.join(format!("{name}.json")));
    let mut file = File::create(&written)?;
    file.write_all(&serde_json::to_vec_pretty(notice)?)?;
    file.sync_all()?;
    fs::rename(written, ready)
}
