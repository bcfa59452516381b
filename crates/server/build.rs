//! Tells cargo that the page is part of the binary: `rust-embed` alone does not
//! notice a new file.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // While there is no page yet, cargo takes the path for changed at every
    // build, so that a binary built before the page is never taken for one
    // built after it.
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/dist");
    println!("cargo::rerun-if-changed={page}");
}
