//! Developer commands. Run `cargo xtask help`.
fn main() {}
