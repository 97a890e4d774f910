//! Kefu, the one program.
fn main() {}
