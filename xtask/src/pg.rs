use std::{env, error::Error, path::Path, path::PathBuf, process::Command};

/// The script that also watches the server while tests run.
const SCRIPT: &str = include_str!("../../platform/testkit/src/cluster.sh");

/// Ends the PostgreSQL server of the tests, if there is one.
pub(crate) fn stop(root: &Path) -> Result<String, Box<dyn Error>> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let state = target.join("testkit-pg");
    if !state.join("cluster").exists() {
        return Ok("no test server is running\n".to_owned());
    }
    let status = Command::new("sh").args(["-c", SCRIPT, "cluster.sh", "stop"]).arg(&state).status()?;
    if status.success() {
        Ok("the test server has ended\n".to_owned())
    } else {
        Err(status.to_string().into())
    }
}
