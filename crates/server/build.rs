//! Tells cargo that the page is part of the binary: `rust-embed` alone does not
//! notice a new file.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // A path that does not exist would make every build a rebuild.
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/dist");
    if std::path::Path::new(page).exists() {
        println!("cargo::rerun-if-changed={page}");
    }
}
