//! Makes sure that `web/dist` exists and that a new build of it is noticed.

use std::{env, fs, path::Path};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let dist = Path::new(&root).join("../../web/dist");
    // An absent folder would make cargo build this crate, and all that use it, anew each time.
    if let Err(problem) = fs::create_dir_all(&dist) {
        println!("cargo::warning={} cannot be created: {problem}", dist.display());
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", dist.display());
}
